"""Reference cards: who may open them, what they say, and how they go away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browsing import make_site, watched_page

_EVIL = '<img src=x onerror="document.title=1"> & "quotes" </span><script>document.title=2</script>'
BIBLIOGRAPHY = f"""\
@misc{{doe2023lifting,
  author = {{Ana Doe and Bo van der Roe}}, title = {{Lifting Stones}}, year = {{2023}},
  doi = {{10.1234/stones(5)-x}}, eprint = {{2401.02909}}, archivePrefix = {{arXiv}},
}}
@misc{{moe2022evil, author = {{Cy Moe}}, title = {{{_EVIL}}}, year = {{2022}},
  url = {{https://example.org/a_(b).html}},
}}
@misc{{poe2021plain, author = {{Di Poe}}, title = {{Plain}}, year = {{2021}}, url = {{http://example.org/old}}}}
"""
_FILLER = "Stones.\n\n" * 60
PAGES = {
    "notes/cards": "# Cards\n\n"
    "First {cite:t}`doe2023lifting`, then {cite:t}`moe2022evil`, [elsewhere](../other.md).\n\n"
    f"| A | B |\n|---|---|\n| {'wide ' * 40} | {{cite:t}}`poe2021plain` |\n\n"
    f"{_FILLER}Last {{cite:t}}`doe2023lifting`.\n",
    "other": "# Other\n\nNothing.\n",
}
CARD = ".reference-card"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that cites three works."""
    return make_site(tmp_path_factory.mktemp("cards"), PAGES, BIBLIOGRAPHY)


def _open(context: BrowserContext, built: Path) -> Page:
    page = context.new_page()
    page.goto(f"{built.as_uri()}/notes/cards.html")
    return page


@pytest.fixture
def page(browser: Browser, built: Path) -> Iterator[Page]:
    """The page with citations, which must not complain."""
    with watched_page(browser, f"{built.as_uri()}/notes/cards.html") as page:
        yield page


def _citation(page: Page, key: str) -> Locator:
    return page.locator(f'article a[href$="#ref-{key}"]').first


def _focus(page: Page, key: str) -> Locator:
    """Bring the keyboard to a citation, as Tab does, and wait for its card."""
    link = _citation(page, key)
    page.keyboard.press("Tab")  # from here on, focus is visible
    link.focus()
    page.wait_for_selector(CARD)
    return link


def test_hovering_shows_the_whole_reference_with_links(page: Page) -> None:
    """The card has every word of the title and links DOI, preprint, work and bibliography."""
    link = _citation(page, "doe2023lifting")
    title = str(link.get_attribute("title"))
    link.hover()
    card = page.locator(CARD)
    assert card.locator(".reference-card-text").inner_text() == title
    assert [(each.inner_text(), each.get_attribute("href")) for each in card.locator("a").all()] == [
        ("doi:10.1234/stones(5)-x", "https://doi.org/10.1234/stones(5)-x"),
        ("arXiv:2401.02909", "https://arxiv.org/abs/2401.02909"),
        ("Work page", "../works/doe2023lifting.html"),
        ("In the bibliography", "../references.html#ref-doe2023lifting"),
    ]
    page.mouse.move(5, 5)
    expect(card).to_have_count(0)


def test_the_tooltip_makes_room_for_the_card(page: Page) -> None:
    """While the card is open the browser has no title to show; afterwards it is as it was."""
    link = _citation(page, "doe2023lifting")
    title = link.get_attribute("title")
    assert title
    link.hover()
    page.wait_for_selector(CARD)
    assert link.get_attribute("title") is None
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    assert link.get_attribute("title") == title
    assert link.get_attribute("aria-describedby") is None


def test_the_pointer_may_move_into_the_card(page: Page) -> None:
    """The card stays while the pointer is on it, and goes when the pointer leaves."""
    _citation(page, "doe2023lifting").hover()
    page.locator(CARD).get_by_text("Work page").hover()
    page.wait_for_timeout(600)  # longer than the delay after which a card that nobody uses goes
    assert page.locator(CARD).count() == 1
    page.mouse.move(5, 5)
    expect(page.locator(CARD)).to_have_count(0)


def test_the_card_touches_its_link(page: Page) -> None:
    """There is no gap to cross between link and card."""
    link = _citation(page, "doe2023lifting")
    link.hover()
    card = page.locator(CARD).bounding_box()
    box = link.bounding_box()
    assert card
    assert box
    assert abs(card["y"] - (box["y"] + box["height"])) < 2


def test_tab_leads_from_the_link_through_the_card(page: Page) -> None:
    """By keyboard the card's links come right after the citation; behind them the card goes."""
    _focus(page, "doe2023lifting")
    texts = []
    for _ in range(4):
        page.keyboard.press("Tab")
        texts.append(page.evaluate("document.activeElement.textContent"))
    assert texts == ["doi:10.1234/stones(5)-x", "arXiv:2401.02909", "Work page", "In the bibliography"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith("#ref-moe2022evil")
    expect(page.locator(".reference-card-text")).to_contain_text("Cy Moe")
    assert page.locator(CARD).count() == 1


def test_escape_closes_and_keeps_the_place(page: Page) -> None:
    """Escape closes the card; focus is on the citation, and the card does not come back by itself."""
    link = _focus(page, "doe2023lifting")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    expect(link).to_be_focused()
    page.wait_for_timeout(400)  # longer than the delay after which a card opens
    assert page.locator(CARD).count() == 0
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(CARD)).to_have_count(1)


def test_the_link_is_described_by_the_card(page: Page) -> None:
    """A screen reader hears the reference as the link's description, and the card is a named group."""
    link = _focus(page, "doe2023lifting")
    described = page.locator(f"#{link.get_attribute('aria-describedby')}")
    assert "Lifting Stones" in described.inner_text()
    expect(page.get_by_role("group", name="Reference")).to_have_count(1)


def test_a_title_is_never_markup(page: Page) -> None:
    """Markup in a reference is shown as it is written; an address keeps its own brackets."""
    title = page.title()
    _citation(page, "moe2022evil").hover()
    card = page.locator(CARD)
    assert '<img src=x onerror="document.title=1">' in card.inner_text()
    assert card.locator("img, script").count() == 0
    assert page.title() == title
    assert card.locator("a").first.get_attribute("href") == "https://example.org/a_(b).html"


def test_only_secure_addresses_are_links(page: Page) -> None:
    """An address without encryption stays text."""
    _citation(page, "poe2021plain").hover()
    page.wait_for_selector(CARD)
    links = [each.inner_text() for each in page.locator(f"{CARD} a").all()]
    assert links == ["Work page", "In the bibliography"]
    assert "http://example.org/old" in page.locator(CARD).inner_text()


def test_other_links_have_no_card(page: Page) -> None:
    """A link to a page shows nothing."""
    page.get_by_role("link", name="elsewhere").hover()
    page.wait_for_timeout(400)  # longer than the delay after which a card opens
    assert page.locator(CARD).count() == 0


@pytest.mark.parametrize("key", ["doe2023lifting", "moe2022evil", "poe2021plain"])
def test_a_card_fits_a_phone(browser: Browser, built: Path, key: str) -> None:
    """At 360 pixels the card is inside the window, and the page does not get wider or longer."""
    with browser.new_context(viewport={"width": 360, "height": 640}) as context:
        page = _open(context, built)
        link = _citation(page, key)
        link.scroll_into_view_if_needed()
        size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        before = page.evaluate(size)
        link.hover()
        box = page.locator(CARD).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 640
        assert page.evaluate(size) == before
        middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        inside = "([x, y]) => document.elementFromPoint(x, y).closest('.reference-card') !== null"
        assert page.evaluate(inside, middle), "the card is not cut off by the table"


def test_a_card_opens_above_where_there_is_no_room_below(page: Page) -> None:
    """At the end of the window the card stands on its link, and follows it when the page moves."""
    link = page.locator('article a[href$="#ref-doe2023lifting"]').last
    link.evaluate(
        "it => scrollBy({ top: it.getBoundingClientRect().bottom + 4 - innerHeight, behavior: 'instant' })"
    )
    link.hover()
    page.wait_for_selector(CARD)
    stands = """() => {
        const [card, link] = [".reference-card", "[aria-describedby=reference-card-text]"].map((name) =>
            document.querySelector(name).getBoundingClientRect());
        return Math.abs(card.bottom - link.top) < 2;
    }"""
    assert page.evaluate(stands)
    page.evaluate("scrollBy({ top: 20, behavior: 'instant' })")
    page.wait_for_function(stands)


def test_a_tap_opens_the_card_and_a_second_one_follows_the_link(browser: Browser, built: Path) -> None:
    """On a touch screen the card comes first; a tap beside it closes it."""
    with browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 640}
    ) as context:
        page = _open(context, built)
        link = _citation(page, "doe2023lifting")
        link.tap()
        expect(page.locator(CARD)).to_have_count(1)
        assert page.url.endswith("cards.html")
        page.locator("h1").tap()
        expect(page.locator(CARD)).to_have_count(0)
        link.tap()
        link.tap()
        page.wait_for_url("**/references.html#ref-doe2023lifting")


def test_without_scripts_the_title_stays(browser: Browser, built: Path) -> None:
    """With JavaScript off the reference is the link's title."""
    with browser.new_context(java_script_enabled=False) as context:
        title = str(_citation(_open(context, built), "doe2023lifting").get_attribute("title"))
        assert title.startswith("Ana Doe and Bo van der Roe. Lifting Stones. 2023.")
