"""What a contributor says of a paper, and what sources say of it → the facts of its line and of its record.

Input: a `Contribution`, and answers of sources, the most reliable first. Output: a `NewEntry`. What somebody
says has the first say; the spelling of a title is that of the source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from survey_companion.editing.lists.entry_facts import Facts, PaperFacts, ResourceFacts, bare_venue
from survey_companion.editing.proposed.contributions import Contribution
from survey_companion.editing.proposed.named_papers import address_of
from survey_companion.editing.proposed.new_records import Value
from survey_companion.model.authors import Author, Team
from survey_companion.model.identifiers import (
    Identifier,
    Scheme,
    acl_venue_name,
    arxiv_month,
    identify,
)
from survey_companion.model.links import CODE, PAPER, Link
from survey_companion.model.work_kinds import is_preprint_venue, type_of_venue
from survey_companion.text.person_names import invert_author, parse_inverted

_LONGEST_VENUE = 40  # characters; the full name of a conference is no name for a line
_ARCHIVE = "arXiv"


class Answer(Protocol):
    """What one source says."""

    @property
    def source(self) -> str:
        """Return the address that was asked."""

    @property
    def title(self) -> str:
        """Return the title."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Return the authors, as "Family, Given"."""

    @property
    def fields(self) -> dict[str, str | int]:
        """Return other values by their path in a record, such as "published.pages"."""


@dataclass(frozen=True, kw_only=True)
class NewEntry:
    """A paper or a data resource that is to be added."""

    facts: Facts
    values: Mapping[str, Value] = field(default_factory=dict)  # of its record, by name
    sources: tuple[str, ...] = ()  # where the values were seen


def build_entry(said: Contribution, answers: Sequence[Answer] = ()) -> NewEntry | None:
    """Return the entry; `None` if nobody says what its title is."""
    if said.is_resource:
        return NewEntry(
            facts=ResourceFacts(name=said.name or "", url=said.address, description=said.description)
        )
    title = answers[0].title if answers else said.title
    if not title:
        return None
    offered = _gather(answers)
    papers = _find_papers(said, offered)
    year, month = _date(said, offered, papers)
    named = next((each.authors for each in answers if each.authors), ())
    authors = said.authors if said.authors and not said.et_al else tuple(map(parse_inverted, named))
    authors = authors or said.authors
    is_preprint = any(each.scheme is Scheme.ARXIV for each in map(identify, papers))
    short = str(offered.get("published.short", ""))
    is_long = len(said.venue or "") > _LONGEST_VENUE
    venue = said.venue if not is_long else None
    venue = venue or (short if 0 < len(short) <= _LONGEST_VENUE else None)
    venue = venue or next(filter(None, map(acl_venue_name, map(identify, papers))), None) or said.venue
    venue = venue or (_ARCHIVE if is_preprint and "published.type" not in offered else None)
    links = [Link(label="paper", url=url, role=PAPER) for url in papers[:1]]
    links += [Link(label="code", url=url, role=CODE) for url in said.code]
    facts = PaperFacts(
        title=title,
        authors=authors,
        et_al=said.et_al and not named,
        year=year,
        month=month,
        venue=bare_venue(venue, year),
        links=tuple(links),
    )
    values = _record_values(facts, said, offered, papers)
    sources = dict.fromkeys((*(each.source for each in answers), *([] if answers else papers)))
    return NewEntry(facts=facts, values=values, sources=tuple(sources))


def _gather(answers: Sequence[Answer]) -> dict[str, Value]:
    """Return for each field the value of the first source that has one; a publication is whole or absent."""
    offered: dict[str, Value] = {}
    for answer in answers:
        for name, value in answer.fields.items():
            if value:
                offered.setdefault(name, value)
    if not {"published.type", "published.year", "published.short"} <= offered.keys():
        offered = {name: value for name, value in offered.items() if not name.startswith("published.")}
    return offered


def _find_papers(said: Contribution, offered: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the addresses of the paper: those that somebody named, then those that sources know."""
    known = (
        (Scheme.ACL, offered.get("published.acl_id")),
        (Scheme.DOI, offered.get("published.doi")),
        (Scheme.ARXIV, offered.get("arxiv")),
    )
    others = (address_of(Identifier(scheme=scheme, value=str(value))) for scheme, value in known if value)
    return tuple(dict.fromkeys((*said.papers, *filter(None, others))))


def _date(
    said: Contribution, offered: Mapping[str, Value], papers: Sequence[str]
) -> tuple[int | None, int | None]:
    """Return year and month: as said, of the publication, or of the preprint."""
    arxiv = next((each for each in map(identify, papers) if each.scheme is Scheme.ARXIV), None)
    first = str(offered.get("submitted") or (arxiv_month(arxiv) if arxiv else None) or "")
    year = said.year or offered.get("published.year") or (int(first[:4]) if first else None)
    month = said.month or (int(first[5:7]) if first and first[:4] == str(year) else None)
    return (int(year) if isinstance(year, int) else None), month


def _record_values(
    facts: PaperFacts, said: Contribution, offered: Mapping[str, Value], papers: Sequence[str]
) -> dict[str, Value]:
    """Return what the record says; nobody has confirmed it."""
    values: dict[str, Value] = {"title": facts.title, "authors": tuple(map(_spell, facts.authors))}
    if facts.et_al:
        values["authors_truncated"] = True
    if facts.year:
        values["year"] = facts.year
    named = {each.scheme: each.value for each in reversed([identify(url) for url in papers])}
    if Scheme.ARXIV in named:
        values["arxiv"] = named[Scheme.ARXIV]
    values |= offered
    if "published.type" not in values:
        values |= _publication(facts, named)
    if "published.type" in values:
        if said.venue and len(said.venue) > _LONGEST_VENUE:
            values.setdefault("published.venue", said.venue)
        values["year"] = values["published.year"]
    if papers and not values.keys() & {"arxiv", "published.doi", "published.acl_id"}:
        values["url"] = papers[0]
    if said.code:
        values["code"] = said.code[0]
    if said.key_point:
        values["key_point"] = said.key_point
    return values


def _publication(facts: PaperFacts, named: Mapping[Scheme, str]) -> dict[str, Value]:
    """Return where it appeared, as far as its venue tells; nothing of a preprint."""
    if facts.venue is None or facts.year is None or is_preprint_venue(facts.venue):
        return {}
    found: dict[str, Value] = {
        "published.type": type_of_venue(facts.venue).value,
        "published.short": f"{facts.venue} {facts.year}",
        "published.year": facts.year,
    }
    if Scheme.DOI in named:
        found["published.doi"] = named[Scheme.DOI]
    if Scheme.ACL in named:
        found["published.acl_id"] = named[Scheme.ACL]
    return found


def _spell(author: Author) -> str:
    """Return an author as records have them."""
    if isinstance(author, Team):
        return f"{{{author.name}}}"
    inverted = invert_author(replace(author, suffix=None))
    return f"{author.family}, {author.suffix}, {author.given}" if author.suffix and author.given else inverted
