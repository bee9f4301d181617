"""The builder `typst`: all pages of an edition → one PDF, without TeX.

Input: the environment with all pages read. Output, in the output folder: `<stem>.typ` with its pictures, and
`<stem>.pdf`. The same sources give the same bytes; the date in the file is that of the edition.
"""

import shutil
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging

from survey.sphinx.citing import bibliography_of
from survey.sphinx.offline import LeavesOut, is_online_only
from survey.sphinx.typst.back_matter import render_index
from survey.sphinx.typst.base import Addresses, Gathered, address_of, target_of
from survey.sphinx.typst.compiling import compile_book
from survey.sphinx.typst.markup import call, flag, string, strings
from survey.sphinx.typst.outline import Chapter, plan_book, plan_section
from survey.sphinx.typst.translator import Translator

_LOGGER = logging.getLogger(__name__)
_TEMPLATE = Path(__file__).with_name("book.typ")
_FONT = 'font-family="system-ui, sans-serif"'


class TypstBuilder(LeavesOut, Builder):
    """Builds a book; https://www.sphinx-doc.org/en/master/extdev/builderapi.html."""

    name = "typst"
    format = "typst"
    epilog = "The book is in %(outdir)s."
    allow_parallel = False
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "application/pdf",
    ]
    shortens_lists = True  # of authors, in tables: the bibliography has them all

    def init(self) -> None:
        """Know nothing yet of the pages of this book."""
        self.docnames: frozenset[str] = frozenset()  # of the book

    def get_outdated_docs(self) -> str:
        """Return that a book is always written as a whole."""
        return "the book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Return an address that the translator recognises."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Return the same from everywhere."""
        return self.get_target_uri(to)

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Write the book, whatever has changed; where something cannot be set, leave the last good one."""
        chapters = self._plan()
        self.docnames = frozenset(chapter.docname for chapter in chapters)
        trees = {name: self._read(name) for name in (chapter.docname for chapter in chapters)}
        if self.config.survey_book_section:
            _keep_cited(trees)
        addresses = _gather_addresses(trees, self.env.found_docs, self.config.html_baseurl)
        translator = Translator(chapters[0], addresses)
        pages = [translator.translate_page(chapter, trees[chapter.docname]) for chapter in chapters]
        gathered = translator.gathered
        for node, problem in gathered.problems:
            _LOGGER.error(problem, location=node, type="survey")
        code = self._compose(pages, trees)
        trees.clear()  # the compiler needs the room
        if gathered.problems or not self._set(code, gathered):
            _LOGGER.error("the book was not written", type="survey")
            self.app.statuscode = 1

    def _set(self, code: str, gathered: Gathered) -> bool:
        """Write all files of the book, and return whether it could be set."""
        self._place_files(gathered)
        source = Path(self.outdir, f"{self.config.survey_stem}.typ")
        source.write_text(code, encoding="utf-8")
        return compile_book(source, self.config, gathered.letters)

    def _plan(self) -> list[Chapter]:
        below = self.env.toctree_includes
        citations = bibliography_of(self.env).citations
        last = next((each.bibliography_key.docname for each in citations), None)
        chapters = plan_book(
            self.config.root_doc,
            below,
            self.config.survey_numbers,
            last=last,
            leaves_out=lambda name: is_online_only(self.app, name),
        )
        section = self.config.survey_book_section
        return plan_section(chapters, section, last) if section else chapters

    def _read(self, docname: str) -> nodes.document:
        """Return a page with its references resolved; its tables of contents are left out."""
        tree = self.env.get_doctree(docname)
        for toctree in list(tree.findall(lambda node: "toctree-wrapper" in _classes(node))):
            toctree.parent.remove(toctree)
        return self.env.get_and_resolve_doctree(docname, self, doctree=tree, tags=self.tags)

    def _place_files(self, gathered: Gathered) -> None:
        """Put the pictures and the template beside the source."""
        shutil.copyfile(_TEMPLATE, self.outdir / _TEMPLATE.name)
        for name, svg in gathered.drawings.items():
            text = svg.replace(_FONT, 'font-family="Noto Sans"')
            (self.outdir / name).write_text(text, encoding="utf-8")
        for name, path in gathered.images.items():
            shutil.copyfile(Path(self.srcdir) / path, self.outdir / name)

    def _compose(self, pages: Iterable[str], trees: dict[str, nodes.document]) -> str:
        """Return the source of the book."""
        info: dict[str, Any] = self.config.survey_info
        section = self.config.survey_book_section
        settings = {
            "title": string(info.get("title") or "Survey"),
            "short_title": string(info.get("short_title") or info.get("title") or "Survey"),
            "authors": strings(info.get("authors", ())),
            "edition": string(self.config.survey_edition or ""),
            "date": _date(info.get("date")),
            "address": string(self.config.html_baseurl),
            "citation": string(info.get("citation") or ""),
            "license": string(info.get("license") or ""),
            "paper": string(self.config.survey_book_paper),
            "two_sided": flag(value=self.config.survey_book_two_sided),
            "is_extract": flag(value=bool(section)),
        }
        head = f'#import "{_TEMPLATE.name}": *\n#show: {call("book.with", **settings)}\n'
        index = "" if section else render_index(bibliography_of(self.env), info.get("models", {}), trees)
        return head + "".join(pages) + index


def _classes(node: nodes.Node) -> Collection[str]:
    return node["classes"] if isinstance(node, nodes.Element) and "classes" in node else ()


def _date(day: str | None) -> str:
    if day is None:
        return "none"
    year, month, date = map(int, day.split("-"))
    return call("datetime", year=str(year), month=str(month), day=str(date))


def _keep_cited(trees: dict[str, nodes.document]) -> None:
    """Leave of the bibliography what the other pages of the book cite, without what it says of itself."""
    cited = {
        address.partition("#")[2]
        for tree in trees.values()
        for reference in tree.findall(nodes.reference)
        if (address := address_of(reference.get("refuri", "")))
    }
    for tree in trees.values():
        citations = list(tree.findall(nodes.citation))
        places = {id(citation.parent): citation.parent for citation in citations}.values()
        for paragraph in [each for place in places for each in place if isinstance(each, nodes.paragraph)]:
            paragraph.parent.remove(paragraph)
        for citation in citations:
            if not cited & set(citation["ids"]):
                citation.parent.remove(citation)


def _gather_addresses(trees: dict[str, nodes.document], found: AbstractSet[str], site: str) -> Addresses:
    """Return which addresses there are in the book, which of them are headings, and which are wanted."""
    known: set[str] = set()
    sections: set[str] = set()
    wanted: set[str] = set()
    for name, tree in trees.items():
        known.add(f"{name}#")
        sections.add(f"{name}#")
        for node in tree.findall(nodes.Element):
            ids = [f"{name}#{each}" for each in node["ids"]]
            known.update(ids)
            if isinstance(node, nodes.section):
                sections.update(ids)
            if isinstance(node, nodes.reference):
                wanted.add(target_of(node, name) or "")
    return Addresses(known=known, sections=sections, wanted=wanted, outside=found - trees.keys(), site=site)
