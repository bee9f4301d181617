"""A tree of headings → parts and sections with addresses.

Input: the headings of a catalogue, each with the kinds of entries directly below it.
Output: a `Section` per heading that has entries. Addresses are made from names, never from numbers. Numbers
are unique, and those of data resources begin with "D". Levels between a part and a section are named in the
title of the section:

    # Title
    ## Papers                      only groups the parts below it; it is no part itself
    ### 1. Tuned alignment         a part       taxonomy/tuned-alignment/index
    #### 1.1 SFT alignment         a section    taxonomy/tuned-alignment/sft-alignment
    ##### Reasoning                a section    taxonomy/tuned-alignment/sft-alignment-reasoning
    ### 2. Surveys                 both         taxonomy/surveys/index
    ## Data
    ### 1. Corpora                 D1, both     resources/corpora/index
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from survey_companion.model.headings import FRONTIERS, Kind, Part, Section, Slug
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location
from survey_companion.text.keys import Slugs, name_file

_LETTERS = {Kind.TAXONOMY: "", Kind.RESOURCES: "D"}  # prefix of the numbers of each kind


@dataclass(slots=True, eq=False)
class Node:
    """A heading, the kinds of its own entries, and the headings below it."""

    level: int
    text: str
    line: int  # 1-based
    kinds: set[Kind] = field(default_factory=set)  # of the entries directly below
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None

    def height(self, kind: Kind) -> int:
        """Return how many levels of headings with such entries are below it; -1 if it has no such entries."""
        below = max((child.height(kind) for child in self.children), default=-1)
        return below + 1 if below >= 0 else (0 if kind in self.kinds else -1)


Fault = tuple[Code, Node, str]  # what is wrong, the heading, and the part of its text that is wrong


@dataclass(slots=True)
class _Layout:
    kind: Kind
    sections: dict[tuple[Node, Kind], Section] = field(default_factory=dict)
    slugs: Slugs = field(default_factory=Slugs)
    numbers: dict[str, Node] = field(default_factory=dict)  # number → the heading that has it
    faults: list[Fault] = field(default_factory=list)

    def name(self, node: Node) -> tuple[str | None, str]:
        """Return the heading's number (`None` if another heading has it) and its title."""
        number, title = split_number(node.text, self.kind)
        if number is None or self.numbers.setdefault(number, node) is node:
            return number, title
        self.faults.append((Code.DUPLICATE_NUMBER, node, node.text.split()[0]))
        return None, title

    def slug(self, text: str, node: Node, part: Slug | None = None) -> Slug:
        """Return the text's slug, with a number added if it would give the anchor of another heading."""
        prefix = f"{part}-" if part else ""
        slug, is_first = self.slugs.take(name_file(text, "section"), prefix)
        if not is_first:
            self.faults.append((Code.DUPLICATE_HEADING, node, node.text))
        return slug


def lay_out(
    root: Node, is_general: Callable[[str], bool], path: str = "", *, is_chapter: bool = False
) -> tuple[dict[tuple[Node, Kind], Section], list[Fault]]:
    """Return each section by its heading and its kind, and the faults of repeated headings.

    `is_general` tells whether a heading says no more than that papers, or data resources, stand below it.
    In a chapter, the topmost headings are the parts.
    """
    title = None if is_chapter else _title_of(root)
    sections: dict[tuple[Node, Kind], Section] = {}
    faults: list[Fault] = []
    for kind in Kind:
        layout = _Layout(kind=kind)
        parts = (
            [node for node in root.children if node.height(kind) >= 0]
            if is_chapter
            else [node for group in _groups(root, title, kind) for node in _parts(group, kind, is_general)]
        )
        for node in parts:
            layout.name(node)  # parts get their numbers before any section
        for node in parts:
            _lay_out_part(layout, node, [node] if node is title else list(_with_entries(node, kind)), path)
        sections |= layout.sections
        faults += layout.faults
    return sections, list(dict.fromkeys(faults))


def order_sections(sections: Iterable[Section], *, is_list: bool) -> tuple[Section, ...]:
    """Return the sections in file order, or as they are: in a table, rows of one may stand apart."""
    if not is_list:
        return tuple(sections)
    return tuple(sorted(sections, key=lambda section: section.location.order))


def _groups(root: Node, title: Node | None, kind: Kind) -> list[Node]:
    """Return the topmost headings with such entries; the document's title is one only of its own entries."""
    if title is None:
        return [node for node in root.children if node.height(kind) >= 0]
    own = [title] if kind in title.kinds else []
    return [*own, *(node for node in title.children if node.height(kind) >= 0)]


def _title_of(root: Node) -> Node | None:
    """Return the heading that is the title of the document, if it has one: all others stand below it."""
    tops = [node for node in root.children if any(node.height(each) >= 0 for each in Kind)]
    is_title = len(tops) == 1 and tops[0].level == 1
    has_parts = is_title and any(node.height(kind) >= 0 for node in tops[0].children for kind in Kind)
    return tops[0] if has_parts else None


def _parts(group: Node, kind: Kind, is_general: Callable[[str], bool]) -> list[Node]:
    """Return the parts of a topmost heading: the headings below it, or the heading itself.

    Other topmost headings have no say, so that a new one moves no address.
    """
    wraps_parts = group.height(kind) >= 2 and kind not in group.kinds and is_general(group.text)
    return [node for node in (group.children if wraps_parts else [group]) if node.height(kind) >= 0]


def _lay_out_part(layout: _Layout, node: Node, inside: list[Node], path: str) -> None:
    number, title = layout.name(node)
    part = Part(kind=layout.kind, number=number, title=title, slug=layout.slug(title, node))
    for below in inside:
        number, title = layout.name(below)
        title = ": ".join([*_levels_between(node, below, layout.kind), title])
        layout.sections[below, layout.kind] = Section(
            part=part,
            number=number,
            title=title,
            slug=None if below is node else layout.slug(title, below, part.slug),
            location=Location(path=path, line=below.line),
        )


def _levels_between(part: Node, section: Node, kind: Kind) -> list[str]:
    """Return the titles of the headings below the part and above the section, outermost first."""
    titles: list[str] = []
    above = section.parent if section is not part else part
    while above is not None and above is not part:
        titles.insert(0, split_number(above.text, kind)[1])
        above = above.parent
    return titles


def _with_entries(node: Node, kind: Kind) -> Iterator[Node]:
    """Yield those of the heading and all headings below it that have such entries, in file order."""
    if kind in node.kinds:
        yield node
    for child in node.children:
        yield from _with_entries(child, kind)


def split_number(heading: str, kind: Kind) -> tuple[str | None, str]:
    """Return "1.1" and "SFT Alignment" for "1.1 SFT Alignment"; a heading without words keeps its number.

    Of data resources, "1.1 Corpora" and "D1.1 Corpora" both have the number "D1.1".
    """
    letter = _LETTERS[kind]
    found = re.fullmatch(rf"(?:{letter})?(\d+(?:\.\d+)*)\.?[ \t]+(\S.*)", heading)
    return (f"{letter}{found[1]}", found[2]) if found else (None, heading or "Untitled")


def anchor_at(address: str) -> str:
    """Return the anchor of a section's or part's address; a data resource's address is its anchor."""
    kind, _, rest = address.partition("/")
    known = {each.value: each.anchor for each in Kind} | {FRONTIERS: f"{Kind.TAXONOMY.anchor}-{FRONTIERS}"}
    names = [known.get(kind, kind), *rest.split("/")]
    return "-".join(name for name in names if name and name != "index")
