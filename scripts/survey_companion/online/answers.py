"""The text of an answer → the source's values for a work.

Sources: CSL-JSON by DOI content negotiation (https://citation.doi.org/docs.html), the arXiv API
(https://info.arxiv.org/help/api/user-manual.html); `anthology` reads the ACL Anthology's .bib files.
Answers are not trusted: any answer is read in linear time, and a value that its field cannot have is refused,
with a message that names the field.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from survey_companion.model.problems import shorten
from survey_companion.online.failures import UnavailableError
from survey_companion.online.proposed_values import LONGEST_NAME, LONGEST_TEXT, MOST_AUTHORS, find_fault
from survey_companion.text.placed_html import drop_tags

_ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://arxiv.org/schemas/atom"}
_LONGEST_MARKED = 2 * LONGEST_TEXT  # characters; a longer text is refused, so no tag is looked for in it
Values = Mapping[str, str | int]


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceAnswer:
    """The values of one source; fields without a value are left out."""

    source: str  # the address that was asked
    title: str
    authors: tuple[str, ...]  # "Family, Given"
    fields: dict[str, str | int]  # by their path in a record, such as "published.pages"
    refused: dict[str, str]  # field → why the source's value for it cannot be used


def build_answer(source: str, title: str, authors: Iterable[str], values: Values) -> SourceAnswer:
    """Return the values of a source, and separately those that their fields cannot have.

    Raises:
        UnavailableError: the title is missing or unusable.
    """
    if not title:
        raise UnavailableError("it has no title")
    if fault := find_fault("title", title):
        raise UnavailableError(f"its title is {_refusal(title, fault)}")
    names = tuple(name for name in authors if name)
    offered = {"authors": names, **{field: value for field, value in values.items() if value}}
    faults = {field: fault for field, value in offered.items() if (fault := find_fault(field, value))}
    return SourceAnswer(
        source=source,
        title=title,
        authors=tuple(name for name in names[:MOST_AUTHORS] if len(name) <= LONGEST_NAME),
        fields={field: value for field, value in values.items() if value and field not in faults},
        refused={field: _refusal(offered[field], fault) for field, fault in faults.items()},
    )


def _refusal(value: object, fault: str) -> str:
    shown = "; ".join(value[:3]) if isinstance(value, tuple) else str(value)
    return f"“{shorten(shown, 80)}”, and not {fault}"


def parse_csl(text: str, source: str) -> SourceAnswer:
    """Return the values in CSL-JSON.

    Raises:
        UnavailableError: the text is not CSL-JSON of a work with a title.
    """
    try:
        item = json.loads(text, parse_int=_parse_int, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise UnavailableError("it is not JSON") from error
    if not isinstance(item, dict):
        raise UnavailableError("it has no title")
    is_arxiv = _text(item.get("publisher")).lower() == "arxiv"
    return build_answer(
        source,
        _text(item.get("title")),
        (_csl_name(each) for each in _dicts(item.get("author"))),
        {} if is_arxiv or not _text(item.get("container-title")) else _csl_fields(item),
    )


def _parse_int(digits: str) -> int | str:
    """Return the number, or its digits if they are too many for any field: reading them would take long."""
    return int(digits) if len(digits) < 10 else digits


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _csl_fields(item: dict[str, Any]) -> Values:
    is_journal = item.get("type") in ("article-journal", "journal-article")  # it may be a list
    return {
        "published.type": "article" if is_journal else "inproceedings",
        "published.venue": _text(item.get("container-title")),
        "published.short": _text(item.get("container-title-short")) or _text(item.get("container-title")),
        "published.year": _csl_year(item),
        "published.volume": _text(item.get("volume")),
        "published.number": _text(item.get("issue")),
        "published.pages": shorten_dashes(_text(item.get("page"))),
        "published.publisher": _text(item.get("publisher")),
        "published.doi": _text(item.get("DOI")).lower(),
    }


def shorten_dashes(pages: str) -> str:
    """Return a range of pages with one dash between the numbers."""
    return re.sub("-+", "–", pages)


def _csl_year(item: dict[str, Any]) -> int | str:
    """Return the year, or whatever text is in its place; empty if there is none."""
    for name in ("published-print", "issued", "published-online"):
        try:
            year = item[name]["date-parts"][0][0]
        except (KeyError, IndexError, TypeError):
            continue
        if year is not None:
            return parse_year(str(year))
    return ""


def parse_year(text: str) -> int | str:
    """Return the text as a year, or unchanged if it is no year."""
    return int(text) if re.fullmatch("[0-9]{4}", text) else text


def _csl_name(author: dict[str, Any]) -> str:
    family, given, literal = (_text(author.get(name)) for name in ("family", "given", "literal"))
    particle = _text(author.get("non-dropping-particle"))
    family = f"{particle} {family}".strip()
    return f"{family}, {given}" if family and given else family or (f"{{{literal}}}" if literal else "")


def _dicts(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    """Return a string, or the first of a list of strings, on one line and without markup."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    if len(value) <= _LONGEST_MARKED:
        value = drop_tags(value)
    return " ".join(value.split())


def parse_arxiv(text: str, source: str) -> SourceAnswer:
    """Return the values in the arXiv API's answer about one paper.

    Raises:
        UnavailableError: the text is not a feed with an entry.
    """
    try:
        entry = fromstring(text, forbid_dtd=True).find("a:entry", _ATOM)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnavailableError("it is not a feed") from error
    if entry is None or entry.find("a:author", _ATOM) is None:
        raise UnavailableError("it has no entry")
    found = re.search(r"/abs/([^\s]+?)(?:v\d+)?$", _child(entry, "a:id")[:LONGEST_NAME])
    primary = entry.find("x:primary_category", _ATOM)
    return build_answer(
        source,
        _child(entry, "a:title"),
        (_invert(_text(each.text)) for each in entry.iterfind("a:author/a:name", _ATOM)),
        {
            "arxiv": found[1] if found else "",
            "arxiv_class": primary.get("term", "") if primary is not None else "",
            "submitted": _child(entry, "a:published")[:7],
            "published.doi": _child(entry, "x:doi").lower(),
        },
    )


def _child(entry: Element, name: str) -> str:
    return _text(entry.findtext(name, "", _ATOM))


def _invert(name: str) -> str:
    """Return "Family, Given" for "Given Family"; the Anthology or a DOI may give a longer family name."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family
