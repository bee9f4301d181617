"""Puts braces around the words of a title whose capitals must stay when a style writes it as a sentence.

Input: a title. Output: LaTeX for a BibTeX field, such as `Stones for {Swahili} with {XL}-{Sum}`.
In a title in headline style these are words with capitals inside or digits, names, and capitalised words
that are not common in English: those are names too. In other titles they are also all words that start with
a capital, except at the start of a title or subtitle.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain, zip_longest

from survey_companion.exports.english_words import is_common
from survey_companion.exports.proper_names import begins_phrase, find_phrase, known_names
from survey_companion.text.latex import encode_latex

# To Python, a mark is no part of a word: so all above U+02FF that is no punctuation counts as a letter.
_LETTER = r"[\w\u0300-\u1fff\u200b-\u200d\u2070-\u2fff\u3040-\ufeff\uff10-\U0010ffff]"
_WORD = re.compile(rf"((?:[A-Za-z]\.){{2,}}|{_LETTER}+(?:[.'’]{_LETTER}+)*\+*)")  # U.S., Okapi's, C++
_STARTS = re.compile(r"[:?!.][\"'”’“‘)\]]*\s")  # in what stands before a word
_NEAR = re.compile(r" |-+|/")
_LINK = re.compile(r" (?:and|or|&) |, (?:and |or )?")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|s|d)", re.IGNORECASE)
_VERSION = re.compile(r"[a-z]+\d")  # v1.0, word2vec
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL_LETTERS = frozenset("AEKN")  # a stone, k-means, n-gram; but Vitamin A, Q-learning
_VARIANTS = frozenset({"Base", "Chat", "Instruct"})  # of a model: Alpaca-7B-Instruct
_USUAL_FIRST_PARTS = frozenset(  # "Cross-Lingual: …" is no name, "Flow-Loss: …" is one
    "Cross Data Deep Few Fine High In Long Low Multi Non Open Post Pre Semi Vision Well Zero".split()
)
_DIRECTIONS = frozenset(
    "Central East Eastern Middle North Northeast Northeastern Northern Northwest Northwestern "
    "South Southeast Southeastern Southern Southwest Southwestern West Western".split()
)
_PLACES = frozenset("Dynasty Empire Island Islands Ocean Peninsula River Sea University".split())
_SPECIAL = _DIRECTIONS | _VARIANTS | _PLACES | {"Task"}


def protect_capitals(title: str, names: Collection[str] = ()) -> str:
    """Return the title as LaTeX, with braces around words whose capitals BibTeX styles must keep.

    `names` are further names, such as that of the work's model.
    """
    return _protect(title, tuple(names))


@lru_cache(maxsize=16384)  # a title stands in several files
def _protect(title: str, names: tuple[str, ...]) -> str:
    parts = mark_capitals(title, names)
    gaps = (text if text == " " else _render_gap(text) for text, _ in parts[::2])
    words = (_render_word(*part) for part in parts[1::2])
    return "".join(chain.from_iterable(zip_longest(gaps, words, fillvalue="")))


def mark_capitals(title: str, names: Collection[str] = ()) -> list[tuple[str, bool]]:
    """Return the parts of a title, and whether a style must keep the capitals of each.

    Every second part is a word; what is between words comes before, between and after them, and may be empty.
    """
    line = " ".join(title.split())
    parts = _WORD.split(line)
    words, gaps = parts[1::2], parts[::2]
    if _is_headline_style(line.split(" ")):
        kept = {place for place, word in enumerate(words) if _is_name(word, gaps[place + 1])}
    else:
        kept = set(_find_names_in_sentence(words, gaps))
    kept.update(_find_phrases(words, gaps))
    kept.update(_find_given(words, names))
    kept.update(_find_head(words, gaps, kept))
    if not _SPECIAL.isdisjoint(words):
        _add_neighbours(kept, words, gaps)
        _add_directions(kept, words, gaps)
    return [(part, place % 2 == 1 and place // 2 in kept) for place, part in enumerate(parts)]


def _find_names_in_sentence(words: Sequence[str], gaps: Sequence[str]) -> Iterator[int]:
    """Yield the places of names in a title that is no headline: a capital that starts nothing is one."""
    small = [is_common(word) for word in words if word.islower()]
    is_english = 2 * sum(small) > len(small)
    for place, word in enumerate(words):
        if place and not _STARTS.search(gaps[place]):
            keeps = word[0].isupper() or _is_name(word, gaps[place + 1])
        else:
            # What starts a title in another language may be any word of it.
            keeps = _is_name(word, gaps[place + 1]) and (is_english or not word.istitle() or _is_known(word))
        if keeps:
            yield place


def _find_phrases(words: Sequence[str], gaps: Sequence[str]) -> Iterator[int]:
    for start, word in enumerate(words):
        phrase = find_phrase(words, start) if begins_phrase(word) else ()
        if phrase and all(map(_NEAR.fullmatch, gaps[start + 1 : start + len(phrase)])):
            yield from (start + number for number, part in enumerate(phrase) if part[0].isupper())


def _find_given(words: Sequence[str], names: Collection[str]) -> Iterator[int]:
    for name in filter(None, (_WORD.findall(name) for name in names)):
        for start in range(len(words)):
            if words[start] == name[0] and words[start : start + len(name)] == name:
                yield from (start + number for number, part in enumerate(name) if part[0].isupper())


def _find_head(words: Sequence[str], gaps: Sequence[str], kept: AbstractSet[int]) -> Iterator[int]:
    """Yield the places of "XL-Sum" in "XL-Sum: A Data Set": a word with hyphens before a colon is a name."""
    last = next((place for place, gap in enumerate(gaps[1:]) if gap != "-"), 0)
    if not last or not gaps[last + 1].startswith(":"):
        return
    head = range(last + 1)
    is_coined = words[0] not in _USUAL_FIRST_PARTS and all(words[place].istitle() for place in head)
    if is_coined or kept & set(head):
        yield from (place for place in head if words[place][0].isupper())


def _add_neighbours(kept: set[int], words: Sequence[str], gaps: Sequence[str]) -> None:
    """Add "Instruct" in "Alpaca-7B-Instruct", "Sea" in "Baltic Sea", and "Task" in "Task 3"."""
    for place, word in enumerate(words):
        follows = place - 1 in kept
        is_variant = word in _VARIANTS and gaps[place] == "-" and follows
        is_place = word in _PLACES and gaps[place] == " " and follows and words[place - 1].istitle()
        is_task = word == "Task" and gaps[place + 1] == " " and words[place + 1].isdigit()
        if is_variant or is_place or is_task:
            kept.add(place)


def _add_directions(kept: set[int], words: Sequence[str], gaps: Sequence[str]) -> None:
    """Add "South" and "East" in "South East Asian", and "East" in "East and West African"."""
    for place in range(len(words) - 2, -1, -1):
        if words[place] not in _DIRECTIONS:
            continue
        after = place + 2 if words[place + 1] in {"and", "or"} and place + 2 < len(words) else place + 1
        between = gaps[place + 1] + (words[place + 1] + gaps[place + 2] if after > place + 1 else "")
        is_near = _NEAR.fullmatch(between) or (_LINK.fullmatch(between) and words[after] in _DIRECTIONS)
        if is_near and after in kept and words[after].istitle():
            kept.add(place)


def _is_name(word: str, after: str) -> bool:
    """Whether the capitals of the word stay wherever it stands; `after` is what follows it."""
    if not _is_always_name(word):
        return False
    return word not in _SMALL_LETTERS or after[:1] != (" " if word == "A" else "-")


@lru_cache(maxsize=65536)
def _is_always_name(word: str) -> bool:
    if _VERSION.match(word):
        return True
    if word == word.lower() or _NUMBER.fullmatch(word):
        return False
    base = _POSSESSIVE.sub("", word)
    if (
        len(base) == 1
        or base[1:] != base[1:].lower()
        or any(map(str.isdigit, base))
        or word.startswith(("I'", "I’"))
    ):
        return True
    return _is_known(word) or not is_common(word.lower())


def _is_known(word: str) -> bool:
    return _POSSESSIVE.sub("", word) in known_names().words


@lru_cache(maxsize=65536)
def _render_word(word: str, keep: bool) -> str:  # keyword arguments slow the cache
    text = encode_latex(word)
    return put_in_braces(text) if keep else text


def put_in_braces(text: str) -> str:
    """Return LaTeX text in braces, inside which no style changes a letter.

    A command right behind a brace would make it one of BibTeX's special characters, whose case does change.
    """
    return f"{{{{{text}}}}}" if text.startswith("\\") else f"{{{text}}}"


@lru_cache(maxsize=4096)
def _render_gap(text: str) -> str:
    return " ".join(map(encode_latex, text.split(" ")))


def _is_headline_style(words: Sequence[str]) -> bool:
    """Whether most longer words after the first start with a capital."""
    longer = [word for word in words[1:] if len(word) > 4 and word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in longer) >= len(longer)
