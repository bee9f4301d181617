"""The bibliography says where each work is cited."""

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from browsing import make_site, run_sphinx, write_site

BIBLIOGRAPHY = """
@misc{doe2020stones, author = {Doe, Ana}, title = {Stones}, year = {2020}}
@misc{roe2021walls, author = {Roe, Bo}, title = {Walls}, year = {2021}}
@misc{poe2022moss, author = {Poe, Cy}, title = {Moss}, year = {2022}}
"""
TABLE = "| Work |\n| --- |\n| [Stones]{.title} {cite:entry}`doe2020stones` |\n"
PAGES = {
    "references": "# References\n\n```{bibliography}\n:all:\n```\n",
    "index": "# Front\n\n```{toctree}\n:glob:\n\nintroduction\nzebra\nant\ndata\nnotes\n**\n```\n",
    "introduction": "# Introduction\n\n{cite:t}`doe2020stones` and {cite:p}`doe2020stones`.\n",
    # A row of works has a title, too, and only lists.
    "zebra": f"(sec-zebra)=\n\n# 1.1 Large & \\<b>small\\</b>\n\n{TABLE}",
    "ant": f"(sec-ant)=\n\n# 1.2 Ants\n\n{TABLE}\nSee {{cite:t}}`doe2020stones`.\n",
    "data": "(res-data)=\n\n# 1 Data\n\n:::{table}\n:class: data-resources\n\n"
    "| Name | Paper |\n| --- | --- |\n"
    "| [Slate]{#data-slate .title} | {cite:t}`doe2020stones` |\n"
    "| [Chalk]{#data-chalk .title} | {cite:t}`roe2021walls` |\n:::\n",
    "notes": "# Notes\n\nNothing yet.\n",
    "explore": f"# Explore\n\n:::{{table}}\n:class: explorer works\n\n{TABLE}:::\n",
    "works/doe2020stones": "# Stones\n\nLike {cite:t}`poe2022moss`.\n\n```{cited-in} doe2020stones\n```\n",
}


def _entry(site: Path, key: str) -> Tag:
    text = (site / "references.html").read_text(encoding="utf-8")
    entry = BeautifulSoup(text, "lxml").find(id=f"ref-{key}")
    assert isinstance(entry, Tag)
    return entry


def _places(site: Path, key: str) -> str | None:
    sentence = _entry(site, key).find(class_="cited-by")
    return sentence.get_text() if sentence else None


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages above, built without any warning."""
    return make_site(tmp_path_factory.mktemp("backlinks"), PAGES, BIBLIOGRAPHY)


def test_every_entry_names_the_places(built: Path) -> None:
    """Sections come in the order of the site, then pages; each once; their titles are text, never markup."""
    assert _places(built, "doe2020stones") == (
        "Listed in 1.1 Large & <b>small</b>, 1.2 Ants; paper of Slate (1 Data); "
        "discussed in 1.2 Ants, Introduction."
    )
    assert _places(built, "roe2021walls") == "Paper of Chalk (1 Data)."


def test_every_name_is_a_link(built: Path) -> None:
    """A section is reached by its lasting anchor, a data resource by its row, another page by its address."""
    sentence = _entry(built, "doe2020stones").find(class_="cited-by")
    assert isinstance(sentence, Tag)
    assert [link["href"] for link in sentence.find_all("a")] == [
        "zebra.html#sec-zebra",
        "ant.html#sec-ant",
        "data.html#data-slate",
        "data.html#res-data",
        "ant.html#sec-ant",
        "introduction.html",
    ]


def test_pages_of_works_and_explorers_do_not_count(built: Path) -> None:
    """They show every work, so an entry that only they cite says nothing."""
    assert _places(built, "poe2022moss") is None


def test_the_page_of_a_work_names_each_page_once(built: Path) -> None:
    """Pages that do more than list the work, sections first."""
    page = BeautifulSoup((built / "works/doe2020stones.html").read_text(encoding="utf-8"), "lxml")
    assert "Cited in 1 Data, 1.2 Ants and Introduction." in page.get_text()


def test_an_entry_leads_to_the_lines_to_copy(built: Path) -> None:
    """Key, page of the work and its part on citing stand in the first paragraph, before the places."""
    first = _entry(built, "doe2020stones").find("p")
    assert isinstance(first, Tag)
    assert [code.get_text() for code in first.find_all("code")] == ["doe2020stones"]
    assert [link["href"] for link in first.find_all("a")] == [
        "works/doe2020stones.html",
        "works/doe2020stones.html#cite",
    ]


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        ("notes", "# Notes\n\nAs {cite:t}`poe2022moss` say.\n", "Discussed in Notes."),
        ("data", "# Data\n\nNothing.\n", None),
        ("data", PAGES["data"].replace("# 1 Data", "# 2 Facts"), "Paper of Chalk (2 Facts)."),
        ("data", PAGES["data"].replace("[Chalk]", "[Lime]"), "Paper of Lime (1 Data)."),
    ],
    ids=["added", "removed", "renamed", "another name"],
)
def test_a_change_renews_the_bibliography(page: str, text: str, expected: str | None, tmp_path: Path) -> None:
    """When what it names changes the next build says so, without another change to the bibliography."""
    docs = write_site(tmp_path, PAGES, BIBLIOGRAPHY)
    assert run_sphinx(docs, tmp_path / "html").returncode == 0
    key = "poe2022moss" if page == "notes" else "roe2021walls"
    assert _places(tmp_path / "html", key) != expected
    (docs / f"{page}.md").write_text(text, encoding="utf-8")
    done = run_sphinx(docs, tmp_path / "html")
    assert done.returncode == 0, done.stderr
    assert _places(tmp_path / "html", key) == expected


@pytest.mark.parametrize("builder", ["latex", "epub", "text", "man", "singlehtml"])
def test_books_name_the_places(builder: str, tmp_path: Path) -> None:
    """No builder warns; LaTeX refers to the labels, and only names what is outside the book."""
    pages = {**PAGES, "loose": "---\norphan: true\n---\n\n# Loose\n\n{cite:t}`roe2021walls`.\n"}
    pages["index"] = pages["index"].replace("**", "references")
    docs = write_site(tmp_path, pages, BIBLIOGRAPHY)
    for name in ("explore", "works/doe2020stones"):
        path = docs / f"{name}.md"
        path.write_text(f"---\norphan: true\n---\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", builder]
    done = subprocess.run(
        [*command, str(docs), str(tmp_path / builder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    if builder == "text":
        text = " ".join((tmp_path / "text" / "references.txt").read_text(encoding="utf-8").split())
        assert "Paper of Chalk (1 Data); discussed in Loose." in text
    if builder == "latex":
        (book,) = (tmp_path / "latex").glob("*.tex")
        text = book.read_text(encoding="utf-8")
        assert r"\hyperref[\detokenize{ant:sec-ant}]" in text
        assert r"\label{\detokenize{ant:sec-ant}}" in text
        assert "discussed in Loose." in " ".join(text.split())
