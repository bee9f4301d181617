"""Mends that need no record: addresses, "et al.", doubled lines, order.

Input: a `ListState`. Output: mends.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from survey_companion.editing.mends import Change, ListState, Mend
from survey_companion.editing.spots import find_address, find_pattern, replace_spots
from survey_companion.model.identifiers import host_of
from survey_companion.model.modern_addresses import modern_address, secure_address
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Spot
from survey_companion.model.survey import Listing, Resource

# -- addresses


def find_unencrypted(state: ListState) -> Iterator[Mend]:
    """Yield the entries with links to http, where the host is known to answer at https."""
    yield from _each_address(state, secure_address, lambda url: f"{host_of(url)} answers at https")


def find_old_addresses(state: ListState) -> Iterator[Mend]:
    """Yield the entries with links to where a paper no longer stands."""
    yield from _each_address(state, modern_address, lambda url: f"{host_of(url)} has the paper now")


def _each_address(
    state: ListState, renew: Callable[[str], str | None], explain: Callable[[str], str]
) -> Iterator[Mend]:
    for about, entry, urls in _addresses(state):
        new = {url: fresh for url in urls if (fresh := renew(url)) and fresh != url}
        lines = state.lines_of(entry)
        spots = {spot: fresh for url, fresh in new.items() for spot in find_address(lines, url)}
        if not spots:
            continue
        becomes: dict[str, object]
        if isinstance(entry, Resource):
            becomes = {"url": new.get(entry.url or "", entry.url)}
        else:
            becomes = {"links": tuple(replace(each, url=new.get(each.url, each.url)) for each in entry.links)}
        change = Change(
            lines=replace_spots(lines, spots),
            reason=", ".join(dict.fromkeys(map(explain, new.values()))),
            becomes=becomes,
        )
        yield Mend(path=entry.location.path, choices=(change,), about=about)


def _addresses(state: ListState) -> Iterator[tuple[str, Listing | Resource, list[str]]]:
    for work, listing in state.listings.values():
        yield work.key, listing, list(dict.fromkeys(each.url for each in listing.links))
    for resource in state.survey.resources:
        yield resource.slug, resource, [resource.url] if resource.url else []


# -- "et al."

_ET_AL = r"(?<!\w)[Ee][Tt](?:\.[ \t]*|[ \t]+)[Aa][Ll](?:\.|(?!\w))"


def find_et_al(state: ListState) -> Iterator[Mend]:
    """Yield the entries that spell "et al." in another way."""
    for work, listing in state.listings.values():
        if listing.byline is None or not listing.byline.truncated:
            continue
        lines = state.lines_of(listing)
        spots = [
            spot
            for spot in find_pattern(lines, _ET_AL, listing.title)
            if lines[spot.line][spot.start : spot.end] != "et al."
        ]
        if spots:
            found = lines[spots[0].line][spots[0].start : spots[0].end]
            change = Change(
                lines=replace_spots(lines, dict.fromkeys(spots, "et al.")), reason=f"“{found}” → “et al.”"
            )
            yield Mend(path=listing.location.path, choices=(change,), about=work.key)


# -- doubled lines


def find_doubled(state: ListState) -> Iterator[Mend]:
    """Yield the entries that stand twice with the same text among those of one section; the first stays.

    Where other text or a rule is between the two, they may be in two groups, so both stay.
    """
    decided = {
        each.about for each in state.survey.problems if each.code is Code.LISTED_TWICE and each.settled
    }
    entries = _entry_lines(state)
    for work in state.survey.works:
        seen: dict[tuple[str, ...], tuple[Listing, Listing]] = {}  # the first of a group, and the last so far
        for listing in work.listings if work.key not in decided else ():
            lines = state.lines_of(listing)
            text = (listing.section.anchor, listing.location.path, *map(str.strip, lines.values()))
            first, last = seen.get(text, (None, None))
            if first is None or last is None or not _is_one_group(state, last, listing, entries):
                seen[text] = listing, listing
                continue
            seen[text] = first, listing
            reason = f"the same as line {first.location.line}, in the same section"
            change = Change(lines=dict.fromkeys(lines), reason=reason)
            yield Mend(path=listing.location.path, choices=(change,), about=work.key)


def _entry_lines(state: ListState) -> set[Spot]:
    """Return the lines of all entries."""
    listed: list[Listing | Resource] = [listing for _, listing in state.listings.values()]
    entries = [*listed, *state.survey.resources]
    return {(each.location.path, number) for each in entries for number in state.lines_of(each)}


def _is_one_group(state: ListState, first: Listing, second: Listing, entries: AbstractSet[Spot]) -> bool:
    """Whether nothing but entries and blank lines is between the two."""
    path = first.location.path
    between = range(first.last_line + 1, second.location.line)
    lines = state.texts[path].lines
    return all((path, number) in entries or not lines[number - 1].strip() for number in between)


# -- order

_NUMBERED = re.compile(r"\s*(?:[0-9]+[.)]|\[[0-9]+\]\s*\S)")
_MOST_OUT_OF_PLACE = 0.2  # share of neighbours of different years; above it the section has no such order


def find_disorder(state: ListState) -> Iterator[Mend]:
    """Yield the runs of lines in one section that are sorted by year but for a few."""
    sections: dict[tuple[str, str], list[Listing]] = defaultdict(list)
    for _, listing in state.listings.values():
        sections[listing.location.path, listing.section.anchor].append(listing)
    for (path, _), listings in sections.items():
        ordered = sorted(listings, key=lambda each: each.location.order)
        sign = _direction(ordered)
        for run in _runs(ordered, state) if sign else ():
            wanted = sorted(run, key=lambda each: sign * (each.year or 0))
            if wanted != run:
                yield Mend(path=path, choices=(_reorder(state, run, wanted, sign),))


def _direction(listings: Sequence[Listing]) -> int:
    """Return -1 if the newest are first, 1 if the oldest are; 0 if there is no such order."""
    years = [each.year for each in listings if each.year is not None]
    steps = [two - one for one, two in pairwise(years) if one != two]
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
        run = [*run, each] if is_plain else []
    if run:
        yield run


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _indent_of(listing: Listing, state: ListState) -> int:
    return _indent(next(iter(state.lines_of(listing).values()), ""))


def _reorder(state: ListState, run: Sequence[Listing], wanted: Sequence[Listing], sign: int) -> Change:
    lines = [next(iter(state.lines_of(each).values())) for each in wanted]
    numbered = zip((each.location.line for each in run), lines, strict=True)
    old = {each.location.line: next(iter(state.lines_of(each).values())) for each in run}
    order = "newest first" if sign < 0 else "oldest first"
    return Change(
        lines={number: line for number, line in numbered if line != old[number]},
        reason=f"{order}, as in most of the section; lines of one year stay in their order",
    )
