"""Text → how much it looks like a venue.

Input: "ACL'23 Findings", "In Proc. of the 5th Conf. on Stones", "Nature 521". Output: 0 to 1.
"""

import re
from functools import lru_cache

from survey_companion.reading.words.journal_words import is_abbreviated, is_journal
from survey_companion.reading.words.printed_dates import YEAR, find_date
from survey_companion.reading.words.venue_words import VENUE_NAMES, VENUE_TRACKS, VENUE_WORDS, VENUES

_TOKEN = re.compile(r"[^\s,;:()\[\]（）【】]+")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z&/+-]{1,11}")
_ATTACHED = re.compile(r"['’`]?\d{2,4}$")
_LEAD = re.compile(
    r"^(?:in|at|in\s+the|in:|published in|accepted (?:by|at|to)|to appear in|appeared in)\s+(?=\S)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_HAS_WORD = re.compile(
    r"(?<![\w])("
    + "|".join(
        sorted(map(re.escape, (word for word in VENUE_WORDS if word.isascii())), key=len, reverse=True)
    )
    + r")(?![\w])"
)
_WORD = re.compile(r"\w+")
_FIRST_WORDS = frozenset(_WORD.findall(word)[0] for word in VENUE_WORDS)
_HAN_VENUES = tuple(word for word in VENUE_WORDS if not word.isascii())
_WEAK = frozenset(
    """
    blog bulletin conference congress journal journals letter letters magazine patent press publisher
    publishers publishing quarterly trans transactions workshop workshops
    """.split()
)


@lru_cache(maxsize=1 << 15)
def score_venue(text: str) -> float:
    """Return how much the text looks like a venue, from 0 to 1."""
    bare = text.strip(' .,;:()[]【】（）-–|"“”')
    if lead := _LEAD.match(bare):
        bare = bare[lead.end() :]
    bare = bare.strip()
    if not bare or len(bare) > 250 or "?" in bare:
        return 0.0
    words = [word for word in map(_bare_word, _TOKEN.findall(bare)) if _LETTER.search(word)]
    if not words:
        return 0.0
    has_year = find_date(text)[0] is not None
    return (
        _score_short_names(words)
        or _score_long_name(bare.casefold(), words)
        or (0.85 if is_journal(words) or is_abbreviated(text) else 0.0)
        or _score_words(bare.casefold(), len(words), has_year=has_year)
        or _score_acronym(words, has_year=has_year)
    )


def _bare_word(token: str) -> str:
    """Return a word without punctuation around it, and without a year that is attached to it."""
    word = token.strip(".'’-*")
    return _ATTACHED.sub("", word).rstrip(".'’") if word[-1:].isdigit() else word


def _score_short_names(words: list[str]) -> float:
    """Return the score of a text with known short names, such as ACL: the fewer other words, the higher."""
    parts = [part for word in words for part in _parts(word)]
    known = [word in VENUES for word in parts]
    if not any(known):
        return 0.0
    others = sum(
        not is_known and word.casefold() not in VENUE_TRACKS
        for word, is_known in zip(parts, known, strict=True)
    )
    if others <= 2 or (known[0] and others <= 6):
        return 1.0 if others <= 1 else 0.85
    is_at_edge = known[0] or known[-1]
    return (0.55 if others <= 10 else 0.3) if is_at_edge else 0.0


def _score_long_name(lower: str, words: list[str]) -> float:
    """Return the score of a text that is or begins with a long name, such as "nature communications"."""
    if not lower.isascii() and any(word in lower for word in _HAN_VENUES) and len(lower) <= 30:
        return 0.7
    plain = _FROM_YEAR.sub("", lower).strip(" .,")
    if plain in VENUE_NAMES:
        return 0.9
    is_begun = len(words) <= 16 and any(_begins_with(plain, name) for name in _names_starting(plain))
    return 0.85 if is_begun else 0.0


def _score_words(lower: str, words: int, *, has_year: bool) -> float:
    """Return the score of a text with words that venues have, such as "proceedings"."""
    may_have = words <= 22 and not _FIRST_WORDS.isdisjoint(_WORD.findall(lower))
    found = _HAS_WORD.findall(lower) if may_have else ()
    if not found:
        return 0.0
    if any(word not in _WEAK for word in found):
        return 0.8 if has_year or words <= 12 else 0.6
    return 0.7 if has_year or _BEGINS_LIKE_VENUE.match(lower) else 0.4


def _score_acronym(words: list[str], *, has_year: bool) -> float:
    """Return the score of short names that are not known: with a year they are most likely venues."""
    if not _ACRONYM.fullmatch(words[0]):
        return 0.0
    is_all = all(word.casefold() in VENUE_TRACKS or _ACRONYM.fullmatch(word) for word in words)
    if has_year and len(words) <= 3 and is_all:
        return 0.7
    return 0.25 if len(words) == 1 else 0.0


_JOINED = re.compile(r"[/@+-]")
_FROM_YEAR = re.compile(rf"[\s,(]*{YEAR}.*$")
_BEGINS_LIKE_VENUE = re.compile(r"(?:proc|int|\d+(?:st|nd|rd|th)|annual|ieee|acm)")


def _parts(word: str) -> list[str]:
    """Return the short names in "ECML-PKDD"; any other word is one: "SP-ViT" is no venue."""
    if word in VENUES or not _JOINED.search(word):
        return [word]
    parts = [part for part in _JOINED.split(word) if part]
    return (
        parts
        if all(part in VENUES or part.isdigit() or part.casefold() in VENUE_TRACKS for part in parts)
        else [word]
    )


_BY_FIRST: dict[str, tuple[str, ...]] = {}


for _name in sorted(VENUE_NAMES):
    _BY_FIRST[_name.split()[0]] = (*_BY_FIRST.get(_name.split()[0], ()), _name)


def _names_starting(text: str) -> tuple[str, ...]:
    return _BY_FIRST.get(text.split(" ", 1)[0], ()) if text else ()


_OPEN_END = (" of", " on", " in", " for")
_BEHIND_NAME = re.compile(r"\s*(?:[,.:;(\[|/–-]|\d|vol|no\b|$)")


def _begins_with(text: str, name: str) -> bool:
    """Whether the text is this venue: a name such as "machine learning" may also begin a title."""
    return text.startswith(name) and (
        name.endswith(_OPEN_END)
        or bool(
            " " in name and _BEHIND_NAME.match(text, len(name)) and ":" not in text[len(name) : len(name) + 2]
        )
    )


def is_track(text: str) -> bool:
    """Whether the text is a word that accompanies a venue, such as Oral."""
    return text.strip(" .()[]").casefold() in VENUE_TRACKS
