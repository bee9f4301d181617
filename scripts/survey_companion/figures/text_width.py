"""Estimates the width of text in an unknown sans-serif font; shortens text and breaks it into lines.

Input: text of a catalogue and a size in units. Output: clean text, and widths that are rather too large.
"""

import math
import re
import unicodedata
from bisect import bisect
from collections.abc import Callable
from functools import lru_cache

from survey_companion.text.formulas import show_plainly

# Characters that XML does not allow, or that could reorder the text around them.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]+"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")

# Widths in em, of the widest common sans-serif fonts.
_WIDTHS = (
    ("ijlI.,:;'|!´`·", 0.37),
    (' ()[]{}/\\-ftrJ"*“”‘’', 0.43),
    ("mMW@%—…", 1.0),
    ("wCDGHNOQU&+=<>~#", 0.84),
    ("–_", 0.56),
)
_WIDTH = {letter: width for letters, width in _WIDTHS for letter in letters}
_BOLD = 1.12  # bold text is wider by this factor

# Characters that changed between Unicode 14 (Python 3.11) and 16 (3.14), with one width for all Pythons.
_SINCE = (
    (re.compile("[\u2ffc-\u2fff\u31e4\u31e5\u31ef\U0001f6d8-\U0001f6df\U0001fa70-\U0001faff]"), 1.25),
    (re.compile("[\U00018cff\U0001b132\U0001b155\U00020000-\U0003fffd]"), 1.05),  # ideographs, kana
    (re.compile("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376]"), 0.85),
    (
        re.compile(  # marks above and below letters, and invisible ones
            "[\u0897\u0ece\U00010d69-\U00010d6d\U00010efc-\U00010eff\U00011241\U000113bb-\U000113c0\U000113ce"
            "\U000113d0\U000113d2\U000113e1\U000113e2\U00011f00\U00011f01\U00011f36-\U00011f3a\U00011f40"
            "\U00011f42\U00011f5a\U00013430-\U00013440\U00013447-\U00013455\U0001611e-\U00016129"
            "\U0001612d-\U0001612f\U0001e08f\U0001e4ec-\U0001e4ef\U0001e5ee\U0001e5ef]"
        ),
        0.0,
    ),
)


def clean(text: object) -> str:
    """Return the text in one line without what XML forbids: formulas as text, right-to-left text isolated."""
    line = " ".join(_UNPRINTABLE.sub(" ", show_plainly(str(text))).split())
    return f"\u2068{line}\u2069" if _RIGHT_TO_LEFT.search(line) else line


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return an upper estimate of the text's width in units."""
    return math.fsum(map(_em, text)) * size * (_BOLD if bold else 1)


@lru_cache(maxsize=1 << 12)
def _em(letter: str) -> float:
    if letter in _WIDTH:
        return _WIDTH[letter]
    if (since := next((em for letters, em in _SINCE if letters.match(letter)), None)) is not None:
        return since
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.category(letter) != "Cn" and unicodedata.east_asian_width(letter) in "WF":
        return 1.25 if unicodedata.category(letter) == "So" else 1.05
    if letter.isascii():
        return 0.73 if letter.isupper() else 0.65
    return 0.85


def fit_text(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return the clean text, cut with an ellipsis if it is too wide."""
    text = clean(text)
    if width(text, size, bold=bold) <= room:
        return text
    kept = text.strip("\u2068\u2069")
    length = _largest(len(kept), lambda length: width(f"{kept[:length]}…", size, bold=bold) <= room)
    return clean(f"{kept[:length].rstrip()}…")


def _largest(number: int, fits: Callable[[int], bool]) -> int:
    """Return the largest number up to `number` that fits; if a number fits, all smaller ones must fit too."""
    return bisect(range(1, number + 1), False, key=lambda some: not fits(some))


def _count_fitting(words: list[str], size: float, room: float, *, bold: bool) -> int:
    """Return how many of the words fit into one line, at least 1."""
    return _largest(len(words), lambda count: width(" ".join(words[:count]), size, bold=bold) <= room) or 1


def break_lines(text: str, size: float, room: float, limit: int, *, bold: bool = False) -> list[str]:
    """Return the clean text in at most `limit` lines, the last one cut if need be; never empty."""
    words = clean(text).strip("\u2068\u2069").split()
    lines: list[str] = []
    while words and len(lines) < limit - 1:
        count = _count_fitting(words, size, room, bold=bold)
        lines.append(fit_text(" ".join(words[:count]), size, room, bold=bold))
        words = words[count:]
    return [*lines, fit_text(" ".join(words), size, room, bold=bold)] if words or not lines else lines
