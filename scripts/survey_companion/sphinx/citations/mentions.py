"""Collects which pages cite which works, and how.

Input: the pages as they are read. Output: `places_by_key`: the places that cite each key, in the order of the
site, sections before other pages. Pages of works and explorers are left out, because they show all works.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain, get_docnames

_SHOW_LABELS = {"label", "labelpar"}  # roles that print the work's number in the bibliography


class CitedAs(IntEnum):
    """How a page cites a work, in the order in which the bibliography names the places."""

    LISTED = 1  # in a table of works
    ADDED = 2  # in a table of works, in a row that is marked as an addition of the companion
    PAPER = 3  # as the paper of a data resource
    DISCUSSED = 4  # in the text


# A tuple, because one per listing is stored between builds, and tuples are loaded five times as fast.
class TableRow(NamedTuple):
    """A row of a table, such as that of a data resource, in which its paper is cited."""

    name: str
    label: str | None


class Mention(NamedTuple):
    """One citation of a work on a page."""

    key: str
    role: str  # "t" for {cite:t}
    cited_as: CitedAs
    row: TableRow | None  # the row of a table that contains the citation, if it has a title


@dataclass(frozen=True, kw_only=True, slots=True)
class CitingPage:
    """A page and its citations."""

    label: str | None  # the first heading's label
    counts_as_citing: bool  # not so pages of works and the explorers, which cite what they describe
    mentions: tuple[Mention, ...]  # in the order of the page

    @property
    def is_section(self) -> bool:
        """Whether it is the page of a section or part of the list."""
        return (self.label or "").startswith(("sec-", "res-"))


class CitingPlace(NamedTuple):
    """A page, or a row of a table on it, where a work is cited."""

    cited_as: CitedAs
    docname: str
    label: str | None  # of the page
    title: str  # of the page
    row: TableRow | None


def bibliography_of(env: BuildEnvironment) -> BibtexDomain:
    """Return sphinxcontrib-bibtex's domain, which has the entries and the lists that show them."""
    return cast("BibtexDomain", env.get_domain("cite"))


def pages_of(env: BuildEnvironment) -> dict[str, CitingPage]:
    """Return the pages that cite something, by name."""
    if not hasattr(env, "survey_citing"):
        env.survey_citing = {}  # type: ignore[attr-defined]
    found: dict[str, CitingPage] = env.survey_citing  # type: ignore[attr-defined]
    return found


def places_by_key(env: BuildEnvironment) -> dict[str, tuple[CitingPlace, ...]]:
    """Return the places that cite each work, each once, ordered by `cited_as`, then sections first."""
    pages = pages_of(env)
    order = {name: number for number, name in enumerate(get_docnames(env))}  # type: ignore[no-untyped-call]
    names = (name for name, page in pages.items() if page.counts_as_citing)
    found: dict[str, dict[CitingPlace, None]] = defaultdict(dict)
    for name in sorted(names, key=lambda name: (not pages[name].is_section, order.get(name, len(order)))):
        title = env.titles[name].astext()
        for each in pages[name].mentions:
            place = CitingPlace(
                cited_as=each.cited_as,
                docname=name,
                label=pages[name].label,
                title=title,
                row=each.row,
            )
            found[each.key][place] = None
    return {key: tuple(sorted(places, key=lambda place: place.cited_as)) for key, places in found.items()}


def shows_label(env: BuildEnvironment, mention: Mention) -> bool:
    """Whether a citation prints the work's number in the bibliography."""
    return mention.role in _SHOW_LABELS or env.config.bibtex_reference_style != "survey"


# -- reading a page --------------------------------------------------------------------------------


def note_page(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the citations of a page."""
    mentions = tuple(_mentions(doctree))
    if mentions:
        docname = app.env.docname
        pages_of(app.env)[docname] = CitingPage(
            label=_label(doctree, next(iter(doctree.findall(nodes.section)), None)),
            counts_as_citing=not docname.startswith("works/") and not _is_explorer(doctree),
            mentions=mentions,
        )


def _mentions(doctree: nodes.document) -> Iterator[Mention]:
    """Yield each citation of a page; the role {cite:entry} is used only in tables that list works."""
    for xref in doctree.findall(pending_xref):
        if xref.get("refdomain") == "cite":
            lists = xref["reftype"] == "entry"
            row = None if lists else _find_row(doctree, xref)
            cites = CitedAs.PAPER if row else CitedAs.DISCUSSED
            cited_as = _listed_as(xref) if lists else cites
            for target in parse_citation_targets(xref["reftarget"]):
                yield Mention(key=target.key, role=xref["reftype"], cited_as=cited_as, row=row)


def _listed_as(xref: nodes.Node) -> CitedAs:
    row = _above(xref, nodes.row)
    is_marked = row is not None and any("addition" in each["classes"] for each in row.findall(nodes.inline))
    return CitedAs.ADDED if is_marked else CitedAs.LISTED


def _find_row(doctree: nodes.document, node: nodes.Node) -> TableRow | None:
    """Return the row of a table that contains a citation; `None` if there is no row with a title."""
    row = _above(node, nodes.row)
    inlines = row.findall(nodes.inline) if row else ()
    title = next((each for each in inlines if "title" in each["classes"]), None)
    return TableRow(name=title.astext(), label=_label(doctree, title)) if title else None


def _above(node: nodes.Node | None, kind: type[nodes.Element]) -> nodes.Element | None:
    while node is not None and not isinstance(node, kind):
        node = node.parent
    return node


def _label(doctree: nodes.document, node: nodes.Element | None) -> str | None:
    """Return the explicit label of a part of a page, by which {ref} finds it."""
    names = node["names"] if node is not None else []
    return next((name for name in names if doctree.nametypes.get(name)), None)


def _is_explorer(doctree: nodes.document) -> bool:
    return any("explorer" in table["classes"] for table in doctree.findall(nodes.table))


def forget_page(_: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget the citations of a page that is removed, or about to be read again."""
    pages_of(env).pop(docname, None)


def join_pages(_: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    """Add the citations of pages that another process has read."""
    read = pages_of(other)
    pages_of(env).update({name: read[name] for name in docnames if name in read})


# -- what has changed since a builder wrote --------------------------------------------------------


def changed_keys(app: Sphinx, topic: str, state: object, describe: Callable[[], dict[str, str]]) -> set[str]:
    """Return the keys whose text differs from the last build of the same output, and remember the new texts.

    The texts are kept per builder and folder, because several builders may share one environment.
    `describe` makes the texts; it is called only if `state` differs from that of the last build, or is None.
    """
    if not hasattr(app.env, "survey_written"):
        app.env.survey_written = {}  # type: ignore[attr-defined]
    written: dict[tuple[str, ...], tuple[object, dict[str, str]]] = app.env.survey_written  # type: ignore[attr-defined]
    output = (topic, app.builder.name, str(app.outdir))
    known, before = written.get(output, (None, {}))
    if state is not None and state == known:
        return set()
    now = describe()
    written[output] = state, now
    return {key for key in {*before, *now} if before.get(key) != now.get(key)}


def state_of(env: BuildEnvironment) -> object:
    """Return a value that changes when a page was read or an entry has changed; `None` if unknown."""
    return bibliography_of(env).data.get("generation")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the events; what is cited, sphinxcontrib-bibtex knows."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.connect("doctree-read", note_page)
    app.connect("env-purge-doc", forget_page)
    app.connect("env-merge-info", join_pages)
    return {"version": "1", "env_version": 5, "parallel_read_safe": True, "parallel_write_safe": True}
