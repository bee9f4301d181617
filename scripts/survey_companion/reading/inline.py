"""The text inside a block → runs of text, each in one style.

Input: Markdown without blocks, such as one list item. Output: runs, which `list_items` reads next.
Links are kept as printed; `link_roles` checks them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARAGRAPH = "\n\n"  # the text of the run between two paragraphs of an item


class Run(NamedTuple):  # not a dataclass: a list has many runs, and tuples are made five times as fast
    """A stretch of text with one style; a line break is a run of its own."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str | None = None  # as printed, unchecked
    escaped: bool = False  # written with a backslash or as an entity, so never markup
    tag: bool = False  # an HTML tag
    image: bool = False  # the alternative text of an image, often a badge


def count_marked(runs: Sequence[Run]) -> int:
    """Return how many runs at the start are bold or linked; a second address ends the count."""
    first = next((run.href for run in runs if run.href is not None), None)
    return next(
        (
            i
            for i, run in enumerate(runs)
            if (not run.strong and run.href is None) or run.href not in {None, first}
        ),
        len(runs),
    )


def build_parser() -> MarkdownIt:
    """Return a parser that leaves every address as it is."""
    # `link_roles` checks addresses; markdown-it's own normalising would cost a fifth of the parsing time.
    parser = MarkdownIt("commonmark")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PARSER = build_parser()


class InlineParser:
    """Parses the text inside a block; equal texts are parsed once."""

    def __init__(self, env: dict[str, Any]) -> None:
        self._env = env
        self._cache: dict[str, tuple[Run, ...]] = {}

    def __call__(self, content: str) -> tuple[Run, ...]:
        """Return the runs of the text inside a block."""
        runs = self._cache.get(content)
        if runs is None:
            plain = None if self._env.get("references") else read_plainly(content)
            runs = self._cache[content] = parse_fully(content, self._env) if plain is None else plain
        return runs


def parse_fully(content: str, env: dict[str, Any] | None = None) -> tuple[Run, ...]:
    """Return the runs of any text inside a block; `env` holds the link reference definitions."""
    children: list[Token] = []
    _PARSER.inline.parse(content, _PARSER, {} if env is None else env, children)
    return tuple(_runs(children))


# Text in which no character can be markup, and addresses that need no decoding.
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
    """Return the runs of a simple line ten times as fast as the parser; `None` for any other line.

    A simple line has no escape, entity, tag or image, no nested marks except a link in brackets, and
    asterisks only at the edges of words. tests/reading/test_inline.py compares the result with the parser's.
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
    return InlineParser({})(text)


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
