"""Buttons that open the dialog "Cite", and anchors of the rows to which a citation leads first.

{cite-button}`garcia2024introducing`    a work, by its citation key
{cite-button}`sec-alignment-tuning`     a section, a part or a figure, by its anchor

On the site it becomes a link to the lines to copy, on the page of the work or at the label `cite-…` of the
place; `cite.js` makes it a button. {cite:entry} in a table of works becomes the same link, and its row gets
an anchor, so that citations in the prose of that page lead to the row. Editions have no such buttons.
After a build, the script of each work that pages discuss is told the names of these pages.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import ExtensionMetadata

from survey_companion.exports.cite_scripts import render_call
from survey_companion.sphinx.citations.mentions import CitedAs, CitingPlace
from survey_companion.sphinx.left_out import WORKS, is_edition

_LOGGER = logging.getLogger(__name__)
_REFERENCE = "#ref-"
_SCRIPTS = Path("cite", "works")


class cite_button(nodes.Inline, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """A placeholder for the button; its attribute `target` is a key or an anchor."""


class CiteButton(SphinxRole):
    """The role `cite-button`: it inserts the placeholder."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the placeholder."""
        found = cite_button(target=self.text)
        self.set_source_info(found)
        return [found], []


def link_to_lines(app: Sphinx, here: str, target: str) -> nodes.reference | None:
    """Return the link to the lines that cite a work or a place; `None` if there are none."""
    labels = app.env.domains.standard_domain.anonlabels
    if f"{WORKS}{target}" in app.env.found_docs:
        page, anchor = f"{WORKS}{target}", "cite"
    elif found := labels.get(f"cite-{target}"):
        page, anchor = found
    else:
        return None
    address = "" if page == here else app.builder.get_relative_uri(here, page).partition("#")[0]
    return nodes.reference("", "Cite", refuri=f"{address}#{anchor}", internal=True, classes=["cite"])


class PlaceButtons(SphinxPostTransform):
    """Writes the links of buttons, and the anchors of rows; after citations are resolved."""

    default_priority = 700

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Replace the placeholders."""
        for button in list(self.document.findall(cite_button)):
            self._replace(button)
        if not is_edition(self.app.builder):
            listed = set(_mark_rows(self.app, self.env.docname, self.document))
            lead_to_rows(self.document, listed, _scripts_of(str(self.app.srcdir)))

    def _replace(self, button: cite_button) -> None:
        link = link_to_lines(self.app, self.env.docname, button["target"])
        if link is None and not is_edition(self.app.builder):  # an edition does not read all pages
            _LOGGER.warning("nothing to cite: %s", button["target"], location=button, type="survey")
        if link is None or is_edition(self.app.builder):
            _leave_out(button)
        else:
            button.replace_self(link)


def _leave_out(button: cite_button) -> None:
    """Remove a button with the blank before it, and the paragraph if nothing else is in it."""
    parent = button.parent
    place = parent.index(button)
    before = parent[place - 1] if place else None
    parent.remove(button)
    if isinstance(before, nodes.Text) and not before.strip():
        parent.remove(before)
    elif isinstance(before, nodes.Text):
        parent.replace(before, nodes.Text(before.rstrip()))
    if not parent.children and isinstance(parent, nodes.paragraph):
        parent.parent.remove(parent)


def _mark_rows(app: Sphinx, here: str, document: nodes.document) -> Iterator[str]:
    """Make each {cite:entry} a button, and give its row an anchor; yield the keys of these rows."""
    for row in document.findall(nodes.row):
        for span in list(row.findall(_is_entry)):
            cited = next(span.findall(nodes.reference), None)
            address = str(cited.get("refuri") or f"#{cited.get('refid')}") if cited else ""
            key = address.partition(_REFERENCE)[2]
            link = link_to_lines(app, here, key) if key else None
            if link is not None:
                span.parent.replace(span, link)
                row["ids"].append(f"row-{key}")
                yield key


def _is_entry(node: nodes.Node) -> bool:
    return isinstance(node, nodes.inline) and {"label", "cite"} <= {*node["classes"]}


def lead_to_rows(document: nodes.document, listed: Collection[str], known: Collection[str]) -> None:
    """Let the citations in the text lead to the row of the work, on a page that has one.

    `known` are the keys of works with a script; other citations are marked, so that their cards load none.
    """
    for cited in document.findall(nodes.reference):
        key = str(cited.get("refuri", "")).partition(_REFERENCE)[2]
        if key in listed:
            cited["refuri"] = f"#row-{key}"
        if key and key not in known:
            cited["classes"].append("bare")


@lru_cache(maxsize=1)
def _scripts_of(docs: str) -> frozenset[str]:
    return frozenset(path.stem for path in (Path(docs) / "extra" / _SCRIPTS).glob("*.js"))


# -- what the dialog's scripts are told ------------------------------------------------------------


def name_discussions(app: Sphinx, error: Exception | None) -> None:
    """Add the pages that discuss a work to the script of the work, on the site."""
    folder = Path(app.outdir) / _SCRIPTS
    if error or app.builder.format != "html" or is_edition(app.builder) or not folder.is_dir():
        return
    places: dict[str, tuple[CitingPlace, ...]] = getattr(app.env, "survey_places", {})
    for key, found in places.items():
        pages = {place.docname: place.title for place in found if place.cited_as is CitedAs.DISCUSSED}
        script = Path(app.srcdir) / "extra" / _SCRIPTS / f"{key}.js"
        if pages and script.exists():
            named = [(app.builder.get_target_uri(docname), title) for docname, title in pages.items()]
            _write(
                folder / f"{key}.js",
                script.read_text("utf-8") + render_call(f"works/{key}", {"pages": named}),
            )


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the role and the transform."""
    app.setup_extension("survey_companion.sphinx.citations.backlinks")
    app.add_node(cite_button)
    app.add_role("cite-button", CiteButton())
    app.add_post_transform(PlaceButtons)
    app.connect("builder-inited", lambda _: _scripts_of.cache_clear())  # the list may have changed
    app.connect("build-finished", name_discussions)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
