"""Links from the pages to downloads, such as .bib files.

{export}`BibTeX <sections/sec-….bib>`    a link to a file under `exports/`
a reference in the bibliography          links to the work's page and to its own files

Only the site has these files; a book shows the text of the link only.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole
from sphinx.util.typing import ExtensionMetadata

from survey_companion.exports.formats import Scope, formats_for


class ExportRole(ReferenceRole):
    """A link to a file under `exports/`, which is copied to the site unchanged."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; `place_exports` adds its address, which depends on the page's."""
        return [_link(self.target, self.title)], []


def _link(target: str, title: str) -> nodes.reference:
    return nodes.reference("", title, refuri=target, internal=False, classes=["export"])


def add_downloads(app: Sphinx, citations: Sequence[nodes.citation], docname: str) -> None:
    """Add to each reference the links to the work's page and to its own files."""
    exports = Path(app.srcdir) / "extra" / "exports"
    for citation in citations:
        key = next((name.removeprefix("ref-") for name in citation["ids"] if name.startswith("ref-")), "")
        entry = next((part for part in citation.children if isinstance(part, nodes.paragraph)), None)
        if entry is None:
            continue
        if f"works/{key}" in app.env.found_docs:
            uri = app.builder.get_relative_uri(docname, f"works/{key}")
            entry += [nodes.Text(" "), _page("Work page", uri), nodes.Text(" "), _page("Cite", f"{uri}#cite")]
        for each in formats_for(Scope.WORK):
            path = each.path(Scope.WORK, key)
            if (exports / path).exists():
                entry += [nodes.Text(" "), _link(path, each.label)]


def _page(title: str, uri: str) -> nodes.reference:
    return nodes.reference("", title, refuri=uri, internal=True, classes=["work-page"])


def place_exports(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the links their addresses, relative to the page so that they work from a folder too."""
    for link in [link for link in doctree.findall(nodes.reference) if "export" in link["classes"]]:
        if _is_site(app):
            depth = app.builder.get_target_uri(docname).partition("#")[0].count("/")
            link["refuri"] = f"{'../' * depth}exports/{link['refuri']}"
        else:
            link.replace_self(nodes.inline("", "", *link.children, classes=["export"]))


def add_aliases(app: Sphinx, citations: Sequence[nodes.citation]) -> None:
    """Give each reference the anchors of its earlier keys, so that old links still work."""
    earlier: dict[str, list[str]] = defaultdict(list)
    for old, current in getattr(app.config, "survey_earlier", ()):  # of another extension
        if old.startswith("work-"):
            earlier[current.removeprefix("work-")].append(old.removeprefix("work-"))
    for citation in citations:
        citation["ids"] += [f"ref-{old}" for name in citation["ids"] for old in earlier.get(name[4:], ())]


def _is_site(app: Sphinx) -> bool:
    return app.builder.format == "html" and app.builder.name != "epub"


def _resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    citations = list(doctree.findall(nodes.citation)) if _is_site(app) else []
    if citations:
        add_downloads(app, citations, docname)
        add_aliases(app, citations)
    place_exports(app, doctree, docname)


def _leave_out_of_books(app: Sphinx) -> None:
    """Leave the files out of an EPUB, which would have to declare the type of each."""
    if app.builder.name == "epub":
        app.config.html_extra_path = []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the role and the links."""
    app.add_role("export", ExportRole())
    app.connect("builder-inited", _leave_out_of_books)
    app.connect("doctree-resolved", _resolve)
    return {"version": "2", "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
