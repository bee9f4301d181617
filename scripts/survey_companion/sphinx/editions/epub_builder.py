"""The EPUB: the pages as a book without scripts; the same sources give the same bytes.

Input: the pages of an edition, and the settings. Output: one file with a cover, the contents, the pages in
the order of the contents, and one style sheet; https://www.w3.org/TR/epub-33/.
Sphinx writes the pages; its theme and scripts are not used, and all dates are that of the edition.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from survey_companion.exports.archive import day_of, render_archive
from survey_companion.figures.cover import draw_cover
from survey_companion.model.colours import PARTS, name_parts, shades
from survey_companion.model.dates import is_date
from survey_companion.model.problems import shorten
from survey_companion.project import disk
from survey_companion.sphinx.left_out import OmitsOnlinePages
from survey_companion.text.myst import keep_xml
from survey_companion.text.placed_html import drop_comments

_LOGGER = logging.getLogger(__name__)
_MIMETYPE = PurePosixPath("mimetype")
_LEVEL = re.compile(r"toctree-l(\d)")
_XML = {".xhtml", ".opf", ".svg", ".xml"}
_AFTER_CONTENTS = 600  # Sphinx gathers the headings of a page at 500
_TYPES = MimeTypes()  # Python's own table; the system's differs from machine to machine
_TYPES.add_type("application/xhtml+xml", ".xhtml")
_TYPES.add_type("image/webp", ".webp")


@dataclass(frozen=True, kw_only=True, slots=True)
class BookFile:
    """A file of the book."""

    number: int  # unique in the book
    path: PurePosixPath
    properties: tuple[str, ...]  # EPUB's properties of the file, such as "svg"

    @property
    def media_type(self) -> str:
        """Return the file's media type."""
        return _TYPES.guess_type(self.path.name)[0] or "application/octet-stream"

    @property
    def is_page(self) -> bool:
        """Whether the file is a page of the book."""
        return self.path.suffix == ".xhtml"


class EditionEpub(OmitsOnlinePages, Epub3Builder):
    """Sphinx's EPUB builder, for the pages of an edition, with our own cover, page template and packing."""

    def init(self) -> None:
        """Switch off the general index, because the pages have no index entries."""
        super().init()
        self.use_index = False

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",  # noqa: ARG002  (Sphinx's argument)
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,  # noqa: ANN401  (Sphinx's argument)
    ) -> None:
        """Write a page without navigation or other parts of the theme."""
        addctx |= {name: keep_xml(addctx[name]) for name in ("title", "body") if addctx.get(name)}
        super().handle_page(pagename, addctx, "epub/page.xhtml", outfilename=outfilename, event_arg=event_arg)

    def copy_static_files(self) -> None:
        """Leave out the files of the theme and of extensions; the book has one style sheet of its own."""

    def write_buildinfo(self) -> None:
        """Write no .buildinfo, which is only for the next build into the same folder."""

    def get_refnodes(self, doctree: nodes.Node, result: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the entries of the contents, with titles as on the pages."""
        for link in doctree.findall(nodes.reference):
            classes = link.parent.get("classes", ()) if link.parent is not None else ()
            level = next((int(found[1]) for each in classes if (found := _LEVEL.fullmatch(each))), None)
            uri: str = link.get("refuri", "")
            if level and uri and not re.match("[a-z]+:", uri):
                result.append({"level": level, "refuri": escape(uri), "text": escape(link.astext())})
        return result

    def handle_finish(self) -> None:
        """Pack the book."""
        self.get_toc()
        self.ignored_files: list[str] = []
        pages = self._order_pages()
        files = dict(self._collect(pages))
        items = [
            BookFile(number=number, path=path, properties=_find_properties(path, data))
            for number, (path, data) in enumerate(files.items(), 1)
        ]
        package = self.render("content.opf", items=items, identifier=self._identify())
        container = self.render("container.xml")
        book = {
            _MIMETYPE: b"application/epub+zip",
            PurePosixPath("META-INF/container.xml"): container,
            PurePosixPath("content.opf"): package,
            **files,
        }
        if not self._is_sound(book):
            self._app.statuscode = 1
            return
        data = render_archive(book, self.config.survey_date, {_MIMETYPE})
        disk.write_files({Path(self.outdir) / f"{self.config.survey_stem}.epub": data})

    def _is_sound(self, book: Mapping[PurePosixPath, bytes]) -> bool:
        """Whether every page is well-formed XML; each one that is not is logged as an error."""
        faults = {path: _find_fault(data) for path, data in book.items() if path.suffix in _XML}
        for path, fault in faults.items():
            if fault:
                _LOGGER.error(
                    "%s is not well-formed XML, so there is no book: %s", path, fault, type="survey"
                )
        return not any(faults.values())

    def _order_pages(self) -> list[str]:
        """Return the documents in the order of the contents, followed by those not in the contents."""
        by_uri = {self.get_target_uri(name): name for name in sorted(self.env.found_docs)}
        named = (by_uri.get(each["refuri"].partition("#")[0]) for each in self.refnodes)
        return list(dict.fromkeys([*(name for name in named if name), *by_uri.values()]))

    def _collect(self, pages: list[str]) -> Iterator[tuple[PurePosixPath, bytes]]:
        """Yield every file of the book in reading order."""
        info = self.config.survey_info
        edition, makers = self.config.survey_edition, self.config.survey_makers
        cover = draw_cover(info.get("title") or self.config.epub_title, info["authors"], edition, makers)
        yield PurePosixPath("cover.xhtml"), self.render("cover.xhtml")
        yield PurePosixPath("nav.xhtml"), self.render("nav.xhtml", entries=self.build_navlist(self.refnodes))
        for page in pages:
            path = PurePosixPath(self.get_target_uri(page))
            yield path, (Path(self.outdir) / path).read_bytes()
        yield PurePosixPath("cover.svg"), cover.encode()
        yield (
            PurePosixPath("epub.css"),
            self.render("epub.css", colours=shades("light"), parts=name_parts(PARTS)),
        )
        for name in sorted(self.images.values()):
            path = PurePosixPath(self.imagedir, name)
            yield path, (Path(self.outdir) / path).read_bytes()

    def render(self, template: str, **values: Any) -> bytes:  # noqa: ANN401  (whatever the template shows)
        """Return the bytes of a file of the package, made from a template."""
        config = self.config
        shown = {
            "authors": config.survey_makers,
            "date": config.survey_date if config.survey_date and is_date(config.survey_date) else None,
            "description": config.epub_description,
            "language": config.epub_language,
            "modified": day_of(config.survey_date),
            "publisher": config.epub_publisher,
            "rights": config.epub_copyright,
            "title": config.epub_title,
        }
        text: str = self.templates.render(f"epub/{template}", shown | values)
        return keep_xml(text).encode()

    def _identify(self) -> str:
        """Return the identifier of this edition of this survey, which is the same wherever it is built."""
        return f"urn:uuid:{uuid5(NAMESPACE_URL, self.config.epub_identifier)}"


def _find_fault(data: bytes) -> str | None:
    """Return why the bytes are not well-formed XML; `None` if they are."""
    try:
        ElementTree.fromstring(data)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        return str(error) or type(error).__name__
    return None


class DropRawHtml(SphinxPostTransform):
    """Removes raw HTML from texts: it may not be XML, and it may run scripts or load something.

    HTML that extensions write for their own nodes is added later, and stays.
    """

    builders = ("epub",)
    default_priority = 1

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Remove the nodes, with a warning for each that is not a comment."""
        for raw in [each for each in self.document.findall(nodes.raw) if "html" in each["format"].split()]:
            text = raw.astext().strip()
            if drop_comments(text).strip():
                _LOGGER.warning(
                    "HTML cannot be in an EPUB, so it was left out: %s",
                    shorten(text, 80),
                    location=_locate(raw),
                    type="survey",
                )
            raw.parent.remove(raw)


def _locate(node: nodes.Node) -> str | None:
    """Return file:line of a node, or of the nearest parent whose line is known."""
    around: nodes.Node | None = node
    while around is not None and not (around.source and around.line):
        around = around.parent
    return f"{around.source}:{around.line}" if around else None


def leave_out_colophons(app: Sphinx, doctree: nodes.document) -> None:
    """Remove sections of the class `colophon`, which are about the page itself, from a book's contents."""
    if app.builder.name != "epub":
        return
    sections = [each for each in doctree.findall(nodes.section) if "colophon" in each["classes"]]
    anchors = {f"#{name}" for section in sections for name in section["ids"]}
    for link in list(app.env.tocs[app.env.docname].findall(nodes.reference)):
        item = link.parent.parent
        if link["anchorname"] in anchors and isinstance(item.parent, nodes.bullet_list):
            siblings = item.parent
            siblings.remove(item)
            if not siblings.children:
                siblings.parent.remove(siblings)


def _find_properties(path: PurePosixPath, data: bytes) -> tuple[str, ...]:
    if path.suffix == ".xhtml":
        found = {"nav": path.name == "nav.xhtml", "svg": b"<svg" in data, "mathml": b"<math" in data}
        return tuple(name for name, is_so in found.items() if is_so)
    return ("cover-image",) if path.name == "cover.svg" else ()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and the settings."""
    app.setup_extension("survey_companion.sphinx.editions.offline")
    app.add_config_value("survey_date", "", "", frozenset({str}), "the day of the edition")
    app.add_config_value("survey_makers", [], "", frozenset({list}), "the companion's authors, in order")
    app.add_builder(EditionEpub, override=True)
    app.add_post_transform(DropRawHtml)
    app.connect("doctree-read", leave_out_colophons, priority=_AFTER_CONTENTS)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
