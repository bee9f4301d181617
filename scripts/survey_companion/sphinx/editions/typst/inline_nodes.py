"""Inline nodes → Typst code: text, emphasis, links, citations, images in the text."""

import re
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.util import logging

from survey_companion.model.colours import PARTS, name_parts
from survey_companion.sphinx.editions.typst.base import BaseTranslator, has_above
from survey_companion.sphinx.editions.typst.equations import write_formula
from survey_companion.sphinx.editions.typst.link_targets import target_of
from survey_companion.sphinx.editions.typst.markup import block, call, string, strings, words
from survey_companion.sphinx.nodes.mathematics import find_formula

_LOGGER = logging.getLogger(__name__)
_SPANS = frozenset(
    {
        *("title", "key-point", "first-appeared", "venue", "preprint", "disclosure", "sd-badge"),
        *("status", "available", "gated", "withdrawn", "superseded", "addition"),
        *name_parts(PARTS),
    }
)
_SAFE = {"http", "https", "mailto"}
_REFERENCE = re.compile(r"#ref-(.+)$")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")  # inside a word, so it is no quotation mark


class Inlines(BaseTranslator):
    """The part of the translator for inline nodes."""

    def render_Text(self, node: nodes.Text) -> str:
        """Return running text; the translator remembers where each unusual character came from."""
        text = node.astext()
        self.note_letters(text, node)
        return words(_APOSTROPHE.sub("’", text))

    def render_emphasis(self, node: nodes.Element) -> str:
        """Return italic text."""
        return call("emph", self.content(node))

    def render_strong(self, node: nodes.Element) -> str:
        """Return bold text."""
        return call("strong", self.content(node))

    def render_literal(self, node: nodes.Element) -> str:
        """Return inline code, which may break at its punctuation."""
        text = node.astext()
        self.note_letters(text, node)
        return call("literal", words(text))

    def render_inline(self, node: nodes.inline) -> str:
        """Return a span with its classes, whose look the template defines."""
        if "cite" in node["classes"]:  # the site's link "Cite"; tables in the book have a page number instead
            if has_above(node, "works"):  # the title is noted for the index already, and notes take time
                return ""
            return block(self._mark(link) for link in node.findall(nodes.reference))
        classes = [name for name in node["classes"] if name in _SPANS]
        return call("span", strings(classes), self.content(node)) if classes else self.content(node)

    def _mark(self, link: nodes.reference) -> str:
        found = _REFERENCE.search(target_of(link, self.chapter.docname) or "")
        return call("mark", string(found[1])) if found else ""

    def render_abbreviation(self, node: nodes.Element) -> str:
        """Return the abbreviation, with its explanation if it is a word; a sign has it at its target."""
        meaning = node.get("explanation", "")
        if not meaning or not node.astext().isalnum():
            return self.content(node)
        return block([self.content(node), words(f" ({meaning})")])

    def render_math(self, node: nodes.math | nodes.math_block) -> str:
        """Return a formula, whose plain text is read out in its place; what is not understood is code."""
        formula = find_formula(node)
        if formula is None:
            _LOGGER.info("the book shows this formula as code: %s", node.astext())
            return self.render_literal(node)
        self.note_letters("".join(formula.mathml.itertext()), node)
        return write_formula(formula.mathml, formula.plain, node.get("number"))

    def render_superscript(self, node: nodes.Element) -> str:
        """Return raised text."""
        return call("super", self.content(node))

    def render_subscript(self, node: nodes.Element) -> str:
        """Return lowered text."""
        return call("sub", self.content(node))

    def render_reference(self, node: nodes.reference) -> str:
        """Return a link: within the book, to the site for pages that the book leaves out, or elsewhere.

        Those that the site shows as chips, such as Paper and Code, are words with commas between them.
        """
        link = self._link(node)
        return block([link, string(",")]) if _is_in_row(node) else link

    def _link(self, node: nodes.reference) -> str:
        body = self.content(node)
        target = target_of(node, self.chapter.docname)
        if target is not None and target in self.addresses.known:
            return self._link_within(node, target, body)
        address = node.get("refuri", "") if target is None else self.find_outside(target)
        if address is None:
            self.report(node, f"nothing in the book has the address {target}")
            return body
        return call("link", string(address), body) if _is_safe(address) and not self.is_repeated else body

    def _link_within(self, node: nodes.reference, target: str, body: str) -> str:
        """Return a link to a page of the book; a citation is noted for the index.

        The title of a work in a table of works is no link, as the page number of its reference is beside it;
        nor is a heading that is printed again on the next page, where PDF/UA allows no link.
        """
        if _REFERENCE.search(target):
            is_plain = self.is_repeated or has_above(node, "works")
            return block([self._mark(node), body if is_plain else call("to", string(target), body)])
        if self.is_repeated:
            return body
        return call("to-page" if self.names_pages(node) else "to", string(target), body)

    def render_footnote_reference(self, node: nodes.footnote_reference) -> str:
        """Return the footnote at its first reference, and only its number at later ones."""
        target = self.document.ids.get(node["refid"])
        if not isinstance(target, nodes.footnote):
            self.report(node, f"there is no footnote {node['refid']}")
            return ""
        name = f"{self.chapter.docname}#{node['refid']}"
        if name in self.gathered.placed:
            return call("footnote", call("label", string(name)))
        parts = [child for child in target.children if not isinstance(child, nodes.label)]
        body = block(self.translate(part) for part in parts)
        if isinstance(node.parent, nodes.title | nodes.caption) or self.is_repeated:
            return call("footnote", body)  # each page that repeats the node prints the footnote
        self.gathered.placed.add(name)
        return call("noted", string(name), body)

    def render_image(self, node: nodes.image) -> str:
        """Return a picture; one without a description is an error, as screen readers need it."""
        if not node.get("alt"):
            self.report(node, f"the picture {node['uri']} has no description (:alt:)")
        code = call("picture", string(self.place_image(node)), alt=string(node.get("alt", "")))
        return call("box", code) if isinstance(node.parent, nodes.TextElement) else code

    def render_nothing(self, _: nodes.Node) -> str:
        """Return no code: the node is for other outputs, or is invisible."""
        return ""

    render_math_block = render_math
    render_title_reference = render_literal_emphasis = render_emphasis
    render_literal_strong = render_strong
    render_number_reference = render_reference
    render_generated = render_download_reference = BaseTranslator.content
    render_PassthroughTextElement = BaseTranslator.content
    render_target = render_nothing
    render_comment = render_substitution_definition = render_index = render_nothing
    render_tabular_col_spec = render_highlightlang = render_meta = render_nothing
    render_toctree = render_pending = render_raw = render_colspec = render_footnote = render_nothing


def _is_in_row(node: nodes.reference) -> bool:
    """Whether a link is a chip on the site, and another one follows it."""
    if "label" not in node["classes"]:
        return False
    follows = node.next_node(nodes.reference, descend=False, siblings=True)
    return follows is not None and "label" in follows["classes"]


def _is_safe(address: str) -> bool:
    """Whether an address is one of the web or of a mailbox."""
    try:
        return urlsplit(address).scheme in _SAFE
    except ValueError:  # such as http://[x
        return False
