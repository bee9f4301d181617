"""Rows of an HTML table → lines of a Markdown table, or paragraphs where each cell holds an entry.

Input: rows with their cells. Output: lines of Markdown with the numbers of the lines they stand for. A cell
that spans rows stands in each of them. Where a table without a head only arranges pictures and texts of
several lines, each text is a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_SPAN = re.compile(r"""\b(row|col)span\s*=\s*["']?(\d{1,4})""", re.IGNORECASE)
_MOST_COLUMNS = 60
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Markdown, and the 1-based numbers of the lines it stands for."""

    numbers: tuple[int, ...]
    text: str


@dataclass(slots=True)
class Cell:
    """A cell with the lines it stands on."""

    text: str = ""
    numbers: list[int] = field(default_factory=list)
    rows: int = 1  # how many rows it spans
    columns: int = 1

    @property
    def shown(self) -> str:
        """The text as a cell of a Markdown table."""
        return self.text.strip().replace("|", "\\|")


@dataclass(slots=True)
class Row:
    """A row, whether its cells are heads, and its lines."""

    numbers: list[int]
    cells: list[Cell] = field(default_factory=list)
    is_head: bool = False


def open_cell(tag: str) -> Cell:
    """Return the empty cell that a tag such as `<td rowspan="2">` opens."""
    spans = {name.lower(): int(number) for name, number in _SPAN.findall(tag)}
    return Cell(rows=max(1, spans.get("row", 1)), columns=max(1, spans.get("col", 1)))


def write_table(rows: list[Row]) -> Iterator[Line]:
    """Yield the lines of Markdown that say the same; `rows` have cells."""
    yield Line((), "")
    if _is_gallery(rows):
        for row in rows:
            yield from _write_texts(row)
        return
    grid = _fill(rows)
    width = max(len(cells) for cells in grid)
    if not rows[0].is_head:
        yield Line((), f"| {' | '.join([''] * width)} |")
        yield Line((), "|" + "---|" * width)
    for place, (row, cells) in enumerate(zip(rows, grid, strict=True)):
        yield Line(tuple(dict.fromkeys(row.numbers)), f"| {' | '.join(cells)} |")
        if not place and row.is_head:
            yield Line((), "|" + "---|" * width)
    yield Line((), "")


def _fill(rows: list[Row]) -> list[list[str]]:
    """Return the texts of each row, with those of cells that span several rows."""
    grid: list[list[str]] = []
    spanning: dict[int, tuple[str, int]] = {}  # column → text of the cell above, rows that it still spans
    for row in rows:
        texts: list[str] = []
        cells = iter(row.cells)
        while len(texts) < _MOST_COLUMNS:
            above = spanning.pop(len(texts), None)
            if above is not None:
                if above[1] > 1:
                    spanning[len(texts)] = above[0], above[1] - 1
                texts.append(above[0])
                continue
            cell = next(cells, None)
            if cell is None and not any(column > len(texts) for column in spanning):
                break
            if cell is None:
                texts.append("")
                continue
            if cell.rows > 1:
                spanning[len(texts)] = cell.shown, cell.rows - 1
            texts += [cell.shown, *[""] * min(cell.columns - 1, _MOST_COLUMNS)]
        grid.append(texts[:_MOST_COLUMNS])
    return grid


def _is_gallery(rows: list[Row]) -> bool:
    """Whether the table only arranges texts of several lines, beside pictures or in columns."""
    if any(row.is_head for row in rows):
        return False
    texts = [cell for row in rows for cell in row.cells if _WORD.search(_TAG.sub(" ", cell.text))]
    several = sum(len(_BREAK.findall(cell.text)) >= 2 for cell in texts)
    return bool(texts) and 2 * several > len(texts)


def _write_texts(row: Row) -> Iterator[Line]:
    """Yield each cell with words as a paragraph; lines of the others belong to the first one."""
    texts = [cell for cell in row.cells if _WORD.search(_TAG.sub(" ", cell.text))]
    others = set(row.numbers) - {number for cell in texts for number in cell.numbers}
    for place, cell in enumerate(texts or row.cells[:1]):
        numbers = [*(sorted(others) if not place else ()), *cell.numbers]
        yield Line(tuple(sorted(dict.fromkeys(numbers))), cell.text.strip())
        yield Line((), "")
