"""Turns works and places in the companion into CSL-JSON.

Input: a work, or a place to cite. Output: a JSON object.
Specification: https://docs.citationstyles.org/en/stable/specification.html
"""

from typing import Any

from survey_companion.exports.cited_place import CitedPlace
from survey_companion.model.record_types import PublicationType
from survey_companion.model.survey import Author, Person, Work
from survey_companion.text.json_line import encode_json
from survey_companion.text.person_names import parse_byline

CslItem = dict[str, Any]

_TYPES = {
    PublicationType.INPROCEEDINGS: "paper-conference",
    PublicationType.ARTICLE: "article-journal",
    PublicationType.TECHREPORT: "report",
    PublicationType.SOFTWARE: "software",
    PublicationType.MISC: "webpage",
}


def render_work(work: Work) -> str:
    """Return a work as a JSON object."""
    return encode_json(csl_item(work))


def render_place(cited: CitedPlace) -> str:
    """Return a place as a JSON object."""
    return encode_json(_place_item(cited))


def csl_item(work: Work) -> CslItem:
    """Return a work as a CSL item without unknown fields."""
    facts = work.record
    published = facts.published if facts else None
    arxiv = work.arxiv
    values = {
        "id": work.key,
        "type": _TYPES[published.type] if published else "article",
        "title": work.title,
        "author": [_name(author) for author in work.byline.authors] if work.byline else None,
        "issued": {"date-parts": [_date_parts(work)]} if work.year else None,
        "container-title": (published.venue or published.short) if published else None,
        "collection-title": published.series if published else None,
        "volume": published.volume if published else None,
        "issue": published.number if published else None,
        "page": "–".join(filter(None, published.page_range)) if published else None,
        "publisher": published.publisher if published else ("arXiv" if arxiv else None),
        "DOI": work.doi,
        "PMCID": published.pmcid if published else None,
        "editor": _editors(published.editors) if published and published.editors else None,
        "archive": "arXiv" if arxiv else None,
        "archive_location": arxiv,
        "number": f"arXiv:{arxiv}" if arxiv and not published else None,
        "URL": work.paper.url if work.paper else None,
        # CSL has no "and others"; without the note, a truncated list would look complete.
        "note": "The list of authors is not complete." if work.byline and work.byline.truncated else None,
        "keyword": ", ".join(section.title for section in work.sections) or None,
    }
    return {name: value for name, value in values.items() if value}


def _date_parts(work: Work) -> list[int]:
    """Return the year, the month and the day, as far as they are known."""
    return [int(part) for part in (work.date or "0").split("-")]


def _editors(editors: str) -> list[dict[str, str]]:
    byline = parse_byline(editors)
    return [_name(editor) for editor in byline.authors] if byline else []


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
        "title": cited.place.title,
        "author": [_name(author) for author in cited.authors],
        "issued": {"date-parts": [[int(part) for part in date.split("-")]]} if date else None,
        "container-title": cited.book,
        "chapter-number": cited.place.number,
        "edition": cited.info.edition,
        "URL": cited.address,
        "note": cited.note,
    }
    return {name: value for name, value in values.items() if value}
