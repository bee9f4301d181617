"""Tables of results in each kind of output."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from browsing import run_sphinx, write_site

BIBLIOGRAPHY = "@misc{doe2020stones, author = {Doe, Ana}, title = {Stones}, year = {2020}}\n"
TABLE = r"""# Scores

:::{results}
| System | de [German]{.site-only} | f\|r | Average | How | [In]{.edition-only} | [Seen]{.site-only} |
| --- | --- | --- | --- | --- | --- | --- |
| Stone \+ *Wall*[ on [Sand](<https://s>)]{.site-only} |33.4 | **41.0** | *37.2*|a|17|[1](<https://s.o>) |
| [Pebble](<https://example.org/p>) \| Sand | 7654.3 | – | ***99.9*** | 1 | 18 | {cite:t}`doe2020stones` |
:::
"""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of a site with one table of results."""
    return write_site(tmp_path_factory.mktemp("results"), {"scores": TABLE}, BIBLIOGRAPHY)


def _build(docs: Path, builder: str) -> Path:
    done = run_sphinx(docs, docs.parent / builder, builder)
    assert done.returncode == 0, done.stderr
    return docs.parent / builder


def test_site_has_plain_cells(docs: Path) -> None:
    """Each number is a cell of its own, with its marks, below the heading of its column."""
    page = BeautifulSoup((_build(docs, "html") / "scores.html").read_text(encoding="utf-8"), "lxml")
    table = page.select_one("table.results")
    assert table is not None
    assert [head.get_text() for head in table.select("th")] == [
        "System",
        "de German",
        "f|r",
        "Average",
        "How",
        "Seen",
    ]
    rows = [[cell.decode_contents() for cell in row.select("td")] for row in table.select("tbody tr")]
    assert rows[0][1:5] == ["33.4", "<strong>41.0</strong>", "<em>37.2</em>", "a"]
    assert rows[1][1:4] == ["7654.3", "–", "<em><strong>99.9</strong></em>"]
    assert [cell.get_text() for cell in table.select("tbody a")] == ["Sand", "1", "Pebble", "Doe (2020)"]
    systems = [row.select("td")[0].get_text() for row in table.select("tbody tr")]
    assert systems == ["Stone + Wall on Sand", "Pebble | Sand"]
    assert len(rows[0]) == len(rows[1]) == len(table.select("col")) or not table.select("col")


def test_numbers_are_no_words_of_the_search(docs: Path) -> None:
    """The names of systems are found, their scores are not."""
    index = (_build(docs, "html") / "search-index.js").read_text(encoding="utf-8")
    assert "Pebble" in index
    assert not re.search(r"\b7654", index), "the versions of extensions are longer numbers"


@pytest.mark.parametrize("builder", ["latex", "text", "epub"])
def test_other_outputs_have_all_numbers(docs: Path, builder: str) -> None:
    """Whatever a builder writes, no cell is lost."""
    output = _build(docs, builder)
    files = [path for path in output.rglob("*") if path.suffix in {".tex", ".txt", ".xhtml"}]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert all(number in text for number in ("33.4", "41.0", "37.2", "7654.3", "99.9"))
    assert all(number in text for number in ("17", "18")), "what stands for the sources"


def test_editions_have_short_rows(docs: Path) -> None:
    """What is only for the site is left out, headings included, and the name of a system is no link."""
    (page,) = _build(docs, "epub").rglob("scores.xhtml")
    table = BeautifulSoup(page.read_text(encoding="utf-8"), "xml").select_one("table.results")
    assert table is not None
    heads = [head.get_text(strip=True) for head in table.select("th")]
    assert heads == ["System", "de", "f|r", "Average", "How", "In"]
    systems = [row.select("td")[0] for row in table.select("tbody tr")]
    assert [cell.get_text(" ", strip=True) for cell in systems] == ["Stone + Wall", "Pebble | Sand"]
    assert table.select("a") == []


@pytest.mark.parametrize("row", ["| a |", "| a | 1 | 2 | 3 |", ""])
def test_a_ragged_table_is_an_error(tmp_path: Path, row: str) -> None:
    """A row with a cell too few would show numbers below the wrong language."""
    text = f"# Scores\n\n:::{{results}}\n| System | de | fr |\n| --- | --- | --- |\n{row}\n:::\n"
    done = run_sphinx(write_site(tmp_path, {"scores": text}, BIBLIOGRAPHY), tmp_path / "html")
    assert done.returncode != 0
    assert "scores.md:3: ERROR" in done.stderr.replace("CRITICAL", "ERROR")
    assert "as many cells each" in done.stderr
