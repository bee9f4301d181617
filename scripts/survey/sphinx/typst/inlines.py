"""Nodes within a line → Typst code: text, emphasis, links, citations, images in the text."""

import re
from urllib.parse import urlsplit

from docutils import nodes

from survey.sphinx.typst.base import BaseTranslator, has_above, target_of
from survey.sphinx.typst.markup import block, call, string, strings, words

_SPANS = frozenset(
    {
        *("title", "key-point", "venue", "published", "preprint", "label", "paper", "code", "other", "cite"),
        *("status", "available", "gated", "withdrawn", "unknown", "disclosure"),
        *("part-1", "part-2", "part-3", "part-4", "part-5", "part-6"),
        *("sd-badge", "guilabel", "kbd", "menuselection"),
    }
)
_SAFE = {"http", "https", "mailto"}
_REFERENCE = re.compile(r"#ref-(.+)$")


class Inlines(BaseTranslator):
    """The part of the translator for what stands in a line."""

    def render_Text(self, node: nodes.Text) -> str:
        """Return running text; the translator remembers where each unusual character came from."""
        text = node.astext()
        self.note_letters(text, node)
        return words(text)

    def render_emphasis(self, node: nodes.Element) -> str:
        """Return slanted text."""
        return call("emph", self.content(node))

    def render_strong(self, node: nodes.Element) -> str:
        """Return bold text."""
        return call("strong", self.content(node))

    def render_literal(self, node: nodes.Element) -> str:
        """Return code within a line; lines may end at its joints."""
        text = node.astext()
        self.note_letters(text, node)
        return call("literal", words(text))

    def render_inline(self, node: nodes.Element) -> str:
        """Return a span; the template knows how its classes look."""
        classes = [name for name in node["classes"] if name in _SPANS]
        return call("span", strings(classes), self.content(node)) if classes else self.content(node)

    def render_abbreviation(self, node: nodes.Element) -> str:
        """Return the short form, and what it means where nothing else says it."""
        return self.content(node)

    def render_superscript(self, node: nodes.Element) -> str:
        """Return raised text."""
        return call("super", self.content(node))

    def render_subscript(self, node: nodes.Element) -> str:
        """Return lowered text."""
        return call("sub", self.content(node))

    def render_reference(self, node: nodes.reference) -> str:
        """Return a link: within the book, to the site where the book leaves the page out, or elsewhere."""
        body = self.content(node)
        target = target_of(node, self.chapter.docname)
        if target is not None and target in self.addresses.known:
            return self._link_within(node, target, body)
        address = node.get("refuri", "") if target is None else self.find_outside(target)
        if address is None:
            self.report(node, f"nothing in the book has the address {target}")
            return body
        return call("link", string(address), body) if urlsplit(address).scheme in _SAFE else body

    def _link_within(self, node: nodes.reference, target: str, body: str) -> str:
        """Return a link to a page of the book; a citation is noted for the index.

        The title of a work in a table of works is none: the page of its reference stands beside it.
        """
        if found := _REFERENCE.search(target):
            shown = body if has_above(node, "works") else call("to", string(target), body)
            return block([call("mark", string(found[1])), shown])
        return call("to-page" if self.names_pages(node) else "to", string(target), body)

    def render_footnote_reference(self, node: nodes.footnote_reference) -> str:
        """Return the footnote where it is first referred to, at the foot of that page; later its number."""
        target = self.document.ids.get(node["refid"])
        if not isinstance(target, nodes.footnote):
            self.report(node, f"there is no footnote {node['refid']}")
            return ""
        name = string(f"{self.chapter.docname}#{node['refid']}")
        if target["backrefs"] and target["backrefs"][0] not in node["ids"]:
            return call("footnote", call("label", name))
        parts = [child for child in target.children if not isinstance(child, nodes.label)]
        return call("noted", name, block(self.translate(part) for part in parts))

    def render_image(self, node: nodes.image) -> str:
        """Return a picture; one without a description is an error, since a reader may only hear the book."""
        if not node.get("alt"):
            self.report(node, f"the picture {node['uri']} has no description (:alt:)")
        path = self.place_image(node)
        return call("picture", string(path), alt=string(node.get("alt", "")))

    def render_only_children(self, node: nodes.Element) -> str:
        """Return what is within; the node itself only groups."""
        return self.content(node)

    def render_nothing(self, _: nodes.Node) -> str:
        """Return nothing: the node is for other outputs, or shows nothing in any."""
        return ""

    render_title_reference = render_literal_emphasis = render_term_reference = render_emphasis
    render_literal_strong = render_strong
    render_generated = render_number_reference = render_only_children
    render_download_reference = render_only_children
    render_PassthroughTextElement = render_only_children
    render_target = render_nothing
    render_comment = render_substitution_definition = render_index = render_nothing
    render_tabular_col_spec = render_highlightlang = render_meta = render_nothing
    render_toctree = render_pending = render_raw = render_colspec = render_footnote = render_nothing
