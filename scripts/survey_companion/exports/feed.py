"""Makes an Atom feed of what is new in a survey, and the names of anchors and files of editions.

After each edition stand the papers that it added; papers and data resources of the list of additions stand by
their month.
Input: editions, the facts about the survey, its works and its data resources. Output: text.
Specification: https://www.rfc-editor.org/rfc/rfc4287
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from survey_companion.joining.published import show_added
from survey_companion.model.dates import FEED, describe_edition
from survey_companion.model.record_types import Edition
from survey_companion.model.survey import Resource, Survey, SurveyInfo, Work
from survey_companion.text.formulas import show_plainly
from survey_companion.text.keys import name_file, slugify
from survey_companion.text.myst import keep_xml
from survey_companion.text.person_names import name_author

PAGE = "changes"
MOST_ADDED = 100  # entries of papers and data resources, so that the feed stays small
# The lists that an edition can have, in the order of display; their names are also their headings.
GROUPS = ("added", "removed", "moved", "corrected")


def name_files(info: SurveyInfo) -> str:
    """Return the name of a survey's offline files (the book, the EPUB, the site as ZIP), without suffix."""
    return name_file(info.short_title or info.title or "Survey", "survey")


def anchor_of(version: str) -> str:
    """Return the stable anchor of an edition on the page of changes."""
    return f"edition-{slugify(version)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry of a feed."""

    name: str  # unique in the feed, and stable
    title: str
    day: str  # YYYY-MM-DD
    uri: str
    text: str  # plain text, may have several lines
    is_added: bool = False  # whether it is that of a paper or a data resource


def has_feed(survey: Survey) -> bool:
    """Whether there is a feed: the site has an address, and there is something whose day is known."""
    months = [*(each.added for each in survey.works), *(each.added for each in survey.resources)]
    return bool(survey.info.address) and (bool(survey.editions) or any(months))


def render_feed(
    info: SurveyInfo,
    editions: Sequence[Edition],
    works: Mapping[str, Work] | None = None,
    resources: Sequence[Resource] = (),
) -> str | None:
    """Return the feed, newest first; `None` without the address of the site, or if there is nothing new.

    `works` are by all keys by which an edition may name them. The feed has what was added last.
    """
    known = works or {}
    additions = _describe_additions(info, known)
    data = [_describe_resource(info, each) for each in resources if each.added]
    entries: list[Entry] = []
    for edition in reversed(editions):
        entries.append(_entry(info.address or "", edition))
        named = [(name, known[name]) for name in dict.fromkeys(edition.added) if name in known]
        new = [(name, work) for name, work in named if work.key not in additions]
        entries += [describe_paper(info, edition.version, edition.date, *each) for each in new]
    entries = sorted((*entries, *additions.values(), *data), key=lambda entry: entry.day, reverse=True)
    last = {each.name for each in [each for each in entries if each.is_added][:MOST_ADDED]}
    kept = [each for each in entries if each.name in last or not each.is_added]
    since = [*(each.date for each in editions[:1]), *(each.day for each in reversed(entries))]
    return render_entries(info, kept, since[0], is_published=True) if entries else None


def _describe_additions(info: SurveyInfo, works: Mapping[str, Work]) -> dict[str, Entry]:
    """Return the entries of additions by key; their names are the first, hence earlier, keys of the works."""
    names: dict[str, str] = {}
    for name, work in works.items():
        if work.added:
            names.setdefault(work.key, name)
    return {key: describe_paper(info, "", "", name, works[name]) for key, name in names.items()}


def works_by_name(survey: Survey) -> dict[str, Work]:
    """Return the works by their keys and their earlier keys."""
    works = {str(work.key): work for work in (*survey.works, *survey.cited)}
    return {old: works[key] for old, key in survey.aliases.items() if key in works} | works


def describe_paper(info: SurveyInfo, version: str, day: str, name: str, work: Work) -> Entry:
    """Return the entry of a paper that an edition added under a name, which may be an earlier key.

    Its identifier has that name, so that it stays when the key changes. An addition of the companion whose
    month is known belongs to no edition: it has the first day of that month.
    """
    byline = work.byline
    names = ", ".join([name_author(author) for author in byline.authors]) if byline else ""
    key_point = work.record.key_point if work.record else None
    where = (
        f"{work.venue or ''} {work.year if work.year and str(work.year) not in (work.venue or '') else ''}"
    )
    whose = f"A{show_added(work.added)[1:]}." if work.is_added else None
    lines = [f"{names} et al." if byline and byline.truncated else names, where.strip(), key_point, whose]
    return Entry(
        name=f"added:{name}" if work.added else f"{anchor_of(version)}:{name}",
        title=show_plainly(work.title),
        day=f"{work.added}-01" if work.added else day,
        uri=f"{info.address or ''}works/{work.key}.html",
        text="\n".join(line for line in lines if line),
        is_added=True,
    )


def _describe_resource(info: SurveyInfo, resource: Resource) -> Entry:
    """Return the entry of a data resource that the companion added in a known month."""
    name = f"data-{resource.slug}"
    lines = [resource.description or "", f"A{show_added(resource.added)[1:]}."]
    return Entry(
        name=f"added:{name}",
        title=show_plainly(resource.name),
        day=f"{resource.added}-01",
        uri=f"{info.address or ''}{resource.section.address}.html#{name}",
        text="\n".join(show_plainly(line) for line in lines if line),
        is_added=True,
    )


def _entry(address: str, edition: Edition) -> Entry:
    groups = ((group, getattr(edition, group)) for group in GROUPS)
    lines = [f"{group.capitalize()}: {', '.join(names)}" for group, names in groups if names]
    return Entry(
        name=anchor_of(edition.version),
        title=describe_edition(edition.version, edition.date),
        day=edition.date,
        uri=f"{address}{PAGE}.html#{anchor_of(edition.version)}",
        text="\n".join([edition.summary, *lines]),
    )


def render_entries(
    info: SurveyInfo, entries: Sequence[Entry], since: str, *, is_published: bool = False
) -> str | None:
    """Return a feed of entries, newest first; `None` without entries or the address of the site.

    `since` is the day of the first edition or, without one, of the first addition. A published
    feed contains its own address.
    """
    if not entries or not info.address:
        return None
    name = _text(info.short_title or info.title or "Survey")
    site = urlsplit(info.address)
    # A tag URI contains a date on which its maker owned the host; here, the year of the first edition.
    tag = f"tag:{site.hostname},{since[:4]}:{site.path.strip('/')}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"  <title>{name}: what is new</title>",
        f"  <id>{_text(tag)}</id>",
        f"  <updated>{entries[0].day}T00:00:00Z</updated>",
        f"  <author><name>{name}</name></author>",  # the survey's authors did not write it
        f'  <link rel="alternate" type="text/html" href={quoteattr(f"{info.address}new.html")}/>',
    ]
    if is_published:
        own = quoteattr(f"{info.address}exports/{FEED}")
        lines.append(f'  <link rel="self" type="application/atom+xml" href={own}/>')
    for entry in entries:
        lines += [
            "  <entry>",
            f"    <title>{_text(entry.title)}</title>",
            f"    <id>{_text(f'{tag}:{entry.name}')}</id>",
            f"    <updated>{entry.day}T00:00:00Z</updated>",
            f'    <link rel="alternate" type="text/html" href={quoteattr(entry.uri)}/>',
            f'    <content type="text">{_text(entry.text)}</content>',
            "  </entry>",
        ]
    return "\n".join([*lines, "</feed>\n"])


def _text(text: str) -> str:
    return escape(keep_xml(text))
