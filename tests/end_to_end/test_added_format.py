"""An export format is one entry of a table: what is added there appears wherever formats appear."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser

from conftest import CASES
from survey_companion.exports.formats import Scope, choices_of_resources, formats_for

# The program, with one format more: entries in angle brackets, joined by bars, between brackets.
PROGRAM = """
from survey_companion.commands.cli import main
from survey_companion.exports import formats

formats.FORMATS += (
    formats.Format(
        label="Card index",
        suffix="card",
        media_type="application/x-card",
        render_work=lambda work: f"<{work.key}>",
        render_place=lambda cited: f"<{cited.place.anchor}>",
        render_resource=lambda resource, facts: f"<{resource.slug}>",
        scopes=frozenset(formats.Scope),
        describe_origin=lambda source, entries: f"<from {source}>",
        head="works[",
        resource_head="resources[",
        separator="|",
        tail="]",
        is_dataset=True,
    ),
)
main()
"""
SETTINGS = """
lists = ["list.md"]

[survey]
title = "Sorting Stones: A Survey"
authors = ["Doe, Ana"]
year = 2023
arxiv = "2301.00001"

[companion]
address = "https://stones.example"
edition = "2.1"
date = "2024-01-31"
"""
# What the explorers offer: it comes last of those that export the rows themselves.
OF_WORKS = [*(each.label for each in formats_for(Scope.CHOSEN_WORKS)), "Card index"]
_OWN, _PAPERS = choices_of_resources()
OF_RESOURCES = [*(each.label for each in _OWN), "Card index", *(each.label for each in _PAPERS)]

WORK = "doe2020quarry"
SECTION = "sec-by-hand-large-stones"


@pytest.fixture(scope="module")
def with_cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented catalogue, built without any warning by that program."""
    root = tmp_path_factory.mktemp("cards")
    (root / "bib").mkdir()
    for name in ("resources", "works", "benchmarks", "results", "moved", "changes"):
        shutil.copy(CASES / f"sample-{name}.toml", root / "bib" / f"{name}.toml")
    works = root / "bib" / "works.toml"
    aliased = works.read_text(encoding="utf-8").replace(f"[{WORK}]", f'[{WORK}]\naliases = ["doe2019quarry"]')
    works.write_text(aliased, encoding="utf-8")
    (root / "bib" / "survey.toml").write_text(SETTINGS, encoding="utf-8")
    shutil.copy(CASES / "sample.md", root / "list.md")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "build", "--catalogue", "list.md", "--output", "."],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return root / "docs" / "_build" / "html"


def _read(site: Path, name: str) -> str:
    return (site / "exports" / f"{name}.card").read_text(encoding="utf-8")


def _entries(text: str) -> list[str]:
    return text.removeprefix("works[").removesuffix("]").split("|")


def _soup(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / page).read_text(encoding="utf-8"), "lxml")


def _links(page: Tag) -> list[str]:
    """Return the addresses below `exports/` that links of the new format lead to."""
    links = page.find_all("a", string="Card index")
    return [str(link["href"]).partition("exports/")[2] for link in links]


def test_it_has_files(with_cards: Path) -> None:
    """A work, a section, all works by key, the works of the list and all data resources are joined so."""
    assert _read(with_cards, f"works/{WORK}") == f"works[<from list.md>|<{WORK}>]"
    assert len(_entries(_read(with_cards, f"sections/{SECTION}"))) == 4
    origin, *everything = _entries(_read(with_cards, "survey"))
    assert origin == "<from list.md>"
    assert everything == sorted(everything)
    assert f"<{WORK}>" in everything
    listed = _entries(_read(with_cards, "works"))[1:]
    assert set(listed) < set(everything)
    assert f"<{WORK}>" not in listed
    assert listed != sorted(listed)
    assert _read(with_cards, "resources") == "resources[<slate>|<granite>]"


def test_it_cites(with_cards: Path) -> None:
    """The survey, the companion, a part, a section and a figure have a citation, as a file and to copy."""
    assert _read(with_cards, "cite/survey") == "works[<doe2023sorting>]"
    for anchor in ("companion", "sec-by-hand", SECTION, "fig-taxonomy"):
        assert _read(with_cards, f"cite/{anchor}") == f"works[<{anchor}>]"
    page = _soup(with_cards, "taxonomy/by-hand/large-stones.html")
    assert "Card index" in [label.get_text(strip=True) for label in page.select(".sd-tab-label")]
    assert f"works[<{SECTION}>]\n" in [each.get_text() for each in page.find_all("pre")]


def test_it_is_linked(with_cards: Path) -> None:
    """Pages of works and sections and the page on citing lead to its files, and the dialog "Cite" has it."""
    work = f"works/{WORK}.card"
    assert _links(_soup(with_cards, f"works/{WORK}.html")) == [work]
    assert _links(_soup(with_cards, "taxonomy/by-hand/large-stones.html")) == [f"sections/{SECTION}.card"]
    script = (with_cards / "cite" / "works" / f"{WORK}.js").read_text(encoding="utf-8")
    assert f'["Card index","card","works[\\u003c{WORK}>]' in script
    assert _links(_soup(with_cards, "cite.html")) == ["survey.card"]
    for page in with_cards.rglob("*.html"):
        for link in BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find_all(
            "a", string="Card index"
        ):
            assert (page.parent / str(link["href"])).is_file(), page


def test_machines_are_told(with_cards: Path) -> None:
    """The head of the front page and of a section names file and type; JSON-LD names the downloads."""
    for page, name in (
        ("index.html", "survey"),
        ("taxonomy/by-hand/large-stones.html", f"sections/{SECTION}"),
    ):
        link = _soup(with_cards, page).find("link", rel="describedby", type="application/x-card")
        assert isinstance(link, Tag)
        assert str(link["href"]).endswith(f"exports/{name}.card")
    script = _soup(with_cards, "index.html").find("script", type="application/ld+json")
    assert isinstance(script, Tag)
    companion = json.loads(script.get_text())["@graph"][-1]
    assert [
        each["contentUrl"]
        for each in companion["distribution"]
        if each["encodingFormat"] == "application/x-card"
    ] == ["https://stones.example/exports/survey.card", "https://stones.example/exports/works.card"]
    others = ", ".join(each.label for each in formats_for(Scope.BIBLIOGRAPHY))
    assert f"in {others} and Card index" in companion["description"]


def test_old_names_still_lead_to_it(with_cards: Path) -> None:
    """A key and a section that were renamed have a copy of the file under the old name."""
    assert _read(with_cards, "works/doe2019quarry") == _read(with_cards, f"works/{WORK}")
    assert _read(with_cards, "sections/sec-by-hand-boulders") == _read(with_cards, f"sections/{SECTION}")


@pytest.mark.parametrize(
    ("page", "options", "text"),
    [
        ("explore", OF_WORKS, "works[<doe2023lifting>]"),
        ("explore-data", OF_RESOURCES, "resources[<slate>]"),
        ("models", OF_WORKS, "works[<muller2021etude>]"),
    ],
)
def test_explorers_offer_it(
    browser: Browser, with_cards: Path, page: str, options: list[str], text: str
) -> None:
    """Readers choose it and get what they selected, joined its way; the page names it in its first lines."""
    tab = browser.new_page()
    key = text.partition("<")[2].partition(">")[0]
    tab.goto(f"{(with_cards / page).as_uri()}.html#select={key}")
    assert tab.locator(".explorer-export option").all_text_contents() == options
    tab.locator(".explorer-export select").select_option("Card index")
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Download").click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == text
    assert waiting.value.suggested_filename.endswith(".card")
    assert "Card index" in tab.locator("article").inner_text().partition("Search words")[0]
    tab.close()
