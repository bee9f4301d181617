"""Turns works and places in the companion into RIS.

Input: a work, or a place to cite. Output: a record, which ends in a line break.
Description of the format: https://en.wikipedia.org/wiki/RIS_(file_format)
"""

from collections.abc import Iterable, Mapping

import rispy

from survey_companion.exports.cited_place import CitedPlace
from survey_companion.exports.csl import CslItem, csl_item
from survey_companion.exports.topics import name_topics
from survey_companion.model.authors import Author
from survey_companion.model.survey import Work
from survey_companion.model.work_kinds import PREPRINT
from survey_companion.text.formulas import show_plainly
from survey_companion.text.person_names import invert_author, parse_editors

_Value = str | list[str] | None

# What rispy does not know: the title of a book, editors, and the rights to a data set.
_TAGS = {**rispy.TAG_KEY_MAPPING, "BT": "book_title", "ED": "editors", "CR": "rights"}
_LISTS = [*rispy.LIST_TYPE_TAGS, "ED"]


class _RisWriter(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
    def set_header(self, count: int) -> str:  # noqa: ARG002  (rispy's signature)
        """Return nothing. rispy would write a number before each record, which not every program accepts."""
        return ""


_RIS_WRITER = _RisWriter(mapping=_TAGS, list_tags=_LISTS)


def render_work(work: Work) -> str:
    """Return a work as a record."""
    return _write(_work_fields(work))


def render_place(cited: CitedPlace) -> str:
    """Return a place as a record."""
    return _write(_place_fields(cited))


def _write(record: Mapping[str, _Value]) -> str:
    """Return a record of the known fields, by the names that rispy gives them; each text is on one line."""
    lines = {
        name: _one_line(value) if isinstance(value, str) else [_one_line(each) for each in value]
        for name, value in record.items()
        if value
    }
    return str(_RIS_WRITER.formats([lines]))


def _one_line(text: str) -> str:
    """Return the text on one line, since a line break would start another field."""
    return " ".join(text.split())


def _work_fields(work: Work) -> dict[str, _Value]:
    """Return the fields of a work by their names in rispy; most values are those of CSL."""
    item = csl_item(work)
    first, _, last = item.get("page", "").partition("–")
    is_preprint = work.kind is PREPRINT
    return {
        "type_of_reference": work.kind.ris,
        "id": work.key,
        "title": item["title"],
        "authors": _names(work.byline.authors) if work.byline else None,
        "year": str(work.year) if work.year else None,
        "date": _date(work.date, is_needed=item["type"] == "paper-conference"),
        **_containers(item),
        "editors": _names(parse_editors(work.published.editors or "")) if work.published else None,
        "edition": item.get("edition"),
        "volume": item.get("volume"),
        "number": item.get("issue") or (None if is_preprint else item.get("number")),
        "start_page": first,
        "end_page": last,
        "publisher": item.get("publisher"),
        "type_of_work": "Preprint" if is_preprint else item.get("genre"),
        "name_of_database": item.get("publisher") if is_preprint else None,
        "accession_number": item.get("number") if is_preprint else None,
        "issn": item.get("ISBN") or item.get("ISSN"),
        "doi": item.get("DOI"),
        "urls": [item["URL"]] if "URL" in item else None,
        "rights": item.get("license"),
        "keywords": name_topics(work),
        "notes": item["note"].split("\n") if "note" in item else None,
    }


def _containers(item: CslItem) -> dict[str, _Value]:
    """Return the titles of what the work stands in; each program reads another tag for proceedings."""
    inside = item.get("container-title")
    tags = {"secondary_title": inside, "tertiary_title": item.get("collection-title")}
    if item["type"] in {"paper-conference", "chapter"}:
        tags |= {"book_title": inside}
    if item["type"] == "paper-conference":
        tags |= {"custom3": inside}
    if item["type"] == "article-journal":
        tags |= {"alternate_title3": inside}  # JF
    return tags


def _names(authors: Iterable[Author]) -> list[str]:
    return [invert_author(author) for author in authors]


def _date(date: str | None, *, is_needed: bool) -> str | None:
    """Return "2024/05//" for a month; `None` for a year alone, unless `is_needed`.

    A year has a tag of its own, but programs may take that of proceedings for the year of the conference.
    """
    if date is None or (len(date) == 4 and not is_needed):
        return None
    return "/".join([*date.split("-"), "", ""][:3]) + "/"


def _place_fields(cited: CitedPlace) -> dict[str, _Value]:
    """Return the fields of a place by their names in rispy."""
    return {
        "type_of_reference": "ELEC" if cited.is_whole else "CHAP",
        "id": cited.key,
        "title": show_plainly(cited.place.title),
        "authors": [invert_author(author) for author in cited.authors],
        "year": cited.year,
        "secondary_title": cited.book,
        "section": cited.place.number,
        "edition": cited.info.edition,
        "urls": [cited.address] if cited.address else None,
        "notes": [cited.note] if cited.note else None,
    }
