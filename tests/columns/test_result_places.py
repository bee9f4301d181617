"""Where the rows of a table of results are reported: in each row, and below the table."""

import pytest

from short_ways import read_catalogue
from survey_companion.columns.result_places import ResultPlaces, locate_source, name_reporting, name_works
from survey_companion.columns.work_rows import show_works
from survey_companion.joining.merge import merge_survey
from survey_companion.model.benchmark_types import ReportedIn, Result
from survey_companion.model.problems import Location

DOE = {"doe": "Doe (2020)"}
NAMED = "[Doe (2020)](</works/doe.md>)"


def _row(*, work: str = "doe", where: str = "Table 1", source: str = "https://a.org") -> Result:
    return Result(
        system="Stone",
        reported_in=ReportedIn(work=work, where=where),
        source=source,
        location=Location(path="r.toml", line=1),
    )


def _sentences(*rows: Result, bylines: dict[str, str] | None = None) -> list[str]:
    return list(ResultPlaces(rows, DOE if bylines is None else bylines).sentences)


def test_each_row_names_its_source() -> None:
    """The work is a link to its page, the place one to where it was seen; even if all are the same."""
    places = ResultPlaces((_row(), _row()), DOE)
    assert places.names == [f"{NAMED}, [Table 1](<https://a.org>)"] * 2
    assert places.numbers == []
    assert list(places.sentences) == ["{cite:t}`doe`, seen at [https://a.org](<https://a.org>): Table 1."]


def test_what_is_not_known_is_no_link() -> None:
    """A work without a page has its key, and a source without an address its words."""
    (named,) = ResultPlaces((_row(work="*roe*", where="page *4*", source="by hand"),), DOE).names
    assert named == "\\*roe\\*, page \\*4\\*"


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("Table 1 (average), from a file", "Table 1"),
        ('README, "Results"', "README"),
        ("main table; see below", "main table"),
        ("the table of all systems that were tried", "the table of all systems…"),
        ("x" * 30, f"{'x' * 24}…"),
        ("(by hand)", "place"),
    ],
)
def test_a_row_has_room_for_the_first_words_of_a_place(where: str, shown: str) -> None:
    """The whole place stands below the table."""
    (named,) = ResultPlaces((_row(where=where),), DOE).names
    assert named == f"{NAMED}, [{shown}](<https://a.org>)"


def test_several_places_have_numbers() -> None:
    """Those of one work and source are consecutive and stand in one sentence; rows have the numbers."""
    rows = (
        _row(),
        _row(work="roe", where="page 3", source="by hand"),
        _row(where="Table *2*"),
        _row(),
        _row(where="Table 3", source="https://b.org"),
    )
    places = ResultPlaces(rows, DOE)
    assert places.numbers == ["1", "3", "2", "1", "4"]
    assert places.names[1:3] == ["roe, page 3 (3)", f"{NAMED}, [Table \\*2\\*](<https://a.org>) (2)"]
    assert list(places.sentences) == [
        "{cite:t}`doe`, seen at [https://a.org](<https://a.org>): **1** Table 1; **2** Table \\*2\\*.",
        "roe, seen at by hand: **3** page 3.",
        "{cite:t}`doe`, seen at [https://b.org](<https://b.org>): **4** Table 3.",
    ]


def test_a_place_with_several_sources_has_links() -> None:
    """Files that the sources name at their ends are no part of the place."""
    rows = (
        _row(where="Table 1 a.md", source="x/y:z/a.md"),
        _row(where="Table 1 b.md", source="x/y:z/b.md"),
        _row(where="Table 2", source="https://b.org/c"),
    )
    assert ResultPlaces(rows, DOE).numbers == [
        "[1](<https://github.com/x/y/blob/HEAD/z/a.md>)",
        "[1](<https://github.com/x/y/blob/HEAD/z/b.md>)",
        "2",
    ]
    assert _sentences(*rows) == [
        "{cite:t}`doe`, each row has a link to where it was seen: **1** Table 1.",
        "{cite:t}`doe`, seen at [https://b.org/c](<https://b.org/c>): **2** Table 2.",
    ]
    assert _sentences(*rows[:2], bylines={}) == ["doe, each row has a link to where it was seen: Table 1."]
    assert len(ResultPlaces(rows[:2], DOE).numbers) == 2


def test_a_work_without_authors_is_named_by_its_title() -> None:
    """Nothing else is known of it."""
    lines = ["- [2020] **Stones** *Ana Doe* [[paper](https://example.org/a)]", "- [2021] **Larks**"]
    text = "\n".join(["## Papers", "", "### One", "", *lines, ""])
    survey = merge_survey(read_catalogue(text.encode(), "list.md"), {}, {}, {"list.md": "list.md"})
    bylines = name_works(show_works(survey.works))
    assert sorted(bylines.values()) == ["Doe (2020)", "Larks"]
    assert name_reporting(survey.works[0].key, bylines) == "[Doe (2020)](</works/doe2020stones.md>)"


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("a/b:c/d.md", "https://github.com/a/b/blob/HEAD/c/d.md"),
        ("a.x/b-c_d:e", "https://github.com/a.x/b-c_d/blob/HEAD/e"),
        ("a/b:c (commit 0123456)", "https://github.com/a/b/blob/0123456/c"),
        (f"a/b:c (commit {'0' * 40})", f"https://github.com/a/b/blob/{'0' * 40}/c"),
        ("a/b:c (commit 012345)", "https://github.com/a/b/blob/HEAD/c"),
        (f"a/b:c (commit {'0' * 41})", "https://github.com/a/b/blob/HEAD/c"),
        ("a/b:c (seen)", "https://github.com/a/b/blob/HEAD/c"),
        ("a/b:c, d", "https://github.com/a/b"),
        ("a/b:c,d", "https://github.com/a/b/blob/HEAD/c,d"),
        ("a/b", None),
        ("a/b:", None),
        ("a/b: (x)", None),
        ("a:b", None),
        ("a/b/c:d", None),
        ("a b/c:d", None),
        ("by hand", None),
    ],
)
def test_a_source_has_an_address(source: str, url: str | None) -> None:
    """A file on GitHub at its commit; of several files, the repository."""
    assert locate_source(source) == url
