"""The marks of a list of additions, which say in which month an entry was added.

- [2026] **A Title.** *Doe et al.* [[paper](https://…)] `added 2026-11`
                                                         ^^^^^^^^^^^^^

Input: the `Source` of the list. Output: the same source without marks, so that its entries are read like
those of the published list, and the marks of each line.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from survey_companion.reading.sources.source import Source

_MARK = re.compile(r"`added\b([^`]{0,60})`", re.IGNORECASE)
_MONTH = re.compile(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedMark:
    """One mark as the list has it."""

    line: int  # 1-based
    column: int  # 1-based
    text: str  # "`added 2026-11`"
    month: str | None  # YYYY-MM; None if it names no month of a calendar


def find_marks(source: Source) -> dict[int, tuple[AddedMark, ...]]:
    """Return the marks by their line, each line's from left to right; lines without a mark are left out."""
    found = ((number, tuple(_marks(line, number))) for number, line in enumerate(source.lines, 1))
    return {number: marks for number, marks in found if marks}


def _marks(line: str, number: int) -> list[AddedMark]:
    return [
        AddedMark(line=number, column=each.start() + 1, text=each[0], month=_month(each[1]))
        for each in (_MARK.finditer(line) if "`" in line else ())
    ]


def _month(text: str) -> str | None:
    month = text.strip()
    return month if _MONTH.fullmatch(month) else None


def leave_out(source: Source, marks: Iterable[int]) -> Source:
    """Return the source without the marks of these lines; what stands before them keeps its column."""
    lines = list(source.lines)
    for number in marks:
        lines[number - 1] = _MARK.sub(" ", lines[number - 1]).rstrip()
    return replace(source, lines=tuple(lines))
