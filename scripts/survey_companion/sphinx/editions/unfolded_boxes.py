"""Replaces tabs and dropdowns by open boxes in editions, where nothing can be clicked.

Input: sphinx-design's containers. Output: their whole contents in plain boxes, each with its title, if it had
one. If only one tab is left, its title is left out; and a code block of one line, the citation of a section,
becomes a paragraph. The book that `typst` sets has its own form for these boxes.
"""

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.left_out import is_edition

_LAST_WORD = re.compile(r"(?<!\S)\S++$")
_ADDRESS = re.compile(r"https?://\S")


class OpenBoxes(SphinxPostTransform):
    """Replaces tabs and dropdowns by open boxes."""

    default_priority = 190  # sphinx-design makes HTML of its containers at 199

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Replace the containers."""
        if not is_edition(self.app.builder) or self.app.builder.name == "typst":
            return
        for tabs in list(_find(self.document, "tab-set")):
            tabs.replace_self(_open_tabs(tabs))
        for dropdown in list(_find(self.document, "dropdown")):
            is_empty = not dropdown.children and not dropdown["ids"]
            dropdown.replace_self([] if is_empty else _box("opened", dropdown, dropdown.children))


def _find(document: nodes.document, component: str) -> Iterator[nodes.container]:
    return (each for each in document.findall(nodes.container) if each.get("design_component") == component)


def _open_tabs(tabs: nodes.container) -> nodes.container:
    """Return all tabs one below the other; anything between them, such as an anchor, stays."""
    items = [each for each in tabs if _is_tab(each)]
    parts: list[nodes.Node] = []
    for each in tabs.children:
        if not _is_tab(each):
            parts.append(each)
        else:
            title, content = each.children[0], each.children[1]
            inner = [title, *content.children] if len(items) > 1 else [_as_sentence(content)]
            parts.append(_box("opened-tab", each, inner))
    return _box("opened-tabs", tabs, parts)


def _is_tab(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("design_component") == "tab-item"


def _as_sentence(content: nodes.Node) -> nodes.Node:
    """Return a code block of one line as a paragraph, and any other node unchanged."""
    match content.children:
        case [nodes.literal_block() as block] if "\n" not in block.astext().strip():
            words, address = _split_address(block.astext().strip())
            link = [nodes.reference("", address, refuri=address)] if address else []
            return nodes.paragraph("", "", nodes.Text(words), *link, classes=["sentence"])
    return content


def _split_address(text: str) -> tuple[str, str]:
    """Return a citation without the address at its end, and the address."""
    word = _LAST_WORD.search(text)
    found = _ADDRESS.search(text, word.start()) if word else None
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _box(name: str, origin: nodes.Node, children: list[nodes.Node]) -> nodes.container:
    anchors = origin["ids"] if isinstance(origin, nodes.Element) else []
    return nodes.container("", *children, classes=[name], ids=anchors)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_post_transform(OpenBoxes)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
