"""Mends of the order of lines.

Input: a `ListState`. Output: mends of runs of lines, which change places.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from survey_companion.editing.repairs.mends import Change, ListState, Mend
from survey_companion.model.survey import Listing

_Place = tuple[str, str]  # a path, and the anchor of a section
_AS_MOST = "as in most of the section"
_AS_BEFORE = "as the section was before dates in it were mended"
_NUMBERED = re.compile(r"\s*(?:[0-9]+[.)]|\[[0-9]+\]\s*\S)")
_MOST_OUT_OF_PLACE = 0.2  # share of neighbours of different years; above it the section has no such order


@dataclass(frozen=True, slots=True)
class _Order:
    """How a section is to be sorted."""

    dates: Mapping[int, int]  # of its entries, by their lines
    sign: int  # -1: newest first
    why: str


def find_disorder(state: ListState) -> Iterator[Mend]:
    """Yield the runs of lines in one section that are sorted by date but for a few."""
    for (path, _), listings in _sections(state).items():
        dates, sign = _order_of(listings, _find_months(state, path))
        if sign:
            yield from _sort(state, path, listings, _Order(dates, sign, _AS_MOST))


def find_lost_order(state: ListState) -> Iterator[Mend]:
    """Yield the runs of lines in sections that were sorted by date before their dates were mended."""
    if state.first is None:
        return
    sorted_before = dict(_find_sorted(state.first))
    for place, listings in _sections(state).items():
        if sign := sorted_before.get(place, 0):
            dates, _ = _order_of(listings, _find_months(state, place[0]))
            yield from _sort(state, place[0], listings, _Order(dates, sign, _AS_BEFORE))


def _find_sorted(state: ListState) -> Iterator[tuple[_Place, int]]:
    """Yield the sections in which no line is out of order, with the direction of their order.

    A section of few years has no direction of its own; it has that of the list, if all others have the same.
    """
    known = {
        place: _order_of(listings, _find_months(state, place[0]))
        for place, listings in _sections(state).items()
    }
    for place, (dates, own) in known.items():
        signs = {sign for (path, _), (_, sign) in known.items() if sign and path == place[0]}
        sign = own or (min(signs) if len(signs) == 1 else 0)
        numbers = [dates[line] for line in sorted(dates)]
        if sign and numbers == sorted(numbers, key=lambda number: sign * number):
            yield place, sign


def _sections(state: ListState) -> dict[_Place, list[Listing]]:
    """Return the entries of each section of each list, in file order."""
    sections: dict[_Place, list[Listing]] = defaultdict(list)
    for _, listing in state.listings.values():
        sections[listing.location.path, listing.section.anchor].append(listing)
    return {
        place: sorted(listings, key=lambda each: each.location.order) for place, listings in sections.items()
    }


def _sort(state: ListState, path: str, listings: Sequence[Listing], order: _Order) -> Iterator[Mend]:
    for run in _runs(listings, state):
        wanted = sorted(run, key=lambda each: order.sign * order.dates.get(each.location.line, 0))
        if wanted != run:
            yield Mend(path=path, choices=(_reorder(state, run, wanted, order),))


def _find_months(state: ListState, path: str) -> dict[int, int]:
    """Return the month that each entry of a list prints, by its first line; those without one are missing."""
    listed = state.lists.get(path)
    drafts = listed.found.papers if listed else []
    return {each.reading.candidate.lines[0]: each.month for each in drafts if each.month}


def _order_of(listings: Sequence[Listing], months: Mapping[int, int]) -> tuple[dict[int, int], int]:
    """Return the date of each entry with a year as a number, by its line, and the direction of their order.

    Months count where all of them have one; if most are in no order by month, none is taken.
    """
    dated = {each.location.line: each.year for each in listings if each.year is not None}
    if dated and dated.keys() <= months.keys():
        exact = {line: 12 * year + months[line] for line, year in dated.items()}
        return exact, _direction(list(exact.values()))
    return dated, _direction(list(dated.values()))


def _direction(dates: Sequence[int]) -> int:
    """Return -1 if the newest are first, 1 if the oldest are; 0 if there is no such order."""
    steps = [two - one for one, two in pairwise(dates) if one != two]
    falling = sum(step < 0 for step in steps)
    if len(steps) < 2 or min(falling, len(steps) - falling) > _MOST_OUT_OF_PLACE * len(steps):
        return 0
    return -1 if 2 * falling > len(steps) else 1


def _runs(listings: Sequence[Listing], state: ListState) -> Iterator[list[Listing]]:
    """Yield the entries of one line each that follow each other directly, and have a year and no number."""
    run: list[Listing] = []
    for each in listings:
        lines = state.lines_of(each)
        text = next(iter(lines.values()), "")
        is_plain = len(lines) == 1 and each.year is not None and not _NUMBERED.match(text)
        follows = run and run[-1].location.line + 1 == each.location.line
        if run and not (follows and is_plain and _indent(text) == _indent_of(run[-1], state)):
            yield run
            run = []
        if is_plain:
            run.append(each)
    if run:
        yield run


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _indent_of(listing: Listing, state: ListState) -> int:
    return _indent(next(iter(state.lines_of(listing).values()), ""))


def _reorder(state: ListState, run: Sequence[Listing], wanted: Sequence[Listing], order: _Order) -> Change:
    lines = [next(iter(state.lines_of(each).values())) for each in wanted]
    numbered = zip((each.location.line for each in run), lines, strict=True)
    old = {each.location.line: next(iter(state.lines_of(each).values())) for each in run}
    first = "newest first" if order.sign < 0 else "oldest first"
    return Change(
        lines={number: line for number, line in numbered if line != old[number]},
        reason=f"{first}, {order.why}; lines of one date stay in their order",
    )
