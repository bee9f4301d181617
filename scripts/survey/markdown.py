"""Markdown text → headings, list items and the rest, with the lines they stand on.

Input: a `Source`. Output: blocks in file order, in which `catalogue` looks for entries.
Nothing here knows what a paper is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from survey.source import MAX_LINE, Source

PARAGRAPH = "\n\n"  # the text of the run between two paragraphs of an item


class Run(NamedTuple):  # a record is made of many of them, and tuples are made five times as fast
    """A stretch of text with one style; a line break is a run of its own."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str | None = None  # as printed, unchecked
    escaped: bool = False  # written with a backslash or as an entity, so never markup
    tag: bool = False  # an HTML tag
    image: bool = False  # the description of an image, often a badge


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading of either style."""

    lines: range  # 1-based
    level: int  # 1 to 6
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """The text of one list item, without the items of a list inside it."""

    lines: tuple[int, ...]  # 1-based, never empty
    runs: tuple[Run, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """Anything else that carries text: paragraphs, comments, HTML, code, rules, front matter."""

    lines: range  # 1-based
    name: str  # of markdown-it's token
    text: str
    runs: tuple[Run, ...] = ()


Block = Heading | Item | Prose


def parse_blocks(source: Source) -> list[Block]:
    """Return the blocks of the text in file order; what no block covers could not be read."""
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(source.text, env)
    blocks = [*_Walker(_InlineParser(env)).walk(tokens), *_references(env)]
    return sorted(blocks, key=lambda block: block.lines[0])


def count_marked(runs: Sequence[Run]) -> int:
    """Return how many runs at the start are bold or linked, up to a second address."""
    first = next((run.href for run in runs if run.href is not None), None)
    return next(
        (
            i
            for i, run in enumerate(runs)
            if (not run.strong and run.href is None) or run.href not in {None, first}
        ),
        len(runs),
    )


# A line that is a list item and nothing else: its text starts no block, and defines no reference.
_TIDY_ITEM = re.compile(r"[-*+] (?!\d+[.)]|\[.*\]:)(?=[^\W_]|[\[(\"“‘']|\*\*?[^*\s]|`(?!`))")


def _read_tidy_items(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Read items of one line each, in a tenth of the time: a rule of markdown-it, with its parameters.

    An item whose line is followed by another text, or by an indented one, is left to the parser.
    """
    if state.level:
        return False
    lines = []
    for number in range(first, end):
        line = state.src[state.bMarks[number] : state.eMarks[number]]
        if not _TIDY_ITEM.match(line):
            break
        lines.append(line)
    after = state.skipEmptyLines(first + len(lines))
    is_alone = after >= end or (not state.sCount[after] and after > first + len(lines))
    tidy = lines if is_alone else lines[:-1]
    for number, line in enumerate(tidy, first):
        token = state.push("tidy_item", "", 0)
        token.content, token.map = line[2:].rstrip(), [number, number + 1]
    state.line = first + len(tidy)
    return bool(tidy)


def build_parser() -> MarkdownIt:
    """Return a parser of blocks; `parse_fully` reads the text in them."""
    # Links are kept as printed and judged by `catalogue`, which can say what is wrong with them;
    # normalising each twice would also cost a fifth of the parsing time.
    # Inline text is parsed item by item, because lists repeat whole lines (see `_InlineParser`).
    parser = MarkdownIt("commonmark").use(front_matter_plugin).enable("table").disable("inline")
    parser.block.ruler.before("list", "tidy_items", _read_tidy_items)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PARSER = build_parser()


class _InlineParser:
    """Parses the text inside a block; the same text is parsed once."""

    def __init__(self, env: dict[str, Any]) -> None:
        self._env = env
        self._cache: dict[str, tuple[Run, ...]] = {}

    def __call__(self, content: str) -> tuple[Run, ...]:
        runs = self._cache.get(content)
        if runs is None:
            plain = None if self._env.get("references") else read_plainly(content)
            runs = self._cache[content] = parse_fully(content, self._env) if plain is None else plain
        return runs


def parse_fully(content: str, env: dict[str, Any] | None = None) -> tuple[Run, ...]:
    """Return the runs of any text inside a block; the environment has its reference definitions."""
    children: list[Token] = []
    _PARSER.inline.parse(content, _PARSER, {} if env is None else env, children)
    return tuple(_runs(children))


# Text in which no character could be markup, and addresses that are what they seem to be.
_TEXT = r"[^\\`*_\[\]!<&\n]"
_ADDRESS = r"[\w./:%?=#~+,;@-]"
_PART = re.compile(
    rf"""
      (?<!\S)\*\*(?P<strong>(?!\s){_TEXT}+(?<!\s))\*\*(?=\ |\Z)
    | (?<!\S)\*(?P<emphasis>(?!\s){_TEXT}+(?<!\s))\*(?=\ |\Z)
    | `(?P<code>(?!\s)[^`\n]+(?<!\s))`(?!`)
    | (?P<opened>\[)?\[(?P<label>{_TEXT}+)\]\((?P<href>{_ADDRESS}+)\)(?P<closed>(?(opened)\](?=\ |\Z)))
    | (?P<text>{_TEXT}+|\[{_TEXT}+\](?=\ |\Z))
    """,
    re.VERBOSE,
)


def read_plainly(content: str) -> tuple[Run, ...] | None:
    """Return the runs of a tidy line, in a tenth of the time; None where only the parser can tell.

    A tidy line has no escape, entity, tag or image, its marks do not nest but for a link in brackets, and
    asterisks stand at the edges of words. That the runs are the parser's, a test shows.
    """
    runs: list[Run] = []
    before = ""  # text that has not become a run yet
    end = 0
    while end < len(content):
        found = _PART.match(content, end)
        if found is None:
            return None
        end = found.end()
        kind = found.lastgroup
        if kind == "text":
            before += found[0]
            continue
        if before := before + (found["opened"] or ""):
            runs.append(Run(before))
        before = ""
        if kind == "closed":
            before = found["closed"]
            runs.append(Run(found["label"], href=found["href"]))
        elif kind == "code":
            runs.append(Run(found["code"], code=True))
        elif kind == "strong":
            runs.append(Run(found["strong"], strong=True))
        else:
            runs.append(Run(found["emphasis"], emphasis=True))
    return (*runs, Run(before)) if before else tuple(runs)


def parse_line(text: str) -> tuple[Run, ...]:
    """Return the runs of one line outside any block."""
    return _InlineParser({})(text)


def _runs(tokens: list[Token]) -> Iterator[Run]:
    strong = emphasis = 0
    href: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                href = str(token.attrs["href"])
            case "link_close":
                href = None
            case "softbreak" | "hardbreak":
                yield Run("\n", strong > 0, emphasis > 0, href=href)
            case "image":
                yield Run(token.content, href=href, image=True)
            case "html_inline":
                yield Run(token.content, tag=True)
            case _ if token.content:
                kind = token.type
                yield Run(
                    token.content,
                    strong > 0,
                    emphasis > 0,
                    kind == "code_inline",
                    href,
                    kind == "text_special",
                )


class _Walker:
    """Groups markdown-it's flat tokens; an item ends before the items of a list inside it."""

    def __init__(self, parse_inline: _InlineParser) -> None:
        self._parse_inline = parse_inline
        self._items: list[tuple[list[int], list[Run]]] = []  # the list items we are inside of
        self._heading: int | None = None  # the level of the heading we are inside of
        self._table = False

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
        if len(token.content) > MAX_LINE:  # what nests inside it could cost hours
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
    """Link reference definitions leave no token; markdown-it keeps them, with their lines, aside."""
    for reference in [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]:
        first, end = reference["map"]
        yield Prose(lines=range(first + 1, end + 1), name="reference", text=reference["href"])


def _lines(token: Token) -> range:
    first, end = token.map or (0, 1)
    return range(first + 1, max(end, first + 1) + 1)
