"""What our directives and roles become: disclosures, drawings and the pages that cite a work."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from browsing import run_sphinx, write_site

BIBLIOGRAPHY = """
@misc{doe2020stones, author = {Doe, Ana}, title = {Stones}, year = {2020}}
@misc{roe2021walls, author = {Roe, Bo}, title = {Walls}, year = {2021}}
"""
SVG = """<!-- made by hand -->
<svg xmlns="http://www.w3.org/2000/svg" class="figure"><title>Map</title>
<style>.ink { fill: red }</style>
<a href="works/doe2020stones.html#cite"><text class="ink">Stones</text></a>
<a href="https://example.org/x.html"><text>elsewhere</text></a>
<a href="deep/map.html"><text>here</text></a></svg>
"""
PAGES = {
    "works/doe2020stones": "# Stones\n\n(cite)=\n\n```{cited-in} doe2020stones\n```\n",
    "works/roe2021walls": "# Walls\n\n```{cited-in} roe2021walls\n```\n",
    "notes": "# My notes\n\nSee {cite:t}`doe2020stones`.\n",
    "taxonomy/list": "# List\n\n| Work |\n| --- |\n| {cite:entry}`doe2020stones` |\n",
    "deep/map": "# Map\n\n```{drawing} /map.svg\n```\n\nTake {export}`the list <survey.bib>` with you.\n",
    "names": "# Names\n\n| Names | More |\n| --- | --- |\n"
    "| Ana, Bo[[and 2 more]{.summary}[,]{.instead} Cy, Di]{.disclosure} | x |\n\n"
    "Ana [[and 2 more]{.summary} Cy]{.disclosure} and so on. []{.disclosure}\n",
}


def _sources(root: Path, pages: Mapping[str, str] = PAGES) -> Path:
    docs = write_site(root, pages, BIBLIOGRAPHY)
    (docs / "map.svg").write_text(SVG, encoding="utf-8")
    return docs


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages above, built without any warning."""
    root = tmp_path_factory.mktemp("extensions")
    docs = _sources(root)
    done = run_sphinx(docs, root / "html")
    assert done.returncode == 0, done.stderr
    return root / "html"


def _article(site: Path, name: str) -> Tag:
    article = BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "lxml").find("article")
    assert isinstance(article, Tag)
    return article


def test_the_rest_of_a_list_of_names_is_closed(built: Path) -> None:
    """Names beyond the first ones stand in an element that opens without a script, after its paragraph."""
    article = _article(built, "names")
    (details,) = article.find_all("details")
    assert [each.get_text() for each in details.find_all("summary")] == ["and 2 more"]
    assert details.get_text(" ", strip=True) == "and 2 more Cy, Di"
    assert details.find_parent("p") is None
    assert details.find_parent("td") is not None


def test_a_disclosure_inside_a_sentence_stands_open(built: Path) -> None:
    """Where it does not end its paragraph nothing is hidden."""
    paragraph = _article(built, "names").find_all("p")[-1]
    assert paragraph.get_text(" ", strip=True) == "Ana Cy and so on."


def test_a_drawing_is_part_of_the_page(built: Path) -> None:
    """Links lead from the page, others stay; the file's own style and first line are left out."""
    article = _article(built, "deep/map")
    svg = article.find("svg")
    assert isinstance(svg, Tag)
    assert svg.find("style") is None
    assert [str(link["href"]) for link in svg.find_all("a")] == [
        "../works/doe2020stones.html#cite",
        "https://example.org/x.html",
        "#",
    ]
    assert "made by hand" not in str(article)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("none.svg", None, "cannot read the drawing none.svg"),
        ("text.svg", "words", "text.svg is no SVG file"),
    ],
)
def test_a_drawing_that_is_none_is_an_error(
    name: str, text: str | None, complaint: str, tmp_path: Path
) -> None:
    """A missing file and a file that is no picture are reported at their line."""
    docs = _sources(tmp_path, {"page": f"# Page\n\n```{{drawing}} /{name}\n```\n"})
    if text:
        (docs / name).write_text(text, encoding="utf-8")
    done = run_sphinx(docs, tmp_path / "html")
    assert done.returncode != 0
    assert f"page.md:3: ERROR: {complaint}" in done.stderr


def test_a_work_page_names_the_pages_that_cite_it(built: Path) -> None:
    """Pages that discuss a work are named; tables of works are not, and a work without any says nothing."""
    article = _article(built, "works/doe2020stones")
    assert "Cited in My notes." in article.get_text()
    assert article.find("a", href="../notes.html")
    assert "List" not in article.get_text()
    assert "Cited in" not in _article(built, "works/roe2021walls").get_text()


def test_a_new_citation_renews_the_work_page(tmp_path: Path) -> None:
    """When another page starts to cite a work, the work's page is written anew."""
    docs = _sources(tmp_path)
    assert run_sphinx(docs, tmp_path / "html").returncode == 0
    (docs / "notes.md").write_text("# My notes\n\nSee {cite:t}`roe2021walls`.\n", encoding="utf-8")
    done = run_sphinx(docs, tmp_path / "html")
    assert done.returncode == 0, done.stderr
    assert "Cited in My notes." in _article(tmp_path / "html", "works/roe2021walls").get_text()
    assert "Cited in" not in _article(tmp_path / "html", "works/doe2020stones").get_text()


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "singlehtml", "dirhtml"])
def test_other_builders_print_everything(builder: str, tmp_path: Path) -> None:
    """What is closed on a screen is printed, and no builder fails on a node of ours."""
    docs = _sources(tmp_path)
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", builder]
    command += [str(docs), str(tmp_path / builder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    if builder == "text":
        text = (tmp_path / builder / "names.txt").read_text(encoding="utf-8")
        assert "Ana, Bo, Cy, Di" in text
        assert "and 2 more" not in text


def test_an_export_is_linked_from_any_depth(built: Path) -> None:
    """The file lies beside the pages, wherever the page is."""
    (link,) = _article(built, "deep/map").find_all("a", class_="export")
    assert link["href"] == "../exports/survey.bib"


def test_prose_of_a_section_cites(tmp_path: Path) -> None:
    """A section whose prose cites a work is named on the work's page, by its new name when it is renamed."""
    pages = {**PAGES, "taxonomy/list": "# List\n\nAs {cite:t}`roe2021walls` show.\n"}
    docs = _sources(tmp_path, pages)
    assert run_sphinx(docs, tmp_path / "html").returncode == 0
    assert "Cited in List." in _article(tmp_path / "html", "works/roe2021walls").get_text()
    (docs / "taxonomy" / "list.md").write_text(
        "# Walls\n\nAs {cite:t}`roe2021walls` show.\n", encoding="utf-8"
    )
    assert run_sphinx(docs, tmp_path / "html").returncode == 0
    assert "Cited in Walls." in _article(tmp_path / "html", "works/roe2021walls").get_text()
