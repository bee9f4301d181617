"""The terms by which a text is found: words without case and accents.

Input: a text. Output: its terms. `search_scripts/terms.js` does the same in the reader's browser, with the
same tables, which `tables_for_script` returns.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

# Letters that Unicode does not decompose into a plain letter and an accent.
LETTERS = {
    **dict(zip("øłđðıħŧĸƀɓɖɗəɛƒɠɣɨƙɲɔƥʉʋƴƶ", "olddihtkbbddeefggiknopuvyz", strict=True)),
    **dict(zip("ßæœþŋ", ("ss", "ae", "oe", "th", "ng"), strict=True)),
    "ς": "σ",
    # Arabic letters for which Persian and Urdu have different characters.
    **dict(zip("\u06cc\u0649\u06a9\u06be\u06c1\u0629", "\u064a\u064a\u0643\u0647\u0647\u0647", strict=True)),
}
# Accents, vowel points and invisible signs, as the inside of a character class.
_DROPPED = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # accents
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic ones
    "\u02b9-\u02bc\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # ʻokina, soft hyphen, …
)
# Scripts without spaces between words, and Hangul, where particles are attached to words.
_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Myanmar, Khmer
    "\u3005-\u3007\u3040-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"  # kana, Han, Hangul
    "\U00020000-\U0003ffff"
)
_JOINERS = "\\-\u2010\u2011.'\u2018\u2019"  # code-switching, GPT-3.5, 2401.02909, O'Brien


@cache
def _marks() -> str:
    """Return the vowel signs and other marks that belong to words, though `re` takes them for separators."""
    return "".join(letter for letter in map(chr, range(0x20000)) if unicodedata.category(letter)[0] == "M")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns for a compound word, a joiner in it, and a run of letters of one kind."""
    word = rf"[\w{_marks()}]+(?:(?<=[^\W\d_])[#+]+(?!\w))?"  # C# and C++ are not C
    return (
        re.compile(rf"{word}(?:[{_JOINERS}]{word})*"),
        re.compile(f"[{_JOINERS}]"),
        re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+"),
    )


_TRANSLATION = str.maketrans(LETTERS)
_DROP = re.compile(f"[{_DROPPED}]")


def fold_for_search(text: str) -> str:
    """Return the text in lower case without accents: "nguyen" for "Nguyễn" and "NGUYEN"."""
    if text.isascii():
        return text.lower()
    plain = _DROP.sub("", unicodedata.normalize("NFKD", text)).lower()
    return unicodedata.normalize("NFC", _DROP.sub("", plain).translate(_TRANSLATION))


def split_terms(text: str) -> Iterator[str]:
    """Yield the terms by which a text is found, in order.

    "Code-switching" gives code, switching and codeswitching; a run of letters of a script without spaces
    gives each letter and each pair of neighbours, so that any part of it can be found.
    """
    compound, joiner, run = _patterns()
    for whole in compound.findall(fold_for_search(text)):
        parts = joiner.split(whole)
        for piece in (piece for part in parts for piece in run.findall(part)):
            if re.match(f"[{_UNSPACED}]", piece):
                yield from piece
                yield from map("".join, pairwise(piece))
            else:
                yield piece
        if len(parts) > 1 and not re.search(f"[{_UNSPACED}]", whole):
            yield "".join(parts)


def tables_for_script() -> dict[str, object]:
    """Return the tables by which a browser folds and splits what is typed, as values for JSON."""
    return {"letters": LETTERS, "dropped": _DROPPED, "unspaced": _UNSPACED, "joiners": _JOINERS}
