"""What the rows of a table are, by its heads and cells."""

import pytest

from survey_companion.reading.forms.sectioned_rows import choose_columns


@pytest.mark.parametrize(
    ("head", "rows", "columns", "kind"),
    [
        (["title", "authors"], [["Rolling Many Stones", "Ada Doe"]], ("title", "authors"), "taxonomy"),
        (["title", "x"], [["Rolling Many Stones", "y"]], ("title", "x"), "taxonomy"),
        (["name", "link"], [["Slate", "https://a.org"]], ("title", "link"), "resources"),
        (["name", "authors"], [["Slate", "Ada Doe"]], ("title", "authors"), "taxonomy"),
        (["name", "x"], [["Slate", "y"]], None, None),
        (["name", "code"], [["Slate", "https://a.org"]], ("title", "code"), "resources"),
        (
            ["paper", "name", "year"],
            [["https://a.org", "Slate", "2020"]],
            ("title", "short_name", "date"),
            "taxonomy",
        ),
        (["title", "link"], [["https://a.org", "https://a.org"]], ("title", "link"), "taxonomy"),
        (["x", "y"], [["a", "b"]], None, None),
        ([], [], None, None),
        (["title"], [], None, None),
        (["title", "journal", "title"], [["Slate", "Stones", "b"]], ("title", "venue", "title"), "taxonomy"),
        (
            ["paper", "title"],
            [["[link](https://a.org)", "Rolling Many Stones"]],
            ("link", "title"),
            "taxonomy",
        ),
        (
            ["paper", "title", "year"],
            [["Rolling Many Stones", "Slate", "2020"]],
            ("title", "title", "date"),
            "taxonomy",
        ),
        (
            ["name", "venue", "link"],
            [["Slate", "ACL", "https://a.org"]],
            ("title", "venue", "link"),
            "taxonomy",
        ),
        (["title", "year"], [["Slate", "2020"], ["", "2021"]], ("title", "date"), "taxonomy"),
    ],
)
def test_columns_and_kinds(
    head: list[str], rows: list[list[str]], columns: tuple[str, ...] | None, kind: str | None
) -> None:
    """A title makes papers; names are papers beside authors or venues, and data beside links."""
    names, what = choose_columns(head, rows)
    assert names == columns
    assert (what.value if what else None) == kind
