r"""Tables of results: the thousands of numbers in them need no docutils nodes of their own.

    :::{results}
    | System | de | fr | Average |
    | --- | --- | --- | --- |
    | Stone \+ Wall | 33.4 | **41.0** | *37.2* |
    :::

Input: a table in Markdown. Output: a table of the class `results` in which the numbers of a row are one node;
all other cells are read as in any table. A column whose heading is only for the site or only for editions
(`[In]{.edition-only}`) is left out of the other, and systems are no links in editions, which name each work
once below the table. The numbers are not in the search. Builders other than those of the site, the EPUB and
the book get ordinary cells.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.sphinx.left_out import is_edition

_BORDER = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"(?P<mark>\*{0,3})(?P<digits>[0-9.]+|–)(?P=mark)")
_ONLY = re.compile(r"\[([^\]]*)\]\{\.(site|edition)-only\}")  # a whole heading
_MARKS: dict[int, tuple[type[nodes.TextElement], ...]] = {
    0: (),
    1: (nodes.emphasis,),
    2: (nodes.strong,),
    3: (nodes.emphasis, nodes.strong),
}
_ELEMENTS = {nodes.strong: "strong", nodes.emphasis: "em"}


class numbers(nodes.Part, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """Several cells of a row; the attribute `values` has the Markdown of each number."""


def split_number(value: str) -> tuple[str, tuple[type[nodes.TextElement], ...]]:
    """Return the digits of a number, and the node classes of its bold or italic, outermost first."""
    found = _NUMBER.fullmatch(value)
    return (found["digits"], _MARKS[len(found["mark"])]) if found else (value, ())


class Results(SphinxDirective):
    """A table of results."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the table; the longest run of columns with only numbers becomes `numbers` nodes."""
        lines = [_split(line) for line in self.content if line.strip()]
        unwanted = "site" if is_edition(self.env._app.builder) else "edition"
        if len(lines) < 3 or len({len(cells) for cells in lines}) > 1:
            raise self.error("a table of results has a header, a rule, and rows of as many cells each")
        lines = _drop_columns(lines, unwanted)
        header, rows = lines[0], lines[2:]
        first, last = _find_numbers(rows)
        container = nodes.Element()
        rest = ["| " + " | ".join([*cells[:first], *cells[last:]]) + " |" for cells in lines]
        self.state.nested_parse(StringList(rest, self.get_source_info()[0]), self.content_offset, container)
        for table in container.findall(nodes.table):
            table["classes"].append("results")
            self._insert(table, first, header[first:last], [cells[first:last] for cells in rows])
            if unwanted == "site":
                _unlink_systems(table)
        return container.children

    def _insert(
        self, table: nodes.table, place: int, names: Sequence[str], values: Sequence[list[str]]
    ) -> None:
        """Insert the columns of numbers into the table."""
        group = next(table.findall(nodes.tgroup))
        group["cols"] += len(names)
        for _ in names:
            group.insert(place, nodes.colspec(colwidth=100 // group["cols"]))
        head, *body = group.findall(nodes.row)
        for position, name in enumerate(names):
            head.insert(
                place + position, nodes.entry("", nodes.paragraph("", "", *self.parse_inline(name)[0]))
            )
        for row, each in zip(body, values, strict=True):
            row.insert(place, numbers(values=each))


def _split(line: str) -> list[str]:
    """Return the cells of a line of a table."""
    return [cell.strip() for cell in _BORDER.split(line.strip())[1:-1]]


def _drop_columns(lines: Sequence[list[str]], unwanted: str) -> list[list[str]]:
    """Return the lines without the columns that are only for the other kind of output."""
    heads, *rest = lines
    only = [_ONLY.fullmatch(head) for head in heads]
    kept = [at for at, found in enumerate(only) if not found or found[2] != unwanted]
    plain = [found[1] if found else head for head, found in zip(heads, only, strict=True)]
    return [[cells[at] for at in kept] for cells in (plain, *rest)]


def _unlink_systems(table: nodes.table) -> None:
    """Replace the links in the first column by their texts."""
    for row in table.findall(nodes.row):
        for kind in (pending_xref, nodes.reference):
            for link in list(row[0].findall(kind)):
                link.replace_self(nodes.Text(link.astext()))


def _find_numbers(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return start and end of the longest run of columns that contain only numbers."""
    columns = list(zip(*rows, strict=True))
    runs = [(0, 0)]
    for position, column in enumerate(columns):
        if all(map(_NUMBER.fullmatch, column)):
            start = runs[-1][0] if runs[-1][1] == position else position
            runs.append((start, position + 1))
    return max(runs, key=lambda run: run[1] - run[0])


class LightenResults(SphinxPostTransform):
    """Removes the paragraphs in the other cells, after all references are resolved."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Change the cells of each table, except those with a link, which needs a paragraph around it."""
        for table in self.document.findall(nodes.table):
            for entry in table.findall(nodes.entry) if "results" in table["classes"] else ():
                match entry.children:
                    case [nodes.paragraph() as only] if not any(only.findall(nodes.reference)):
                        entry.children = []
                        entry.extend(only.children)


class SpreadNumbers(SphinxPostTransform):
    """Turns the numbers into ordinary cells, for builders that do not support them."""

    default_priority = 5

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Replace the numbers of each row."""
        if self.app.builder.format not in {"html", "typst"}:
            for node in list(self.document.findall(numbers)):
                node.replace_self(list(_spread(node)))


def _spread(node: numbers) -> Iterator[nodes.entry]:
    for value in node["values"]:
        digits, marks = split_number(value)
        content: nodes.Node = nodes.Text(digits)
        for mark in reversed(marks):
            content = mark("", "", content)
        yield nodes.entry("", nodes.paragraph("", "", content))


def _write(translator: HTML5Translator, node: numbers) -> None:
    """Write the cells, and advance docutils' count of columns."""
    row: Any = node.parent
    for value in node["values"]:
        digits, marks = split_number(value)
        names = [_ELEMENTS[mark] for mark in marks]
        opened = "".join(f"<{name}>" for name in names)
        closed = "".join(f"</{name}>" for name in reversed(names))
        translator.body.append(f"<td>{opened}{digits}{closed}</td>\n")
        row.column += 1
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, its node and the transforms."""
    app.add_node(numbers, html=(_write, None))
    app.add_directive("results", Results)
    app.add_post_transform(LightenResults)
    app.add_post_transform(SpreadNumbers)
    return {"version": "3", "env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}
