"""The index at the end of a book: models and authors, each with the pages that name them.

Input: the entries of the bibliography, and the names of the models that works describe.
Output: Typst code. Pages are only known when the book is set: a model has those where its work is cited
or listed, an author those where the bibliography names the work.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from anyascii import anyascii
from docutils import nodes
from sphinxcontrib.bibtex.domain import BibtexDomain

from survey.latex import decode_latex
from survey.sphinx.typst.markup import array, call, string, strings

_OTHERS = "others"


def render_index(
    bibliography: BibtexDomain, models: Mapping[str, str], trees: Mapping[str, nodes.document]
) -> str:
    """Return the code of both indexes in markup mode; nothing where there is nothing to name."""
    shown = {
        name.removeprefix("ref-")
        for tree in trees.values()
        for citation in tree.findall(nodes.citation)
        for name in citation["ids"]
    }
    authors: dict[str, list[str]] = defaultdict(list)
    for citation in bibliography.citations:
        if citation.key in shown:
            for person in citation.entry.persons.get("author", ()):
                if str(person) != _OTHERS:
                    authors[_invert(person)].append(citation.key)
    releases: dict[str, list[str]] = defaultdict(list)
    for key, name in models.items():
        if key in shown:
            releases[name].append(key)
    place = next((each.bibliography_key.docname for each in bibliography.citations), "")
    parts = [_render("Index of models", releases, None), _render("Index of authors", authors, place)]
    return "".join(f"#{part}\n" for part in parts if part)


def _render(title: str, entries: Mapping[str, Iterable[str]], place: str | None) -> str:
    if not entries:
        return ""
    ordered = sorted(entries, key=lambda name: (anyascii(name).casefold().lstrip("'"), name))
    rows = [array([string(name), strings(entries[name])]) for name in ordered]
    return call("index-of", string(title), array(rows), place=string(place) if place is not None else None)


def _invert(person: object) -> str:
    """Return "Family, Given" of a person of pybtex."""
    names = {
        part: " ".join(getattr(person, f"{part}_names")) for part in ("prelast", "last", "first", "middle")
    }
    lineage = " ".join(person.lineage_names)  # type: ignore[attr-defined]
    family = " ".join(filter(None, [names["prelast"], names["last"], lineage]))
    given = " ".join(filter(None, [names["first"], names["middle"]]))
    return decode_latex(f"{family}, {given}" if given else family)
