"""One item of a list with its title → the fields of an entry: authors, venue, year, links and a remark.

Input: a `Reading`, and what stands in each place of the list. Output: a `Draft`. What does not fit its place
is part of the remark, never an author or a venue. A paragraph or a row of a table is parsed like an item.
`candidates` says which lines are an item, `shapes` which piece is its title, `kinds` whether it is a paper.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter

from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.field_roles import ELLIPSES, label_of, role_of
from survey_companion.reading.lines.places import Context, Detail, Place, Reading, follow_template, place_of
from survey_companion.reading.words.author_names import NOBODY, find_names
from survey_companion.reading.words.journal_words import is_abbreviated
from survey_companion.reading.words.looks import look
from survey_companion.reading.words.name_words import ORGANISATIONS
from survey_companion.reading.words.printed_dates import arxiv_date

_NO_SENTENCE = re.compile(r"^[\s.,;:|·–—-]+|[\s,;:|·–—-]+$")
_FULL_STOPS = re.compile(r"(?<=[^.])\.$")
_IN_AT_END = re.compile(r"(?<=[.,?!])\s+[Ii]n$")  # of "Title. In *ICML*"
_IN = re.compile(r"^(?:In|in|at|In:)\s+")


def parse_item(reading: Reading, places: Mapping[Context, Place]) -> Draft:
    """Return what an item with a title says."""
    entry = Draft(reading, _clean_title(reading.title))
    title = reading.title_piece
    assert title is not None  # noqa: S101
    years = _Years()
    remarks: list[str] = []
    if title.href is not None:
        entry.links.append(("paper", title.href))
    for detail in reading.details:
        entry.parts.append((detail, _take(entry, detail, places, years, remarks)))
    of_authors = {id(detail.piece) for detail, role in entry.parts if role == "authors"}  # their home pages
    for piece in reading.candidate.pieces:
        if piece.href is not None and piece is not title and id(piece) not in of_authors:
            label = piece.text if not look(piece.text).is_address else piece.said or piece.column or "link"
            entry.links.append((label or piece.column or "link", piece.href))
    entry.year, entry.month = years.best()
    if entry.year is None:
        for piece in reading.candidate.pieces:
            year, month = (None, None) if look(piece.text).is_address else arxiv_date(piece.text)
            if year:
                entry.year, entry.month = year, month
                break
    entry.remark = "".join(remarks).strip() or None
    return entry


def _clean_title(text: str) -> str:
    text = " ".join(text.split())
    if len(text) > 2 and (text[0], text[-1]) in {('"', '"'), ("“", "”"), ("《", "》")}:
        text = text[1:-1].strip()
    text = text.rstrip(" ,;:")
    if text.endswith(("in", "In")):
        text = _IN_AT_END.sub("", text).rstrip(" ,")
    return text.removesuffix(".") if not text.endswith("..") else text


class _Years:
    """The years of an entry; the most certain one counts."""

    def __init__(self) -> None:
        self._found: list[tuple[float, int, int | None]] = []

    def add(self, rank: float, year: int | None, month: int | None) -> None:
        if year is not None:
            self._found.append((rank, year, month))

    def best(self) -> tuple[int | None, int | None]:
        if not self._found:
            return None, None
        if len(self._found) == 1:
            return self._found[0][1:]
        _, year, _ = max(self._found, key=itemgetter(0))  # the first of equals
        return year, next((month for _, each, month in self._found if each == year and month), None)


def _take(
    entry: Draft, detail: Detail, places: Mapping[Context, Place], years: _Years, remarks: list[str]
) -> str:
    """Put one detail where it belongs, and return what it was taken for."""
    text, seen = detail.text, look(detail.text)
    role = role_of(entry, detail, place_of(detail, places))
    role = follow_template(role, entry.reading, detail) if entry.reading.fields else role
    role = "authors" if role == "remark" and _is_next_body(entry, detail) else role
    if role == "link" and not seen.role and seen.year and seen.is_number:  # "[107, 053310 (2023)](…)"
        years.add(0.5, seen.year, seen.month)
    if role in {"year", "date"}:
        years.add(4.0 if role == "year" else 2.0, seen.year, seen.month)
    elif role == "authors":
        _take_authors(entry, detail, remarks)
    elif role == "venue":
        years.add(3.0, seen.year, seen.month)
        if entry.venue is not None:
            _add_remark(entry, detail, remarks)
            return "remark"
        entry.venue = clean_venue(text)
        entry.is_certain_venue = seen.venue >= _LIKELY or label_of(detail) == "venue"
    elif role == "short_name":
        entry.short_name = entry.short_name or text
    elif role == "remark":
        is_year = not seen.is_number or _YEAR_AND_VOLUME.match(text)
        if seen.year and is_year and seen.words <= 12 and label_of(detail) != "remark":
            years.add(1.0, seen.year, seen.month)
        _add_remark(entry, detail, remarks)
    return role


def _add_remark(entry: Draft, detail: Detail, remarks: list[str]) -> None:
    """Add the text; what stands in one piece with the remark before it keeps its separator."""
    last = entry.parts[-1] if entry.parts else None
    goes_on = last is not None and last[1] == "remark" and last[0].piece is detail.piece and remarks
    remarks.append(f"{detail.before if goes_on else ' '}{detail.text}")


_LIKELY = 0.5  # that a text is a venue
_REFERENCE_NAME = re.compile(r"(?=.*[a-zà-ÿ])[^\W\d_]+, [^\W\d_]+\.?")
_INITIAL = re.compile(r"\b[^\W\d_a-z]\.")
_YEAR_AND_VOLUME = re.compile(r"(?:19|20)\d\d\s?[;:]")


def _take_authors(entry: Draft, detail: Detail, remarks: list[str]) -> None:
    """Add the names in the text to the authors, or the whole text as the name of an organisation."""
    names = find_names(detail.text)
    if detail.text in ELLIPSES or (names.et_al and not names.names):  # "et al." with marks of its own
        entry.et_al = bool(entry.authors)
        return
    found = names.names or (detail.text.rstrip("."),)
    if _is_body(detail.text):
        found, names = tuple(f"{{{body}}}" for body in _bodies(detail.text)), NOBODY
    if detail.is_before and (len(found) > 1 or names.et_al or _INITIAL.search(detail.text)):
        entry.has_front_authors = True
    if detail.is_before and _REFERENCE_NAME.fullmatch(detail.text):
        found = (" ".join(reversed(found)),)  # "Doe, Ada." at the start of a reference
    entry.authors += [name for name in found if name not in entry.authors]
    entry.et_al |= names.et_al
    if names.names and names.aside:
        remarks.append(f" {names.aside}")


_OF_AND = re.compile(r"\s(?:of|for|on)\s.*\sand\s")


def _is_body(text: str) -> bool:
    """Whether the text is one organisation: "Google Brain" or "Department of Stones and Old Walls"."""
    names = find_names(text)
    if names.et_al or not (look(text).is_affiliation or text.rstrip(".") in ORGANISATIONS):
        return False
    is_joined = len(names.names) == 1 and "," not in text and _OF_AND.search(text) is not None
    return not names.names or is_joined


_BETWEEN_BODIES = re.compile(r"\s*(?:,\s*(?:and\s|&)?|\sand\s|&)\s*")


def _bodies(text: str) -> tuple[str, ...]:
    """Return the organisations that the text names, each of which is known; else the text as one."""
    bare = text.rstrip(".")
    bodies = tuple(_BETWEEN_BODIES.split(bare))
    return bodies if bare not in ORGANISATIONS and all(body in ORGANISATIONS for body in bodies) else (bare,)


def _is_next_body(entry: Draft, detail: Detail) -> bool:
    """Whether an organisation stands behind another that is the author: "Acme Labs, Stone Inc."."""
    if not entry.parts:
        return False
    last, role = entry.parts[-1]
    follows = role == "authors" and last.piece is detail.piece and entry.authors[-1:] == [f"{{{last.text}}}"]
    return follows and all(body in ORGANISATIONS for body in _bodies(detail.text))


_PAGES_BEHIND = re.compile(
    r"(?:(?<=(?:19|20)\d\d)\s?[:,]|,)\s(?:(?:S|pp?|Seiten|pages)\.?\s?)?\d+\s?[-–]\s?\d+\b.*$"
)
_VOLUME_BEHIND = re.compile(r"(?<=[a-zà-ÿ]) (?!(?:19|20)\d\d$)\d{1,4}$")  # "Stone Studies 39", not "EMNLP 23"
_YEAR_FIRST = re.compile(r"^(?:19|20)\d\d\s+")
_ARXIV_NUMBER = re.compile(
    r"(?<=[a-z])(?:\s+preprint)?[\s.:]*(?:arXiv[\s.:]*)?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE
)
_ATTACHED_YEAR = re.compile(r"(?<=[A-Za-z])(?:[\s-]?['’`]\d{2}|-?(?:19|20)\d{2}|(?<=[A-Z]{3})\d{2})(?!\d)")


@lru_cache(maxsize=1 << 12)
def clean_venue(text: str) -> str:
    """Return the venue without a year that is attached to it: CVPR for CVPR2023 and CVPR'23."""
    text = _ARXIV_NUMBER.sub("", _YEAR_FIRST.sub("", " ".join(text.split()).strip(" ,;:|-–—`").lstrip(".")))
    text = _ATTACHED_YEAR.sub("", text)
    text = _IN.sub("", text) or text
    text = _VOLUME_BEHIND.sub("", _PAGES_BEHIND.sub("", text))
    dot = "." if text.rstrip(" ,;:").endswith(".") and is_abbreviated(text) else ""
    outer = " .,;:|-–—" if text.count("(") == text.count(")") else " .,;:|-–—()"
    return f"{text.strip(outer)}{dot}"
