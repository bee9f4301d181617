"""Adds what the theme, docutils and Sphinx leave out for readers with a keyboard or a screen reader.

Input: furo's templates and the nodes of a page. Output: the same with the missing attributes, so that axe and
html-validate find no faults. If a newer theme has changed the text of a repair, that repair is not made.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from furo import THEME_PATH
from jinja2.ext import Extension
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

# By template of the theme: pairs of a text in it and the replacement.
_REPAIRS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "page.html": (
        # Two complementary landmarks need different names.
        ('<aside class="sidebar-drawer"', '<aside class="sidebar-drawer" aria-label="Site"'),
        ('<aside class="toc-drawer', '<aside aria-label="On this page" class="toc-drawer'),
        ('<button class="theme-toggle"', '<button type="button" class="theme-toggle"'),
    ),
    "sidebar/navigation.html": (
        ('<div class="sidebar-tree">', '<nav class="sidebar-tree" aria-label="Pages">'),
        ("</div>", "</nav>"),
    ),
}


class TemplateRepairs(Extension):
    """Repairs the theme's templates when Jinja loads them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template with its repairs; other templates are returned unchanged."""
        if filename and Path(filename).is_relative_to(THEME_PATH):
            for old, new in _REPAIRS.get((name or "").removeprefix("!"), ()):  # "!": one of ours extends it
                source = source.replace(old, new)
        return source


class scroller(nodes.container):  # noqa: N801  # docutils names its nodes so
    """A table that may be wider than the page and contains no link, which the keyboard could reach."""


class ReachTables(SphinxPostTransform):
    """Makes wide tables without links scrollable by keyboard."""

    default_priority = 510  # after furo has put each table into its wrapper, at 500
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401
        """Replace the wrappers of tables without a link."""
        for wrapper in list(self.document.findall(nodes.container)):
            if "table-wrapper" in wrapper["classes"] and not any(wrapper.findall(nodes.reference)):
                wrapper.replace_self(scroller("", *wrapper.children, **wrapper.attributes))


def _visit_scroller(self: HTML5Translator, node: scroller) -> None:
    attributes: dict[str, Any] = {"role": "group", "tabindex": "0", "aria-label": "Table"}
    self.body.append(self.starttag(node, "div", CLASS="docutils container", **attributes))


def _depart_scroller(self: HTML5Translator, _: scroller) -> None:
    self.body.append("</div>\n")


def _visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Write references as items of a list, because docutils' `doc-biblioentry` is deprecated."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<div role="list" class="citation-list">\n')
    self.body.append(self.starttag(node, "div", classes=["citation"], role="listitem"))


def _repair_templates(app: Sphinx) -> None:
    """Add the repairs to Jinja, in builders that have templates."""
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None:
        environment.add_extension(TemplateRepairs)


def _give_captions_a_level(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Give the captions in the navigation a heading level, which every heading must have."""
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the repairs."""
    app.add_node(scroller, html=(_visit_scroller, _depart_scroller))
    app.add_node(nodes.citation, override=True, html=(_visit_citation, None))
    app.add_post_transform(ReachTables)
    app.connect("builder-inited", _repair_templates)
    app.connect("html-page-context", _give_captions_a_level, priority=900)  # the theme's tree comes at 500
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
