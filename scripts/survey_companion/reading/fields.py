"""A candidate with its title → the fields of an entry: authors, venue, year, links and a remark.

Input: a `Reading`, and what stands in each place of the list. Output: a `Draft`. What does not fit its place
is part of the remark, never an author or a venue.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from survey_companion.reading.author_names import find_names
from survey_companion.reading.looks import Look, look
from survey_companion.reading.piece_marks import PLAIN
from survey_companion.reading.places import Context, Detail, Place, Reading, follow_template, place_of
from survey_companion.reading.printed_dates import arxiv_date
from survey_companion.reading.venue_looks import is_track
from survey_companion.reading.vocabulary import ORGANISATIONS


@dataclass(slots=True)
class Draft:
    """What is read from a candidate."""

    reading: Reading
    title: str
    short_name: str | None = None
    authors: list[str] = field(default_factory=list)  # "Ada Doe"
    et_al: bool = False
    venue: str | None = None
    year: int | None = None
    month: int | None = None
    links: list[tuple[str, str]] = field(default_factory=list)  # label and address, as printed
    remark: str | None = None
    parts: list[tuple[Detail, str]] = field(default_factory=list)  # what each detail was taken for

    @property
    def says_paper(self) -> bool:
        """Whether it has what papers have besides a title."""
        return bool(self.venue or self.authors or self.et_al)


_NO_SENTENCE = re.compile(r"^[\s.,;:|·–—-]+|[\s,;:|·–—-]+$")
_FULL_STOPS = re.compile(r"(?<=[^.])\.$")
_IN_AT_END = re.compile(r"(?<=[.,?!])\s+[Ii]n:?$")  # of "Title. In *ICML*"
_IN = re.compile(r"^(?:In|in|at|In:)\s+")


def read_entry(reading: Reading, places: Mapping[Context, Place]) -> Draft:
    """Return the entry of a candidate that has a title."""
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
    text = _IN_AT_END.sub("", text.rstrip(" ,;:")).rstrip(" ,")
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
        _, year, _ = max(self._found, key=itemgetter(0))  # the first of equals
        return year, next((month for _, each, month in self._found if each == year and month), None)


def _take(
    entry: Draft, detail: Detail, places: Mapping[Context, Place], years: _Years, remarks: list[str]
) -> str:
    """Put one detail where it belongs, and return what it was taken for."""
    text, seen = detail.text, look(detail.text)
    role = _role_of(entry, detail, place_of(detail, places))
    role = follow_template(role, entry.reading, detail) if entry.reading.fields else role
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
    elif role == "short_name":
        entry.short_name = entry.short_name or text
    elif role == "remark":
        is_year = not seen.is_number or _YEAR_AND_VOLUME.match(text)
        if seen.year and is_year and seen.words <= 12 and _label_of(detail) != "remark":
            years.add(1.0, seen.year, seen.month)
        _add_remark(entry, detail, remarks)
    return role


def _add_remark(entry: Draft, detail: Detail, remarks: list[str]) -> None:
    """Add the text; what stands in one piece with the remark before it keeps its separator."""
    last = entry.parts[-1] if entry.parts else None
    goes_on = last is not None and last[1] == "remark" and last[0].piece is detail.piece and remarks
    remarks.append(f"{detail.before if goes_on else ' '}{detail.text}")


def _label_of(detail: Detail) -> str | None:
    """Return what a label or the head of a column says of a detail."""
    piece = detail.piece
    if piece is None:
        return None
    return piece.label or ("remark" if piece.column not in {None, "title"} else None)


def _role_of(entry: Draft, detail: Detail, place: Place | None) -> str:  # noqa: PLR0911  (one for each role)
    """Return what a detail is; empty if it says nothing."""
    seen = look(detail.text)
    label = _label_of(detail)
    is_link = detail.piece is not None and detail.piece.href is not None
    if label == "remark":
        return "remark"
    if seen.is_date:
        return "year" if _YEAR_ALONE.fullmatch(detail.text) else "date"
    if label == "short_name":
        return "short_name"
    if _are_authors(detail, seen, place) or (label == "authors" and _may_be_authors(detail, seen)):
        return "authors"
    if label == "venue" or _is_venue(detail, seen, place, is_link=is_link):
        return "venue"
    if detail.is_before and not entry.short_name and _is_nickname(detail, entry):
        return "short_name"
    if is_link:
        return "link"
    is_index = detail.is_before and seen.is_number and "S" in detail.mark  # "[12]" before a reference
    return "" if "G" in detail.mark or is_index else "remark"


_REFERENCE_NAME = re.compile(r"[^\W\d_]+, [^\W\d_]+\.?")
_YEAR_AND_VOLUME = re.compile(r"(?:19|20)\d\d;")
_YEAR_ALONE = re.compile(r"\D*(?:19|20)\d\d\D*")


def _take_authors(entry: Draft, detail: Detail, remarks: list[str]) -> None:
    """Add the names in the text to the authors, or the whole text as the name of an organisation."""
    names = find_names(detail.text)
    found = names.names or (detail.text.rstrip("."),)
    if detail.is_before and _REFERENCE_NAME.fullmatch(detail.text):
        found = (" ".join(reversed(found)),)  # "Doe, Ada." at the start of a reference
    entry.authors += [name for name in found if name not in entry.authors]
    entry.et_al |= names.et_al
    if names.names and names.aside:
        remarks.append(f" {names.aside}")


def _are_authors(detail: Detail, seen: Look, place: Place | None) -> bool:
    """Whether the detail names authors, by what it looks like and by what else stands in its place."""
    if not _may_be_authors(detail, seen) or not _is_place_for_authors(detail, place):
        return False
    names = find_names(detail.text)
    if names.score <= 0 or (seen.is_affiliation and not names.et_al):
        return _is_team(detail.text, place)
    if names.et_al and names.score >= 0.5:
        return True
    several = len(names.names) > 1
    if place is not None:
        return _are_names_there(names.score, place.share(place.names), several=several)
    if _is_documented(detail, "I") or _is_documented(detail, "LI"):
        return names.score >= 0.2
    return names.score >= (0.5 if several else 0.75) and (several or seen.words >= 2)


def _may_be_authors(detail: Detail, seen: Look) -> bool:
    """Whether the detail is not plainly something else."""
    is_label = seen.role and seen.words <= 3
    return not (is_label or seen.venue >= 0.5 or seen.is_number or is_track(detail.text))


def _is_place_for_authors(detail: Detail, place: Place | None) -> bool:
    """Whether names may stand in the place; links, brackets and code do only if they do elsewhere."""
    if _label_of(detail) not in {None, "authors", "title"}:
        return False
    is_link = detail.piece is not None and detail.piece.href is not None
    if _is_documented(detail, "LI"):
        return True  # authors with links to their pages
    needs_others = is_link or detail.mark in {"C", "G", "P", "S"}
    return not needs_others or (place is not None and place.share(place.names) >= 0.5)


def _are_names_there(score: float, share: float, *, several: bool) -> bool:
    """Whether a text that looks so much like names is names, where so large a share of its like is."""
    if share >= 0.5:
        return score >= (0.2 if share >= 0.85 else 0.4)
    if share >= 0.15:
        return score >= 0.85 and (several or share >= 0.3)
    return score >= 1.0 and several and share >= 0.05


def _is_documented(detail: Detail, mark: str) -> bool:
    """Whether the detail stands where the documented form of a line has authors (I) or the venue (C).

    That form, **Title.** *Authors* `Venue` [[paper](…)], decides where too few lines tell the list's own.
    """
    side, _, kind_of_title = detail.place[1:4]
    return detail.mark == mark and (side, kind_of_title) == ("a", "m") and not detail.is_behind_links


def _is_team(text: str, place: Place | None) -> bool:
    """Whether an organisation stands where nearly all others are authors."""
    is_body = text.rstrip(".") in ORGANISATIONS or look(text).is_affiliation
    return place is not None and place.share(place.names) >= 0.85 and is_body


def _is_venue(detail: Detail, seen: Look, place: Place | None, *, is_link: bool) -> bool:
    if is_link:
        is_habit = place is not None and place.share(place.venues) >= 0.35
        if is_habit and not seen.role and not seen.is_address and seen.words <= 10 and detail.number == 1:
            return True
        return seen.venue >= 0.85 and seen.words <= 8 and (is_habit or seen.year is not None or not seen.role)
    if seen.venue >= 0.5:
        return True
    if (
        place is None
        and _is_documented(detail, "C")
        and seen.words <= 6
        and not (seen.role or seen.is_affiliation)
    ):
        return True
    share = place.share(place.venues) if place else 0.0
    return (
        share >= 0.5
        and seen.words <= 8
        and seen.names < 0.6
        and not (seen.is_number or seen.is_affiliation or seen.role)
    )


def _is_nickname(detail: Detail, entry: Draft) -> bool:
    """Whether a few words before the title are the short name of what it is about."""
    seen = look(detail.text)
    title = entry.reading.title_piece
    if title is None or seen.words > 4 or seen.is_number or seen.is_affiliation or seen.role:
        return False
    has_mark = bool(set(title.marks) & set("QL")) or detail.mark != PLAIN
    return has_mark and (detail.mark[:1] in "BCTLI") and len(detail.text) <= 40


_YEAR_FIRST = re.compile(r"^(?:19|20)\d\d\s+")
_ARXIV_NUMBER = re.compile(
    r"(?<=[a-z])(?:\s+preprint)?[\s.:]*(?:arXiv[\s.:]*)?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE
)
_ATTACHED_YEAR = re.compile(r"(?<=[A-Za-z])(?:[\s-]?['’`]\d{2}|-?(?:19|20)\d{2}|(?<=[A-Z]{3})\d{2})(?!\d)")


@lru_cache(maxsize=1 << 12)
def clean_venue(text: str) -> str:
    """Return the venue without a year that is attached to it: CVPR for CVPR2023 and CVPR'23."""
    text = _ARXIV_NUMBER.sub("", _YEAR_FIRST.sub("", " ".join(text.split()).strip(" .,;:|-–—`")))
    text = _ATTACHED_YEAR.sub("", text)
    text = _IN.sub("", text) or text
    return text.strip(" .,;:|-–—") if text.count("(") == text.count(")") else text.strip(" .,;:|-–—()")
