"""Says which words are names: of languages, places, people, organisations, models or data sets.

Input: words of a title. Output: whether they are names, alone or together.
The names are those of `words/names.txt`, and those of languages, countries and regions in Unicode CLDR.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from babel import Locale

from survey_companion.exports.word_files import read_words_file, rows_of

# In CLDR, Slave is a language, but titles speak of masters and slaves.
_NOT_TAKEN = frozenset({"Slave", "world", "Multiple languages", "No linguistic content", "Unknown language"})
_BETWEEN = re.compile(r"[^\w'’.]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """Names as they stand in the middle of a sentence."""

    words: frozenset[str]  # those of one word
    # Those of several words, by their first word in small letters; the longest first.
    phrases: Mapping[str, Sequence[tuple[str, ...]]] = field(repr=False)


@lru_cache(maxsize=65536)
def begins_phrase(word: str) -> bool:
    """Whether some name of several words begins with this one."""
    return word.lower() in known_names().phrases


def find_phrase(words: Sequence[str], start: int) -> tuple[str, ...]:
    """Return the longest name of several words that begins at a place of the title; empty if none does."""
    for phrase in known_names().phrases.get(words[start].lower(), ()):
        if all(map(_matches, phrase, words[start : start + len(phrase)])) and start + len(phrase) <= len(
            words
        ):
            return phrase
    return ()


def _matches(name: str, word: str) -> bool:
    """Whether the word is that of the name, and has a capital where the name has one."""
    return word.lower() == name.lower() and (word[0].isupper() or not name[0].isupper())


@cache
def known_names() -> Names:
    """Return all names; they are read once."""
    rows = rows_of(read_words_file("names.txt"))
    ours = [name.strip() for row in rows for name in row.split(",")]
    english = Locale("en")
    return collect_names([*ours, *english.languages.values(), *english.territories.values()])


def collect_names(names: Iterable[str]) -> Names:
    """Return the names in order for `find_phrase`."""
    words = set()
    phrases = defaultdict(set)
    for name in names:
        parts = tuple(part.strip(".'’") for part in _BETWEEN.split(name) if part.strip(".'’"))
        if name in _NOT_TAKEN:
            continue
        if len(parts) > 1:
            phrases[parts[0].lower()].add(parts)
        else:
            words.add(parts[0])
    ordered = {first: sorted(found, key=lambda each: (-len(each), each)) for first, found in phrases.items()}
    return Names(words=frozenset(words), phrases=ordered)
