"""Listings, data resources and records → one `Survey`.

Input: a `Catalogue` and the records. Output: works with citation keys. Nothing is checked here; `audit` does
that. The catalogue decides what is listed and where; a work's facts come from its record, or from its
listings if it has no record.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from survey_companion.model.headings import Section
from survey_companion.model.identifiers import Identifier, Scheme, doi_address, identify, parse_identifier
from survey_companion.model.links import PAPER, RECORD_LINKS, Link
from survey_companion.model.problems import Location
from survey_companion.model.record_types import Publication, ResourceRecord, WorkRecord
from survey_companion.model.survey import Byline, Catalogue, CitationKey, Listing, Survey, Work
from survey_companion.text.keys import KeyParts, assign_keys, normalise_title
from survey_companion.text.person_names import parse_inverted

T = TypeVar("T")
_Group = tuple[Listing, ...]


def merge_survey(
    catalogue: Catalogue,
    records: Mapping[str, WorkRecord],
    facts: Mapping[str, ResourceRecord],
    lists: Mapping[str, str],
) -> Survey:
    """Return the survey; its problems are those of reading, `audit` adds its own.

    `lists` maps the path of each list in messages to its path on pages.
    """
    rank = {each.location: number for number, each in enumerate(catalogue.listings)}
    recorded, unrecorded = _match(group_listings(catalogue.listings), records, rank)
    works = [recorded_work(CitationKey(key), records[key], group) for key, group in recorded.items()]
    works += _unrecorded_works(unrecorded, taken=_all_keys(records))
    cited = [CitationKey(key) for key, record in records.items() if record.asked_by and key not in recorded]
    return Survey(
        info=catalogue.info,
        lists=lists,
        sections=catalogue.sections,
        works=tuple(sorted(works, key=lambda work: rank[work.listings[0].location])),
        cited=tuple(recorded_work(key, records[key], ()) for key in cited),
        aliases=_aliases(records),
        resources=catalogue.resources,
        work_records=records,
        resource_records=facts,
        account=catalogue.account,
        problems=catalogue.problems,
    )


def group_listings(listings: Sequence[Listing]) -> dict[str, _Group]:
    """Return the listings of each work by their normalised title, in order of first listing.

    Listings with the same identifier but different titles stay different works, because one of the links may
    be wrong. `audit` reports them, and a record can join them.
    """
    groups: dict[str, list[Listing]] = {}
    for listing in listings:
        groups.setdefault(normalise_title(listing.title), []).append(listing)
    return {title: tuple(group) for title, group in groups.items()}


def _match(
    groups: Mapping[str, _Group], records: Mapping[str, WorkRecord], rank: Mapping[Location, int]
) -> tuple[dict[str, _Group], list[_Group]]:
    """Return the listings of each record, and the groups whose title is in no record."""
    keys = {normalise_title(title): key for key, record in records.items() for title in titles_of(record)}
    recorded: dict[str, list[Listing]] = {}
    unrecorded: list[_Group] = []
    for title, group in groups.items():
        if title in keys:
            recorded.setdefault(keys[title], []).extend(group)
        else:
            unrecorded.append(group)
    in_order = {key: sorted(group, key=lambda each: rank[each.location]) for key, group in recorded.items()}
    return {key: tuple(group) for key, group in in_order.items()}, unrecorded


def titles_of(record: WorkRecord) -> tuple[str, ...]:
    """Return all titles of a work, that of the version to cite first."""
    preprint = (record.preprint.title,) if record.preprint and record.preprint.title else ()
    return (record.title, *record.also_titled, *preprint)


def _aliases(records: Mapping[str, WorkRecord]) -> dict[str, CitationKey]:
    """Return the present key by each earlier key; a key that is in use again is no earlier key."""
    aliases: dict[str, CitationKey] = {}
    for key, record in records.items():
        for old in record.aliases:
            if old not in records:
                aliases.setdefault(old, CitationKey(key))
    return aliases


def _all_keys(records: Mapping[str, WorkRecord]) -> set[str]:
    return {*records, *(alias for record in records.values() for alias in record.aliases)}


# -- works with a record ---------------------------------------------------------------------------


def recorded_work(key: CitationKey, record: WorkRecord, group: _Group) -> Work:
    """Return the work that a record describes, with its listings."""
    paper, preprint = _paper_links(record)
    return Work(
        key=key,
        title=record.title,
        year=record.year,
        byline=_record_byline(record),
        venue=record.published.short if record.published else ("arXiv" if record.arxiv else None),
        paper=paper,
        preprint=preprint,
        links=_record_links(record, group),
        identifiers=identifiers_of(record),
        record=record,
        listings=group,
        sections=_sections(group),
    )


def _record_byline(record: WorkRecord) -> Byline | None:
    authors = tuple(map(parse_inverted, record.authors))
    return Byline(authors=authors, truncated=record.authors_truncated) if authors else None


def identifiers_of(record: WorkRecord) -> tuple[Identifier, ...]:
    """Return the identifiers of a work, strongest first."""
    published = record.published
    found = (
        (Scheme.ARXIV, record.arxiv),
        (Scheme.ACL, published.acl_id if published else None),
        (Scheme.DOI, published.doi.lower() if published and published.doi else None),
    )
    known = [Identifier(scheme=scheme, value=value) for scheme, value in found if value]
    addresses = [record.url, published.url if published else None]
    known += [identify(url) for url in addresses if url]
    return tuple(dict.fromkeys(known))


def _paper_links(record: WorkRecord) -> tuple[Link | None, Link | None]:
    """Return the link to the version to cite, and that to the preprint if it is a different version."""
    arxiv = f"https://arxiv.org/abs/{record.arxiv}" if record.arxiv else None
    published = record.published
    address = _address_of(published) if published else None
    main = address or arxiv or record.url
    paper = Link(label="paper", url=main, role=PAPER) if main else None
    if arxiv is None or arxiv == main:
        return paper, None
    return paper, Link(label="preprint", url=arxiv, role=PAPER)


def _address_of(published: Publication) -> str | None:
    """Return the address of a publication: its own, or that of its identifiers."""
    if published.url is None and published.doi is None and published.acl_id:
        return f"https://aclanthology.org/{published.acl_id}/"
    return published.url or (doi_address(published.doi) if published.doi else None)


def _record_links(record: WorkRecord, group: _Group) -> tuple[Link, ...]:
    """Return the record's links other than those to the paper, and further links from the list."""
    named = ((each, getattr(record, each.field)) for each in RECORD_LINKS)
    links = {url: Link(label=each.field, url=url, role=each.role) for each, url in named if url}
    papers = {identifier.value for identifier in identifiers_of(record)}
    wrong = {parse_identifier(each.identifier) for each in record.not_this}
    known = {identify(url) for url in links}
    for link in (link for listing in group for link in listing.links):
        identifier = identify(link.url)
        if not (identifier in known or identifier.value in papers or identifier in wrong):
            links.setdefault(link.url, link)
    return tuple(links.values())


# -- works without a record ------------------------------------------------------------------------


def _unrecorded_works(groups: Sequence[_Group], taken: set[str]) -> list[Work]:
    parts = [
        KeyParts(
            byline=most_common(listing.byline for listing in group),
            year=most_common(listing.year for listing in group),
            title=group[0].title,
        )
        for group in groups
    ]
    keys = assign_keys(parts, taken)
    return [_listed_work(key, part, group) for key, part, group in zip(keys, parts, groups, strict=True)]


def _listed_work(key: CitationKey, part: KeyParts, group: _Group) -> Work:
    links = {link.url: link for listing in group for link in listing.links}
    paper = next((link for link in links.values() if link.role is PAPER), None)
    return Work(
        key=key,
        title=part.title,
        year=part.year,
        byline=part.byline,
        venue=most_common(listing.venue for listing in group),
        paper=paper,
        preprint=None,
        links=tuple(link for link in links.values() if link is not paper),
        identifiers=paper_identifiers(group),
        record=None,
        listings=group,
        sections=_sections(group),
    )


def most_common(values: Iterable[T | None]) -> T | None:
    """Return the most common value, the first one on a tie; `None` if none is known."""
    known = [value for value in values if value is not None]
    if not known or known.count(known[0]) == len(known):  # a shortcut for nearly all works
        return known[0] if known else None
    return Counter(known).most_common(1)[0][0]


def paper_identifiers(group: Sequence[Listing]) -> tuple[Identifier, ...]:
    """Return the identifiers of all paper links, without repetition, in file order."""
    links = (link for listing in group for link in listing.links if link.role is PAPER)
    return tuple(dict.fromkeys(identify(link.url) for link in links))


def _sections(group: Sequence[Listing]) -> tuple[Section, ...]:
    return tuple(dict.fromkeys(listing.section for listing in group))
