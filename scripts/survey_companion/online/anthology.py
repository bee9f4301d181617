"""The ACL Anthology's .bib file of one paper → the values in it.

Parsers of BibTeX and LaTeX take very long for hostile texts: macros that double each other, deeply nested
braces, accents on accents. Therefore a text is checked before it is parsed.
"""

import re
from typing import Any

import pybtex.database
from pybtex.database import Entry

from survey_companion.model.acl import is_acl_id
from survey_companion.model.identifiers import Identifier, Scheme, acl_venue
from survey_companion.online.answers import SourceAnswer, build_answer, parse_year, shorten_dashes
from survey_companion.online.failures import UnavailableError
from survey_companion.online.proposed_values import LONGEST_TEXT
from survey_companion.text.latex import decode_latex

LONGEST = 100_000  # characters; a paper with a long abstract has 3,000
_DEEPEST = 12  # nested braces in a file
_DEEPEST_VALUE = 5  # nested braces in a value: {{\'{\^{e}}}} is two accents in a title in doubled braces
_BRACES = re.compile("[{}]")
_TOWER = re.compile(r"(?:\\(?:[a-zA-Z]+|.)[\s{]*){5}")  # five commands, each the argument of the one before
_USED = "title booktitle journal year volume number pages publisher doi url".split()


def parse_acl(text: str, source: str) -> SourceAnswer:
    """Return the values in the Anthology's .bib file of one paper.

    Raises:
        UnavailableError: the text is no BibTeX entry with a title.
    """
    entry = _read_entry(text)
    values = {name: _decode(entry.fields[name]).strip("{} ") for name in _USED if name in entry.fields}
    year = values.get("year", "")
    acl_id = values.get("url", "").rstrip("/").rpartition("/")[2]
    venue = values.get("booktitle") or values.get("journal", "")
    return build_answer(
        source,
        values.get("title", ""),
        map(_bibtex_name, entry.persons.get("author", [])),
        {
            "published.type": "article" if entry.type == "article" else "inproceedings",
            "published.venue": venue,
            "published.year": parse_year(year),
            "published.volume": values.get("volume", ""),
            "published.number": values.get("number", ""),
            "published.pages": shorten_dashes(values.get("pages", "")),
            "published.publisher": values.get("publisher", ""),
            "published.doi": values.get("doi", "").lower(),
            "published.url": values.get("url", ""),
            "published.acl_id": acl_id if is_acl_id(acl_id) else "",
            "published.short": _short_venue(acl_id, year) or venue,
        },
    )


def _read_entry(text: str) -> Entry:
    """Return the first entry of a file.

    Raises:
        UnavailableError: there is none, or the file could take a parser very long.
    """
    if len(text) > LONGEST:
        raise UnavailableError(f"it is longer than {LONGEST:,} characters")
    if _depth(text) > _DEEPEST:
        raise UnavailableError(f"its braces are nested more than {_DEEPEST} deep")
    if re.search(r"@\s*string", text, re.IGNORECASE):  # macros that double each other grow without bound
        raise UnavailableError("it defines macros")
    try:
        entries = pybtex.database.parse_string(text, "bibtex").entries
    except Exception as error:  # pybtex raises many kinds of errors for malformed files
        raise UnavailableError("it is not BibTeX") from error
    for entry in entries.values():
        return entry
    raise UnavailableError("it has no entry")


def _depth(text: str) -> int:
    """Return how deep the braces are nested; unclosed ones count too."""
    depth = deepest = 0
    for brace in _BRACES.findall(text):
        depth = depth + 1 if brace == "{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _decode(value: str) -> str:
    """Return the text that LaTeX would print.

    Raises:
        UnavailableError: the LaTeX is too long or too deeply nested to be read quickly, or is malformed.
    """
    if len(value) > 4 * LONGEST_TEXT or _depth(value) > _DEEPEST_VALUE or _TOWER.search(value):
        raise UnavailableError("it has LaTeX that is too long or too deeply nested")
    try:
        return " ".join(decode_latex(value).split())
    except Exception as error:  # as above
        raise UnavailableError("it has LaTeX that cannot be read") from error


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
    family, given = _decode(family), _decode(given)
    return f"{family}, {given}" if given else family
