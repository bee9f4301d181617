"""The pages of works stand outside the navigation, and have too few headings to list them.

Front matter could say so on each page, but there are thousands, and it takes long to read.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_FOLDER = "works/"
_SAID = {"orphan": True, "hide-toc": True}


def note_page(app: Sphinx, _doctree: nodes.document) -> None:
    """Say of a page what front matter would say."""
    docname = app.env.docname
    if docname.startswith(_FOLDER):
        app.env.metadata[docname] |= _SAID


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the event."""
    app.connect("doctree-read", note_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
