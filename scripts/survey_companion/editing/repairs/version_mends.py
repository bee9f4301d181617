"""Mends of where and when a paper appeared: its venue, its year, and the link to that version.

Input: a `ListState`. Output: mends; every value in them is from a record that a person confirmed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Any

from survey_companion.audit.identity import papers, refusal
from survey_companion.editing.repairs.mends import Change, ListState, Mend
from survey_companion.editing.repairs.record_facts import (
    ListForm,
    address_of,
    certain_publication,
    form_of,
    is_certain,
)
from survey_companion.editing.repairs.spots import (
    Spot,
    find_address,
    find_bare_years,
    find_words,
    replace_spots,
)
from survey_companion.model.identifiers import Scheme, arxiv_year, identify
from survey_companion.model.links import PAPER, Link
from survey_companion.model.problem_kinds import Code
from survey_companion.model.record_types import Publication
from survey_companion.model.survey import Listing, Work
from survey_companion.model.work_kinds import is_preprint_venue

MOST_SPOTS = 4  # places of one fact in a line that are tried


def find_published(state: ListState) -> Iterator[Mend]:
    """Yield the lines that still have the preprint of a work that has been published since."""
    form = form_of(state.survey)
    for _, work, listing in state.find(Code.SINCE_PUBLISHED):
        if published := certain_publication(work.record):
            yield from _Version(state, work, listing, published).mend(form, moves_link=form.links_publication)


def find_venues(state: ListState) -> Iterator[Mend]:
    """Yield the lines with another venue than the paper that they link, or than other lines of the work."""
    form = form_of(state.survey)
    for work, listing in _disputed(state, "venue", Code.VENUE_DIFFERS):
        published = certain_publication(work.record)
        if published and listing.venue is not None and not is_preprint_venue(listing.venue):
            yield from _Version(state, work, listing, published).mend(form, moves_link=False)


def find_years(state: ListState) -> Iterator[Mend]:
    """Yield the lines whose year is neither that of the publication nor that of the preprint."""
    for work, listing in _disputed(state, "year", Code.YEAR_BEFORE_PREPRINT, Code.YEAR_DIFFERS):
        year = _right_year(work, listing)
        if year is None or listing.year in {None, year}:
            continue
        lines = state.lines_of(listing)
        choices = tuple(
            Change(
                lines=replace_spots(lines, {spot: str(year)}),
                reason=f"{listing.year} → {year}, as in {place_of(work)}",
                becomes={"year": year},
            )
            for spot in find_bare_years(lines, listing.year or 0, listing.title)[:MOST_SPOTS]
        )
        if choices:
            yield Mend(path=listing.location.path, choices=choices, about=work.key)


def _disputed(state: ListState, fact: str, *codes: Code) -> Iterator[tuple[Work, Listing]]:
    """Yield the lines with such a problem, and all lines of works whose lines disagree on the fact."""
    found: list[tuple[Work, Listing]] = []
    for problem, work, listing in state.find(*codes, Code.COPIES_DISAGREE):
        if problem.code is not Code.COPIES_DISAGREE:
            found.append((work, listing))
        elif problem.found.startswith(f"{fact} "):
            found += [(work, each) for each in work.listings]
    seen: set[int] = set()
    for work, listing in found:
        if id(listing) not in seen:
            seen.add(id(listing))
            yield work, listing


def _right_year(work: Work, listing: Listing) -> int | None:
    """Return the year of the version that the line has; `None` if it is not certain which that is."""
    record = work.record
    if record is None:
        return None
    if record.published:
        published = certain_publication(record)
        is_of_preprint = listing.venue is not None and is_preprint_venue(listing.venue)
        return None if published is None or is_of_preprint else published.year
    years = {year for each in papers(listing) if (year := arxiv_year(each))}
    if any(refusal(work, each) for each in papers(listing)) or not is_certain(record, "year"):
        return None
    return record.year if not years or years == {record.year} else None


@dataclass(frozen=True, slots=True)
class _Version:
    """A line, and the publication that it shall have."""

    state: ListState
    work: Work
    listing: Listing
    published: Publication

    def mend(self, form: ListForm, *, moves_link: bool) -> Iterator[Mend]:
        """Yield the mend that gives the line venue, year and perhaps address of the publication."""
        lines, listing = self.state.lines_of(self.listing), self.listing
        venue = form.spell(self.published)
        if listing.venue is None or venue == listing.venue:
            return
        venues = find_words(lines, listing.venue, listing.title)[:MOST_SPOTS]
        years: Iterable[Spot | None] = [None]
        if listing.year not in {None, self.published.year}:
            years = find_bare_years(lines, listing.year or 0, listing.title)[:MOST_SPOTS]
        is_wrong = any(refusal(self.work, each) for each in papers(listing))
        links = self._links(lines) if moves_link or is_wrong else []
        choices = tuple(
            self._change(lines, spots, venue, link)
            for link, *spots in product([*links, None], venues, years)
            if _are_apart(spots)
        )
        if choices:
            yield Mend(path=listing.location.path, choices=choices, about=self.work.key)

    def _links(self, lines: Mapping[int, str]) -> list[tuple[Link, str]]:
        """Return the line's only paper link, if it is a preprint's, and the publication's address."""
        links = [each for each in self.listing.links if each.role is PAPER]
        address = address_of(self.work.record, self.published) if self.work.record else None
        if address is None or len(links) != 1 or identify(links[0].url).scheme is not Scheme.ARXIV:
            return []
        is_named = "arxiv" in links[0].label.lower()
        return [(links[0], address)] if not is_named and find_address(lines, links[0].url) else []

    def _change(
        self, lines: Mapping[int, str], spots: list[Spot | None], venue: str, link: tuple[Link, str] | None
    ) -> Change:
        """Return the change of the venue, and of year and link where these are given."""
        listing, year = self.listing, self.published.year
        texts = zip(spots, (venue, str(year)), strict=True)
        new = {spot: text for spot, text in texts if spot is not None}
        becomes: dict[str, Any] = {"venue": venue}
        reason = f"{listing.venue} → {venue}"
        if len(new) > 1:
            becomes["year"] = year
            reason += f", {listing.year} → {year}"
        if link is None:
            return Change(
                lines=replace_spots(lines, new),
                reason=f"{reason}, as in {place_of(self.work)}",
                becomes=becomes,
            )
        new |= dict.fromkeys(find_address(lines, link[0].url), link[1])
        becomes["links"] = with_link(listing.links, *link)
        return Change(
            lines=replace_spots(lines, new),
            reason=f"{reason}, and the link, as in {place_of(self.work)}",
            becomes=becomes,
        )


def _are_apart(spots: Iterable[Spot | None]) -> bool:
    order = sorted(spot for spot in spots if spot is not None)
    return all(one.line != two.line or one.end <= two.start for one, two in pairwise(order))


def with_link(links: tuple[Link, ...], old: Link, url: str) -> tuple[Link, ...]:
    """Return the links of a line after the address of one of them is another."""
    return tuple(replace(each, url=url) if each.url == old.url else each for each in links)


def place_of(work: Work) -> str:
    """Return where the record of the work is, for a reason."""
    return f"{work.record.location.path}:{work.record.location.line}" if work.record else "no record"
