"""Where links of a book may lead.

Input: the resolved pages. Output: addresses `page#anchor`, that of a whole page `page#`: those there are,
those of headings, those that something links to, and the pages that are on the site alone.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from docutils import nodes

_MARK = "%"  # the builder's own kind of URI


@dataclass(frozen=True, kw_only=True, slots=True)
class Addresses:
    """All addresses of one book."""

    known: Collection[str]
    sections: Collection[str]  # of headings and whole pages
    wanted: Mapping[str, nodes.Node]  # with the first link that leads there
    outside: Collection[str]  # pages of the site that are not in the book
    site: str  # where the site is published; may be empty


def uri_of(docname: str) -> str:
    """Return what the builder calls the address of a page."""
    return f"{_MARK}{docname}"


def address_of(uri: str) -> str | None:
    """Return the address within the book that the builder's own kind of URI names; None for any other URI."""
    if not uri.startswith(_MARK):
        return None
    page, _, anchor = uri[1:].partition("#")
    return f"{page}#{anchor}"


def target_of(node: nodes.Element, docname: str) -> str | None:
    """Return the address within the book that a link on a page leads to; None for any other link."""
    return f"{docname}#{node['refid']}" if "refid" in node else address_of(node.get("refuri", ""))


def gather_addresses(trees: Mapping[str, nodes.document], found: Collection[str], site: str) -> Addresses:
    """Return the addresses of a book of these pages; `found` are all pages of the site."""
    known: set[str] = set()
    sections: set[str] = set()
    wanted: dict[str, nodes.Node] = {}
    for name, tree in trees.items():
        known.add(f"{name}#")
        sections.add(f"{name}#")
        for node in tree.findall(nodes.Element):
            ids = [f"{name}#{each}" for each in node["ids"]]
            known.update(ids)
            if isinstance(node, nodes.section):
                sections.update(ids)
            if isinstance(node, nodes.citation):  # the index leads to each
                wanted.update((each, node) for each in ids if each not in wanted)
        for link, target in links_of(tree, name):
            wanted.setdefault(target, link)
    outside = set(found) - trees.keys()
    return Addresses(known=known, sections=sections, wanted=wanted, outside=outside, site=site)


def links_of(tree: nodes.document, docname: str) -> Iterator[tuple[nodes.reference, str]]:
    """Yield each link of a page that leads to an address, with the address."""
    for link in tree.findall(nodes.reference):
        if target := target_of(link, docname):
            yield link, target


def keep_cited(trees: Mapping[str, nodes.document]) -> None:
    """Leave of the bibliography what other pages cite, without what it says of itself as a whole."""
    cited = {
        target.partition("#")[2]
        for name, tree in trees.items()
        if not any(tree.findall(nodes.citation))
        for _, target in links_of(tree, name)
    }
    for tree in trees.values():
        citations = list(tree.findall(nodes.citation))
        places = {id(citation.parent): citation.parent for citation in citations}.values()
        for paragraph in [each for place in places for each in place if isinstance(each, nodes.paragraph)]:
            paragraph.parent.remove(paragraph)
        for citation in citations:
            if not cited & set(citation["ids"]):
                citation.parent.remove(citation)
