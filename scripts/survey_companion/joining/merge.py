"""Listings, data resources and records → one `Survey`.

Input: a `Catalogue`, the records and the keys given out before. Output: works with citation keys. Nothing is
checked here; `audit` does that. The catalogue decides what is listed and where; a work's facts come from its
record, or from its listings if it has no record.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from survey_companion.joining.kept_keys import find_kept, keep_keys
from survey_companion.joining.listed_works import draft_works, name_works, sections_of
from survey_companion.joining.same_work import (
    Group,
    group_listings,
    make_signs,
    name_authors,
    papers_of,
    rank_listings,
)
from survey_companion.model.authors import Byline
from survey_companion.model.given_keys import MOST_AUTHORS, NO_KEYS, GivenKey, GivenKeys, Signs
from survey_companion.model.identifiers import (
    Identifier,
    Scheme,
    doi_address,
    identify,
    parse_identifier,
)
from survey_companion.model.links import PAPER, RECORD_LINKS, Link
from survey_companion.model.record_types import Publication, ResourceRecord, WorkRecord
from survey_companion.model.survey import Catalogue, CitationKey, Listing, Survey, Work
from survey_companion.text.keys import normalise_title
from survey_companion.text.person_names import parse_inverted


def merge_survey(
    catalogue: Catalogue,
    records: Mapping[str, WorkRecord],
    facts: Mapping[str, ResourceRecord],
    lists: Mapping[str, str],
    given: GivenKeys = NO_KEYS,
) -> Survey:
    """Return the survey; its problems are those of reading, `audit` adds its own.

    `lists` maps the path of each list in messages to its path on pages.
    """
    rank = rank_listings(catalogue.listings)
    recorded, unrecorded = _match(group_listings(catalogue.listings), records, rank)
    works = [recorded_work(CitationKey(key), records[key], group) for key, group in recorded.items()]
    cited = [CitationKey(key) for key, record in records.items() if record.asked_by and key not in recorded]
    doubtful = _find_doubtful(recorded, unrecorded, records)
    drafts = draft_works(unrecorded, doubtful)
    used = {*recorded, *cited}  # a record that describes nothing takes no key away from a line
    kept = find_kept([each.signs for each in drafts], (each for each in given.keys if each.key not in used))
    named = name_works(drafts, kept, taken={*_all_keys(records), *(each.key for each in given.keys)})
    works += named
    cited_works = tuple(recorded_work(key, records[key], ()) for key in cited)
    aliases = _aliases(records, {work.key for work in works})
    signs = {work.key: draft.signs for work, draft in zip(named, drafts, strict=True)}
    signs |= {
        work.key: _recorded_signs(work, records[work.key], doubtful)
        for work in (*works, *cited_works)
        if work.key not in signs
    }
    live = [_give(work, signs[work.key]) for work in (*works, *cited_works)]
    book = keep_keys(given.keys, live, aliases, is_borrowed=given.is_borrowed)
    earlier, gone = book.lead()
    return Survey(
        info=catalogue.info,
        lists=lists,
        sections=catalogue.sections,
        works=tuple(sorted(works, key=lambda work: rank[id(work.listings[0])])),
        cited=cited_works,
        aliases={key: CitationKey(now) for key, now in {**earlier, **aliases}.items()},
        gone=gone,
        key_book=book,
        resources=catalogue.resources,
        work_records=records,
        resource_records=facts,
        account=catalogue.account,
        added_account=catalogue.added_account,
        problems=catalogue.problems,
    )


def _give(work: Work, signs: Signs) -> GivenKey:
    """Return the key of a work with all by which the work is recognised."""
    return GivenKey(key=work.key, signs=signs, place=work.sections[0].address if work.sections else None)


def _recorded_signs(work: Work, record: WorkRecord, doubtful: Collection[Identifier]) -> Signs:
    """Return by what a work is recognised according to its record and its lines."""
    titles = (*titles_of(record), *(each.title for each in work.listings))
    linked = [each for each in papers_of(work.listings) if each not in doubtful]
    refused = _refused(record)
    identifiers = (*work.identifiers, *(each for each in linked if each not in refused))
    return make_signs(titles, identifiers, _names(work))


def _names(work: Work) -> Iterator[str]:
    """Yield the first authors, after the one whom a line names first if the record does not."""
    names = name_authors([work.byline])[:MOST_AUTHORS]
    printed = name_authors(listing.byline for listing in work.listings)
    yield from [name for name in printed if name not in names][:1]
    yield from names


def _refused(record: WorkRecord) -> set[Identifier]:
    """Return the identifiers of which the record says that they are those of other works."""
    return {parse_identifier(each.identifier) for each in record.not_this}


def _match(
    groups: Sequence[Group], records: Mapping[str, WorkRecord], rank: Mapping[int, int]
) -> tuple[dict[str, Group], list[Group]]:
    """Return the listings of each record, and the groups whose title is in no record."""
    keys: dict[str, list[str]] = {}
    for key, record in records.items():
        for title in dict.fromkeys(map(normalise_title, titles_of(record))):
            keys.setdefault(title, []).append(key)
    recorded: dict[str, list[Listing]] = {}
    unrecorded: list[Group] = []
    for group in groups:
        titles = dict.fromkeys(normalise_title(each.title) for each in group)
        known = [key for title in titles for key in keys.get(title, ())]
        if known:
            recorded.setdefault(_best(known, records, group), []).extend(group)
        else:
            unrecorded.append(group)
    in_order = {key: sorted(group, key=lambda each: rank[id(each)]) for key, group in recorded.items()}
    return {key: tuple(group) for key, group in in_order.items()}, unrecorded


def _best(keys: Sequence[str], records: Mapping[str, WorkRecord], group: Group) -> str:
    """Return the record of the listings among those with their title: the one with their link or authors."""
    if len(keys) == 1:
        return keys[0]
    links, names = set(papers_of(group)), set(name_authors(each.byline for each in group))

    def likeness(key: str) -> tuple[bool, bool]:
        record = records[key]
        has_link = not links.isdisjoint(identifiers_of(record))
        return has_link, not names.isdisjoint(name_authors([_record_byline(record)]))

    return max(reversed(keys), key=likeness)  # of those that are equally like it, the last one


def _find_doubtful(
    recorded: Mapping[str, Group], unrecorded: Sequence[Group], records: Mapping[str, WorkRecord]
) -> set[Identifier]:
    """Return the identifiers and addresses that several works claim; a record may refuse to claim one.

    A record that describes nothing claims nothing: a line whose title was corrected keeps its link, and is
    recognised by it.
    """
    claims: Counter[Identifier] = Counter()
    for group in unrecorded:
        claims.update(papers_of(group))
    for key, record in records.items():
        if key not in recorded and not record.asked_by:
            continue
        refused = _refused(record)
        own = dict.fromkeys((*identifiers_of(record), *papers_of(recorded.get(key, ()))))
        claims.update(each for each in own if each not in refused)
    return {identifier for identifier, number in claims.items() if number > 1}


def titles_of(record: WorkRecord) -> tuple[str, ...]:
    """Return all titles of a work, that of the version to cite first."""
    preprint = (record.preprint.title,) if record.preprint and record.preprint.title else ()
    return (record.title, *record.also_titled, *preprint)


def _aliases(records: Mapping[str, WorkRecord], used: Collection[str]) -> dict[str, CitationKey]:
    """Return the present key by each earlier key; a key that is in use is no earlier key."""
    aliases: dict[str, CitationKey] = {}
    for key, record in records.items():
        for old in record.aliases:
            if old not in records and old not in used:
                aliases.setdefault(old, CitationKey(key))
    return aliases


def _all_keys(records: Mapping[str, WorkRecord]) -> set[str]:
    return {*records, *(alias for record in records.values() for alias in record.aliases)}


# -- works with a record ---------------------------------------------------------------------------


def recorded_work(key: CitationKey, record: WorkRecord, group: Group) -> Work:
    """Return the work that a record describes, with its listings."""
    paper, preprint = _paper_links(record)
    paper = paper or next((link for link in _listed_links(record, group) if link.role is PAPER), None)
    return Work(
        key=key,
        title=record.title,
        year=record.year or (record.published.year if record.published else None),
        byline=_record_byline(record),
        venue=record.published.label if record.published else ("arXiv" if record.arxiv else None),
        paper=paper,
        preprint=preprint,
        links=_record_links(record, group, paper),
        identifiers=identifiers_of(record),
        record=record,
        listings=group,
        sections=sections_of(group),
    )


def _record_byline(record: WorkRecord) -> Byline | None:
    authors = tuple(map(parse_inverted, record.authors))
    return Byline(authors=authors, truncated=record.authors_truncated) if authors else None


def identifiers_of(record: WorkRecord) -> tuple[Identifier, ...]:
    """Return the identifiers of a work, strongest first."""
    published = record.published
    doi = published.doi if published else None
    known = [parse_identifier(f"arxiv:{record.arxiv}")] if record.arxiv else []
    known += [parse_identifier(f"acl:{published.acl_id}")] if published and published.acl_id else []
    # The Anthology's own DOI names its identifier, and is a DOI all the same.
    known += [parse_identifier(f"doi:{doi}"), Identifier(scheme=Scheme.DOI, value=doi.lower())] if doi else []
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


def _listed_links(record: WorkRecord, group: Group) -> Iterator[Link]:
    """Yield the links that the list has for the work, without those that the record refuses."""
    wrong = _refused(record)
    return (link for listing in group for link in listing.links if identify(link.url) not in wrong)


def _record_links(record: WorkRecord, group: Group, paper: Link | None) -> tuple[Link, ...]:
    """Return the record's links other than those to the paper, and further links from the list."""
    named = ((each, getattr(record, each.field)) for each in RECORD_LINKS)
    links = {url: Link(label=each.field, url=url, role=each.role) for each, url in named if url}
    papers = {identifier.value for identifier in identifiers_of(record)}
    known = {identify(url) for url in (*links, *([paper.url] if paper else []))}
    for link in _listed_links(record, group):
        identifier = identify(link.url)
        if not (identifier in known or identifier.value in papers):
            links.setdefault(link.url, link)
    return tuple(links.values())
