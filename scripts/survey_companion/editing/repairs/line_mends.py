"""Mends that need no record: addresses, "et al.", doubled lines.

Input: a `ListState`. Output: mends.
"""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from survey_companion.editing.repairs.mends import Change, ListState, Mend
from survey_companion.editing.repairs.spots import find_address, find_pattern, replace_spots
from survey_companion.model.false_identifiers import find_false_identifier
from survey_companion.model.identifiers import host_of
from survey_companion.model.modern_addresses import modern_address, secure_address
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Spot
from survey_companion.model.survey import Listing, Resource

# -- addresses


def find_unencrypted(state: ListState) -> Iterator[Mend]:
    """Yield the entries with links to http, where the host is known to answer at https.

    A link that no paper can have is left to a person, who has to correct it.
    """
    yield from _each_address(
        state,
        lambda url: None if find_false_identifier(url) else secure_address(url),
        lambda url: f"{host_of(url)} answers at https",
    )


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
