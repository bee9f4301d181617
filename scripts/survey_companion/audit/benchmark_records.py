"""Checks of the records of benchmarks and of the results reported on them."""

import math
from collections.abc import Iterator
from decimal import Decimal

from survey_companion.model.benchmark_types import Result, ResultTable
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.survey import Survey


def check_benchmarks(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for each citation key in a benchmark's record that no work has."""
    keys = {work.key for work in (*survey.works, *survey.cited)}
    for slug, facts in survey.benchmarks.items():
        for key in (facts.paper, facts.translates, *facts.used_by):
            if key and key not in keys:
                yield _at(Code.UNKNOWN_KEY, facts.location, f"[{slug}] names {key}")


def check_reported_results(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for an unknown benchmark or work, and for an average that is not the scores' mean."""
    keys = {work.key for work in (*survey.works, *survey.cited)}
    for slug, table in survey.results.items():
        if table.benchmark not in survey.benchmarks:
            yield _at(Code.UNKNOWN_BENCHMARK, table.location, f"[{slug}] is about {table.benchmark}")
        for row in table.rows:
            if row.reported_in.work not in keys:
                found = f"[{slug}] {row.system} names {row.reported_in.work}"
                yield _at(Code.UNKNOWN_KEY, row.location, found)
            mean = find_mean(table, row)
            if mean is not None and row.average is not None and not _agree(row.average, mean, row):
                yield Problem(
                    code=Code.AVERAGE_DIFFERS,
                    location=row.location,
                    found=f"{row.average:g} of {row.system}, but the mean is {mean:.4g}",
                    about=slug,
                )


def find_mean(table: ResultTable, row: Result) -> float | None:
    """Return the mean of the scores that the average includes; `None` if it cannot be computed."""
    scores = [score for code, score in row.scores.items() if code not in table.average_leaves_out]
    if not scores or row.average_note or table.average_note:
        return None
    return math.fsum(scores) / len(scores)


def _agree(average: float, mean: float, row: Result) -> bool:
    """Whether mean and average are equal within the rounding of the scores and of the average."""
    scores = max(map(_rounding, row.scores.values()))
    return abs(mean - average) <= scores + _rounding(average) + 1e-9


def _rounding(number: float) -> float:
    """Return half a unit of the last printed digit: 0.05 for 2.6."""
    exponent = Decimal(repr(number)).as_tuple().exponent
    return 0.5 * 10.0**exponent if isinstance(exponent, int) else 0


def _at(code: Code, location: Location, found: str) -> Problem:
    return Problem(code=code, location=location, found=found)
