"""Which pages cite a work, beyond the tables that list it.

```{cited-in} garcia2024introducing
```

A paragraph that names the pages, or nothing. What cites what is known once all pages are read;
a page whose answer has changed since is written anew.
"""

from collections import defaultdict
from collections.abc import Iterable

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

_Pages = dict[str, list[tuple[str, str]]]  # by citation key: name and title of each page, sorted


class cited_in(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """The place of the paragraph; its attribute `key` is a citation key."""


class CitedIn(SphinxDirective):
    """Leave a place for the pages that cite a work."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        return [cited_in(key=self.arguments[0])]


def note_citations(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what a page cites; {cite:entry} stands in tables of works, which only list."""
    cited = {
        target.key
        for xref in doctree.findall(pending_xref)
        if xref.get("refdomain") == "cite" and xref["reftype"] != "entry"
        for target in parse_citation_targets(xref["reftarget"])
    }
    _citations(app.env)[app.env.docname] = cited


def forget_page(_: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget what a page cites that is read anew, or gone."""
    _citations(env).pop(docname, None)


def join_pages(_: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    """Take over what another process has read."""
    _citations(env).update({name: _citations(other).get(name, set()) for name in docnames})


def _citations(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the citation keys by the name of the page."""
    if not hasattr(env, "survey_citations"):
        env.survey_citations = {}  # type: ignore[attr-defined]
    found: dict[str, set[str]] = env.survey_citations  # type: ignore[attr-defined]
    return found


def note_changes(_: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Remember which pages cite each work, and return the work pages for which that has changed."""
    before: _Pages = getattr(env, "survey_citing_pages", {})
    after: _Pages = defaultdict(list)
    for docname, keys in sorted(_citations(env).items()):
        for key in keys:
            after[key].append((docname, env.titles[docname].astext()))
    env.survey_citing_pages = dict(after)  # type: ignore[attr-defined]
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


def _paragraph(app: Sphinx, pages: list[tuple[str, str]], docname: str) -> nodes.paragraph:
    paragraph = nodes.paragraph("", "Cited in ")
    for number, (page, title) in enumerate(pages):
        if number:
            paragraph += nodes.Text(" and " if number == len(pages) - 1 else ", ")
        uri = app.builder.get_relative_uri(docname, page)
        paragraph += nodes.reference("", title, refuri=uri, internal=True)
    paragraph += nodes.Text(".")
    return paragraph


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and the events."""
    app.add_node(cited_in)
    app.add_directive("cited-in", CitedIn)
    app.connect("doctree-read", note_citations)
    app.connect("env-purge-doc", forget_page)
    app.connect("env-merge-info", join_pages)
    app.connect("env-updated", note_changes)
    app.connect("doctree-resolved", resolve)
    return {"version": "2", "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
