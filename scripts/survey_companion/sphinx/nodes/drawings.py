"""Figures whose links work and whose colours follow the page.

```{drawing} /figures/evolution.svg
```

An SVG file is inserted into the page. Its links are relative to the root of the site and are made relative to
the page; in an edition, links to pages that it leaves out are replaced as in its text. The file's style,
which follows only the system's light or dark mode, is replaced by `static/figures.css`, which also follows
the page's own switch; on the site, the light colours of each element are removed too. The file must be
trusted: `figures` escapes what it draws, and other drawings are made by hand.
"""

import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.figures.palette import colours_of
from survey_companion.sphinx.editions.offline import find_elsewhere, is_edition, is_online_only

_LINK = re.compile(r'<a\b([^<>]*?)\shref="(?![a-z]+:|#)([^"#]+?)\.html(#[^"]*)?"([^>]*)>(.*?)</a>', re.DOTALL)
_STYLE = re.compile(r"<style>.*?</style>\s*", re.DOTALL)
_PROLOGUE = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)


_PAINTED = re.compile(r' class="([^"]+)"((?: (?:fill|stroke)="[^"]+")+)')


class drawing(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """An SVG file; its attribute `svg` is the text."""


class Drawing(SphinxDirective):
    """The directive `drawing`: inserts an SVG file into the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the drawing.

        Raises:
            DirectiveError: the file is missing, or is not SVG.
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
    builder = translator.builder

    def relink(found: re.Match[str]) -> str:
        before, page, hash_, after, inner = found.groups()
        address = _find_address(builder._app, builder.current_docname, page, hash_)
        if address is None:
            return f"<g>{inner}</g>"
        return f'<a{before} href="{address}"{after}>{inner}</a>'

    svg = _LINK.sub(relink, _STYLE.sub("", _PROLOGUE.sub("", node["svg"])))
    if is_edition(builder):  # of the roles that may contain links, an EPUB allows only this one
        svg = svg.replace('role="group"', 'role="document"', 1)
    else:
        svg = _PAINTED.sub(_leave_to_sheet, svg)
    translator.body.append(f'<div class="drawing">{svg}</div>\n')
    raise nodes.SkipNode


def _leave_to_sheet(painted: re.Match[str]) -> str:
    """Return the attributes of an element without the colours that `static/figures.css` sets."""
    attributes = painted[2]
    for name, colour in colours_of(painted[1]).items():
        attributes = attributes.replace(f' {name}="{colour}"', "")
    return f' class="{painted[1]}"{attributes}'


def _find_address(app: Sphinx, here: str, page: str, anchor: str | None) -> str | None:
    """Return the relative address of a page, or of its replacement in an edition; `None` if it has none."""
    if is_edition(app.builder) and is_online_only(app, page):
        uri = find_elsewhere(app, here, page, (anchor or "").removeprefix("#"))
        return escape(uri, quote=True) if uri else None
    # The relative address of the page itself is empty, which link checkers report as an error.
    uri, hash_, top = app.builder.get_relative_uri(here, page).partition("#")
    return (uri + (anchor or hash_ + top)) or "#"  # on a single page, addresses are anchors


def _skip(_: nodes.NodeVisitor, __: drawing) -> None:
    """Write nothing: the book's builder has its own way, and other outputs have the numbers as a table."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and its node."""
    skipped = (_skip, None)
    app.add_node(drawing, html=(_write, None), latex=skipped, text=skipped, man=skipped, texinfo=skipped)
    app.add_directive("drawing", Drawing)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
