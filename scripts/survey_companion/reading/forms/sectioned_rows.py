"""Rows of a table in any format, each with its section → blocks, as if a list had a table below each heading.

Input: rows, their columns and sections. Output: blocks, which `list_reading` reads like those of Markdown.
Neighbours: `delimited` (CSV) and `tree_rows` (YAML, JSON) make the rows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from survey_companion.model.headings import Kind
from survey_companion.model.hints import FIELDS
from survey_companion.model.problems import Problem
from survey_companion.reading.forms.link_cells import escape
from survey_companion.reading.forms.people import People, split_people
from survey_companion.reading.lines.table_columns import name_columns
from survey_companion.reading.markdown.blocks import Block, Heading, Row, Table
from survey_companion.reading.sources.stated import Stated
from survey_companion.reading.words.column_heads import known_head
from survey_companion.reading.words.field_words import FIELD_LABELS

_LINK = re.compile(r"(?:https?://|\[[^\[\]]{0,12}\]\()")
TOP = 2  # level of the outermost headings; 1 is the title of a list


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionedRow:
    """A row, and the names of its section and those around it, outermost first."""

    path: tuple[str, ...]
    row: Row
    people: People | None = None  # the authors, where they are named one by one
    kind: Kind | None = None  # what the row says that it is


@dataclass(frozen=True, kw_only=True, slots=True)
class Structure:
    """What is read from a file that is no list in Markdown."""

    blocks: list[Block]
    problems: list[Problem] = field(default_factory=list)
    heads: tuple[str, ...] = ()  # of its columns


@dataclass(slots=True)
class _Group:
    """The rows of one section, and the sections in it, in the order of their first rows."""

    rows: list[Row] = field(default_factory=list)
    inside: dict[str, "_Group"] = field(default_factory=dict)


# The word of `field_words` for each field, as the head of a column.
_WORDS = {name: name for name in FIELDS} | {"short_name": "nickname"}


def build_blocks(
    head: Sequence[str],
    rows: Sequence[SectionedRow],
    name: str,
    *,
    columns: tuple[str, ...] | None = None,
    given: Mapping[str, str] | None = None,
) -> list[Block]:
    """Return a heading for each section, with a table of its rows below it.

    `name` is the heading of rows without a section. `head` are words of `field_words` where it has them.
    Without `columns`, what they are is judged by their heads and their cells; `given` are heads that a person
    names, with the field of each.
    """
    head = [_WORDS.get((given or {}).get(known_head(each), ""), each) for each in head]
    kind = None
    if columns is None:
        columns, kind = choose_columns(head, [each.row.cells for each in rows])
    root = _Group()
    for each in rows:
        group = root
        for step in each.path or (name,):
            group = group.inside.setdefault(step, _Group())
        group.rows.append(_state(each, columns or (), kind))
    return list(_blocks(root, tuple(head), columns, TOP))


def _state(each: SectionedRow, columns: Sequence[str], kind: Kind | None) -> Row:
    """Return the row with what its columns leave no doubt about."""
    row = each.row
    if row.stated or kind is None:
        return row
    cells = [cell for cell, name in zip(row.cells, columns, strict=False) if name == "authors" and cell]
    people = each.people or (split_people(cells[0]) if len(cells) == 1 else None)
    authors, et_al = people or ((), False)
    return replace(row, stated=Stated(kind=each.kind or kind, authors=authors, et_al=et_al))


def _blocks(
    group: _Group, head: tuple[str, ...], columns: tuple[str, ...] | None, level: int
) -> Iterator[Block]:
    if group.rows:
        lines = tuple(line for row in group.rows for line in row.lines)
        yield Table(lines=lines, head=head, rows=tuple(group.rows), columns=columns)
    for title, inside in group.inside.items():
        yield Heading(lines=(_first_line(inside),), level=level, text=escape(title))
        yield from _blocks(inside, head, columns, level + 1)


def _first_line(group: _Group) -> int:
    """Return the line of the first row of a section, or else of the sections in it."""
    return group.rows[0].lines[0] if group.rows else min(map(_first_line, group.inside.values()))


def choose_columns(
    head: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...] | None, Kind | None]:
    """Return what each column is, as `name_columns` does, and what the rows are if the head says it.

    A column that is called title always is one, unless it holds links; without it, names with authors or
    venues are papers, and names with links alone are data or tools.
    """
    if not (head and rows):
        return None, None
    names = name_columns(head, rows)
    known = [FIELD_LABELS.get(each, "") for each in head]
    called = [number for number, name in enumerate(known) if name == "title"]
    titles = [number for number in called if not _holds_links(number, rows)]
    if names and titles:
        return tuple(names), Kind.TAXONOMY
    says_papers = bool(len(called) > len(titles) or {"authors", "venue"} & set(known))
    if names and says_papers:
        return tuple(names), Kind.TAXONOMY
    if not titles and (says_papers or {"link", "code"} & set(known)):
        titles = [number for number, name in enumerate(known) if name == "short_name"]
    if not titles:
        return tuple(names) if names else None, None
    columns = [name if name not in {"", "title"} else head[number] for number, name in enumerate(known)]
    for number in called:
        columns[number] = "link" if _holds_links(number, rows) else head[number]
    columns[titles[0]] = "title"
    is_paper = titles[0] in called or says_papers
    return tuple(columns), Kind.TAXONOMY if is_paper else Kind.RESOURCES


def _holds_links(number: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether most cells of a column that are not empty are addresses, or links with short labels."""
    cells = [row[number] for row in rows[:300] if number < len(row) and row[number]]
    links = sum(bool(_LINK.match(cell)) for cell in cells)
    return 2 * links > len(cells)
