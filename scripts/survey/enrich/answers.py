"""The text of an answer → what a source says of a work.

Sources: CSL-JSON by DOI content negotiation (https://citation.doi.org/docs.html), the arXiv API
(https://info.arxiv.org/help/api/user-manual.html) and the ACL Anthology's .bib files.
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

import pybtex.database
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pybtex.exceptions import PybtexError

from survey.enrich.client import UnavailableError
from survey.identifiers import Identifier, Scheme, acl_venue, is_acl_id
from survey.latex import decode_latex

_ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://arxiv.org/schemas/atom"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What one source says; fields that it does not name are empty."""

    source: str  # the address that was asked
    title: str
    authors: tuple[str, ...]  # "Family, Given"
    fields: dict[str, str | int]  # by their path in a record, such as "published.pages"


def parse_csl(text: str, source: str) -> Found:
    """Return what CSL-JSON says.

    Raises:
        UnavailableError: the text is no CSL-JSON of a work with a title.
    """
    try:
        item = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnavailableError(f"{source}: not JSON") from error
    if not isinstance(item, dict) or not _text(item.get("title")):
        raise UnavailableError(f"{source}: no title")
    is_arxiv = _text(item.get("publisher")).lower() == "arxiv"
    return Found(
        source=source,
        title=_text(item.get("title")),
        authors=tuple(name for each in _dicts(item.get("author")) if (name := _csl_name(each))),
        fields={} if is_arxiv or not _text(item.get("container-title")) else _csl_fields(item),
    )


def _csl_fields(item: dict[str, Any]) -> dict[str, str | int]:
    is_journal = item.get("type") in {"article-journal", "journal-article"}
    values: dict[str, str | int | None] = {
        "published.type": "article" if is_journal else "inproceedings",
        "published.venue": _text(item.get("container-title")),
        "published.short": _text(item.get("container-title-short")) or _text(item.get("container-title")),
        "published.year": _csl_year(item),
        "published.volume": _text(item.get("volume")),
        "published.number": _text(item.get("issue")),
        "published.pages": re.sub("-+", "–", _text(item.get("page"))),
        "published.publisher": _text(item.get("publisher")),
        "published.doi": _text(item.get("DOI")).lower(),
    }
    return {name: value for name, value in values.items() if value}


def _csl_year(item: dict[str, Any]) -> int | None:
    for name in ("published-print", "issued", "published-online"):
        try:
            return int(item[name]["date-parts"][0][0])
        except (KeyError, IndexError, TypeError, ValueError):
            continue
    return None


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
    return " ".join(re.sub(r"</?\w+[^>]*>", "", value).split()) if isinstance(value, str) else ""


def parse_arxiv(text: str, source: str) -> Found:
    """Return what the arXiv API says of the only entry asked for.

    Raises:
        UnavailableError: the text is no feed with an entry.
    """
    try:
        entry = fromstring(text).find("a:entry", _ATOM)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnavailableError(f"{source}: not a feed") from error
    if (
        entry is None
        or not _text(entry.findtext("a:title", "", _ATOM))
        or entry.find("a:author", _ATOM) is None
    ):
        raise UnavailableError(f"{source}: no entry")
    found = re.search(r"/abs/(.+?)(?:v\d+)?$", entry.findtext("a:id", "", _ATOM))
    primary = entry.find("x:primary_category", _ATOM)
    values = {
        "arxiv": found[1] if found else "",
        "arxiv_class": primary.get("term", "") if primary is not None else "",
        "submitted": entry.findtext("a:published", "", _ATOM)[:7],
        "published.doi": _text(entry.findtext("x:doi", "", _ATOM)).lower(),
    }
    return Found(
        source=source,
        title=_text(entry.findtext("a:title", "", _ATOM)),
        authors=tuple(_invert(_text(each.text)) for each in entry.findall("a:author/a:name", _ATOM)),
        fields={name: value for name, value in values.items() if value},
    )


def _invert(name: str) -> str:
    """Return "Family, Given" for "Given Family"; the Anthology or a DOI may know a longer family name."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family


def parse_acl(text: str, source: str) -> Found:
    """Return what the Anthology's .bib file of one paper says.

    Raises:
        UnavailableError: the text is no BibTeX entry with a title.
    """
    try:
        entries = list(pybtex.database.parse_string(text, "bibtex").entries.values())
    except PybtexError as error:
        raise UnavailableError(f"{source}: not BibTeX") from error
    if not entries or "title" not in entries[0].fields:
        raise UnavailableError(f"{source}: no entry")
    entry = entries[0]
    values = {name: decode_latex(value).strip("{} ") for name, value in entry.fields.items()}
    year = values.get("year", "")
    acl_id = values.get("url", "").rstrip("/").rpartition("/")[2]
    fields: dict[str, str | int] = {
        "published.type": "article" if entry.type == "article" else "inproceedings",
        "published.venue": values.get("booktitle") or values.get("journal", ""),
        "published.year": int(year) if year.isdigit() else "",
        "published.volume": values.get("volume", ""),
        "published.number": values.get("number", ""),
        "published.pages": re.sub("-+", "–", values.get("pages", "")),
        "published.publisher": values.get("publisher", ""),
        "published.doi": values.get("doi", "").lower(),
        "published.url": values.get("url", ""),
        "published.acl_id": acl_id if is_acl_id(acl_id) else "",
        "published.short": _short_venue(acl_id, year) or values.get("booktitle") or values.get("journal", ""),
    }
    return Found(
        source=source,
        title=values["title"],
        authors=tuple(_bibtex_name(person) for person in entry.persons.get("author", [])),
        fields={name: value for name, value in fields.items() if value},
    )


def _short_venue(acl_id: str, year: str) -> str:
    """Return "EMNLP 2022" for 2022.emnlp-main.340, and "Findings of EMNLP 2022" for its Findings."""
    venue = acl_venue(Identifier(scheme=Scheme.ACL, value=acl_id)) if is_acl_id(acl_id) else None
    if venue is None:
        return ""
    collection, _, conference = venue.partition("-")
    name = f"Findings of {conference.upper()}" if collection == "findings" else collection.upper()
    return f"{name} {year}"


def _bibtex_name(person: Any) -> str:  # noqa: ANN401  (pybtex has no types)
    family = " ".join([*person.prelast_names, *person.last_names, *person.lineage_names])
    given = " ".join([*person.first_names, *person.middle_names])
    family, given = decode_latex(family), decode_latex(given)
    return f"{family}, {given}" if given else family
