"""Captions of tables, and columns of numbers."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from survey_companion.sphinx.nodes.captions import classes_of_numbers, name_table


def _table(*rows: tuple[str, ...], classes: tuple[str, ...] = ()) -> nodes.table:
    """Return a table whose first row is its header."""
    head, *body = (
        nodes.row("", *(nodes.entry("", nodes.paragraph("", text)) for text in row)) for row in rows
    )
    group = nodes.tgroup("", nodes.thead("", head), nodes.tbody("", *body), cols=len(rows[0]))
    return nodes.table("", group, classes=["colwidths-auto", *classes])


@pytest.mark.parametrize(
    ("rows", "classes"),
    [
        ((("Wall", "Stones", "Height"), ("North", "1,200", "–"), ("South", "80", "2.5")), ["numbers"]),
        ((("Year", "Stones"), ("2024", "3")), ["numbers"]),
        ((("Wall", "Colour", "Share"), ("North", "red", "12 %"), ("South", "blue", "3%")), ["last-number"]),
        ((("Wall", "Height", "Colour"), ("North", "3", "red")), []),
        ((("Wall", "Stones"), ("North", "3 or 4")), []),
        ((("Wall",), ("North",)), []),
        ((("Wall", "Stones"),), []),
    ],
)
def test_columns_of_numbers_are_found(rows: tuple[tuple[str, ...], ...], classes: list[str]) -> None:
    """A column is one of numbers if every cell below its heading is; text among them keeps it as it is."""
    assert classes_of_numbers(_table(*rows)) == classes


def test_a_table_of_the_product_is_left_alone() -> None:
    """What has a class of its own also has columns of its own."""
    assert classes_of_numbers(_table(("A", "B"), ("a", "1"), classes=("works",))) == []


def test_a_table_is_named_by_the_heading_above_it() -> None:
    """The nearest heading, and nothing for a table on a page without one."""
    table = _table(("A", "B"), ("a", "1"))
    inner = nodes.section("", nodes.title("", "Walls"), nodes.container("", table))
    nodes.section("", nodes.title("", "Stones"), inner)
    assert name_table(table) == "Walls"
    assert name_table(_table(("A",), ("a",))) == ""


@pytest.mark.parametrize("name", ["site", "sample_site"])
def test_every_table_has_a_caption(name: str, request: pytest.FixtureRequest) -> None:
    """Each table of each page says what it shows, in an element that screen readers read with it."""
    site = Path(request.getfixturevalue(name))
    count = 0
    for page in site.rglob("*.html"):
        for table in BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find_all("table"):
            assert table.caption is not None, page
            assert table.caption.get_text(strip=True), page
            count += 1
    assert count > 10
