"""Marks generated pages of works, languages and letters as `orphan` and `hide-toc`.

These are not in the navigation, and have no list of contents.

Front matter could do so, but parsing it on thousands of pages takes long. Pages written by hand keep their
own front matter. The generated pages on citing, contributing and what is new, of authors and languages become
orphans too if no page names them, which can happen with a person's own front page.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from survey_companion.text.sealing import MARK

_FOLDERS = ("works/", "languages/", "authors/")
_LISTED = "languages/index"
_UNNAMED = ("cite", "contribute", "authors", "languages/index", "new")
_MADE = "survey-generated"  # field of a page's metadata
_SAID = {"orphan": True, "hide-toc": True}


def note_page(app: Sphinx, doctree: nodes.document) -> None:
    """Mark a page of such a folder, and remember whether a page that may be unnamed is generated."""
    docname = app.env.docname
    first = next(iter(doctree.children), None)
    if not isinstance(first, nodes.comment) or MARK not in first.astext():
        return
    if docname.startswith(_FOLDERS) and docname != _LISTED:
        app.env.metadata[docname] |= _SAID
    elif docname in _UNNAMED:
        app.env.metadata[docname] |= {_MADE: True}


def let_stand_alone(_: Sphinx, env: BuildEnvironment) -> None:
    """Make a generated page that a front page should name an orphan if no page names it in its contents."""
    for name in _UNNAMED:
        known = env.metadata.get(name, {})
        if _MADE in known and name not in env.files_to_rebuild:
            known["orphan"] = True
        elif _MADE in known:
            known.pop("orphan", None)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the events."""
    app.connect("doctree-read", note_page)
    app.connect("env-updated", let_stand_alone)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
