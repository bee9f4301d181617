"""Mends of what a record knows better: capitals, lost letters, identifiers, links to code, names.

Input: a `ListState`. Output: mends; every name and value in them is from a record that a person confirmed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from survey_companion.audit.identity import papers, refusal
from survey_companion.editing.repairs.mends import Change, ListState, Mend
from survey_companion.editing.repairs.record_facts import (
    address_of,
    arxiv_address,
    certain_publication,
    is_certain,
)
from survey_companion.editing.repairs.spots import find_text, find_words, replace_spots, with_address
from survey_companion.editing.repairs.version_mends import MOST_SPOTS, place_of, with_link
from survey_companion.joining.merge import identifiers_of
from survey_companion.model.authors import Author, Team
from survey_companion.model.identifiers import identify
from survey_companion.model.links import CODE, PAPER, Link
from survey_companion.model.problem_kinds import Code
from survey_companion.model.record_types import WorkRecord
from survey_companion.model.survey import Listing, Work
from survey_companion.model.work_kinds import is_preprint_venue

_SMALL_WORDS = frozenset("a an and as at but by de for from in into is of on or the to via vs with".split())


# -- titles


def find_capitals(state: ListState) -> Iterator[Mend]:
    """Yield the titles that differ from that of the record by lost capitals alone."""
    for _, work, listing in state.find(Code.LOST_CAPITALS):
        is_same = work.title.casefold() == listing.title.casefold() and len(work.title) == len(listing.title)
        is_known = work.record is not None and is_certain(work.record, "title")
        if is_known and is_same and _restores(listing.title, work.title):
            reason = f"capitals as in the title of {place_of(work)}"
            yield from _retitle(state, work, listing, work.title, reason)


def _restores(listed: str, recorded: str) -> bool:
    """Whether the record's title has capitals that the list's lacks, and none less but in small words."""
    gained = sum(one != two and two.isupper() for one, two in zip(listed, recorded, strict=True))
    words = zip(re.findall(r"\w+", listed), re.findall(r"\w+", recorded), strict=False)
    lost = [
        two
        for one, two in words
        if any(old != new and old.isupper() for old, new in zip(one, two, strict=False))
    ]
    return gained > 0 and all(word in _SMALL_WORDS for word in lost)


def _retitle(state: ListState, work: Work, listing: Listing, title: str, reason: str) -> Iterator[Mend]:
    lines = state.lines_of(listing)
    choices = tuple(
        Change(lines=replace_spots(lines, {spot: title}), reason=reason, becomes={"title": title})
        for spot in find_text(lines, listing.title)[:MOST_SPOTS]
    )
    if choices:
        yield Mend(path=listing.location.path, choices=choices, about=work.key)


_LOST_LETTERS = re.compile("(?:\ufffd|ï¿½)+")
_MOST_PIECES = 6  # of a title between lost letters; the time to compare them grows with each


def find_damaged(state: ListState) -> Iterator[Mend]:
    """Yield the titles with letters that are lost, where the record of the linked paper has them."""
    records = {each: one for one in state.survey.work_records.values() for each in identifiers_of(one)}
    for work, listing in state.listings.values():
        pieces = _LOST_LETTERS.split(listing.title) if work.record is None else []
        linked = {id(records[each]): records[each] for each in papers(listing) if each in records}
        if not 2 <= len(pieces) <= _MOST_PIECES or len(linked) != 1:
            continue
        record = next(iter(linked.values()))
        pattern = r"[^\W\d_]{1,4}".join(map(re.escape, pieces))
        if is_certain(record, "title") and re.fullmatch(pattern, record.title):
            reason = f"lost letters as in the title of {record.location}, whose paper the line links"
            yield from _retitle(state, work, listing, record.title, reason)


# -- identifiers


def find_identifiers(state: ListState) -> Iterator[Mend]:
    """Yield the lines whose paper link is another work's, as the record says, which has the right one."""
    for work, listing in state.listings.values():
        for link in listing.links if work.record else ():
            why = refusal(work, identify(link.url)) if link.role is PAPER else None
            lines = state.lines_of(listing) if why else {}
            choices = tuple(
                Change(
                    lines=changed,
                    reason=f"the link is another work's: {why}",
                    becomes={"links": with_link(listing.links, link, url)},
                )
                for url in (_right_addresses(work.record, listing) if work.record else ())
                for changed in with_address(lines, link.url, url)
            )
            if choices:
                yield Mend(path=listing.location.path, choices=choices, about=work.key)


def _right_addresses(record: WorkRecord, listing: Listing) -> list[str]:
    """Return the certain addresses of the work, first that of the version which the line has."""
    published = certain_publication(record)
    found = [arxiv_address(record), address_of(record, published) if published else None]
    is_of_preprint = listing.venue is not None and is_preprint_venue(listing.venue)
    known = [each for each in (found if is_of_preprint else reversed(found)) if each]
    known += [record.url] if not known and record.url and is_certain(record, "url") else []
    refused = {each.identifier for each in record.not_this}
    return [each for each in known if each not in refused]


# -- code


def find_missing_code(state: ListState) -> Iterator[Mend]:
    """Yield the lines without the link to code that another line of the work and its record have."""
    for problem, work, _ in state.find(Code.COPIES_DISAGREE):
        record = work.record
        if record is None or not problem.found.startswith("code link ") or not is_certain(record, "code"):
            continue
        sources = [
            (each, link) for each in work.listings if (link := each.link(CODE)) and link.url == record.code
        ]
        for listing in work.listings if sources else ():
            if listing.link(CODE) is None:
                yield from _add_link(state, work, listing, *sources[0])


def _add_link(state: ListState, work: Work, listing: Listing, source: Listing, link: Link) -> Iterator[Mend]:
    """Yield the mend that adds the link as the other line has it, behind the last link or at the end."""
    marked = _mark_of(state.lines_of(source), link)
    lines = state.lines_of(listing)
    if marked is None or not lines:
        return
    number = max(lines)
    line = lines[number]
    bare = line.rstrip()
    change = Change(
        lines={number: f"{bare} {marked}{line[len(bare) :]}"},
        reason=f"its code is on line {source.location.line}, and in {place_of(work)}",
        becomes={"links": (*listing.links, link)},
    )
    yield Mend(path=listing.location.path, choices=(change,), about=work.key)


def _mark_of(lines: dict[int, str], link: Link) -> str | None:
    """Return the link as a line has it, such as "[[code](address)]"; `None` if it stands otherwise."""
    inner = rf"\[{re.escape(link.label)}\]\({re.escape(link.url)}\)"
    for line in lines.values():
        if found := re.search(rf"\[{inner}\]|\({inner}\)|{inner}", line):
            return found[0]
    return None


# -- names


def find_misspelt(state: ListState) -> Iterator[Mend]:
    """Yield the lines with a name that the record lacks, where another line of the work has the right one."""
    for _, work, _ in state.find(Code.MISSPELT_NAME):
        known = _names_of(work.record) if work.record and is_certain(work.record, "authors") else set()
        right = {_name(each) for one in work.listings if one.byline for each in one.byline.authors} & known
        for listing in work.listings if len(right) == 1 else ():
            authors = listing.byline.authors if listing.byline else ()
            if len(authors) == 1 and _name(authors[0]) not in known:
                yield from _rename(state, work, listing, next(iter(right)))


def _rename(state: ListState, work: Work, listing: Listing, name: str) -> Iterator[Mend]:
    if listing.byline is None:
        return
    author, lines = listing.byline.authors[0], state.lines_of(listing)
    new = replace(author, name=name) if isinstance(author, Team) else replace(author, family=name)
    choices = tuple(
        Change(
            lines=replace_spots(lines, {spot: name}),
            reason=f"{_name(author)} → {name}, as in {place_of(work)}",
            becomes={"byline": replace(listing.byline, authors=(new,))},
        )
        for spot in find_words(lines, _name(author), listing.title)[:MOST_SPOTS]
    )
    if choices:
        yield Mend(path=listing.location.path, choices=choices, about=work.key)


def _name(author: Author) -> str:
    return author.name if isinstance(author, Team) else author.family


def _names_of(record: WorkRecord) -> set[str]:
    """Return the family names and the names of teams."""
    return {each[1:-1] if each.startswith("{") else each.partition(",")[0] for each in record.authors}
