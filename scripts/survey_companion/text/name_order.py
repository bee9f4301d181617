"""Names of people and teams → their order in an alphabetical list, and the heading under which each stands.

Input: a name as `person_names.sort_author` has it, "Östberg, Ana". Output: "O" and a key to sort by.
Accents and case do not count. Latin letters come first, each with a heading of its own; every other script
has one heading, and within it names are sorted by how they sound in Latin letters, so "李" stands as "Li".
Names that begin with a digit or a sign come last.
"""

import unicodedata
from functools import lru_cache

from anyascii import anyascii

SIGNS = "Digits and signs"
# Headings of scripts whose names in Unicode say less; https://www.unicode.org/charts/
_SCRIPTS = {"Cjk": "Chinese characters", "Hiragana": "Kana", "Katakana": "Kana"}
_FIRST, _SECOND, _LAST = range(3)

OrderKey = tuple[int, str, str, str]


def order_name(name: str) -> OrderKey:
    """Return what decides the place of the name; no two names have the same."""
    heading = head_name(name)
    rank = _LAST if heading == SIGNS else _FIRST if len(heading) == 1 else _SECOND
    return rank, heading, " ".join(anyascii(name).casefold().replace("-", " ").split()), name


def head_name(name: str) -> str:
    """Return the heading of the name: "A" to "Z", a script such as "Cyrillic", or `SIGNS`."""
    return _head_letter(next(iter(unicodedata.normalize("NFKD", name.strip())), "-"))


@lru_cache(maxsize=1 << 12)
def _head_letter(letter: str) -> str:
    if not letter.isalpha():
        return SIGNS
    script = unicodedata.name(letter, "LATIN").split()[0].capitalize()
    if script == "Latin":
        plain = anyascii(letter)[:1].upper()
        return plain if "A" <= plain <= "Z" else SIGNS
    return _SCRIPTS.get(script, script)
