"""Captions of tables, and the classes by which numbers stand under one another.

Input: the tables of a page. Output: a table without a caption gets the heading above it as one, for readers
who hear the page, or jump from table to table; the class `quiet` hides it, as the heading is there to see.
A table that `columns` does not describe gets one of two classes if the cells say that these are numbers:

    numbers       all columns but the first
    last-number   the last column
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.sphinx.left_out import is_edition
from survey_companion.sphinx.nodes.explorer import explorer
from survey_companion.sphinx.nodes.known_tables import cells_of, rows_of

_NUMBER = re.compile(r"[-+−]?[\d.,\u202f]*\d ?%?|–|")


class quiet_caption(nodes.Part, nodes.TextElement):  # noqa: N801  (docutils names its nodes so)
    """The caption of a table that has none of its own."""


class Caption(SphinxPostTransform):
    """Gives each table of the site a caption, and the class that tells where it has numbers."""

    default_priority = 420  # after `known_tables` has read the headings
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Change the tables, and the explorers, which are tables as well."""
        if is_edition(self.app.builder):
            return
        for table in self.document.findall(nodes.table):
            table["classes"] += classes_of_numbers(table)
            _give_caption(table)
        for each in self.document.findall(explorer):
            _give_caption(each)


def _give_caption(table: nodes.Element) -> None:
    if not any(isinstance(child, nodes.title) for child in table.children):
        table.insert(0, quiet_caption("", name_table(table)))


def name_table(table: nodes.Element) -> str:
    """Return the heading above a table; the language is thus that of the page."""
    place = table.parent
    while place is not None and not isinstance(place, nodes.section):
        place = place.parent
    title = place.next_node(nodes.title) if place is not None else None
    return title.astext() if title is not None else ""


def classes_of_numbers(table: nodes.table) -> list[str]:
    """Return the class that tells which columns have numbers in all rows; empty if none has."""
    if set(table["classes"]) - {"colwidths-auto"}:  # a table of the product, whose columns are known
        return []
    _, *rows = [[cell.astext() for cell in cells_of(row)] for row in rows_of(table)] or [[]]
    if not rows or len({len(row) for row in rows}) > 1:
        return []
    are_numbers = [all(map(_NUMBER.fullmatch, column)) for column in zip(*rows, strict=True)]
    if len(are_numbers) > 1 and all(are_numbers[1:]):
        return ["numbers"]
    return ["last-number"] if are_numbers[-1] else []


def _open(translator: HTML5Translator, _: quiet_caption) -> None:
    translator.body.append('<caption class="quiet">')


def _close(translator: HTML5Translator, _: quiet_caption) -> None:
    translator.body.append("</caption>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the node and the transform."""
    app.add_node(quiet_caption, html=(_open, _close))
    app.add_post_transform(Caption)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
