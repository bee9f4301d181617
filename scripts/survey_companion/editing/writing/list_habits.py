"""What a list does in all its lines: how it prints authors, labels links and names the archive of preprints.

Input: an `OpenList`. Output: `Habits`.
"""

import re
from collections import Counter
from collections.abc import Iterator

from survey_companion.editing.lists.entry_facts import bare_venue
from survey_companion.editing.lists.open_list import OpenList
from survey_companion.editing.writing.bylines_like import PrintedByline, learn_byline
from survey_companion.editing.writing.filled_forms import Habits
from survey_companion.model.links import CODE
from survey_companion.model.work_kinds import is_preprint_venue

_COMMON = 0.1  # of the links of a role, from which their label is a usual one
# Labels that say of one repository what nobody knows of another.
_OF_ONE_CODE = re.compile(
    r"torch|tensorflow|\btf\b|\bjax\b|keras|paddle|mxnet|caffe|matlab|official|reproduc", re.IGNORECASE
)
_MANY = 3  # papers from which a list, or a section, shows how it is done there


def learn_habits(listed: OpenList, heading: int) -> Habits:
    """Return how the section below the heading, or else the list, prints authors, links and preprints.

    A list of additions with few papers does it as the lists to which it adds.
    """
    has_few = len(listed.catalogue.listings) < _MANY
    lists = (listed, *listed.published) if has_few else (listed,)
    listings = [each for one in lists for each in one.catalogue.listings]
    venues = Counter(each.venue for each in listings if each.venue and is_preprint_venue(each.venue))
    labels: dict[str, Counter[str]] = {}
    for each in listings:
        for link in each.links:
            if not _OF_ONE_CODE.search(link.label):
                labels.setdefault(link.role.name, Counter())[link.label] += 1
    printed = [
        (one is listed and section == heading, each) for one in lists for section, each in _bylines(one)
    ]
    near = [each for is_near, each in printed if is_near]
    preprint = venues.most_common(1)[0][0] if venues else None
    return Habits(
        byline=learn_byline(near if len(near) >= _MANY else [each for _, each in printed]),
        labels={CODE.name: "code"} | {name: counted.most_common(1)[0][0] for name, counted in labels.items()},
        common=frozenset(
            label
            for counted in labels.values()
            for label, number in counted.items()
            if number >= _COMMON * counted.total()
        ),
        preprint=bare_venue(preprint, next((each.year for each in listings if each.venue == preprint), None)),
    )


def _bylines(listed: OpenList) -> Iterator[tuple[int, PrintedByline]]:
    """Yield the authors of each of its own papers as printed, with the line of the heading."""
    drafts = {each.reading.candidate.lines[0]: each for each in listed.found.papers}
    own = {each.location.line for each in listed.catalogue.listings}
    for form in listed.paper_forms:
        if form.byline and form.line in own and (draft := drafts.get(form.line)):
            yield form.section, PrintedByline(form.byline, tuple(draft.authors), draft.et_al)
