"""Tables of results and pages of works in a browser, as readers use them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import watch

TABLE = (
    "#results-weighing-by-hand ~ .table-wrapper table.results, [id=results-weighing-by-hand] table.results"
)
PRINTED = ["Rock 3", "Rock 2", "Pierre"]


@pytest.fixture
def page(browser: Browser, sample_site: Path) -> Iterator[Page]:
    """The page of the invented benchmark, which must not complain."""
    with browser.new_context(viewport={"width": 1400, "height": 600}, offline=True) as context:
        page = context.new_page()
        complaints = watch(page)
        page.goto((sample_site / "benchmarks" / "weighing.html").as_uri())
        yield page
        assert complaints == []


def _systems(page: Page) -> list[str]:
    cells = page.locator(TABLE).first.locator("tbody tr td:first-child").all_inner_texts()
    return [" ".join(text.split()[:2]) for text in cells]


def _head(page: Page, name: str) -> dict[str, str | None]:
    """Return what a head says of the order; press it first."""
    head = page.locator(TABLE).first.locator("th", has=page.get_by_role("button", name=name))
    return {"sorted": head.get_attribute("aria-sort")}


def _press(page: Page, name: str) -> str | None:
    page.locator(TABLE).first.get_by_role("button", name=name).click()
    return _head(page, name)["sorted"]


def test_a_head_sorts(page: Page) -> None:
    """The best comes first, then the worst, then the order of the page; what is missing always comes last."""
    assert _systems(page) == PRINTED
    assert _press(page, "cy Welsh") == "descending"
    assert _systems(page) == ["Pierre", "Rock 3", "Rock 2"]
    assert _press(page, "cy Welsh") == "ascending"
    assert _systems(page) == ["Rock 2", "Rock 3", "Pierre"]
    assert _press(page, "cy Welsh") is None
    assert _systems(page) == PRINTED
    assert _press(page, "Size") == "descending"
    assert _press(page, "Size") == "ascending"
    assert _systems(page) == ["Rock 2", "Rock 3", "Pierre"]
    assert _press(page, "System") == "ascending"
    assert _head(page, "Size")["sorted"] is None
    assert _systems(page) == ["Pierre", "Rock 2", "Rock 3"]


def test_the_keyboard_sorts(page: Page) -> None:
    """A head takes focus, and Enter presses it."""
    page.locator(TABLE).first.get_by_role("button", name="fr French").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert _head(page, "Average")["sorted"] == "descending"


def test_lower_is_better_where_the_table_says_so(page: Page) -> None:
    """The first press brings the bold number to the top."""
    table = page.locator("table.results").nth(1)
    table.get_by_role("button", name="cy Welsh").click()
    assert table.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    expect(table.locator("tbody tr").first.locator("strong").first).to_have_text("3")


@pytest.mark.parametrize("width", [320, 1400])
def test_heads_stay_in_sight(page: Page, width: int) -> None:
    """Scrolled down, or down and sideways in its box, a table still shows its heads and its systems."""
    page.set_viewport_size({"width": width, "height": 400})
    page.add_style_tag(content="html { scroll-behavior: auto !important } td { height: 12rem }")
    page.wait_for_timeout(200)
    seen = page.evaluate(
        """() => {
          const table = document.querySelector("table.results"), box = table.parentElement;
          const head = table.tHead.rows[0].cells[1], first = table.tBodies[0].rows[1].cells[0];
          scrollTo(0, box.getBoundingClientRect().top + scrollY - 60);
          if (box.classList.contains("fits")) scrollBy(0, 250);
          else { box.scrollTop = 250; box.scrollLeft = 200; }
          const [b, t, h, f] = [box, table, head, first].map((each) => each.getBoundingClientRect());
          const left = f.left - Math.max(b.left, t.left);
          return { fits: box.classList.contains("fits"), top: h.top - Math.max(b.top, 0), left };
        }"""
    )
    assert seen["fits"] is (width > 1000)
    assert 0 <= seen["top"] < 60
    assert abs(seen["left"]) < 2


def test_without_javascript_a_table_is_a_table(browser: Browser, sample_site: Path) -> None:
    """There is nothing to press, and the rows stand as on paper."""
    with browser.new_context(java_script_enabled=False, offline=True) as context:
        page = context.new_page()
        page.goto((sample_site / "benchmarks" / "weighing.html").as_uri())
        assert page.locator("table.results button").count() == 0
        assert _systems(page) == PRINTED


def test_a_chart_has_an_address(page: Page) -> None:
    """The visible link below a chart leads to it, and the list of figures leads there, too."""
    page.locator(".chart a", has_text="Link to this chart").first.click()
    assert page.url.endswith("#chart-weighing-by-hand")
    assert page.locator("#chart-weighing-by-hand svg").count() == 1
    page.goto(page.url.replace("benchmarks/weighing.html", "figures.html").partition("#")[0])
    page.locator("article a[href$='#chart-weighing-by-hand']").click()
    assert page.url.endswith("benchmarks/weighing.html#chart-weighing-by-hand")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_the_entry_of_a_work_opens(browser: Browser, sample_site: Path, has_scripts: bool) -> None:
    """It is folded until it is asked for: by its address, by a click, or by paper."""
    address = (sample_site / "works" / "muller2021etude.html").as_uri()
    with browser.new_context(java_script_enabled=has_scripts, offline=True) as context:
        page = context.new_page()
        page.goto(address)
        entry = page.locator("#cite pre").first
        expect(entry).to_be_hidden()
        page.emulate_media(media="print")
        expect(entry).to_be_visible()
        page.emulate_media(media="screen")
        expect(entry).to_be_hidden()
        page.locator("details:has(#cite) > summary").click()
        expect(entry).to_be_visible()
        other = context.new_page()
        other.goto(f"{address}#cite")
        expect(other.locator("#cite pre").first).to_be_visible()
