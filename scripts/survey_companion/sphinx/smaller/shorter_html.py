"""Shortens the HTML that every page repeats, without a visible change.

It saves space, not time: the project's own site has 8.9 MB, and 12.1 MB without this module; as one file of
`zip -9` it has 2.7 MB instead of 3.3 MB. The size of the site has a bound, which `test_browser` checks;
without this module the site exceeds it.
Input: the templates of the theme (furo) and the nodes of a page. Output: shorter HTML that looks the same:
`site/frame.css` draws the theme's SVG pictures, its colours for code move to `pygments.css`, and
classes are left out that no style sheet and no script of the site uses.
The module `fewer_files` decides which files a page loads.
"""

import posixpath
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2.ext import Extension
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.sphinx.left_out import WORKS
from survey_companion.sphinx.smaller.short_sheets import rewrite_sheets
from survey_companion.sphinx.tested_versions import is_tested
from survey_companion.text.placed_html import PlacedParser, drop_comments, replace_parts

TESTED = {"sphinx": ("9.0.",), "docutils": ("0.22.",), "furo": ("2025.12.",)}
_BUILDERS = ("html", "dirhtml")
_TEMPLATES = Path(__file__).parent / "templates"  # replace templates of the theme

# -- classes -----------------------------------------------------------------------------------------

# Classes that Sphinx adds to each link. The site's style sheets use `reference` only in the navigation.
_UNNAMED = {"reference internal", "reference external"}
_CODE = "docutils literal notranslate"
_EMPTY = "<pre><span></span>"  # with which Pygments keeps blank lines at the start of code
_OPENING, _CLOSING = ('<span class="fn-bracket">[</span>', '<span class="fn-bracket">]</span>')


class ShortTranslator(HTML5Translator):
    """Writes HTML without unused classes and elements; `short_sheets` adapts the theme's sheet."""

    def starttag(
        self,
        node: nodes.Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,  # noqa: ANN401
    ) -> str:
        """Return the start tag of an element, without a class that is not used."""
        if attributes.get("class") in _UNNAMED:
            del attributes["class"]
        elif attributes.get("CLASS") == _CODE:
            attributes["CLASS"] = _CODE.removeprefix("docutils ")
        if tagname in {"ul", "ol"}:
            node.is_simple = "simple" in (attributes.get("class"), *attributes.get("classes", ()))  # type: ignore[attr-defined]  # for `_is_alone`
        tag = super().starttag(node, tagname, suffix, empty, **attributes)
        return tag.replace(' class="no-search"', "", 1)  # the search reads it from the nodes

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:
        """Write the link of a heading to itself without a tooltip, which would be one text in all pages."""
        start = len(self.body)
        super().add_permalink_ref(node, title)
        self.body[start:] = [html.replace(f' title="{title}"', "") for html in self.body[start:]]

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """Write the start of a paragraph; one that is alone in its cell or its item needs no element."""
        if not _is_alone(node):
            super().visit_paragraph(node)

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        """Write the end of a paragraph that has an element."""
        if not _is_alone(node):
            super().depart_paragraph(node)

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        """Write code; an empty element is needed only before a blank line, which HTML would drop."""
        start = len(self.body)
        try:
            super().visit_literal_block(node)
        finally:  # Sphinx writes the block and then raises `SkipNode`
            is_blank = node.astext().startswith("\n")
            short = _EMPTY if is_blank else "<pre>"
            self.body[start:] = [html.replace(_EMPTY, short, 1) for html in self.body[start:]]

    def visit_list_item(self, node: nodes.list_item) -> None:
        """Write the start of a list item without the class for its depth, which `short_sheets` replaces."""
        node["classes"] = [name for name in node["classes"] if not name.startswith("toctree-l")]
        super().visit_list_item(node)

    def visit_row(self, node: nodes.Element) -> None:
        """Write the start of a row without the class of odd and even rows, which Sphinx adds."""
        self.body.append(self.starttag(node, "tr", ""))
        node.column = 0  # type: ignore[attr-defined]  # as the supertype: the cells count it up

    def visit_field(self, node: nodes.Element) -> None:
        """Write no class of odd and even fields, which Sphinx would add."""

    def depart_field_name(self, node: nodes.field_name) -> None:  # noqa: ARG002
        """Write the end of a field's name; its colon needs no element."""
        self.body.append(":</dt>\n")

    def visit_label(self, node: nodes.label) -> None:
        """Write the start of a label; its bracket needs no element."""
        start = len(self.body)
        super().visit_label(node)
        self.body[start:] = [html.replace(_OPENING, "[") for html in self.body[start:]]

    def depart_label(self, node: nodes.label) -> None:
        """Write the end of a label; its bracket needs no element."""
        start = len(self.body)
        super().depart_label(node)
        self.body[start:] = [html.replace(_CLOSING, "]") for html in self.body[start:]]

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802  (docutils' name)
        """Write a text; code of one word needs no element that keeps it on one line."""
        text = node.astext()
        if self.protect_literal_text and text.split() == [text]:
            self.body.append(self.encode(text))
        else:
            super().visit_Text(node)


def _is_alone(paragraph: nodes.paragraph) -> bool:
    """Return whether a paragraph is all that a cell, or an item of a list of single lines, has."""
    place = paragraph.parent
    is_line = isinstance(place, nodes.list_item) and getattr(place.parent, "is_simple", False)
    is_plain = not (paragraph["ids"] or paragraph["classes"])
    return is_plain and len(place) == 1 and (is_line or isinstance(place, nodes.entry))


_KINDS_OF_PAGES = {"sec", "res", "work", "bench", "lang"}  # by the beginning of their anchors


class UnwrapLinkText(SphinxPostTransform):
    """Shortens resolved links.

    The element that Sphinx puts around the text of a link is removed, since no style uses it.
    A link to the top anchor of a page becomes a link to the page.
    Only the first citation of a work on a page keeps the full reference in its `reftitle`; for later ones,
    `cards.js` takes it from the first.
    """

    default_priority = 800  # after links are resolved
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Shorten all links of the page."""
        if self.app.builder.name not in _BUILDERS:
            return
        if self.env.docname.startswith(WORKS):
            self._drop_second_anchor()
        told: set[str] = set()
        for link in self.document.findall(nodes.reference):
            self._shorten_address(link)
            words = link[0] if len(link) == 1 else None
            if isinstance(words, nodes.inline) and "std" in words["classes"] and not words["ids"]:
                link.children = []
                link.extend(words.children)
            address = str(link.get("refuri", ""))
            if "#ref-" in address and "reftitle" in link:
                if address in told:
                    del link["reftitle"]
                told.add(address)

    def _drop_second_anchor(self) -> None:
        """Keep of the anchors at the top of a work's page those that somebody gave it, if there are any.

        The other comes from the title, which may change; a link to it arrives at the top all the same.
        """
        section = next(self.document.findall(nodes.section), None)
        if section is not None and isinstance(section.parent, nodes.document):
            names = self.document.nametypes.items()
            given = {self.document.nameids.get(name) for name, is_explicit in names if is_explicit}
            section["ids"] = [each for each in section["ids"] if each in given] or section["ids"]

    def _shorten_address(self, link: nodes.reference) -> None:
        page, _, anchor = str(link.get("refuri", "")).partition("#")
        if link.get("internal") and page and anchor:
            here = self.app.builder.get_target_uri(self.env.docname)
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), page))
            if is_top(there.removesuffix(".html"), anchor):
                link["refuri"] = page


def is_top(docname: str, anchor: str) -> bool:
    """Return whether an anchor marks the top of a page: then it is named after the page."""
    kind, _, rest = anchor.partition("-")
    path = docname.removesuffix("/index").split("/")
    return kind in _KINDS_OF_PAGES and len(path) > 1 and rest == "-".join(path[1:])


# -- templates ---------------------------------------------------------------------------------------


_ARROW = "furo-related-icon"  # class of the arrows to the previous and the next page
_STAYING = {"#svg-pencil", "#svg-eye"}


class _Pictures(PlacedParser):
    """Finds SVG pictures: `found` has the start, end and replacement of each that is to be dropped."""

    def __init__(self, html: str) -> None:
        self.found: list[tuple[int, int, str]] = []
        self._start: int | None = None
        self._stand_in: str | None = None  # replacement of the current picture; `None` if it is kept
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a picture starts, and whether it is kept."""
        values = dict(attrs)
        if tag == "svg" and self._start is None:
            has_place = values.get("class") == _ARROW
            self._start, self._stand_in = self.here, f'<span class="{_ARROW}"></span>' * has_place
        elif tag == "use" and values.get("href") in _STAYING:
            self._stand_in = None

    def handle_endtag(self, tag: str) -> None:
        """Note where a picture ends, unless it is kept."""
        if tag == "svg" and self._start is not None:
            if self._stand_in is not None:
                self.found.append((self._start, self.here + len("</svg>"), self._stand_in))
            self._start = None


@lru_cache(maxsize=1_024)
def drop_pictures(html: str) -> str:
    """Return HTML of the theme without its SVG pictures.

    An arrow to the previous or next page becomes an empty element, whose picture a style sheet may draw.
    The pictures of the links to edit and to view a page are kept.
    """
    return replace_parts(html, _Pictures(html).found) if "<svg" in html else html


_END_OF_STATEMENT = re.compile(r"(^{%[^%\n]*%})\n", re.MULTILINE)  # of a line that has nothing else
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'  # of Docutils


class ShortTemplates(Extension):
    """Drops pictures, comments and indentation from the theme's templates."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the template without pictures, with its lines at the left margin."""
        from furo import THEME_PATH  # noqa: PLC0415  (only of a known version)

        is_theme = filename and Path(filename).is_relative_to(THEME_PATH)
        if not is_theme:
            return source
        lines = (line.strip() for line in drop_comments(drop_pictures(source)).splitlines())
        return _END_OF_STATEMENT.sub(r"\1", "\n".join(line for line in lines if line))


def _shorten_page(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Drop the second tag for small screens, and the types of styles."""
    link = context["css_tag"]
    context["css_tag"] = lambda sheet: _shorten_link(link(sheet))
    context["metatags"] = (context.get("metatags") or "").replace(_VIEWPORT, "")


def _shorten_link(tag: str) -> str:
    """Return the link to a style sheet without what HTML takes for granted."""
    return tag.replace(' type="text/css"', "").replace(" />", ">")


# -- setup -------------------------------------------------------------------------------------------


def _offer(_: Sphinx, config: Config) -> None:
    """Add our templates."""
    config.templates_path = [*config.templates_path, str(_TEMPLATES)]


def _prepare(app: Sphinx) -> None:
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None and app.builder.name in _BUILDERS:
        environment.add_extension(ShortTemplates)
        app.connect("html-page-context", _shorten_page, priority=950)  # after all other handlers


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what makes the HTML of pages shorter."""
    if is_tested("shorter pages", TESTED):
        app.add_post_transform(UnwrapLinkText)
        for name in _BUILDERS:
            app.set_translator(name, ShortTranslator)
        app.connect("config-inited", _offer)
        app.connect("builder-inited", _prepare)
        app.connect("build-finished", rewrite_sheets, priority=900)  # after the theme has written the sheet
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
