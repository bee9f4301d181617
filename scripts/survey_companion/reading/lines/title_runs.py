"""A stretch of text with a title in it → the title, and what stands beside it.

Input: "Three Foos, M. Roe et al. ICML 2016", and the habits of the list. Output: a `Split`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from survey_companion.reading.lines.plain_runs import Segment, cut_plain, take_bracket
from survey_companion.reading.words.author_names import find_names
from survey_companion.reading.words.front_names import take_front_names
from survey_companion.reading.words.looks import look
from survey_companion.reading.words.venue_words import VENUES


@dataclass(frozen=True, slots=True)
class Habits:
    """How often the plain titles of a list stand beside other things; shares of its titles."""

    is_marked: bool = False  # titles have marks of their own, so what stands in them is mostly theirs
    names_before: float = 0.0
    names_after: float = 0.0
    year_at_end: float = 0.0


@dataclass(frozen=True, slots=True)
class Split:
    """A title, and what stands before and after it in the same stretch of text."""

    before: tuple[Segment, ...]
    title: str
    after: tuple[Segment, ...]


@lru_cache(maxsize=1 << 15)
def split_title(text: str, habits: Habits) -> Split:
    """Return the title in the text; it is empty if there is none."""
    if habits.is_marked and not may_have_tail(text):
        return Split((), text, ())
    text, bracket = take_bracket(text)
    segments = list(cut_plain(text))
    first, end = 0, len(segments)
    while first < end and segments[first].sort in "DVG":
        first += 1
    if first < end - 1 and _are_names_before(segments[first], segments[first + 1].before, habits):
        first += 1
        while first < end - 1 and segments[first].sort == "D":
            first += 1
    if first == end:  # nothing but details
        return Split(tuple(segments), "", ())
    while end > first + 1 and _is_detail(segments[end - 1], habits):
        end -= 1
    end = _before_names(segments, first, end, habits)
    while end > first + 1 and segments[end - 1].sort in "DVG" and not habits.is_marked:
        end -= 1
    core = segments[first:end]
    title = core[0].text + "".join(f"{each.before}{each.text}" for each in core[1:])
    after = segments[end:]
    if bracket:
        after = [*after, *(Segment(each.text, "(", each.sort) for each in cut_plain(bracket))]
    return Split(tuple(segments[:first]), title.strip(), tuple(after))


def _are_names_before(segment: Segment, after: str, habits: Habits) -> bool:
    """Whether the first part of a run is its authors; one name is only where most runs begin with names."""
    if segment.sort == "N":
        names = find_names(segment.text)
        is_certain = names.et_al and bool(names.names)  # "Ada Doe et al. A Study of Walls"
        return habits.names_before >= 0.3 or is_certain or bool(take_front_names(f"{segment.text}. X")[0])
    is_likely = segment.sort in "nm" and habits.names_before >= 0.5 and "," not in after
    return is_likely and look(segment.text).words >= 2


_YEAR_AT_END = re.compile(r"(?:(?:19|20)|['’`])\d\d\W*$")


def may_have_tail(text: str) -> bool:
    """Whether a marked title may end in a venue or a date."""
    last = [word.strip(".,;:()[]'’") for word in text[-60:].rsplit(None, 4)[-4:]]
    ends = text.rstrip(" .")[-1:]
    return ends in ")]）】" or not VENUES.isdisjoint(last) or bool(_YEAR_AT_END.search(text[-12:]))


def _is_detail(segment: Segment, habits: Habits) -> bool:
    seen = look(segment.text)
    if habits.is_marked:
        return seen.is_date or seen.venue >= 0.85
    if segment.sort in "DVGL":
        return True
    is_weak_venue = seen.year is not None and seen.words <= 9 and segment.text[-2:].isdigit()
    if is_weak_venue and habits.year_at_end >= 0.25:
        return True
    return (
        segment.sort == "F"
        and segment.before.strip() in {",", "|", "-", "–", "—", "(", "·", ";"}
        and seen.words <= 6
    )


def _before_names(segments: list[Segment], first: int, end: int, habits: Habits) -> int:
    """Return where the names at the end begin."""
    if end - first < 2:
        return end
    last = segments[end - 1]
    if last.sort == "N":
        is_certain = find_names(last.text).et_al or last.before.strip() != ","
        if habits.names_after >= (0.1 if is_certain else 0.2) or (find_names(last.text).et_al):
            return end - 1
    if last.sort in "nm" and habits.names_after >= (0.4 if last.sort == "n" else 0.6):
        return end - 1
    return end


def looks_like_names_after(text: str) -> bool:
    """Whether names stand behind other text."""
    segments = cut_plain(take_bracket(text)[0])
    tail = [each for each in segments[1:] if each.sort not in "DVGLF"]
    return bool(tail) and tail[-1].sort == "N"


def looks_like_names_before(text: str) -> bool:
    """Whether names stand before other text."""
    segments = cut_plain(text)
    return len(segments) > 1 and segments[0].sort == "N" and segments[1].sort in "OmnFD"


def ends_in_year(text: str) -> bool:
    """Whether the last part is a few words with a year."""
    segments = cut_plain(text)
    seen = look(segments[-1].text)
    return len(segments) > 1 and seen.year is not None and not seen.is_date and seen.words <= 9
