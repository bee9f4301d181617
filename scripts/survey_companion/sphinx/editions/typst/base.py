"""What translating every kind of node needs: which method, addresses, captions, files and problems.

Input: the resolved pages of a book. Output: code that calls functions of `book.typ`, which owns all looks.
A node that no method knows is a problem with its place in the sources, never silently lost.
"""

from collections.abc import Callable, Iterator
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
_CAPTIONS = {"works": "Works: {}", "data-resources": "Data resources: {}", "results": "Results: {}"}
_LANGUAGE = "language-"  # how a class begins that says the language of a text

Kind = TypeVar("Kind", bound=nodes.Element)


@dataclass(kw_only=True)
class TranslationResult:
    """What a translation leaves for the builder."""

    drawings: dict[str, str] = field(default_factory=dict)  # text of each SVG file by its name
    images: dict[str, str] = field(default_factory=dict)  # path in the sources by the name in the output
    letters: dict[str, tuple[str, int | None]] = field(default_factory=dict)  # where each first stands
    placed: set[str] = field(default_factory=set)  # addresses that links may lead to
    problems: list[tuple[nodes.Node, str]] = field(default_factory=list)


class BaseTranslator:
    """Finds the method for a node: `render_<class>` of the node's own class, else of the next above it."""

    def __init__(self, first: Chapter, addresses: Addresses, sources: Path) -> None:
        """Take the first chapter, where links may lead, and the folder with the sources."""
        self.chapter = first
        self.sources = sources
        self.addresses = addresses
        self.gathered = TranslationResult()
        self.depth = 0
        self.is_repeated = False  # whether what is translated may be set on several pages
        self.document: nodes.document

    def translate(self, node: nodes.Node) -> str:
        """Return the code of a node, with the anchors that links want."""
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
        """Return the code of all that a node holds, as content."""
        return block(map(self.translate, node.children))

    @contextmanager
    def one_level_deeper(self) -> Iterator[None]:
        """Count the headings that stand around what is translated within."""
        self.depth += 1
        yield
        self.depth -= 1

    # -- addresses ---------------------------------------------------------------------------------

    def _wanted(self, node: nodes.Element) -> list[str]:
        """Return the addresses of a node that links want, each once in the whole book."""
        names = [f"{self.chapter.docname}#{name}" for name in node["ids"]]
        return [name for name in names if self.claim(name)]

    def claim(self, name: str) -> bool:
        """Return whether something links to an address that has no place yet, which it gets now."""
        is_new = name in self.addresses.wanted and name not in self.gathered.placed
        if is_new:
            self.gathered.placed.add(name)
        return is_new

    def anchors(self, node: nodes.Element) -> list[str]:
        """Return the code of the places that links to a node lead to."""
        return [call("anchor", string(name)) for name in self._wanted(node)]

    def labels(self, node: nodes.Element) -> str | None:
        """Return the addresses of a node that links want; a page's own is that of its first heading."""
        names = self._wanted(node)
        page = f"{self.chapter.docname}#"
        if isinstance(node, nodes.section) and self.claim(page):
            names.append(page)
        return strings(names) if names else None

    def find_outside(self, target: str) -> str | None:
        """Return where on the site an address outside the book is; empty where the site is not published.

        None where nothing has the address at all.
        """
        page, _, anchor = target.partition("#")
        if page not in self.addresses.outside:
            return None
        site = self.addresses.site
        return f"{site}{page}.html{anchor and '#'}{anchor}" if site else ""

    def names_pages(self, node: nodes.reference) -> bool:
        """Return whether a link says its page: in running text, where it leads to a heading."""
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
        """Return what a table without a title shows: after its kind, what it is folded in, or its heading."""
        for name in table["classes"]:
            if name in _CAPTIONS:
                page = self.document.next_node(nodes.section)
                return _CAPTIONS[name].format(_heading_of(page) if page is not None else "")
        above = table.parent
        while above is not None and not isinstance(above, nodes.section):
            if above.get("design_component") in {"dropdown", "tab-item"}:
                return self._folded(above)
            above = above.parent
        return _heading_of(above) if above is not None else ""

    @staticmethod
    def _folded(container: nodes.Element) -> str:
        section = container.parent
        while section is not None and not isinstance(section, nodes.section):
            section = section.parent
        heading = _heading_of(section) if section is not None else ""
        title = child_of(container, nodes.rubric)
        folded = title.astext() if title is not None else ""
        return f"{heading}: {folded.lower()}" if heading and folded else heading or folded

    def place_drawing(self, svg: str) -> tuple[str, bool]:
        """Return the name of the file of a drawing, and whether it is new."""
        for name, text in self.gathered.drawings.items():
            if text == svg:
                return name, False
        name = f"drawing-{len(self.gathered.drawings) + 1}.svg"
        self.gathered.drawings[name] = svg
        return name, True

    def place_image(self, node: nodes.image) -> str:
        """Return the name of the file of a picture."""
        path = Path(node["uri"])
        if "://" in node["uri"] or not (self.sources / path).is_file():
            self.report(node, f"there is no picture {node['uri']} among the sources")
        known = {uri: name for name, uri in self.gathered.images.items()}
        name = known.get(str(path), f"image-{len(known) + 1}{path.suffix}")
        self.gathered.images[name] = str(path)
        return name

    def note_letters(self, text: str, node: nodes.Node) -> None:
        """Remember where each character first stands, to say it if no font has it."""
        for letter in set(text) - self.gathered.letters.keys():
            if ord(letter) > 0x7E:
                self.gathered.letters[letter] = get_source_line(node)

    def report(self, node: nodes.Node, problem: str) -> None:
        """Remember what cannot be set, with the nearest node above that knows its line."""
        place = node
        while not getattr(place, "line", None) and place.parent is not None:  # MyST says 0 in a line
            place = place.parent
        self.gathered.problems.append((place, problem))


def child_of(node: nodes.Element, kind: type[Kind]) -> Kind | None:
    """Return the first child of a kind; what stands deeper belongs to somebody else."""
    return next((child for child in node.children if isinstance(child, kind)), None)


def _heading_of(section: nodes.section) -> str:
    title = child_of(section, nodes.title)
    return title.astext() if title is not None else ""


def has_above(node: nodes.Node, name: str) -> bool:
    """Return whether a node stands in a table of a class."""
    above = node.parent
    while above is not None and not isinstance(above, nodes.table):
        above = above.parent
    return above is not None and name in above["classes"]
