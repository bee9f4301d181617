"""Leaves out of editions what makes sense only on the site, and replaces links to it.

A book, an EPUB or LaTeX has no explorer and no pages of works: the bibliography has their facts.
Input: the pages and the builder. Output: no page that `survey_online_only` names, no element of the class
`site-only` in an edition and none of the class `edition-only` on the site. A link to a work's page leads
to its reference; a link to another page that was left out leads to the published site, if there is one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.text import TextBuilder
from sphinx.config import Config
from sphinx.directives.other import TocTree
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import make_filename_from_project
from sphinx.util.typing import ExtensionMetadata

from sphinx import addnodes
from survey_companion.sphinx.left_out import (
    WORKS,
    OmitsOnlinePages,
    find_elsewhere,
    find_reference,
    is_edition,
    is_online_only,
    note_references,
)

_LABEL = re.compile(r"\s*\(([^()]+)\)=[ \t]*")  # "(name)=" on a line of its own
_HEADING = re.compile(r"\s*#+ +(.+)")
_AFTER_BIBTEX = 600  # after sphinxcontrib-bibtex, which numbers the references at priority 500


class EditionLatex(OmitsOnlinePages, LaTeXBuilder):
    """Sphinx's LaTeX builder, for the pages of an edition."""

    def init_context(self) -> None:
        """Use the date of the edition; Sphinx would use today's if the edition has none."""
        super().init_context()
        self.context["date"] = self.config.today


class EditionText(OmitsOnlinePages, TextBuilder):
    """Sphinx's builder of plain text, for the pages of an edition."""


class EditionTocTree(TocTree):
    """The directive `toctree`, without the pages that an edition leaves out."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        app = self.env._app  # a directive has no public attribute for it
        if is_edition(app.builder):
            kept = [line for line in self.content if not is_online_only(app, line.strip())]
            self.content = type(self.content)(kept, self.content.source(0)) if kept else self.content[:0]
        return super().run()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Target:
    """The target of a link."""

    docname: str
    anchor: str = ""
    title: str = ""  # of the target; empty if unknown


class PointIntoEdition(SphinxPostTransform):
    """Replaces links to pages that the edition leaves out, before Sphinx reports them as broken."""

    default_priority = 4  # before sphinxcontrib-bibtex (5), MyST (9) and Sphinx (10) resolve links

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Replace the links."""
        if not is_edition(self.app.builder):
            return
        for xref in list(self.document.findall(pending_xref)):
            place = self._find_target(xref)
            if place is not None and is_online_only(self.app, place.docname):
                xref.replace_self(self._lead_elsewhere(xref, place))

    def _find_target(self, xref: pending_xref) -> _Target | None:
        """Return the target of a link, as far as the link alone names it; else `None`."""
        target: str = xref["reftarget"]
        match xref.get("refdomain"), xref["reftype"]:
            case "doc", "myst":
                return _Target(docname=target, anchor=nodes.make_id(xref.get("reftargetid") or ""))
            case "std", "doc":
                return _Target(docname=docname_join(xref["refdoc"], target))
            case ("std", "ref") | ("", "myst") | (None, "myst"):
                return self._label(target)
            case "survey", "work":
                found = self._describe(xref)
                return _Target(docname=found[0]) if found else None
        return None

    def _label(self, name: str) -> _Target | None:
        """Return the target of a label on a page that the edition leaves out; else `None`."""
        standard = self.env.domains.standard_domain
        if name in standard.labels or name in standard.anonlabels:
            return None
        return _labels_left_out(self.app).get(name)

    def _describe(self, xref: pending_xref) -> tuple[str, str] | None:
        """Return the page of the object that a link names, and the text of the link."""
        survey: Any = self.env.get_domain("survey")
        page: tuple[str, str] | None = survey.find_page(xref["reftype"], xref["reftarget"])
        return page

    def _lead_elsewhere(self, xref: pending_xref, place: _Target) -> nodes.Node:
        here: str = xref["refdoc"]
        inner = self._words(xref, place)
        found = find_reference(self.env, place.docname)
        if found:
            return make_refnode(self.app.builder, here, *found, inner)
        uri = find_elsewhere(self.app, here, place.docname, place.anchor)
        return nodes.reference("", "", inner, refuri=uri) if uri else inner

    def _words(self, xref: pending_xref, place: _Target) -> nodes.Node:
        """Return the text of the link: its own, or the title of its target."""
        docname = place.docname
        if xref.get("refdomain") == "survey" and not xref["refexplicit"]:
            return nodes.inline("", (self._describe(xref) or ("", docname))[1])
        if xref["refexplicit"] and xref.children:
            return xref[0].deepcopy()
        if docname.startswith(WORKS) and not place.title and xref.children:
            return xref[0].deepcopy()
        return nodes.inline("", place.title or self.config.survey_online_titles.get(docname, docname))


def _labels_left_out(app: Sphinx) -> Mapping[str, _Target]:
    """Return the labels of the pages that an edition leaves out, which Sphinx has not read."""
    known: dict[str, _Target] | None = getattr(app, "_survey_labels", None)
    if known is None:
        known = {}
        for pattern in app.config.survey_online_only:
            for path in sorted(Path(app.srcdir).glob(f"{pattern}.md")):
                docname = path.relative_to(app.srcdir).with_suffix("").as_posix()
                known |= _find_labels(docname, path.read_text(encoding="utf-8"))
        app._survey_labels = known  # type: ignore[attr-defined]
    return known


def _find_labels(docname: str, text: str) -> dict[str, _Target]:
    """Return the labels of a page, with the title of the heading directly after each."""
    return {
        nodes.fully_normalize_name(name): _Target(
            docname=docname, anchor=nodes.make_id(name), title=_plain(heading)
        )
        for name, heading in reversed(list(_pair_labels(text)))
    }


def _pair_labels(text: str) -> Iterator[tuple[str, str]]:
    """Yield each label with its heading, the last first; several labels may have one heading."""
    heading = ""
    for line in reversed(text.split("\n")):
        if label := _LABEL.fullmatch(line):
            if line.startswith("("):
                yield label[1], heading
        elif line.strip():
            found = _HEADING.match(line)
            heading = found[1] if found else ""


def _plain(markdown: str) -> str:
    """Return the text of a line of Markdown, without markup."""
    (inline,) = MarkdownIt().parseInline(markdown)
    return "".join(each.content for each in inline.children or ())


class KeepBuilderParts(SphinxTransform):
    """Removes the elements that are only for the other kind of output, site or edition."""

    default_priority = 100

    def apply(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Remove the elements, and the names by which they could have been referenced."""
        unwanted = "site-only" if is_edition(self.app.builder) else "edition-only"
        for node in list(self.document.findall(nodes.Element)):
            if unwanted in _classes(node) and node.parent is not None:
                node.parent.remove(node)
                self._forget({name for each in node.findall(nodes.Element) for name in each["ids"]})

    def _forget(self, anchors: set[str]) -> None:
        for name, anchor in self.document.nameids.items():
            if anchor in anchors:
                self.document.nameids[name] = None  # type: ignore[assignment]  # as docutils itself does


class PlaceChapters(SphinxTransform):
    """Makes a book print the subpages of a page after all of its text, not inside its last section.

    On the site, a hidden table of contents may be anywhere, because it shows nothing. In a book, its pages
    are printed in its place, as parts of the section around it.
    """

    default_priority = 110

    def apply(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Move the tables of contents to the end of the page's outermost section."""
        top = next(self.document.findall(nodes.section), None)
        if top is None or not is_edition(self.app.builder):
            return
        for toctree in list(self.document.findall(addnodes.toctree)):
            box = toctree.parent  # Sphinx wraps each one
            if toctree["hidden"] and isinstance(box, nodes.compound) and box.parent is not top:
                box.parent.remove(box)
                top += box


def _classes(node: nodes.Element) -> list[str]:
    """Return the classes of a node; sphinx-design stores those of a dropdown in another attribute."""
    return [*node.get("classes", ()), *node.get("container_classes", ())]


def name_files(config: Config) -> str:
    """Return how files of editions are called where nothing else is set: like the project."""
    return make_filename_from_project(config.project)


def allow_no_bibliography(_: Sphinx, config: Config) -> None:
    """Let a project without citations name no file of entries, which sphinxcontrib-bibtex asks for."""
    if config.bibtex_bibfiles is None:
        config.bibtex_bibfiles = []


def note_kind(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> Iterable[str]:
    """Return all pages if they were last read for the other kind of output."""
    before = getattr(env, "survey_edition_read", None)
    env.survey_edition_read = is_edition(app.builder)  # type: ignore[attr-defined]
    return sorted(env.found_docs) if before not in {None, env.survey_edition_read} else ()  # type: ignore[attr-defined]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder, the directive, the transforms and the settings."""
    app.setup_extension("survey_companion.sphinx.citations.mentions")
    app.add_config_value("survey_stem", name_files, "", frozenset({str}), "how files of editions are called")
    app.add_config_value("survey_online_only", [], "env", frozenset({list}), "patterns of pages")
    app.add_config_value("survey_online_titles", {}, "env", frozenset({dict}), "what links to them say")
    app.add_config_value("survey_edition", "", "html", frozenset({str}), "the edition, as readers are told")
    app.add_directive("toctree", EditionTocTree, override=True)
    app.add_builder(EditionLatex, override=True)
    app.add_builder(EditionText, override=True)
    app.add_post_transform(PointIntoEdition)
    app.add_transform(KeepBuilderParts)
    app.add_transform(PlaceChapters)
    app.connect("config-inited", allow_no_bibliography)
    app.connect("env-get-outdated", note_kind)
    app.connect("env-updated", note_references, priority=_AFTER_BIBTEX)
    return {"version": "1", "env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}
