"""Adds classes and labels to the cells of those tables whose columns are described in `columns`.

Input: the tables of a page. A table is recognised by its class, and its columns by their headings. A table
with another heading, or with cells that span several columns or rows, stays as it is.
Output, for style sheets:

    column-KEY   class of each heading
    number       class of cells that show a number, and of their heading
    spare        class of cells that may be hidden, and of their heading
    data-label   attribute of a cell: the label that a phone shows before it, where headings have no room
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.columns.all_tables import TABLES
from survey_companion.columns.column import Column, Table


class KnownTable(NamedTuple):
    """The description of a table on a page, with its columns in the order of the page."""

    table: Table[Any]
    columns: tuple[Column[Any], ...]
    is_explorer: bool

    def heading_classes(self, column: Column[Any]) -> list[str]:
        """Return the classes of the heading of a column."""
        return [f"column-{column.key}", *self.cell_classes(column)]

    def cell_classes(self, column: Column[Any]) -> list[str]:
        """Return the classes of the cells of a column."""
        is_spare = self.is_explorer and column.is_spare
        return [*(["number"] if column.is_number else ()), *(["spare"] if is_spare else ())]

    def label_of(self, column: Column[Any]) -> str:
        """Return the label of the cells of a column; empty if this table needs none."""
        return column.label if self.is_explorer or column.is_labelled_on_pages else ""


def name_columns(classes: Sequence[str], headings: Sequence[str]) -> KnownTable | None:
    """Return the description of a table with these classes and headings; None if there is none."""
    table = next((TABLES[name] for name in classes if name in TABLES), None)
    if table is None:
        return None
    is_explorer = "explorer" in classes
    described = table.explorer_columns if is_explorer else table.page_columns
    columns = {column.heading: column for column in described}
    if not set(headings) <= columns.keys():
        return None
    return KnownTable(table, tuple(columns[heading] for heading in headings), is_explorer)


def find_columns(table: nodes.table) -> KnownTable | None:
    """Return the description of a table; None if there is none, or if a cell spans columns or rows."""
    rows = [cells_of(row) for row in rows_of(table)]
    if not rows or any(entry.get("morecols") or entry.get("morerows") for row in rows for entry in row):
        return None
    known = name_columns(table["classes"], [entry.astext() for entry in rows[0]])
    return known if known and all(len(row) == len(known.columns) for row in rows) else None


def rows_of(table: nodes.table) -> Iterator[nodes.row]:
    """Yield the rows of a table, headings first; rows of tables within its cells are left out."""
    for group in table.children:
        for part in group.children if isinstance(group, nodes.tgroup) else ():
            if isinstance(part, nodes.thead | nodes.tbody):
                yield from (row for row in part.children if isinstance(row, nodes.row))


def cells_of(row: nodes.row) -> list[nodes.entry]:
    """Return the cells of a row."""
    return [cell for cell in row.children if isinstance(cell, nodes.entry)]


class labelled_entry(nodes.entry):  # noqa: N801  (docutils names its nodes so)
    """A cell of a table with the attribute `label`: the text of its label."""


class NameCells(SphinxPostTransform):
    """Gives the cells of described tables their classes and labels."""

    formats = ("html",)
    default_priority = 400

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Give the cells of each described table their classes and labels."""
        for table in list(self.document.findall(nodes.table)):
            if known := find_columns(table):
                head, *rows = map(cells_of, rows_of(table))
                for entry, column in zip(head, known.columns, strict=True):
                    entry["classes"] += known.heading_classes(column)
                for row in rows:
                    _name_cells(row, known)


def _name_cells(row: list[nodes.entry], known: KnownTable) -> None:
    for entry, column in zip(row, known.columns, strict=True):
        entry["classes"] += known.cell_classes(column)
        if label := known.label_of(column):
            entry.replace_self(labelled_entry("", *entry.children, **entry.attributes, label=label))


def _write(translator: HTML5Translator, node: labelled_entry) -> None:
    """Write the start tag of the cell, and count it in its row, as docutils does for other cells."""
    row: Any = node.parent
    row.column += 1
    translator.body.append(translator.starttag(node, "td", "", **{"data-label": node["label"]}))


def _end(translator: HTML5Translator, _: labelled_entry) -> None:
    translator.body.append("</td>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform and the node that it makes."""
    app.add_node(labelled_entry, html=(_write, _end))
    app.add_post_transform(NameCells)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
