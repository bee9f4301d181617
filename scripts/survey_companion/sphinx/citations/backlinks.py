"""Sentences that say where a work is cited, in the bibliography and on the work's page.

    Doe (2020). Stones. …
    Listed in 1.1 Large Stones, 1.2 Small Stones; paper of Slate (2.1 Quarries); discussed in Introduction.

What stands in a section only because the companion added it is said to be so: "added by this companion to …".

```{cited-in} garcia2024introducing
```

becomes “Cited in …” with the pages that cite the work, without those that only list it; nothing if there is
none. The citing pages are known only after all pages are read; pages whose sentences changed are written
again. Each name is a reference that the builder resolves; names of pages outside a book are no links.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref, start_of_file
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.citations.mentions import (
    CitedAs,
    CitingPlace,
    bibliography_of,
    changed_keys,
    places_by_key,
    state_of,
)

_WORDS = {
    CitedAs.LISTED: "listed in ",
    CitedAs.ADDED: "added by this companion to ",
    CitedAs.PAPER: "paper of ",
    CitedAs.DISCUSSED: "discussed in ",
}


class cited_in(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """A placeholder for the sentence; its attribute `key` is a citation key."""


class CitedIn(SphinxDirective):
    """The directive `cited-in`: it inserts the placeholder."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the placeholder."""
        return [cited_in(key=self.arguments[0])]


def note_changes(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Remember where each work is cited, and return the pages whose sentences about that have changed."""

    def describe() -> dict[str, str]:
        places = places_by_key(env)
        env.survey_places = places  # type: ignore[attr-defined]
        return {key: sha256(repr(where).encode()).hexdigest() for key, where in places.items()}

    changed = changed_keys(app, "places", state_of(env), describe)
    lists = {key.docname for key in bibliography_of(env).bibliographies} if changed else set()
    return sorted(({f"works/{key}" for key in changed} | lists) & env.found_docs)


class NamePlaces(SphinxPostTransform):
    """Writes the sentences: after the bibliography has its entries, before references are resolved."""

    default_priority = 8

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Write the sentences."""
        places: dict[str, tuple[CitingPlace, ...]] = getattr(self.env, "survey_places", {})
        citations = list(self.document.findall(nodes.citation))
        keys = (
            {each.citation_id: each.key for each in bibliography_of(self.env).citations} if citations else {}
        )
        within = {each["docname"] for each in self.document.findall(start_of_file)} or None
        within = within or getattr(self.app.builder, "docnames", None)  # a book that reads page by page
        for citation in citations:
            key = next((keys[name] for name in citation["ids"] if name in keys), "")
            if key in places:
                sentence = _name_all(places[key], self.env.docname, within)
                citation.append(nodes.paragraph("", "", *sentence, classes=["cited-by"]))
        for node in list(self.document.findall(cited_in)):
            parts = _name_pages(places.get(node["key"], ()), self.env.docname, within)
            # An empty target keeps the anchors that a label before the directive has given it.
            node.replace_self(nodes.paragraph("", "", *parts) if parts else nodes.target())


def _name_all(places: Sequence[CitingPlace], docname: str, within: set[str] | None) -> Iterator[nodes.Node]:
    """Yield the nodes of "Listed in …; paper of …; discussed in …."."""
    for number, (cited_as, group) in enumerate(groupby(places, lambda place: place.cited_as)):
        words = _WORDS[cited_as]
        yield nodes.Text(f"; {words}" if number else words.capitalize())
        for position, place in enumerate(group):
            if position:
                yield nodes.Text(", ")
            if place.row:
                yield _link(place, place.row.label, place.row.name, docname, within)
                yield nodes.Text(" (")
            yield _link(place, place.label, place.title, docname, within)
            if place.row:
                yield nodes.Text(")")
    yield nodes.Text(".")


def _name_pages(places: Sequence[CitingPlace], docname: str, within: set[str] | None) -> list[nodes.Node]:
    """Return the nodes of "Cited in …." with the pages that do more than list the work; may be empty."""
    pages = {place.docname: place for place in places if place.cited_as > CitedAs.ADDED}
    parts: list[nodes.Node] = []
    for number, place in enumerate(pages.values(), start=1):
        between = " and " if number == len(pages) else ", "
        parts.append(nodes.Text(between if number > 1 else "Cited in "))
        parts.append(_link(place, place.label, place.title, docname, within))
    return [*parts, nodes.Text(".")] if parts else []


def _link(
    place: CitingPlace, label: str | None, text: str, docname: str, within: set[str] | None
) -> nodes.Node:
    """Return a reference to the label, or else to the page; plain text if the page is not in the book."""
    if within is not None and place.docname not in within:
        return nodes.Text(text)
    kind, target = ("ref", label) if label else ("doc", f"/{place.docname}")
    xref = pending_xref(
        "", refdoc=docname, refdomain="std", reftype=kind, reftarget=target, refexplicit=True, refwarn=True
    )
    xref += nodes.inline("", text, classes=["xref", "std", f"std-{kind}"])
    return xref


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, the event and the transform."""
    app.setup_extension("survey_companion.sphinx.citations.mentions")
    app.add_node(cited_in)
    app.add_directive("cited-in", CitedIn)
    app.connect("env-updated", note_changes)
    app.add_post_transform(NamePlaces)
    return {"version": "3", "env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}
