"""Tables → Typst code: cells, the header to repeat, and the width that each column deserves."""

from math import sqrt
from typing import TYPE_CHECKING

from docutils import nodes

from survey.sphinx.typst.markup import array, block, call, flag, string, strings

if TYPE_CHECKING:
    from survey.sphinx.typst.translator import Translator

_SHORT = 14  # characters up to which a column is as wide as its content
_TALL = 2_500  # characters from which a row may break between pages: no page has room for it
_CLASSES = frozenset({"works", "data-resources"})


class Tables:
    """The part of the translator for tables."""

    def render_table(self: "Translator", node: nodes.table) -> str:
        """Return a table with a caption: its own, or what its place says."""
        title = node.next_node(nodes.title)
        caption = self.content(title) if title else string(self.caption_of(node))
        group = node.next_node(nodes.tgroup)
        if group is None:
            return ""
        head, body = group.next_node(nodes.thead), group.next_node(nodes.tbody)
        rows = list(body.findall(nodes.row)) if body is not None else []
        header = list(head.findall(nodes.row)) if head is not None else []
        return call(
            "data-table",
            classes=strings(name for name in node["classes"] if name in _CLASSES),
            columns=array(_widths([*header, *rows], group["cols"])),
            caption=caption,
            names=self.labels(node),
            header=array(self._cells(row) for row in header),
            rows=array(self._cells(row) for row in rows),
        )

    def _cells(self: "Translator", row: nodes.row) -> str:
        """Return the cells of a row: each its content, and how many columns and rows it spans."""
        is_tall = len(row.astext()) > _TALL
        cells = []
        for entry in _entries(row):
            across, down = entry.get("morecols", 0) + 1, entry.get("morerows", 0) + 1
            cells.append(
                call(
                    "cell",
                    block(self.translate(child) for child in entry.children),
                    colspan=str(across) if across > 1 else None,
                    rowspan=str(down) if down > 1 else None,
                    align="right" if "text-right" in entry["classes"] else None,
                    breakable=flag(value=True) if is_tall else None,
                )
            )
        return array(cells)


def _entries(row: nodes.row) -> list[nodes.entry]:
    return [child for child in row.children if isinstance(child, nodes.entry)]


def _widths(rows: list[nodes.row], count: int) -> list[str]:
    """Return the width of each column: as wide as its content, or a share of what is left."""
    lengths: list[list[int]] = [[] for _ in range(count)]
    for row in rows:
        for column, entry in zip(lengths, _entries(row), strict=False):
            column.append(len(entry.astext()))
    return [_width(column) for column in lengths]


def _width(lengths: list[int]) -> str:
    """Return one width; a share grows with the square root of the text, as the height of a cell does."""
    if max(lengths, default=0) <= _SHORT:
        return "auto"
    return f"{max(1.0, sqrt(sum(lengths) / len(lengths))):.1f}fr"
