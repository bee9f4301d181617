"""Doctrees → Typst code: one method per kind of node.

Input: the resolved pages of a book, one after the other. Output: the code of each.
Neighbours: `inlines`, `blocks` and `tables` have the methods, `base` what they share.
"""

from docutils import nodes

from survey.sphinx.typst.blocks import Blocks
from survey.sphinx.typst.inlines import Inlines
from survey.sphinx.typst.outline import Chapter
from survey.sphinx.typst.tables import Tables


class Translator(Inlines, Blocks, Tables):
    """Translates the pages of one book."""

    def translate_page(self, chapter: Chapter, document: nodes.document) -> str:
        """Return the code of one page in markup mode."""
        self.chapter, self.document, self.depth = chapter, document, 0
        parts = filter(None, map(self.translate, document.children))
        return "".join(f"#{part}\n" for part in parts)
