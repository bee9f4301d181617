"""A survey → the numbers of works, listings, data resources and sections, in total and per part and section.

Input: a `Survey`. Output: counts by name, which the role {count} puts into a text.

    works                  all works; likewise listings, resources, sections
    works 2024             works that first appeared in a year
    works sec-by-hand      works of a part or section, by its anchor; likewise listings and resources
    sections taxonomy      sections with works; sections resources: sections with data resources
"""

from collections import Counter
from collections.abc import Set as AbstractSet

from survey_companion.joining.appearance import first_appeared
from survey_companion.model.headings import Section
from survey_companion.model.survey import Survey


def count_all(survey: Survey) -> dict[str, int]:
    """Return every count by its name, sorted; none is 0, and a work counts once per part or section."""
    counts: Counter[str] = Counter()
    for work in survey.works:
        places = frozenset[str]().union(*(_places(listing.section) for listing in work.listings))
        counts.update(("works", *(f"works {place}" for place in places)))
        year = (first_appeared(work) or "")[:4]
        counts.update((f"works {year}",) if year else ())
        for listing in work.listings:
            counts.update(("listings", *(f"listings {place}" for place in _places(listing.section))))
    for resource in survey.resources:
        counts.update(("resources", *(f"resources {place}" for place in _places(resource.section))))
    for section in survey.sections:
        counts.update(("sections", f"sections {section.part.kind.value}"))
    return dict(sorted(counts.items()))


def _places(section: Section) -> AbstractSet[str]:
    """Return the anchors of a section and of its part, which may be the same."""
    return {section.part.anchor, section.anchor}
