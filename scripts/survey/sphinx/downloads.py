"""Links from the pages to the files that readers take with them.

{export}`BibTeX <sections/sec-….bib>`    a link to a file under `exports/`
a reference in the bibliography          links to the work's page and to its own files
"""

import csv
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole
from sphinx.util.typing import ExtensionMetadata

_FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


class ExportRole(ReferenceRole):
    """A link to a file that is copied to the site as it is."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, relative to the page, so that it works from disk, too."""
        return [_link(self.env.docname, self.target, self.title)], []


def _link(docname: str, target: str, title: str) -> nodes.reference:
    uri = "../" * docname.count("/") + f"exports/{target}"
    return nodes.reference("", title, refuri=uri, internal=False, classes=["export"])


def add_downloads(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Add to each reference the links to the work's page and to its own files."""
    folder = Path(app.srcdir) / "extra" / "exports" / "works"
    for citation in doctree.findall(nodes.citation):
        key = next((name.removeprefix("ref-") for name in citation["ids"] if name.startswith("ref-")), "")
        if not isinstance(citation[-1], nodes.paragraph):
            continue
        if f"works/{key}" in app.env.found_docs:
            uri = app.builder.get_relative_uri(docname, f"works/{key}")
            page = nodes.reference("", "Work page", refuri=uri, internal=True, classes=["export"])
            citation[-1] += [nodes.Text(" "), page]
        if (folder / f"{key}.bib").exists():
            for suffix, title in _FORMATS.items():
                citation[-1] += [nodes.Text(" "), _link(docname, f"works/{key}.{suffix}", title)]


def add_aliases(app: Sphinx, doctree: nodes.document) -> None:
    """Give each reference the anchors of its earlier keys, so that old links still arrive."""
    table = Path(app.srcdir).parent / "bib" / "keys.csv"
    if not table.exists():
        return
    with table.open(encoding="utf-8", newline="") as file:
        rows = [(row["key"], row["current"]) for row in csv.DictReader(file) if row["key"] != row["current"]]
    for citation in doctree.findall(nodes.citation):
        citation["ids"] += [f"ref-{old}" for old, key in rows if f"ref-{key}" in citation["ids"]]


def _resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    add_downloads(app, doctree, docname)
    add_aliases(app, doctree)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the role and the links."""
    app.add_role("export", ExportRole())
    app.connect("doctree-resolved", _resolve)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
