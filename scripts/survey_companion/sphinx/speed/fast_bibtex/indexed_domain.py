"""The domain `cite`: what the original searches for, looked up; what it works out again, remembered.

All that is shown still comes from the original. It is only given less to look through: the citations that one
link names, or one entry and the places that cite it, instead of all there are.
What is remembered lies in the environment, and so outlives a build.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes
from pybtex.database import Entry
from sphinx.errors import NoUri
from sphinxcontrib.bibtex import domain as original
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain, Citation
from sphinxcontrib.bibtex.roles import CitationRef

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.directives import BibliographyKey

_SETTINGS = ("bibtex_tooltips", "bibtex_tooltips_style")  # that make citations, beside what pages say
_MOST_LINKS = 4_096  # that are kept, about 2 kB each

Item = TypeVar("Item")


class IndexedDomain(BibtexDomain):
    """Finds citations by key and pages by citation, and rests when nothing changed."""

    data_version = 100 * BibtexDomain.data_version + 2  # also of what this class adds

    def __init__(self, env: "BuildEnvironment") -> None:
        """Know nothing yet beyond what the environment has kept."""
        super().__init__(env)
        # What the original shall look through just now, where that is not all.
        self._citations: Sequence[Citation] | None = None
        self._refs: Sequence[CitationRef] | None = None
        self._entries: Sequence[Entry] | None = None
        self._by_key: dict[str, list[tuple[int, Citation]]] | None = None
        self._links: dict[tuple[object, ...], nodes.Element] = {}
        self._citing: set[str] = set()  # pages of the first so many citations
        self._counted = 0

    @property
    def citations(self) -> list[Citation]:
        """All citations, or those that shall be looked through."""
        return super().citations if self._citations is None else list(self._citations)

    @property
    def citation_refs(self) -> list[CitationRef]:
        """All places that cite, or those that shall be looked through."""
        return super().citation_refs if self._refs is None else list(self._refs)

    def get_entries(self, bibfiles: list["Path"]) -> Iterable[Entry]:
        """Return all entries of some files, or those that shall be looked through."""
        return super().get_entries(bibfiles) if self._entries is None else self._entries

    @contextmanager
    def looking_at(
        self,
        *,
        citations: Sequence[Citation] | None = None,
        refs: Sequence[CitationRef] | None = None,
        entries: Sequence[Entry] | None = None,
    ) -> Iterator[None]:
        """Let the original look through these alone; through all of what is not given."""
        self._citations, self._refs, self._entries = citations, refs, entries
        try:
            yield
        finally:
            self._citations = self._refs = self._entries = None

    # -- links -------------------------------------------------------------------------------------

    def resolve_xref(  # type: ignore[override]  # noqa: PLR0913, PLR0917  (as in Sphinx; of the original's type)
        self,
        env: "BuildEnvironment",
        fromdocname: str,
        builder: "Builder",
        typ: str,
        target: str,
        node: "pending_xref",
        contnode: nodes.Element,
    ) -> nodes.Element:
        """Return the link of a citation; one that reads and leads the same has been made before."""
        keys = {each.key for each in parse_citation_targets(target)}
        found = self._find(keys)
        pages = sorted({citation.bibliography_key.docname for citation in found})
        ways = [(page == fromdocname, _way(builder, fromdocname, page)) for page in pages]
        link = (builder.name, typ, target, *ways)
        if link not in self._links:
            with self.looking_at(citations=found):
                resolved = super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)
            if len({citation.key for citation in found}) < len(keys):
                return resolved  # with a warning, which the next such link has to have, too
            if len(self._links) >= _MOST_LINKS:
                self._links.clear()
            self._links[link] = resolved
        return self._links[link].deepcopy()

    def _find(self, keys: Iterable[str]) -> list[Citation]:
        """Return the citations of some keys, in the order of all citations."""
        if self._by_key is None:
            self._by_key = defaultdict(list)
            for position, citation in enumerate(self.citations):
                self._by_key[citation.key].append((position, citation))
        found = sorted((each for key in keys for each in self._by_key.get(key, ())), key=lambda each: each[0])
        return [citation for _, citation in found]

    def find_backrefs(self, docname: str) -> dict[str, list[str]]:
        """Return the places on a page that cite what its own bibliographies list, by the id of the entry."""
        places = _group(
            (each.key, ref.citation_ref_id)
            for ref in self.citation_refs
            if ref.docname == docname
            for each in ref.targets
        )
        return {
            each.citation_id: places[each.key]
            for each in self.citations
            if each.bibliography_key.docname == docname and each.key in places
        }

    # -- entries -----------------------------------------------------------------------------------

    def env_updated(self) -> Iterable[str]:
        """Work out the citations, unless no page was read and no setting has changed since that was done."""
        settings = [getattr(self.env.config, name) for name in _SETTINGS]
        if self.data.get("settled") == settings:
            return []
        self._by_key = None
        self._links.clear()
        with _listening() as warnings:
            changed = list(super().env_updated())
        self.data["settled"] = None if warnings else settings  # a warning is to be heard in every build
        self.data["generation"] = self.data.get("generation", 0) + 1
        return changed

    def get_all_cited_keys(self, docnames: Sequence[str]) -> Iterator[str]:
        """Yield the keys that pages cite, in the order of these pages."""
        order = {name: position for position, name in enumerate(docnames)}
        for ref in sorted(self.citation_refs, key=lambda ref: order[ref.docname]):
            for target in ref.targets:
                yield target.key

    def get_filtered_entries(self, bibliography_key: "BibliographyKey") -> Iterator[tuple[str, Entry]]:
        """Yield the entries that a bibliography shall list; its filter may ask which pages cite each."""
        bibliography = self.bibliographies[bibliography_key]
        refs = _group((target.key, ref) for ref in self.citation_refs for target in ref.targets)
        for entry in list(self.get_entries(bibliography.bibfiles)):
            citing = refs.get(f"{bibliography.keyprefix}{entry.key}", [])
            with self.looking_at(entries=[entry], refs=citing):
                kept = list(super().get_filtered_entries(bibliography_key))
            yield from kept

    # -- pages that are read -----------------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget what a page cites and lists; the lists are only gone through where it did."""
        self.data["settled"] = None
        refs = self.citation_refs
        self._citing.update(ref.docname for ref in refs[self._counted :])
        if docname in self._citing or any(key.docname == docname for key in self.bibliographies):
            super().clear_doc(docname)
            self._citing.discard(docname)
        self._counted = len(self.citation_refs)

    def merge_domaindata(self, docnames: "AbstractSet[str]", otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        self.data["settled"] = None
        super().merge_domaindata(docnames, otherdata)


def _way(builder: "Builder", page: str, other: str) -> str | None:
    """Return how one page leads to another; None where the builder knows no way."""
    try:
        return builder.get_relative_uri(page, other)
    except NoUri:
        return None


def _group(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    """Return the second of all pairs by the first."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return groups


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Give a list of what the original warns of."""
    heard: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = heard.append  # type: ignore[method-assign,assignment]
    original.logger.logger.addHandler(handler)
    try:
        yield heard
    finally:
        original.logger.logger.removeHandler(handler)
