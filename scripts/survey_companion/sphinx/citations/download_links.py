"""Links from the pages to downloads, such as .bib files.

{export}`BibTeX <sections/sec-….bib>`    a link to a file under `exports/`
a reference in the bibliography          its title leads to the work's page, and "Cite" to the lines to copy

Only the site has these files; a book shows the text of the link only.
"""

from collections import defaultdict
from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.citations.bib_names import OTHERS
from survey_companion.sphinx.citations.cite_buttons import link_to_lines
from survey_companion.sphinx.citations.mentions import bibliography_of
from survey_companion.sphinx.citations.reference_styles import FIRST_NAMES, REST


class ExportRole(ReferenceRole):
    """A link to a file under `exports/`, which is copied to the site unchanged."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; `place_exports` adds its address, which depends on the page's."""
        return [_link(self.target, self.title)], []


def _link(target: str, title: str) -> nodes.reference:
    return nodes.reference("", title, refuri=target, internal=False, classes=["export"])


def shorten_references(app: Sphinx, citations: Sequence[nodes.citation], docname: str) -> None:
    """Name ten authors, let the title lead to the work's page, which has all names, and add "Cite"."""
    authors = {
        each.citation_id: each.entry.persons.get("author", ()) for each in bibliography_of(app.env).citations
    }
    for citation in citations:
        name = next((name for name in citation["ids"] if name.startswith("ref-")), "")
        entry = next((part for part in citation.children if isinstance(part, nodes.paragraph)), None)
        link = link_to_lines(app, docname, name.removeprefix("ref-"))
        if entry is None or link is None:
            continue
        for rest in list(_find(entry, REST)):
            others = [each for each in authors.get(name, ()) if str(each) != OTHERS][FIRST_NAMES:]
            rest.parent.replace(rest, nodes.Text(f", and {len(others)} more"))
        for title in list(entry.findall(nodes.strong))[:1]:
            page = link["refuri"].removesuffix("#cite")
            title.parent.replace(title, nodes.reference("", "", *title.children, refuri=page, internal=True))
        for each in entry.findall(nodes.reference):
            if each.astext() == each["refuri"]:
                each[:] = [nodes.Text(_without_scheme(each["refuri"]))]
        entry += [nodes.Text(" "), link]


def _without_scheme(address: str) -> str:
    """Return "example.org/1" for "https://example.org/1/": what tells addresses apart, and no more."""
    return address.partition("://")[2].rstrip("/") or address


def _write_out(doctree: nodes.document) -> None:
    """Write all names, and the titles like any text, where there are no pages of works."""
    for citation in doctree.findall(nodes.citation):
        for marked in [*_find(citation, REST), *citation.findall(nodes.strong)]:
            place = marked.parent.index(marked)
            marked.parent[place : place + 1] = marked.children


def _find(place: nodes.Element, name: str) -> list[nodes.inline]:
    return [span for span in place.findall(nodes.inline) if name in span["classes"]]


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
        shorten_references(app, citations, docname)
        add_aliases(app, citations)
    _write_out(doctree)
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
