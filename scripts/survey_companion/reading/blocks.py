"""Markdown text → headings, list items and other blocks, with their lines.

Input: a `Source`. Output: blocks in file order; `catalogue` finds the entries in them.
This module does not know what a paper is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from survey_companion.reading.inline import PARAGRAPH, InlineParser, Run, build_parser
from survey_companion.reading.source import MAX_LINE, Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading, underlined or marked with #."""

    lines: range  # 1-based
    level: int  # 1 to 6
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """The text of one list item, without nested items."""

    lines: tuple[int, ...]  # 1-based, never empty
    runs: tuple[Run, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """Any other block: a paragraph, comment, HTML, code, rule or front matter."""

    lines: range  # 1-based
    name: str  # type of markdown-it's token
    text: str
    runs: tuple[Run, ...] = ()


Block = Heading | Item | Prose


def parse_blocks(source: Source) -> list[Block]:
    """Return the blocks of the text in file order; lines in no block could not be read."""
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(source.text, env)
    blocks = [*_Walker(InlineParser(env)).walk(tokens), *_references(env)]
    return sorted(blocks, key=lambda block: block.lines[0])


# A line with a simple list item: its text starts no other block and defines no link reference.
_TIDY_ITEM = re.compile(r"[-*+] (?!\d+[.)]|\[.*\]:)(?=[^\W_]|[\[(\"“‘']|\*\*?[^*\s]|`(?!`))")


# A possible second line of a table, which would make the line above it the table's head.
_BELOW_HEAD = re.compile(r"[|:-][|:\-\s]*")


def _read_tidy_items(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Read one-line items ten times as fast as markdown-it: a block rule for it, with its parameters.

    An item that is followed by more text, or by an indented line, is left to markdown-it's own rule.
    """
    if state.level:
        return False
    lines = []
    for number in range(first, end):
        line = state.src[state.bMarks[number] : state.eMarks[number]]
        if not _TIDY_ITEM.match(line):
            break
        lines.append(line)
    behind = first + len(lines)
    after = state.skipEmptyLines(behind)
    is_alone = after >= end or (not state.sCount[after] and after > behind)
    tidy = lines if is_alone else lines[:-1]
    if _is_like_head(state, after if is_alone else behind - 1, end):
        tidy = tidy[:-1]
    for number, line in enumerate(tidy, first):
        token = state.push("tidy_item", "", 0)
        token.content, token.map = line[2:].rstrip(), [number, number + 1]
    state.line = first + len(tidy)
    return bool(tidy)


def _is_like_head(state: StateBlock, number: int, end: int) -> bool:
    """Whether markdown-it could read the line as the head of a table if it started with this line.

    Within a list the line is an item, so markdown-it has to read the item before it too.
    """
    return number + 1 < end and bool(
        _BELOW_HEAD.fullmatch(
            state.src, state.bMarks[number + 1] + state.tShift[number + 1], state.eMarks[number + 1]
        )
    )


_MOST_DEEP = 20  # nested blocks; each list counts twice, as list and as item


def _skip_deep_line(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Leave out a line that is nested too deep; markdown-it itself would leave out all later lines too."""
    if state.level < _MOST_DEEP:
        return False
    state.line = first + 1
    return True


def build_block_parser() -> MarkdownIt:
    """Return a parser of blocks alone; `InlineParser` reads their text, equal texts only once."""
    parser = build_parser().use(_add_front_matter).enable("table").disable("inline")
    parser.options["maxNesting"] = 2 * _MOST_DEEP  # is never reached
    parser.block.ruler.before("table", "deep_lines", _skip_deep_line)
    parser.block.ruler.before("list", "tidy_items", _read_tidy_items)
    return parser


def _add_front_matter(parser: MarkdownIt) -> None:
    """Add the plugin's rule only for texts that start with ---: alone it takes `- a---` for front matter."""
    front_matter_plugin(parser)
    rule, *_ = parser.block.ruler.getRules("")

    def read_front_matter(state: StateBlock, first: int, end: int, silent: bool) -> bool:
        return state.src.startswith("---") and rule(state, first, end, silent)

    parser.block.ruler.at(
        "front_matter", read_front_matter, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


_PARSER = build_block_parser()


class _Walker:
    """Groups markdown-it's flat tokens into blocks; an item ends where its nested items start."""

    def __init__(self, parse_inline: InlineParser) -> None:
        self._parse_inline = parse_inline
        self._items: list[tuple[list[int], list[Run]]] = []  # lines and runs of the open items
        self._heading: int | None = None  # level of the open heading
        self._table = False  # whether a table is open

    def walk(self, tokens: list[Token]) -> Iterator[Block]:
        for token in tokens:
            if handler := self._HANDLERS.get(token.type):
                yield from handler(self, token)

    def _open_item(self, token: Token) -> Iterator[Block]:  # noqa: ARG002
        self._items.append(([], []))
        yield from ()

    def _close_item(self, token: Token) -> Iterator[Block]:  # noqa: ARG002
        lines, runs = self._items.pop()
        if lines:
            yield Item(lines=tuple(lines), runs=tuple(runs))

    def _tidy_item(self, token: Token) -> Iterator[Block]:
        yield Item(lines=tuple(_lines(token)), runs=self._parse_inline(token.content))

    def _open_heading(self, token: Token) -> Iterator[Block]:
        self._heading = int(token.tag[1])
        yield from ()

    def _open_table(self, token: Token) -> Iterator[Block]:
        self._table = True
        yield Prose(lines=_lines(token), name="table", text="")

    def _close_table(self, token: Token) -> Iterator[Block]:  # noqa: ARG002
        self._table = False
        yield from ()

    def _inline(self, token: Token) -> Iterator[Block]:
        if self._table:
            return
        if len(token.content) > MAX_LINE:  # deeply nested markup in it could take hours to parse
            yield Prose(lines=_lines(token), name="too_long", text="")
            self._heading = None
            return
        runs = self._parse_inline(token.content)
        if self._heading is not None:
            text = "".join(run.text for run in runs if not (run.tag or run.image))
            yield Heading(lines=_lines(token), level=self._heading, text=" ".join(text.split()))
            self._heading = None
        elif self._items:
            lines, inside = self._items[-1]
            inside.extend([Run(PARAGRAPH), *runs] if lines else runs)
            lines.extend(_lines(token))
        else:
            yield Prose(lines=_lines(token), name="paragraph", text=token.content, runs=runs)

    def _prose(self, token: Token) -> Iterator[Block]:
        yield Prose(lines=_lines(token), name=token.type, text=token.content)

    _HANDLERS: ClassVar[dict[str, Callable[["_Walker", Token], Iterator[Block]]]] = {
        "list_item_open": _open_item,
        "list_item_close": _close_item,
        "tidy_item": _tidy_item,
        "heading_open": _open_heading,
        "table_open": _open_table,
        "table_close": _close_table,
        "inline": _inline,
        **dict.fromkeys(("html_block", "fence", "code_block", "hr", "front_matter"), _prose),
    }


def _references(env: dict[str, Any]) -> Iterator[Prose]:
    """Yield the link reference definitions, which markdown-it keeps in its environment, not as tokens."""
    for reference in [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]:
        first, end = reference["map"]
        yield Prose(lines=range(first + 1, end + 1), name="reference", text=reference["href"])


def _lines(token: Token) -> range:
    first, end = token.map or (0, 1)
    return range(first + 1, max(end, first + 1) + 1)
