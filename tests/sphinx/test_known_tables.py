"""Which tables on a page are those that `columns` describes, and what their cells are told."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from browsing import make_site, run_sphinx, write_site
from survey_companion.sphinx.nodes.known_tables import name_columns

TABLES = """# Stones

:::{table}
:class: data-resources

| Name | Languages | Paper |
| --- | --- | --- |
| Slate | 2 | – |
:::

:::{table}
:class: data-resources

| Name | Weight |
| --- | --- |
| Slate | 7 |
:::

```{eval-rst}
.. table::
   :class: data-resources

   ======  =========  =====
   Name    Languages  Paper
   ======  =========  =====
   Slate   2          –
   Granite and more
   -----------------  -----
   Marble  3          –
   ======  =========  =====
```
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[Tag]:
    """The tables of a page that a person wrote."""
    site = make_site(tmp_path_factory.mktemp("tables"), {"stones": TABLES}, "")
    return BeautifulSoup((site / "stones.html").read_text(encoding="utf-8"), "lxml").select("article table")


def test_cells_are_told_their_columns(tables: list[Tag]) -> None:
    """Headings say which column is theirs, also where some columns are missing; cells have label and kind."""
    heads = [head["class"] for head in tables[0].select("th")]
    assert heads == [
        ["head", "column-name"],
        ["head", "column-languages", "number"],
        ["head", "column-papers"],
    ]
    cells = [(cell.get("class"), cell.get("data-label"), cell.get_text()) for cell in tables[0].select("td")]
    assert cells == [(None, None, "Slate"), (["number"], "Languages", "2"), (None, "Paper", "–")]


@pytest.mark.parametrize("place", [1, 2])
def test_other_tables_stay_as_they_are(tables: list[Tag], place: int) -> None:
    """A table with a heading of its own, or with a cell that spans two columns, gets no label at all."""
    assert tables[place].select("td")
    assert not tables[place].select("[data-label], [class*=column-]")


def test_the_book_and_latex_set_other_tables_as_any(tmp_path: Path) -> None:
    """Both set such tables without a warning: by their contents, not by widths of other columns."""
    docs = write_site(tmp_path, {"stones": TABLES}, "")
    for builder in ("typst", "latex"):
        done = run_sphinx(docs, tmp_path / builder, builder)
        assert done.returncode == 0, done.stderr
    book = (tmp_path / "typst" / "stones.typ").read_text(encoding="utf-8")
    assert book.count("#data-table(layout:") == 1
    assert book.count("#data-table(columns:") == 2
    tex = (tmp_path / "latex" / "stones.tex").read_text(encoding="utf-8")
    assert tex.count(r"\X{36}{57}\X{11}{57}\X{10}{57}") == 1, "the shares of the three columns"


@pytest.mark.parametrize(
    ("classes", "headings", "keys"),
    [
        (["works"], ["Year", "Work"], ["dates", "title"]),
        (["explorer", "works"], ["Year", "Listed in"], ["dates", "sections"]),
        (["works"], ["Year", "Listed in"], None),  # the explorer alone has it
        (["explorer", "works"], ["Also in"], None),  # the pages alone have it
        (["results"], ["System"], None),
        ([], ["Year"], None),
    ],
)
def test_class_and_headings_say_which_columns_a_table_has(
    classes: list[str], headings: list[str], keys: list[str] | None
) -> None:
    """The class says what the rows are, the headings which columns there are; nothing is guessed."""
    known = name_columns(classes, headings)
    assert (known and [column.key for column in known.columns]) == keys
