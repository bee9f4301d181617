"""The index at the end of a book: models and authors, each with page numbers.

Input: the entries of the bibliography, and the names of the models that works describe.
Output: Typst code, which computes the page numbers: for a model, the pages that cite or list its work; for an
author, the pages of the bibliography with the works.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from anyascii import anyascii
from sphinxcontrib.bibtex.domain import BibtexDomain

from survey_companion.sphinx.editions.typst.markup import array, call, string, strings
from survey_companion.text.latex import decode_latex

_OTHERS = "others"
_NO_LETTER = "0–9"


def render_index(bibliography: BibtexDomain, models: Mapping[str, str], placed: Collection[str]) -> str:
    """Return the code of both indexes in markup mode; empty if they have no entries.

    `placed` are the addresses that exist in the book.
    """
    authors: dict[str, list[str]] = defaultdict(list)
    releases: dict[str, list[str]] = defaultdict(list)
    for citation in bibliography.citations:
        address = f"{citation.bibliography_key.docname}#{citation.citation_id}"
        if address not in placed:
            continue
        for person in citation.entry.persons.get("author", ()):
            if str(person) != _OTHERS:
                authors[_invert(person)].append(address)
        if citation.key in models:
            releases[models[citation.key]].append(citation.key)
    parts = [_render("Index of models", releases, "cited"), _render("Index of authors", authors, "places")]
    return "".join(f"#{part}\n" for part in parts if part)


def _render(title: str, entries: Mapping[str, Iterable[str]], kind: str) -> str:
    if not entries:
        return ""
    ordered = sorted(entries, key=lambda name: (_sorted_as(name), name))
    heads = [_head_of(name) for name in ordered]
    rows = [
        array([string("" if head == before else head), string(name), strings(entries[name])])
        for name, head, before in zip(ordered, heads, ["", *heads], strict=False)
    ]
    return call("index-of", string(title), string(kind), array(rows))


def _sorted_as(name: str) -> str:
    """Return the letters by which a name is sorted: those of plain Latin, without marks before them."""
    plain = anyascii(name).casefold()
    first = next((place for place, letter in enumerate(plain) if letter.isalnum()), 0)
    return plain[first:]


def _head_of(name: str) -> str:
    """Return the heading above a name: its first letter, or what stands for all digits and signs."""
    first = _sorted_as(name)[:1]
    return first.upper() if first.isalpha() else _NO_LETTER


def _invert(person: object) -> str:
    """Return "Family, Given" for a person of pybtex."""
    names = {
        part: " ".join(getattr(person, f"{part}_names")) for part in ("prelast", "last", "first", "middle")
    }
    lineage = " ".join(person.lineage_names)  # type: ignore[attr-defined]
    family = " ".join(filter(None, [names["prelast"], names["last"], lineage]))
    given = " ".join(filter(None, [names["first"], names["middle"]]))
    return decode_latex(f"{family}, {given}" if given else family)
