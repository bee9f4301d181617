"""Turns works and places in the companion into CSL-JSON.

Input: a work, or a place to cite. Output: a JSON object.
Specification: https://docs.citationstyles.org/en/stable/specification.html
"""

from collections.abc import Iterator
from typing import Any

from survey_companion.exports.cited_place import CitedPlace
from survey_companion.exports.topics import name_topics
from survey_companion.model.authors import Author, Person
from survey_companion.model.record_types import Publication
from survey_companion.model.survey import Work
from survey_companion.model.work_kinds import KINDS, PublicationType
from survey_companion.text.formulas import show_plainly
from survey_companion.text.json_line import encode_json
from survey_companion.text.person_names import parse_editors

CslItem = dict[str, Any]


def render_work(work: Work) -> str:
    """Return a work as a JSON object."""
    return encode_json(csl_item(work))


def render_place(cited: CitedPlace) -> str:
    """Return a place as a JSON object."""
    return encode_json(_place_item(cited))


def csl_item(work: Work) -> CslItem:
    """Return a work as a CSL item without unknown fields."""
    values = {
        "id": work.key,
        "type": work.kind.csl,
        "title": show_plainly(work.title),
        "author": [_name(author) for author in work.byline.authors] if work.byline else None,
        "issued": {"date-parts": [_date_parts(work)]} if work.year else None,
        "container-title": work.container,
        **(_publication(work.published) if work.published else _as_listed(work)),
        "DOI": work.doi,
        "URL": work.paper.url if work.paper else None,
        "note": "\n".join(_notes(work)),
        "keyword": ", ".join(name_topics(work)),
    }
    return {name: value for name, value in values.items() if value}


def _publication(published: Publication) -> CslItem:
    is_page = published.type is PublicationType.MISC and published.venue is not None
    is_report = published.type is PublicationType.TECHREPORT
    return {
        **({"container-title": published.venue} if is_page else {}),  # the site
        "genre": published.venue if is_report else KINDS[published.type].genre,
        "collection-title": published.series,
        "edition": published.edition_number,
        "volume": published.volume,
        "issue" if published.type is PublicationType.ARTICLE else "number": published.number,
        "page": "–".join(filter(None, published.page_range)),
        "publisher": None if is_page else published.imprint,
        "editor": [_name(editor) for editor in parse_editors(published.editors or "")],
        "ISBN": published.isbn,
        "ISSN": published.issn,
        "PMCID": published.pmcid,
        "license": published.license,
    }


def _as_listed(work: Work) -> CslItem:
    """Return who published a work of which no record tells: for a preprint its archive, with its number."""
    if work.arxiv and work.is_preprint:
        return {"publisher": "arXiv", "number": f"arXiv:{work.arxiv}"}
    return {"genre": work.kind.genre, "publisher": work.imprint}


def _notes(work: Work) -> Iterator[str]:
    if work.published and work.published.note:
        yield work.published.note
    if work.arxiv and not work.is_preprint:
        yield f"arXiv: {work.arxiv}"
    if work.byline and work.byline.truncated:
        # CSL has no "and others"; without the note, a truncated list would look complete.
        yield "The list of authors is not complete."


def _date_parts(work: Work) -> list[int]:
    """Return the year, the month and the day, as far as they are known."""
    return [int(part) for part in (work.date or "0").split("-")]


def _name(author: Author) -> dict[str, str]:
    """Return a CSL name: the parts of a person's name, or the whole name of a team."""
    if isinstance(author, Person):
        parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
        return {name: part for name, part in parts.items() if part}
    return {"literal": author.name}


def _place_item(cited: CitedPlace) -> CslItem:
    """Return a place as a CSL item without unknown fields."""
    date = cited.date
    values = {
        "id": cited.key,
        "type": "webpage" if cited.is_whole else "chapter",
        "title": show_plainly(cited.place.title),
        "author": [_name(author) for author in cited.authors],
        "issued": {"date-parts": [[int(part) for part in date.split("-")]]} if date else None,
        "container-title": cited.book,
        "chapter-number": cited.place.number,
        "edition": cited.info.edition,
        "URL": cited.address,
        "note": cited.note,
    }
    return {name: value for name, value in values.items() if value}
