"""The text of a JSON file → its values, with their lines.

Input: text. Output: a `TreeFile`. Python's json module says no lines and calls itself for each level, so
here it only reads the strings. Several values one after the other, as in JSON Lines, are all read.
"""

import re
from bisect import bisect_right
from itertools import accumulate
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

from survey_companion.reading.forms.trees import DEEPEST, Grower, TreeFault, TreeFile, make_leaf

_BLANK = re.compile(r"[\s,:]*")  # a comma too many does no harm
_BARE = re.compile(r"-?\d[\d.eE+-]*|(?:true|false|null|NaN|None|True|False)\b")
_NOTHING = frozenset({"null", "NaN", "None"})


def parse_json(text: str) -> TreeFile:
    """Return the values of the file up to its first fault."""
    return _Reader(text).read()


class _Reader:
    """Reads the text once, from the first character to the last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
        self._grower = Grower()

    def _line(self, place: int) -> int:
        return bisect_right(self._ends, place) + 1

    def _column(self, place: int, line: int) -> int:
        return max(0, place - (self._ends[line - 2] if line > 1 else 0)) + 1

    def read(self) -> TreeFile:
        place, fault = 0, None
        closers: list[str] = []
        while fault is None:
            place = _end_of_blank(self._text, place)
            if place >= len(self._text):
                fault = self._fault(place - 1, "the end of the file") if closers else None
                break
            place, fault = self._read_value(place, closers)
        self._grower.close_all(self._line(max(0, place - 1)))
        return TreeFile(roots=self._grower.roots, fault=fault)

    def _read_value(self, place: int, closers: list[str]) -> tuple[int, TreeFault | None]:
        """Return where the next value begins, or what is wrong here."""
        char = self._text[place]
        if char in "{[":
            return self._open(place, closers)
        if char in "}]":
            if not closers or closers.pop() != char:
                return place, self._fault(place)
            self._grower.close(self._line(place))
            return place + 1, None
        return self._read_string(place) if char == '"' else self._read_bare(place)

    def _open(self, place: int, closers: list[str]) -> tuple[int, TreeFault | None]:
        is_mapping = self._text[place] == "{"
        if len(closers) >= DEEPEST:
            return place, self._fault(place, f"more than {DEEPEST} levels")
        if self._grower.needs_key:
            return place, self._fault(place)
        line = self._line(place)
        self._grower.begin(line, self._column(place, line), is_mapping=is_mapping)
        closers.append("}" if is_mapping else "]")
        return place + 1, None

    def _read_string(self, place: int) -> tuple[int, TreeFault | None]:
        is_strict = False  # control characters are removed later
        try:
            value, end = scanstring(self._text, place + 1, is_strict)
        except JSONDecodeError:
            return place, self._fault(place)
        self._grower.add(make_leaf(value, self._line(place), self._line(end - 1)))
        return end, None

    def _read_bare(self, place: int) -> tuple[int, TreeFault | None]:
        found = _BARE.match(self._text, place)
        if found is None:
            return place, self._fault(place)
        line = self._line(place)
        self._grower.add(make_leaf("" if found[0] in _NOTHING else found[0], line, line))
        return found.end(), None

    def _fault(self, place: int, found: str | None = None) -> TreeFault:
        line = self._line(max(0, place))
        return TreeFault(
            line=line, column=self._column(place, line), found=found or self._text[place : place + 60]
        )


def _end_of_blank(text: str, place: int) -> int:
    found = _BLANK.match(text, place)
    return found.end() if found else place
