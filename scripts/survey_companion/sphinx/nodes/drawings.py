"""Figures whose links work and whose colours follow the page.

```{drawing} /figures/evolution.svg
```

An SVG file is inserted into the page. Its links are relative to the root of the site and are made relative to
the page; in an edition, links to pages that it leaves out are replaced as in its text. The file's style,
which follows only the system's light or dark mode, is replaced by `static/figures.css`, which also follows
the page's own switch; on the site, the light colours of each element are removed too. The file must be
trusted: `figures` escapes what it draws, and other drawings are made by hand.
"""

from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.figures.palette import colours_of
from survey_companion.figures.svg import parse_svg
from survey_companion.sphinx.left_out import find_elsewhere, is_edition, is_online_only


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
        try:
            parse_svg(svg)
        except ValueError as error:
            raise self.error(f"{relative} is no SVG file") from error
        return [drawing(svg=svg)]


def _write(translator: HTML5Translator, node: drawing) -> None:
    builder = translator.builder
    svg = parse_svg(node["svg"])
    for style in svg.findall("style"):
        svg.remove(style)
    for link in svg.iter("a"):
        _relink(link, builder._app, builder.current_docname)
    if is_edition(builder):  # of the roles that may contain links, an EPUB allows only this one
        if svg.get("role") == "group":
            svg.set("role", "document")
    else:
        for element in svg.iter():
            _leave_to_sheet(element)
    translator.body.append(f'<div class="drawing">{ET.tostring(svg, encoding="unicode")}\n</div>\n')
    raise nodes.SkipNode


def _relink(link: ET.Element, app: Sphinx, here: str) -> None:
    """Let a link to a page lead there from the page that has the drawing; one that cannot is none."""
    href = urlsplit(link.get("href", ""))
    if href.scheme or href.netloc or not href.path.endswith(".html"):
        return
    anchor = f"#{href.fragment}" if href.fragment else None
    address = _find_address(app, here, href.path.removesuffix(".html"), anchor)
    if address is None:
        link.tag = "g"
        link.attrib.clear()
    else:
        link.set("href", address)


def _leave_to_sheet(element: ET.Element) -> None:
    """Take from an element the colours that `static/figures.css` gives it."""
    for name, colour in colours_of(element.get("class", "")).items():
        if element.get(name) == colour:
            del element.attrib[name]


def _find_address(app: Sphinx, here: str, page: str, anchor: str | None) -> str | None:
    """Return the relative address of a page, or of its replacement in an edition; `None` if it has none."""
    if is_edition(app.builder) and is_online_only(app, page):
        uri = find_elsewhere(app, here, page, (anchor or "").removeprefix("#"))
        return uri or None
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
