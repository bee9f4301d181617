"""Twelve things that readers come for take two steps each, by mouse, keyboard and touch, on the own site."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

from browsing import watch
from conftest import build_site
from counted_steps import Reader

WAYS = {"mouse": ("mouse", 1440), "keys": ("keys", 1440), "keys-390": ("keys", 390), "touch": ("touch", 390)}
NARROW = ("keys-390", "touch")
MOST_STEPS = 2
HOME = "https://github.com/night/stones"
SETTINGS = f"""\
lists = ["list.md"]

[survey]
title = "Stones"
year = 2024

[companion]
address = "https://stones.example.org/en/latest/"
repository = "{HOME}"
"""
LIST = """\
# Stones

## Papers

### 1. Hard

#### 1.1 Granite

- [2020] **Granite things.** *Ana Doe et al.* [[paper](https://aclanthology.org/2020.acl-main.1/)]
"""


@pytest.fixture(params=WAYS)
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Reader]:
    """A reader without a network, on whose pages nothing complains, and who takes two steps at most."""
    way, width = WAYS[request.param]
    with browser.new_context(
        viewport={"width": width, "height": 844}, has_touch=way == "touch", offline=True
    ) as context:
        page = context.new_page()
        complaints = watch(page)
        reader = Reader(page, way)
        yield reader
        assert complaints == []
        assert 0 < reader.steps <= MOST_STEPS


@dataclass(frozen=True)
class Facts:
    """What there is to find on the site, whatever the list has."""

    site: Path

    def data(self) -> Any:  # noqa: ANN401  (JSON)
        """Return what Sphinx is told of the survey."""
        return json.loads((self.site.parents[1] / "survey.json").read_text(encoding="utf-8"))

    def soup(self, name: str) -> BeautifulSoup:
        """Return a page."""
        return BeautifulSoup((self.site / name).read_text(encoding="utf-8"), "lxml")

    def section(self) -> str:
        """Return the section with the most works whose prose cites some."""
        found = sorted(self.site.glob("taxonomy/*/*.html"))
        names = [each.relative_to(self.site).as_posix() for each in found if each.stem != "index"]
        cited = [each for each in names if self.soup(each).select("article .bibtex-citation a")]
        return max(cited, key=lambda name: len(self.soup(name).select("table.works tbody tr")))

    def discussion(self) -> str:
        """Return the section where a work is cited after the fewest other links."""
        found = sorted(self.site.glob("taxonomy/*/*.html"))
        names = [each.relative_to(self.site).as_posix() for each in found if each.stem != "index"]
        return min(names, key=self._links_before_citation)

    def _links_before_citation(self, name: str) -> int:
        links = self.soup(name).select("article a[href]:not(.headerlink)")
        cited = (place for place, link in enumerate(links) if link.find_parent(class_="bibtex-citation"))
        return next(cited, len(links))

    def work(self) -> str:
        """Return a work that its section's table has first, in the section above."""
        row = self.soup(self.section()).select_one("table.works tbody .title a")
        assert isinstance(row, Tag)
        return "works/" + str(row["href"]).rpartition("/")[2]


@pytest.fixture(scope="module")
def facts(site: Path) -> Facts:
    """What there is to find on the own site."""
    return Facts(site)


@pytest.fixture(scope="module")
def stones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented project with a repository, whose site is built with its book."""
    root = tmp_path_factory.mktemp("stones")
    (root / "bib").mkdir()
    (root / "bib" / "survey.toml").write_text(SETTINGS)
    (root / "list.md").write_text(LIST)
    done = build_site(root / "list.md", root, "--editions")
    assert done.returncode == 0, done.stderr
    return root / "docs" / "_build" / "html"


def test_1_a_section_is_found_by_its_number(reader: Reader, facts: Facts) -> None:
    """From the front page, a number that stands in the paper leads to its section."""
    numbers: dict[str, str] = facts.data()["numbers"]
    for page, number in (list(numbers.items())[2], list(numbers.items())[-1]):
        reader.open(facts.site / "index.html")
        reader.ask(number, f"{page}.html")
        expect(reader.page.locator("h1")).to_contain_text(number)


def test_2_a_work_in_a_row_is_copied_as_bibtex(reader: Reader, facts: Facts) -> None:
    """The entry is on the clipboard as the site's .bib file has it, and a screen reader hears of it."""
    section = facts.section()
    reader.open(facts.site / section)
    bar = facts.soup(section).select_one(".head-bar a")
    assert bar is not None
    reader.skip("Skip to content")
    reader.skip(bar.get_text())
    reader.press(reader.page.locator("table.works tbody a.cite").first)
    reader.press(reader.page.locator("dialog").get_by_role("button", name="Copy"))
    expect(reader.page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate("document.activeElement.matches('a.cite')")
    entry = reader.pasted().strip()
    assert entry.startswith("@")
    assert entry in (facts.site / "exports" / "survey.bib").read_text(encoding="utf-8")


def test_3_a_section_is_cited(reader: Reader, facts: Facts) -> None:
    """What is copied names the section by its number and title."""
    reader.open(facts.site / facts.section())
    reader.skip("Skip to content")
    reader.press(reader.page.locator(".head-bar a.cite"))
    reader.press(reader.page.locator("dialog").get_by_role("button", name="Copy"))
    reader.page.keyboard.press("Escape")
    number = reader.page.locator("h1").inner_text().split()[0]
    assert number in reader.pasted()


def test_4_a_citation_shows_what_the_work_says(reader: Reader, facts: Facts) -> None:
    """Pointed at, reached or tapped, it shows the key point, and its entry is copied from there."""
    reader.open(facts.site / facts.discussion())
    citation = reader.page.locator("article .bibtex-citation a").first
    reader.skip("Skip to content")
    if reader.way == "mouse":
        citation.hover()
    elif reader.way == "touch":
        reader.press(citation)
    else:
        reader.walk_to(citation)
        reader.moves = 0  # the focus alone opens the card; its buttons are a goal of their own
    expect(reader.page.locator(".reference-card-point")).to_be_visible()
    reader.press(reader.page.locator(".reference-card").get_by_role("button", name="Copy BibTeX"))
    assert reader.pasted().startswith("@")


def test_5_a_mistake_is_reported(reader: Reader, facts: Facts) -> None:
    """Without a repository the page of a work names its line in the list, and leads to what to do."""
    reader.open(facts.site / facts.work())
    expect(reader.page.locator(".suggestion")).to_contain_text(re.compile(r"lines? \d"))
    reader.skip("Skip to the end")
    reader.press(reader.page.locator(".suggestion a"), "Shift+Tab")
    expect(reader.page.locator("h1")).to_have_text(re.compile("^Contribute"))


def test_5_a_form_is_filled_where_there_is_one(reader: Reader, stones: Path) -> None:
    """With a repository the link opens the form, with key and line in it."""
    reader.open(stones / "works" / "doe2020granite.html")
    _hold_links(reader)
    reader.skip("Skip to the end")
    reader.press(reader.page.locator(".suggestion a", has_text="Suggest a change"), "Shift+Tab")
    address = str(reader.page.evaluate("window.pressed"))
    assert address.startswith(f"{HOME}/issues/new?template=wrong-entry.yml")
    assert address.endswith("&key=doe2020granite&line=list.md%3A9")


def test_6_a_section_is_printed(reader: Reader, facts: Facts) -> None:
    """The button opens the browser's dialog; paper has title, prose and the rows, and no navigation."""
    reader.open(facts.site / facts.section())
    reader.page.evaluate("window.print = () => { window.printed = true; }")
    reader.skip("Skip to content")
    reader.press(reader.page.get_by_role("button", name="Print"))
    assert reader.page.evaluate("window.printed")
    reader.page.emulate_media(media="print")
    for part in ("header", ".sidebar-drawer", ".head-bar", ".neighbours", "a.cite", ".skip-to-content"):
        assert reader.page.locator(part).locator("visible=true").count() == 0, part
    rows = reader.page.locator("table.works tbody tr")
    assert all(row.is_visible() for row in rows.all())
    assert rows.first.evaluate("each => getComputedStyle(each).display") == "table-row"


@pytest.mark.parametrize("reader", NARROW, indirect=True)
def test_7_the_menu_of_a_phone_leads_to_the_data(reader: Reader, facts: Facts) -> None:
    """The menu opens, and a letter leads to the link that begins with it."""
    reader.open(facts.site / "index.html")
    reader.press(reader.page.locator(".menu-button"))
    if reader.way == "keys":
        reader.move("d")
    reader.press(reader.page.locator(".sidebar-tree").get_by_role("link", name="Data resources", exact=True))
    expect(reader.page.locator("h1")).to_have_text(re.compile("^Data resources"))


def test_8_all_works_by_an_author(reader: Reader, facts: Facts) -> None:
    """The search suggests who has several works, and leads to all of them, in sight and marked."""
    people = facts.soup("authors.html").select("ul.authors li")
    busy = max(people, key=lambda each: len(each.select("a")))
    name = busy.select_one("b")
    assert name is not None
    query = " ".join(reversed(name.get_text().split(", ")))
    reader.open(facts.site / facts.work())
    reader.ask(query, f"authors.html#{busy['id']}")
    entry = reader.page.locator("li:target")
    expect(entry).to_be_in_viewport()
    assert entry.locator("a").count() == len(busy.select("a")) > 2


def test_8_an_author_on_the_page_of_a_work_leads_to_the_others(reader: Reader, facts: Facts) -> None:
    """A name is a link where it leads to more than this work."""
    pages = sorted((facts.site / "works").glob("*.html"))
    name = next(page.name for page in pages if facts.soup(f"works/{page.name}").select(".byline > a"))
    reader.open(facts.site / "works" / name)
    reader.skip("Skip to content")
    reader.press(reader.page.locator(".byline > a").first)
    entry = reader.page.locator("li:target")
    expect(entry).to_be_in_viewport()
    assert entry.locator("a").count() > 1
    assert entry.locator(f'a[href$="works/{name}"]').count() == 1


def test_9_works_and_data_for_a_language(reader: Reader, facts: Facts) -> None:
    """The page of the language comes first, has both, and says where it stands."""
    pages = [each for each in sorted(facts.site.glob("languages/*.html")) if each.stem != "index"]
    chosen = max(pages, key=lambda page: page.stat().st_size)
    title = facts.soup(f"languages/{chosen.name}").select_one("h1")
    assert isinstance(title, Tag)
    name = str(next(title.strings))
    reader.open(facts.site / facts.work())
    reader.ask(name, f"languages/{chosen.name}")
    expect(reader.page.locator("h1")).to_contain_text(name)
    expect(reader.page.get_by_role("heading", name="Data")).to_be_attached()
    assert reader.page.locator('article a[href*="works/"]').count() > 1
    expect(reader.page.locator('nav.trail a[href="index.html"]')).to_be_attached()
    assert reader.page.locator('.sidebar-tree [aria-current="true"]').count() == 1


def test_10_the_best_score_for_a_language_and_its_paper(reader: Reader, facts: Facts) -> None:
    """The first table of a benchmark has a row for each language, and its columns name their papers."""
    pages = [each for each in sorted(facts.site.glob("benchmarks/*.html")) if each.stem != "index"]
    name = next(each.name for each in pages if facts.soup(f"benchmarks/{each.name}").select("table.best"))
    reader.open(facts.site / "benchmarks" / name)
    table = reader.page.locator("table.best").first
    assert re.search(r"\d", table.locator("tbody tr").first.inner_text())
    source = table.locator("thead .measured a").first
    family = source.inner_text().split()[0]
    reader.skip("Skip to content")
    reader.press(source)
    expect(reader.page.locator("article .byline")).to_contain_text(family)


def test_11_the_book_is_one_step_from_the_front_page(reader: Reader, stones: Path) -> None:
    """Where it was built, the front page links a PDF that is there."""
    reader.open(stones / "index.html")
    _hold_links(reader)
    reader.skip("Skip to content")
    reader.press(reader.page.locator('article a[href$=".pdf"]').first)
    address = str(reader.page.evaluate("window.pressed"))
    assert Path(address.removeprefix("file://")).read_bytes().startswith(b"%PDF")


def test_11_a_plain_build_promises_no_book(site: Path) -> None:
    """Without editions no page of any kind has a link to one."""
    pages = [*site.glob("*.html"), *site.glob("*/*.html"), *site.glob("taxonomy/*/*.html")]
    texts = (page.read_text(encoding="utf-8") for page in pages)
    assert not any(re.search(r'href="(\.\./)*downloads/', text) for text in texts)


def test_12_the_next_work_of_a_section(reader: Reader, facts: Facts) -> None:
    """From the page of a work, past whatever it says."""
    reader.open(facts.site / facts.work())
    before = reader.page.url
    reader.skip("Skip to the end")
    reader.press(reader.page.locator("footer .after").first)
    expect(reader.page).not_to_have_url(before)
    expect(reader.page.locator(".before").first).to_be_attached()


def test_12_what_is_new(reader: Reader, facts: Facts) -> None:
    """From the page of a work to what came when, by month."""
    reader.open(facts.site / facts.work())
    title = facts.soup("new.html").select_one("h1")
    assert isinstance(title, Tag)
    name = str(next(title.strings))
    if reader.way == "keys":
        reader.ask(name, "new.html")
    else:
        if reader.way == "touch":
            reader.press(reader.page.locator(".menu-button"))
        reader.press(reader.page.locator(".sidebar-tree").get_by_role("link", name=name, exact=True))
    expect(reader.page.locator("h1")).to_contain_text(name)
    expect(reader.page.locator("h2").first).to_contain_text(re.compile(r"\b(19|20)\d\d"))


def _hold_links(reader: Reader) -> None:
    """Note the address that a link leads to, and stay."""
    reader.page.evaluate("""document.addEventListener("click", (event) => {
        const link = event.target.closest("a:not(.skip-to-content)");
        if (link) { window.pressed = link.href; event.preventDefault(); }
    })""")
