"""Text that a reader opens with a click.

Cy Moe[[and 2 more]{.summary}[,]{.instead} Ana Doe, Bo Roe]{.disclosure}    `text.myst.disclose` writes it

    :::{fold} BibTeX
    :anchor: cite
    Whole paragraphs, and blocks of code.
    :::

On the site each becomes `<details>`, which needs no script. That element cannot be inside a paragraph, so the
first form is moved behind the paragraph that it ends. The anchor of the second form is inside the element, so
that browsers open it for a link that leads there. Editions print all of the text, with `instead` in place of
the summary: "Cy Moe, Ana Doe, Bo Roe". A builder whose `shortens_lists` is true prints the summary instead of
the rest of a list, because the book has all names elsewhere.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.sphinx.left_out import is_edition


class disclosure(nodes.General, nodes.TextElement):  # noqa: N801  (docutils names its nodes so)
    """A summary, followed by the text that it opens."""


class summary(nodes.Part, nodes.TextElement):  # noqa: N801
    """The visible text of a closed disclosure."""


class Fold(SphinxDirective):
    """The directive `fold`: whole blocks that a reader opens with a click; editions show them open."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"anchor": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the disclosure, or in editions its content."""
        content = nodes.container(ids=[self.options["anchor"]] if "anchor" in self.options else [])
        self.state.nested_parse(self.content, self.content_offset, content)
        if is_edition(self.env._app.builder):
            return [content]
        title = summary("", "", *self.parse_inline(self.arguments[0])[0])
        return [disclosure("", "", title, content)]


class Disclose(SphinxPostTransform):
    """Makes a disclosure of each marked span that ends a paragraph; other spans become plain text."""

    default_priority = 500

    def run(self, **_: object) -> None:
        """Move the marked spans out of their paragraphs, or open them."""
        can_open = not is_edition(self.app.builder)
        shortens = getattr(self.app.builder, "shortens_lists", False)
        for span in list(_find(self.document, "disclosure")):
            title = next(_find(span, "summary"), None)
            if shortens and title is not None and any(_find(span, "instead")):
                span.clear()
                span += [nodes.Text(" "), title]
                continue
            is_closed = can_open and title is not None and _ends_paragraph(span)
            for useless in list(_find(span, "instead" if is_closed else "summary")):
                useless.parent.remove(useless)
            if is_closed and title is not None:
                paragraph = span.parent
                title.parent.remove(title)
                paragraph.remove(span)
                found = disclosure("", "", summary("", "", *title.children), *span.children)
                paragraph.parent.insert(paragraph.parent.index(paragraph) + 1, found)


def _find(place: nodes.Element, name: str) -> Iterator[nodes.inline]:
    return (span for span in place.findall(nodes.inline) if name in span["classes"])


def _ends_paragraph(span: nodes.inline) -> bool:
    return isinstance(span.parent, nodes.paragraph) and span.parent[-1] is span


def _open(translator: HTML5Translator, _: disclosure) -> None:
    translator.body.append('<details class="disclosure">')


def _close(translator: HTML5Translator, _: disclosure) -> None:
    translator.body.append("</details>\n")


def _open_summary(translator: HTML5Translator, _: summary) -> None:
    translator.body.append("<summary>")


def _close_summary(translator: HTML5Translator, _: summary) -> None:
    translator.body.append("</summary>")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the nodes and the transform."""
    app.add_node(disclosure, html=(_open, _close))
    app.add_node(summary, html=(_open_summary, _close_summary))
    app.add_directive("fold", Fold)
    app.add_post_transform(Disclose)
    return {"version": "4", "env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}
