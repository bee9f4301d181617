"""A stretch of text → what it looks like by itself: names, a venue, a date, a label, an institution.

Input: the text of a piece. Output: a `Look`. `places` compares the looks of all that stands in one place.
"""

import re
from functools import cached_property, lru_cache

from survey_companion.reading.words.author_names import find_names
from survey_companion.reading.words.link_words import LINK_LABELS
from survey_companion.reading.words.name_words import AFFILIATION_WORDS, ORGANISATIONS, PLACES
from survey_companion.reading.words.printed_dates import ADDRESS, find_date
from survey_companion.reading.words.venue_looks import score_venue


class Look:
    """What a text looks like by itself; what nobody needs of every text is found out when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.words = len(text.split()) if text.isascii() else _count_words(text)

    @cached_property
    def _date(self) -> tuple[int | None, int | None, bool]:
        return find_date(self._text)

    @property
    def year(self) -> int | None:
        """A year in it, unless it is part of a number or a range of pages."""
        return self._date[0]

    @property
    def month(self) -> int | None:
        """The month beside that year."""
        return self._date[1]

    @cached_property
    def is_date(self) -> bool:
        """Whether it is nothing but a date."""
        return self._date[2]

    @cached_property
    def is_address(self) -> bool:
        """Whether it is a web address."""
        return "." in self._text and bool(ADDRESS.fullmatch(self._text))

    @cached_property
    def role(self) -> str | None:
        """The role of a link with this label: "paper", "code" or "other"."""
        return role_of(self._text)

    @cached_property
    def venue(self) -> float:
        """How much it looks like a venue, from 0 to 1."""
        return 0.0 if self.is_date or self.is_address else score_venue(self._text)

    @cached_property
    def names(self) -> float:
        """How much it looks like the names of persons, from 0 to 1."""
        if self.is_date or self.is_address:
            return 0.0
        score = find_names(self._text).score
        return min(score, 0.4) if score < 0.95 and self.venue >= 0.5 else score

    @cached_property
    def is_affiliation(self) -> bool:
        """Whether it is the name of an institution or a place."""
        return _is_affiliation(self._text) and self.venue < 0.5

    @cached_property
    def is_number(self) -> bool:
        """Whether it is pages, a volume, a count or an identifier."""
        return _is_number(self._text) and not self.is_date

    @property
    def stands_alone(self) -> bool:
        """Whether the text in brackets is a thing of its own, not a part of the text around it."""
        return bool(
            self.is_date
            or self.role
            or self.is_number
            or self.is_address
            or self.venue >= 0.5
            or self.is_affiliation
            or (self.names >= 0.75 and self.words >= 2)
        )


_UNITS = frozenset("p pp page pages vol no v arxiv doi k m b gb mb star stars citations th nd rd st".split())


_LETTERS = re.compile(r"[^\W\d_]+")


_HAN_PLACES = tuple(word for word in AFFILIATION_WORDS if not word.isascii())


@lru_cache(maxsize=1 << 16)
def look(text: str) -> Look:
    """Return what the text looks like; it has no outer blanks and no two blanks in a row."""
    return Look(text)


_KEY = re.compile(r"(?:[A-Z][A-Za-z]{1,3}\+?|[a-z]{3})\d\d[a-z]?")  # "KBR+21" before a reference


def _is_number(text: str) -> bool:
    """Whether the text has no words but units: pages, volumes, counts, identifiers."""
    is_bare = True
    if _KEY.fullmatch(text.strip("[]")) and text[:1] == "[":
        return True
    for word in _LETTERS.finditer(text):
        if word[0].casefold() not in _UNITS:
            return False
        is_bare = False
    return is_bare or any(map(str.isdigit, text))


def _count_words(text: str) -> int:
    """Return the number of words; two Chinese, Japanese or Korean letters count as one."""
    han = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)
    return len(re.sub("[\u3040-\u9fff\uac00-\ud7af]", " ", text).split()) + (han + 1) // 2


def role_of(text: str) -> str | None:
    """Return the role of a link with this label, if the text is such a label."""
    bare = text.strip(" []()【】.:：*!").casefold()
    if role := LINK_LABELS.get(bare):
        return role
    if len(bare) > 24 or not bare:
        return None
    words = re.split(r"[\s/_&+-]+", bare)
    roles = [LINK_LABELS.get(word) for word in words if not word.isdigit()]
    return roles[0] if roles and all(roles) else None


@lru_cache(maxsize=1 << 14)
def _is_affiliation(text: str) -> bool:
    if len(text) > 160:
        return False
    if text in ORGANISATIONS or text in PLACES:
        return True
    if not text.isascii() and any(word in text for word in _HAN_PLACES):
        return True
    words = [word.strip(".,;()") for word in text.split()]
    if (
        any(word.casefold() in AFFILIATION_WORDS for word in words)
        and words[0][:1].isupper()
        and len(words) <= 14
    ):
        return True
    parts = [part.strip(" .") for part in re.split(r"[,;/&+]|\band\b", text) if part.strip(" .")]
    return bool(parts) and all(part in ORGANISATIONS or part in PLACES for part in parts)
