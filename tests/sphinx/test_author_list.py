"""The page of authors as Sphinx writes it, and the field that filters it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from browsing import make_site, run_sphinx, watched_page, write_site
from survey_companion.pages.author_pages import show_byline

WORK = "---\norphan: true\n---\n# Work\n\nText. "
LISTS = """# Authors

{.letters}
[D](#authors-d)

(authors-d)=

## D

```{authors}
{"doe": ["A <b>b</b> & \\u0060c\\u0060", 2024], "oud": ["Étude", null, "fr"]}
["author-ana-doe", "Doe, Ana <script>", ["doe", "oud"]]
["author-ali", "علي", ["oud"]]
```

## R

```{authors}
{"doe": ["Lifting", 2024]}
["author-bo-roe", "van der Røe, Bo", ["doe"]]
["author-pat-obrien", "O'Brien, Pat", ["doe"]]
```
"""
PLACES = {"Ana Doe": ("authors", "author-ana-doe"), "Bo `Roe`": ("authors", "author-bo-roe")}
PAGES = {
    "authors": LISTS,
    "works/doe": f"{WORK}{show_byline(['Ana Doe', 'Bo `Roe`', 'Nobody <i>'], PLACES)}\n",
    "works/oud": WORK,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with a page of authors."""
    return make_site(tmp_path_factory.mktemp("authors"), PAGES, "")


@pytest.fixture
def page(browser: Browser, built: Path) -> Iterator[Page]:
    """The page, which must not complain."""
    with watched_page(browser, f"{built.as_uri()}/authors.html") as page:
        yield page


def _read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def test_each_author_has_an_anchor_and_links_to_works(built: Path) -> None:
    """Names and titles are text whatever they hold; a title in another language says so."""
    entry = _read(built / "authors.html").find(id="author-ana-doe")
    assert entry is not None
    assert entry.get_text() == "Doe, Ana <script> A <b>b</b> & `c` 2024, Étude"
    assert [(link["href"], link.get("lang")) for link in entry.find_all("a")] == [
        ("works/doe.html", None),
        ("works/oud.html", "fr"),
    ]


def test_right_to_left_names_do_not_reorder_what_follows(built: Path) -> None:
    """They are isolated."""
    entry = _read(built / "authors.html").find(id="author-ali")
    assert entry is not None
    assert entry.get_text().startswith("\u2068علي\u2069 ")


def test_a_byline_links_to_the_authors(built: Path) -> None:
    """A name with an entry leads there, from the folder of works too; any other is plain text."""
    article = _read(built / "works" / "doe.html").find("article")
    assert article is not None
    assert "Ana Doe, Bo `Roe`, Nobody <i>" in article.get_text()
    links = [link["href"] for link in article.find_all("a") if "author-" in str(link["href"])]
    assert links == ["../authors.html#author-ana-doe", "../authors.html#author-bo-roe"]


@pytest.mark.parametrize("lines", ['{"a": ["A", 1]}\n["x", "X", ["b"]]', '{"a": ["A", 1]}', "[1]", "no json"])
def test_a_list_that_is_none_is_an_error(tmp_path: Path, lines: str) -> None:
    """A work without facts, a list without authors or another text ends the build with its line."""
    docs = write_site(tmp_path, {"authors": f"# Authors\n\n```{{authors}}\n{lines}\n```\n"}, "")
    done = run_sphinx(docs, tmp_path / "html")
    assert done.returncode != 0
    assert "authors.md:3: ERROR" in done.stderr


def test_only_pages_with_authors_load_their_files(built: Path) -> None:
    """Style and script are of this page alone."""
    loaded = {path.name: "authors.js" in path.read_text(encoding="utf-8") for path in built.glob("*.html")}
    assert {name for name, is_loaded in loaded.items() if is_loaded} == {"authors.html"}


def test_words_filter_the_names(page: Page) -> None:
    """Accents, apostrophes and the order of words do not count; empty letters go; the address keeps it."""
    field = page.get_by_label("Find an author")
    field.fill("bo roe")
    expect(page.locator("ul.authors li:visible")).to_have_count(1)
    expect(page.get_by_role("heading", name="D")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("1 of 4")
    assert page.url.endswith("#q=bo+roe")
    field.fill("obrien")
    expect(page.locator("ul.authors li:visible")).to_contain_text("O'Brien")
    field.fill("")
    expect(page.locator("ul.authors li:visible")).to_have_count(4)
    expect(page.get_by_role("status")).to_have_text("")
    assert page.url.endswith("/authors.html")


def test_an_address_finds_and_shows(page: Page) -> None:
    """An address with words filters at once, and one with a name shows everybody again."""
    page.goto(f"{page.url}#q=etude")
    expect(page.locator("ul.authors li:visible")).to_have_count(2)
    page.evaluate("location.hash = '#author-bo-roe'")
    expect(page.locator("#author-bo-roe")).to_be_in_viewport()
    expect(page.locator("ul.authors li:visible")).to_have_count(4)


def test_without_javascript_there_is_no_field(browser: Browser, built: Path) -> None:
    """The list is whole, and nothing stands there that does nothing."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{built.as_uri()}/authors.html")
        expect(page.locator("ul.authors li:visible")).to_have_count(4)
        expect(page.locator("#authors-q")).to_have_count(0)
