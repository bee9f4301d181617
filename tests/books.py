"""Books, read back by others: PDF by poppler and qpdf; EPUB by epubcheck, readers of ZIP and of XML."""

import math
import posixpath
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pikepdf

from conftest import need

_JAR = Path("/usr/share/java/epubcheck.jar")  # Debian's command needs a kernel that starts JAR files
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


A4_MARGIN = 30 / 25.4 * 72  # points
TOP_MARGIN = 27 / 25.4 * 72
BOTTOM_MARGIN = 25 / 25.4 * 72


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word of a PDF, and where it lies: points from the left and the top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page of a PDF."""

    width: float  # points
    height: float
    words: list[Word]


def lay_out(pdf: Path) -> list[Page]:
    """Return where poppler finds the words of a book, those off the page, too."""
    command = [need("pdftotext"), "-bbox", str(pdf), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    layout = parse(re.sub(rb"<!DOCTYPE[^>]*>| xmlns=\"[^\"]*\"", b"", done.stdout))
    return [
        Page(
            width=float(page.get("width", 0)),
            height=float(page.get("height", 0)),
            words=[
                Word(
                    text=word.text or "",
                    left=float(word.get("xMin", 0)),
                    top=float(word.get("yMin", 0)),
                    right=float(word.get("xMax", 0)),
                    bottom=float(word.get("yMax", 0)),
                )
                for word in page.findall("word")
            ],
        )
        for page in layout.findall(".//page")
    ]


def find_outside(pages: list[Page], margin: float) -> list[str]:
    """Return the words that do not lie between the margins, with their pages."""
    return [
        f"page {number}: {word.text}"
        for number, page in enumerate(pages, start=1)
        for word in page.words
        if not (
            margin - 4 <= word.left
            and word.right <= page.width - margin + 4
            and 30 <= word.top < word.bottom <= page.height - 30
        )
    ]


def find_fill(page: Page) -> float:
    """Return down to which share of the height between its margins a page has words."""
    top, bottom = TOP_MARGIN, page.height - BOTTOM_MARGIN
    lowest = max((word.bottom for word in page.words if word.bottom <= bottom + 4), default=top)
    return (lowest - top) / (bottom - top)


def find_types(pdf: Path) -> Iterator[tuple[int, float]]:
    """Yield the size of each text of a PDF in points, as it is printed, with its page; twice is possible."""
    with pikepdf.open(pdf) as book:
        for number, page in enumerate(book.pages, start=1):
            yield from ((number, size) for size in _sizes(page, pikepdf.Matrix()))


def _sizes(canvas: pikepdf.Page | pikepdf.Object, outside: pikepdf.Matrix) -> Iterator[float]:
    """Yield the sizes of texts on a page or within a picture on it."""
    matrix, kept, size = outside, [], 0.0
    for each in pikepdf.parse_content_stream(canvas, "q Q cm Tf Tm Do"):
        operands = each.operands
        match str(each.operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tf":
                size = float(operands[1])
            case "Tm":
                written = pikepdf.Matrix(*map(float, operands)) @ matrix
                yield size * math.sqrt(abs(written.a * written.d - written.b * written.c))
            case "Do":
                yield from _within(canvas, str(operands[0]), matrix)


def _within(canvas: pikepdf.Page | pikepdf.Object, name: str, matrix: pikepdf.Matrix) -> Iterator[float]:
    picture = canvas.Resources.XObject[name]
    if picture.Subtype == "/Form":
        inner = pikepdf.Matrix(*map(float, picture.get("/Matrix", [1, 0, 0, 1, 0, 0])))
        yield from _sizes(picture, inner @ matrix)


def read_bookmarks(outline: Sequence[Any]) -> Iterator[str]:
    """Yield the titles of a PDF's outline as pypdf has it, in order; what is below one is a list after it."""
    for each in outline:
        if isinstance(each, list):
            yield from read_bookmarks(each)
        else:
            yield str(each.title)


def read_numbers(titles: Iterable[str]) -> list[tuple[str, str]]:
    """Return number and words of each title that begins with the number of a section, in order."""
    found = (re.fullmatch(r"(D?\d+(?:\.\d+)*) (.+)", " ".join(title.split())) for title in titles)
    return [(each[1], each[2]) for each in found if each]


def check_epub(book: Path) -> None:
    """Let epubcheck read a book, which must find nothing, not even a warning."""
    java = need("java")
    need("epubcheck")
    done = subprocess.run([java, "-jar", str(_JAR), str(book)], capture_output=True, text=True, check=False)
    assert "No errors or warnings detected" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def read_book(book: Path) -> dict[str, bytes]:
    """Return the files of a book in their order."""
    with ZipFile(book) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def parse(data: bytes) -> ET.Element:
    """Return the root of a file that must be well-formed XML."""
    return ET.fromstring(data)  # noqa: S314  (we made it)


def links_of(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield every link of every page: the page, and where it leads, from the root of the book."""
    for name, data in files.items():
        if not name.endswith(".xhtml"):
            continue
        for element in parse(data).iter():
            href = element.get("href")
            if href is not None and element.tag in {f"{XHTML}a", f"{SVG}a"}:
                yield name, href if ":" in href else _from_root(name, href)


def _from_root(page: str, href: str) -> str:
    path, hash_, anchor = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path))) if path else page
    return f"{target}{hash_}{anchor}"


def anchors_of(files: dict[str, bytes]) -> set[str]:
    """Return every place that a link may lead to: pages, and anchors on them."""
    pages = [name for name in files if name.endswith(".xhtml")]
    return {
        *pages,
        *(f"{name}#" for name in pages),
        *(f"{name}#{element.get('id')}" for name in pages for element in parse(files[name]).iter()),
    }
