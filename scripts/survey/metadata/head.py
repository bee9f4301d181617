"""A survey → the tags in the head of its pages: Highwire for Google Scholar, Open Graph, links to exports.

Input: a `Survey` or a part of it. Output: elements for `sphinx.metadata`, values not yet escaped for HTML.
Only the front page is about a publication of its own: `citation_*` on a page about somebody else's paper
would make Google Scholar take the page for the paper.
https://scholar.google.com/intl/en/scholar/inclusion.html#indexing, https://ogp.me/, https://signposting.org/
"""

from collections.abc import Iterator

from survey.authors import invert_author, parse_author
from survey.escape import flatten
from survey.metadata.jsonld import companion_title, describe_contents, license_url, page_url
from survey.model import Survey, SurveyInfo, Work
from survey.shelves import Shelf

Tag = tuple[str, dict[str, str]]  # name of an element without content, and its attributes

# An address relative to the root of the site; only Sphinx knows where the page will lie.
FROM_ROOT = "from-root"

_EXPORTS = (
    ("bib", "application/x-bibtex"),
    ("ris", "application/x-research-info-systems"),
    ("json", "application/vnd.citationstyles.csl+json"),
)


def front_tags(survey: Survey) -> list[Tag]:
    """Return the tags of the front page."""
    info = survey.info
    arxiv = f"https://arxiv.org/abs/{info.arxiv}" if info.arxiv else None
    return [
        *_about(info, "index", companion_title(info), describe_contents(survey), "website"),
        *_highwire(info),
        *_links("cite-as", arxiv),
        *_links("license", license_url(info.license)),
        *_exports("survey"),
    ]


def section_tags(shelf: Shelf, info: SurveyInfo) -> list[Tag]:
    """Return the tags of the page of a section; one of data resources has no files of its own."""
    section = shelf.section
    sample = ", ".join(
        [work.title for work in shelf.works[:2]] or [each.name for each in shelf.resources[:6]]
    )
    text = f"{shelf.count} in “{section.title}”, such as {sample}."
    exports = _exports(f"sections/{section.anchor}") if shelf.works else ()
    return [*_about(info, section.address, section.name, text, "article"), *exports]


def work_tags(work: Work) -> list[Tag]:
    """Return the tags of the page of a work: few, because there are many such pages."""
    key_point = work.facts.key_point if work.facts else None
    return [*_description(key_point), *(_exports(f"works/{work.key}", 1) if work.facts else ())]


def _about(info: SurveyInfo, docname: str, title: str, text: str, kind: str) -> Iterator[Tag]:
    """Yield what search engines and messengers show of a page."""
    values = {
        "title": title,
        "type": kind,
        "url": page_url(info, docname),
        "site_name": (info.short_title or info.title) if docname == "index" else None,
    }
    yield from _description(text)
    for name, value in values.items():
        if value:
            yield "meta", {"property": f"og:{name}", "content": flatten(value)}


def _description(text: str | None) -> Iterator[Tag]:
    """Yield the description of a page, once for search engines and for messengers."""
    if text:
        yield "meta", {"name": "description", "property": "og:description", "content": flatten(text)}


def _highwire(info: SurveyInfo) -> Iterator[Tag]:
    """Yield the survey as Google Scholar wants it: nothing of it where the authors are unknown."""
    if info.title is None or not info.authors:
        return
    names = [parse_author(name) for name in info.authors]
    values = [
        ("title", info.title),
        *(("author", invert_author(each)) for each in names),
        ("publication_date", str(info.year or "")),
        ("arxiv_id", info.arxiv),
    ]
    for name, value in values:
        if value:
            yield "meta", {"name": f"citation_{name}", "content": flatten(value)}


def _links(relation: str, url: str | None) -> Iterator[Tag]:
    if url:
        yield "link", {"rel": relation, "href": url}


def _exports(name: str, most: int = len(_EXPORTS)) -> Iterator[Tag]:
    """Yield links to files with the same content, at most that many."""
    for suffix, type_ in _EXPORTS[:most]:
        yield "link", {"rel": "describedby", "type": type_, FROM_ROOT: f"exports/{name}.{suffix}"}
