"""Rebuilds the pages that show the text of a citation, or the title of a page, that has changed.

A citation shows names and year of an entry, and the whole reference as its tooltip. sphinxcontrib-bibtex
inserts them when a page is written, but Sphinx writes only pages whose own source has changed.
Input: the entries of the bibliography, and what each page cites. Output: the pages to write again.
If the code that formats citations changes, everything is rebuilt.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.index_entries import split_index_msg
from sphinx.util.typing import ExtensionMetadata
from sphinxcontrib.bibtex.domain import Citation

from sphinx import addnodes
from survey_companion.sphinx.citations.mentions import (
    bibliography_of,
    changed_keys,
    pages_of,
    shows_label,
    state_of,
)

_FORMATTERS = ("survey-companion", "sphinxcontrib-bibtex", "pybtex", "pybtex-docutils")
_AFTER_BIBTEX = 600  # after sphinxcontrib-bibtex, which formats the entries at priority 500


def note_changes(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return the pages that cite an entry whose text has changed, or that show its number if that has."""
    citations, state = bibliography_of(env).citations, state_of(env)
    texts = changed_keys(app, "texts", state, lambda: {each.key: _digest(each) for each in citations})
    labels = changed_keys(
        app, "labels", state, lambda: {each.key: each.formatted_entry.label for each in citations}
    )
    if not texts and not labels:
        return []
    showing = {
        name
        for name, page in pages_of(env).items()
        if any(each.key in texts or (each.key in labels and shows_label(env, each)) for each in page.mentions)
    }
    lists = {key.docname for key in bibliography_of(env).bibliographies}
    return sorted((showing | lists) & env.found_docs)


def note_titles(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return all pages if the navigation, which each page shows, has changed."""

    def describe() -> dict[str, str]:
        shown = (name for name in env.titles if "orphan" not in env.metadata[name])
        titles = {name: env.titles[name].astext() for name in shown}
        tables = env.tocs[app.config.root_doc].findall(addnodes.toctree)
        groups = {"groups": "\n".join(str(each.get("caption")) for each in tables)}
        below = {f"below {name}": "\n".join(pages) for name, pages in env.toctree_includes.items()}
        return titles | groups | below

    return sorted(env.found_docs) if changed_keys(app, "titles", None, describe) else []


def _digest(citation: Citation) -> str:
    """Return a digest of everything that a citation of the entry may show."""
    entry = citation.entry
    shown = (
        citation.citation_id,
        citation.bibliography_key.docname,
        str(citation.formatted_entry.text),
        str(citation.tooltip_entry.text) if citation.tooltip_entry else None,
        sorted(entry.fields.items()),
        sorted((role, [repr(person) for person in persons]) for role, persons in entry.persons.items()),
    )
    return sha256(repr(shown).encode()).hexdigest()


def find_replaced(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """Return the pages whose file, or a file that they include, is not the one that was read.

    Sphinx itself notices only newer files, but a restored file may be older.
    """
    known: dict[str, _Stamps] = getattr(env, "survey_sources", {})
    stamps = _Stamper(env)
    app._survey_sources = {page: stamps.of(page) for page in env.all_docs}  # type: ignore[attr-defined]
    now: dict[str, _Stamps] = app._survey_sources  # type: ignore[attr-defined]
    return sorted(page for page, stamp in now.items() if page in known and known[page] != stamp)


def note_read(app: Sphinx, _: BuildEnvironment, pages: list[str]) -> None:
    """Remember which pages are read in this build."""
    app._survey_read = set(pages)  # type: ignore[attr-defined]


def note_sources(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Remember the stamps of all pages' files; return no page."""
    known: dict[str, _Stamps] = getattr(app, "_survey_sources", {})
    read: set[str] = getattr(app, "_survey_read", set())
    stamps = _Stamper(env)
    env.survey_sources = {  # type: ignore[attr-defined]
        page: stamps.of(page) if page in read or page not in known else known[page] for page in env.all_docs
    }
    return ()


_Stamps = tuple[tuple[int, int], ...]  # size in bytes and mtime in ns, of the page and each file it includes


class _Stamper:
    """Reads the stamps of files, each file once."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._known: dict[str, tuple[int, int]] = {}

    def of(self, page: str) -> _Stamps:
        """Return the stamps of a page's file and of all files that it includes."""
        inside = sorted(map(str, self._env.dependencies.get(page, ())))
        return tuple(map(self._look, [str(self._env.doc2path(page)), *inside]))

    def _look(self, path: str) -> tuple[int, int]:
        if path not in self._known:
            try:
                found = (Path(self._env.srcdir) / path).stat()
                self._known[path] = found.st_size, found.st_mtime_ns
            except OSError:
                self._known[path] = 0, 0
        return self._known[path]


def complete_search(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Make the search index the same as after a build of all pages; return no page.

    Sphinx keeps words that are no longer on any page, and drops glossary and index entries of pages that were
    not written in this build.
    """
    index: Any = getattr(app.builder, "indexer", None)
    if index is not None:
        for terms in (index._mapping, index._title_mapping):
            for word in [word for word, pages in terms.items() if not pages]:
                del terms[word]
        index._index_entries = dict(_find_index_entries(app.env))
    return ()


def _find_index_entries(env: BuildEnvironment) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield each page with its index entries: term, anchor, and "main" if it is the term's main entry."""
    for page, entries in sorted(env.domains.index_domain.entries.items()):
        found: set[tuple[str, str, str]] = set()
        for kind, value, anchor, main, _ in entries:
            with suppress(ValueError):  # Sphinx has warned of it already
                terms = split_index_msg(kind, value)
                found |= {(term, anchor or "", main) for term in terms}
        if page in env.all_docs:
            yield page, sorted(found)


def name_images(_: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Name images independently of the order in which pages were read.

    Sphinx adds numbers to images with the same file name. Return the pages with an image whose name changed.
    """
    images = env.images
    images._existing.clear()
    renamed: set[str] = set()
    for path, (pages, name) in sorted(images.items()):
        del images[path]
        for page in pages:
            images.add_file(page, path)
        renamed |= pages if images[path][1] != name else set()
    return sorted(renamed & env.found_docs)


def style_version() -> int:
    """Return a number that changes with the code that formats citations: this folder and its dependencies."""
    parts = [version(name).encode() for name in _FORMATTERS]
    parts += [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    return int(sha256(b"\0".join(parts)).hexdigest()[:12], 16)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the events."""
    app.setup_extension("survey_companion.sphinx.citations.mentions")
    app.connect("env-updated", note_changes, priority=_AFTER_BIBTEX)
    app.connect("env-updated", note_titles)
    app.connect("env-get-outdated", find_replaced)
    app.connect("env-before-read-docs", note_read)
    app.connect("env-updated", note_sources)
    app.connect("env-updated", name_images)
    app.connect("html-collect-pages", complete_search)
    return {
        "version": "1",
        "env_version": style_version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
