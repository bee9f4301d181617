"""A work and the answers of sources → values that could be added to its record, or corrected.

An answer is used only if its title and authors agree with those of the work.
A proposal that would replace a confirmed value is marked as such.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from rapidfuzz import fuzz

from survey_companion.joining.merge import titles_of
from survey_companion.model.identifiers import Identifier, Scheme
from survey_companion.model.problems import shorten
from survey_companion.model.record_types import WorkRecord
from survey_companion.model.survey import Work
from survey_companion.online.answers import SourceAnswer, parse_arxiv, parse_csl
from survey_companion.online.anthology import parse_acl
from survey_companion.online.cache import Cache
from survey_companion.online.client import Client
from survey_companion.online.failures import UnavailableError, UnreachableError
from survey_companion.text.keys import fold, normalise_title
from survey_companion.text.person_names import label_author, parse_inverted

Question = tuple[str, dict[str, str], Callable[[str, str], SourceAnswer]]

_SHOWN = 200  # characters of an address in a message
SAME_TITLE = 92  # similarity, of 100, from which two titles are the same
SAME_AUTHORS = 0.5  # share of the shorter list's family names that must be in the longer one


@dataclass(frozen=True, kw_only=True, slots=True)
class Hosts:
    """The addresses of the sources; tests run sources on this machine."""

    doi: str = "https://doi.org"
    arxiv: str = "https://export.arxiv.org"
    acl: str = "https://aclanthology.org"

    @property
    def given(self) -> frozenset[str]:
        """Return the addresses that are not the default ones; these may be in a private network."""
        usual = Hosts()
        return frozenset({self.doi, self.arxiv, self.acl} - {usual.doi, usual.arxiv, usual.acl})


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
    """The proposals for a work, and what happened to its sources."""

    work: Work
    proposals: tuple[Proposal, ...]
    doubts: tuple[str, ...]  # a message for each answer or value that is not used, with the reason
    asked: int  # number of sources
    reached: int  # how many of them answered, now or in the cache
    used: int  # how many of them gave a usable answer
    unkept: tuple[str, ...]  # why answers could not be written to the cache


class _Inquiry:
    """The sources of one work, one after the other."""

    def __init__(self, work: Work, client: Client, cache: Cache) -> None:
        self._work = work
        self._client = client
        self._cache = cache
        self.doubts: list[str] = []
        self.unkept: list[str] = []
        self.unreachable = 0

    def ask(self, question: Question) -> SourceAnswer | None:
        """Return the source's answer about the work; `None`, and a message in `doubts`, if it is unusable."""
        url, headers, _ = question
        kept = self._cache.read(url, headers)
        if kept is not None:
            with suppress(UnavailableError):  # a cached answer may be incomplete, or the record has changed
                return self._believe(question, kept)
        try:
            text = self._client.fetch(url, headers)
            found = self._believe(question, text)
        except UnavailableError as failure:
            self.unreachable += isinstance(failure, UnreachableError)
            self.doubts.append(f"{shorten(url, _SHOWN)}: not used, because {failure}")
            return None
        if reason := self._cache.keep(url, headers, text):
            self.unkept.append(reason)
        return found

    def _believe(self, question: Question, text: str) -> SourceAnswer:
        """Return the answer in the text, if it is about the work."""
        url, _, parse = question
        found = parse(text, url)
        if reason := find_mismatch(self._work, found):
            raise UnavailableError(reason)
        self.doubts += [
            f"{field} of {shorten(url, _SHOWN)}: not used, because it is {why}"
            for field, why in found.refused.items()
        ]
        return found


def review_work(work: Work, client: Client, cache: Cache, hosts: Hosts) -> Review:
    """Return proposals from the sources of the work's identifiers, and of identifiers in their answers."""
    inquiry = _Inquiry(work, client, cache)
    found: list[SourceAnswer] = []
    questions = list(list_questions(work.identifiers, hosts))
    for question in questions:  # answers add further questions
        answer = inquiry.ask(question)
        if answer is None:
            continue
        found.append(answer)
        if question[2] is parse_arxiv and (doi := answer.fields.get("published.doi")):
            named = ask_doi(str(doi), hosts)
            questions += [named] if named[0] not in {asked for asked, _, _ in questions} else []
    return Review(
        work=work,
        proposals=tuple(propose(work, found)),
        doubts=tuple(inquiry.doubts),
        asked=len(questions),
        reached=len(questions) - inquiry.unreachable,
        used=len(found),
        unkept=tuple(inquiry.unkept),
    )


def list_questions(identifiers: Sequence[Identifier], hosts: Hosts) -> Iterator[Question]:
    """Yield address, headers and parser for each identifier, the most reliable sources first."""
    values = {each.scheme: each.value for each in reversed(identifiers)}
    if acl := values.get(Scheme.ACL):
        yield f"{hosts.acl}/{_quote(acl)}.bib", {}, parse_acl
    if doi := values.get(Scheme.DOI):
        yield ask_doi(doi, hosts)
    if arxiv := values.get(Scheme.ARXIV):
        yield f"{hosts.arxiv}/api/query?id_list={_quote(arxiv)}", {}, parse_arxiv
        if acl is None and doi is None:
            yield ask_doi(f"10.48550/arXiv.{arxiv}", hosts)


def ask_doi(doi: str, hosts: Hosts) -> Question:
    """Return the question about a DOI."""
    return f"{hosts.doi}/{_quote(doi)}", {"Accept": "application/vnd.citationstyles.csl+json"}, parse_csl


def _quote(identifier: str) -> str:
    """Return an identifier percent-encoded for an address, as it may contain any characters."""
    return quote(identifier, safe="/:;()!$&'*+,=~", errors="replace")


def find_mismatch(work: Work, found: SourceAnswer) -> str | None:
    """Return why the answer is about another work; `None` if title and authors agree."""
    titles = titles_of(work.record) if work.record else tuple(each.title for each in work.listings)
    score = max(fuzz.ratio(normalise_title(title), normalise_title(found.title)) for title in titles)
    if score < SAME_TITLE:
        return f"it has another title, “{found.title}”"
    return _find_stranger(work, found)


def _find_stranger(work: Work, found: SourceAnswer) -> str | None:
    """Return why the authors do not agree, also if there are none to compare; `None` if they agree."""
    if work.byline is None:
        return None
    known = [fold(label_author(each)) for each in work.byline.authors]
    theirs = [fold(label_author(parse_inverted(name))) for name in found.authors]
    shared = set(known) & set(theirs)
    if not theirs:
        return "it names no authors"
    if known[0] not in theirs or len(shared) < SAME_AUTHORS * min(len(known), len(theirs)):
        return f"it has other authors, {'; '.join(found.authors[:3])}"
    return None


def propose(work: Work, found: Sequence[SourceAnswer]) -> Iterator[Proposal]:
    """Yield each value of a source that the record does not have; earlier sources win."""
    record = work.record
    offered = _gather(work, found)
    needed = {"published.type", "published.short", "published.year"}
    has_publication = bool(record and record.published) or needed <= offered.keys()
    for name, (new, source) in offered.items():
        if name.startswith("published.") and not has_publication:
            continue  # a record with an incomplete publication would be invalid
        old = read_field(record, name)
        if _differs(name, old, new):
            doubted = (
                any(each.split(" ")[0] == name for each in record.unconfirmed_fields) if record else False
            )
            is_confirmed = record is not None and record.confirmed and old is not None and not doubted
            yield Proposal(field=name, old=old, new=new, source=source, is_confirmed=is_confirmed)


def _gather(work: Work, found: Sequence[SourceAnswer]) -> dict[str, tuple[Any, str]]:
    """Return for each field the value of the first source that has one, and the source."""
    offered: dict[str, tuple[Any, str]] = {}
    for answer in found:
        authors = () if "authors" in answer.refused else answer.authors
        values: dict[str, Any] = {"title": answer.title, "authors": authors, **answer.fields}
        for name, value in values.items():
            if value:
                offered.setdefault(name, (value, answer.source))
    if "published.year" in offered:  # the entry cites the published version, so its year goes with it
        offered["year"] = offered["published.year"]
    elif "submitted" in offered and work.record is None:
        offered["year"] = (int(offered["submitted"][0][:4]), offered["submitted"][1])
    titles = tuple(dict.fromkeys(listing.title for listing in work.listings))
    if "title" in offered and titles:
        others = tuple(title for title in titles if _differs("title", title, offered["title"][0]))
        known = titles_of(work.record) if work.record else ()
        new = tuple(each for each in others if all(_differs("title", each, title) for title in known))
        if new:  # without its listed title, the listing would no longer match the record
            kept = work.record.also_titled if work.record else ()
            offered["also_titled"] = ((*kept, *new), offered["title"][1])
    return offered


def read_field(record: WorkRecord | None, name: str) -> Any:  # noqa: ANN401  (whatever the field holds)
    """Return the value at a path of a record, an enum as its text; `None` where it is unknown."""
    value: Any = record
    for step in name.split("."):
        value = getattr(value, step, None)
    return getattr(value, "value", value) or None


_EXACT = {"published.pages", "published.doi", "published.volume", "published.acl_id", "arxiv"}


def _differs(name: str, old: Any, new: Any) -> bool:  # noqa: ANN401
    """Whether two values differ; small differences in the spelling of titles and venues do not count."""
    if old is None:
        return True
    if name == "title":
        return normalise_title(old) != normalise_title(new)
    if name == "authors":
        return list(map(fold, old)) != list(map(fold, new))
    if name in _EXACT:
        return str(old).casefold().replace("--", "–") != str(new).casefold().replace("--", "–")
    return fold(str(old)) != fold(str(new))
