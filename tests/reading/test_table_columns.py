"""What each column of a table says."""

import pytest

from survey_companion.reading.lines.table_columns import (
    fold_head,
    hold_papers,
    name_columns,
    name_resource_columns,
    show_cell,
)

PAPER = "https://arxiv.org/abs/2001.00001"
TITLES = ("Rolling of Many Stones", "Lifting of Many Stones", "Carrying of Many Stones")
_REST = (
    ["Ada Doe, Max Roe", "ICML 2020"],
    ["Kim Poe, Lee Moe", "ACL 2021"],
    ["Lee Moe, Ada Doe", "KDD 2022"],
)
ROWS, ROWS_ELSEWHERE = (
    [[f"[{title}]({url})", *rest] for title, rest in zip(TITLES, _REST, strict=True)]
    for url in (PAPER, "https://example.org")
)


@pytest.mark.parametrize(
    ("cell", "shown", "folded"),
    [
        ("Stones", "Stones", "stones"),
        ("[Stones](https://example.org)", "Stones", "stones"),
        ('[**Stones**](u "t")', "Stones", "stones"),
        ("![x](u) Stones", "Stones", "stones"),
        ("[![x](u)](v) Stones", "Stones", "stones"),
        ('<a href="u">Stones</a>', "Stones", "stones"),
        ("<a href='u'><b>Stones</b></a>", "Stones", "stones"),
        ("<a href=u>Stones</a> x", "Stones x", "stones x"),
        ("Stones<br>Walls", "Stones Walls", "stones walls"),
        ("Stones <br/> **Walls** _a_ `b` ~c~", "Stones Walls a b c", "stones walls a b c"),
        ("“Stones”", "Stones", "stones"),
        ('<img src="x">', "", ""),
        ("", "", ""),
        ("[](u)", "", ""),
        ("[a](u(1)) b", "a b", "a b"),
        ("[[a]](u)", "[a]", "[a]"),
        ("a ! b", "a ! b", "a ! b"),
        ("![x](u)", "", ""),
        ("[a](u), [b](v)", "a, b", "a, b"),
        ('<a href="u"></a>x', "x", "x"),
    ],
)
def test_words_of_cells(cell: str, shown: str, folded: str) -> None:
    """Marks, pictures and addresses go; heads are compared without case and outer dots."""
    assert (show_cell(cell), fold_head(cell)) == (shown, folded)


@pytest.mark.parametrize(
    ("head", "rows", "given", "names"),
    [
        (
            ["Title", "Authors", "Venue"],
            ROWS,
            None,
            ["title", "authors", "venue"],
        ),
        (
            ["", "", ""],
            ROWS,
            None,
            ["title", "authors", "venue"],
        ),
        (
            ["A", "B", "C"],
            ROWS_ELSEWHERE,
            None,
            None,
        ),
        (
            ["A", "Authors", "C"],
            ROWS_ELSEWHERE,
            None,
            ["title", "authors", "venue"],
        ),
        (
            ["A", "B", "Venue"],
            ROWS_ELSEWHERE,
            None,
            ["title", "authors", "venue"],
        ),
        (
            ["Name", "x", "y"],
            ROWS_ELSEWHERE,
            None,
            None,
        ),
        (
            ["A", "B", "C"],
            ROWS_ELSEWHERE,
            {"a": "title"},
            ["title", "authors", "venue"],
        ),
        (
            ["A", "B", "C"],
            ROWS_ELSEWHERE,
            {"b": "title", "a": "remark"},
            ["remark", "title", "venue"],
        ),
        (["A"], [["x"]], None, None),
        ([], [[]], None, None),
        (["Day", "Menu"], [["Monday", "soup"], ["Tuesday", "pie"]], None, None),
        (
            ["First author", "Authors", "Title"],
            [
                ["Doe", "Ada Doe, Max Roe", "[Rolling of Many Stones](https://arxiv.org/abs/2001.00001)"],
                ["Doe", "Kim Poe, Lee Moe", "[Lifting of Many Stones](https://arxiv.org/abs/2001.00001)"],
                ["Doe", "Lee Moe, Ada Doe", "[Carrying of Many Stones](https://arxiv.org/abs/2001.00001)"],
            ],
            None,
            ["index", "authors", "title"],
        ),
        (
            ["Title", "Paper title"],
            [
                [
                    "[paper](https://arxiv.org/abs/2001.00001)",
                    "[Rolling of Many Stones](https://arxiv.org/abs/2001.00001)",
                ],
                [
                    "[paper](https://arxiv.org/abs/2001.00001)",
                    "[Lifting of Many Stones](https://arxiv.org/abs/2001.00001)",
                ],
                [
                    "[paper](https://arxiv.org/abs/2001.00001)",
                    "[Carrying of Many Stones](https://arxiv.org/abs/2001.00001)",
                ],
            ],
            None,
            ["link", "title"],
        ),
        (
            ["Title", "Title"],
            [
                [
                    "[x y](https://arxiv.org/abs/2001.00001)",
                    "[Rolling of Many Stones](https://arxiv.org/abs/2001.00001)",
                ],
                [
                    "[x y](https://arxiv.org/abs/2001.00001)",
                    "[Lifting of Many Stones](https://arxiv.org/abs/2001.00001)",
                ],
                [
                    "[x y](https://arxiv.org/abs/2001.00001)",
                    "[Carrying of Many Stones](https://arxiv.org/abs/2001.00001)",
                ],
            ],
            None,
            ["title", "title"],
        ),
        (
            ["Title", "Title"],
            [
                ["", "[Rolling of Many Stones](https://arxiv.org/abs/2001.00001)"],
                ["", "[Lifting of Many Stones](https://arxiv.org/abs/2001.00001)"],
                ["", "[Carrying of Many Stones](https://arxiv.org/abs/2001.00001)"],
            ],
            None,
            ["title", "title"],
        ),
        (
            ["Title"],
            ROWS,
            None,
            ["title", "authors", "venue"],
        ),
        (
            ["Year", "Title", "Link"],
            [
                ["2020", "[Rolling of Many Stones](https://arxiv.org/abs/2001.00001)", "[paper](u)"],
                ["2020", "[Lifting of Many Stones](https://arxiv.org/abs/2001.00001)", "[paper](u)"],
                ["2020", "[Carrying of Many Stones](https://arxiv.org/abs/2001.00001)", "[paper](u)"],
            ],
            None,
            ["date", "title", "link"],
        ),
        (
            ["a", "b", "c", "d", "e"],
            [
                [
                    "2020",
                    "[Rolling of Many Stones](https://arxiv.org/abs/2001.00001)",
                    "[paper](https://arxiv.org/abs/2001.00001)",
                    "Ada Doe",
                    "",
                ],
                [
                    "2020",
                    "[Lifting of Many Stones](https://arxiv.org/abs/2001.00001)",
                    "[paper](https://arxiv.org/abs/2001.00001)",
                    "Ada Doe",
                    "",
                ],
                [
                    "2020",
                    "[Carrying of Many Stones](https://arxiv.org/abs/2001.00001)",
                    "[paper](https://arxiv.org/abs/2001.00001)",
                    "Ada Doe",
                    "",
                ],
            ],
            None,
            ["date", "title", "link", "authors", "e"],
        ),
        (
            ["a", "b", "c"],
            [
                ["2020", "[Rolling of Many Stones](https://arxiv.org/abs/2001.00001)", "x"],
                ["2020", "[Lifting of Many Stones](https://arxiv.org/abs/2001.00001)", "x"],
                ["x", "[Carrying of Many Stones](https://arxiv.org/abs/2001.00001)", "x"],
            ],
            None,
            ["a", "title", "link"],
        ),
        (["Title"], [["Ada Doe"], ["Max Roe"]], None, None),
        (["Model", "Date"], [["StoneNet", "2020"], ["WallNet", "2021"]], None, None),
        (["标题", "年"], [["滚石研究进展综述", "2020"]], None, ["title", "date"]),
        (["Title", "Year"], [["ICML", "2020"]], None, None),
        (["Paper", "Year"], [["A Study of Stones", "2020"]], None, ["title", "date"]),
        (["Paper", "Year"], [["[paper](u)", "2020"]], None, None),
        (["Remark", "Year"], [["A Study of Many Stones", "2020"]], None, None),
        (["Notes", "Year"], [["A Study of Many Stones", "2020"]], None, None),
    ],
)
def test_columns_of_papers(
    head: list[str], rows: list[list[str]], given: dict[str, str] | None, names: list[str] | None
) -> None:
    """The title is found by its head and its looks; other columns by their heads, or what stands there."""
    assert name_columns(head, rows, given) == names


@pytest.mark.parametrize(
    ("head", "rows", "names"),
    [
        (
            ["Dataset", "Size", "Link"],
            [["Slate", "10K", "[home](u)"], ["Gravel", "2M", "[home](u)"]],
            ["title", "size", "link"],
        ),
        (
            ["Dataset", "Size", "Link"],
            [["Slate", "10K", "[home](u)"], ["Gravel", "2M", "x"]],
            ["title", "size", "link"],
        ),
        (
            ["Dataset", "Size", "Link"],
            [["Slate", "10K", "[home](u)"], ["Gravel", "2M", "x"], ["Chalk", "1", "x"]],
            None,
        ),
        (["Size", "Name"], [["1", "[Slate](u)"]], ["size", "title"]),
        (["Size", "Year", "Code"], [["[Slate](u)", "2020", "x"]], ["title", "date", "code"]),
        (["Name"], [["[Slate](u)"]], None),
        (["Name", "Title"], [["[Slate](u)", "A Study"]], ["title", "title"]),
        (["Name", "Venue", "Authors"], [["[Slate](u)", "ACL", "Doe"]], ["title", "venue", "authors"]),
    ],
)
def test_columns_of_data(head: list[str], rows: list[list[str]], names: list[str] | None) -> None:
    """Names stand below a known head, or else in the first column; half of the rows need a link."""
    assert name_resource_columns(head, rows) == names


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["[p](https://arxiv.org/abs/2001.00001)"]], True),
        ([["[p](https://arxiv.org/abs/2001.00001)"], ["x"]], True),
        ([["[p](https://arxiv.org/abs/2001.00001)"], ["x"], ["y"]], False),
        ([["x"]], False),
        ([], False),
        ([["[p](https://example.org)"]], False),
        ([["x", '<a href="https://arxiv.org/abs/2001.00001">p</a>']], True),
    ],
)
def test_tables_of_papers(rows: list[list[str]], expected: bool) -> None:
    """Half of the rows have a link to a paper."""
    assert hold_papers(rows) is expected
