"""A table of results as its page shows it, text by text."""

from dataclasses import replace

import pytest

from survey_companion.columns.result_rows import letter_of, locate_source, view_results
from survey_companion.model.benchmark_types import ResultTable
from survey_companion.records.toml_records import parse_results

HEAD = """[hand]
benchmark = "weighing"
title = "By hand"
metric = "accuracy"
unit = "%"
higher_is_better = true
languages = { cy = "Welsh", fr = "French" }
"""
ROW = """[[hand.rows]]
system = "{system}"
reported_in = {{ work = "{work}", where = "{where}" }}
source = "{source}"
{more}
"""

UNKNOWN = "scores = { cy = 99.99 }"  # a row of the file must have some; they are taken away again


def _row(
    system: str, more: str = "", *, work: str = "doe", where: str = "Table 1", source: str = "https://a.org"
) -> str:
    scores = "" if "scores =" in more or "average =" in more else UNKNOWN
    return ROW.format(system=system, work=work, where=where, source=source, more=f"{more}\n{scores}")


def _table(*rows: str, more: str = "") -> ResultTable:
    tables, problems = parse_results("".join((HEAD, more, *rows)), "results.toml")
    assert not problems
    table = tables["hand"]
    found = (replace(row, scores={}) if row.scores == {"cy": 99.99} else row for row in table.rows)
    return replace(table, rows=tuple(found))


def _columns(table: ResultTable) -> dict[str, list[str]]:
    view = view_results(table, {"doe"})
    return {name: [row[place] for row in view.rows] for place, name in enumerate(view.columns)}


# -- columns -----------------------------------------------------------------------------------------


def test_scores_have_equally_many_decimals_and_the_best_is_bold() -> None:
    """Missing ones are a dash; of equal ones all are the best."""
    table = _table(
        _row("*A*", "scores = { cy = 10, fr = 20.55 }"),
        _row("B", "scores = { cy = 11 }"),
        _row("C", "scores = { fr = 20.55 }"),
        _row("D", "scores = { cy = 1.5, fr = 0 }"),
    )
    assert _columns(table) == {
        "System": ["\\*A\\*", "B", "C", "D"],
        "cy": ["10.00", "**11.00**", "–", "1.50"],
        "fr": ["**20.55**", "–", "**20.55**", "0.00"],
    }
    lower = _columns(replace(table, higher_is_better=False))
    assert lower["cy"] == ["10.00", "11.00", "–", "**1.50**"]
    assert lower["fr"] == ["20.55", "–", "20.55", "**0.00**"]


def test_a_language_that_nobody_scored_is_a_column_of_dashes() -> None:
    """But a table without any score has no such columns."""
    assert _columns(_table(_row("A", "scores = { cy = 10 }")))["fr"] == ["–"]
    assert list(_columns(_table(_row("A", "average = 10")))) == ["System", "Average"]
    assert list(_columns(_table(_row("A")))) == ["System"]


def test_sizes_are_shown_where_one_is_known() -> None:
    """The others are a dash."""
    rows = (_row("A", 'parameters = "7B"'), _row("B"))
    assert _columns(_table(*rows)) == {"System": ["A", "B"], "Size": ["7B", "–"]}


def test_averages_that_are_computed_are_slanted() -> None:
    """Each kind has its own decimals; the best of both is bold."""
    rows = (
        _row("A", "average = 15.3"),
        _row("B", "average = 15.25\ncomputed_average = true"),
        _row("C"),
        _row("D", "average = 3"),
    )
    assert _columns(_table(*rows))["Average"] == ["**15.3**", "*15.25*", "–", "3.0"]
    best = _table(*rows[1:])
    assert _columns(best)["Average"] == ["***15.25***", "–", "3"]
    assert _columns(replace(best, higher_is_better=False))["Average"] == ["*15.25*", "–", "**3**"]


def test_averages_of_one_kind_are_not_slanted() -> None:
    """The legend says that they are computed; one without a value is of no kind."""
    table = _table(_row("A", "average = 15.25\ncomputed_average = true"), _row("B"))
    assert _columns(table)["Average"] == ["**15.25**", "–"]
    assert view_results(table, ()).legend == "Bold: the best value of a column. Averages are computed here."


def test_ways_are_letters_where_they_differ() -> None:
    """Rows of one way have one letter, in the order of the rows; the list below explains all."""
    way = 'method = "trained"\nsetting = "zero-shot"'
    rows = (_row("A", way), _row("B"), _row("C", way), _row("D", 'setting = "*few*"'))
    assert _columns(_table(*rows))["How"] == ["a", "b", "a", "c"]
    assert view_results(_table(*rows), ()).ways == ("trained; zero-shot.", "Unknown.", "\\*few\\*.")
    same = _table(rows[0], rows[2])
    assert "How" not in _columns(same)
    assert view_results(same, ()).ways == ("trained; zero-shot.",)


@pytest.mark.parametrize(
    ("number", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (27, "bb"), (51, "zz"), (52, "aaa")]
)
def test_letters_never_end(number: int, letter: str) -> None:
    """After z, they are doubled."""
    assert letter_of(number) == letter


# -- places ------------------------------------------------------------------------------------------


def test_rows_of_one_place_have_no_number() -> None:
    """All are seen at one source."""
    table = _table(_row("A"), _row("B"))
    assert "In" not in _columns(table)
    assert view_results(table, {"doe"}).places == (
        "{cite:t}`doe`, seen at [https://a.org](<https://a.org>): Table 1.",
    )


def test_places_are_numbers_that_are_explained() -> None:
    """Those of one work and source are consecutive and stand in one sentence."""
    rows = (
        _row("A"),
        _row("B", work="roe", where="page 3", source="by hand"),
        _row("C", where="Table *2*"),
        _row("D"),
        _row("E", where="Table 3", source="https://b.org"),
    )
    assert _columns(_table(*rows))["In"] == ["1", "3", "2", "1", "4"]
    assert view_results(_table(*rows), {"doe"}).places == (
        "{cite:t}`doe`, seen at [https://a.org](<https://a.org>): **1** Table 1; **2** Table \\*2\\*.",
        "roe, seen at by hand: **3** page 3.",
        "{cite:t}`doe`, seen at [https://b.org](<https://b.org>): **4** Table 3.",
    )


def test_a_place_with_several_sources_has_links() -> None:
    """Files that the sources name at their ends are no part of the place."""
    rows = (
        _row("A", where="Table 1 a.md", source="x/y:z/a.md"),
        _row("B", where="Table 1 b.md", source="x/y:z/b.md"),
        _row("C", where="Table 2", source="https://b.org/c"),
    )
    table = _table(*rows)
    assert _columns(table)["In"] == [
        "[1](<https://github.com/x/y/blob/HEAD/z/a.md>)",
        "[1](<https://github.com/x/y/blob/HEAD/z/b.md>)",
        "2",
    ]
    assert view_results(table, {"doe"}).places == (
        "{cite:t}`doe`, each number is a link to where its row was seen: **1** Table 1.",
        "{cite:t}`doe`, seen at [https://b.org/c](<https://b.org/c>): **2** Table 2.",
    )
    assert view_results(_table(*rows[:2]), ()).places == (
        "doe, each number is a link to where its row was seen: Table 1.",
    )


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


# -- around the table --------------------------------------------------------------------------------


def test_the_line_of_facts() -> None:
    """Systems, columns, and what is better."""
    table = _table(_row("A"), _row("B"))
    assert view_results(table, ()).facts == "2 systems · 2 columns · accuracy, in \\%: higher is better"
    one = replace(table, rows=table.rows[:1], languages={"cy": "Welsh"}, higher_is_better=False)
    assert view_results(one, ()).facts == "1 system · 1 column · accuracy, in \\%: lower is better"
    assert (
        view_results(replace(one, languages={}), ()).facts == "1 system · accuracy, in \\%: lower is better"
    )


def test_the_legend_explains_what_is_there() -> None:
    """Codes where there are scores, slanted numbers where there are both kinds, and what is left out."""
    bold = "Bold: the best value of a column."
    rows = (_row("A", "scores = { cy = 1 }\naverage = 1"), _row("B", "average = 2\ncomputed_average = true"))
    slanted = "*Slanted:* an average that is computed here; the others are printed."
    assert view_results(_table(*rows, more='average_leaves_out = ["fr"]\n'), ()).legend == (
        f"cy Welsh, fr French. {bold} {slanted} Averages leave out French."
    )
    assert view_results(_table(rows[0]), ()).legend == f"cy Welsh, fr French. {bold}"
    assert view_results(_table(rows[1]), ()).legend == f"{bold} Averages are computed here."
    assert view_results(_table(_row("A")), ()).legend == bold


def test_notes_stand_below() -> None:
    """Those of the table, then those of its rows, each with its system; one on averages says so."""
    table = _table(
        _row("*A*", 'note = "Odd"\naverage_note = "Ours"'),
        _row("B"),
        _row("C", 'average_note = "Theirs."'),
        more='note = "Nobody *looked*"\naverage_note = "They are sums"\n',
    )
    assert view_results(table, ()).notes == (
        "Nobody \\*looked\\*.",
        "Average: They are sums.",
        "\\*A\\*: Odd.",
        "\\*A\\*: Average: Ours.",
        "C: Average: Theirs.",
    )
    assert view_results(_table(_row("B")), ()).notes == ()
