"""A CSV or TSV file → blocks: a table below each section.

Input: a `Source`. Output: a `Structure`. The section of a row stands in a column; without such a column all
rows are one section with the name of the file.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from survey_companion.model.headings import Kind
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.reading.forms.link_cells import link_cell
from survey_companion.reading.forms.sectioned_rows import SectionedRow, Structure, build_blocks
from survey_companion.reading.markdown.blocks import Prose, Row
from survey_companion.reading.sources.delimiters import (
    Cells,
    cut_rows,
    find_delimiter,
    find_head,
    said_delimiter,
)
from survey_companion.reading.sources.source import Source
from survey_companion.reading.words.column_heads import (
    find_kind_columns,
    find_section_columns,
    is_dataset_or_software,
    is_index,
    known_heads,
)


def read_delimited(source: Source, given: Mapping[str, str]) -> Structure:
    """Return the blocks of the file."""
    said = said_delimiter(source.lines)
    lines = ("", *source.lines[1:]) if said else source.lines
    rows = list(cut_rows(lines, said or find_delimiter(lines) or _usual(source.path)))
    place = find_head(rows)
    head = tuple(known_heads(rows[place].cells)) if place is not None else ()
    above = rows[: place + 1] if place is not None else []
    rows = rows[len(above) :]
    problems = [problem for row in rows for problem in _check(source, row, len(head))]
    width = max([len(head), *(len(row.cells) for row in rows)])
    heads = (*head, *[""] * (width - len(head)))
    levels = find_section_columns(heads, [row.cells for row in rows])
    kinds = find_kind_columns(heads, [row.cells for row in rows])
    left_out = {*levels, *kinds}
    kept = [number for number in range(width) if number not in left_out and not is_index(heads[number])]
    sectioned = [
        SectionedRow(
            kind=Kind.RESOURCES if any(map(is_dataset_or_software, _pick(row, kinds))) else None,
            path=tuple(filter(None, _pick(row, levels))),
            row=Row(
                lines=_lines(row),
                cells=tuple(
                    link_cell(heads[number], row.cells[number]) for number in kept if number < len(row.cells)
                ),
            ),
        )
        for row in rows
        if any(row.cells)
    ]
    name = PurePosixPath(source.path).stem
    blocks = build_blocks([heads[number] for number in kept], sectioned, name, given=given)
    top = [Prose(lines=(1,), name="delimiter")] if said else []
    top += [Prose(lines=_lines(row), name="head") for row in above]
    return Structure(blocks=[*top, *blocks], problems=problems, heads=head)


def _pick(row: Cells, numbers: Sequence[int]) -> list[str]:
    """Return the cells of some columns; a short row lacks the last ones."""
    return [row.cells[number] for number in numbers if number < len(row.cells)]


def _lines(row: Cells) -> tuple[int, ...]:
    return tuple(range(row.first, row.last + 1))


def _usual(path: str) -> str:
    return "\t" if path.lower().endswith((".tsv", ".tab")) else ","


def _check(source: Source, row: Cells, width: int) -> list[Problem]:
    """Return what is wrong with a row; nothing of it is left out."""
    found = []
    if row.has_open_quote:
        line = source.lines[row.first - 1]
        location = Location(path=source.path, line=row.first, column=line.index('"') + 1)
        found.append(Problem(code=Code.OPEN_QUOTE, location=location, found=line))
    extra = [cell for cell in row.cells[width:] if cell] if width else []
    if extra:
        location = source.locate(row.first, extra[0])
        found.append(Problem(code=Code.LONG_ROW, location=location, found=", ".join(extra)))
    return found
