"""The explorer in a real browser: what a reader types, presses, selects and takes away."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import rispy
from playwright.sync_api import Browser, Page, expect
from pybtex.database import parse_string

from explorer_page import RESOURCES, SECTIONS, STATIC, Row, facet, many_works, resource, work, write_page
from survey_companion.exports.formats import choices_of_resources
from survey_companion.sphinx.site.search_terms import LETTERS

SCRIPT = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"

FEW = [
    work(
        "nguyen", "Étude des pierres", year="2023", authors=("Nguyễn Thị Đào",), venue="STONES", has=("Code",)
    ),
    work(
        "muller", "Cross-lingual Quarrying", year="2021", authors=("Jürgen Müller",), others=("Zoë Straße",)
    ),
    work("wang", "多语言大模型综述", year="2024", authors=("王伟",), venue="STONES", has=("Code", "Data")),
    work("undated", "A Large Survey of Dust", venue="ROCKS", languages=("Welsh",), sections=SECTIONS[1:3]),
    work("evil", SCRIPT, year="2023", venue="ROCKS", has=("Data",), sections=(SECTIONS[3],)),
    work("poe", "Survey of Large Stones", year="2023", venue="ROCKS", key_point="GPT-4 cuts stones."),
]
FIND_ALL = ["nguyen", "muller", "wang", "undated", "evil", "poe"]

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Write a page and open it as a file; a script error fails the test."""
    errors: list[str] = []
    pages: list[Page] = []

    def open_(
        rows: list[Row] = FEW,
        *,
        columns: tuple[str, ...] | None = None,
        fragment: str = "",
        exports: bool = True,
        width: int = 1400,
        javascript: bool = True,
    ) -> Page:
        path = write_page(tmp_path / "site", rows, *([columns] if columns else []), exports=exports)
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript
        )
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path.as_uri() + fragment)
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.context.close()
    assert errors == []


def found(page: Page) -> list[str]:
    """Return the keys of the rows shown, in order."""
    keys: list[str] = page.locator("tbody tr:visible .row-key").all_text_contents()
    return keys


def search(page: Page, query: str) -> list[str]:
    """Type a query; return the keys of the rows shown."""
    page.get_by_role("searchbox", name="Search works").fill(query)
    return found(page)


def choose(page: Page, facet: str, value: str) -> None:
    """Tick or untick a value of a facet."""
    page.locator(f"details.explorer-facet ul[aria-label={facet}] label", has_text=value).click()


def counts(page: Page, facet: str) -> dict[str, int]:
    """Return what each value of a facet says it has."""
    items = page.locator(f"ul[aria-label={facet}] li").all()
    texts = [item.locator("span").all_text_contents() for item in items]
    return {value: int(number) for value, number in texts}


def state(page: Page) -> dict[str, list[str]]:
    """Return what the fragment of the address says."""
    return parse_qs(page.evaluate("location.hash.slice(1)"))


def says(page: Page, text: str) -> None:
    """Wait until the live region says this."""
    expect(page.locator("[role=status][aria-live=polite]")).to_have_text(text)


def test_the_script_is_small() -> None:
    """The script needs no build, and its readable source stays below 15 kB."""
    assert len((STATIC / "explorer.js").read_bytes()) < 15_000


@pytest.mark.parametrize("script", sorted(STATIC.parent.rglob("*.js")), ids=lambda script: script.name)
def test_no_script_writes_html(script: Path) -> None:
    """Text of rows, works or addresses cannot become markup: no script has a way to write any."""
    source = script.read_text(encoding="utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("):
        assert way not in source


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", FIND_ALL),
        ("etude", ["nguyen"]),
        ("NGUYÊN dao", ["nguyen"]),
        ("muller", ["muller"]),
        ("strasse zoe", ["muller"]),
        ("STRAßE", ["muller"]),
        ("cross lingual", ["muller"]),
        ("cross-lingual", ["muller"]),
        ("crosslingual", ["muller"]),
        ("gpt4", ["poe"]),
        ("语言大", ["wang"]),
        ("王 综述", ["wang"]),
        ("survey large", ["undated", "poe"]),
        ('"large survey"', ["undated"]),
        ("“survey of large” stones", ["poe"]),
        ('"survey of', ["undated", "poe"]),
        ("and more", []),
        ("…?! (", FIND_ALL),
        ("document title owned", ["evil"]),
    ],
)
def test_search(open_page: Open, query: str, keys: list[str]) -> None:
    """Each word or phrase must occur somewhere in a row; case, accents and punctuation do not matter."""
    assert search(open_page(), query) == keys


NAMED = [
    work("ann", "In C#, and in C++", authors=("Ann Þórsdóttir",), sort="Þórsdóttir, Ann"),
    work("pat", "Words", authors=("Pat O'Brien",), sort="OBrien, Pat"),
    work("jan", "Clay", authors=("Jan van der Berg", "Bo Roe"), sort="Berg, van der, Jan"),
    work("nobody", "Chalk", authors=("–",)),
    work("team", "Coal", authors=("Night Team",)),
    work("zoe", "Cork", authors=("Zoe Ångst",), sort="Ångst, Zoe"),
    work("li", "Copper", authors=("李世民",)),
    work("ann2", "Cement", authors=("Ann Berg",), sort="Berg, Ann"),
]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("thorsdottir", ["ann"]),
        ("obrien", ["pat"]),
        ("O’Brien", ["pat"]),
        ("o brien", ["pat"]),
        ("李世民", ["li"]),
        ("世民 李", ["li"]),
        ("C#", ["ann"]),
        ("c++", ["ann"]),
        ('"in c# and"', ["ann"]),
        ("co+rk", []),
    ],
)
def test_names_are_found(open_page: Open, query: str, keys: list[str]) -> None:
    """Names are found without their accents and apostrophes; the signs of "C#" and "C++" count."""
    assert search(open_page(NAMED), query) == keys


def test_authors_sort_by_family_names(open_page: Open) -> None:
    """Particles and accents do not count, a team has its name, and a work without authors comes last."""
    page = open_page(NAMED)
    page.get_by_role("button", name="Authors").click()
    assert found(page) == ["zoe", "ann2", "jan", "team", "pat", "ann", "li", "nobody"]
    page.get_by_role("button", name="Authors").click()
    assert found(page) == ["li", "ann", "pat", "team", "jan", "ann2", "zoe", "nobody"]


MANY = [
    work("first", "One", authors=("Ana Doe", "Bo Roe", "Cy Moe"), others=("Di Koe", "Pat O'Brien et al.")),
    work("second", "Two", authors=("Bo Roe", "Zoë Ångst")),
    *(work(f"n{index}", f"Stone {index}", authors=(f"Nobody Number{index}",)) for index in range(80)),
]


def _values(page: Page, facet: str) -> list[str]:
    return page.locator(f"ul[aria-label={facet}] li span[dir]").all_text_contents()


def test_every_author_is_a_value(open_page: Open) -> None:
    """Names are read from the column, folded ones too, but not "et al."; works without authors have none."""
    rows = [*MANY[:2], work("nobody", "Chalk", authors=("–",))]
    page = open_page(rows, fragment="#author=Bo+Roe")
    page.locator("summary", has_text="Author").click()
    assert _values(page, "Author") == ["Bo Roe", "Ana Doe", "Cy Moe", "Di Koe", "Pat O'Brien", "Zoë Ångst"]
    assert found(page) == ["first", "second"]


def test_a_team_with_a_comma_is_one_author(open_page: Open) -> None:
    """What is marked as a name counts whole."""
    rows = [MANY[1], work("night", "Night", authors=("Ana Doe", "TEAM"))]
    rows[1] = replace(
        rows[1],
        cells=tuple(cell.replace("TEAM", facet("author", "Night, Inc.")) for cell in rows[1].cells),
    )
    page = open_page(rows, fragment="#author=Night,+Inc.")
    assert found(page) == ["night"]


def test_many_values_are_found_by_typing(open_page: Open) -> None:
    """The commonest are shown, the others are found without accents; what is ticked stays in sight."""
    page = open_page(MANY)
    page.locator("details.explorer-facet", has_text="Author").evaluate("(facet) => { facet.open = true; }")
    expect(page.locator("ul[aria-label=Author] li")).to_have_count(30)
    assert _values(page, "Author")[0] == "Bo Roe"
    expect(page.locator(".explorer-rest")).to_have_text("56 more: type to find them")
    field = page.get_by_role("searchbox", name="Find: Author")
    field.fill("angst")
    assert _values(page, "Author") == ["Zoë Ångst"]
    page.get_by_label("Zoë Ångst").check()
    assert found(page) == ["second"]
    assert page.evaluate("document.activeElement.type") == "checkbox"
    field.fill("")
    assert _values(page, "Author")[:2] == ["Zoë Ångst", "Bo Roe"]
    assert state(page)["author"] == ["Zoë Ångst"]
    field.fill("nobody at all")
    assert _values(page, "Author") == ["Zoë Ångst"]
    page.get_by_role("button", name="Author: Zoë Ångst").click()
    assert len(found(page)) == 50
    expect(page.locator(".explorer-rest")).to_have_text("None.")


def test_a_link_with_a_rare_author_shows_its_rows(open_page: Open) -> None:
    """A value that has no box yet is ticked all the same, and its box is there when the facet opens."""
    page = open_page(MANY, fragment="#author=Nobody+Number79")
    assert found(page) == ["n79"]
    expect(page.get_by_label("Nobody Number79")).to_be_checked()


def test_the_script_of_the_facets_is_small() -> None:
    """It stays below 6 kB."""
    assert len((STATIC / "facets.js").read_bytes()) < 6_000


def test_letters_are_those_of_the_site_search() -> None:
    """The explorer writes every Latin letter as the search of the site does."""
    source = (STATIC / "folding.js").read_text(encoding="utf-8")
    pairs = source.partition('new Map("')[2].partition('"')[0].split()
    latin = {letter: plain for letter, plain in LETTERS.items() if plain.isascii()}
    assert {pair[0]: pair[1:] for pair in pairs} == latin
    assert all("ß" <= letter <= "ʋ" for letter in latin)


def test_a_title_made_of_markup_stays_text(open_page: Open) -> None:
    """Nothing the script writes, labels or announces runs what a title says."""
    page = open_page(fragment="#select=evil&q=owned")
    page.get_by_label("Select <script>").uncheck()
    assert page.title() == "Explorer"
    assert page.locator("tbody script, tbody img").count() == 0


def test_facets_count_what_a_choice_would_give(open_page: Open) -> None:
    """Values of a facet add up, facets narrow each other but not their own counts."""
    page = open_page()
    assert counts(page, "Year") == {"2024": 1, "2023": 3, "2021": 1}
    choose(page, "Year", "2023")
    assert found(page) == ["nguyen", "evil", "poe"]
    assert counts(page, "Year") == {"2024": 1, "2023": 3, "2021": 1}
    assert counts(page, "Venue") == {"ROCKS": 2, "STONES": 1}
    choose(page, "Year", "2024")
    choose(page, "Has", "Code")
    assert found(page) == ["nguyen", "wang"]
    assert counts(page, "Year") == {"2024": 1, "2023": 1, "2021": 0}
    assert counts(page, "Has") == {"Code": 2, "Data": 2}
    search(page, "pierres")
    assert counts(page, "Year") == {"2024": 0, "2023": 1, "2021": 0}
    box = page.get_by_role("checkbox", name="2024")
    assert box.is_enabled(), "a choice can be undone even when it finds nothing"
    assert page.get_by_role("checkbox", name="2021").is_disabled()


def test_sections_stand_in_their_numbers_order(open_page: Open) -> None:
    """Section 1.10 comes after 1.2, wherever the page has it first; what all rows share is no facet."""
    page = open_page([*FEW[3:], *FEW[:3]])
    assert list(counts(page, "Section")) == [
        "1.1 Large Stones",
        "1.2 Small Stones",
        "1.10 Dust",
        "2.1 Found Stones",
    ]
    assert page.locator("ul[aria-label=Openness] li").count() == 1, "not every row has it"
    assert page.locator("ul[aria-label=Kind]").count() == 0


def test_a_long_facet_scrolls(open_page: Open) -> None:
    """A facet with many values takes no more room than one with a dozen, and the keyboard reaches all."""
    page = open_page(list(many_works(60)))
    page.locator(".explorer-facet summary", has_text="Venue").click()
    venues = page.locator("ul[aria-label=Venue]")
    assert venues.evaluate("list => list.scrollHeight > list.clientHeight && list.clientHeight < 330")
    venues.locator("input").last.press("Space")
    expect(venues.locator("label").last).to_be_in_viewport()


def test_chips_undo_filters(open_page: Open) -> None:
    """A chip removes its filter and hands the focus on; "Clear all" removes everything that narrows."""
    page = open_page(fragment="#year=2023&has=Code&has=Data&sort=-year&select=poe")
    chips = page.locator(".explorer-chips button")
    assert chips.all_text_contents() == ["Year: 2023", "Has: Code", "Has: Data", "Clear all"]
    chips.nth(1).press("Enter")
    assert chips.all_text_contents() == ["Year: 2023", "Has: Data", "Clear all"]
    expect(chips.nth(1)).to_be_focused()
    page.get_by_role("button", name="Clear all").first.press("Enter")
    expect(page.get_by_role("searchbox", name="Search works")).to_be_focused()
    assert len(found(page)) == 6
    assert state(page) == {"sort": ["-year"], "select": ["poe"]}
    expect(page.locator(".explorer-chips")).to_be_hidden()


def test_nothing_found_says_so(open_page: Open) -> None:
    """Without results the page says so, and one button leads back."""
    page = open_page()
    assert search(page, "zzz") == []
    expect(page.get_by_text("No works match.")).to_be_visible()
    says(page, "0 of 6 works")
    page.get_by_role("button", name="Clear all").last.click()
    assert len(found(page)) == 6


def test_sorting_cycles(open_page: Open) -> None:
    """A header sorts up, down, and back to the page's order; unknown values stay last."""
    page = open_page()
    button = page.get_by_role("button", name="Year", exact=True)
    head = page.locator("th", has=button)
    expected = (
        ("ascending", ["muller", "nguyen", "evil", "poe", "wang", "undated"], ["year"]),
        ("descending", ["wang", "nguyen", "evil", "poe", "muller", "undated"], ["-year"]),
        (None, FIND_ALL, None),
    )
    for direction, keys, fragment in expected:
        button.press("Enter")
        expect(button).to_be_focused()
        assert head.get_attribute("aria-sort") == direction
        assert found(page) == keys
        assert state(page).get("sort") == fragment


def test_sections_sort_by_number(open_page: Open) -> None:
    """Where a work is listed sorts by the section's numbers, through a header of two words."""
    rows = [
        work(key, key, sections=(section,))
        for key, section in zip("abc", (SECTIONS[2], *SECTIONS[:2]), strict=True)
    ]
    page = open_page(rows)
    page.get_by_role("button", name="Listed in").click()
    assert found(page) == ["b", "c", "a"]
    assert state(page) == {"sort": ["listed-in"]}


def test_raw_values_sort_as_numbers(open_page: Open) -> None:
    """What a cell says is for reading; it sorts by the number behind it."""
    sizes = {"a": "900", "b": None, "c": "1200000", "d": "15.5", "e": "15.25"}
    rows = [
        resource(key, f"Set {key}", languages=None, size=size, paper=[key]) for key, size in sizes.items()
    ]
    page = open_page(rows, columns=RESOURCES)
    page.get_by_role("button", name="Size", exact=True).click()
    assert found(page) == ["e", "d", "a", "c", "b"]
    page.get_by_role("button", name="Size", exact=True).click()
    assert found(page) == ["c", "a", "d", "e", "b"]


def test_languages_stand_by_number(open_page: Open) -> None:
    """Ranges stand from small to large, and what is unknown has no value."""
    languages = (340, 12, None, 3)
    rows = [resource(f"r{n}", f"Set {n}", languages=n, size=None, paper=[]) for n in languages]
    page = open_page(rows, columns=RESOURCES)
    assert list(counts(page, "Languages")) == ["2–10", "11–100", "more than 100"]


def test_keyboard_alone(open_page: Open) -> None:
    """Search, filter, sort, select and export need no mouse, and "/" wins over the site's own search."""
    page = open_page()
    box = page.get_by_role("searchbox", name="Search works")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("a/b")
    expect(box).to_have_value("a/b")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    assert len(found(page)) == 6
    page.keyboard.press("Tab")
    expect(page.locator("summary", has_text="Year")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert state(page) == {"year": ["2023"]}
    expect(page.get_by_role("checkbox", name="2023")).to_be_focused()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.get_by_label("Select Étude").press("Space")
    assert state(page) == {"year": ["2023"], "select": ["nguyen"]}


def test_selection(open_page: Open) -> None:
    """The header's box selects what is shown; a selection outlives a query."""
    page = open_page()
    every = page.get_by_label("Select all shown")
    boxes = page.locator("td.explorer-pick input")
    for index in (1, 2, 3):
        boxes.nth(index).click()
    assert state(page)["select"] == ["muller,wang,undated"]
    assert every.evaluate("box => box.indeterminate")
    search(page, "survey")
    every.check()
    search(page, "")
    assert state(page)["select"] == ["muller,wang,undated,poe"]
    says(page, "6 works")
    page.get_by_role("button", name="Clear selection").click()
    assert state(page) == {}
    says(page, "0 selected")


def _download(page: Page, label: str) -> tuple[str, str]:
    page.locator(".explorer-export select").select_option(label)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8")


def test_export_of_the_selection(open_page: Open) -> None:
    """BibTeX, RIS and CSV have the selected works, in the order shown, as other programs read them."""
    page = open_page(fragment="#select=poe,wang&sort=year")
    name, text = _download(page, "BibTeX")
    assert name == "works.bib"
    assert list(parse_string(text, "bibtex").entries) == ["poe", "wang"]
    says(page, "Downloaded 2 works as BibTeX.")
    name, text = _download(page, "RIS")
    assert name == "works.ris"
    assert [entry["id"] for entry in rispy.loads(text)] == ["poe", "wang"]
    name, text = _download(page, "CSV")
    assert name == "works.csv"
    assert list(csv.reader(io.StringIO(text))) == [
        ["key", "title"],
        ["poe", 'A, "poe"'],
        ["wang", 'A, "wang"'],
    ]


def test_export_of_all_results(open_page: Open) -> None:
    """Without a selection the export has every result, also those beyond the rows shown."""
    page = open_page(list(many_works(150)))
    assert len(found(page)) == 50
    _, text = _download(page, "BibTeX")
    assert len(parse_string(text, "bibtex").entries) == 150
    search(page, "flint quartz")
    keys = found(page)
    assert 0 < len(keys) < 50
    _, text = _download(page, "CSV")
    assert [line[0] for line in csv.reader(io.StringIO(text))] == ["key", *keys]


def test_resources_share_their_papers(open_page: Open) -> None:
    """A paper that several resources come from is exported once; a resource without one is mentioned."""
    papers = {"a": ["doe", "roe"], "b": ["roe"], "c": []}
    rows = [resource(key, f"Set {key}", languages=4, size=None, paper=paper) for key, paper in papers.items()]
    page = open_page(rows, columns=RESOURCES)
    own, cited = choices_of_resources()
    offered = [each.label for each in (*own, *cited)]
    assert page.locator(".explorer-export option").all_text_contents() == offered
    name, text = _download(page, "BibTeX")
    assert name == "resources.bib"
    assert list(parse_string(text, "bibtex").entries) == ["doe", "roe"]
    says(page, "Downloaded 2 resources as BibTeX; 1 without BibTeX.")


@pytest.mark.parametrize("clipboard", ["undefined", "{ writeText: () => Promise.reject() }"])
def test_copy_needs_no_permission(open_page: Open, clipboard: str) -> None:
    """Where the clipboard is refused, the old way copies, and the focus stays on the button."""
    page = open_page(fragment="#select=poe")
    page.evaluate(f"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})")
    button = page.get_by_role("button", name="Copy")
    button.press("Enter")
    says(page, "Copied 1 work as BibTeX.")
    expect(button).to_be_focused()
    page.get_by_role("searchbox", name="Search works").focus()
    page.keyboard.press("Control+V")
    pasted = page.get_by_role("searchbox", name="Search works").input_value()
    assert pasted.split() == "@misc{poe, title = {poe in full}, year = {2024}, }".split()


def test_copy_uses_the_clipboard(open_page: Open) -> None:
    """Where there is a clipboard, it gets the text."""
    page = open_page(fragment="#select=poe")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: {"
        " writeText: async (text) => { window.copied = text } } })"
    )
    page.get_by_role("button", name="Copy").click()
    says(page, "Copied 1 work as BibTeX.")
    assert list(parse_string(page.evaluate("window.copied"), "bibtex").entries) == ["poe"]


def test_missing_texts_are_said(open_page: Open) -> None:
    """When the texts cannot be loaded the page says what to check."""
    page = open_page(exports=False)
    page.get_by_role("button", name="Copy").click()
    says(page, "Could not load exports/explorer-works.js. Check that it lies beside this page.")


def test_the_address_keeps_the_state(open_page: Open) -> None:
    """Query, filters, sorting and selection survive a reload, and typing leaves no history."""
    page = open_page()
    before = page.evaluate("history.length")
    search(page, "stones & “dust”")
    search(page, "s+s")
    search(page, "survey")
    choose(page, "Venue", "ROCKS")
    page.get_by_role("button", name="Work", exact=True).click()
    page.get_by_label("Select Survey of Large").check()
    expected = {"q": ["survey"], "venue": ["ROCKS"], "sort": ["work"], "select": ["poe"]}
    assert state(page) == expected
    keys = found(page)
    page.reload()
    assert found(page) == keys == ["undated", "poe"]
    assert state(page) == expected
    expect(page.get_by_role("searchbox", name="Search works")).to_have_value("survey")
    expect(page.get_by_label("Select Survey of Large")).to_be_checked()
    assert page.evaluate("history.length") == before


def test_unknown_values_are_ignored(open_page: Open) -> None:
    """An old or broken address shows what it still can."""
    page = open_page(fragment="#year=1850&year=2021&colour=red&sort=-weight&select=nobody,poe&q=%E0%A4%A")
    search(page, "")
    assert found(page) == ["muller"]
    assert state(page) == {"year": ["2021"], "select": ["poe"]}


def test_plain_anchors_are_left_alone(open_page: Open) -> None:
    """A link to a place on the page changes no state; "back to top" keeps it; a state's address is obeyed."""
    page = open_page(fragment="#content")
    assert urlsplit(page.url).fragment == "content"
    choose(page, "Year", "2021")
    page.evaluate("location.hash = 's'")
    assert found(page) == ["muller"]
    page.locator(".back-to-top").dispatch_event("click")
    page.wait_for_url("**#year=2021")
    page.evaluate("location.hash = 'year=2024'")
    expect(page.locator("tbody tr:visible")).to_have_count(1)
    assert found(page) == ["wang"]
    page.go_back()
    page.wait_for_url("**#year=2021")
    expect(page.get_by_role("checkbox", name="2021")).to_be_checked()
    assert found(page) == ["muller"]


def test_the_count_is_announced_after_a_pause(open_page: Open) -> None:
    """The number of results is seen at once, and announced politely."""
    page = open_page()
    says(page, "6 works")
    page.get_by_role("searchbox", name="Search works").fill("survey")
    assert page.locator(".explorer-count").text_content() == "2 of 6 works"
    says(page, "2 of 6 works")


def test_more_rows_on_demand(open_page: Open) -> None:
    """Rows beyond the first fifty come on demand, and the focus goes to the first of them."""
    page = open_page(list(many_works(130)))
    button = page.get_by_role("button", name="Show more (80 left)")
    button.press("Enter")
    assert len(found(page)) == 100
    expect(page.locator("td.explorer-pick input").nth(50)).to_be_focused()
    page.get_by_role("button", name="Show more (30 left)").press("Enter")
    assert len(found(page)) == 130
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)


def test_without_javascript_it_is_a_table(open_page: Open) -> None:
    """All rows are there, and no control that would do nothing."""
    page = open_page(javascript=False)
    assert page.locator("tbody tr:visible").count() == 6
    assert page.locator("input:not(#site-search), button, select").count() == 0
    assert page.locator("th").all_text_contents() == [
        "Year",
        "Work",
        "Authors",
        "Venue",
        "Links",
        "Listed in",
    ]


@pytest.mark.parametrize("width", [360, 390, 700, 1000, 1400])
@pytest.mark.parametrize("columns", [None, RESOURCES])
def test_nothing_scrolls_sideways(open_page: Open, width: int, columns: tuple[str, ...] | None) -> None:
    """The page fits a phone, also with filters open, a long word and a selection."""
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    rows = [*FEW, work("long", long, venue=long)]
    if columns:
        rows = [
            resource("r1", long, languages=340, size="9", paper=[]),
            resource("r22", "B", languages=3, size="1", paper=[]),
        ]
    page = open_page(
        rows, columns=columns, width=width, fragment="#select=long,r1&year=2023&year=2021&sort=name"
    )
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(
        "document.querySelector('.content').scrollWidth <= document.querySelector('.content').clientWidth"
    )


def test_on_a_phone_rows_are_cards(open_page: Open) -> None:
    """Filters are folded and count what is chosen, cells say what they are, and a menu sorts."""
    page = open_page(width=390, fragment="#year=2023&venue=ROCKS")
    summary = page.locator(".explorer-filters > summary")
    expect(summary).to_have_text("Filters (2)")
    expect(page.get_by_role("checkbox", name="2023")).to_be_hidden()
    summary.click()
    expect(page.get_by_role("checkbox", name="2023")).to_be_visible()
    page.get_by_label("Sort by").select_option("Work, descending")
    assert found(page) == ["poe", "evil"]
    label = "cell => getComputedStyle(cell, '::before').content"
    cells = page.locator("tbody tr:visible").first.locator("td")
    assert [cell.evaluate(label) for cell in cells.all()][3:] == [
        '"Authors: "',
        '"Venue: "',
        '"Links: "',
        '"Listed in: "',
    ]
    page.get_by_label("Select all shown").check()
    assert state(page)["select"] == ["evil,poe"]


def test_print_has_the_rows_shown_and_no_controls(open_page: Open) -> None:
    """On paper there is a table of the results."""
    page = open_page(fragment="#year=2023&select=poe")
    page.emulate_media(media="print")
    assert found(page) == ["nguyen", "evil", "poe"]
    assert page.locator("#content :is(input, select, summary):visible").count() == 0
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()


@pytest.mark.parametrize("script", sorted(STATIC.glob("*.js")), ids=lambda script: script.name)
def test_every_script_is_strict(script: Path) -> None:
    """A wrong name or a value that cannot be set is an error, and not a global variable."""
    text = re.sub(r"\A/\*.*?\*/\s*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.match(r'(?:\(\(\) => \{\s*)?"use strict";', text)
