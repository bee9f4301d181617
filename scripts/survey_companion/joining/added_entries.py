"""Two states of a survey → the entries that only the later one has, and the sections that are the same.

Input: two surveys, the earlier first. Output: listings and data resources, in file order. A line that was
moved, or whose title, link or section's heading was corrected, is no added one.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from survey_companion.joining.same_work import is_near, papers_of
from survey_companion.model.headings import Part, Section
from survey_companion.model.problems import Location
from survey_companion.model.record_types import Move
from survey_companion.model.survey import Listing, Resource, Survey
from survey_companion.text.keys import normalise_title

Item = TypeVar("Item", Listing, Resource)
_LEAST_SHARED = 0.5  # of the entries of the smaller section, from which two sections are one, renamed


@dataclass(frozen=True, kw_only=True)
class AddedEntries:
    """What is in the later of two states alone."""

    before: Survey
    after: Survey

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Return the added lines of papers, in the order of the lists."""
        places = self.sections

        def identifiers(listing: Listing) -> Hashable:
            return papers_of([listing]) or None

        new, old = _listings(self.after), _listings(self.before)
        neighbours = _neighbours(new) | _neighbours(old)

        def printed(each: Listing) -> tuple[Hashable, ...]:
            return (each.title, *_named(each, places), each.year, each.byline, each.venue, each.links)

        marks: list[Callable[[Listing], Hashable]] = [
            lambda each: (*printed(each), neighbours[id(each)]),  # of two copies, the one that stood there
            printed,
            lambda each: _named(each, places),
            lambda each: normalise_title(each.title),
            identifiers,
        ]
        return tuple(_without_near(*_subtract(new, old, marks), places))

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """Return the added lines of data resources, in the order of the lists."""
        marks: list[Callable[[Resource], Hashable]] = [
            lambda each: (normalise_title(each.name), self.sections.get(each.section.anchor), each.url),
            lambda each: normalise_title(each.name),
            lambda each: each.url,
        ]
        return tuple(_subtract(self.after.resources, self.before.resources, marks)[0])

    @cached_property
    def sections(self) -> dict[str, str]:
        """Return the anchor that each section of the later state has now → the one that it had before.

        Every section of both states is a key, so that anchors of both can be compared; a new one is its own.
        """
        old = {section.anchor: section for section in self.before.sections}
        new = {section.anchor: section for section in self.after.sections}
        same = {anchor: anchor for anchor in (*old, *new)}
        gone, come = (
            [each for name, each in one.items() if name not in other]
            for one, other in ((old, new), (new, old))
        )
        return same | _renamed(gone, come, *(_titles(each) for each in (self.before, self.after)))

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Return a move for each part and section that has another name now."""
        old = {place.anchor: place.address for each in self.before.sections for place in (each.part, each)}
        places: dict[str, Part | Section] = {}
        earlier = dict(self.sections)
        olds = {each.anchor: each.part for each in self.before.sections}
        for section in self.after.sections:
            places |= {section.anchor: section, section.part.anchor: section.part}
            if (before := self.sections[section.anchor]) in olds:
                earlier.setdefault(section.part.anchor, olds[before].anchor)
        nowhere = Location(path="", line=1)
        return tuple(
            Move(origin=old[origin], target=place.address, location=nowhere)
            for anchor, place in places.items()
            if (origin := earlier.get(anchor)) in old and old[origin] != place.address
        )


def _listings(survey: Survey) -> list[Listing]:
    order = {path: number for number, path in enumerate(survey.lists)}
    found = (listing for work in survey.works for listing in work.listings)
    return sorted(found, key=lambda each: (order.get(each.location.path, 0), each.location.order))


def _neighbours(listings: Sequence[Listing]) -> dict[int, tuple[str, str]]:
    """Return the titles before and after each listing, by its `id`."""
    titles = ["", *(each.title for each in listings), ""]
    return {id(each): (titles[place], titles[place + 2]) for place, each in enumerate(listings)}


def _named(listing: Listing, places: Mapping[str, str]) -> tuple[str, str | None]:
    return normalise_title(listing.title), places.get(listing.section.anchor)


def _subtract(
    after: Sequence[Item], before: Sequence[Item], marks: Sequence[Callable[[Item], Hashable]]
) -> tuple[list[Item], list[Item]]:
    """Return what has no counterpart with an equal mark, of both; each mark is tried in turn on the rest."""
    new, old = list(after), list(before)
    for mark in marks:
        known: dict[Hashable, list[Item]] = defaultdict(list)
        for each in old:
            known[mark(each)].append(each)
        unmarked = known.pop(None, [])  # what has no such mark is like nothing
        left: list[Item] = []
        for each in new:
            same = known.get(mark(each))
            if same:
                same.pop(0)
            else:
                left.append(each)
        kept = {id(each) for each in unmarked} | {id(each) for group in known.values() for each in group}
        new, old = left, [each for each in old if id(each) in kept]
    return new, old


def _without_near(
    new: Sequence[Listing], old: Sequence[Listing], places: Mapping[str, str]
) -> Iterator[Listing]:
    """Yield the new listings, without those that are gone ones of the same section with a corrected title."""
    gone: dict[str | None, list[Listing]] = defaultdict(list)
    for each in old:
        gone[places.get(each.section.anchor)].append(each)
    for listing in new:
        rest = gone[places.get(listing.section.anchor)]
        found = next((each for each in rest if is_near(each.title, listing.title)), None)
        if found is None:
            yield listing
        else:
            rest.remove(found)


def _titles(survey: Survey) -> dict[str, set[str]]:
    """Return what each section lists, by its anchor."""
    found: dict[str, set[str]] = defaultdict(set)
    for listing in (each for work in survey.works for each in work.listings):
        found[listing.section.anchor].add(normalise_title(listing.title))
    for resource in survey.resources:
        found[resource.section.anchor].add(normalise_title(resource.name))
    return found


def _renamed(
    gone: Collection[Section],
    come: Collection[Section],
    before: Mapping[str, set[str]],
    after: Mapping[str, set[str]],
) -> dict[str, str]:
    """Return the anchor of the gone section of which each new one lists the most, by the new one's anchor."""
    pairs: dict[str, str] = {}
    for section in come:
        now = after.get(section.anchor, set())
        shares = [
            (len(now & was) / min(len(now), len(was)), each.anchor)
            for each in gone
            if each.part.kind is section.part.kind and now and (was := before.get(each.anchor, set()))
        ]
        share, anchor = max(shares, default=(0.0, ""))
        if share >= _LEAST_SHARED and anchor not in pairs.values():
            pairs[section.anchor] = anchor
    return pairs
