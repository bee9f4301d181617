"""Says which words are common in English.

Input: a word in small letters. Output: yes or no.
The words are those of `words/common.txt`, which `scripts/collect_words.py` makes of a free list of words,
and of `words/field.txt`, which is ours; rules add their forms, such as plurals and words with prefixes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import takewhile

from survey_companion.exports.word_files import read_words_file, rows_of

LONGEST = 40  # letters; longer words are not common, and take no time
_SHORTEST_STEM = 3
_SHORTEST_AFTER_PREFIX = 4
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EXCEPTION = "!"

# What a word may end in, and what stood in its place before.
_ENDINGS = (
    *((ending, ("", "e")) for ending in ("ed", "ing", "ings", "er", "ers", "or", "ors", "est", "able")),
    *((ending, ("", "e")) for ending in ("al", "ation", "ion", "ist", "ity", "ize")),
    *((ending, ("",)) for ending in ("ally", "ful", "hood", "ism", "less", "like", "ly", "ment")),
    *((ending, ("",)) for ending in ("ness", "s", "ship", "wise")),
    *((ending, ("y",)) for ending in ("ied", "ier", "ies", "iest", "ily", "iness")),
    *((ending, ("ize",)) for ending in ("isation", "ise", "ised", "iser", "ising", "ization", "izer")),
    ("bility", ("ble",)),
    ("bly", ("ble",)),
    ("es", ("",)),
    ("ic", ("", "e", "y")),
    ("ical", ("", "ic", "y")),
    ("ive", ("", "e", "ion")),
    ("ization", ("",)),
)
_DOUBLING = frozenset({"ed", "ing", "ings", "er", "ers", "or", "est", "able"})  # plan, planning
_HISSING = ("s", "x", "z", "ch", "sh", "o")  # box, boxes
_PREFIXES = (
    *("anti", "auto", "bi", "bio", "co", "counter", "cross", "cyber", "de", "dis", "down", "electro", "fore"),
    *("geo", "hyper", "in", "infra", "inter", "intra", "macro", "meta", "micro", "mis", "mono", "multi"),
    *("nano", "neuro", "non", "out", "over", "para", "photo", "poly", "post", "pre", "pseudo", "quasi", "re"),
    *("self", "semi", "sub", "super", "tele", "trans", "tri", "ultra", "un", "under", "uni", "up"),
)
# Words of learning, of which no list has all: hepatology, magnetometry, retrosynthesis.
_LEARNED = re.compile(
    r".{3,}(?:olog(?:y|ies|ical|ists?)|ometr(?:y|ic)|ometers?|ograph(?:y|ic)|ifications?|icity|itis|osis|a?emias?"
    r"|genesis|synthesis|scop(?:y|ic)|therapy|pathy|ectomy|phobi[ac]|dynamics?)"
)
_TWO_MARKS = re.compile("[\u0300-\u036f]{2}")  # no English word has two on a letter, as Huế has
_CONTRACTION = re.compile(r"(?:'(?:s|ll|re|ve|d)|n't|(?<=s)')$")


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Whether an English word in small letters is common: "learner's", "naïve", "retokenized"."""
    plain = _CONTRACTION.sub("", word.replace("’", "'"))
    if not plain.isascii():
        parted = unicodedata.normalize("NFD", plain)
        if _TWO_MARKS.search(parted):
            return False
        plain = _without_accents(parted)
    return _common_words()(plain) or (len(plain) <= LONGEST and bool(_LEARNED.fullmatch(plain)))


def _without_accents(parted: str) -> str:
    return "".join(char for char in parted if not unicodedata.combining(char))


@cache
def _common_words() -> Callable[[str], bool]:
    words, exceptions = parse_list(read_words_file("common.txt"))
    field = frozenset(word for line in rows_of(read_words_file("field.txt")) for word in line.split())
    return accept_forms(words | field, exceptions)


def accept_forms(
    words: AbstractSet[str], exceptions: AbstractSet[str] = frozenset()
) -> Callable[[str], bool]:
    """Return a function that says whether a word is one of these or a form of one, and no exception."""
    known: dict[str, bool] = {}

    def accepts(word: str) -> bool:
        if word in words:
            return True
        if word in exceptions or len(word) > LONGEST:
            return False
        if word not in known:
            if len(known) > 1 << 20:  # a run over countless strange words keeps its memory
                known.clear()
            known[word] = any(map(accepts, find_stems(word)))
        return known[word]

    return accepts


def find_stems(word: str) -> Iterator[str]:
    """Yield what the word may be a form of; each is shorter than the word."""
    for ending, before in _ENDINGS:
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < _SHORTEST_STEM or not _takes(stem, ending):
            continue
        yield from (stem + each for each in before if len(each) < len(ending))
        if ending in _DOUBLING and len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2]:
            yield stem[:-1]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_AFTER_PREFIX:
            yield word[len(prefix) :]


def _takes(stem: str, ending: str) -> bool:
    if ending == "es":
        return stem.endswith(_HISSING)
    return ending != "s" or stem[-1] not in "suxz"


def parse_list(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a list that `render_list` wrote, and its exceptions."""
    words: list[str] = []
    word = ""
    for line in rows_of(text):
        if not line.startswith(_EXCEPTION):
            word = word[: int(line[0], 36)] + line[1:]
            words.append(word)
    exceptions = (line[1:] for line in rows_of(text) if line.startswith(_EXCEPTION))
    return frozenset(words), frozenset(exceptions)


def render_list(words: Iterable[str], exceptions: Iterable[str]) -> Iterator[str]:
    """Yield the rows of a list: how many letters the word before has too (to base 36), and the others."""
    before = ""
    for word in sorted(words):
        pairs = zip(before[: len(_DIGITS) - 1], word, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        yield _DIGITS[shared] + word[shared:]
        before = word
    yield from (_EXCEPTION + word for word in sorted(exceptions))
