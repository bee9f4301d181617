"""One look on the whole site: edges, buttons, heads of tables, references, and no rule that is of no use."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

PACKAGE = Path(__file__).parents[2] / "scripts" / "survey_companion"
STATIC = PACKAGE / "sphinx" / "site" / "static"
# Classes that only our own sheets could give a look to, and the files that give them to elements.
OWN = re.compile(
    r"\.((?:explorer|cite|search|head|facet|reference-card|authors|about|map|missing|column)-[a-z-]+)"
)
EDGES = """() => ["h1", "section > p", ".explorer-frame", "table:not(.explorer)"]
  .map(name => document.querySelector(`article ${name}`)).filter(each => each && each.offsetParent !== null)
  .map(each => each.getBoundingClientRect().left + parseFloat(getComputedStyle(each).paddingLeft))
  .map(Math.round)"""
LOOK = """each => {
  const style = getComputedStyle(each);
  return [style.borderTopColor, style.borderTopWidth, style.borderTopLeftRadius].join(" ");
}"""
BUTTONS = """.explorer-export :is(button, select), td a.cite, .citation a.cite, .search-form button,
  #search-filters button[aria-pressed=false], .missing-search button, .authors-find input"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window without a network."""
    context = browser.new_context(offline=True, color_scheme="light")
    yield context.new_page()
    context.close()


def _show(page: Page, site: Path, name: str, width: int = 1440) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / name).as_uri().replace("%3F", "?"))


@pytest.mark.parametrize("width", [390, 1440, 2560])
def test_every_page_begins_at_one_edge(width: int, page: Page, site: Path) -> None:
    """Who goes from page to page sees titles, prose, search and tables of results begin where they began."""
    edges = {}
    names = ("references", "explore", "explore-data", "models", "languages/index", "benchmarks/index")
    for name in names:
        _show(page, site, f"{name}.html", width)
        edges[name] = set(page.evaluate(EDGES))
    assert len(set.union(*edges.values())) == 1, edges


def test_buttons_look_alike(page: Page, site: Path) -> None:
    """Whatever is pressed has one edge and one corner everywhere: "Cite" and "Copy" as well as "Search"."""
    looks: dict[str, list[str]] = {}
    for name in ("explore", "search.html?q=a", "404", "references", "authors"):
        _show(page, site, name if "?" in name else f"{name}.html")
        shown = page.locator(BUTTONS).locator("visible=true")
        shown.first.wait_for()
        for button in shown.all()[:12]:
            looks.setdefault(button.evaluate(LOOK), []).append(name)
    assert len(looks) == 1, looks


def test_heads_that_sort_are_one_line(page: Page, site: Path) -> None:
    """The arrow of a head takes no room, so that a short head does not become two lines."""
    for name in ("explore", "explore-data", "models"):
        _show(page, site, f"{name}.html")
        heads = page.locator("table.explorer th button").locator("visible=true").all()
        assert heads
        assert {round(head.bounding_box()["height"]) for head in heads} <= set(range(20, 32)), name  # type: ignore[index]


def test_tables_that_sort_look_like_tables(page: Page, site: Path) -> None:
    """A head that became a button looks like a head on every page with such a table, and not like a box."""
    for name in ("languages/index.html", *sorted(each.name for each in site.glob("benchmarks/x*.html"))[:1]):
        _show(page, site, name if "/" in name else f"benchmarks/{name}")
        head = page.locator("table.results th button").first
        assert head.evaluate("each => getComputedStyle(each).borderTopWidth") == "0px", name


def test_a_reference_has_its_title_on_a_line_and_its_sentence_in_one(page: Page, site: Path) -> None:
    """Only the title, which leads to the page of the work, stands alone; other links run on."""
    _show(page, site, "references.html")
    alone = """() => [...document.querySelectorAll(".citation a")]
      .filter(each => getComputedStyle(each).display === "block").map(each => each.getAttribute("href"))"""
    found = page.evaluate(alone)
    assert len(found) == page.locator(".citation a.cite").count()
    assert {address.split("/")[0] for address in found} == {"works"}
    shown = page.locator(".citation > p > a[href^=http]").all_inner_texts()
    assert not [text for text in shown if "://" in text]


def test_the_number_of_works_stands_once(page: Page, site: Path) -> None:
    """Below the bar with the count, the line of facts does not say it again; paper, without a bar, has it."""
    section = min(site.glob("taxonomy/*/[!i]*.html"))
    _show(page, site, section.relative_to(site).as_posix())
    count = page.locator(".head-bar p").inner_text().split(" · ")[0]
    facts = page.locator(".facts").first
    assert count not in facts.inner_text()
    page.emulate_media(media="print")
    assert facts.inner_text().startswith(count)


def test_the_line_on_the_site_is_one_line(page: Page, site: Path) -> None:
    """On a phone, what the site is takes one line above the title, however long the survey's name is."""
    work = min(site.glob("works/*.html"))
    _show(page, site, f"works/{work.name}", 360)
    box = page.locator(".about-site").bounding_box()
    assert box is not None
    assert box["height"] < 30


def test_no_rule_of_our_sheets_is_dead() -> None:
    """Each class of ours in a sheet is given to something by a template, a script or a module."""
    suffixes = {".py", ".jinja", ".html", ".js"}
    sources = [path for path in PACKAGE.rglob("*") if path.suffix in suffixes and ".css" not in path.name]
    given = {word for path in sources for word in re.findall(r"[\w-]+", path.read_text("utf-8"))}
    written = "\n".join(each.read_text("utf-8") for each in STATIC.glob("*.css*"))
    assert sorted({name for name in OWN.findall(written) if not _is_given(name, given)}) == []


def _is_given(name: str, given: set[str]) -> bool:
    """Return whether a source has the class, or what comes before and after a hyphen that joins it."""
    stem, _, last = name.rpartition("-")
    return (
        name in given
        or (f"{stem}-" in given and last in given)
        or f"{name.split('-', maxsplit=1)[0]}-" in given
    )
