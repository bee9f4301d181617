"""A tree of headings → parts and sections with addresses.

Input: the headings of a catalogue, each knowing what stands directly below it.
Output: a `Section` per heading that holds entries. Addresses come from names, never from numbers:

    # Title
    ## Papers                      wraps its parts, because two levels follow below it
    ### 1. Tuned alignment         a part       taxonomy/tuned-alignment/index
    #### 1.1 SFT alignment         a section    taxonomy/tuned-alignment/sft-alignment
    ### 2. Surveys                 both         taxonomy/surveys/index
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from survey.errors import Location
from survey.keys import Slugs, name_file
from survey.model import Kind, Part, Section, Slug


@dataclass(slots=True, eq=False)
class Node:
    """A heading, what it holds directly, and the headings below it."""

    level: int
    text: str
    line: int  # 1-based
    kinds: set[Kind] = field(default_factory=set)  # of the entries directly below
    children: list["Node"] = field(default_factory=list)

    def height(self, kind: Kind) -> int:
        """Return how many levels of headings with such entries are below; -1 if there are none at all."""
        below = max((child.height(kind) for child in self.children), default=-1)
        return below + 1 if below >= 0 else (0 if kind in self.kinds else -1)


@dataclass(slots=True)
class _Layout:
    kind: Kind
    sections: dict[tuple[int, Kind], Section] = field(default_factory=dict)
    slugs: Slugs = field(default_factory=Slugs)
    repeated: list[Node] = field(default_factory=list)

    def slug(self, text: str, node: Node, part: Slug | None = None) -> Slug:
        """Return the text's slug, numbered where another heading has the anchor that it would give."""
        prefix = f"{part}-" if part else ""
        slug, is_first = self.slugs.take(name_file(text, "section"), prefix)
        if not is_first:
            self.repeated.append(node)
        return slug


def lay_out(root: Node, path: str = "") -> tuple[dict[tuple[int, Kind], Section], list[Node]]:
    """Return each section by the line of its heading and its kind, and the headings that repeat a name."""
    sections: dict[tuple[int, Kind], Section] = {}
    repeated: list[Node] = []
    for kind in Kind:
        layout = _Layout(kind=kind)
        for group in _groups(root, kind):
            _lay_out_group(layout, group, path)
        sections |= layout.sections
        repeated += layout.repeated
    return sections, list(dict.fromkeys(repeated))


def _groups(root: Node, kind: Kind) -> list[Node]:
    """Return the topmost headings, below the document's title where it has one."""
    tops = [node for node in root.children if any(node.height(each) >= 0 for each in Kind)]
    if len(tops) == 1 and tops[0].level == 1 and not tops[0].kinds:
        tops = tops[0].children
    return [node for node in tops if node.height(kind) >= 0]


def _lay_out_group(layout: _Layout, group: Node, path: str) -> None:
    wraps_parts = group.height(layout.kind) >= 2 and layout.kind not in group.kinds
    for node in group.children if wraps_parts else [group]:
        if node.height(layout.kind) >= 0:
            _lay_out_part(layout, node, path)


def _lay_out_part(layout: _Layout, node: Node, path: str) -> None:
    number, title = split_number(node.text)
    part = Part(kind=layout.kind, number=number, title=title, slug=layout.slug(title, node))
    for below in _with_entries(node, layout.kind):
        number, title = split_number(below.text)
        layout.sections[below.line, layout.kind] = Section(
            part=part,
            number=number,
            title=title,
            slug=None if below is node else layout.slug(title, below, part.slug),
            location=Location(path=path, line=below.line),
        )


def _with_entries(node: Node, kind: Kind) -> Iterator[Node]:
    """Yield the node and what is below it, in file order, where such entries stand directly below."""
    if kind in node.kinds:
        yield node
    for child in node.children:
        yield from _with_entries(child, kind)


def split_number(heading: str) -> tuple[str | None, str]:
    """Return "1.1" and "SFT Alignment" for "1.1 SFT Alignment"; a heading without words keeps its number."""
    found = re.fullmatch(r"(\d+(?:\.\d+)*)\.?[ \t]+(\S.*)", heading)
    return (found[1], found[2]) if found else (None, heading or "Untitled")


def anchor_at(address: str) -> str:
    """Return the anchor that a section or part has at an address; a data resource's address is one."""
    kind, _, rest = address.partition("/")
    names = [{each.value: each.anchor for each in Kind}.get(kind, kind), *rest.split("/")]
    return "-".join(name for name in names if name and name != "index")
