"""A detail of an entry → the field that it is.

Input: a detail, what it looks like, and what else stands in its place. Output: the name of a field, such as
"authors"; "remark" for what is none, and "" for what says nothing.
"""

import re

from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.piece_marks import PLAIN
from survey_companion.reading.lines.places import Detail, Place
from survey_companion.reading.words.author_names import find_names
from survey_companion.reading.words.field_words import FIELD_LABELS
from survey_companion.reading.words.looks import Look, look
from survey_companion.reading.words.name_words import ORGANISATIONS
from survey_companion.reading.words.venue_looks import is_track

_MOST_JOURNAL = 12  # words
ELLIPSES = frozenset({"…", "...", "· · ·"})  # between authors: some are not named
_YEAR_ALONE = re.compile(r"\D*(?:19|20)\d\d\D*")


def label_of(detail: Detail) -> str | None:
    """Return what a label or the head of a column says of a detail."""
    piece = detail.piece
    if piece is None:
        return None
    return piece.label or ("remark" if piece.column not in {None, "title"} else None)


def role_of(entry: Draft, detail: Detail, place: Place | None) -> str:  # noqa: PLR0911  (one for each role)
    """Return what a detail is; empty if it says nothing."""
    seen = look(detail.text)
    label = label_of(detail)
    is_link = detail.piece is not None and detail.piece.href is not None
    if label == "remark":
        return "remark"
    if seen.is_date:
        return "year" if _YEAR_ALONE.fullmatch(detail.text) else "date"
    if label == "short_name":
        return "short_name"
    if _is_behind_authors(entry, detail, seen):
        return "venue"
    if _are_authors(entry, detail, seen, place) or (label == "authors" and _may_be_authors(detail, seen)):
        return "authors"
    if (
        label == "venue"
        or _is_venue(detail, seen, place, is_link=is_link)
        or _is_journal(entry, detail, seen)
    ):
        return "venue"
    if detail.is_before and not entry.short_name and _is_nickname(detail, entry):
        return "short_name"
    if is_link:
        return "link"
    is_index = detail.is_before and seen.is_number and "S" in detail.mark  # "[12]" before a reference
    return "" if "G" in detail.mark or is_index else "remark"


def _are_authors(entry: Draft, detail: Detail, seen: Look, place: Place | None) -> bool:
    """Whether the detail names authors, by what it looks like and by what else stands in its place."""
    if detail.text in ELLIPSES and entry.parts and entry.parts[-1][1] == "authors":
        return entry.parts[-1][0].piece is detail.piece  # "Ada Doe, …, Max Roe"
    if not _may_be_authors(detail, seen) or not _is_place_for_authors(detail, place):
        return False
    names = find_names(detail.text)
    if names.et_al and not names.names:
        return bool(entry.authors)
    if entry.has_front_authors and not detail.is_before:
        return False
    return _look_like_authors(entry, detail, seen, place)


def _look_like_authors(entry: Draft, detail: Detail, seen: Look, place: Place | None) -> bool:
    names = find_names(detail.text)
    if names.score <= 0 or (seen.is_affiliation and not names.et_al):
        return _is_team(entry, detail, place)
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
    if label_of(detail) not in {None, "authors", "title"}:
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


def _is_team(entry: Draft, detail: Detail, place: Place | None) -> bool:
    """Whether an organisation stands where nearly all others are authors, or most if there is no author."""
    if not (detail.text.rstrip(".") in ORGANISATIONS or look(detail.text).is_affiliation):
        return False
    if place is None:
        return not entry.authors and _is_documented(detail, "I")
    return place.share(place.names) >= (0.85 if entry.authors else 0.6)


def _is_venue(detail: Detail, seen: Look, place: Place | None, *, is_link: bool) -> bool:
    if is_link:
        is_habit = place is not None and place.share(place.venues) >= 0.35
        if is_habit and not seen.role and not seen.is_address and seen.words <= 10 and detail.number == 1:
            return True
        return seen.venue >= 0.85 and seen.words <= 8 and (is_habit or seen.year is not None or not seen.role)
    if seen.venue >= 0.5:
        return True
    if detail.text.casefold() in FIELD_LABELS:
        return False
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


def _is_journal(entry: Draft, detail: Detail, seen: Look) -> bool:
    """Whether the detail is the journal of a reference that begins with its authors.

    Such a reference has its journal in italics behind the title, or plain before the year and the volume.
    """
    is_behind = entry.has_front_authors and not detail.is_before and entry.venue is None
    if not is_behind or seen.is_number or seen.is_date or seen.role or seen.words > _MOST_JOURNAL:
        return False
    return detail.sort == "V" or (detail.mark == "I" and detail.piece is not None and detail.number == 1)


def _is_behind_authors(entry: Draft, detail: Detail, seen: Look) -> bool:
    """Whether the detail, in italics behind the full stop of plain authors, is where the paper appeared."""
    last = entry.parts[-1] if entry.parts else None
    if last is None or last[1] != "authors" or detail.mark != "I" or "I" in last[0].mark:
        return False
    before = detail.piece.before if detail.piece is not None else ""
    is_other = last[0].text.endswith(".") or "." in before
    return (
        is_other and entry.venue is None and seen.words <= _MOST_JOURNAL and not (seen.role or seen.is_number)
    )


def _is_nickname(detail: Detail, entry: Draft) -> bool:
    """Whether a few words before the title are the short name of what it is about."""
    seen = look(detail.text)
    title = entry.reading.title_piece
    if title is None or seen.words > 4 or seen.is_number or seen.is_affiliation or seen.role:
        return False
    has_mark = bool(set(title.marks) & set("QL")) or detail.mark != PLAIN
    return has_mark and (detail.mark[:1] in "BCTLI") and len(detail.text) <= 40
