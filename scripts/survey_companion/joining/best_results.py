"""A table of results → its rows with the best first, and who has the best score in each column.

Input: one table, whose rows compare with each other. Output: rows of it. Nothing compares rows of two tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey_companion.model.benchmark_types import Result, ResultTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Best:
    """The best score of a column."""

    score: int | float
    rows: tuple[Result, ...]  # all that reach it, in the order of `best_first`; never empty


def best_first(table: ResultTable) -> list[Result]:
    """Return the rows by their averages, the best first; rows without one come last, as the file has them."""
    sign = -1 if table.higher_is_better else 1
    known = [row for row in table.rows if row.average is not None]
    return [
        *sorted(known, key=lambda row: sign * (row.average or 0)),
        *(row for row in table.rows if row.average is None),
    ]


def find_best(values: Sequence[float | None], table: ResultTable) -> float | None:
    """Return the best of some values; `None` if none is known."""
    known = [value for value in values if value is not None]
    return (max if table.higher_is_better else min)(known, default=None)


def best_scores(table: ResultTable) -> Mapping[str, Best]:
    """Return the best score of each language by its code; languages that nobody scored are left out."""
    rows = best_first(table)
    columns = {code: [row.scores.get(code) for row in rows] for code in table.languages}
    found = {code: _reach(rows, column, table) for code, column in columns.items()}
    return {code: best for code, best in found.items() if best}


def best_average(table: ResultTable) -> Best | None:
    """Return the best average; `None` if there is none."""
    rows = best_first(table)
    return _reach(rows, [row.average for row in rows], table)


def _reach(rows: Sequence[Result], column: Sequence[float | None], table: ResultTable) -> Best | None:
    score = find_best(column, table)
    if score is None:
        return None
    return Best(
        score=score,
        rows=tuple(row for row, value in zip(rows, column, strict=True) if value == score),
    )
