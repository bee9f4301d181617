"""A list → its entries: papers, data resources, and what was not understood.

Input: a `Source`. Output: a `ListReading`, which `catalogue` puts into sections and `survey read` explains.

    blocks  →  candidates  →  shapes  →  fields  →  kinds

Each step is a module of that name. A list is read twice: once to learn its habits, once to apply them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from survey_companion.model.headings import Kind
from survey_companion.model.hints import Hint, Hints
from survey_companion.model.problems import Problem
from survey_companion.model.survey import OwnEntry
from survey_companion.reading.forms.structures import read_structure
from survey_companion.reading.guidance import Guidance, prepare
from survey_companion.reading.lines.candidates import Builder, Candidate
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.heading_words import is_resource_heading
from survey_companion.reading.lines.kinds import find_own_pages, is_contents, sort_entries
from survey_companion.reading.lines.list_items import parse_item
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.lines.places import Context, Place, Reading
from survey_companion.reading.lines.shapes import read_shapes
from survey_companion.reading.lines.stated_drafts import take_stated
from survey_companion.reading.lines.sub_items import find_entry_levels
from survey_companion.reading.lines.table_columns import hold_papers, name_columns, name_resource_columns
from survey_companion.reading.markdown.blocks import (
    Block,
    Heading,
    Item,
    Paragraph,
    Prose,
    Table,
    parse_blocks,
)
from survey_companion.reading.markdown.highlights import dissolve, marks_words
from survey_companion.reading.markdown.inline import InlineParser, Run
from survey_companion.reading.own_citation import drop_bibtex, find_own_entry
from survey_companion.reading.proposed_blocks import is_proposal
from survey_companion.reading.sources.source import Source
from survey_companion.reading.sources.stated import Stated

PROPOSAL = "proposal"  # name of the block of a paragraph that proposes a paper
Parse = Callable[[str], tuple[Run, ...]]


@dataclass(slots=True)
class ListReading:
    """What is read from one list."""

    root: Node  # the tree of headings
    papers: list[Draft] = field(default_factory=list)  # in file order, like all below
    resources: list[Draft] = field(default_factory=list)
    unread: list[Candidate] = field(default_factory=list)  # look like entries, and were not understood
    prose: list[Candidate] = field(default_factory=list)  # no entries
    groups: list[Candidate] = field(default_factory=list)  # items that name the entries below them
    left_out: list[Candidate] = field(default_factory=list)  # stand below headings such as News
    tables: list[Table] = field(default_factory=list)  # of papers whose titles were not found
    other_tables: list[Table] = field(default_factory=list)  # of something else
    columns: dict[tuple[str, ...], list[str]] = field(default_factory=dict)  # head of a table → what each is
    blocks: list[Block] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    places: dict[Context, Place] = field(default_factory=dict)
    used_hints: frozenset[Hint] = frozenset()  # what a person said that holds for this list

    problems: list[Problem] = field(default_factory=list)  # of the format of the file
    own_entry: OwnEntry | None = None


def read_list(
    source: Source,
    hints: Hints | None = None,
    chapters: AbstractSet[str] = frozenset(),
    models: Sequence[Candidate] = (),
) -> ListReading:
    """Return everything that the list says; `hints` have the last word on how it is read.

    Links to the files `chapters` are contents, no entries. `models` are entries of another list, whose form
    the lines of this one have; a short list says too little by itself.
    """
    guidance = prepare(hints or Hints())
    structure = read_structure(source, guidance.heads)
    blocks, env = (structure.blocks, {}) if structure else parse_blocks(source)
    blocks = blocks if structure else [_set_aside(each) for each in drop_bibtex(blocks)]
    parse = _choose_parser(blocks, env)
    root = Node(level=0, text="", line=0)
    reading = ListReading(root=root, blocks=blocks, problems=structure.problems if structure else [])
    candidates = _find_candidates(reading, blocks, parse, guidance)
    own_pages = find_own_pages(candidates)
    contents: list[Candidate] = []
    entries: list[Candidate] = []
    for each in candidates:
        (contents if is_contents(each, own_pages, chapters) else entries).append(each)
    readings, reading.places = read_shapes([*models, *entries], guidance.templates)
    drafts = [
        (each, take_stated(parse_item(each, reading.places)) if each.title_piece else None)
        for each in readings
    ]
    found = sort_entries(drafts, guidance.of_heading)
    reading.readings = readings[len(models) :]
    if models:
        found.leave_out(models)
    reading.papers, reading.resources, reading.unread = found.papers, found.resources, found.unread
    reading.prose, reading.groups = [*found.prose, *contents], found.groups
    reading.left_out = found.left_out
    heads = [structure.heads] if structure else [block.head for block in blocks if isinstance(block, Table)]
    guidance.note_used(heads, reading.readings)
    reading.used_hints = frozenset(guidance.used)
    if not structure:
        nodes = {draft.reading.candidate.node.line for draft in reading.papers}
        reading.own_entry = find_own_entry(blocks, source.lines, source.path, nodes)
    if structure:  # in a table, every row was meant as an entry
        reading.unread, reading.prose = [*reading.unread, *reading.prose], []
    return reading


def _set_aside(block: Block) -> Block:
    """Return the block; a paragraph that proposes a paper is no entry yet."""
    if isinstance(block, Paragraph) and is_proposal(block.text):
        return Prose(lines=block.lines, name=PROPOSAL)
    return block


def _choose_parser(blocks: Sequence[Block], env: dict[str, Any]) -> Parse:
    """Return what reads inline text; in some lists, bold words inside titles are plain."""
    parse = InlineParser(env)
    if marks_words(parse(text) for text in _texts(blocks)):
        return lambda text: dissolve(parse(text))
    return parse


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    open_items: list[Item] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Item):
            open_items.append(block)
        while open_items:
            item = open_items.pop()
            yield from (each.text for each in item.paragraphs)
            open_items += item.children


def _find_candidates(
    reading: ListReading, blocks: Sequence[Block], parse: Parse, guidance: Guidance
) -> list[Candidate]:
    builder = Builder(parse, guidance.labels)
    levels = find_entry_levels(blocks, parse)
    columns = _name_all_columns(blocks, guidance.columns)
    reading.columns = {head: names for head, names in columns.items() if names}
    numbers = {head: number for number, head in enumerate(columns, 1)}
    open_headings = [reading.root]
    for block in blocks:
        node = open_headings[-1]
        match block:
            case Heading():
                while open_headings[-1].level >= block.level:
                    open_headings.pop()
                node = open_headings[-1]
                if block.level in levels:
                    builder.add_heading(block, node)
                else:
                    open_headings.append(_add_heading(node, block, parse))
            case Item():
                builder.add_item(block, node)
            case Paragraph():
                builder.add_paragraph(block, node)
            case Table():
                _add_table(reading, block, builder, node, numbers[block.head])
    return builder.finish()


def _add_table(reading: ListReading, table: Table, builder: Builder, node: Node, number: int) -> None:
    """Take the rows of a table as papers, or as data resources below a heading that says so."""
    names = reading.columns.get(table.head)
    resources = None if names or not is_resource_heading(node) else _name_resources(table)
    for row in table.rows if names or resources else ():
        stated = row if names else replace(row, stated=Stated(kind=Kind.RESOURCES))
        builder.add_row(stated, names or resources or [], node, number)
    if not (names or resources):
        holds_papers = hold_papers([row.cells for row in table.rows])
        (reading.tables if holds_papers else reading.other_tables).append(table)


def _add_heading(parent: Node, block: Heading, parse: Parse) -> Node:
    text = "".join(run.text for run in parse(block.text) if not (run.tag or run.image))
    node = Node(level=block.level, text=" ".join(text.split()), line=block.lines[0], parent=parent)
    parent.children.append(node)
    return node


def _name_resources(table: Table) -> list[str] | None:
    return name_resource_columns(table.head, [row.cells for row in table.rows])


def _name_all_columns(
    blocks: Sequence[Block], given: Mapping[str, str]
) -> dict[tuple[str, ...], list[str] | None]:
    """Return the names of the columns for each head of a table; tables with one head are one."""
    rows: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    known: dict[tuple[str, ...], list[str]] = {}
    for block in blocks:
        if isinstance(block, Table):
            rows[block.head].extend(row.cells for row in block.rows)
            if block.columns:
                known[block.head] = list(block.columns)
    return {head: known.get(head) or name_columns(head, cells, given) for head, cells in rows.items()}
