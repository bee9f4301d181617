"""What the search finds of a page: its headings, and the sentences below each.

Input: the doctree of a page as Sphinx has read it. Output: passages, in the order of the page; the first is
the page itself. Tables, code, pictures and what templates mark as no prose are left out: what stands there is
found by its own entry; of a table of results, the systems stay.
A link by name, such as a citation, is not resolved yet, so it stands between marks,
and `link_names` replaces it when all pages are known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from sphinx import addnodes
from survey_companion.columns.resource_rows import UNCONFIRMED

# Classes of what is no prose: lines of facts, notes to figures, links, and what there is to copy.
_NO_PROSE = frozenset(
    "no-search site-only edition-only facts figure-note legend links suggestion colophon byline imprint"
    " head-bar breadcrumb open-questions".split()
)
_NO_TEXT = (
    nodes.table,
    nodes.literal_block,
    nodes.raw,
    nodes.comment,
    nodes.math_block,
    nodes.figure,
    nodes.system_message,
)
_FOLDED = frozenset({"dropdown", "tab-set", "button"})  # of sphinx-design: they have what there is to copy
MARK = "\x00"  # around a link by name in a text


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A heading, or a term of a glossary, with the text below it."""

    title: str
    ids: tuple[str, ...]  # all anchors that lead to it
    text: str  # sentences, with `MARK` around each link by name
    is_term: bool = False


def find_passages(document: nodes.document) -> Iterator[Passage]:
    """Yield the passages of a page; none if it has no heading."""
    for section in document.findall(nodes.section):
        if not _is_skipped(section) and not _is_within_skipped(section):
            heading = next(iter(section.findall(nodes.title)), None)
            texts = _texts(section, shows_notes=any(name.startswith("fig-") for name in section["ids"]))
            title = _spell(heading) if heading else ""
            yield Passage(title=title, ids=tuple(section["ids"]), text=" ".join(texts))
    for item in document.findall(nodes.definition_list_item):
        yield from _find_terms(item)


def _find_terms(item: nodes.definition_list_item) -> Iterator[Passage]:
    """Yield the term of a glossary; other lists of definitions are prose."""
    term = item[0]
    if isinstance(term, nodes.term) and isinstance(item.parent.parent, addnodes.glossary):
        text = " ".join(_texts(item))
        yield Passage(title=_spell(term), ids=tuple(term["ids"]), text=text, is_term=True)


def _texts(element: nodes.Element, *, shows_notes: bool = False) -> Iterator[str]:
    """Yield the paragraphs of an element, without those of the sections and the glossary in it.

    `shows_notes`: also what a figure shows, which stands below it.
    """
    for child in element.children:
        is_note = shows_notes and isinstance(child, nodes.paragraph) and "figure-note" in child["classes"]
        if isinstance(child, nodes.table) and "results" in child["classes"]:
            yield ", ".join(
                _spell(row[0]) for row in child.findall(nodes.row) if isinstance(row.parent, nodes.tbody)
            )
        if not isinstance(child, nodes.Element) or (_is_skipped(child) and not is_note):
            continue
        if isinstance(child, nodes.paragraph):
            if not (text := _spell(child)).startswith(UNCONFIRMED.strip()):  # what the mark in a table means
                yield text
        elif not isinstance(child, (nodes.section, addnodes.glossary)):
            yield from _texts(child)


def _is_skipped(element: nodes.Element) -> bool:
    return (
        isinstance(element, _NO_TEXT)
        or element.get("design_component") in _FOLDED
        or not _NO_PROSE.isdisjoint(element["classes"])
    )


def _is_within_skipped(element: nodes.Element) -> bool:
    parent = element.parent
    while parent is not None and not isinstance(parent, nodes.document):
        if _is_skipped(parent):
            return True
        parent = parent.parent
    return False


def _spell(element: nodes.Node) -> str:
    """Return the text in one line, with marks around the names in links that are not resolved yet."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: nodes.Node) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, addnodes.pending_xref) and _is_by_name(child):
            yield f"{MARK}{child['refdomain']}:{child['reftype']}:{child['reftarget']}{MARK}"
        elif not isinstance(child, (nodes.raw, nodes.system_message, nodes.math, addnodes.index)):
            yield from _pieces(child)
        elif isinstance(child, nodes.math):
            yield child.astext()


def _is_by_name(link: addnodes.pending_xref) -> bool:
    """Whether the text of a link is still the name of its target: a key, a label or a page."""
    is_named = link["refdomain"] in {"cite", "survey"} or link["reftype"] in {"ref", "doc"}
    return is_named and not link.get("refexplicit")
