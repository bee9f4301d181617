"""Tables of results stay small, and their numbers stay out of the search.

Input: the tables of the class `results` of a page for the web. Output: cells without a paragraph around what
they hold; a number is written as it is, but is no word that a page is found by: nobody searches for 33.4.
"""

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

_NUMBER = re.compile(r"[0-9.]+|–")
_MARKS: dict[type[nodes.Node], str] = {nodes.strong: "strong", nodes.emphasis: "em"}


class number(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """The number of a cell; its attribute `html` is what is written."""


class LightenResults(SphinxPostTransform):
    """Takes the paragraphs out of the cells, after all references are resolved."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Change the cells of each table."""
        for table in self.document.findall(nodes.table):
            for entry in table.findall(nodes.entry) if "results" in table["classes"] else ():
                if isinstance(entry.next_node(descend=True), nodes.paragraph) and len(entry.children) == 1:
                    entry.children = list(_lighten(entry[0]))
                    for child in entry.children:
                        child.parent = entry


def _lighten(paragraph: nodes.Node) -> Iterator[nodes.Node]:
    if list(paragraph.findall(nodes.reference)):  # which has to stand in a paragraph
        yield paragraph
    elif _NUMBER.fullmatch(paragraph.astext()):
        yield number(html=_write_marked(paragraph))
    else:
        yield from paragraph.children


def _write_marked(node: nodes.Node) -> str:
    """Return the text of a number in the elements that mark it."""
    if isinstance(node, nodes.Text):
        return node.astext()
    inner = "".join(map(_write_marked, node.children))
    mark = _MARKS.get(type(node))
    return f"<{mark}>{inner}</{mark}>" if mark else inner


def _write(translator: HTML5Translator, node: number) -> None:
    translator.body.append(node["html"])
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform and its node."""
    app.add_node(number, html=(_write, None))
    app.add_post_transform(LightenResults)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
