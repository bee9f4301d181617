"""A page in MyST Markdown → its sentences, each with its citations and links.

Input: the text of a page. Output: sentences without markup; each can locate its characters in the page.
Code, comments, headings, options, addresses and targets of roles are left out of sentences.
The syntax is that of MyST: https://myst-parser.readthedocs.io/en/latest/syntax/syntax.html.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.field_list import fieldlist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from survey_companion.reading.sources.source import MAX_LINE

# Directives that hold no prose in Markdown; all others are read.
_LITERAL = set(
    """
    bibliography code code-block code-cell csv-table doctest drawing eval-rst graphviz highlight image include
    literalinclude math mermaid parsed-literal productionlist raw sourcecode testcode testoutput toctree
    """.split()
)
_MOST_DEEP = 20  # nested directives

# Roles that cite, and the kinds of them that cite in brackets, at the end of a statement.
_CITE = {"cite", "footcite"}
_IN_BRACKETS = {"", "p", "ps", "alp", "alps", "label", "labelpar"}

# Roles whose titles may have the number of a section.
_TO_PLACES = {"any", "doc", "numref", "ref", "survey:section"}

_OBJECT = "\ufffc"  # stands for a role, code or an image in a sentence
_CITATION = "\ue000"  # stands for a citation in brackets in a sentence

_ROLE = re.compile(r"\{[\w:.+-]+\}`[^`]*`")
_DIRECTIVE = re.compile(r"\{([\w:.+-]+)\}")
_OPTION = re.compile(r"[ \t]*:[\w-]+:")
_TARGET = re.compile(r"<([^<>]*)>\s*\Z")  # {role}`title <target>`
_AROUND_KEY = re.compile(r"\{[^{}]*\}")  # {cite:p}`{see}key{p. 3}`
_SHORT = re.compile(
    r"\b(?:et al|e\.g|i\.e|vs|cf|etc|approx|resp|ca|Figs?|Sec|Eqs?|Nos?|pp?|vol|v|Dr|Prof|St|Jr|Sr)\.(?=\W)"
    r"|(?<![\w-])[A-Z]\.(?=[ ,])"
)
_START = rf"[\"“‘«(\[]*(?:[A-Z0-9{_OBJECT}]|[a-z]+[A-Z0-9])"
_END = re.compile(rf"[.!?…][\"”’»)\]]*(?:\s*{_CITATION})*(?:[ \t]*\n|\s+(?={_START}))")


class Reference(NamedTuple):
    """The target of a role or a link in a sentence."""

    role: str  # "cite" for all roles that cite, "link" for a link, or the role's name: "survey:resource"
    target: str  # a citation key, a slug, an anchor or an address


class Sentence(NamedTuple):
    """A sentence or a cell of a table, with what it cites."""

    text: str  # without markup; a role without a title, code or an image is one character
    cites: frozenset[Reference]
    start: int  # index in the words of its block
    words: "_Words"

    def locate(self, position: int) -> tuple[int, int]:
        """Return the line and the column, both 1-based, of a character of the text."""
        return self.words.locate(self.start + position)


def split_page(text: str, is_wanted: Callable[[str], bool] = bool) -> Iterator[Sentence]:
    """Yield the sentences of a page in its order.

    Paragraphs for which `is_wanted` is false may be left out, which saves most of the time; those of more
    than 20,000 characters are always left out.
    """
    if is_wanted(_ROLE.sub("", text)):
        yield from _Reader(text.splitlines(), is_wanted).read(text, 0, _NOTHING, 0)


def _build_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 4 * _MOST_DEEP}).enable("table").disable("inline")
    parser.use(front_matter_plugin).use(myst_role_plugin).use(myst_block_plugin).use(colon_fence_plugin)
    parser.use(deflist_plugin).use(fieldlist_plugin).use(attrs_block_plugin)
    return parser.use(attrs_plugin, spans=True)


_PARSER = _build_parser()
_NOTHING: frozenset[Reference] = frozenset()


# -- blocks ----------------------------------------------------------------------------------------


class _Reader:
    """Reads blocks; a list inherits the citations of the sentence before it, a definition its term's."""

    def __init__(self, lines: Sequence[str], is_wanted: Callable[[str], bool]) -> None:
        self._lines = lines  # of the page
        self._is_wanted = is_wanted

    def read(self, text: str, first: int, cites: frozenset[Reference], depth: int) -> Iterator[Sentence]:
        """Yield the sentences of a text that begins in the page's 0-based line `first`."""
        env: dict[str, Any] = {}
        around = [cites]  # what the open blocks cite, outermost first
        lead = _NOTHING  # what the sentence before cites, if it introduces the next block
        header, cells = _NOTHING, list[_Words]()  # what a table's header cites, and the cells of its open row
        kind = ""  # type of the open block
        for token in _PARSER.parse(text, env):
            if token.nesting > 0:
                kind = token.type
                around.append(around[-1] | lead)
                lead = _NOTHING
            elif token.nesting < 0:
                around.pop()
                cited = header.union(*(cell.cites for cell in cells))
                if token.type == "tr_close":
                    yield from (Sentence(cell.text, around[-1] | cited, 0, cell) for cell in cells)
                    header = cited if kind == "th_open" else header
                    cells = []
                elif token.type == "table_close":
                    header = _NOTHING
            elif token.type == "inline" and kind in {"th_open", "td_open"}:
                cells.append(_Words(token, self._lines, first, env, cells[-1].end if cells else 0))
            elif token.type == "inline" and self._is_read(token.content, kind):
                sentences = _Words(token, self._lines, first, env).split(around[-1])
                yield from sentences
                lead = _find_lead(sentences, kind)
            elif token.type in {"fence", "colon_fence"}:
                yield from self._read_directive(token, first, around[-1] | lead, depth)
                lead = _NOTHING

    def _is_read(self, text: str, kind: str) -> bool:
        """Whether the text of a block has to be read: it is wanted, or may introduce the next block."""
        if kind in {"heading_open", "fieldlist_name_open"}:
            return False
        may_lead = kind == "dt_open" or text.endswith((":", "`"))
        return may_lead or self._is_wanted(_ROLE.sub("", text))

    def _read_directive(
        self, token: Token, first: int, cites: frozenset[Reference], depth: int
    ) -> Iterator[Sentence]:
        name = _DIRECTIVE.match(token.info.strip())
        if name is None or name[1] in _LITERAL or depth >= _MOST_DEEP:
            return
        lines = token.content.splitlines()
        start = _skip_options(lines)
        is_glossary = name[1] == "glossary"  # its definitions are indented, which elsewhere means code
        body = "\n".join(line.lstrip() if is_glossary else line for line in lines[start:])
        begin = first + (token.map or [0])[0] + 1 + start
        yield from self.read(body, begin, cites, depth + 1)


def _skip_options(lines: Sequence[str]) -> int:
    """Return how many lines of a directive's content are its options."""
    if lines and lines[0].strip() == "---":
        return next((number for number, line in enumerate(lines[1:], 2) if line.strip() == "---"), len(lines))
    return next((number for number, line in enumerate(lines) if not _OPTION.match(line)), len(lines))


def _find_lead(sentences: Sequence[Sentence], kind: str) -> frozenset[Reference]:
    """Return what the next block inherits: the citations of a term, or of a sentence that ends in a colon."""
    if kind == "dt_open":
        return _NOTHING.union(*(each.cites for each in sentences))
    is_lead = sentences and sentences[-1].text.rstrip(f"{_CITATION} ").endswith(":")
    return sentences[-1].cites if is_lead else _NOTHING


# -- words -----------------------------------------------------------------------------------------


class _Words:
    """The words of a block, without its markup."""

    def __init__(
        self, token: Token, lines: Sequence[str], first: int, env: dict[str, Any], start: int = 0
    ) -> None:
        begin, end = token.map or [0, 0]
        self._line = first + begin + 1
        self._source = "\n".join(lines[first + begin : first + max(end, begin + 1)])
        self._starts = [0, *(found.end() for found in re.finditer("\n", self._source))]  # of lines
        self._pieces: list[tuple[int, int]] = [(0, start)]  # where each begins in the text and in the source
        self._references: list[tuple[int, Reference]] = []  # with their index in the text, in order
        self.end = start  # index in the source up to which it was read
        self.text = ""
        children: list[Token] = []
        if len(token.content) <= MAX_LINE:
            _PARSER.inline.parse(token.content, _PARSER, env, children)
        pieces: list[str] = []
        length = 0
        for child, piece, literal in _read_inline(children):
            self._references += [(length, each) for each in _find_references(child)]
            found = self._source.find(literal, self.end)
            if piece:
                self._pieces.append((length, found if found >= 0 else self.end))
                pieces.append(piece)
                length += len(piece)
            self.end = found + len(literal) if found >= 0 else self.end
        self.text = "".join(pieces)

    @property
    def cites(self) -> frozenset[Reference]:
        """Return all that the block cites."""
        return frozenset(reference for _, reference in self._references)

    def split(self, around: frozenset[Reference]) -> list[Sentence]:
        """Return the sentences, each with its own references and those of the blocks around it."""
        plain = _SHORT.sub(lambda short: short[0].replace(".", "\u2024"), self.text)
        bounds = [0, *(found.end() for found in _END.finditer(plain)), len(plain)]
        cited: list[set[Reference]] = [set() for _ in bounds[1:]]
        for place, reference in self._references:
            cited[min(bisect_right(bounds, place), len(cited)) - 1].add(reference)
        return [
            Sentence(self.text[begin:end], around | cites, begin, self)
            for begin, end, cites in zip(bounds, bounds[1:], cited, strict=False)
            if begin < end
        ]

    def locate(self, position: int) -> tuple[int, int]:
        """Return the line and the column, both 1-based, of a character of the text."""
        begin, there = self._pieces[bisect_right(self._pieces, (position, len(self._source))) - 1]
        place = there + position - begin
        below = bisect_right(self._starts, place)
        return self._line + below - 1, place - self._starts[below - 1] + 1


def _read_inline(tokens: Sequence[Token]) -> Iterator[tuple[Token, str, str]]:
    """Yield each token, the words that it adds, and a text that occurs in the source where the token is."""
    is_address = False
    for token in tokens:
        match token.type:
            case "text" if not is_address:
                yield token, token.content, token.content
            case "text_special":
                yield token, token.content, token.markup
            case "softbreak" | "hardbreak":
                yield token, "\n", "\n"
            case "myst_role":
                yield token, _show_role(token), token.content
            case "code_inline" | "image":
                yield token, _OBJECT, token.content
            case "html_inline":
                yield token, " " if token.content.startswith("<br") else "", token.content
            case "link_close":
                yield token, "", "]" if not is_address else ""
                is_address = False
            case _:
                is_address = is_address or token.markup in {"autolink", "linkify"}
                yield token, "", token.content


def _show_role(role: Token) -> str:
    """Return the explicit title of a role, or the character that stands for the role."""
    name, _, manner = role.meta["name"].partition(":")
    if name in _CITE:
        return _CITATION if manner in _IN_BRACKETS else _OBJECT
    target = None if role.meta["name"] in _TO_PLACES else _TARGET.search(role.content)
    return role.content[: target.start()].replace("\n", " ").rstrip() if target else _OBJECT


def _find_references(token: Token) -> Iterator[Reference]:
    """Yield the references of a role or of the opening token of a link."""
    if token.type == "link_open":
        yield Reference("link", str(token.attrs["href"]))
    if token.type != "myst_role":
        return
    name = token.meta["name"]
    if name.partition(":")[0] in _CITE:
        for key in _AROUND_KEY.sub("", token.content).split(","):
            yield Reference("cite", key.strip())
    else:
        target = _TARGET.search(token.content)
        yield Reference(name, (target[1] if target else token.content).strip().lstrip("!~"))
