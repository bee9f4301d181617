"""Rows of CSV files, and how their delimiters and heads are found."""

import pytest

from survey_companion.reading.sources.delimiters import cut_rows, find_delimiter, find_head, said_delimiter


@pytest.mark.parametrize(
    ("lines", "delimiter", "with_head", "said"),
    [
        (["Title,Authors,Year", "a,b,c"], ",", ",", None),
        (["Title;Authors;Year", "a;b;c"], ";", ";", None),
        (["Title\tAuthors", "a\tb"], "\t", "\t", None),
        (["Title|Authors", "a|b"], "|", "|", None),
        (["Title", "a"], None, None, None),
        (["x,y", "a,b"], ",", None, None),
        (["x;y", "a,b;c,d"], ";", None, None),
        (["Title,x", "a,b"], ",", None, None),
        ([], None, None, None),
        (["Title;Authors", "a, b, c;d", "e, f, g;h"], ";", ";", None),
        (["x,y,z", "1,2,3", "a;b", "c;d"], ",", None, None),
        (["x,y", "a;b", "c;d"], ";", None, None),
        (["1", "2", "3", "4", "Title,Authors,Year", "a,b,c"], None, None, None),
        (["1", "2", "3", "4", "5", "Title,Authors,Year", "a,b,c"], None, None, None),
        (["Title,Authors;Year", "a,b;c"], ";", ";", None),
        (["x,y;z", "a,b;z", "a;z"], ";", None, None),
        (["a,b", "c,d", "e;f", "g,h;i"], ",", None, None),
    ],
)
def test_delimiters(lines: list[str], delimiter: str | None, with_head: str | None, said: str | None) -> None:
    """Known heads count most, then rows of equal length, then many cells; prose has no two known heads."""
    assert find_delimiter(lines) == delimiter
    assert find_delimiter(lines, needs_head=True) == with_head
    assert said_delimiter(lines) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["sep=;", "a;b"], ";"),
        (["SEP=\t"], "\t"),
        (["\ufeffsep=,"], ","),
        ([" sep=|"], "|"),
        (["sep=;;"], None),
        (["x sep=;"], None),
        (["a", "sep=;"], None),
        ([], None),
        (["sep="], None),
    ],
)
def test_the_delimiter_that_the_file_names(lines: list[str], said: str | None) -> None:
    """The first line of some files of Excel names it."""
    assert said_delimiter(lines) == said


@pytest.mark.parametrize(
    ("lines", "delimiter", "rows"),
    [
        (["a,b", "", "c, d "], ",", [(("a", "b"), 1, 1, False), (("c", "d"), 3, 3, False)]),
        (['"a,b",c'], ",", [(("a,b", "c"), 1, 1, False)]),
        (['"a', 'b",c', "d,e"], ",", [(("a\nb", "c"), 1, 2, False), (("d", "e"), 3, 3, False)]),
        (['"a,b', "c,d"], ",", [(('"a', "b"), 1, 1, True), (("c", "d"), 2, 2, False)]),
        (['a "b" c,d'], ",", [(('a "b" c', "d"), 1, 1, False)]),
        (['a "b, c,d'], ",", [(('a "b', "c", "d"), 1, 1, False)]),
        (['"a ""b"" c", "d"'], ",", [(('a "b" c', "d"), 1, 1, False)]),
        (['"a"\t"b c"'], "\t", [(("a", "b c"), 1, 1, False)]),
        (['x;"a; b"'], ";", [(("x", "a; b"), 1, 1, False)]),
        (["\ufeffa,b"], ",", [(("a", "b"), 1, 1, False)]),
        (['"a" b,c'], ",", [(("a b", "c"), 1, 1, False)]),
        (['"a" b,"c'], ",", [(('"a" b', '"c'), 1, 1, True)]),
        (["  "], ",", []),
    ],
)
def test_rows(lines: list[str], delimiter: str, rows: list[tuple[tuple[str, ...], int, int, bool]]) -> None:
    """Each row has its cells, its first and last line, and says whether a quotation mark is never closed."""
    found = cut_rows(lines, delimiter)
    assert [(row.cells, row.first, row.last, row.has_open_quote) for row in found] == rows


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["Title,Authors", "a,b"], 0),
        (["x", "Title,Authors", "a,b"], 1),
        (["Title,x", "a,b"], 0),
        (["x,y", "Title,z"], None),
        (["x,y", "a,b"], None),
        ([], None),
        (["1,2", "2,2", "3,3", "4,4", "Title,Authors"], 4),
        (["1,2", "2,2", "3,3", "4,4", "5,5", "Title,Authors"], None),
        (["Title,Year", "Title,Authors,Year"], 1),
    ],
)
def test_heads(lines: list[str], place: int | None) -> None:
    """Two known words make a head; one does only in the first row."""
    assert find_head(list(cut_rows(lines, ","))) == place


@pytest.mark.parametrize(("count", "rows"), [(98, 1), (99, 101)])
def test_a_row_of_many_lines(count: int, rows: int) -> None:
    """A quotation that goes on for more than a hundred lines was never closed."""
    found = list(cut_rows(['"a', *["b"] * count, 'c",d'], ","))
    assert (len(found), found[0].has_open_quote) == (rows, rows > 1)
