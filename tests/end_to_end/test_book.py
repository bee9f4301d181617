"""The project's own book, read by other people's programs: pypdf, and poppler as readers have it."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from books import (
    A4_MARGIN,
    BOTTOM_MARGIN,
    TOP_MARGIN,
    find_fill,
    find_outside,
    find_types,
    lay_out,
    read_bookmarks,
    read_numbers,
)
from conftest import CASES, ROOT, copy_sources, need
from survey_companion.model.companion import companion_authors, companion_title
from survey_companion.model.survey import Survey
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.text.person_names import name_author

_LEAST_TYPE = 7.5  # points
_LEAST_FILL = 1 / 3
_PAGE_BYTES = 13_000
_SPACES = re.compile(r"[\s\u200b\u00ad-]+")


@pytest.fixture(scope="module")
def survey() -> Survey:
    """The project's own survey."""
    return read_survey(locate_project(ROOT / "bib" / "catalogue.md", None))


def _build(catalogue: Path, output: Path, into: Path, *options: str) -> Path:
    """Set a book, as the command line does, and return the one file that it delivers into a folder."""
    command = [sys.executable, "-m", "survey_companion", "pdf", "--catalogue", str(catalogue)]
    command += ["--output", str(output), "--into", str(into), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    (delivered,) = into.iterdir()
    return delivered


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sources of the project's own survey."""
    folder = tmp_path_factory.mktemp("survey")
    copy_sources(folder)
    return folder


@pytest.fixture(scope="module")
def book(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own book."""
    return _build(root / "bib" / "catalogue.md", root, tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def reader(book: Path) -> PdfReader:
    """The book, opened."""
    return PdfReader(book)


@pytest.fixture(scope="module")
def text(book: Path) -> str:
    """What the whole book says between its margins, without spaces and hyphens, which lines add."""
    inside = [
        "-x",
        "0",
        "-W",
        "595",
        "-y",
        f"{TOP_MARGIN:.0f}",
        "-H",
        f"{842 - TOP_MARGIN - BOTTOM_MARGIN:.0f}",
    ]
    command = [need("pdftotext"), *inside, str(book), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return _squeeze(done.stdout)


def _squeeze(text: str) -> str:
    return _SPACES.sub("", text).replace("’", "'")


# -- what it says ------------------------------------------------------------------------------------


def test_every_work_and_every_resource_is_in_the_book(text: str, survey: Survey) -> None:
    """Titles of all works, cited papers included, and names of all data resources."""
    for work in (*survey.works, *survey.cited):
        assert _squeeze(work.title) in text, work.title
    for resource in survey.resources:
        assert _squeeze(resource.name) in text, resource.name


def test_every_author_is_in_the_index(text: str, survey: Survey) -> None:
    """Whoever wrote a work that the book cites can be looked up by family name."""
    _contents, title, *_running_heads = re.finditer("Indexofauthors", text)
    index = text[title.start() :]
    for work in survey.works:
        for author in work.byline.authors if work.byline else ():
            name = author.family if hasattr(author, "family") else author.name
            assert _squeeze(name) in index, (work.key, name)


def test_nothing_is_unresolved(book: Path) -> None:
    """No question marks for missing references, no names of Python, no role or directive as text."""
    done = subprocess.run([need("pdftotext"), str(book), "-"], capture_output=True, text=True, check=True)
    assert not re.search(r"\?\?|\bNone\b|\{cite|\{ref|:::|StrictUndefined|\[\?", done.stdout)


def test_references_name_sections_and_pages(text: str, survey: Survey) -> None:
    """An entry of the bibliography says where it is cited, with the page."""
    name = re.escape(_squeeze(survey.works[0].sections[0].name))
    assert re.search(rf"Listedin{name}\(p\.\d+\)", text.replace("\n", ""))
    assert re.search(r"discussedinIntroduction\(p\.\d+\)", text)


# -- how it is built ---------------------------------------------------------------------------------


def test_every_link_within_lands(reader: PdfReader) -> None:
    """Each internal link leads to a page of the book; the others to the web."""
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    names = reader.named_destinations
    within = outside = 0
    for page in reader.pages:
        for annotation in page.get("/Annots") or ():
            link = annotation.get_object()
            assert link["/Subtype"] == "/Link"
            action = link["/A"].get_object() if "/A" in link else {}
            if action.get("/S") == "/URI":
                assert re.match(r"https?://|mailto:", str(action["/URI"])), action
                outside += 1
                continue
            target = link.get("/Dest", action.get("/D"))
            place: Any = names[str(target)].page if isinstance(target, str) else target[0]
            assert place.idnum in pages
            within += 1
    assert within > 500
    assert outside > 300


def test_the_outline_is_complete(reader: PdfReader, survey: Survey) -> None:
    """The bookmarks name every section with its number, in order, and the bibliography and the indexes."""
    titles = list(map(_squeeze, read_bookmarks(reader.outline)))
    wanted = [_squeeze(section.name) for section in survey.sections]
    assert [title for title in titles if title in set(wanted)] == wanted
    numbers = [number for number, _ in read_numbers(read_bookmarks(reader.outline))]
    assert len(set(numbers)) == len(numbers) > len(wanted), "those of parts, too, and no other chapter's"
    for title in ("Introduction", "PartITaxonomy", "References", "Indexofmodels", "Indexofauthors"):
        assert title in titles


def test_no_page_is_nearly_empty(book: Path, reader: PdfReader) -> None:
    """Sections run on: but for part openings, the front and the last page, a third of each is full."""
    assert _find_empty(book, reader) == []


def _find_empty(book: Path, reader: PdfReader) -> list[str]:
    """Return the numbers of the pages less than a third full that have no reason to be."""
    labels = reader.page_labels
    pages = zip(labels, lay_out(book), strict=True)
    inside = [(label, page) for label, page in pages if label.isdecimal()][:-1]
    return [
        label
        for label, page in inside
        if find_fill(page) < _LEAST_FILL and [word.text for word in page.words[:1]] != ["Part"]
    ]


def test_everything_is_large_enough_to_read(book: Path) -> None:
    """No letter is smaller than 7.5 points: in no table, figure, mark or raised number."""
    small = {(page, round(size, 2)) for page, size in find_types(book) if size < _LEAST_TYPE - 0.01}
    assert small == set()


def test_the_file_is_small(book: Path, reader: PdfReader) -> None:
    """A page takes 13 kB at most, and the objects of its structure are compressed together."""
    assert book.stat().st_size / len(reader.pages) <= _PAGE_BYTES
    assert b"/ObjStm" in book.read_bytes()


def test_the_index_of_authors_has_letters(book: Path) -> None:
    """Names stand below their letter, which is that of plain Latin."""
    done = subprocess.run([need("pdftotext"), str(book), "-"], capture_output=True, text=True, check=True)
    index = [title.start() for title in re.finditer("Index of authors", done.stdout)][1]  # after the contents
    heads = re.findall(r"^([A-Z])$", done.stdout[index:], re.MULTILINE)
    assert heads == sorted(set(heads))
    assert len(heads) > 15


def test_it_claims_to_be_accessible_and_to_last(reader: PdfReader, survey: Survey) -> None:
    """PDF/UA-1 and PDF/A-2a, tagged, with language, the companion's title and authors, and its date."""
    catalog: Any = reader.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/PageMode"] == "/UseOutlines", "it opens with its outline"
    assert {"/K", "/ParentTree"} <= catalog["/StructTreeRoot"].keys()
    assert catalog["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert "/Filter" not in catalog["/Metadata"].get_object(), "archives read it without a program for PDF"
    metadata = catalog["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part>\s*1\s*<", metadata)
    assert re.search(r"pdfaid:part>\s*2\s*<", metadata)
    assert re.search(r"pdfaid:conformance>\s*A\s*<", metadata)
    assert reader.metadata is not None
    assert reader.metadata.title == companion_title(survey.info)
    makers = [name_author(author) for author in companion_authors(survey.info)]
    assert str(reader.metadata.author) == ", ".join(makers), "the companion's, not the survey's"
    assert str(reader.metadata.creation_date).startswith(str(survey.info.date))


def test_all_fonts_are_embedded(book: Path) -> None:
    """Poppler finds every font in the file, as a subset, with a way back to characters."""
    done = subprocess.run([need("pdffonts"), str(book)], capture_output=True, text=True, check=True)
    rows = [line for line in done.stdout.splitlines()[2:] if line.strip()]
    assert len(rows) > 5
    for row in rows:
        assert re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", row), row
        embedded, subset, to_unicode = re.findall(r"\b(yes|no)\b", row)[-3:]
        assert (embedded, subset, to_unicode) == ("yes", "yes", "yes"), row


@pytest.mark.parametrize("options", [(), ("--paper", "us-letter", "--two-sided")], ids=["a4", "us-letter"])
def test_no_word_leaves_the_type_area(
    options: tuple[str, ...], root: Path, book: Path, tmp_path: Path
) -> None:
    """Every word of every page lies between the margins; poppler says where it lies."""
    pdf = _build(root / "bib" / "catalogue.md", root, tmp_path, *options) if options else book
    pages = lay_out(pdf)
    assert len(pages) > 60
    assert {(round(page.width), round(page.height)) for page in pages} == {
        (612, 792) if options else (595, 842)
    }
    assert find_outside(pages, 70 if options else A4_MARGIN) == []


def test_the_book_is_as_long_as_a_book_of_these_works_should_be(reader: PdfReader, survey: Survey) -> None:
    """Between a third of a page and a page for each work: neither lost text nor runaway tables."""
    works = len(survey.works) + len(survey.cited)
    assert works / 3 < len(reader.pages) < works


# -- how it is made ----------------------------------------------------------------------------------


def test_the_same_sources_give_the_same_book(book: Path, tmp_path: Path) -> None:
    """Set again in another folder, every byte is the same."""
    catalogue = copy_sources(tmp_path / "sources")
    again = _build(catalogue, tmp_path / "sources", tmp_path / "again")
    assert again.read_bytes() == book.read_bytes()


def test_a_section_alone_has_its_references(root: Path, tmp_path: Path, survey: Survey) -> None:
    """One section, its works, and no reference that it does not cite."""
    sections = (section for work in survey.works for section in work.sections)
    folder = root / "docs" / "prose"
    sizes = Counter(each for each in sections if (folder / f"{each.address}.md").exists())
    section = min(sizes, key=lambda each: sizes[each])
    pdf = _build(root / "bib" / "catalogue.md", root, tmp_path / "into", "--section", section.address)
    assert pdf.name.endswith(f"-{section.slug}.pdf")
    reader = PdfReader(pdf)
    text = _squeeze("".join(page.extract_text() for page in reader.pages))
    inside = {work.key for work in survey.works if section in work.sections}
    prose = (folder / f"{section.address}.md").read_text(encoding="utf-8")
    cited = {key for keys in re.findall(r"\{cite:\w\}`([^`]+)`", prose) for key in keys.split(",")}
    assert inside
    for work in survey.works:
        assert (work.key in text) == (work.key in inside | cited), work.key
    assert len(reader.pages) <= 4


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("slabs", "names 2 sections; choose one of:"),
        ("nonsense", "there is no section 'nonsense'; choose one of:"),
    ],
)
def test_a_wrong_section_is_refused_with_the_choices(name: str, message: str, tmp_path: Path) -> None:
    """A name that no section or several have is an error that lists the addresses to choose from."""
    catalogue = tmp_path / "list.md"
    catalogue.write_text(
        "# Stones\n\n## Papers\n\n### 1. By Hand\n\n#### 1.1 Slabs\n\n- [2020] **Lifting.** *Doe*\n\n"
        "### 2. By Machine\n\n#### 2.1 Slabs\n\n- [2021] **Sorting.** *Doe*\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "survey_companion", "pdf", "--section", name]
    command += ["--catalogue", str(catalogue), "--output", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert message in done.stderr
    assert "taxonomy/by-machine/slabs" in done.stderr


@pytest.mark.parametrize("name", ["sample", "terrible"])
def test_any_list_becomes_a_book(name: str, tmp_path: Path) -> None:
    """A list without date, numbers or records, or made of attacks, is set; attacks stand as they are."""
    pdf = _build(CASES / f"{name}.md", tmp_path / "out", tmp_path / "into")
    reader = PdfReader(pdf)
    assert _find_empty(pdf, reader) == []
    assert min(size for _, size in find_types(pdf)) >= _LEAST_TYPE - 0.01
    text = _squeeze("".join(page.extract_text() for page in reader.pages))
    titles = {
        "sample": ["LiftingStonesinWelshandEnglish", "Atitleof{code}and{braces}|pipes", "Granite"],
        "terrible": ["Scriptalert(1)inside", "\\input{x}and100%and{braces}", "@misc{evil,title={x}}"],
    }
    for title in titles[name]:
        assert title in text, title
