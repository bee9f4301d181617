"""A work and what sources say of it → what could be added to its record, or corrected.

A source is believed only if title and authors agree with what is known of the work.
A confirmed value is never proposed for replacement without saying so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from survey.enrich.answers import Found, parse_acl, parse_arxiv, parse_csl
from survey.enrich.client import Client, UnavailableError
from survey.facts import WorkFacts
from survey.keys import fold, normalise_title
from survey.merge import titles_of
from survey.model import Identifier, Person, Scheme, Work

SAME_TITLE = 92  # of 100
SAME_AUTHORS = 0.5  # of the shorter list's family names must be in the longer one


@dataclass(frozen=True, kw_only=True, slots=True)
class Hosts:
    """Where the sources are; tests have them on this machine."""

    doi: str = "https://doi.org"
    arxiv: str = "https://export.arxiv.org"
    acl: str = "https://aclanthology.org"


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """One value that a source offers for a record."""

    field: str  # its path in the record, such as "published.pages"
    old: Any  # None: the record does not have it
    new: Any
    source: str
    is_confirmed: bool  # a person has confirmed the old value


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """What was found for a work."""

    work: Work
    proposals: tuple[Proposal, ...]
    doubts: tuple[str, ...]  # sources that failed, or spoke of another work


def review_work(work: Work, client: Client, hosts: Hosts) -> Review:
    """Ask every source that an identifier of the work leads to."""
    doubts: list[str] = []
    found: list[Found] = []
    for url, headers, parse in _questions(work.identifiers, hosts):
        try:
            answer = parse(client.fetch(url, headers), url)
        except UnavailableError as failure:
            doubts.append(str(failure))
            continue
        reason = find_mismatch(work, answer)
        if reason is None:
            found.append(answer)
        else:
            doubts.append(f"{url}: {reason}")
    return Review(work=work, proposals=tuple(propose(work.facts, found)), doubts=tuple(doubts))


_Question = tuple[str, dict[str, str], Callable[[str, str], Found]]


def _questions(identifiers: Sequence[Identifier], hosts: Hosts) -> Iterator[_Question]:
    """Yield address, headers and reader for each identifier, the most telling sources first."""
    csl = {"Accept": "application/vnd.citationstyles.csl+json"}
    values = {each.scheme: each.value for each in reversed(identifiers)}
    if acl := values.get(Scheme.ACL):
        yield f"{hosts.acl}/{acl}.bib", {}, parse_acl
    if doi := values.get(Scheme.DOI):
        yield f"{hosts.doi}/{doi}", csl, parse_csl
    if arxiv := values.get(Scheme.ARXIV):
        yield f"{hosts.arxiv}/api/query?id_list={arxiv}", {}, parse_arxiv
        if acl is None and doi is None:
            yield f"{hosts.doi}/10.48550/arXiv.{arxiv}", csl, parse_csl


def find_mismatch(work: Work, found: Found) -> str | None:
    """Say why the source speaks of another work; `None` if title and authors agree."""
    titles = titles_of(work.facts) if work.facts else tuple(each.title for each in work.listings)
    score = max(fuzz.ratio(normalise_title(title), normalise_title(found.title)) for title in titles)
    if score < SAME_TITLE:
        return f"another title, “{found.title}”"
    known = (
        {fold(each.family) for each in work.byline.authors if isinstance(each, Person)}
        if work.byline
        else set()
    )
    theirs = {fold(name.partition(",")[0]) for name in found.authors if not name.startswith("{")}
    if known and theirs and len(known & theirs) < SAME_AUTHORS * min(len(known), len(theirs)):
        return f"other authors, {'; '.join(found.authors[:3])}"
    return None


def propose(record: WorkFacts | None, found: Sequence[Found]) -> Iterator[Proposal]:
    """Yield each value that a source has and the record has not, the first source's word first."""
    offered: dict[str, tuple[Any, str]] = {}
    for answer in found:
        values: dict[str, Any] = {"title": answer.title, "authors": answer.authors, **answer.fields}
        for name, value in values.items():
            if value:
                offered.setdefault(name, (value, answer.source))
    if "published.year" in offered:
        offered.setdefault("year", offered["published.year"])
    needed = {"published.type", "published.short", "published.year"}
    has_publication = bool(record and record.published) or needed <= offered.keys()
    for name, (new, source) in offered.items():
        if name.startswith("published.") and not has_publication:
            continue  # half a publication would be no valid record
        old = read_field(record, name)
        if _differs(name, old, new):
            is_confirmed = record is not None and record.confirmed and old is not None
            doubted = (
                any(each.split(" ")[0] == name for each in record.unconfirmed_fields) if record else False
            )
            yield Proposal(
                field=name, old=old, new=new, source=source, is_confirmed=is_confirmed and not doubted
            )


def read_field(record: WorkFacts | None, name: str) -> Any:  # noqa: ANN401  (whatever the field holds)
    """Return the value at a path of a record, an enum as its text; `None` where it is unknown."""
    value: Any = record
    for step in name.split("."):
        value = getattr(value, step, None)
    return getattr(value, "value", value) or None


def _differs(name: str, old: Any, new: Any) -> bool:  # noqa: ANN401
    """Whether two values say different things; spelling of titles and of pages does not count."""
    if old is None:
        return True
    if name == "title":
        return normalise_title(old) != normalise_title(new)
    if name == "authors":
        return [fold(each.partition(",")[0]) for each in old] != [
            fold(each.partition(",")[0]) for each in new
        ]
    return fold(str(old)) != fold(str(new))
