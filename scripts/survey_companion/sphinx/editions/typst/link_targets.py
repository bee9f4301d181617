"""The targets of links in a book.

Input: the resolved pages. Output: addresses, `page#anchor` or `page#` for a whole page: those of headings,
those that a link needs, and the pages that are only on the site.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from docutils import nodes

_MARK = "%"  # prefix of URIs within the book


@dataclass(frozen=True, kw_only=True, slots=True)
class Addresses:
    """All addresses of one book."""

    known: Collection[str]
    sections: Collection[str]  # addresses of headings and whole pages
    wanted: Mapping[str, nodes.Node]  # address → the first link to it
    outside: Collection[str]  # pages of the site that are not in the book
    site: str  # address of the published site; may be empty


def uri_of(docname: str) -> str:
    """Return the builder's URI of a page."""
    return f"{_MARK}{docname}"


def address_of(uri: str) -> str | None:
    """Return the address within the book of one of the builder's URIs; `None` for any other URI."""
    if not uri.startswith(_MARK):
        return None
    page, _, anchor = uri[1:].partition("#")
    return f"{page}#{anchor}"


def target_of(node: nodes.Element, docname: str) -> str | None:
    """Return the address within the book of a link on a page; `None` for any other link."""
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
            if isinstance(node, nodes.citation):  # the index links to each
                wanted.update((each, node) for each in ids if each not in wanted)
        for link, target in links_of(tree, name):
            wanted.setdefault(target, link)
    outside = set(found) - trees.keys()
    return Addresses(known=known, sections=sections, wanted=wanted, outside=outside, site=site)


def links_of(tree: nodes.document, docname: str) -> Iterator[tuple[nodes.reference, str]]:
    """Yield each link of a page to an address in the book, with the address."""
    for link in tree.findall(nodes.reference):
        if target := target_of(link, docname):
            yield link, target


def keep_cited(trees: Mapping[str, nodes.document]) -> None:
    """Remove the references that no page cites, and the introduction of the bibliography."""
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
