"""Adds what the theme, docutils and Sphinx leave out for readers with a keyboard or a screen reader.

Input: the nodes of a page. Output: the same with the missing attributes, so that axe and html-validate find
no faults. The frame around the pages is in `templates/page.html`.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator
from sphinx_design.tabs import sd_tab_label


class scroller(nodes.container):  # noqa: N801  # docutils names its nodes so
    """A table that may be wider than the page and contains no link, which the keyboard could reach."""


class ReachTables(SphinxPostTransform):
    """Makes wide tables without links scrollable by keyboard, and gives each anchor to one element."""

    default_priority = 510  # after furo has put each table into its wrapper, at 500
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401
        """Replace the wrappers of tables without a link; furo copies anchors of tables to them."""
        for wrapper in list(self.document.findall(nodes.container)):
            if "table-wrapper" not in wrapper["classes"]:
                continue
            wrapper["ids"] = []
            if not any(wrapper.findall(nodes.reference)):
                wrapper.replace_self(scroller("", *wrapper.children, **wrapper.attributes))


class NameTabs(SphinxPostTransform):
    """Leaves out of the labels of tabs the attribute `aria-controls`, which HTML allows no label."""

    default_priority = 210  # after sphinx-design has made labels of tabs, at 200
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401
        """Drop the attribute."""
        for label in self.document.findall(sd_tab_label):
            label.attributes.pop("aria_controls", None)


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


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the repairs."""
    app.add_node(scroller, html=(_visit_scroller, _depart_scroller))
    app.add_node(nodes.citation, override=True, html=(_visit_citation, None))
    app.add_post_transform(ReachTables)
    app.add_post_transform(NameTabs)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
