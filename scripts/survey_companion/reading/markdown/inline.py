"""The text inside a block → runs of text, each in one style.

Input: Markdown without blocks, such as one list item. Output: runs, which `pieces` reads next.
Links are kept as printed; `link_roles` checks them. HTML tags for bold, italics, code and links are styles.
"""

import html
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from survey_companion.text.formulas import LONGEST, read_part

PARAGRAPH = "\n\n"  # the text of the run between two paragraphs of an item


class Run(NamedTuple):  # not a dataclass: a list has many runs, and tuples are made five times as fast
    """A stretch of text with one style; a line break is a run of its own."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str | None = None  # as printed, unchecked
    escaped: bool = False  # written with a backslash or as an entity, or a formula, so no markup
    tag: bool = False  # an HTML tag without meaning here
    image: bool = False  # the words of an image, often a badge
    stop: bool = False  # a line break that is shown


def _take_formula(state: StateInline, silent: bool) -> bool:
    """Take a formula between dollar signs as it is, before Markdown would read marks and escapes in it."""
    start = state.pos
    if state.src[start] != "$":
        return False
    end = state.src.find("$", start + 1, min(state.posMax, start + LONGEST + 2))
    if end < 0:
        return False
    before, inside, behind = (
        state.src[max(0, start - 1) : start],
        state.src[start + 1 : end],
        state.src[end + 1 : end + 2],
    )
    if read_part(inside, behind, before) is None:
        return False
    if not silent:
        state.push("formula", "", 0).content = state.src[start : end + 1]
    state.pos = end + 1
    return True


def build_parser() -> MarkdownIt:
    """Return a parser that leaves every address as it is."""
    # `link_roles` checks addresses; markdown-it's own normalising would cost a fifth of the parsing time.
    parser = MarkdownIt("commonmark")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.inline.ruler.before("escape", "formula", _take_formula)
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
_TEXT = r"[^\\`*_\[\]!<&$\n]"
_ADDRESS = r"[\w./:%?=#~+,;@-]"
_PART = re.compile(
    rf"""
      ({_TEXT}+)
    | (?<![^\s(])\*\*((?!\s){_TEXT}+(?<!\s))\*\*(?=[ ).,:;]|\Z)
    | (?<![^\s(])\*((?!\s){_TEXT}+(?<!\s))\*(?=[ ).,:;]|\Z)
    | `((?!\s)[^`\n]+(?<!\s))`(?!`)
    | (\[)?\[({_TEXT}+)\]\(({_ADDRESS}+)\)((?(5)\](?=[ [.,;]|\Z)))
    | (\[{_TEXT}+\](?=\ |\Z))
    """,
    re.VERBOSE,
)


def read_plainly(content: str) -> tuple[Run, ...] | None:
    """Return the runs of a simple line ten times as fast as the parser; `None` for any other line.

    A simple line has no escape, entity, tag, image or dollar sign, no nested marks but links in brackets, and
    asterisks only at the edges of words, or inside round brackets and before a mark of punctuation.
    tests/reading/test_inline.py compares the result with the parser's.
    """
    runs: list[Run] = []
    before = ""  # text that has not become a run yet
    length = 0  # of the parts; it is less than that of the line if something between them is no part
    for text, strong, emphasis, code, opened, label, href, closed, brackets in _PART.findall(content):
        if text or brackets:
            before += text or brackets
            length += len(text or brackets)
            continue
        if before := before + opened:
            runs.append(Run(before))
        before = closed
        if label:
            runs.append(Run(label, False, False, False, href))
            length += len(opened) + len(label) + len(href) + len(closed) + 4
        elif strong:
            runs.append(Run(strong, strong=True))
            length += len(strong) + 4
        elif code:
            runs.append(Run(code, code=True))
            length += len(code) + 2
        else:
            runs.append(Run(emphasis, emphasis=True))
            length += len(emphasis) + 2
    if length < len(content):
        return None
    return (*runs, Run(before)) if before else tuple(runs)


def parse_line(text: str) -> tuple[Run, ...]:
    """Return the runs of one line outside any block."""
    return InlineParser({})(text)


_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_STYLES = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "code": "code",
    "tt": "code",
}
_ATTRIBUTE = re.compile(r"\b(href|src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
# https://shields.io/badges: /badge/left-right-colour, with -- and __ for - and _
_BADGE = re.compile(r"https?://(?:img\.shields\.io|custom-icon-badges\.[a-z.]+)/badge/([^?#\s]+)")


def _attributes(tag: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag)
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}


def describe_image(alternative: str, address: str) -> str:
    """Return the words of an image: those of a badge, or else its alternative text."""
    badge = _BADGE.match(address)
    if badge is None:
        return alternative
    text = unquote(badge[1].removesuffix(".svg")).replace("--", "\0").replace("__", "\1")
    parts = text.split("-")
    words = " ".join(parts[:-1] if len(parts) > 1 else parts).replace("_", " ")
    return words.replace("\0", "-").replace("\1", "_").strip()


class _Styles:
    """The styles that are open at a place of the text."""

    def __init__(self) -> None:
        self.depths = {"strong": 0, "em": 0, "code": 0}
        self.href: str | None = None

    def run(self, text: str, **more: bool) -> Run:
        depths = self.depths
        is_code = more.pop("code", False) or depths["code"] > 0
        return Run(text, depths["strong"] > 0, depths["em"] > 0, is_code, self.href, **more)

    def take_tag(self, tag: str) -> Iterator[Run]:
        """Take an HTML tag; yield a run for what it shows, or for a tag without meaning here."""
        found = _TAG.match(tag)
        name, is_end = (found[2].lower(), bool(found[1])) if found else ("", False)
        if style := _STYLES.get(name):
            self.depths[style] = max(0, self.depths[style] + (-1 if is_end else 1))
        elif name == "br":
            yield self.run("\n", stop=True)
        elif name == "a":
            self.href = None if is_end else _attributes(tag).get("href") or self.href
        elif name == "img":
            image = _attributes(tag)
            yield self.run(describe_image(image.get("alt", ""), image.get("src", "")), image=True)
        elif name not in _SILENT:
            yield Run(tag, tag=True)


# Tags that change nothing of what is said.
_SILENT = frozenset(
    "u ins sup sub span font small big kbd mark a p div center picture source details summary".split()
)


def _runs(tokens: list[Token]) -> Iterator[Run]:
    styles = _Styles()
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                styles.depths["strong"] += token.nesting
            case "em_open" | "em_close":
                styles.depths["em"] += token.nesting
            case "link_open" | "link_close":
                styles.href = str(token.attrs["href"]) if token.nesting > 0 else None
            case "softbreak" | "hardbreak":
                yield styles.run("\n", stop=token.type == "hardbreak")
            case "image":
                yield styles.run(describe_image(token.content, str(token.attrs["src"])), image=True)
            case "html_inline":
                yield from styles.take_tag(token.content)
            case _ if token.content:
                kind = token.type
                is_literal = kind in {"text_special", "formula"}
                yield styles.run(token.content, code=kind == "code_inline", escaped=is_literal)
