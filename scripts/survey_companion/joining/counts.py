"""A survey → the numbers of works, listings, data resources and sections, in total and per part and section.

Input: a `Survey`. Output: counts by name, which the role {count} puts into a text.

    works                  all works of the published list; likewise listings, resources, sections
    works 2024             works that first appeared in a year
    works sec-by-hand      works of a part or section, by its anchor; likewise listings and resources
    sections taxonomy      sections with works; sections resources: sections with data resources
    works added            works that only the companion lists; likewise listings, resources, sections
    works added sec-by-hand  those of them in a part or section; likewise listings and resources
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from survey_companion.joining.appearance import first_appeared
from survey_companion.model.headings import Section
from survey_companion.model.survey import Survey, Work


def count_all(survey: Survey) -> dict[str, int]:
    """Return every count by its name, sorted; none is 0, and a work counts once per part or section."""
    counts: Counter[str] = Counter()
    for work in survey.works:
        counts.update(_count_work(work))
    for resource in survey.resources:
        name = "resources added" if resource.is_addition else "resources"
        counts.update((name, *(f"{name} {place}" for place in _places(resource.section))))
    for section in survey.sections:
        counts.update(
            ("sections added",) if section.is_added else ("sections", f"sections {section.part.kind.value}")
        )
    return dict(sorted(counts.items()))


def _count_work(work: Work) -> Iterator[str]:
    """Yield the name of each count in which the work, or one of its listings, is one."""
    yield "works added" if work.is_added else "works"
    year = (first_appeared(work) or "")[:4]
    if year and not work.is_added:
        yield f"works {year}"
    published = _all_places(each.section for each in work.listings if not each.is_addition)
    yield from (f"works {place}" for place in published)
    added = _all_places(each.section for each in work.listings if each.is_addition)
    yield from (f"works added {place}" for place in added - published)
    for listing in work.listings:
        name = "listings added" if listing.is_addition else "listings"
        yield name
        yield from (f"{name} {place}" for place in _places(listing.section))


def _all_places(sections: Iterable[Section]) -> AbstractSet[str]:
    return frozenset[str]().union(*map(_places, sections))


def _places(section: Section) -> AbstractSet[str]:
    """Return the anchors of a section and of its part, which may be the same."""
    return {section.part.anchor, section.anchor}
