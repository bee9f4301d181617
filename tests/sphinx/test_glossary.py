"""Terms of a glossary, and notes beside the text, in every kind of output."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from books import anchors_of, check_epub, links_of, read_book
from browsing import run_sphinx, write_site
from conftest import need

_TERMS = ("Bedrock", "Block", "chunk of stone")
_NOTE = "A block is heavier than it looks."
PAGES = {
    "glossary": "# Glossary\n\n```{glossary}\nBedrock\n  What lies below, see {term}`block`.\n\n"
    "Block\nchunk of stone\n  What is cut. Said by {cite:t}`doe2023lifting`.\n```\n",
    "text": "# Text\n\nA {term}`block` is cut from {term}`the bedrock <Bedrock>`; "
    "a {term}`chunk of stone` is one.\n\n"
    f":::{{container}} margin\n{_NOTE}\n:::\n\n"
    + "Nobody lifts the stones of this quarry by hand. " * 20
    + "\n",
}
_LINE = 8  # points, less than the distance of two lines
BIBLIOGRAPHY = "@misc{doe2023lifting, author = {Doe, Ana}, title = {Lifting}, year = {2023}}\n"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary, and a page that uses it."""
    return write_site(tmp_path_factory.mktemp("glossary"), PAGES, BIBLIOGRAPHY)


def _build(sources: Path, builder: str) -> Path:
    output = sources.parent / builder
    done = run_sphinx(sources, output, builder)
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="module")
def site(sources: Path) -> Path:
    """The site."""
    return _build(sources, "html")


def test_terms_lead_to_the_glossary(site: Path) -> None:
    """On the site each term links its entry, whatever its case and the words of the link."""
    soup = BeautifulSoup((site / "text.html").read_text(encoding="utf-8"), "lxml")
    glossary = BeautifulSoup((site / "glossary.html").read_text(encoding="utf-8"), "lxml")
    links = [tag for tag in soup.select("article p a") if str(tag["href"]).startswith("glossary.html#")]
    found = [glossary.find(id=str(tag["href"]).partition("#")[2]) for tag in links]
    assert [tag.get_text() for tag in links] == ["block", "the bedrock", "chunk of stone"]
    assert [str(next(tag.strings)) for tag in found if isinstance(tag, Tag)] == [
        "Block",
        "Bedrock",
        "chunk of stone",
    ]


def test_terms_of_the_book_are_places(sources: Path) -> None:
    """In the book terms of one entry are told apart, and each link leads to a page where its term stands."""
    reader = PdfReader(_build(sources, "typst") / "stones.pdf")
    texts = [page.extract_text() for page in reader.pages]
    glossary = next(i for i, text in enumerate(texts) if "What lies below" in text)
    assert "Block, chunk of stone" in texts[glossary]
    page = next(i for i, text in enumerate(texts) if _NOTE in " ".join(text.split()))
    height = _height_of("is cut from", reader.pages[page])
    annotations = [each.get_object() for each in reader.pages[page].get("/Annots", [])]
    places = [_place_of(each, reader) for each in annotations if abs(each["/Rect"][1] - height) < _LINE]
    targets = [reader.get_page_number(place.get_object()) for place in places if place is not None]
    assert targets == [glossary] * 3


def _height_of(words: str, page: PageObject) -> float:
    """Return the height of the line on the page that has these words, in points."""
    found: list[float] = []

    def visit(text: str, axes: list[float], place: list[float], *_: object) -> None:
        if words in text:
            found.append(axes[3] * place[5] + axes[5])

    page.extract_text(visitor_text=visit)
    return found[0]


def _place_of(annotation: Any, reader: PdfReader) -> Any:  # noqa: ANN401  (objects of PDF)
    """Return the page that a link within the book leads to."""
    place = annotation.get("/Dest") or annotation.get("/A", {}).get("/D")
    return reader.named_destinations[place]["/Page"] if isinstance(place, str) else place and place[0]


def test_terms_of_the_epub_are_places(sources: Path) -> None:
    """In the EPUB every link arrives, and epubcheck has nothing to say."""
    book = _build(sources, "epub") / "stones.epub"
    files = read_book(book)
    links = [target for page, target in links_of(files) if page.endswith("text.xhtml") and "#term-" in target]
    assert len(links) == 3
    assert set(links) <= anchors_of(files)
    check_epub(book)


def test_latex_sets_a_glossary(sources: Path) -> None:
    """LaTeX accepts the glossary, and its links have targets."""
    need("latexmk")
    output = _build(sources, "latex")
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "stones.tex"]
    done = subprocess.run(command, cwd=output, capture_output=True, text=True, check=False)
    log = (output / "stones.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-2000:]
    assert "undefined references" not in log
    assert "has been referenced but does not exist" not in log


@pytest.fixture
def page(browser: Browser, site: Path) -> Page:
    """The page with the note."""
    page = browser.new_context().new_page()
    page.goto((site / "text.html").as_uri())
    return page


@pytest.mark.parametrize(("width", "is_beside"), [(1400, True), (390, False)])
def test_a_note_makes_room_where_there_is_little(page: Page, width: int, is_beside: bool) -> None:
    """In a wide window a note stands to the right of the text, on a phone in it; its rule is on its left."""
    page.set_viewport_size({"width": width, "height": 900})
    note, text = page.locator(".margin").bounding_box(), page.locator("article p").last.bounding_box()
    assert note
    assert text
    assert (note["y"] < text["y"] + text["height"] and note["y"] + note["height"] > text["y"]) == is_beside
    assert (note["x"] > text["x"] + 200) == is_beside
    style = page.locator(".margin").evaluate(
        "e => [getComputedStyle(e).borderLeftWidth, getComputedStyle(e).paddingLeft].map(parseFloat)"
    )
    assert min(style) > 2
