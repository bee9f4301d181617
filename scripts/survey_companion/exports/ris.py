"""Turns works and places in the companion into RIS.

Input: a work, or a place to cite. Output: a record, which ends in a line break.
Description of the format: https://en.wikipedia.org/wiki/RIS_(file_format)
"""

from collections.abc import Mapping

import rispy

from survey_companion.exports.cited_place import CitedPlace
from survey_companion.exports.csl import csl_item
from survey_companion.model.survey import Work
from survey_companion.text.person_names import invert_author

_Value = str | list[str] | None

_TYPES = {
    "paper-conference": "CPAPER",
    "article-journal": "JOUR",
    "report": "RPRT",
    "software": "COMP",
    "webpage": "ELEC",
    "article": "UNPB",
}


class _RisWriter(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
    def set_header(self, count: int) -> str:  # noqa: ARG002  (rispy's signature)
        """Return nothing. rispy would write a number before each record, which not every program accepts."""
        return ""


_RIS_WRITER = _RisWriter()


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
    is_journal = item["type"] == "article-journal"
    return {
        "type_of_reference": _TYPES[item["type"]],
        "id": work.key,
        "title": item["title"],
        "authors": [invert_author(author) for author in work.byline.authors] if work.byline else None,
        "year": str(work.year) if work.year else None,
        "journal_name" if is_journal else "secondary_title": item.get("container-title"),
        "volume": item.get("volume"),
        "number": item.get("issue"),
        "start_page": first,
        "end_page": last,
        "publisher": item.get("publisher"),
        "doi": item.get("DOI"),
        "urls": [url for url in (item.get("URL"), work.preprint.url if work.preprint else None) if url],
        "keywords": [section.title for section in work.sections],
        "notes": [item["note"]] if "note" in item else None,
    }


def _place_fields(cited: CitedPlace) -> dict[str, _Value]:
    """Return the fields of a place by their names in rispy."""
    return {
        "type_of_reference": "ELEC" if cited.is_whole else "CHAP",
        "id": cited.key,
        "title": cited.place.title,
        "authors": [invert_author(author) for author in cited.authors],
        "year": cited.year,
        "secondary_title": cited.book,
        "section": cited.place.number,
        "edition": cited.info.edition,
        "urls": [cited.address] if cited.address else None,
        "notes": [cited.note] if cited.note else None,
    }
