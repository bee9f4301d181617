"""Benchmarks and the results reported on them → CSV.

Input: records by slug. Output: the text of a file each: one of all benchmarks, and one of each table of
results, with a row for each system and a column for each language, as spreadsheets want it.
"""

from collections.abc import Iterable, Mapping

from survey_companion.exports.csv_tables import render_csv
from survey_companion.model.benchmark_types import BenchmarkRecord, Result, ResultTable

BENCHMARK_FIELDS = tuple(
    "slug name full_name task ability languages size unit metric license year paper url used_by"
    " description caveat translates".split()
)
SYSTEM_FIELDS = tuple("system model method parameters setting".split())  # before the scores
SOURCE_FIELDS = tuple("average computed_average reported_in where source note".split())  # behind them


def render_benchmarks_csv(benchmarks: Mapping[str, BenchmarkRecord]) -> str:
    """Return one row per benchmark, in the order given."""
    return render_csv([BENCHMARK_FIELDS, *(_benchmark(slug, each) for slug, each in benchmarks.items())])


def _benchmark(slug: str, facts: BenchmarkRecord) -> list[str]:
    values = (
        *(slug, facts.name, facts.full_name, facts.task, facts.ability, facts.languages),
        *((facts.size.value, facts.size.unit) if facts.size else (None, None)),
        *(facts.metric, facts.license, facts.year, facts.paper, facts.url, "; ".join(facts.used_by)),
        *(facts.description, facts.caveat, facts.translates),
    )
    return ["" if value is None else str(value) for value in values]


def render_results_csv(table: ResultTable) -> str:
    """Return one row per system, in the order given; a language without a score stays empty."""
    head = (*SYSTEM_FIELDS, *table.languages, *SOURCE_FIELDS)
    return render_csv([head, *(_system(table.languages, row) for row in table.rows)])


def _system(languages: Iterable[str], row: Result) -> list[str]:
    values = (
        *(row.system, row.model, row.method, row.parameters, row.setting),
        *(row.scores.get(language) for language in languages),
        *(row.average, str(row.computed_average).lower()),
        *(row.reported_in.work, row.reported_in.where, row.source),
        " ".join(note for note in (row.note, row.average_note) if note),
    )
    return ["" if value is None else str(value) for value in values]
