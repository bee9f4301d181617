"""Tables → Typst code: cells, the header to repeat, and the width that each column deserves."""

import re
from math import sqrt

from docutils import nodes

from survey.sphinx.typst.base import BaseTranslator, target_of
from survey.sphinx.typst.markup import array, call, flag, string, strings

_SHORT = 14  # characters up to which a column is as wide as its content
_LINE = 95  # characters that a line of a table holds
_PIECES = re.compile(r"[\s/-]+")  # what a line may hold whole
_PIECE = 25  # letters that a piece has at most: markup.soften breaks longer ones
_TALL = 2_500  # characters from which a row may break between pages: no page has room for it
_CLASSES = frozenset({"works", "data-resources"})


class Tables(BaseTranslator):
    """The part of the translator for tables."""

    def render_table(self, node: nodes.table) -> str:
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
            references=array(map(self._reference, rows)) if "works" in node["classes"] else None,
        )

    def _reference(self, row: nodes.row) -> str:
        """Return where the bibliography has the work of a row: the link that the site calls "Cite"."""
        for span in row.findall(lambda node: isinstance(node, nodes.inline) and "cite" in node["classes"]):
            link = span.next_node(nodes.reference)
            target = target_of(link, self.chapter.docname) if link is not None else None
            if target is not None and target in self.addresses.known:
                return string(target)
        return "none"

    def _cells(self, row: nodes.row) -> str:
        """Return the cells of a row: each its content, and how many columns and rows it spans."""
        is_tall = len(row.astext()) > _TALL
        cells = []
        for entry in _entries(row):
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
        """Return what a cell holds; a single paragraph as words, for the template to join to others."""
        match entry.children:
            case [nodes.paragraph() as only] if not only["ids"]:
                return self.content(only)
        return self.content(entry)


def _entries(row: nodes.row) -> list[nodes.entry]:
    return [child for child in row.children if isinstance(child, nodes.entry)]


def _widths(rows: list[nodes.row], count: int) -> list[str]:
    """Return the width of each column: as wide as its content, or a share of what is left.

    A share has room for the longest word; the rest is given out by the square root of the text,
    as a cell that is half as wide is twice as high.
    """
    texts: list[list[str]] = [[] for _ in range(count)]
    for row in rows:
        for column, entry in zip(texts, _entries(row), strict=False):
            column.append(entry.astext())
    longest = [max(map(len, column), default=0) for column in texts]
    wide = [position for position in range(count) if longest[position] > _SHORT]
    least = {
        i: min(_PIECE, 1 + max(len(piece) for text in texts[i] for piece in _PIECES.split(text)))
        for i in wide
    }
    weight = {i: sqrt(sum(map(len, texts[i])) / len(texts[i])) for i in wide}
    left = max(0, _LINE - sum(longest[i] for i in range(count) if i not in least) - sum(least.values()))
    total = sum(weight.values()) or 1
    return [f"{least[i] + left * weight[i] / total:.1f}fr" if i in least else "auto" for i in range(count)]
