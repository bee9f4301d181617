"""Lines of a list → headings, items with their sub-items, paragraphs, tables and other blocks.

Input: a `Source`. Output: blocks in file order; `catalogue` finds the entries in them.
This module does not know what a paper is. It reads as people do, not as CommonMark does: an indented line
belongs to the item above it even if a blank is missing, and HTML lists and tables are lists and tables.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it.common.utils import normalizeReference

from survey_companion.reading.markdown.html_blocks import unfold_html
from survey_companion.reading.sources.source import MAX_LINE, Source
from survey_companion.reading.sources.stated import Stated

MOST_DEEP = 20  # nested items


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """Text without a blank line in it; the lines are joined by line feeds."""

    lines: tuple[int, ...]  # 1-based
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading: underlined, marked with #, or in HTML."""

    lines: tuple[int, ...]  # 1-based
    level: int  # 1 to 6; 7 for the title of a <details>
    text: str  # with its inline marks


@dataclass(slots=True)
class Item:
    """A list item: its paragraphs, and the items below it."""

    indent: int  # columns before its marker
    depth: int  # 0: no item is around it
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list["Item"] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Return its first line."""
        return self.paragraphs[0].lines[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a table."""

    lines: tuple[int, ...]  # 1-based
    cells: tuple[str, ...]
    stated: Stated | None = None
    column: int | None = None  # 1-based, where it begins, if others stand in its line


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table; the head of an HTML table without one is empty."""

    lines: tuple[int, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: tuple[str, ...] | None = None  # what each column is, if that is known


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """Any other block: a comment, code, a rule, front matter, or the target of links."""

    lines: tuple[int, ...]
    name: str
    text: str = ""


Block = Heading | Item | Paragraph | Table | Prose

_FENCE = re.compile(r"(`{3,}|~{3,})([^`]*)$")  # all of these match lines without blanks around them, or with
_HEADING = re.compile(r"(#{1,7})(?:[ \t]+|(?<=##)(?=[^#\s])|(?=\d))(.*)$")
_UNDERLINE = re.compile(r"(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_ITEM = re.compile(r"(?:[-*+•·‣▪][ \t\xa0]+|\d{1,4}[.)][ \t\xa0]+|[-*+]$)(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_BELOW_HEAD = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_REFERENCE = re.compile(r"\[([^\[\]]{1,200})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$")
_NUMBERED = re.compile(r"(?:\*\*)?\[\d{1,4}\]")  # "[12]" or "**[12]**" opens a paragraph of its own
_CELL_END = re.compile(r"(?<!\\)\|")


def parse_blocks(source: Source) -> tuple[list[Block], dict[str, Any]]:
    """Return the blocks in file order, and the link targets that texts refer to, for `InlineParser`."""
    reader = _Reader(source)
    return list(reader.read()), {"references": reader.references} if reader.references else {}


class _Reader:
    """Reads the lines once, from the first to the last."""

    def __init__(self, source: Source) -> None:
        self.references: dict[str, dict[str, str]] = {}
        self._lines, self._comments = unfold_html(source.lines)
        self._items: list[Item] = []  # the open ones, outermost first
        self._text: list[str] = []  # of the open paragraph
        self._numbers: list[int] = []  # its lines
        self._after_blank = True
        self._refused: list[Block] = []  # what is too long or too deep to be read

    def read(self) -> Iterator[Block]:
        place, blocks = self._front_matter()
        yield from blocks
        while place < len(self._lines):
            place, blocks = self._read_line(place)
            yield from blocks
        yield from self._close_all()
        yield from self._refused
        if self._comments:
            yield Prose(lines=tuple(self._comments), name="comment")

    def _text_at(self, place: int) -> str:
        return self._lines[place].text if place < len(self._lines) else ""

    def _numbers_of(self, first: int, end: int) -> tuple[int, ...]:
        """Return the numbers of the lines from one place up to another."""
        return tuple(number for line in self._lines[first:end] for number in line.numbers)

    def _front_matter(self) -> tuple[int, list[Block]]:
        if self._text_at(0).rstrip() != "---":
            return 0, []
        ends = (i for i, line in enumerate(self._lines) if i and line.text.rstrip() in {"---", "..."})
        end = next(ends, None)
        if end is None:
            return 0, []
        text = "\n".join(line.text for line in self._lines[1:end])
        return end + 1, [Prose(lines=self._numbers_of(0, end + 1), name="front_matter", text=text)]

    def _read_line(self, place: int) -> tuple[int, list[Block]]:
        """Return the place of the next line to read, and the blocks that are complete."""
        line = self._lines[place].text
        bare = line.lstrip(" \t\xa0")
        if not bare.strip():
            return place + 1, self._end_block()
        indent = _width(line[: len(line) - len(bare)])
        if quote := _QUOTE.match(bare):
            inside = bare[quote.end() :]
            bare = inside.lstrip(" \t\xa0")
            indent += 1 + len(inside) - len(bare)
            if not bare.strip():
                self._comments.extend(self._lines[place].numbers)
                return place + 1, self._end_block()
        is_broken = bare.endswith("  ") and bool(bare.strip())  # a line break that is shown
        return self._read_bare(place, bare.rstrip() + ("  " if is_broken else ""), indent)

    def _end_block(self) -> list[Block]:
        """End the open paragraph at a blank line."""
        self._end_paragraph()
        self._after_blank = True
        return [] if self._items else self._take_paragraph()

    def _read_bare(  # noqa: PLR0911  (one for each kind of block)
        self, place: int, bare: str, indent: int
    ) -> tuple[int, list[Block]]:
        first, numbers = bare[0], self._lines[place].numbers
        if first in "`~" and (fence := _FENCE.match(bare)):
            return self._read_fence(place, fence[1])
        if first == "#" and (heading := _HEADING.match(bare)):
            block = Heading(lines=numbers, level=len(heading[1]), text=_without_marks(heading[2]))
            return place + 1, [*self._close_all(), block]
        if first in "=-" and self._is_underlined(bare):
            lines, text = (*self._numbers, *numbers), " ".join(self._text)
            self._text, self._numbers = [], []
            level = 1 if first == "=" else 2
            return place + 1, [*self._close_all(), Heading(lines=lines, level=level, text=text)]
        if first in "-*_" and _RULE.match(bare):
            return place + 1, [*self._close_all(), Prose(lines=numbers, name="rule")]
        if item := _ITEM.match(bare):
            return place + 1, self._open_item(numbers, bare[item.end() :], indent)
        if "|" in bare and self._is_below_head(place + 1):
            return self._read_table(place)
        if first == "[" and (reference := _REFERENCE.match(bare)):
            label = normalizeReference(reference[1])
            self.references.setdefault(label, {"title": "", "href": reference[2]})
            return place + 1, [Prose(lines=numbers, name="reference", text=reference[2])]
        return place + 1, self._add_text(numbers, bare, indent)

    def _is_underlined(self, bare: str) -> bool:
        return not self._items and 0 < len(self._text) <= 3 and bool(_UNDERLINE.match(bare))

    def _is_below_head(self, place: int) -> bool:
        line = self._text_at(place).strip()
        return "|" in line and bool(_BELOW_HEAD.match(line))

    def _read_fence(self, place: int, mark: str) -> tuple[int, list[Block]]:
        end = place + 1
        while end < len(self._lines):
            line = self._text_at(end).strip()
            if line.startswith(mark) and not line.strip(mark[0]):
                break
            end += 1
        text = "\n".join(line.text for line in self._lines[place + 1 : end])
        block = Prose(lines=self._numbers_of(place, end + 1), name="fence", text=text)
        return end + 1, [*self._close_all(), block]

    def _read_table(self, place: int) -> tuple[int, list[Block]]:
        head = _cells(self._text_at(place))
        rows = []
        end = place + 2
        while "|" in (line := self._text_at(end)) and line.strip():
            rows.append(Row(lines=self._lines[end].numbers, cells=tuple(_cells(line))))
            end += 1
        table = Table(lines=self._numbers_of(place, end), head=tuple(head), rows=tuple(rows))
        return end, [*self._close_all(), table]

    # -- items and paragraphs ----------------------------------------------------------------------

    def _open_item(self, numbers: tuple[int, ...], text: str, indent: int) -> list[Block]:
        self._end_paragraph()
        closed = self._take_paragraph()
        while self._items and indent < self._items[-1].indent + 2:
            # An item indented by one column is a neighbour, not a child.
            self._items.pop() if len(self._items) > 1 else closed.extend(self._close_items())
        if len(self._items) >= MOST_DEEP:
            self._refused.append(Prose(lines=numbers, name="too_deep", text=text.strip()))
            self._after_blank = True
            return closed
        item = Item(indent=indent, depth=len(self._items))
        if self._items:
            self._items[-1].children.append(item)
        self._items.append(item)
        self._text, self._numbers, self._after_blank = [text], [*numbers], False
        return closed

    def _add_text(self, numbers: tuple[int, ...], bare: str, indent: int) -> list[Block]:
        closed: list[Block] = []
        if self._after_blank or _NUMBERED.match(bare):
            self._end_paragraph()
            closed += [] if self._items else self._take_paragraph()
            while self._items and not (indent >= 2 and indent > self._items[-1].indent):
                self._items.pop() if len(self._items) > 1 else closed.extend(self._close_items())
        self._text.append(bare)
        self._numbers.extend(numbers)
        self._after_blank = False
        return closed

    def _end_paragraph(self) -> None:
        """Add the open paragraph to the open item, if there is one."""
        if self._items and self._text:
            paragraph = self._paragraph()
            if len(paragraph.text) > MAX_LINE:  # deeply nested markup in it could take hours to parse
                self._refused.append(Prose(lines=paragraph.lines, name="too_long"))
            else:
                self._items[-1].paragraphs.append(paragraph)

    def _paragraph(self) -> Paragraph:
        paragraph = Paragraph(lines=tuple(self._numbers), text="\n".join(self._text))
        self._text, self._numbers = [], []
        return paragraph

    def _take_paragraph(self) -> list[Block]:
        return _split_long([self._paragraph()]) if self._text else []

    def _close_items(self) -> list[Block]:
        closed = self._items[:1]
        self._items.clear()
        return list(closed)

    def _close_all(self) -> list[Block]:
        self._end_paragraph()
        return [*self._close_items(), *self._take_paragraph()]


def _split_long(paragraphs: list[Paragraph]) -> list[Block]:
    return [
        Prose(lines=each.lines, name="too_long") if len(each.text) > MAX_LINE else each for each in paragraphs
    ]


def _without_marks(text: str) -> str:
    """Return the text of a heading without the number signs that may end it."""
    whole = text.rstrip()
    bare = whole.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else whole


def _width(blanks: str) -> int:
    """Return how many columns the blanks take; a tab goes to the next multiple of four."""
    return len(blanks.expandtabs(4))


def _cells(line: str) -> list[str]:
    text = line.strip()
    text = text.removeprefix("|")
    cells = [cell.replace("\\|", "|").strip() for cell in _CELL_END.split(text)]
    return cells[:-1] if cells and not cells[-1] else cells
