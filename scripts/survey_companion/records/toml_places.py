"""TOML text → where each name and each value stands, by line and column.

Input: a text that is TOML, as `toml_text` has found. Output: spots by path; `survey_toml` points to them.
The grammar is that of https://toml.io/en/v1.0.0, but nothing is checked, since the text is known to be right.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import tomli

from survey_companion.records.toml_validation import Place


class Spot(NamedTuple):
    """Where a value stands, and its name: 1-based lines and columns, in characters."""

    name: tuple[int, int]  # of an item of a list: that of its value
    value: tuple[int, int]  # of a table: that of its name
    text: str  # the value as it is written, where it is no list or table


# Texts of several lines come first, since they begin like empty ones.
_TEXT = r'"""(?s:.)*?(?<!\\)(?:\\\\)*"{3,5}|\'\'\'(?s:.)*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
_TOKEN = re.compile(
    rf"(?P<blank>[ \t\r\n]+|\#[^\n]*)|(?P<text>{_TEXT})"
    r"|(?P<mark>[\[\]{},=.])|(?P<word>[^\s\[\]{},=#.\"']+)"
)
_BARE = re.compile(r"[^\s,\]}#]+")  # a number, a date or a truth value


def index_places(text: str) -> dict[Place, Spot]:
    """Return the spot of each name and of each item of a list; that of the first, if a name comes again.

    Items of lists, and entries of arrays of tables, are named by their 0-based numbers.
    """
    found: dict[Place, Spot] = {}
    for place, spot in _Scanner(text).scan():
        found.setdefault(place, spot)
    return found


def find_spot(places: Mapping[Place, Spot], place: Place, value: object) -> tuple[int, int] | None:
    """Return where a value stands: the last item of a list that is equal, or else the value at the place."""
    found = places[place].value if place in places else None
    number = 0
    while isinstance(value, str) and (item := places.get((*place, str(number)))):
        if item.text and _read(item.text) == value:
            found = item.value
        number += 1
    return found


def _read(text: str) -> object:
    return tomli.loads(f"v = {text}")["v"]


class _Scanner:
    """Goes through a text once, from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line, self._start = 1, 0  # the line of the last position asked for, and where it starts

    def scan(self) -> Iterator[tuple[Place, Spot]]:
        """Yield all names and items in the order of the text."""
        table: Place = ()
        rows: Counter[Place] = Counter()
        while (mark := self._peek()) is not None:
            if mark != "[":
                yield from self._pair(table)
                continue
            spot = self._spot()
            self._next()
            is_row = self._peek() == "["
            if is_row:
                self._next()
            table = self._name()
            if is_row:
                rows[table] += 1
                table = (*table, str(rows[table] - 1))
                self._next()
            self._next()
            yield table, Spot(spot, spot, "")

    def _pair(self, table: Place) -> Iterator[tuple[Place, Spot]]:
        """Yield a name with its value, and what is inside of it."""
        spot = self._spot()
        place = (*table, *self._name())
        self._next()
        yield from self._value(place, spot)

    def _value(self, place: Place, name: tuple[int, int] | None = None) -> Iterator[tuple[Place, Spot]]:
        mark = self._peek()
        spot = self._spot()
        if mark in {"[", "{"}:
            yield place, Spot(name or spot, spot, "")
            self._next()
            yield from self._items(place) if mark == "[" else self._inside(place)
            return
        text = self._next() if mark is not None and mark[0] in "\"'" else self._bare()
        yield place, Spot(name or spot, spot, text)

    def _items(self, place: Place) -> Iterator[tuple[Place, Spot]]:
        number = 0
        while (mark := self._peek()) not in {"]", None}:
            if mark == ",":
                self._next()
                continue
            yield from self._value((*place, str(number)))
            number += 1
        self._next()

    def _inside(self, place: Place) -> Iterator[tuple[Place, Spot]]:
        while (mark := self._peek()) not in {"}", None}:
            if mark == ",":
                self._next()
                continue
            yield from self._pair(place)
        self._next()

    def _name(self) -> Place:
        """Return a name with its dots as a path, and go behind it."""
        parts = []
        while (mark := self._peek()) not in {"=", "]", None}:
            if mark != ".":
                parts.append(str(_read(str(mark))) if str(mark)[0] in "\"'" else str(mark))
            self._next()
        return tuple(parts)

    def _bare(self) -> str:
        """Return a value without quotation marks; a blank between a day and a time ends it."""
        found = _BARE.match(self._text, self._at)
        self._at = found.end() if found else self._at + 1
        self._skip_time(found[0] if found else "")
        return found[0] if found else ""

    def _skip_time(self, day: str) -> None:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day) and (
            time := re.compile(r" [0-9]{2}:[^\s,\]}#]*").match(self._text, self._at)
        ):
            self._at = time.end()

    def _peek(self) -> str | None:
        """Return the next mark, text or word without going behind it; blanks and comments are passed over."""
        while (found := _TOKEN.match(self._text, self._at)) is not None:
            if found.lastgroup != "blank":
                return found[0]
            self._at = found.end()
        return None

    def _next(self) -> str:
        mark = self._peek() or ""
        self._at += len(mark)
        return mark

    def _spot(self) -> tuple[int, int]:
        """Return line and column of the present position, which never goes back."""
        self._peek()
        passed = self._text.count("\n", self._start, self._at)
        if passed:
            self._line += passed
            self._start = self._text.rindex("\n", 0, self._at) + 1
        return self._line, self._at - self._start + 1
