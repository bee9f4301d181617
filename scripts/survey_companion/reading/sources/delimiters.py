"""Lines of a CSV file → its delimiter, and rows of cells with their lines.

Input: lines without line ends. Output: `Cells`. Python's csv module cuts the cells; what it does not say is
where a row begins, and it takes the rest of the file for one cell where a quotation mark is never closed.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from survey_companion.reading.words.column_heads import is_known

_DELIMITERS = (",", "\t", ";", "|")
_MOST_LINES = 100  # of one row
_SAMPLE = 60  # rows
_MOST_ABOVE = 5  # rows above the head
_SAID = re.compile(r"sep=(.)$", re.IGNORECASE)  # the first line of some files of Excel


@dataclass(frozen=True, kw_only=True, slots=True)
class Cells:
    """A row of a CSV file."""

    cells: tuple[str, ...]
    first: int  # 1-based line
    last: int
    has_open_quote: bool = False  # a quotation mark is never closed, so the line was cut as if it had none


def said_delimiter(lines: Sequence[str]) -> str | None:
    """Return the delimiter that the first line names."""
    found = _SAID.match(lines[0].strip("\ufeff ")) if lines else None
    return found[1] if found else None


def find_delimiter(lines: Sequence[str], *, needs_head: bool = False) -> str | None:
    """Return the delimiter with which most rows have equally many cells and the head has known words.

    `None` if every row has one cell or, if it `needs_head`, no head has two known words.
    """
    best, most = None, (0, 0.0, 0)
    for delimiter in _DELIMITERS:
        rows = list(islice(cut_rows(lines, delimiter), _SAMPLE))
        widths = Counter(len(row.cells) for row in rows)
        width, number = widths.most_common(1)[0] if widths else (0, 0)
        if width < 2:
            continue
        heads = max(sum(map(is_known, row.cells)) for row in rows[:_MOST_ABOVE])
        points = (heads, round(number / len(rows), 2), width)
        if points > most and (heads >= 2 or not needs_head):
            best, most = delimiter, points
    return best


def find_head(rows: Sequence[Cells]) -> int | None:
    """Return the number of the row that is the head; `None` if there is none."""
    known = [sum(map(is_known, row.cells)) for row in rows[:_MOST_ABOVE]]
    best = max(known, default=0)
    return known.index(best) if best >= 2 or (best == 1 and known[0] == 1) else None


def cut_rows(lines: Sequence[str], delimiter: str) -> Iterator[Cells]:
    """Yield the rows that are not empty, in file order."""
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.strip():
            place += 1
        elif '"' not in line:
            yield Cells(cells=_strip(line.split(delimiter)), first=place + 1, last=place + 1)
            place += 1
        else:
            row = _cut_quoted(lines, place, delimiter)
            yield row
            place = row.last


def _cut_quoted(lines: Sequence[str], place: int, delimiter: str) -> Cells:
    """Return the row that begins in a line with quotation marks."""
    reader = csv.reader(
        (f"{line}\n" for line in lines[place : place + _MOST_LINES]),
        delimiter=delimiter, skipinitialspace=delimiter != "\t", strict=True,
    )  # fmt: skip
    try:
        cells = next(reader)
        return Cells(cells=_strip(cells), first=place + 1, last=place + reader.line_num)
    except csv.Error:
        line = lines[place]
    is_paired = line.count('"') % 2 == 0
    cells = line.split(delimiter)
    if is_paired:
        with suppress(csv.Error):
            cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
    return Cells(cells=_strip(cells), first=place + 1, last=place + 1, has_open_quote=not is_paired)


def _strip(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip("\ufeff \t") for cell in cells)
