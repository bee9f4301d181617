"""Turns a table of reported results into the columns, rows and notes that its page shows.

Input: a table and the works that can be cited. Output: texts, all of them Markdown. The best average comes
first, as in the chart above the table.
To keep long tables small, a row shows a letter for how its system was made and run, which is explained below
the table; the column is left out if it would be the same in all rows.
"""

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from survey_companion.columns.resource_rows import show_sentence
from survey_companion.columns.result_places import ResultPlaces
from survey_companion.columns.result_systems import show_system
from survey_companion.columns.work_rows import UNKNOWN
from survey_companion.joining.best_results import best_first, find_best
from survey_companion.joining.contents import count_noun
from survey_companion.joining.model_names import ModelNames
from survey_companion.model.benchmark_types import Result, ResultTable
from survey_companion.text.myst import escape_text, span

_Column = tuple[str, list[str]]  # heading, and cells


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultView:
    """One table of results as its page shows it; every text is Markdown."""

    facts: str  # the line of facts above the table
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: str  # meaning of the headings, and of bold and slanted numbers
    ways: tuple[str, ...]  # how the systems with each letter were made and run
    places: tuple[str, ...]  # where the rows with each number are reported; one text for each work and source
    notes: tuple[str, ...]  # remarks on the table and its rows


def view_results(
    table: ResultTable, bylines: Mapping[str, str], names: ModelNames | None = None
) -> ResultView:
    """Return what the page shows of a table.

    `bylines` has the works that can be cited by key, as rows name them; `names` finds those of systems.
    """
    table = replace(table, rows=tuple(best_first(table)))
    places = ResultPlaces(table.rows, bylines)
    columns = [
        *_identities(table, names),
        *_scores(table),
        *_averages(table),
        *_ways(table),
        *_places(places),
    ]
    heads, cells = zip(*columns, strict=True)
    return ResultView(
        facts=_describe(table),
        columns=heads,
        rows=tuple(zip(*cells, strict=True)),
        legend=_explain(table),
        ways=tuple(_name_way(way) for way in dict.fromkeys(map(_way, table.rows))),
        places=tuple(places.sentences),
        notes=tuple(_notes(table)),
    )


def _describe(table: ResultTable) -> str:
    better = "higher" if table.higher_is_better else "lower"
    columns = [count_noun(len(table.languages), "column")] if table.languages else []
    scores = escape_text(f"{table.measured}: {better} is better")
    return " · ".join([count_noun(len(table.rows), "system"), *columns, scores])


# -- columns ---------------------------------------------------------------------------------------


def _explained(head: str, meaning: str) -> str:
    """Return a heading with its meaning below it; editions have a legend below the table instead."""
    return f"{head} {span(meaning, 'site-only')}"


def _identities(table: ResultTable, names: ModelNames | None) -> Iterator[_Column]:
    yield "System", [show_system(row, names) for row in table.rows]
    if any(row.parameters for row in table.rows):
        yield "Size", [escape_text(row.parameters or UNKNOWN) for row in table.rows]


def _scores(table: ResultTable) -> Iterator[_Column]:
    """Yield a column for each language, all with the same number of decimals."""
    values = [score for row in table.rows for score in row.scores.values()]
    decimals = _decimals(values)
    for code in table.languages if values else ():
        column = [row.scores.get(code) for row in table.rows]
        best = find_best(column, table)
        texts = (_show(score, decimals) for score in column)
        head = _explained(escape_text(code), escape_text(table.languages[code]))
        yield head, [_mark(text, score == best) for text, score in zip(texts, column, strict=True)]


def _averages(table: ResultTable) -> Iterator[_Column]:
    column = [row.average for row in table.rows]
    known = [average for average in column if average is not None]
    if known:
        best = find_best(column, table)
        computed = {row.computed_average for row in table.rows if row.average is not None}
        decimals = {
            kind: _decimals(
                [r.average for r in table.rows if r.average is not None and r.computed_average is kind]
            )
            for kind in (True, False)
        }
        cells = []
        for row in table.rows:
            text = _show(row.average, decimals[row.computed_average])
            is_slanted = row.computed_average and len(computed) > 1
            cells.append(_mark(f"*{text}*" if is_slanted else text, row.average in {best} - {None}))
        yield _head_of_averages(table, computed), cells


def _head_of_averages(table: ResultTable, computed: set[bool]) -> str:
    """Return the heading of the averages, with what they leave out and who computed them."""
    without = ", ".join(table.languages[code] for code in table.average_leaves_out)
    which = "slanted: computed here" if len(computed) > 1 else "computed here" if computed == {True} else ""
    meaning = "; ".join(filter(None, (f"without {without}" if without else "", which)))
    return _explained("Average", escape_text(meaning)) if meaning else "Average"


def _mark(text: str, is_best: bool) -> str:
    return f"**{text}**" if is_best and text != UNKNOWN else text


def _show(value: float | None, decimals: int) -> str:
    return UNKNOWN if value is None else f"{value:.{decimals}f}"


def _decimals(values: Sequence[float]) -> int:
    """Return the number of decimals of the value that has most of them."""
    exponents = (Decimal(repr(value)).as_tuple().exponent for value in values)
    return max((-each for each in exponents if isinstance(each, int)), default=0)


# -- what differs between rows ---------------------------------------------------------------------


def _way(row: Result) -> tuple[str | None, str | None]:
    return row.method, row.setting


def _ways(table: ResultTable) -> Iterator[_Column]:
    """Yield the column of letters, if the systems differ in how they were made or run."""
    letters = {way: letter_of(i) for i, way in enumerate(dict.fromkeys(map(_way, table.rows)))}
    if len(letters) > 1:
        yield _explained("How", "see below"), [letters[_way(row)] for row in table.rows]


def letter_of(number: int) -> str:
    """Return a to z for 0 to 25, then aa, bb and so on."""
    return string.ascii_lowercase[number % 26] * (1 + number // 26)


def _name_way(way: tuple[str | None, str | None]) -> str:
    return show_sentence("; ".join(part for part in way if part)) if any(way) else "Unknown."


def _places(places: ResultPlaces) -> Iterator[_Column]:
    """Yield the column of an edition, if its rows differ, and that of the site."""
    if numbers := places.numbers:
        yield span("In", "edition-only"), numbers
    yield span("Reported in", "site-only"), places.names


# -- below the table -------------------------------------------------------------------------------


def _explain(table: ResultTable) -> str:
    """Return the legend: the meaning of headings, and of bold and slanted numbers."""
    names = ", ".join(f"{code} {name}" for code, name in table.languages.items())
    without = ", ".join(table.languages[code] for code in table.average_leaves_out)
    computed = {row.computed_average for row in table.rows if row.average is not None}
    parts = (
        span(escape_text(f"{names}."), "edition-only") if any(row.scores for row in table.rows) else "",
        _explain_order(table),
        "Bold: the best value of a column.",
        "Averages are computed here." if computed == {True} else "",
        "*Slanted:* an average that is computed here; the others are printed." if len(computed) > 1 else "",
        escape_text(f"Averages leave out {without}.") if without else "",
    )
    return " ".join(filter(None, parts))


def _explain_order(table: ResultTable) -> str:
    known = [row for row in table.rows if row.average is not None]
    return "The best average comes first." if len(known) > 1 else ""


def _notes(table: ResultTable) -> Iterator[str]:
    for note in (table.note, table.average_note and f"Average: {table.average_note}"):
        if note:
            yield show_sentence(note)
    for row in table.rows:
        for note in (row.note, row.average_note and f"Average: {row.average_note}"):
            if note:
                yield f"{escape_text(row.system)}: {show_sentence(note)}"
