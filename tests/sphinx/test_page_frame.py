"""What stands around the text of a page: the way to it, its neighbours, its name and its description."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from docutils import nodes

from browsing import make_site
from survey_companion.sphinx.site.descriptions import describe_page

KEY = "doe2023lifting"


def _read(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")


def _pages(site: Path) -> list[Path]:
    """Return all pages but those that only lead on."""
    every = (path for path in site.rglob("*.html") if "_static" not in path.parts)
    return sorted(path for path in every if "location.replace" not in path.read_text(encoding="utf-8"))


def test_the_way_to_a_work_leads_through_its_section(sample_site: Path) -> None:
    """Home, part and section are links to pages that exist; the work itself is named, and is no link."""
    page = sample_site / "works" / f"{KEY}.html"
    steps = _read(page).select("nav.trail li")
    assert [step.get_text(strip=True) for step in steps] == [
        *("Home", "Taxonomy", "1 By Hand", "1.1 Large Stones", "Doe et al. (2023)")
    ]
    assert all((page.parent / str(link["href"])).is_file() for step in steps for link in step.select("a"))
    assert steps[-1].select_one("a") is None
    assert len(_read(page).select("nav.trail [aria-current=page]")) == 1


def test_every_page_but_the_front_says_where_it_is(sample_site: Path) -> None:
    """Pages that people or programs wrote have a way from the front page that ends in their own title."""
    for path in _pages(sample_site):
        steps = _read(path).select("nav.trail li")
        if path.name in {"search.html", "404.html"} or path == sample_site / "index.html":
            assert steps == []
        else:
            assert steps[0].get_text() == "Home", path
            assert steps[-1].select_one("a") is None


def test_a_work_leads_on_in_each_section_that_lists_it(sample_site: Path) -> None:
    """Below a work stand the works before and after it, by section, and the section is marked in the list."""
    page = _read(sample_site / "works" / f"{KEY}.html")
    listed = page.select(".neighbours")
    assert [each.p.get_text() for each in listed if each.p] == [
        "1 of 3 in 1.1 Large Stones",
        "1 of 2 in 1.2 Small Stones",
    ]
    assert [[str(link["class"]) for link in each.find_all("a", recursive=False)] for each in listed] == [
        ["['after']"],
        ["['after']"],
    ]
    for link in page.select(".neighbours > a"):
        assert (sample_site / "works" / str(link["href"])).is_file()
    marked = page.select(".sidebar-tree [aria-current=true]")
    assert [each.get_text() for each in marked] == ["1.1 Large Stones", "1.2 Small Stones"]
    way = [each.get_text() for each in page.select(".sidebar-tree ul ul a")]
    assert way == ["1 By Hand", "1.1 Large Stones", "1.2 Small Stones"], "and not the other parts"
    assert _read(sample_site / "index.html").select(".sidebar-tree [aria-current=true]") == []


def test_a_reader_who_comes_from_elsewhere_learns_where_they_are(sample_site: Path) -> None:
    """One line on each page of a work names the site and its survey; other pages do without."""
    about = _read(sample_site / "works" / f"{KEY}.html").select_one(".about-site")
    assert about is not None
    assert about.get_text() == "Stones: the works of “Sorting Stones: A Survey” by section, ready to cite."
    assert _read(sample_site / "references.html").select_one(".about-site") is None


def test_every_page_has_a_title_and_a_description(sample_site: Path) -> None:
    """Titles end with the name of the site; descriptions are one line, and differ between works."""
    seen = set()
    for path in _pages(sample_site):
        page = _read(path)
        assert page.title is not None
        assert page.title.get_text().endswith("Stones"), path
        found = page.select("meta[name=description]")
        assert len(found) == 1, path
        words = str(found[0]["content"])
        assert 8 < len(words) <= 320, path
        assert "\n" not in words
        seen.add(words)
    assert len(seen) > 12
    front = _read(sample_site / "works" / f"{KEY}.html").title
    assert front is not None
    assert front.get_text() == "Lifting Stones in Welsh and English – Stones"


def _page(*children: nodes.Node) -> nodes.document:
    document = nodes.document("", "")  # type: ignore[arg-type]  # no settings are needed
    document += nodes.section("", nodes.title("", "Title"), *children)
    return document


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ((), ""),
        ((nodes.paragraph("", "Short."), nodes.paragraph("", "And\nmore.")), "Title: Short. And more."),
        ((nodes.paragraph("", "Count.", classes=["facts"]), nodes.paragraph("", "It is.")), "Title: It is."),
        (
            (
                nodes.paragraph("", "By Ana Doe."),
                nodes.container("", nodes.paragraph("", "A lead."), classes=["lead"]),
            ),
            "Title: A lead.",
        ),
        (
            (nodes.paragraph("", "Sorted.", classes=["figure-note"]), nodes.paragraph("", "It is.")),
            "Title: It is.",
        ),
        (
            (
                nodes.paragraph("", "Sorted.", classes=["figure-note"]),
                nodes.paragraph("", "A B C", classes=["letters"]),
            ),
            "Title: Sorted.",
        ),
        ((nodes.section("", nodes.paragraph("", "Below a heading.")),), ""),
        (
            (
                nodes.paragraph(
                    "", "A sentence that says what this is, " + "word " * 12 + "end. " + "More " * 40
                ),
            ),
            "A sentence that says what this is, " + "word " * 12 + "end.",
        ),
        ((nodes.paragraph("", "word " * 80),), "word " * 39 + "word…"),
    ],
)
def test_a_description_is_how_the_page_begins(children: tuple[nodes.Node, ...], expected: str) -> None:
    """The lead, else the first sentences, else a note, without counts; it ends at a sentence or a word."""
    assert describe_page(_page(*children), "Title") == expected


def test_a_description_is_data(tmp_path: Path) -> None:
    """What looks like HTML in a text stays a text in the head of the page."""
    hostile = '# Text\n\nA "quoted" \\<script> & more of it, to be long enough for a description of a page.\n'
    page = _read(make_site(tmp_path, {"text": hostile}, "") / "text.html")
    (found,) = page.select("meta[name=description]")
    assert str(found["content"]).startswith('A "quoted" <script> & more')


def test_the_icon_is_the_site_s_own(sample_site: Path) -> None:
    """Every page names an icon that is there, so that browsers ask for no other."""
    for path in _pages(sample_site):
        icon = _read(path).select_one("link[rel~=icon]")
        assert icon is not None, path
        assert (path.parent / str(icon["href"]).partition("?")[0]).is_file() or path.name == "404.html"


def test_a_section_says_at_its_head_what_one_can_do_with_it(sample_site: Path) -> None:
    """The count of its works, "Cite" and their BibTeX stand below the title; data have no such file."""
    works = _read(sample_site / "taxonomy" / "by-hand" / "large-stones.html").select_one(".head-bar")
    data = _read(sample_site / "resources" / "data" / "quarries.html").select_one(".head-bar")
    assert isinstance(works, Tag)
    assert isinstance(data, Tag)
    assert re.sub(r"\s*·\s*", "·", works.get_text(strip=True)) == "3 works·Cite·BibTeX"
    assert [str(link["href"]).rpartition(".")[2] for link in works.select("a.export")] == ["bib"]
    for bar in (works, data):
        assert [str(link["href"])[:6] for link in bar.select("a.cite")] == ["#cite-"]
    assert data.select("a.export") == []


def test_buttons_say_what_they_open(sample_site: Path) -> None:
    """Menu and contents are buttons whose drawer exists; a page without contents has no such button."""
    for path in _pages(sample_site):
        page = _read(path)
        buttons = page.select("button[aria-controls]")
        assert {str(each["class"]) for each in buttons} >= {"['menu-button']"}
        for each in buttons:
            assert each["aria-expanded"] == "false"
            assert page.find(id=str(each["aria-controls"])) is not None, path


def test_labels_of_tabs_are_as_html_allows(sample_site: Path) -> None:
    """A label names its button, and has no `aria-controls`, which the Nu checker refuses."""
    labels = [each for path in _pages(sample_site) for each in _read(path).select("label.sd-tab-label")]
    assert labels
    assert all(label["for"] and "aria-controls" not in label.attrs for label in labels)
