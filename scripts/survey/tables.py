"""The works or data resources of a section → the rows of its table and its line of facts.

Input: records. Output: rows whose every text is Markdown, escaped here; `pages` puts them on a page.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from survey.escape import escape_text, link
from survey.facts import ResourceFacts, Size, Status
from survey.identifiers import host_of, is_web_address
from survey.keys import normalise_title
from survey.merge import titles_of
from survey.model import CitationKey, Link, Listing, Resource, Section, Work

UNKNOWN = "–"
UNCONFIRMED = "\u00a0(?)"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkRow:
    """One row of a section's table of works; every text is Markdown."""

    key: CitationKey
    has_authors: bool  # otherwise a citation would show the title once more
    year: str
    title: str
    also_known_as: tuple[str, ...]  # other titles
    remarks: tuple[str, ...]  # what else the section's lines say
    venue: str
    links: str
    also_in: tuple[str, ...]  # anchors of other sections
    doubtful: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceRow:
    """One row of a section's table of data resources; every text is Markdown."""

    name: str
    kind: str
    languages: str
    size: str
    license: str
    status: str
    is_alert: bool  # the status is a reason to think before using it
    description: str
    papers: tuple[str, ...]  # citation keys
    sources: str  # where the facts were seen
    is_confirmed: bool


# -- works -----------------------------------------------------------------------------------------


def describe_works(works: Sequence[Work], here: Section) -> str:
    """Return the line of facts: how many works, from when, with code, also listed elsewhere."""
    lines = sum(listing.section == here for work in works for listing in work.listings)
    years = sorted({work.year for work in works if work.year})
    facts = [count_noun(len(works), "work")]
    if lines != len(works):
        facts[0] += f" on {lines} lines"
    if years:
        facts.append(str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}")
    facts.append(f"{sum(work.code is not None for work in works)} with code")
    facts.append(f"{sum(len(work.sections) > 1 for work in works)} also listed in another section")
    return " · ".join(facts)


def work_rows(works: Iterable[Work], here: Section, doubtful: Collection[int]) -> list[WorkRow]:
    """Return the rows of a section, newest first; `doubtful` are the lines with open questions."""
    newest_first = sorted(works, key=lambda work: -(work.year or 0))
    return [_work_row(work, here, doubtful) for work in newest_first]


def _work_row(work: Work, here: Section, doubtful: Collection[int]) -> WorkRow:
    remarks = (listing.remark for listing in work.listings if listing.section == here and listing.remark)
    return WorkRow(
        key=work.key,
        has_authors=work.byline is not None,
        year=str(work.year) if work.year else UNKNOWN,
        title=link(work.title, work.paper.url if work.paper else None),
        also_known_as=_also_known_as(work),
        remarks=tuple(escape_text(remark) for remark in dict.fromkeys(remarks)),
        venue=escape_text(work.venue) if work.venue else UNKNOWN,
        links=_links(work),
        also_in=tuple(section.anchor for section in work.sections if section != here),
        doubtful=any(_is_doubtful(each, doubtful) for each in work.listings),
    )


def _is_doubtful(listing: Listing, doubtful: Collection[int]) -> bool:
    return any(line in doubtful for line in range(listing.location.line, listing.last_line + 1))


def _links(work: Work) -> str:
    """Return every link but the title's own; equal labels are told apart by their hosts."""
    links = [*([work.preprint] if work.preprint else []), *work.links]
    labels = [each.label for each in links]
    texts = [_label(each, is_unique=labels.count(each.label) == 1) for each in links]
    return ", ".join(link(text, each.url) for text, each in zip(texts, links, strict=True)) or UNKNOWN


def _label(each: Link, *, is_unique: bool) -> str:
    return each.label if is_unique else f"{each.label} ({host_of(each.url)})"


def _also_known_as(work: Work) -> tuple[str, ...]:
    """Return the other titles of the work: as the list has it, as a preprint, as it was called before."""
    recorded = titles_of(work.facts) if work.facts else ()
    titles = {normalise_title(title): title for title in (*(each.title for each in work.listings), *recorded)}
    titles.pop(normalise_title(work.title), None)
    return tuple(escape_text(title) for title in titles.values())


# -- data resources --------------------------------------------------------------------------------

_ALERTS = {Status.WITHDRAWN, Status.SUPERSEDED, Status.GATED}  # think before you use it


def describe_resources(resources: Sequence[Resource], facts: Mapping[str, ResourceFacts]) -> str:
    """Return the line of facts: how many data resources, and how many of them can be had."""
    statuses = [facts[each.slug].status for each in resources if each.slug in facts]
    known = [f"{statuses.count(status)} {status.value}" for status in Status if status in statuses]
    return " · ".join([count_noun(len(resources), "data resource"), *known])


def resource_rows(
    resources: Iterable[Resource], facts: Mapping[str, ResourceFacts], keys: Collection[str]
) -> list[ResourceRow]:
    """Return the rows of a section in the order of the list; `keys` are the works that can be cited."""
    return [_resource_row(each, facts.get(each.slug), keys) for each in resources]


def _resource_row(resource: Resource, facts: ResourceFacts | None, keys: Collection[str]) -> ResourceRow:
    return ResourceRow(
        name=link(resource.name, (facts and facts.url) or resource.url),
        kind=escape_text(facts.kind.value) if facts and facts.kind else UNKNOWN,
        languages=_value(
            facts, "languages", f"{facts.languages:,}" if facts and facts.languages is not None else None
        ),
        size=_value(facts, "size", format_size(facts.size) if facts and facts.size else None),
        license=_value(facts, "license", facts.license if facts else None),
        status=facts.status.value if facts else UNKNOWN,
        is_alert=facts is not None and facts.status in _ALERTS,
        description=escape_text(resource.description) if resource.description else "",
        papers=tuple(key for key in facts.papers if key in keys) if facts else (),
        sources=_sources(facts.sources) if facts else "",
        is_confirmed=facts is None or facts.confirmed,
    )


def _value(facts: ResourceFacts | None, field: str, text: str | None) -> str:
    """Return a value as Markdown, marked where nobody confirmed it."""
    if facts is None or text is None:
        return UNKNOWN
    doubted = any(re.match(rf"{field}\b", entry) for entry in facts.unconfirmed_fields)
    return f"{escape_text(text)}{UNCONFIRMED}" if doubted else escape_text(text)


def format_size(size: Size) -> str:
    """Return a size, from a million on with three digits: "30.4 trillion tokens", "5.18 GB"."""
    note = f" ({size.note})" if size.note else ""
    for name, factor in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if size.value >= factor:
            return f"{size.value / factor:.3g} {name} {size.unit}{note}"
    return f"{size.value:,} {size.unit}{note}"


def _sources(sources: Sequence[str]) -> str:
    """Return the sources as links named by their hosts, or as `owner/repository` on GitHub."""
    named = [_name_source(source) for source in sources]
    names = [name for name, _ in named]
    texts = [name if url is None or names.count(name) == 1 else _shorten_address(url) for name, url in named]
    return ", ".join(link(text, url) for text, (_, url) in zip(texts, named, strict=True))


def _name_source(source: str) -> tuple[str, str | None]:
    if is_web_address(source):
        return host_of(source), source
    if "://" in source or ":" not in source:
        return source, None  # an address with a remark, or a remark alone
    repository, _, path = source.partition(":")
    return repository, f"https://github.com/{repository}/blob/HEAD/{path}"


def _shorten_address(url: str, width: int = 44) -> str:
    address = url.partition("://")[2].removeprefix("www.").rstrip("/")
    return address if len(address) <= width else f"{address[: width - 1]}…"


def count_noun(number: int, noun: str) -> str:
    """Return "1 work", "27 works"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
