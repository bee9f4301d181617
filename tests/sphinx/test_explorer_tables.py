"""Explorers read and written as one node are the tables that Sphinx would make of them."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from browsing import run_sphinx, write_site

TABLE = r"""
(sec-walls)=
# Walls

(low)=
## Low

:::{KIND}
:class: explorer explorer-works works

| Year | Work | Authors | Links | Listed in |
| --- | --- | --- | --- | --- |
| [2024]{.facet-year} | [doe]{.row-key} [[A \| b \*c\* \<i\> "q" & d](</works/doe.md>)]{.title} | Ana Doe | – | [{ref}`sec-walls`]{.facet-section .part-1} |
| – | [[Mortar](<https://example.org/a?b=1&c=(2)>)]{.title} [of [lime]{.facet-kind}, old]{.key-point} | Cy Moe[[and 2 more]{.summary}[,]{.instead} Bo Roe, Di Zoe]{.disclosure} | [Paper](<https://example.org/p>){.label .paper} | {ref}`low` |
:::
"""  # noqa: E501  (a row is a line)
PAGES = {"works/doe": "---\norphan: true\n---\n# Doe\n\nText.\n"}


def _write(root: Path, kind: str, table: str = TABLE) -> Path:
    return write_site(root, {"walls": table.replace("KIND", kind), **PAGES}, "")


def _table(site: Path) -> str:
    page = BeautifulSoup((site / "walls.html").read_text(encoding="utf-8"), "lxml")
    table = page.select_one(".table-wrapper")
    assert table is not None
    for row in table.select("tr.row-odd, tr.row-even"):  # which no style sheet names, and no explorer has
        del row["class"]
    return table.prettify()


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_it_is_the_table_that_sphinx_makes(tmp_path: Path, builder: str) -> None:
    """Classes, links within the site and outside, titles of sections and what opens: all the same."""
    tables = []
    for kind in ("table", "explorer"):
        docs = _write(tmp_path / kind, kind)
        done = run_sphinx(docs, tmp_path / kind / builder, builder)
        assert done.returncode == 0, done.stderr
        folder = tmp_path / kind / builder
        tables.append(_table(folder if builder == "html" else _flat(folder)))
    assert "facet-section part-1" in tables[0]
    assert tables[0] == tables[1]


def _flat(folder: Path) -> Path:
    (folder / "walls.html").write_bytes((folder / "walls" / "index.html").read_bytes())
    return folder


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("**bold**", "strong_open"),
        ("`code`", "code_inline"),
        ("{cite:t}`doe`", "cite:t"),
        ("[a](<mailto:ana@example.org>)", "a link to mailto:ana@example.org"),
        ("<b>raw</b>", "html_inline"),
        ("![picture](a.png)", "image"),
        ("Ana [[and 2 more]{.summary} Bo]{.disclosure} et al.", "something behind what is closed"),
        ('[a]{.x style="y" onclick="z"}[b]{class="x<y"}', "a class x<y"),
    ],
)
def test_what_has_no_form_is_an_error_with_its_line(tmp_path: Path, cell: str, found: str) -> None:
    """Nothing is lost in silence, and no mark, script or attribute gets through."""
    docs = _write(tmp_path, "explorer", TABLE.replace("Ana Doe", cell))
    done = run_sphinx(docs, tmp_path / "html", "html")
    assert done.returncode != 0
    assert f"an explorer has a table with text, spans and links alone: {found}" in done.stderr
    assert "walls.md:8: ERROR" in done.stderr


def test_a_script_is_no_link(tmp_path: Path) -> None:
    """What Markdown takes for no link is shown as it stands."""
    docs = _write(tmp_path, "explorer", TABLE.replace("Ana Doe", "[a](<javascript:alert(1)>)"))
    done = run_sphinx(docs, tmp_path / "html", "html")
    assert done.returncode == 0, done.stderr
    table = BeautifulSoup(_table(tmp_path / "html"), "lxml")
    assert "[a](<javascript:alert(1)>)" in table.get_text()
    assert not [link for link in table.select("a") if "javascript" in str(link.get("href"))]


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    """A page and a label that are not there are warnings, as anywhere."""
    docs = _write(tmp_path, "explorer", TABLE.replace("works/doe", "works/roe").replace("`low`", "`high`"))
    done = run_sphinx(docs, tmp_path / "html", "html")
    assert "walls.md:8: WARNING: unknown document: 'works/roe' [ref.doc]" in done.stderr
    assert "walls.md:8: WARNING: undefined label: 'high' [ref.ref]" in done.stderr


def test_what_is_no_table_is_an_error(tmp_path: Path) -> None:
    """Text without a table has no place in an explorer."""
    docs = _write(tmp_path, "explorer", ":::{explorer}\nText.\n:::\n")
    done = run_sphinx(docs, tmp_path / "html", "html")
    assert "text, spans and links alone: paragraph_open" in done.stderr
    docs = _write(tmp_path / "empty", "explorer", ":::{explorer}\n:::\n")
    done = run_sphinx(docs, tmp_path / "empty" / "html", "html")
    assert "text, spans and links alone: no row" in done.stderr
