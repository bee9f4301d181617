"""A number of a section means one thing, wherever it is shown."""

import csv
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser
from pypdf import PdfReader

from books import XHTML, lay_out, parse, read_book, read_bookmarks, read_numbers
from conftest import ROOT, build_site
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import Survey
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project

# Both kinds are numbered from 1, as in many lists; one heading of each kind has no number.
INVENTED = """\
# Stones

## Papers

### 1. By Hand

#### 1.1 Large

- [2022] **Lifting.** *Doe et al.* `ACL` [[paper](https://example.org/1)]

#### 1.2 Small

- [2023] **Throwing.** *Roe et al.* `ACL` [[paper](https://example.org/2)]
- [2022] **Lifting.** *Doe et al.* `ACL` [[paper](https://example.org/1)]

### 2. By Machine

- [2023] **Cranes.** *Poe et al.* `ACL` [[paper](https://example.org/3)]

### By Others

- [2024] **Glaciers.** *Noe et al.* `ACL` [[paper](https://example.org/4)]

## Data

### 1. Quarries

#### 1.1 Large

- [**Granite**](https://example.org/5). Large stones.

#### 1.2 Small

- [**Gravel**](https://example.org/6). Small stones.

### 2. Maps

- [**Sands**](https://example.org/7). Where they are.

### Beaches

- [**Shells**](https://example.org/8). No stones.
"""


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an invented list."""
    root = tmp_path_factory.mktemp("numbers")
    (root / "bib").mkdir()
    catalogue = root / "bib" / "catalogue.md"
    catalogue.write_text(INVENTED, encoding="utf-8")
    done = build_site(catalogue, root)
    assert done.returncode == 0, done.stderr
    return root / "docs" / "_build" / "html"


@pytest.fixture(scope="module", params=["site", "invented"])
def html(request: pytest.FixtureRequest) -> Path:
    """The pages of our own site, and of an invented one."""
    return Path(request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def survey(html: Path) -> Survey:
    """The survey of the site."""
    return _read_survey(html)


def _read_survey(html: Path) -> Survey:
    return read_survey(locate_project(html.parents[2] / "bib" / "catalogue.md", None))


def _names(survey: Survey) -> list[tuple[str, str]]:
    """Return number and title of each part and section that has a number, in the order of the list."""
    places = {place.address: place for section in survey.sections for place in (section.part, section)}
    return [(place.number, place.title) for place in places.values() if place.number]


def test_our_own_list_repeats_no_number() -> None:
    """No heading of our list lost its number to another one."""
    survey = read_survey(locate_project(ROOT / "bib" / "catalogue.md", None))
    assert not [each for each in survey.problems if each.code is Code.DUPLICATE_NUMBER]
    numbers = [number for number, _ in _names(survey)]
    assert {"1", "1.1", "D1", "D1.1"} <= set(numbers)
    assert len(set(numbers)) == len(numbers)


def test_titles_of_pages_have_each_number_once(html: Path, survey: Survey) -> None:
    """Each numbered section has one page, whose title begins with the number; no other page has one."""
    pages = [path for path in html.rglob("*.html") if path.relative_to(html).parts[0] != "works"]
    titles = [_soup(path).h1 for path in pages]
    found = read_numbers(title.get_text().removesuffix("¶") for title in titles if title)
    assert sorted(found) == sorted(_names(survey))


def test_links_to_sections_agree(html: Path, survey: Survey) -> None:
    """In the sidebar, in figures, tables and remarks, a number that leads to a section is that section's."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in html.rglob("*.html"):
        for number, address in _links(html, path):
            found[number].add(address)
    places = [place for section in survey.sections for place in (section.part, section)]
    assert found == {place.number: {f"{place.address}.html"} for place in places if place.number}


def _links(html: Path, path: Path) -> Iterator[tuple[str, str]]:
    """Yield the number that a link to the page of a section begins with, and the page."""
    for link in _soup(path).select('a[href*="taxonomy/"], a[href*="resources/"], nav a, .sidebar-tree a'):
        target = Path(os.path.normpath(path.parent / str(link["href"]).partition("#")[0]))
        shown = link.find("text") or link  # that of a figure has a title, too
        number = re.match(r"D?\d+(\.\d+)*(?=\s)", shown.get_text().strip() + " ")
        if number and target.is_relative_to(html) and target.parent.parent.name in ("taxonomy", "resources"):
            yield number[0], target.relative_to(html).as_posix()


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def test_facets_of_both_explorers_agree(html: Path, browser: Browser, survey: Survey) -> None:
    """Sections and parts are chosen by the same numbers, also by an address from before there was a D."""
    page = browser.new_page()
    found: list[tuple[str, str]] = []
    for name in ("explore", "explore-data"):
        page.goto((html / f"{name}.html").as_uri())
        for label in ("Part", "Section"):
            found += read_numbers(page.locator(f"ul[aria-label={label}] span[dir]").all_text_contents())
    assert set(found) == set(_names(survey))
    section = next(each for each in survey.sections if each.number == "D1.1")
    page.goto("about:blank")
    page.goto((html / "explore-data.html").as_uri() + f"#section=1.1 {section.title}")
    assert page.locator("input:checked + span").all_text_contents() == [section.name]


def test_exports_agree(html: Path, survey: Survey) -> None:
    """The tables to download name sections by the same numbers."""
    found: list[str] = []
    for name, column in (("works", "sections"), ("resources", "section")):
        with (html / "exports" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            found += [each for row in csv.DictReader(file) for each in row[column].split("; ")]
    assert set(found) == {section.name for section in survey.sections}


def test_books_have_each_number_once(invented: Path, tmp_path: Path) -> None:
    """Bookmarks and running heads of a book, and the contents of an EPUB, number nothing but sections."""
    names = _names(_read_survey(invented))
    book = _write(invented, "pdf", tmp_path / "pdf")
    assert read_numbers(read_bookmarks(PdfReader(book).outline)) == names
    heads = [" ".join(word.text for word in page.words if word.top < 60) for page in lay_out(book)]
    assert {(number, title.rsplit(" ", 1)[0]) for number, title in read_numbers(heads)} <= set(names)
    files = read_book(_write(invented, "epub", tmp_path / "epub"))
    (contents, _) = parse(files["nav.xhtml"]).iter(f"{XHTML}nav")
    assert read_numbers("".join(each.itertext()) for each in contents.iter(f"{XHTML}a")) == names


def _write(html: Path, command: str, into: Path) -> Path:
    """Let the command line write a book, and return the file."""
    root = html.parents[2]
    line = [
        sys.executable,
        "-m",
        "survey_companion",
        command,
        "--catalogue",
        str(root / "bib" / "catalogue.md"),
    ]
    line += ["--output", str(root), "--into", str(into)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (book,) = into.iterdir()
    return book
