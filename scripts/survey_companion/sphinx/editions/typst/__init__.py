"""A Sphinx builder that sets the pages as a book with Typst: `sphinx -b typst`.

chapters     tree of contents → chapters
translator   doctrees → Typst code (inline_nodes, block_nodes, tables; markup writes the code)
drawing_sizes  drawings → how large, turned, moved or cut
index_pages  bibliography → index
book.typ     the layout: a template in Typst
compiling    Typst code → PDF, in another process (typesetting)
builder      runs the steps above
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.editions.typst.builder import TypstBuilder


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and its settings."""
    app.setup_extension("survey_companion.sphinx.editions.offline")
    app.add_builder(TypstBuilder)
    app.add_config_value("survey_info", {}, "", frozenset({dict}), "what is said of the survey")
    app.add_config_value(
        "survey_numbers", {}, "", frozenset({dict}), "the number of each section by its page"
    )
    app.add_config_value("survey_book_paper", "a4", "", frozenset({str}), "a4 or us-letter")
    app.add_config_value("survey_book_two_sided", False, "", frozenset({bool, str}), "margins for two sides")
    app.add_config_value("survey_book_section", "", "", frozenset({str}), "the page to print alone")
    app.add_config_value("survey_book_fonts", [], "", frozenset({list}), "folders with more fonts")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
