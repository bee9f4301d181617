"""Doctrees → Typst code: one method per kind of node.

Input: the resolved pages of a book, one after the other. Output: the code of each.
Neighbours: `inline_nodes`, `block_nodes` and `tables` have the methods, `base` the shared functions.
"""

from docutils import nodes

from survey_companion.sphinx.editions.typst.block_nodes import Blocks
from survey_companion.sphinx.editions.typst.chapters import Chapter
from survey_companion.sphinx.editions.typst.inline_nodes import Inlines
from survey_companion.sphinx.editions.typst.markup import call, string
from survey_companion.sphinx.editions.typst.tables import Tables


class Translator(Inlines, Blocks, Tables):
    """Translates the pages of one book."""

    def translate_page(self, chapter: Chapter, document: nodes.document) -> str:
        """Return the code of one page in markup mode."""
        self.chapter, self.document, self.depth = chapter, document, 0
        parts = [part for part in map(self.translate, document.children) if part]
        if self.claim(f"{chapter.docname}#"):  # a page without a heading
            parts.insert(0, call("anchor", string(f"{chapter.docname}#")))
        return "".join(f"#{part}\n" for part in parts)

    def find_lost(self) -> list[tuple[nodes.Node, str]]:
        """Return the links whose target is on a page of the book but was not printed, each with a message."""
        lost = "the target of this link is not in the book: {}"
        placed = self.gathered.placed
        wanted = self.addresses.wanted.items()
        return [
            (link, lost.format(name))
            for name, link in wanted
            if name in self.addresses.known and name not in placed
        ]
