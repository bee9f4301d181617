"""A table of results as its page shows it, text by text."""

from dataclasses import replace

import pytest

from survey_companion.columns.result_rows import letter_of, view_results
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

DOE = {"doe": "Doe (2020)"}
SOURCE = "[Reported in]{.site-only}"
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
    """Return the cells by the first word of their heading, without the places, which are tested elsewhere."""
    view = view_results(table, DOE)
    *heads, last = view.columns
    assert last == SOURCE
    return {head.partition(" ")[0]: [row[place] for row in view.rows] for place, head in enumerate(heads)}


def _heads(table: ResultTable) -> list[str]:
    return list(view_results(table, DOE).columns[:-1])


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


def test_the_best_average_comes_first() -> None:
    """Rows without one come last, and equal ones keep the order of the file, as do all without averages."""
    rows = (_row("A", "average = 3"), _row("B"), _row("C", "average = 4"), _row("D", "average = 3"))
    table = _table(*rows)
    assert _columns(table)["System"] == ["C", "A", "D", "B"]
    assert _columns(replace(table, higher_is_better=False))["System"] == ["A", "D", "C", "B"]
    assert _columns(_table(_row("B"), _row("A")))["System"] == ["B", "A"]


def test_headings_say_what_they_mean() -> None:
    """On the site it stands in the heading itself: names of languages, and what averages leave out."""
    printed, computed = _row("A", "average = 3"), _row("B", "average = 4\ncomputed_average = true")
    scored = _row("C", "scores = { cy = 1 }")
    assert _heads(_table(scored)) == ["System", "cy [Welsh]{.site-only}", "fr [French]{.site-only}"]
    assert _heads(_table(printed)) == ["System", "Average"]
    assert _heads(_table(computed))[-1] == "Average [computed here]{.site-only}"
    without = 'average_leaves_out = ["fr"]\n'
    assert _heads(_table(printed, computed, more=without))[-1] == (
        "Average [without French; slanted: computed here]{.site-only}"
    )
    assert _heads(_table(_row("A", 'method = "x"'), _row("B")))[-1] == "How [see below]{.site-only}"


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
    assert _columns(_table(*rows))["Average"] == ["**15.3**", "*15.25*", "3.0", "–"]
    best = _table(*rows[1:])
    assert _columns(best)["Average"] == ["***15.25***", "3", "–"]
    assert _columns(replace(best, higher_is_better=False))["Average"] == ["**3**", "*15.25*", "–"]


def test_averages_of_one_kind_are_not_slanted() -> None:
    """The legend says that they are computed; one without a value is of no kind."""
    table = _table(_row("A", "average = 15.25\ncomputed_average = true"), _row("B"))
    assert _columns(table)["Average"] == ["**15.25**", "–"]
    assert view_results(table, {}).legend == "Bold: the best value of a column. Averages are computed here."


def test_ways_are_letters_where_they_differ() -> None:
    """Rows of one way have one letter, in the order of the rows; the list below explains all."""
    way = 'method = "trained"\nsetting = "zero-shot"'
    rows = (_row("A", way), _row("B"), _row("C", way), _row("D", 'setting = "*few*"'))
    assert _columns(_table(*rows))["How"] == ["a", "b", "a", "c"]
    assert view_results(_table(*rows), {}).ways == ("trained; zero-shot.", "Unknown.", "\\*few\\*.")
    same = _table(rows[0], rows[2])
    assert "How" not in _columns(same)
    assert view_results(same, {}).ways == ("trained; zero-shot.",)


@pytest.mark.parametrize(
    ("number", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (27, "bb"), (51, "zz"), (52, "aaa")]
)
def test_letters_never_end(number: int, letter: str) -> None:
    """After z, they are doubled."""
    assert letter_of(number) == letter


# -- around the table --------------------------------------------------------------------------------


def test_the_line_of_facts() -> None:
    """Systems, columns, and what is better."""
    table = _table(_row("A"), _row("B"))
    assert view_results(table, {}).facts == "2 systems · 2 columns · accuracy, in \\%: higher is better"
    one = replace(table, rows=table.rows[:1], languages={"cy": "Welsh"}, higher_is_better=False)
    assert view_results(one, {}).facts == "1 system · 1 column · accuracy, in \\%: lower is better"
    assert (
        view_results(replace(one, languages={}), {}).facts == "1 system · accuracy, in \\%: lower is better"
    )


def test_the_legend_explains_what_is_there() -> None:
    """Codes where there is no room for names, slanted numbers of two kinds, and what is left out."""
    bold = "Bold: the best value of a column."
    rows = (_row("A", "scores = { cy = 1 }\naverage = 1"), _row("B", "average = 2\ncomputed_average = true"))
    codes = "[cy Welsh, fr French.]{.edition-only}"
    slanted = "*Slanted:* an average that is computed here; the others are printed."
    assert view_results(_table(*rows, more='average_leaves_out = ["fr"]\n'), {}).legend == (
        f"{codes} The best average comes first. {bold} {slanted} Averages leave out French."
    )
    assert view_results(_table(rows[0]), {}).legend == f"{codes} {bold}"
    assert view_results(_table(rows[1]), {}).legend == f"{bold} Averages are computed here."
    assert view_results(_table(_row("A")), {}).legend == bold


def test_notes_stand_below() -> None:
    """Those of the table, then those of its rows, each with its system; one on averages says so."""
    table = _table(
        _row("*A*", 'note = "Odd"\naverage_note = "Ours"'),
        _row("B"),
        _row("C", 'average_note = "Theirs."'),
        more='note = "Nobody *looked*"\naverage_note = "They are sums"\n',
    )
    assert view_results(table, {}).notes == (
        "Nobody \\*looked\\*.",
        "Average: They are sums.",
        "\\*A\\*: Odd.",
        "\\*A\\*: Average: Ours.",
        "C: Average: Theirs.",
    )
    assert view_results(_table(_row("B")), {}).notes == ()
