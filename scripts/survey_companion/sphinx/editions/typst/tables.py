"""Tables → Typst code: cells, the repeated header, and the width of each column."""

import re
from collections.abc import Iterable
from itertools import accumulate, groupby
from math import ceil, fsum, sqrt
from operator import itemgetter

from docutils import nodes

from survey_companion.columns.work_table import WORKS
from survey_companion.sphinx.editions.typst.base import BaseTranslator, child_of
from survey_companion.sphinx.editions.typst.link_targets import target_of
from survey_companion.sphinx.editions.typst.markup import array, call, dictionary, flag, string
from survey_companion.sphinx.nodes.known_tables import KnownTable, find_columns
from survey_companion.sphinx.nodes.number_tables import numbers, split_number

_SHORT = 14  # a column with at most so many characters is as wide as its content
_LINE = 95  # characters in a line of a table
_PIECES = re.compile(r"[\s/-]+")  # where a text may break
_PIECE = 25  # characters of a piece without a break; `markup.soften` breaks longer ones
_TALL = 2_500  # a row with so many characters may break between pages, as it may not fit on one

# Of tables of results, in points: a character of a heading and of a cell, what is beside a cell, and what all
# columns but the first may take together.
_BOLD, _PLAIN, _BETWEEN, _NUMBERS_ROOM = 4.6, 3.9, 5.2, 330.0


class Tables(BaseTranslator):
    """The part of the translator for tables."""

    def render_table(self, node: nodes.table) -> str:
        """Return a table with its own caption, or one made from its context."""
        title, group = child_of(node, nodes.title), child_of(node, nodes.tgroup)
        caption = self.content(title) if title is not None else string(self.caption_of(node))
        rows = _rows(child_of(group, nodes.tbody)) if group is not None else []
        header = _rows(child_of(group, nodes.thead)) if group is not None else []
        if not header and not rows:
            return ""
        self.is_repeated = True  # the header is printed on every page of the table
        heads = array(self._cells(row) for row in header)
        self.is_repeated = False
        known = find_columns(node)
        is_described = known is not None and bool(known.table.book)
        is_results = "results" in node["classes"]
        is_close = "best" in node["classes"]
        return call(
            "data-table",
            columns=None if is_described or is_results else array(_widths([*header, *rows])),
            layout=_lay_out(known) if known and is_described else None,
            parts=array(map(_numbers, _split_results(header, rows))) if is_results else None,
            is_close=flag(value=True) if is_close else None,
            caption=caption,
            names=self.labels(node),
            header=heads,
            rows=array(self._cells(row) for row in rows),
            references=array(map(self._reference, rows)) if known and known.table is WORKS else None,
        )

    def _reference(self, row: nodes.row) -> str:
        """Return the page reference of the row's work in the bibliography, from the site's link "Cite"."""
        for span in row.findall(lambda node: isinstance(node, nodes.inline) and "cite" in node["classes"]):
            link = span.next_node(nodes.reference)
            target = target_of(link, self.chapter.docname) if link is not None else None
            if target is not None and target in self.addresses.known:
                return string(target)
        return "none"

    def _cells(self, row: nodes.row) -> str:
        """Return the cells of a row, each with its content and the number of columns and rows it spans."""
        is_tall = len(row.astext()) > _TALL
        cells = []
        for entry in row.children:
            if isinstance(entry, numbers):
                cells.append(f"..numbers({array(map(_number, entry['values']))})")
            if not isinstance(entry, nodes.entry):
                continue
            across, down = entry.get("morecols", 0) + 1, entry.get("morerows", 0) + 1
            cells.append(
                call(
                    "cell",
                    self._cell(entry),
                    colspan=str(across) if across > 1 else None,
                    rowspan=str(down) if down > 1 else None,
                    align="right" if "text-right" in entry["classes"] else None,
                    breakable=flag(value=True) if is_tall else None,
                )
            )
        return array(cells)

    def _cell(self, entry: nodes.entry) -> str:
        """Return the content of a cell; a single paragraph as inline content, which the template can join."""
        match entry.children:
            case [nodes.paragraph() as only] if not only["ids"]:
                return self.content(only)
        return self.content(entry)


def _lay_out(known: KnownTable) -> str:
    """Return the columns of the book, and in each the cells that stand in it, by their places in the row."""
    cells: list[list[str]] = [[] for _ in known.table.book]
    for place, column in enumerate(known.columns):
        where = known.table.place_in_book(column)
        values = {"label": string(where.label), "look": string(where.look.value)}
        values["beside"] = flag(value=where.is_beside)
        cells[where.column].append(dictionary(place=str(place), **values))
    return array(
        dictionary(heading=string(column.heading), width=column.width, cells=array(within))
        for column, within in zip(known.table.book, cells, strict=True)
    )


def _number(value: str) -> str:
    digits, marks = split_number(value)
    code = string(digits)
    for mark in reversed(marks):
        code = call("strong" if mark is nodes.strong else "emph", code)
    return code


def _numbers(values: Iterable[int]) -> str:
    return array(map(str, values))


def _split_results(header: list[nodes.row], rows: list[nodes.row]) -> list[list[int]]:
    """Return the columns of each table that a table of results becomes, by their places.

    Each has the first column, of the systems, and as many others as fit beside it.
    """
    widths = [_width_of(name, values) for name, *values in _columns([*header, *rows])][1:]
    share = sum(widths) / (ceil(sum(widths) / _NUMBERS_ROOM) or 1)
    ends = accumulate(widths)
    tables = [int((end - width / 2) / share) for end, width in zip(ends, widths, strict=True)]
    parts = [[0, *(place for place, _ in part)] for _, part in groupby(enumerate(tables, 1), itemgetter(1))]
    return (parts or [[0]]) if rows else []


def _columns(rows: list[nodes.row]) -> list[tuple[str, ...]]:
    """Return the texts of each column of a table of results, the heading first."""
    return list(zip(*(_texts_of(row) for row in rows), strict=True))


def _texts_of(row: nodes.row) -> list[str]:
    texts: list[str] = []
    for entry in row.children:
        if isinstance(entry, numbers):
            texts += [split_number(value)[0] for value in entry["values"]]
        elif isinstance(entry, nodes.entry):
            texts.append(entry.astext())
    return texts


def _width_of(name: str, values: Iterable[str]) -> float:
    """Return about how many points a column of a table of results takes."""
    return max(_BOLD * len(name), _PLAIN * max(map(len, values), default=0)) + _BETWEEN


def _rows(part: nodes.Element | None) -> list[nodes.row]:
    """Return the rows of a table's head or body, without those of tables inside cells."""
    return [child for child in part.children if isinstance(child, nodes.row)] if part is not None else []


def _entries(row: nodes.row) -> list[nodes.entry]:
    return [child for child in row.children if isinstance(child, nodes.entry)]


def _texts(rows: list[nodes.row]) -> list[list[str]]:
    """Return the texts of each column; cells that span several columns are left out."""
    columns: list[list[str]] = []
    for row in rows:
        place = 0
        for entry in _entries(row):
            across = entry.get("morecols", 0) + 1
            columns += [[] for _ in range(place + across - len(columns))]
            if across == 1:
                columns[place].append(entry.astext())
            place += across
    return columns


def _widths(rows: list[nodes.row]) -> list[str]:
    """Return the width of each column: that of its content, or a share of the remaining width.

    A share is at least as wide as the longest word. The rest is divided by the square roots of the texts'
    lengths, because a cell with half the width is twice as high; long texts count for more than short ones.
    """
    texts = _texts(rows)
    longest = [max(map(len, column), default=0) for column in texts]
    wide = [position for position, length in enumerate(longest) if length > _SHORT]
    least = {i: min(_PIECE, 1 + max(map(_longest_piece, texts[i]))) for i in wide}
    weight = {i: _typical(texts[i]) ** 0.5 for i in wide}
    left = max(0, _LINE - sum(longest[i] for i in range(len(texts)) if i not in least) - sum(least.values()))
    total = sum(weight.values()) or 1
    return [
        f"{least[i] + left * weight[i] / total:.1f}fr" if i in least else "auto" for i in range(len(texts))
    ]


def _typical(texts: list[str]) -> float:
    """Return the root mean square of the lengths of texts."""
    return sqrt(fsum(len(text) ** 2 for text in texts) / len(texts))


def _longest_piece(text: str) -> int:
    return max(map(len, _PIECES.split(text)))
