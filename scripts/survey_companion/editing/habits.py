"""A list → what it does the same in all lines: how it prints authors, labels links and names preprints.

Input: an `OpenList`. Output: `Habits`, with which `filled_forms` fills a form.
"""

import re
from collections import Counter

from survey_companion.editing.bylines_like import PrintedByline, learn_byline
from survey_companion.editing.entry_facts import bare_venue
from survey_companion.editing.filled_forms import Habits
from survey_companion.editing.open_list import OpenList
from survey_companion.model.links import CODE
from survey_companion.model.work_kinds import is_preprint_venue

_COMMON = 0.1  # of the links of a role, from which their label is a usual one
# Labels that say of one repository what nobody knows of another.
_OF_ONE_CODE = re.compile(
    r"torch|tensorflow|\btf\b|\bjax\b|keras|paddle|mxnet|caffe|matlab|official|reproduc", re.IGNORECASE
)


def learn_habits(listed: OpenList, heading: int) -> Habits:
    """Return how the section below the heading, or else the list, prints authors, links and preprints."""
    listings = listed.catalogue.listings
    by_line = {each.location.line: each for each in listings}
    venues = Counter(each.venue for each in listings if each.venue and is_preprint_venue(each.venue))
    labels: dict[str, Counter[str]] = {}
    for each in listings:
        for link in each.links:
            if not _OF_ONE_CODE.search(link.label):
                labels.setdefault(link.role.name, Counter())[link.label] += 1
    drafts = {each.reading.candidate.lines[0]: each for each in listed.found.papers}
    printed = [
        (form.section, PrintedByline(form.byline, tuple(draft.authors), draft.et_al))
        for form in listed.paper_forms
        if form.byline and form.line in by_line and (draft := drafts.get(form.line))
    ]
    near = [each for section, each in printed if section == heading]
    preprint = venues.most_common(1)[0][0] if venues else None
    return Habits(
        byline=learn_byline(near if len(near) >= 3 else [each for _, each in printed]),
        labels={CODE.name: "code"} | {name: each.most_common(1)[0][0] for name, each in labels.items()},
        common=frozenset(
            label
            for counted in labels.values()
            for label, number in counted.items()
            if number >= _COMMON * counted.total()
        ),
        preprint=bare_venue(preprint, next((each.year for each in listings if each.venue == preprint), None)),
    )
