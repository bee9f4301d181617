"""The site of a survey to which a companion has added entries, built as people build it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from added import ADDITIONS, PUBLISHED
from browsing import make_site

SETTINGS = 'lists = ["bib/list.md"]\nadditions = "bib/additions.md"\n[survey]\ntitle = "Stones"\n'
OWN_PAGE = "---\norphan: true\n---\n\n# What is new\n\nSee {ref}`sec-frontiers-walking-stones`.\n"
PROSE = "Stones that walk, and {count}`works added` works that were added to {count}`works`.\n"
TABLE = """# Stones

:::{explorer}
:class: explorer explorer-works works

| Year | Work |
| --- | --- |
| [2020]{.facet-year} | Stone%s |
:::
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, with a page of its own beside the folder of the frontiers, and prose in it."""
    root = tmp_path_factory.mktemp("added")
    files = {
        "bib/survey.toml": SETTINGS,
        "bib/list.md": PUBLISHED,
        "bib/additions.md": ADDITIONS,
        "docs/frontiers.md": OWN_PAGE,
        "docs/prose/frontiers/walking-stones.md": PROSE,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "survey_companion", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return root / "docs" / "_build" / "html"


def _read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def _facets(page: BeautifulSoup) -> dict[str, str]:
    (told,) = page.select(".explorer-facets")
    return {name: label for name, label, *_ in json.loads(told.text)}


def test_frontiers_stand_beside_a_page_of_that_name(built: Path) -> None:
    """A hand-written page and the generated folder have addresses of their own, and link to each other."""
    own = _read(built / "frontiers.html")
    (link,) = own.select('article a[href*="walking-stones"]')
    assert str(link["href"]).partition("#")[0] == "frontiers/walking-stones.html"
    page = _read(built / "frontiers" / "walking-stones.html")
    assert page.select_one("h1").get_text().startswith("F1 Walking Stones")  # type: ignore[union-attr]
    assert page.select("[id=sec-frontiers-walking-stones]")
    assert "2 works that were added to 4." in page.get_text(" ", strip=True)
    assert page.select('.sidebar-tree a[href="index.html"], .sidebar-tree a[href="#"]'), "in the navigation"


def test_rows_and_works_are_marked(built: Path) -> None:
    """On the page of a section, of a work and of data resources, but only what the companion added."""
    section = _read(built / "taxonomy" / "by-hand" / "large-stones.html")
    marked = {
        _title(row): [each.text for each in row.select(".addition")] for row in section.select("tbody tr")
    }
    assert marked == {
        "Lifting Stones in Breton": ["added 2026-11"],
        "Pebbles of the North": ["added 2026-10"],
        "Lifting Stones in Welsh": [],
        "A Very Large Stone": [],
    }
    assert "this companion’s choice" in section.get_text()
    assert "Added by this companion in November 2026" in _read(built / "works" / "loe2026lifting.html").text
    assert "Added by" not in _read(built / "works" / "moe2023pebbles.html").text


def test_the_bibliography_says_whose_a_work_is(built: Path) -> None:
    """Where it names the sections: those that list a work, and those to which the companion added it."""
    page = _read(built / "references.html")
    cited = {str(each["id"]): _said(each) for each in page.select("[id^=ref-]") if each.select(".cited-by")}
    assert cited["ref-loe2026lifting"] == "Added by this companion to 1.1 Large Stones."
    assert cited["ref-poe2025stones"].startswith("Added by this companion to F1 Walking Stones")
    assert (
        cited["ref-moe2023pebbles"]
        == "Listed in 1.2 Small Stones; added by this companion to 1.1 Large Stones."
    )
    assert "added" not in cited["ref-doe2023lifting"].lower()


def _said(entry: Tag) -> str:
    found = entry.select_one(".cited-by")
    return found.get_text(" ", strip=True).replace(" .", ".").replace(" ;", ";") if found else ""


def _title(row: Tag) -> str:
    found = row.select_one(".title")
    return found.get_text(strip=True) if found else ""


@pytest.mark.parametrize(("page", "values"), [("explore", [2, 4]), ("explore-data", [1, 1])])
def test_explorers_filter_by_list(page: str, values: list[int], built: Path) -> None:
    """Each row has one value of the facet, which nobody sees in the row."""
    explorer = _read(built / f"{page}.html")
    assert _facets(explorer)["list"] == "List"
    found = [each.text for each in explorer.select("td .facet-list")]
    assert [found.count(each) for each in ("added by this companion", "published list")] == values
    style = (built / "_static" / "survey.css").read_text(encoding="utf-8")
    assert ".facet-list" in style


def test_downloads_are_there(built: Path) -> None:
    """The page that cites links the files of either list, and they are built."""
    page = _read(built / "cite.html")
    for name in ("added.bib", "published.bib", "added.ris"):
        assert page.select(f'a[href$="exports/{name}"]')
        assert (built / "exports" / name).is_file()


def test_a_facet_without_values_is_not_named(tmp_path: Path) -> None:
    """A page of a survey without additions says nothing of lists; with one value, it does."""
    site = make_site(tmp_path, {"plain": TABLE % "", "both": TABLE % " [published list]{.facet-list}"}, "")
    assert "list" not in _facets(_read(site / "plain.html"))
    assert "list" in _facets(_read(site / "both.html"))
