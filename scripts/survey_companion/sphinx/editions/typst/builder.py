"""The builder `typst`: all pages of an edition → one PDF, without TeX.

Input: the environment with all pages read. Output, in the output folder: `<stem>.typ` with its pictures, and
`<stem>.pdf`. The same sources give the same bytes; the date in the file is that of the edition.
"""

import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging

from survey_companion.figures.svg import FONTS
from survey_companion.model.colours import PARTS, name_parts, shades
from survey_companion.model.dates import is_date
from survey_companion.sphinx.citations.mentions import bibliography_of
from survey_companion.sphinx.editions.typst.base import TranslationResult
from survey_companion.sphinx.editions.typst.chapters import Chapter, plan_book, plan_section
from survey_companion.sphinx.editions.typst.compiler_messages import compile_book
from survey_companion.sphinx.editions.typst.index_pages import render_index
from survey_companion.sphinx.editions.typst.link_targets import gather_addresses, keep_cited, uri_of
from survey_companion.sphinx.editions.typst.markup import call, flag, string, strings
from survey_companion.sphinx.editions.typst.translator import Translator
from survey_companion.sphinx.left_out import OmitsOnlinePages, is_online_only

_LOGGER = logging.getLogger(__name__)
_TEMPLATE = Path(__file__).with_name("book.typ")
_COLOURS = "colours.typ"  # which the template reads
_LETTERS = "Noto Sans"  # font of the drawings


class TypstBuilder(OmitsOnlinePages, Builder):
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
    shortens_lists = True  # of authors in tables, as the bibliography has all of them

    def init(self) -> None:
        """Start without the pages of the book, which are known only when it is planned."""
        self.docnames: frozenset[str] = frozenset()  # of the book

    def get_outdated_docs(self) -> str:
        """Return a description, not pages: a book is always written as a whole."""
        return "the book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Return an address that the translator recognises."""
        return uri_of(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Return the same address for links from all pages."""
        return self.get_target_uri(to)

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Write the book, whatever has changed; if a page cannot be typeset, the last good PDF stays."""
        chapters = self._plan()
        if not chapters or not self._write(chapters):
            _LOGGER.error("the book was not written", type="survey")
            self.app.statuscode = 1

    def _write(self, chapters: Sequence[Chapter]) -> bool:
        """Translate all pages before typesetting, so that one run reports every problem."""
        self.docnames = frozenset(chapter.docname for chapter in chapters)
        trees = {chapter.docname: self._read(chapter.docname) for chapter in chapters}
        if self.config.survey_book_section:
            keep_cited(trees)
        addresses = gather_addresses(trees, self.env.found_docs, self.config.html_baseurl)
        translator = Translator(chapters[0], addresses, Path(self.srcdir), self.config.survey_book_paper)
        pages = [translator.translate_page(chapter, trees[chapter.docname]) for chapter in chapters]
        trees.clear()  # frees memory for the compiler
        problems = [*translator.gathered.problems, *translator.find_lost()]
        for node, problem in problems:
            _LOGGER.error(problem, location=node, type="survey")
        return not problems and self._set(self._compose(pages, translator.gathered), translator.gathered)

    def _set(self, code: str, gathered: TranslationResult) -> bool:
        """Write all files of the book, and return whether it could be typeset."""
        self._place_files(gathered)
        source = Path(self.outdir, f"{self.config.survey_stem}.typ")
        source.write_text(code, encoding="utf-8")
        return compile_book(source, self.config, self._day, gathered.letters)

    @property
    def _day(self) -> str | None:
        """Return the date of the edition; `None` if it is not a full date."""
        day = str(self.config.survey_info.get("date") or "")
        return day if is_date(day) else None

    def _below(self, docname: str) -> list[str]:
        pages = self.env.toctree_includes.get(docname, ())
        return [name for name in pages if not is_online_only(self.app, name)]

    def _plan(self) -> list[Chapter]:
        """Return the chapters of the book; empty if the section to be printed alone is not in it."""
        citations = bibliography_of(self.env).citations
        last = next((each.bibliography_key.docname for each in citations), None)
        chapters = plan_book(self.config.root_doc, self._below, self.config.survey_numbers, last=last)
        section = self.config.survey_book_section
        if not section:
            return chapters
        if section not in {chapter.docname for chapter in chapters}:
            _LOGGER.error("the section to print, %s, is no page of the book", section, type="survey")
            return []
        return plan_section(chapters, section, self._below, last)

    def _read(self, docname: str) -> nodes.document:
        """Return a page with its references resolved; its tables of contents are left out."""
        tree = self.env.get_doctree(docname)
        for toctree in list(tree.findall(lambda node: "toctree-wrapper" in _classes(node))):
            toctree.parent.remove(toctree)
        tree = self.env.get_and_resolve_doctree(docname, self, doctree=tree, tags=self.tags)
        self.post_process_images(tree)
        return tree

    def _place_files(self, gathered: TranslationResult) -> None:
        """Copy the pictures, the template and its colours to the folder of the source."""
        shutil.copyfile(_TEMPLATE, self.outdir / _TEMPLATE.name)
        (self.outdir / _COLOURS).write_text(_render_colours(), encoding="utf-8")
        for name, svg in gathered.drawings.items():
            (self.outdir / name).write_text(svg.replace(FONTS, _LETTERS), encoding="utf-8")
        for name, path in gathered.images.items():
            shutil.copyfile(Path(self.srcdir) / path, self.outdir / name)

    def _compose(self, pages: Iterable[str], gathered: TranslationResult) -> str:
        """Return the source of the book."""
        info: dict[str, Any] = self.config.survey_info
        section = self.config.survey_book_section
        survey, title = info.get("title") or "Survey", info.get("companion_title") or "Survey companion"
        authors, edition = info.get("authors", ()), self.config.survey_edition
        if not info:  # any other project
            survey = title = self.config.project
            authors, edition = [self.config.author], edition or self.config.release
        settings = {
            "title": string(survey),
            "document_title": string(f"{self.env.titles[section].astext()} – {title}" if section else title),
            "authors": strings(authors),
            "makers": strings(info.get("companion_authors", ())),
            "edition": string(edition or ""),
            "date": _date(self._day),
            "address": string(self.config.html_baseurl),
            "citations": strings(info.get("citation", ())),
            "license": string(info.get("license") or ""),
            "paper": string(self.config.survey_book_paper),
            "two_sided": flag(value=self.config.survey_book_two_sided),
            "is_extract": flag(value=bool(section)),
        }
        if not info:
            settings["is_companion"] = flag(value=False)
        head = f'#import "{_TEMPLATE.name}": *\n#show: {call("book.with", **settings)}\n'
        bibliography = bibliography_of(self.env)
        index = "" if section else render_index(bibliography, info.get("models", {}), gathered.placed)
        return head + "".join(pages) + index + f"#{call('positions', strings(sorted(gathered.placed)))}\n"


def _render_colours() -> str:
    """Return the colours of the printed book, by name, and those of parts once more by themselves."""
    shown = shades("print")
    parts = {name: shown[name] for name in name_parts(PARTS)}
    return f"#let colours = {_render_shades(shown)}\n#let part-inks = {_render_shades(parts)}\n"


def _render_shades(shown: Mapping[str, str]) -> str:
    return f"({''.join(f'{string(name)}: rgb({string(shade)}), ' for name, shade in shown.items())})"


def _classes(node: nodes.Node) -> Collection[str]:
    return node["classes"] if isinstance(node, nodes.Element) and "classes" in node else ()


def _date(day: str | None) -> str:
    if day is None:
        return "none"
    year, month, date = map(int, day.split("-"))
    return call("datetime", year=str(year), month=str(month), day=str(date))
