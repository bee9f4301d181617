"""Numbers in English text → quantities.

Input: text without markup. Output: quantities, which are compared by value and not by spelling:
1,234 is 1234, 46 % is 46%, 2.6T is 2,600 billion, "thirty million" is 30M.
Years, ordinals, numbers of sections or pages, and numbers in names are not quantities.
"""

import math
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

_HALF = Decimal("0.5")

_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 1_000,
    "K": 1_000,
    "M": 10**6,
    "mn": 10**6,
    "B": 10**9,
    "bn": 10**9,
    "T": 10**12,
}
_BYTES = {
    "kB": 10**3,
    "KB": 10**3,
    "MB": 10**6,
    "GB": 10**9,
    "TB": 10**12,
    "PB": 10**15,
    "KiB": 2**10,
    "MiB": 2**20,
    "GiB": 2**30,
    "TiB": 2**40,
}
_UNITS = {"x", "s", "ms", "h", "pp"}  # directly after a number, these do not change its value
_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = {
    **{word: number for number, word in enumerate([*_ONES, *_TEENS], 1)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
}

_HINT = re.compile(r"\d\d\d|\d[.,]\d|\d\W?(?:%|per|[kKMBT]|[bm]n)|hundred|thousand|illion|cent")
_GAP = r"[ \n\u00a0\u2009\u202f\-‑]"
_LARGE = "hundred|thousand|million|billion|trillion"
_PERCENT = r"%|(?:percent|per[ ]cent|percentage)\b"
_TOKEN = re.compile(
    rf"""
      (?P<address>https?://\S+|10\.\d{{4,9}}/\S+|\d{{4}}\.\d{{4,5}}(?:v\d+)?(?!\d))
    | (?P<words>\b(?i:(?:{"|".join(_TENS)})(?:[ \-‑](?:{"|".join(_ONES)}))?|{"|".join(_TEENS + _ONES)})
        (?={_GAP}(?:{_LARGE}|{_PERCENT})))
    | (?P<name>[^\W\d](?:\w|[.\-‑'’](?=\w))*)
    | (?P<digits>\d+(?:[,\u00a0\u2009\u202f]\d{{3}}(?!\d))*)
      (?P<decimals>\.\d+)?
      (?P<version>(?:\.\d+)+)?
      (?P<joined>[^\W\d_]\w*)?
    """,
    re.VERBOSE,
)
_SCALE = re.compile(rf"{_GAP}({_LARGE}|mn|bn|[kMGTP]B|[KMGT]iB|KB|[kKMBT])\b")
_SIGN = re.compile(rf"{_GAP}?(?:{_PERCENT})", re.VERBOSE)
# Several numbers may share the unit that follows the last one: 7–13B, 10 or 15%.
_JOINT = re.compile(r"\s*(?:[\-‑–—&]|,?\s?(?:to|and|or)\b|,)\s*")
_LONGEST_JOINT = 6  # characters
_WINDOW = 24  # characters before a number that are searched for "about", "Table" and the like
_LOCATOR = re.compile(
    r"(?:[§#]|\b(?:appendix|app|article|bcp|iec|iso|rfc|chapters?|ch|edition|equations?|eq|fig|figures?|footnote|issue|items?"
    r"|lines?|no|numbers?|pages?|pp?|parts?|release|sections?|sect?|steps?|tables?|v|version|vol|volume)\b)"
    r"\.?\s*\Z",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:[~≈]|\b(?:about|around|approximately|circa|close to|roughly|some)\b)\s*\Z", re.IGNORECASE
)
_OVER = re.compile(r"(?:[>≥]|\b(?:above|at least|beyond|more than|over)\b)\s*\Z", re.IGNORECASE)
_UNDER = re.compile(
    r"(?:[<≤]|\b(?:almost|at most|below|fewer than|less than|nearly|under|up to)\b)\s*\Z", re.IGNORECASE
)

Name = tuple[str, str]  # a word in small letters, and the number after it: ("flores", "200")


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number that states an amount."""

    start: int  # in the text, from 0
    end: int
    number: Decimal  # as printed: 2.6 of 2.6 trillion
    low: Decimal  # how far below the printed number the true value may be
    high: Decimal  # how far above it
    scale: Decimal  # 1,000,000,000,000 of 2.6 trillion
    shared: Decimal  # the scale of the next number, which may be that of this one too: 7–13B
    is_bytes: bool
    is_percent: bool

    @property
    def is_precise(self) -> bool:
        """Whether it is a decimal, a percentage, or at least 100: such a number needs a source."""
        size = self.number if self.is_bytes else self.number * self.shared
        return self.is_percent or self.number % 1 != 0 or self.low < _HALF or size >= 100

    @property
    def values(self) -> frozenset[Decimal]:
        """Return the values that the number may have; 46 for 46%."""
        return frozenset({self.number * self.scale, self.number * self.shared})

    def covers(self, values: Iterable[Decimal]) -> bool:
        """Whether it equals one of these values, rounded if need be; 46% may equal 0.46."""
        scales = {self.scale, self.shared}
        is_fraction = not self.is_percent and self.number < 1
        return any(
            any(self._reaches(value / scale) for scale in scales)
            or (self.is_percent and value < 1 and self._reaches(value * 100))
            or (is_fraction and self._reaches(value / 100))
            for value in values
        )

    def _reaches(self, value: Decimal) -> bool:
        return self.number - self.low <= value <= self.number + self.high


def find_quantities(text: str, names: Container[Name] = ()) -> list[Quantity]:
    """Return the quantities in the order of the text, without those that are part of one of the `names`."""
    found: list[Quantity] = []
    word: re.Match[str] | None = None  # the last word
    end, is_locator = 0, False  # where the last number ended, and whether it was a page, table or the like
    for token in _TOKEN.finditer(text):
        if token["name"]:
            word = token
        elif token["digits"] or token["words"]:
            is_joint = _is_joint(text, end, token.start())
            is_listed = is_joint and not _stands_alone(text, end, token)
            is_locator = (is_locator and is_listed) or _follows(_LOCATOR, text, token.start())
            is_none = is_locator or _is_named(text, word, token, names)
            quantity = None if is_none else _measure(text, token)
            found += [quantity] if quantity else []
            end = quantity.end if quantity else token.end()
    for position in range(len(found) - 1, 0, -1):
        before, after = found[position - 1], found[position]
        if _is_joint(text, before.end, after.start):
            found[position - 1] = _share(before, after)
    return found


def may_be_precise(text: str) -> bool:
    """Whether the text may contain a precise quantity: a fast test that sometimes says yes wrongly."""
    return _HINT.search(text) is not None


def read_names(text: str) -> Iterator[Name]:
    """Yield each word with the number after it, such as ("flores", "200"); for CC-BY 4.0, ("by", "4.0")."""
    pieces = re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+", text)
    for word, number in pairwise(pieces):
        if number[0].isdigit() and not word[0].isdigit():
            yield word.casefold(), number


def _is_joint(text: str, end: int, start: int) -> bool:
    return 0 < start - end <= _LONGEST_JOINT and _JOINT.fullmatch(text, end, start) is not None


def _stands_alone(text: str, end: int, token: "re.Match[str]") -> bool:
    """Whether the number after that of a table or page is a value: "(Table 4, 78.9)", "page 3 or 87%"."""
    if _SIGN.match(text, token.end()):
        return True
    is_large = bool(token["decimals"]) or len(token["digits"] or "") > 2
    return is_large and text[end : token.start()].strip() == ","


def _follows(pattern: "re.Pattern[str]", text: str, end: int) -> bool:
    return pattern.search(text[max(0, end - _WINDOW) : end]) is not None


def _is_named(
    text: str, word: "re.Match[str] | None", token: "re.Match[str]", names: Container[Name]
) -> bool:
    """Whether the number and the capitalised word before it are part of a known name."""
    if word is None or word[0] == word[0].lower() or token.start() - word.end() > _LONGEST_JOINT:
        return False
    if not text[word.end() : token.start()].isspace():
        return False
    *_, last = re.split(r"[.\-‑]", word[0])
    return (last.casefold(), f"{token['digits']}{token['decimals'] or ''}") in names


def _measure(text: str, token: "re.Match[str]") -> Quantity | None:
    """Return the quantity that starts with this number; `None` if it is a year, a version or the like."""
    joined = token["joined"] or ""
    if token["version"] or (joined and joined not in {*_SCALES, *_BYTES, *_UNITS}):
        return None
    units, end = [joined] if joined else [], token.end()
    while not joined and len(units) < 2 and (unit := _SCALE.match(text, end)):  # "two hundred million"
        units.append(unit[1])
        end = unit.end()
    sign = None if units else _SIGN.match(text, end)
    if units in ([], ["s"]) and not sign and _is_year(token):  # the 1990s
        return None
    number, grain = _read(token)
    low, high = _reach(text, token.start(), number, grain)
    scale = Decimal(math.prod(_SCALES.get(unit, 1) * _BYTES.get(unit, 1) for unit in units))
    return Quantity(
        start=token.start(),
        end=sign.end() if sign else end,
        number=number,
        low=low,
        high=high,
        scale=scale,
        shared=scale,
        is_bytes=any(unit in _BYTES for unit in units),
        is_percent=sign is not None,
    )


def _is_year(token: "re.Match[str]") -> bool:
    return not token["decimals"] and re.fullmatch("19[0-9]{2}|20[0-9]{2}", token["digits"] or "") is not None


def _read(token: "re.Match[str]") -> tuple[Decimal, Decimal]:
    """Return the number, and the value of one unit in its last printed digit: 0.1 for 2.6."""
    if words := token["words"]:
        return Decimal(sum(_WORTH[part] for part in re.split(r"[ \-‑]", words.lower()))), Decimal(1)
    decimals = token["decimals"] or ""
    digits = re.sub(r"\D", "", token["digits"])
    return Decimal(digits + decimals), Decimal(1).scaleb(-max(len(decimals) - 1, 0))


def _reach(text: str, start: int, number: Decimal, grain: Decimal) -> tuple[Decimal, Decimal]:
    """Return how far below and above a printed number the true value may be.

    Any number may be rounded at its last digit. "About 700" may be rounded at its last digit that is not 0;
    "over 700" may stand for more and "nearly 700" for less, but never for a value a quarter away.
    """
    half = grain / 2
    digits = str(int(number / grain))
    coarse = min(grain.scaleb(len(digits) - len(digits.rstrip("0"))), number / 4) if number else grain
    if _follows(_OVER, text, start):
        return half, max(half, coarse)
    if _follows(_UNDER, text, start):
        return max(half, coarse), half
    if _follows(_ABOUT, text, start):
        return max(half, coarse / 2), max(half, coarse / 2)
    return half, half


def _share(before: Quantity, after: Quantity) -> Quantity:
    """Return the first of two numbers with the scale or percent sign that it may share with the next one."""
    if before.scale != 1 or before.is_percent:
        return before
    return replace(before, shared=after.shared, is_bytes=after.is_bytes, is_percent=after.is_percent)
