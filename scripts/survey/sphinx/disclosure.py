"""Text that is closed until a reader opens it.

[[and 7 more]{.summary} Ana Doe, Bo Roe]{.disclosure}    in Markdown; `escape.disclose` writes it

HTML has an element for it that needs no script. It may not stand inside a paragraph, so it is
moved behind the one that it ends. Every other builder prints the text.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator


class disclosure(nodes.General, nodes.TextElement):  # noqa: N801  (docutils names its nodes so)
    """A summary, then what it opens."""


class summary(nodes.Part, nodes.TextElement):  # noqa: N801
    """What a reader sees of a closed disclosure."""


class Disclose(SphinxTransform):
    """Make a disclosure of each marked span that ends a paragraph; others stand open."""

    default_priority = 400

    def apply(self, **_: object) -> None:
        """Move the marked spans out of their paragraphs."""
        for span in [node for node in self.document.findall(nodes.inline) if "disclosure" in node["classes"]]:
            paragraph = span.parent
            if not isinstance(paragraph, nodes.paragraph) or paragraph[-1] is not span:
                continue
            title, *rest = span.children
            paragraph.remove(span)
            found = disclosure("", "", summary("", "", *title.children), *rest)
            paragraph.parent.insert(paragraph.parent.index(paragraph) + 1, found)


def _open(translator: HTML5Translator, node: disclosure) -> None:  # noqa: ARG001
    translator.body.append('<details class="disclosure">')


def _close(translator: HTML5Translator, node: disclosure) -> None:  # noqa: ARG001
    translator.body.append("</details>\n")


def _open_summary(translator: HTML5Translator, node: summary) -> None:  # noqa: ARG001
    translator.body.append("<summary>")


def _close_summary(translator: HTML5Translator, node: summary) -> None:  # noqa: ARG001
    translator.body.append("</summary>")


def _stand_open(_: nodes.NodeVisitor, __: disclosure) -> None:
    """Print what is inside, as any text."""


def _skip(_: nodes.NodeVisitor, __: summary) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the nodes and the transform."""
    plain = (_stand_open, _stand_open)
    app.add_node(disclosure, html=(_open, _close), latex=plain, text=plain, man=plain, texinfo=plain)
    skipped = (_skip, None)
    heading = (_open_summary, _close_summary)
    app.add_node(summary, html=heading, latex=skipped, text=skipped, man=skipped, texinfo=skipped)
    app.add_transform(Disclose)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
