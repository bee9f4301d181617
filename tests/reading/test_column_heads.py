"""Known heads of columns, and the columns that name sections."""

import pytest

from survey_companion.reading.words.column_heads import (
    find_kind_columns,
    find_section_columns,
    is_dataset_or_software,
    is_index,
    is_known,
    known_head,
    known_heads,
)


@pytest.mark.parametrize(
    ("head", "word", "known", "index"),
    [
        ("Title", "title", True, False),
        ("TITLE:", "title", True, False),
        (" title ", "title", True, False),
        ("**Title**", "title", True, False),
        ("\ufefftitle", "title", True, False),
        ("paperlink", "paper link", True, False),
        ("paper_link", "paper link", True, False),
        ("paperLink", "paper link", True, False),
        ("paper link", "paper link", True, False),
        ("Stone", "Stone", False, False),
        ("Authors", "authors", True, False),
        ("author", "author", True, False),
        ("Year", "year", True, False),
        ("Publication Title", "publication title", True, False),
        ("Author Keywords", "Author Keywords", False, False),
        ("#", "#", True, True),
        ("No.", "no", True, True),
        ("key", "key", False, True),
        ("标题", "标题", True, False),
        ("标题：", "标题", True, False),
        ("section name", "section name", False, False),
        ("Section", "section", True, False),
        ("Category", "category", True, False),
        ("Sub-category", "sub-category", True, False),
        ("", "", False, False),
        ("Item Type", "Item Type", False, False),
        ("BibTeX Key", "BibTeX Key", False, True),
    ],
)
def test_known_heads(head: str, word: str, known: bool, index: bool) -> None:
    """Case, marks and signs between words do not matter; other heads stay as they are."""
    assert (known_head(head), is_known(head), is_index(known_head(head))) == (word, known, index)


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        (["Title", "Publication Title"], ["title", "journal"]),
        (["Name", "Publication Title"], ["name", "publication title"]),
    ],
)
def test_the_title_of_a_journal(heads: list[str], words: list[str]) -> None:
    """Beside a title, a publication title is that of the journal."""
    assert known_heads(heads) == words


@pytest.mark.parametrize(
    ("heads", "rows", "sections", "kinds"),
    [
        (["title", "section"], [["a", "x"], ["b", "y"]], [1], []),
        (["title", "section"], [["a", ""], ["b", " "]], [], []),
        (["title", "topic"], [["a", "x"], ["b", "y"]], [1], []),
        (
            ["title", "topic"],
            [["0", "0"], ["1", "1"], ["2", "2"], ["3", "3"], ["4", "4"], ["5", "5"], ["6", "6"]],
            [1],
            [],
        ),
        (
            ["title", "topic"],
            [["0", "0"], ["1", "1"], ["2", "2"], ["3", "3"], ["4", "4"], ["5", "5"], ["6", "6"], ["7", "7"]],
            [],
            [],
        ),
        (
            ["title", "topic"],
            [
                ["0", "0"],
                ["1", "1"],
                ["2", "2"],
                ["3", "3"],
                ["4", "4"],
                ["5", "5"],
                ["6", "0"],
                ["7", "1"],
                ["8", "2"],
                ["9", "3"],
            ],
            [1],
            [],
        ),
        (
            ["title", "topic"],
            [
                ["0", "0"],
                ["1", "1"],
                ["2", "2"],
                ["3", "3"],
                ["4", "4"],
                ["5", "5"],
                ["6", "6"],
                ["7", "0"],
                ["8", "1"],
                ["9", "2"],
            ],
            [],
            [],
        ),
        (
            ["title", "topic"],
            [
                ["a", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
                ["b", "y"],
                ["b", "y"],
                ["b", "y"],
                ["b", "y"],
            ],
            [1],
            [],
        ),
        (
            ["title", "topic"],
            [
                ["a", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
                ["b", "y"],
                ["b", "y"],
                ["b", "y"],
            ],
            [],
            [],
        ),
        (
            ["title", "topic"],
            [
                ["a", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
                ["b", "y"],
                ["b", "y"],
                ["b", "y"],
            ],
            [1],
            [],
        ),
        (["title", "topic", "category"], [["a", "x", "y"]], [2], []),
        (["title", "category", "topic"], [["a", "x", "y"]], [1], []),
        (["title", "section", "topic", "subsection"], [["a", "x", "y", "z"]], [1, 3], []),
        (["section", "subsection", "subtopic", "subcategory"], [["a", "b", "c", "d"]], [0, 1, 2], []),
        (["title", "type"], [["a", "article"], ["b", "book"]], [], [1]),
        (["title", "type"], [["a", "article"], ["b", "stone"]], [1], []),
        (["title", "type"], [["a", "Journal Article"]], [], [1]),
        (["title", "item type"], [["a", ""]], [], [1]),
        (["title"], [["a"]], [], []),
        (["title", "section"], [["a"]], [], []),
        (["section", "title", "section"], [["x", "a", "y"]], [0, 2], []),
    ],
)
def test_columns_of_sections(
    heads: list[str], rows: list[list[str]], sections: list[int], kinds: list[int]
) -> None:
    """Certain heads, else one perhaps whose values recur, then those below; kinds of publication are none."""
    assert find_section_columns(heads, rows) == sections
    assert find_kind_columns(heads, rows) == kinds


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("dataset", True),
        ("Software", True),
        ("article", False),
        ("data set", False),
        ("", False),
    ],
)
def test_kinds_of_data(value: str, expected: bool) -> None:
    """Data and programs are named in one word, in any case."""
    assert is_dataset_or_software(value) is expected
