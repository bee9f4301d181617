"""Where in a section a new entry goes, by the order that its entries have.

Input: an `OpenList`, the line of a heading, and the facts. Output: a `Place`.

    newest first    before the first entry that is older        for most years, or years and months, that fall
    oldest first    behind the last entry that is not newer     … that rise
    alphabetical    by title                                    where titles are in order
    as added        behind the last entry                       anything else

The order is that of the section, or that of most sections if the section has too few entries to tell.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from survey_companion.editing.lists.entry_facts import Facts, PaperFacts, ResourceFacts
from survey_companion.editing.lists.open_list import OpenList
from survey_companion.editing.writing.line_writer import Place
from survey_companion.reading.lines.drafts import Draft
from survey_companion.text.keys import fold

_SHARE = 0.75  # of the pairs of neighbours that differ, from which they are in order
_LEAST_PAIRS = 2  # that differ in their dates; of titles, in order by chance more often, twice as many
_CLOSING = re.compile(r"\s*(?:</\w+>\s*|(?:[-*_]\s*){3,}|<br\s*/?>\s*)?")


class Order(Enum):
    """The order of the entries of a section; the value is what messages call it."""

    NEWEST_FIRST = "newest first"
    OLDEST_FIRST = "oldest first"
    ALPHABETICAL = "alphabetical"
    AS_ADDED = "as added"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Standing:
    """An entry of a section."""

    first: int  # 1-based
    last: int
    date: tuple[int, int | None] | None  # year and month
    title: str  # as titles are sorted
    is_wide: bool  # it is a paragraph or a heading, which an empty line parts from others


def find_place(listed: OpenList, heading: int, facts: Facts) -> Place:
    """Return where the entry goes below the heading that stands in that 1-based line."""
    sections = _standing(listed, is_paper=isinstance(facts, PaperFacts))
    own = sections.get(heading, [])
    if not own:
        return _below_heading(listed, heading)
    order = find_order(listed, heading, is_paper=isinstance(facts, PaperFacts))
    number = _choose(own, _make_standing(facts), order)
    is_apart = _are_apart(listed.source.lines, own)
    if number == 0:
        start = own[0].first
        return Place(start=start, end=start, heading=heading, beside=start, blank_after=is_apart)
    above = own[number - 1]
    start = _end_of(listed.source.lines, above) + 1
    return Place(start=start, end=start, heading=heading, beside=above.first, blank_before=is_apart)


def find_order(listed: OpenList, heading: int, *, is_paper: bool = True) -> Order:
    """Return the order of the entries below a heading, or of most sections where they do not tell."""
    sections = _standing(listed, is_paper=is_paper)
    return _tell([sections.get(heading, [])]) or _tell(sections.values()) or Order.AS_ADDED


def _tell(sections: Iterable[Sequence[_Standing]]) -> Order | None:
    """Return the order of all these sections; `None` if nothing tells."""
    pairs = [pair for section in sections for pair in pairwise(section)]
    dated = [_compare(one, two) for one, two in pairs]
    rising, falling = dated.count(-1), dated.count(1)
    if rising + falling >= _LEAST_PAIRS:
        if falling >= _SHARE * (rising + falling):
            return Order.NEWEST_FIRST
        if rising >= _SHARE * (rising + falling):
            return Order.OLDEST_FIRST
    titles = [one.title <= two.title for one, two in pairs]
    if len(titles) >= 2 * _LEAST_PAIRS and titles.count(True) > 0.9 * len(titles):
        return Order.ALPHABETICAL
    return Order.AS_ADDED if rising + falling >= _LEAST_PAIRS else None


def _compare(one: _Standing, two: _Standing) -> int:
    """Return 1 if the first is newer, -1 if it is older, 0 if that is not known."""
    if one.date is None or two.date is None:
        return 0
    (year, month), (other, month_there) = one.date, two.date
    if year != other or month is None or month_there is None:
        return (year > other) - (year < other)
    return (month > month_there) - (month < month_there)


def _choose(own: Sequence[_Standing], new: _Standing, order: Order) -> int:
    """Return before which entry the new one goes, so that the fewest stand on the wrong side of it."""
    is_before: Callable[[_Standing], int]
    if order is Order.ALPHABETICAL:
        is_before = lambda each: (each.title < new.title) - (each.title > new.title)  # noqa: E731
    elif order is Order.AS_ADDED or new.date is None:
        return len(own)
    else:
        sign = 1 if order is Order.NEWEST_FIRST else -1
        is_before = lambda each: sign * _compare(each, new)  # noqa: E731
    sides = [is_before(each) for each in own]
    wrong = sides.count(1)  # of those that belong before it: at place 0 all of them stand behind
    best, least = 0, wrong
    for number, side in enumerate(sides, 1):
        wrong += (side < 0) - (side > 0)
        if wrong <= least:
            best, least = number, wrong
    return best


def _make_standing(facts: Facts) -> _Standing:
    if isinstance(facts, ResourceFacts):
        return _Standing(first=0, last=0, date=None, title=fold(facts.name), is_wide=False)
    date = (facts.year, facts.month) if facts.year else None
    return _Standing(first=0, last=0, date=date, title=fold(facts.title), is_wide=False)


def _standing(listed: OpenList, *, is_paper: bool) -> dict[int, list[_Standing]]:
    """Return the entries below each heading, by its line, in file order."""
    drafts = listed.found.papers if is_paper else listed.found.resources
    entries = listed.catalogue.listings if is_paper else listed.catalogue.resources
    known = {each.location.line for each in entries}
    found: dict[int, list[_Standing]] = {}
    for draft in drafts:
        lines = draft.reading.candidate.lines
        if lines and lines[0] in known:
            found.setdefault(draft.reading.candidate.node.line, []).append(_stand(draft))
    return found


def _stand(draft: Draft) -> _Standing:
    candidate = draft.reading.candidate
    return _Standing(
        first=candidate.lines[0],
        last=candidate.lines[-1],
        date=(draft.year, draft.month) if draft.year else None,
        title=fold(draft.title),
        is_wide=candidate.origin in {"paragraph", "heading"},
    )


def _end_of(lines: Sequence[str], entry: _Standing) -> int:
    """Return the last line of an entry, with what stands indented below it."""
    first = lines[entry.first - 1]
    indent = len(first) - len(first.lstrip())
    last = entry.last
    while not entry.is_wide and last < len(lines) and _is_inside(lines[last], indent):
        last += 1
    return last


def _is_inside(line: str, indent: int) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip()) >= indent + 2


def _are_apart(lines: Sequence[str], own: Sequence[_Standing]) -> bool:
    """Whether an empty line parts most entries; of a single one, whether its kind needs it."""
    gaps = [two.first - one.last > 1 and not lines[two.first - 2].strip() for one, two in pairwise(own)]
    return 2 * sum(gaps) > len(gaps) if gaps else own[0].is_wide


# -- sections without entries ----------------------------------------------------------------------


def _below_heading(listed: OpenList, heading: int) -> Place:
    """Return the place at the end of what stands below a heading, before the next one."""
    lines = listed.source.lines
    following = [node.line for node in listed.headings if node.line > heading]
    last = min(following, default=len(lines) + 1) - 1
    while last > heading and _CLOSING.fullmatch(lines[last - 1]):
        last -= 1
    start = last + 1
    has_text_below = start <= len(lines) and bool(lines[start - 1].strip())
    return Place(start=start, end=start, heading=heading, blank_before=last > 0, blank_after=has_text_below)
