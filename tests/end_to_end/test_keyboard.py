"""Every page by keyboard alone: where Tab stops, in which order, and what opens and closes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

KINDS = (
    "index taxonomy/index taxonomy/*/index taxonomy/*/* resources/index resources/*/index resources/*/* "
    "benchmarks/index benchmarks/* references cite contribute changes search explore explore-data models "
    "figures authors languages/index languages/* new glossary 404 works/*"
).split()
DESK, PHONE, ZOOMED = (1440, 900), (320, 640), (640, 450)  # the last is a small window at 200 %
LONG = "taxonomy/by-hand/large-stones.html"

# What is wrong with the element that has the focus; the one before stays in `window.before`.
LOOK = """() => {
  const now = document.activeElement, before = window.before, faults = [];
  if (!now || now === document.body) { return null; }
  if (now.dataset.seen) { return ["again", now.matches("[data-seen='1']") ? "first" : "other"]; }
  window.stops = (window.stops || 0) + 1;
  now.dataset.seen = window.stops;
  window.before = now;
  /* A radio button may be seen as its label alone. */
  const shown = now.type === "radio" && now.labels.length ? now.labels[0] : now;
  const box = shown.getClientRects()[0];
  const name = now.outerHTML.slice(0, 90);
  const seen = {visibilityProperty: true, opacityProperty: true};
  if (!box || !box.width || !box.height || !shown.checkVisibility(seen)) {
    return ["fault", `not visible: ${name}`];
  }
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  if (!hit) { faults.push("outside of the window"); }
  /* Parts of a drawing lie upon each other; the card of the last citation goes a moment later. */
  else if (!shown.contains(hit) && !hit.contains(shown) && !hit.closest("svg, [class^='reference-card']")) {
    faults.push(`covered by ${hit.outerHTML.slice(0, 60)}`);
  }
  if (now.closest("[inert], details:not([open]) > :not(summary)")) { faults.push("inside something closed"); }
  if (before) {
    const follows = before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!follows) { faults.push("out of order"); }
    const part = (each) => each.closest("header, aside, article, footer, nav");
    const old = before.getClientRects()[0];
    if (part(before) === part(now) && old && box.bottom <= old.top && box.right <= old.left) {
      faults.push("above and before the last stop");
    }
  }
  return faults.length ? ["fault", `${faults.join(", ")}: ${name}`] : ["stop", name];
}"""

# The second stop keeps the focus.
TRAP = """<script>
document.querySelectorAll("b")[1].addEventListener("keydown", (event) => event.preventDefault());
</script>"""


def _kinds(site: Path) -> list[Path]:
    """Return one page of every kind that the site has, the largest that matches."""
    chosen = []
    for kind in KINDS:
        found = [page for page in site.glob(f"{kind}.html") if not kind.endswith("*") or page.stem != "index"]
        chosen += sorted(found, key=lambda page: (-page.stat().st_size, page))[:1]
    assert len(chosen) > 14
    return chosen


def _walk(page: Page) -> tuple[list[str], list[str]]:
    """Press Tab until the first stop comes again; return the stops and what is wrong with some."""
    stops: list[str] = []
    faults: list[str] = []
    for _ in range(1_500):
        page.keyboard.press("Tab")
        found: list[str] | None = page.evaluate(LOOK)
        if found is None or found == ["again", "first"]:
            return stops, faults
        kind, what = found
        stops.append(what)
        if kind != "stop":
            faults.append(what)
        if kind == "again":
            break
    return stops, [*faults, "the end of the page is never reached"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window without a network, for a reader who wants nothing to move."""
    context = browser.new_context(offline=True, reduced_motion="reduce")
    yield context
    context.close()


def _open(context: BrowserContext, path: Path, size: tuple[int, int]) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(path.as_uri(), wait_until="load")
    return page


@pytest.mark.parametrize("size", [DESK, PHONE, ZOOMED])
def test_tab_visits_what_can_be_seen_in_reading_order(
    size: tuple[int, int], context: BrowserContext, sample_site: Path
) -> None:
    """On each kind of page every stop is in sight, after the last, in nothing closed, and no trap."""
    wrong = {}
    for path in _kinds(sample_site):
        page = _open(context, path, size)
        stops, faults = _walk(page)
        assert "skip-to-content" in stops[0], path
        assert len(stops) > 4, path
        if faults:
            wrong[path.relative_to(sample_site).as_posix()] = faults[:3]
        page.close()
    assert wrong == {}, wrong


def test_the_walk_would_find_a_fault(context: BrowserContext, tmp_path: Path) -> None:
    """What is covered, off the screen, or out of order is found, and so is a trap."""
    places = {
        "covered": '<a href="#">a</a><p style="position:absolute;inset:0;background:red">x</p>',
        "not visible": '<a href="#" style="opacity:0">a</a>',
        "outside": '<a href="#" style="position:fixed;left:-9em">a</a>',
        "out of order": '<a href="#">a</a><a href="#" tabindex="1">b</a>',
        "above": '<nav><a href="#" style="position:absolute;top:9em;left:9em">a</a><a href="#">b</a></nav>',
        "never reached": "<b tabindex=0>a</b><b tabindex=0>b</b><b tabindex=0>c</b>" + TRAP,
    }
    for expected, html in places.items():
        path = tmp_path / "page.html"
        path.write_text(f"<!doctype html><title>x</title>{html}", encoding="utf-8")
        _, faults = _walk(_open(context, path, DESK))
        assert expected in " ".join(faults), expected


def _press_tab_until(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


@pytest.mark.parametrize(
    ("size", "button", "drawer"),
    [
        (PHONE, ".menu-button", "#site-menu"),
        (PHONE, ".contents-button", "#page-contents"),
        (ZOOMED, ".menu-button", "#site-menu"),
        (ZOOMED, ".contents-button", "#page-contents"),
        (DESK, ".contents-button", "#page-contents"),
    ],
)
def test_menu_and_contents_open_and_close_by_keyboard(
    size: tuple[int, int], button: str, drawer: str, context: BrowserContext, sample_site: Path
) -> None:
    """Enter opens them, Tab stays in them, Escape closes them, and the focus is back on the button."""
    page = _open(context, sample_site / LONG, size)
    inside = f"document.querySelector('{drawer}').contains(document.activeElement)"
    _press_tab_until(page, button)
    assert page.get_attribute(button, "aria-expanded") == "false"
    page.keyboard.press("Enter")
    assert page.get_attribute(button, "aria-expanded") == "true"
    assert page.evaluate(inside)
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(f"document.activeElement === document.body || {inside}")
    page.keyboard.press("Escape")
    assert page.get_attribute(button, "aria-expanded") == "false"
    assert page.evaluate("selector => document.activeElement.matches(selector)", button)
    assert page.locator("[inert]").count() == 0
    assert not page.locator(drawer).is_visible()


def test_a_link_of_the_contents_closes_them(context: BrowserContext, sample_site: Path) -> None:
    """A chosen heading is in sight, below the bar at the top; a touch beside a drawer closes it, too."""
    page = _open(context, sample_site / LONG, PHONE)
    page.click(".contents-button")
    page.locator("#page-contents .toc-tree a").last.click()
    assert not page.locator("#page-contents").is_visible()
    bar = page.locator("header").bounding_box()
    heading = page.locator("article h2").last.bounding_box()
    assert bar is not None
    assert heading is not None
    assert bar["y"] + bar["height"] <= heading["y"] < PHONE[1]
    page.click(".menu-button")
    page.mouse.click(PHONE[0] - 5, 300)
    assert not page.locator("#site-menu").is_visible()


def test_a_drawer_makes_room_when_the_window_grows(context: BrowserContext, sample_site: Path) -> None:
    """A tablet that is turned with its menu open shows the whole page, and nothing is out of reach."""
    page = _open(context, sample_site / LONG, PHONE)
    page.click(".menu-button")
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    page.wait_for_function("document.querySelectorAll('[inert], .veil').length === 0")
    assert page.locator("#site-menu").is_visible()


@pytest.mark.parametrize(("size", "is_beside"), [(DESK, False), ((1920, 900), True)])
def test_contents_stand_beside_long_pages_where_they_fit(
    size: tuple[int, int], is_beside: bool, context: BrowserContext, sample_site: Path
) -> None:
    """Beside wide tables on a wide screen, beside text on any desk; elsewhere there is a button."""
    for name, wanted in ((LONG, is_beside), ("figures.html", True)):
        page = _open(context, sample_site / name, size)
        assert page.locator("#page-contents").is_visible() is wanted, name
        assert page.locator(".contents-button").is_visible() is not wanted, name
        page.close()


def test_nothing_floats_over_the_text(context: BrowserContext, sample_site: Path) -> None:
    """Scrolled back up, where the theme shows a button over the text, only the bar at the top is fixed."""
    fixed = """() => [...document.querySelectorAll(".content *")].filter(
        (each) => getComputedStyle(each).position === "fixed" && each.checkVisibility()).length"""
    for size in (DESK, PHONE):
        page = _open(context, sample_site / LONG, size)
        for place in (900, 500):
            page.evaluate("place => scrollTo(0, place)", place)
            page.wait_for_timeout(50)
        assert page.evaluate(fixed) == 0
        button = page.locator(".contents-button").bounding_box()
        text = page.locator("article").bounding_box()
        assert button is not None
        assert text is not None
        assert size == PHONE or button["x"] >= text["x"] + text["width"]


def test_without_javascript_all_pages_are_in_reach(browser: Browser, sample_site: Path) -> None:
    """A phone without scripts says what is missing; it has no dead button, but a link to all pages."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    page.goto((sample_site / LONG).as_uri())
    assert page.locator("noscript p").is_visible()
    assert page.locator("button:visible").count() == 0
    page.click("noscript a")
    links = page.locator(".sidebar-tree > ul > li > a")
    assert links.count() > 5
    assert all(link.is_visible() for link in links.all())
    context.close()


def test_a_section_is_printed_by_a_button(context: BrowserContext, sample_site: Path) -> None:
    """The bar below the title has "Print", which opens the browser's dialog; paper shows no frame."""
    page = _open(context, sample_site / LONG, DESK)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print").press("Enter")
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    for part in (".skip-to-content", "#site-menu", ".trail", ".head-bar", ".neighbours", ".theme-toggle"):
        assert not page.locator(part).first.is_visible(), part


def test_colours_chosen_by_the_system_keep_the_buttons(browser: Browser, sample_site: Path) -> None:
    """With forced colours the pictures of the buttons are drawn in the colour of text."""
    context = browser.new_context(forced_colors="active", viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    page.goto((sample_site / LONG).as_uri())
    colours: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries([".menu-button", ".theme-toggle", ".contents-button"].map((each) =>
        [each, [getComputedStyle(document.querySelector(each), "::before").backgroundColor,
                getComputedStyle(document.body).color]]))"""
    )
    assert all(picture == text for picture, text in colours.values()), colours
    context.close()
