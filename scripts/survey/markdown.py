"""Markdown text → headings, list items and the rest, with the lines they stand on.

Input: a `Source`. Output: blocks in file order, in which `catalogue` looks for entries.
Nothing here knows what a paper is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from survey.source import Source


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one style; a line break is a run of its own, "\\n"."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str | None = None  # as printed, unchecked
    escaped: bool = False  # written with a backslash or as an entity, so never markup


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
    blocks = [*_walk(tokens, _InlineParser(env)), *_references(env)]
    return sorted(blocks, key=lambda block: block.lines[0])


def _build_parser() -> MarkdownIt:
    # Links are kept as printed and judged by `catalogue`, which can say what is wrong with them;
    # normalising each twice would also cost a fifth of the parsing time.
    # Inline text is parsed item by item, because lists repeat whole lines (see `_InlineParser`).
    parser = MarkdownIt("commonmark").use(front_matter_plugin).enable("table").disable("inline")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PARSER = _build_parser()


class _InlineParser:
    """Parses the text inside a block; the same text is parsed once."""

    def __init__(self, env: dict[str, Any]) -> None:
        self._env = env
        self._cache: dict[str, tuple[Run, ...]] = {}

    def __call__(self, content: str) -> tuple[Run, ...]:
        runs = self._cache.get(content)
        if runs is None:
            children: list[Token] = []
            _PARSER.inline.parse(content, _PARSER, self._env, children)
            runs = self._cache[content] = tuple(_runs(children))
        return runs


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
                yield Run("\n")
            case "image":
                yield Run(token.content, href=href)
            case "html_inline":
                pass  # a tag says nothing by itself; the text between two tags is text
            case _ if token.content:
                kind = token.type
                yield Run(
                    token.content, strong > 0, emphasis > 0, kind == "code_inline", href, kind == "text_special"
                )


def _walk(tokens: list[Token], parse_inline: _InlineParser) -> Iterator[Block]:
    """Group the flat tokens; an item ends before the items of a list inside it."""
    items: list[tuple[list[int], list[Run]]] = []  # the list items we are inside of
    heading = 0
    table = False
    for token in tokens:
        match token.type:
            case "list_item_open":
                items.append(([], []))
            case "list_item_close":
                lines, runs = items.pop()
                if lines:
                    yield Item(lines=tuple(lines), runs=tuple(runs))
            case "heading_open":
                heading = int(token.tag[1])
            case "table_open":
                table = True
                yield Prose(lines=_lines(token), name="table", text="")
            case "table_close":
                table = False
            case "inline" if table:
                pass
            case "inline" if heading:
                text = "".join(run.text for run in parse_inline(token.content))
                yield Heading(lines=_lines(token), level=heading, text=" ".join(text.split()))
                heading = 0
            case "inline" if items:
                lines, runs = items[-1]
                if lines:
                    runs.append(Run("\n"))
                lines.extend(_lines(token))
                runs.extend(parse_inline(token.content))
            case "inline":
                runs_ = parse_inline(token.content)
                yield Prose(lines=_lines(token), name="paragraph", text=token.content, runs=runs_)
            case "html_block" | "fence" | "code_block" | "hr" | "front_matter":
                yield Prose(lines=_lines(token), name=token.type, text=token.content)


def _references(env: dict[str, Any]) -> Iterator[Prose]:
    """Link reference definitions leave no token; markdown-it keeps them, with their lines, aside."""
    for reference in [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]:
        first, end = reference["map"]
        yield Prose(lines=range(first + 1, end + 1), name="reference", text=reference["href"])


def _lines(token: Token) -> range:
    first, end = token.map or (0, 1)
    return range(first + 1, max(end, first + 1) + 1)
