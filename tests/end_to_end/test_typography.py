"""What pages look like: lengths of lines, sizes, edges; and what comes out of a printer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

# The mean number of characters in the lines of long paragraphs of prose, last lines aside.
LINES = """() => {
  const lengths = [];
  const prose = ["section > p:not([class])", "dd > p", "li > p"].map(each => `article ${each}`).join();
  for (const text of document.querySelectorAll(prose)) {
    if (text.innerText.length < 250) continue;
    const lines = new Map(), range = document.createRange();
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let place = 0; place < node.length; place++) {
        range.setStart(node, place); range.setEnd(node, place + 1);
        const box = range.getBoundingClientRect(), line = Math.round(box.bottom / 12);
        if (box.height) lines.set(line, (lines.get(line) || 0) + 1);
      }
    lengths.push(...[...lines.values()].slice(0, -1));
  }
  return [lengths.length, lengths.reduce((sum, each) => sum + each, 0) / lengths.length];
}"""
SIZES = "['h1', 'h2'].map(name => getComputedStyle(document.querySelector('article ' + name)).fontSize)"
EDGES = """() => [...document.querySelectorAll("article h2, article section > p, article .table-wrapper")]
  .filter(each => each.offsetParent).map(each => {
    const style = getComputedStyle(each);
    return Math.round(each.getBoundingClientRect().left + parseFloat(style.paddingLeft));
  })"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window without a network, in a system that is dark."""
    context = browser.new_context(offline=True, color_scheme="dark")
    yield context.new_page()
    context.close()


def _largest_section(site: Path) -> Path:
    return max(site.glob("taxonomy/*/[!i]*.html"), key=lambda path: (path.stat().st_size, path))


@pytest.mark.parametrize("width", [768, 1024, 1440, 2560])
def test_lines_of_prose_have_65_to_75_characters(width: int, page: Page, site: Path) -> None:
    """Long paragraphs are as wide as they are read well, on every screen that has the room."""
    page.set_viewport_size({"width": width, "height": 900})
    for path in (_largest_section(site), site / "introduction.html", site / "frontiers.html"):
        page.goto(path.as_uri())
        number, mean = page.evaluate(LINES)
        assert number > 10
        assert 65 <= mean <= 75, path


@pytest.mark.parametrize(
    ("width", "sizes"), [(390, ["28px", "20px"]), (1440, ["32px", "22px"]), (2560, ["32px", "22px"])]
)
def test_headings_are_no_larger_than_they_need(width: int, sizes: list[str], page: Page, site: Path) -> None:
    """Two sizes on a desk, two smaller ones on a phone."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(_largest_section(site).as_uri())
    assert page.evaluate(SIZES) == sizes


@pytest.mark.parametrize("width", [390, 1440, 2560])
def test_text_headings_and_tables_begin_at_one_edge(width: int, page: Page, site: Path) -> None:
    """What is wider than prose is so at its other end."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(_largest_section(site).as_uri())
    assert len(set(page.evaluate(EDGES))) == 1


def test_text_in_figures_is_as_large_as_small_text(page: Page, site: Path) -> None:
    """On a desk neither larger nor smaller than in tables and notes, on a phone about 10 pixels at least."""
    drawn = """[...document.querySelectorAll(".drawing svg")].flatMap(svg => {
      const unit = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      return [...svg.querySelectorAll("text[font-size]")].map(text => text.getAttribute("font-size") * unit);
    })"""
    for width, least, most in ((1440, 14, 20), (390, 9.5, 16)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((site / "figures.html").as_uri())
        sizes = sorted(page.evaluate(drawn))
        assert least <= sizes[0], width
        assert sizes[-1] <= most, width
        assert sizes[len(sizes) // 2] <= 17


def test_nothing_glides(page: Page, site: Path) -> None:
    """A link to a place on a page arrives at once, also where no reader asked for less motion."""
    page.goto((site / "references.html").as_uri())
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_paper_has_text_and_nothing_to_press(page: Page, site: Path) -> None:
    """Printed in a dark system, pages are black on white, without menus, buttons, and boxes over the text."""
    page.set_viewport_size({"width": 680, "height": 960})  # the text of a page of A4
    page.emulate_media(media="print", color_scheme="dark")
    useless = (
        ".sidebar-drawer, .mobile-header, .toc-drawer, .skip-to-content, .back-to-top, .theme-toggle,"
        " .related-pages, .copybtn, .headerlink, .label.wrong, .explorer-filters, .explorer-search,"
        " article :not(th) > button"  # those in heads of tables are the words of the heads
    )
    names = ("index", "explore", "explore-data", "references", "figures", "404")
    work = min(site.glob("works/*.html"))
    for path in (_largest_section(site), work, *(site / f"{name}.html" for name in names)):
        page.goto(path.as_uri())
        assert page.locator(useless).locator("visible=true").count() == 0, path
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.querySelector('article p')).color") in {
            "rgb(0, 0, 0)",
            "rgb(51, 51, 51)",
        }, path


def test_paper_has_tables_as_tables(page: Page, site: Path) -> None:
    """A page of paper is narrow, and has rows and columns all the same, with the heading on each page."""
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    for path in (_largest_section(site), site / "explore.html", site / "explore-data.html"):
        page.goto(path.as_uri())
        shown = "name => getComputedStyle(document.querySelector(`article table ${name}`)).display"
        found = [page.evaluate(shown, name) for name in ("thead", "tbody tr", "tbody td:not(.explorer-pick)")]
        assert found == ["table-header-group", "table-row", "table-cell"], path


@pytest.mark.parametrize("name", ["explore", "models", "languages/index", "benchmarks/*"])
def test_paper_has_the_heads_of_tables_that_sort(name: str, page: Page, site: Path) -> None:
    """What a column shows is said on paper as well, where the head of a table is a button on the screen."""
    found = [each for each in site.glob(f"{name}.html") if each.stem != "index" or "/*" not in name]
    page.emulate_media(media="print")
    page.goto(min(found).as_uri())
    heads = page.locator("article th:has(> button)").locator("visible=true")
    heads.first.wait_for()
    assert all(head.inner_text().strip() for head in heads.all())


def test_paper_names_the_addresses_that_prose_links_to(page: Page, sample_site: Path) -> None:
    """A link from a sentence to another site has its address behind it; labels in rows have none."""
    behind = "each => getComputedStyle(each, '::after').content"
    page.emulate_media(media="print")
    page.goto(_largest_section(sample_site).as_uri())
    labels = page.locator("td a.label.paper")
    assert labels.count() > 0
    assert "http" not in labels.first.evaluate(behind)
    page.goto((sample_site / "index.html").as_uri())
    prose = page.locator('article section > p > a[href^="http"]').first
    assert "http" in prose.evaluate(behind)
