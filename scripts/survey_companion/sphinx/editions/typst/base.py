"""The base of the translator: finding the method for a node, addresses, captions, files and problems.

Input: the resolved pages of a book. Output: code that calls functions of `book.typ`, which defines the look.
A node without a method is reported as a problem with its place in the sources, and never silently lost.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from docutils import nodes
from docutils.utils import get_source_line

from survey_companion.sphinx.editions.typst.chapters import Chapter
from survey_companion.sphinx.editions.typst.link_targets import Addresses, target_of
from survey_companion.sphinx.editions.typst.markup import block, call, string, strings

_NAMED_BY_THEMSELVES = ("section", "table", "citation", "figure")
# Of a table, by its class: with the title of its page, and with the heading above it, if that is another one.
_CAPTIONS = {
    "works": ("Works: {page}", "Works: {page}"),
    "data-resources": ("Data resources: {page}", "Data resources: {page}"),
    "results": ("Results: {page}", "Results of {page}: {heading}"),
    "best": ("{page}", "{heading}: {page}"),
}
_LANGUAGE = "language-"  # prefix of classes with the language of a text

Kind = TypeVar("Kind", bound=nodes.Element)


@dataclass(kw_only=True)
class TranslationResult:
    """Results of a translation, besides the code, for the builder."""

    drawings: dict[str, str] = field(default_factory=dict)  # text of each SVG file by its name
    images: dict[str, str] = field(default_factory=dict)  # path in the sources by the name in the output
    letters: dict[str, tuple[str, int | None]] = field(default_factory=dict)  # first place of each character
    placed: set[str] = field(default_factory=set)  # addresses that have a place in the book
    problems: list[tuple[nodes.Node, str]] = field(default_factory=list)


class BaseTranslator:
    """Finds the method for a node: `render_<class>` of its class, or of the nearest base class with one."""

    def __init__(self, first: Chapter, addresses: Addresses, sources: Path, paper: str) -> None:
        """Start with the first chapter, the book's addresses, the folder of the sources, and the paper."""
        self.chapter = first
        self.sources = sources
        self.paper = paper
        self.addresses = addresses
        self.gathered = TranslationResult()
        self.depth = 0
        self.is_repeated = False  # whether the present node may be printed on several pages
        self.document: nodes.document

    def translate(self, node: nodes.Node) -> str:
        """Return the code of a node, with the anchors that links need."""
        method = self._find_method(node)
        if method is None:
            self.report(node, f"the book has no form for the element {type(node).__name__}")
            return ""
        code = method(node)
        if not isinstance(node, nodes.Element):
            return code
        classes: list[str] = node["classes"]
        if language := next((name for name in classes if name.startswith(_LANGUAGE)), None):
            code = call("in-language", string(language.removeprefix(_LANGUAGE)), code or "[]")
        if type(node).__name__ in _NAMED_BY_THEMSELVES:
            return code
        anchors = self.anchors(node)
        return block([*anchors, code]) if anchors else code

    def _find_method(self, node: nodes.Node) -> Callable[[nodes.Node], str] | None:
        for kind in type(node).__mro__:
            if method := getattr(self, f"render_{kind.__name__}", None):
                return cast("Callable[[nodes.Node], str]", method)
            if kind is nodes.Element:
                break
        return None

    def content(self, node: nodes.Element) -> str:
        """Return the code of all children of a node, as content."""
        return block(map(self.translate, node.children))

    @contextmanager
    def one_level_deeper(self) -> Iterator[None]:
        """Translate headings in this block one level deeper."""
        self.depth += 1
        yield
        self.depth -= 1

    # -- addresses ---------------------------------------------------------------------------------

    def _wanted(self, node: nodes.Element) -> list[str]:
        """Return the addresses of a node that links need, each only once in the whole book."""
        names = [f"{self.chapter.docname}#{name}" for name in node["ids"]]
        return [name for name in names if self.claim(name)]

    def claim(self, name: str) -> bool:
        """Return whether a link needs the address and it has no place yet; it is placed from now on."""
        is_new = name in self.addresses.wanted and name not in self.gathered.placed
        if is_new:
            self.gathered.placed.add(name)
        return is_new

    def anchors(self, node: nodes.Element) -> list[str]:
        """Return the code of a node's anchors."""
        return [call("anchor", string(name)) for name in self._wanted(node)]

    def labels(self, node: nodes.Element) -> str | None:
        """Return the addresses of a node that links need; the page's own belongs to its first heading."""
        names = self._wanted(node)
        page = f"{self.chapter.docname}#"
        if isinstance(node, nodes.section) and self.claim(page):
            names.append(page)
        return strings(names) if names else None

    def find_outside(self, target: str) -> str | None:
        """Return the web address of an address outside the book; empty if the site is not published.

        `None` if the address does not exist at all.
        """
        page, _, anchor = target.partition("#")
        if page not in self.addresses.outside:
            return None
        site = self.addresses.site
        return f"{site}{page}.html{anchor and '#'}{anchor}" if site else ""

    def names_pages(self, node: nodes.reference) -> bool:
        """Whether the page number is printed after a link: in running text, if the target is a heading."""
        if target_of(node, self.chapter.docname) not in self.addresses.sections:
            return False
        above = node.parent
        while above is not None and not isinstance(above, nodes.section):
            if isinstance(above, nodes.table | nodes.title):
                return False
            above = above.parent
        return True

    # -- captions, files, problems -----------------------------------------------------------------

    def caption_of(self, table: nodes.table) -> str:
        """Return the caption of a table without a title: by its kind, the box around it, or its heading."""
        for name in table["classes"]:
            if name in _CAPTIONS:
                return self._caption_by_kind(table, name)
        above = table.parent
        while above is not None and not isinstance(above, nodes.section):
            if above.get("design_component") in {"dropdown", "tab-item"}:
                return self._folded(above)
            above = above.parent
        return _heading_of(above) if above is not None else ""

    def _caption_by_kind(self, table: nodes.table, name: str) -> str:
        page, near = self.document.next_node(nodes.section), _section_of(table)
        if page is None:
            return _CAPTIONS[name][0].format(page="")
        heading = _heading_of(near) if near is not None else ""
        return _CAPTIONS[name][near is not page].format(page=_heading_of(page), heading=heading)

    @staticmethod
    def _folded(container: nodes.Element) -> str:
        section = _section_of(container)
        heading = _heading_of(section) if section is not None else ""
        title = child_of(container, nodes.rubric)
        folded = title.astext() if title is not None else ""
        return f"{heading}: {folded.lower()}" if heading and folded else heading or folded

    def place_drawing(self, svg: str) -> tuple[str, bool]:
        """Return the file name of a drawing, and whether it is new in the book."""
        for name, text in self.gathered.drawings.items():
            if text == svg:
                return name, False
        name = f"drawing-{len(self.gathered.drawings) + 1}.svg"
        self.gathered.drawings[name] = svg
        return name, True

    def place_pieces(self, name: str, pieces: Sequence[str]) -> list[str]:
        """Return the file names of the pieces of a drawing."""
        stem = name.removesuffix(".svg")
        named = {f"{stem}-{number}.svg": text for number, text in enumerate(pieces, start=1)}
        self.gathered.drawings |= named
        return list(named)

    def place_image(self, node: nodes.image) -> str:
        """Return the file name of a picture."""
        path = Path(node["uri"])
        if "://" in node["uri"] or not (self.sources / path).is_file():
            self.report(node, f"there is no picture {node['uri']} among the sources")
        known = {uri: name for name, uri in self.gathered.images.items()}
        name = known.get(str(path), f"image-{len(known) + 1}{path.suffix}")
        self.gathered.images[name] = str(path)
        return name

    def note_letters(self, text: str, node: nodes.Node) -> None:
        """Remember where each character first occurs, for a message if no font has it."""
        for letter in set(text) - self.gathered.letters.keys():
            if ord(letter) > 0x7E:
                self.gathered.letters[letter] = get_source_line(node)

    def report(self, node: nodes.Node, problem: str) -> None:
        """Remember a problem, with the line of the node or of its nearest parent that has one."""
        place = node
        while not getattr(place, "line", None) and place.parent is not None:  # MyST: 0 for inline nodes
            place = place.parent
        self.gathered.problems.append((place, problem))


def child_of(node: nodes.Element, kind: type[Kind]) -> Kind | None:
    """Return the first child of a kind; deeper descendants do not count."""
    return next((child for child in node.children if isinstance(child, kind)), None)


def _section_of(node: nodes.Element) -> nodes.section | None:
    """Return the section that a node is in."""
    above = node.parent
    while above is not None and not isinstance(above, nodes.section):
        above = above.parent
    return above


def _heading_of(section: nodes.section) -> str:
    title = child_of(section, nodes.title)
    return title.astext() if title is not None else ""


def has_above(node: nodes.Node, name: str) -> bool:
    """Whether a node is inside a table of a class."""
    above = node.parent
    while above is not None and not isinstance(above, nodes.table):
        above = above.parent
    return above is not None and name in above["classes"]
