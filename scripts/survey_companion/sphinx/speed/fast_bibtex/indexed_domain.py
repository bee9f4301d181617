"""A faster domain `cite`, with an index and a cache where the original scans and recomputes.

All output still comes from the original. For each call, the subclass reduces the lists that the original
iterates over: to the citations that one link names, or to one entry and the places that cite it.
What later builds need for that is kept in Sphinx's environment.
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

_SETTINGS = ("bibtex_tooltips", "bibtex_tooltips_style")  # on which citations depend, besides pages
_MOST_LINKS = 4_096  # most links that are cached, about 2 kB each

Item = TypeVar("Item")


class IndexedDomain(BibtexDomain):
    """Finds citations and entries with an index, and recomputes nothing if nothing has changed."""

    data_version = 100 * BibtexDomain.data_version + 2  # includes the version of the data added here

    def __init__(self, env: "BuildEnvironment") -> None:
        """Start with empty caches; `data` holds what the environment has kept from earlier builds."""
        super().__init__(env)
        # What the base class may iterate over in this call; None: everything.
        self._citations: Sequence[Citation] | None = None
        self._refs: Sequence[CitationRef] | None = None
        self._entries: Sequence[Entry] | None = None
        self._by_key: dict[str, list[tuple[int, Citation]]] | None = None
        self._links: dict[tuple[object, ...], nodes.Element] = {}
        self._citing: set[str] = set()  # pages with at least one of the first `_counted` citations
        self._counted = 0

    @property
    def citations(self) -> list[Citation]:
        """All citations, or those to which `looking_at` restricts the base class."""
        return super().citations if self._citations is None else list(self._citations)

    @property
    def citation_refs(self) -> list[CitationRef]:
        """All places that cite, or those to which `looking_at` restricts the base class."""
        return super().citation_refs if self._refs is None else list(self._refs)

    def get_entries(self, bibfiles: list["Path"]) -> Iterable[Entry]:
        """Return all entries of some files, or those to which `looking_at` restricts the base class."""
        return super().get_entries(bibfiles) if self._entries is None else self._entries

    @contextmanager
    def looking_at(
        self,
        *,
        citations: Sequence[Citation] | None = None,
        refs: Sequence[CitationRef] | None = None,
        entries: Sequence[Entry] | None = None,
    ) -> Iterator[None]:
        """Restrict what the base class iterates over within this block; None restricts nothing."""
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
        """Return the link of a citation; links with the same text and target are made once and copied."""
        keys = {each.key for each in parse_citation_targets(target)}
        found = self._find(keys)
        pages = sorted({citation.bibliography_key.docname for citation in found})
        ways = [(page == fromdocname, _way(builder, fromdocname, page)) for page in pages]
        link = (builder.name, typ, target, *ways)
        if link not in self._links:
            with self.looking_at(citations=found):
                resolved = super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)
            if len({citation.key for citation in found}) < len(keys):
                return resolved  # not cached, so that each link with an unknown key is warned of
            if len(self._links) >= _MOST_LINKS:
                self._links.clear()
            self._links[link] = resolved
        return self._links[link].deepcopy()

    def _find(self, keys: Iterable[str]) -> list[Citation]:
        """Return the citations with these keys, in the order of all citations."""
        if self._by_key is None:
            self._by_key = defaultdict(list)
            for position, citation in enumerate(self.citations):
                self._by_key[citation.key].append((position, citation))
        found = sorted((each for key in keys for each in self._by_key.get(key, ())), key=lambda each: each[0])
        return [citation for _, citation in found]

    def find_backrefs(self, docname: str) -> dict[str, list[str]]:
        """Return ids of the places on a page that cite its own bibliographies, by the id of the entry."""
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
        """Compute the citations, unless no page was read and no setting was changed since the last time."""
        settings = [getattr(self.env.config, name) for name in _SETTINGS]
        if self.data.get("settled") == settings:
            return []
        self._by_key = None
        self._links.clear()
        with _listening() as warnings:
            changed = list(super().env_updated())
        self.data["settled"] = None if warnings else settings  # every build repeats warnings
        self.data["generation"] = self.data.get("generation", 0) + 1
        return changed

    def get_all_cited_keys(self, docnames: Sequence[str]) -> Iterator[str]:
        """Yield the keys that the pages cite, in the order of the pages."""
        order = {name: position for position, name in enumerate(docnames)}
        for ref in sorted(self.citation_refs, key=lambda ref: order[ref.docname]):
            for target in ref.targets:
                yield target.key

    def get_filtered_entries(self, bibliography_key: "BibliographyKey") -> Iterator[tuple[str, Entry]]:
        """Yield the entries that pass a bibliography's filter, which may ask which pages cite an entry."""
        bibliography = self.bibliographies[bibliography_key]
        refs = _group((target.key, ref) for ref in self.citation_refs for target in ref.targets)
        for entry in list(self.get_entries(bibliography.bibfiles)):
            citing = refs.get(f"{bibliography.keyprefix}{entry.key}", [])
            with self.looking_at(entries=[entry], refs=citing):
                kept = list(super().get_filtered_entries(bibliography_key))
            yield from kept

    # -- reading pages -----------------------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget the citations and bibliographies of a page; a page without any is skipped, to save time."""
        self.data["settled"] = None
        refs = self.citation_refs
        self._citing.update(ref.docname for ref in refs[self._counted :])
        if docname in self._citing or any(key.docname == docname for key in self.bibliographies):
            super().clear_doc(docname)
            self._citing.discard(docname)
        self._counted = len(self.citation_refs)

    def merge_domaindata(self, docnames: "AbstractSet[str]", otherdata: dict[str, Any]) -> None:
        """Take over the data of pages that another process has read."""
        self.data["settled"] = None
        super().merge_domaindata(docnames, otherdata)


def _way(builder: "Builder", page: str, other: str) -> str | None:
    """Return the relative address of one page from another; None if the builder knows none."""
    try:
        return builder.get_relative_uri(page, other)
    except NoUri:
        return None


def _group(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    """Return the second items of the pairs, grouped by the first."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return groups


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that collects the warnings of the original domain within this block."""
    heard: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = heard.append  # type: ignore[method-assign,assignment]
    original.logger.logger.addHandler(handler)
    try:
        yield heard
    finally:
        original.logger.logger.removeHandler(handler)
