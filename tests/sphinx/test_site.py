"""What Sphinx makes of the pages."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import CASES, ROOT, build_site
from survey_companion.records.key_lock import parse_keys


def _read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def _pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "_static" not in path.parts)


def test_every_work_has_one_entry_with_a_lasting_anchor(site: Path) -> None:
    """The references have `ref-<key>` for each key there is or was, once; those given out before included."""
    project = site.parents[2] / "bib"  # a copy, which was converted
    keys = re.findall(r"^@\w+\{(\w+),", (project / "survey.bib").read_text(encoding="utf-8"), re.MULTILINE)
    anchors = [str(tag["id"]) for tag in _read(site / "references.html").find_all(id=re.compile("^ref-"))]
    given, problems = parse_keys((project / "keys.lock").read_text(encoding="utf-8"), "keys.lock")
    before, _ = parse_keys((ROOT / "bib" / "keys.lock").read_text(encoding="utf-8"), "keys.lock")
    assert {each.key for each in before} <= {each.key for each in given}
    rows = [(each.key, each.now or each.key) for each in given if not each.is_gone]
    there = {*keys, *(key for key, _ in rows)}
    assert not problems
    assert Counter(anchors) == Counter(f"ref-{key}" for key in there)
    assert {current for _, current in rows} <= set(keys), "a key of bib/keys.lock leads nowhere"


_REMAINS = re.compile(r"\[\?|\bcite:|\{cite|\{ref|None\b|\]\(|\]\{|\)\{|\{\.|\{:|:::|```")


@pytest.mark.parametrize("name", ["site", "sample_site"])
def test_nothing_is_unresolved(name: str, request: pytest.FixtureRequest) -> None:
    """Every citation leads to an entry; no page shows a question mark, a bare key or marks of Markdown."""
    site: Path = request.getfixturevalue(name)
    remains = []
    for page in _pages(site):
        if page == site / "problems.html":
            continue  # it says how to write links
        body = _read(page).body
        assert body, page
        for quoted in body.find_all(["code", "pre", "script", "style"]):
            quoted.decompose()
        remains += [(page.name, found[0]) for found in _REMAINS.finditer(body.get_text())]
    assert remains == []


def test_the_explorer_links_what_a_work_has(site: Path) -> None:
    """Each label in the column of links is a link, and what the explorer filters by is the label alone."""
    table = _read(site / "explore.html").find("table", class_="explorer")
    assert isinstance(table, Tag)
    labels = [tag for tag in table.find_all("a", class_="label") if "facet-has" in (tag["class"] or ())]
    assert len(labels) > 100
    values = Counter(tag.get_text() for tag in table.find_all(class_="facet-has"))
    assert values["Preprint"] > 50
    assert values["Code"] > 50
    assert not [value for value in values if re.search(r"[\[\](){}.:/]", value)]


@pytest.mark.parametrize("name", ["site", "sample_site"])
def test_every_internal_link_lands(name: str, request: pytest.FixtureRequest) -> None:
    """Files and anchors that pages link to are there."""
    site: Path = request.getfixturevalue(name)
    anchors = {page: {str(tag["id"]) for tag in _read(page).find_all(id=True)} for page in _pages(site)}
    for page in anchors:
        for tag in _read(page).find_all("a", href=True):
            target = urlsplit(str(tag["href"]))
            if target.scheme or target.netloc:
                continue
            path = (page.parent / unquote(target.path)).resolve() if target.path else page
            assert path.exists(), (page, tag["href"])
            if target.fragment and path in anchors:
                assert unquote(target.fragment) in anchors[path], (page, tag["href"])


@pytest.mark.parametrize("name", ["site", "sample_site"])
def test_a_page_asks_nobody(name: str, request: pytest.FixtureRequest) -> None:
    """No script, style, font, image or frame comes from another host."""
    site: Path = request.getfixturevalue(name)
    for page in _pages(site):
        for tag in _read(page).find_all(["script", "link", "img", "iframe", "source", "object"]):
            if {"canonical", "cite-as", "license"} & set(tag.get("rel") or ()):
                continue  # these say something, and load nothing
            address = str(tag.get("src") or tag.get("href") or "")
            assert not urlsplit(address).netloc, (page, address)
    for style in site.rglob("*.css"):
        assert not re.search(r"@import|url\(['\"]?(https?:)?//", style.read_text(encoding="utf-8")), style


def test_sections_say_where_else_a_work_is_listed(sample_site: Path) -> None:
    """A row has title, names, venue, links and the other sections; the title leads to the work's page."""
    row = _row(sample_site / "taxonomy" / "by-hand" / "large-stones.html", "Lifting Stones")
    cells = [" ".join(cell.get_text().split()) for cell in row.find_all("td")]
    assert cells == [
        "2023",
        "Lifting Stones in Welsh and English ⚠",
        "Doe et al.",
        "STONES",
        "Paper Preprint Code Cite Wrong? See line 21",
        "1.2 Small Stones",
    ]
    links = [str(tag["href"]) for tag in row.find_all("a")]
    assert links == [
        "../../works/doe2023lifting.html",
        "https://aclanthology.org/2023.stones-1.2",
        "https://arxiv.org/abs/2301.00002",
        "https://github.com/stones/lift",
        "../../works/doe2023lifting.html#cite",
        "../../contribute.html",
        "small-stones.html",  # the anchor of a whole page is left out
    ]


def test_prose_stands_on_its_section_and_cites(sample_site: Path) -> None:
    """A prose file is part of the page at its own path; its citations lead to the rows of the page."""
    article = _read(sample_site / "taxonomy" / "by-hand" / "large-stones.html").find("article")
    assert isinstance(article, Tag)
    assert "Why large" in article.get_text()
    assert article.select(".bibtex-citation a[href='#row-doe2023lifting']")
    assert article.find("tr", id="row-doe2023lifting")


def test_a_withdrawn_resource_says_so(sample_site: Path) -> None:
    """The status is a badge, and doubtful values are marked."""
    row = _row(sample_site / "resources" / "data" / "quarries.html", "Slate")
    assert row.find(class_="status").get_text() == "withdrawn"  # type: ignore[union-attr]
    assert "withdrawn" in row.get_text()
    assert "1.5 million stones\u00a0(?)" in row.get_text()


def test_names_are_shown_as_written(sample_site: Path) -> None:
    """Accents survive the way through BibTeX, teams stay whole, and missing authors are not invented."""
    text = _read(sample_site / "references.html").get_text()
    words = " ".join(text.split())
    assert "Ada Müller, Bo Nguyễn, Cy Koe" in words
    assert ", and 6 more. Étude des pierres & galets. Journal of Stones, volume 7, pages 1–12, 2022." in words
    assert "Stone Team." in text
    assert "Doe et al." in text
    assert "A title of {code} and {braces} | pipes" in text


def _row(page: Path, title: str) -> Tag:
    row = next(row for row in _read(page).find_all("tr") if title in row.get_text())
    assert isinstance(row, Tag)
    return row


def test_the_terrible_catalogue_injects_nothing(tmp_path: Path) -> None:
    """Titles made of markup are shown literally: no script, bad link, directive or warning."""
    done = build_site(CASES / "terrible.md", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    site = tmp_path / "docs" / "_build" / "html"
    for page in _pages(site):
        article = _read(page).find("article")
        if not isinstance(article, Tag):
            continue
        facets = article.select("script.explorer-facets[type='application/json']")  # our own data
        assert article.find_all(["script", "iframe", "object"]) == facets
        assert "<" not in "".join(each.get_text() for each in facets)
        assert article.find(class_=re.compile("problematic|system-message")) is None
        assert not [
            tag
            for tag in article.find_all("a", href=True)
            if re.match(r"(?!https?:|[#./\w-])", str(tag["href"]))
        ]
        assert not article.find_all("a", href=re.compile("^(javascript|data):", re.IGNORECASE))
    text = _read(site / "taxonomy" / "papers" / "injection.html").get_text()
    for title in (
        "A directive {raw} html in a title",
        "Pipes | and $math$ and \\input{x} and 100% and {braces}",
        "Script alert(1) inside",
        "عنوان باللغة العربية",
        "{ref}sec-papers-injection and {{ 7 * 7 }} and %% and (x)=",
        "@misc{evil, title={x}}",
    ):
        assert title in text
    references = _read(site / "references.html")
    assert len(references.find_all(class_="citation", id=re.compile("^ref-"))) == 29


def test_two_builds_are_the_same(sample_site: Path, tmp_path: Path) -> None:
    """The same sources give the same bytes."""
    records = ("resources", "works", "benchmarks", "results", "moved", "changes")
    (tmp_path / "bib").mkdir()
    for name in ("sample.md", *(f"bib/{name}.toml" for name in records)):
        (tmp_path / name).write_bytes((sample_site.parents[2] / name).read_bytes())
    prose = Path("docs/prose/taxonomy/by-hand/large-stones.md")
    (tmp_path / prose).parent.mkdir(parents=True)
    (tmp_path / prose).write_bytes((sample_site.parents[2] / prose).read_bytes())
    assert build_site(tmp_path / "sample.md", tmp_path).returncode == 0
    other = tmp_path / "docs" / "_build" / "html"
    names = {path.relative_to(sample_site) for path in sample_site.rglob("*") if path.is_file()}
    assert names == {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    different = [name for name in names if (sample_site / name).read_bytes() != (other / name).read_bytes()]
    assert different == []
