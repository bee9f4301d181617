"""Blocks → candidates: what may be one entry of a list, with all the lines that belong to it.

Input: blocks in file order. Output: candidates below their headings. An item with its sub-items, a row of a
table, and a paragraph with the lines below it are each one candidate.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from survey_companion.reading.lines.outline import Node
from survey_companion.reading.lines.piece_labels import USUAL, Labels
from survey_companion.reading.lines.piece_marks import PLAIN, Piece
from survey_companion.reading.lines.pieces import cut
from survey_companion.reading.lines.sub_items import Parse, are_entries, has_unknown_label, sort_of
from survey_companion.reading.markdown.blocks import Heading, Item, Paragraph, Row
from survey_companion.reading.markdown.inline import PARAGRAPH, Run
from survey_companion.reading.sources.stated import Stated
from survey_companion.reading.words.looks import look

_NUMBERED = re.compile(r"^\d{1,3}[.)、]\s*(?=\D)")
_MOST_PIECES = 250  # of one candidate; what comes after them is a remark


@dataclass(slots=True, eq=False)
class Candidate:
    """What may be an entry."""

    node: Node  # the heading above it
    origin: str  # "item", "row" or "paragraph"
    pieces: list[Piece]
    lines: tuple[int, ...]
    runs: tuple[Run, ...] = ()  # of everything but sub-items and cells
    table: int = 0  # the number of its kind of table; 0: none
    group: str = ""  # text of the item above it, where that is no entry
    heads_others: bool = False  # entries of their own stand below it
    subs: list[tuple[Run, ...]] = field(default_factory=list)
    stated: Stated | None = None  # what named fields say, which is not interpreted
    column: int | None = None  # 1-based, where it begins, if others stand in its line


@dataclass(eq=False)
class _Tree:
    """An item with its pieces, and the items below it."""

    node: Node
    pieces: list[Piece]
    runs: tuple[Run, ...]
    lines: tuple[int, ...]
    children: list["_Tree"]

    @cached_property
    def sort(self) -> str:
        """What it looks like as a sub-item: see `sort_of`."""
        return sort_of(self.pieces, self.runs)


class Builder:
    """Makes candidates of the blocks below each heading."""

    def __init__(self, parse: Parse, labels: Labels = USUAL) -> None:
        self._parse = parse
        self._labels = labels
        self._found: list[Candidate | _Tree] = []
        self._sorts: Counter[str] = Counter()  # of all sub-items

    # -- items -------------------------------------------------------------------------------------

    def add_item(self, item: Item, node: Node) -> None:
        """Take an item; what its sub-items are is decided when all are known."""
        self._found.append(self._tree(item, node))

    def _tree(self, item: Item, node: Node) -> _Tree:
        pieces: list[Piece] = []
        runs: list[Run] = []
        lines: list[int] = []
        for number, paragraph in enumerate(item.paragraphs):
            inside = self._parse(paragraph.text)
            pieces += cut(inside, number, is_below=item.depth > 0, labels=self._labels)
            runs += [Run(PARAGRAPH), *inside] if lines else inside
            lines += paragraph.lines
        children = [self._tree(child, node) for child in item.children]
        for child in children:
            self._sorts[child.sort] += 1
        return _Tree(node, pieces, tuple(runs), tuple(lines), children)

    def add_heading(self, heading: Heading, node: Node) -> None:
        """Take a heading that is the title of an entry; what follows it belongs to it."""
        runs = tuple(
            run if run.href is not None else run._replace(strong=True) for run in self._parse(heading.text)
        )
        pieces = cut(runs, labels=self._labels)
        if pieces:
            pieces[0].text = _NUMBERED.sub("", pieces[0].text)
        self._found.append(Candidate(node, "heading", pieces, heading.lines, runs))

    def finish(self) -> list[Candidate]:
        """Return all candidates in file order."""
        self._join_paragraphs()
        total = sum(self._sorts.values())
        entries, fields = (sum(self._sorts[each] for each in sorts) for sorts in ("E", "FLNVS"))
        habit = (fields - entries) / total if total else 0.0
        found: list[Candidate] = []
        for each in self._found:
            if isinstance(each, _Tree):
                found += _settle(each, habit, "")
            else:
                found.append(each)
        return [each for each in found if each.pieces or each.lines]

    # -- paragraphs --------------------------------------------------------------------------------

    def add_paragraph(self, paragraph: Paragraph, node: Node) -> None:
        """Take a paragraph; one whose lines are all entries is cut into lines."""
        lines = paragraph.text.split("\n")
        if len(lines) == len(paragraph.lines) >= 3 and are_entries(lines):
            for number, line in zip(paragraph.lines, lines, strict=True):
                self._add_paragraph(Paragraph(lines=(number,), text=line), node)
            return
        self._add_paragraph(paragraph, node)

    def _add_paragraph(self, paragraph: Paragraph, node: Node) -> None:
        runs = self._parse(paragraph.text)
        pieces = cut(runs, labels=self._labels)
        self._found.append(Candidate(node, "paragraph", pieces, paragraph.lines, runs))

    def _join_paragraphs(self) -> None:
        """Put titles that stand in paragraphs or headings together with the fields that follow them."""
        joined: list[Candidate | _Tree] = []
        for each in self._found:
            last = joined[-1] if joined else None
            is_below = isinstance(last, Candidate) and last.node is each.node
            if isinstance(last, Candidate) and is_below and _introduces(last, each):
                last.pieces = []
            if isinstance(last, Candidate) and is_below and _belongs(last, each):
                _append(last, each)
            else:
                joined.append(each)
        self._found = joined

    # -- tables ------------------------------------------------------------------------------------

    def add_row(self, row: Row, columns: Sequence[str], node: Node, table: int) -> None:
        """Take a row of a table; `columns` says what each column is, or its head."""
        pieces: list[Piece] = []
        lines = row.lines
        for number, cell in enumerate(row.cells[: len(columns)]):
            column = columns[number]
            if column == "index":  # numbers of rows, and names that another column repeats
                continue
            if column == "title" and row.stated:
                pieces[0:0] = _state_title(self._parse(cell), row.stated)
                continue
            inside = cut(self._parse(cell), 0 if column == "title" else number + 1, labels=self._labels)
            for piece in inside:
                piece.column = column
                piece.label = piece.label or (column if column in _FIELDS else None)
            if column == "title":
                pieces[0:0] = inside
            else:
                pieces += inside
        self._found.append(
            Candidate(node, "row", pieces, lines, table=table, stated=row.stated, column=row.column)
        )


def _state_title(runs: Sequence[Run], stated: Stated) -> list[Piece]:
    """Return one piece for the whole cell of a title, however it is marked; none without a word."""
    text = stated.title or " ".join("".join(run.text for run in runs if not (run.tag or run.image)).split())
    href = next((run.href for run in runs if run.href is not None), None)
    mark = PLAIN if href is None else "L"
    return [Piece(text, mark, "", href=href, column="title")] if any(map(str.isalnum, text)) else []


_FIELDS = frozenset(("authors", "affiliation", "date", "venue", "link", "code", "short_name", "remark"))


# -- titles in paragraphs and headings --------------------------------------------------------------


def _belongs(title: Candidate, below: Candidate | _Tree) -> bool:
    """Whether what stands below a title holds fields of its entry."""
    is_paragraph = isinstance(below, Candidate) and below.origin == "paragraph"
    if title.origin == "heading":
        return is_paragraph or isinstance(below, _Tree)
    if title.origin != "paragraph" or not title.pieces or title.pieces[0].sub:
        return False
    own = [piece for piece in title.pieces if not piece.sub]
    is_near = below.lines[0] - title.lines[-1] <= 3
    is_title = len(own) <= 4 and sort_of(own, title.runs) == "E"
    if not (is_near and is_title):
        return False
    if isinstance(below, _Tree):
        goes_on = bool(title.subs) and has_unknown_label(below.pieces)  # "Language: Python" among fields
        return (below.sort in _FIELD_SORTS or goes_on) and bool(below.pieces)
    return is_paragraph and sort_of(below.pieces, below.runs) in _FIELD_SORTS


def _introduces(paragraph: Candidate, below: Candidate | _Tree) -> bool:
    """Whether a paragraph is plain text above the first row of a table, and so no entry."""
    is_plain = all(piece.marks == PLAIN and piece.href is None for piece in paragraph.pieces)
    return (
        paragraph.origin == "paragraph"
        and isinstance(below, Candidate)
        and below.origin == "row"
        and is_plain
    )


def _append(title: Candidate, below: Candidate | _Tree) -> None:
    number = max((piece.sub for piece in title.pieces), default=0) + 1
    if isinstance(below, _Tree):
        below = _swallow(below, "")
    for piece in below.pieces:
        piece.sub += number
    title.pieces = [*title.pieces, *below.pieces][:_MOST_PIECES]
    title.lines = (*title.lines, *below.lines)
    title.subs.append(below.runs)


_FIELD_SORTS = frozenset("FLNV")  # see `sort_of`


# -- items -----------------------------------------------------------------------------------------


def _settle(tree: _Tree, habit: float, group: str) -> Iterator[Candidate]:
    """Yield the candidates of an item: itself with its sub-items, or each by itself."""
    if not tree.children:
        yield _candidate(tree, group)
        return
    sorts = Counter(child.sort for child in tree.children)
    number = len(tree.children)
    entries, fields = sorts["E"] / number, sum(sorts[each] for each in "FLNV") / number
    own = tree.pieces[0] if tree.pieces else None
    words = look(own.text).words if own else 0
    is_title = bool(own) and (any(piece.href for piece in tree.pieces) or words >= 4)
    score = (fields + 0.5 * sorts["S"] / number - entries) + habit + (0.3 if is_title else -0.3)
    if score > 0 and words >= 1:
        yield _swallow(tree, group)
        return
    text = " ".join(piece.text for piece in tree.pieces)
    has_own = is_title and (tree.sort == "E" or any(piece.href for piece in tree.pieces))
    head = _candidate(tree, group)
    head.heads_others = not has_own
    yield head
    for child in tree.children:
        yield from _settle(child, habit, group if has_own else text)


def _candidate(tree: _Tree, group: str) -> Candidate:
    return Candidate(tree.node, "item", tree.pieces[:_MOST_PIECES], tree.lines, tree.runs, group=group)


def _swallow(tree: _Tree, group: str) -> Candidate:
    """Return the item with everything below it as one candidate."""
    pieces, lines = list(tree.pieces), list(tree.lines)
    candidate = Candidate(tree.node, "item", pieces, (), tree.runs, group=group)
    number = max((piece.sub for piece in pieces), default=0)
    below = list(reversed(tree.children))
    while below:
        child = below.pop()
        number += 1
        is_remark = has_unknown_label(child.pieces)
        for piece in child.pieces:
            piece.sub = number
            if is_remark and piece.href is None:
                piece.label = "remark"
            pieces.append(piece)
        candidate.subs.append(child.runs)
        lines += child.lines
        below += reversed(child.children)
    candidate.pieces = pieces[:_MOST_PIECES]
    candidate.lines = tuple(sorted(lines))
    return candidate
