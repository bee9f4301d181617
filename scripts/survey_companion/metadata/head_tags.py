"""A survey → the tags in the head of its pages: Highwire for Google Scholar, Open Graph, links to exports.

Input: a `Survey` or a part of it. Output: elements for `sphinx.site.page_metadata`, values not yet escaped.
Only the front page has `citation_*` tags: on a page about somebody else's paper, Google Scholar would take
the page for the paper.
https://scholar.google.com/intl/en/scholar/inclusion.html#indexing, https://ogp.me/, https://signposting.org/
"""

from collections.abc import Iterator

from survey_companion.exports.formats import Scope, formats_for
from survey_companion.joining.contents import SectionContents
from survey_companion.joining.survey_as_work import survey_work
from survey_companion.metadata.jsonld import describe_contents, license_url, page_url, survey_id
from survey_companion.model.companion import companion_title
from survey_companion.model.survey import Survey, SurveyInfo, Work
from survey_companion.model.work_kinds import PublicationType
from survey_companion.text.formulas import show_plainly
from survey_companion.text.myst import flatten
from survey_companion.text.person_names import invert_author

Tag = tuple[str, dict[str, str]]  # name of an element without content, and its attributes

# The attribute of an address relative to the site's root, which Sphinx turns into one relative to the page.
FROM_ROOT = "from-root"


def front_tags(survey: Survey) -> list[Tag]:
    """Return the tags of the front page."""
    info = survey.info
    return [
        *_about(info, "index", companion_title(info), describe_contents(survey), "website"),
        *_highwire(info),
        *_links("cite-as", survey_id(info)),
        *_links("license", license_url(info.license)),
        *_exports(Scope.BIBLIOGRAPHY),
    ]


def section_tags(contents: SectionContents, info: SurveyInfo) -> list[Tag]:
    """Return the tags of a section's page; sections of data resources have no exports to link to."""
    section = contents.section
    sample = ", ".join(
        [work.title for work in contents.works[:2]] or [each.name for each in contents.resources[:6]]
    )
    text = f"{contents.count} in “{section.title}”, such as {sample}."
    exports = _exports(Scope.SECTION, section.anchor) if contents.works else ()
    return [*_about(info, section.address, section.name, text, "article"), *exports]


def work_tags(work: Work) -> list[Tag]:
    """Return the tags of a work's page: only a few, because there are many such pages."""
    key_point = work.record.key_point if work.record else None
    return [*_description(key_point), *(list(_exports(Scope.WORK, work.key))[:1] if work.record else ())]


def _about(info: SurveyInfo, docname: str, title: str, text: str, kind: str) -> Iterator[Tag]:
    """Yield the tags with which search engines and messengers describe a page."""
    values = {
        "title": title,
        "type": kind,
        "url": page_url(info, docname),
        "site_name": companion_title(info),
    }
    yield from _description(text)
    for name, value in values.items():
        if value:
            yield "meta", {"property": f"og:{name}", "content": flatten(show_plainly(value))}


def _description(text: str | None) -> Iterator[Tag]:
    """Yield the description of a page, once for search engines and for messengers."""
    if text:
        content = flatten(show_plainly(text))
        yield "meta", {"name": "description", "property": "og:description", "content": content}


def _highwire(info: SurveyInfo) -> Iterator[Tag]:
    """Yield the survey's tags for Google Scholar; none if its authors are unknown."""
    work = survey_work(info)
    if work is None:
        return
    published = info.published
    is_article = published is not None and published.type is PublicationType.ARTICLE
    venue = published.container if published else None
    first, last = published.page_range if published else ("", "")
    values = [
        ("title", work.title),
        *(("author", invert_author(each)) for each in info.authors),
        ("publication_date", ((published and published.date) or str(work.year or "")).replace("-", "/")),
        ("journal_title" if is_article else "conference_title", venue),
        ("volume", published.volume if published else None),
        ("issue", published.number if published else None),
        ("firstpage", first),
        ("lastpage", last),
        ("doi", work.doi),
        ("arxiv_id", work.arxiv),
    ]
    for name, value in values:
        if value:
            yield "meta", {"name": f"citation_{name}", "content": flatten(show_plainly(value))}


def _links(relation: str, url: str | None) -> Iterator[Tag]:
    if url:
        yield "link", {"rel": relation, "href": url}


def _exports(scope: Scope, name: str = "") -> Iterator[Tag]:
    """Yield links to files with the same content."""
    for each in formats_for(scope):
        path = f"exports/{each.path(scope, name)}"
        yield "link", {"rel": "describedby", "type": each.media_type, FROM_ROOT: path}
