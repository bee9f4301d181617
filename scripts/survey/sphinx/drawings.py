"""Figures whose links work and whose colours follow the page.

```{drawing} /figures/evolution.svg
```

An SVG file becomes part of the page. Its links are relative to the root of the site and are turned
into links from the page; its style, which only knows the system's light and dark, gives way to
`static/figures.css`, which also knows the page's own switch. The page's writer trusts the file:
`figures` escapes what it draws, and other drawings are made by hand.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

_LINK = re.compile(r'(<a\b[^>]*?\shref=")(?![a-z]+:|#)([^"#]+?)\.html(#[^"]*)?"')
_STYLE = re.compile(r"<style>.*?</style>\s*", re.DOTALL)
_PROLOGUE = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)


class drawing(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """An SVG file; its attribute `svg` is the text."""


class Drawing(SphinxDirective):
    """Put an SVG file into the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the drawing.

        Raises:
            DirectiveError: the file is missing, or no SVG.
        """
        relative, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        try:
            svg = Path(path).read_text(encoding="utf-8")
        except OSError as error:
            raise self.error(f"cannot read the drawing {relative}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise self.error(f"{relative} is no UTF-8 text") from error
        if "<svg" not in svg:
            raise self.error(f"{relative} is no SVG file")
        return [drawing(svg=svg)]


def _write(translator: HTML5Translator, node: drawing) -> None:
    docname = translator.builder.current_docname

    def relink(found: re.Match[str]) -> str:
        # The address of a page from itself is empty, which checkers of links take for a fault.
        page, hash_, top = translator.builder.get_relative_uri(docname, found[2]).partition("#")
        address = page + (found[3] or hash_ + top)  # all pages in one have anchors instead of addresses
        return f'{found[1]}{address or "#"}"'

    svg = _LINK.sub(relink, _STYLE.sub("", _PROLOGUE.sub("", node["svg"])))
    translator.body.append(f'<div class="drawing">{svg}</div>\n')
    raise nodes.SkipNode


def _skip(_: nodes.NodeVisitor, __: drawing) -> None:
    """Leave the picture to the builder of books; its numbers stand beside it as a table."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and its node."""
    skipped = (_skip, None)
    app.add_node(drawing, html=(_write, None), latex=skipped, text=skipped, man=skipped, texinfo=skipped)
    app.add_directive("drawing", Drawing)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
