"""Which pages cite a work, beyond the sections that list it.

```{cited-in} garcia2024introducing
```

A paragraph that names the pages, or nothing. sphinxcontrib-bibtex knows every citation once all
pages are read; a page whose answer has changed since is written anew.
"""

from collections import defaultdict
from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

# Tables of works and lists of references say where a work is listed; here it is about what discusses it.
_LISTS = ("taxonomy/", "works/", "explore")


class cited_in(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """The place of the paragraph; its attribute `key` is a citation key."""


class CitedIn(SphinxDirective):
    """Leave a place for the pages that cite a work."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        return [cited_in(key=self.arguments[0])]


def find_citing_pages(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return the pages that cite each key, sorted by name; those with tables of works are left out."""
    pages: dict[str, set[str]] = defaultdict(set)
    for citation in env.get_domain("cite").citation_refs:  # type: ignore[attr-defined]
        if not citation.docname.startswith(_LISTS):
            for target in citation.targets:
                pages[target.key].add(citation.docname)
    return {key: sorted(names) for key, names in pages.items()}


def note_changes(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:  # noqa: ARG001
    """Remember which pages cite each work, and return the work pages for which that has changed."""
    before: dict[str, list[str]] = getattr(env, "survey_citing_pages", {})
    after = find_citing_pages(env)
    env.survey_citing_pages = after  # type: ignore[attr-defined]
    changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    return sorted({f"works/{key}" for key in changed} & env.found_docs)


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the pages in their place."""
    for node in list(doctree.findall(cited_in)):
        pages = app.env.survey_citing_pages.get(node["key"], [])  # type: ignore[attr-defined]
        if pages:
            node.replace_self(_paragraph(app, pages, docname))
        else:
            node.parent.remove(node)


def _paragraph(app: Sphinx, pages: list[str], docname: str) -> nodes.paragraph:
    paragraph = nodes.paragraph("", "Cited in ")
    for number, page in enumerate(pages):
        if number:
            paragraph += nodes.Text(" and " if number == len(pages) - 1 else ", ")
        uri = app.builder.get_relative_uri(docname, page)
        title = app.env.titles[page].astext()
        paragraph += nodes.reference("", title, refuri=uri, internal=True)
    paragraph += nodes.Text(".")
    return paragraph


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and the events."""
    app.add_node(cited_in)
    app.add_directive("cited-in", CitedIn)
    app.connect("env-updated", note_changes)
    app.connect("doctree-resolved", resolve)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
