"""Benchmarks and the results reported on them → CSV.

Input: records by slug. Output: the text of a file each. A score is a row of its own, which says which work
reports it; what holds for all scores of a system stands once, in the file of systems, under the same number.
"""

from collections.abc import Iterator, Mapping

from survey.benchmark_facts import BenchmarkFacts, Result, ResultTable
from survey.exports import render_csv

BENCHMARK_FIELDS = tuple(
    "slug name full_name task ability languages size unit metric license year paper url used_by"
    " description caveat".split()
)
SCORE_FIELDS = tuple("table row system language score reported_in".split())
SYSTEM_FIELDS = tuple(
    "table row benchmark title metric unit higher_is_better system model method parameters setting"
    " average computed_average reported_in where source note".split()
)


def render_benchmarks_csv(benchmarks: Mapping[str, BenchmarkFacts]) -> str:
    """Return one row per benchmark, in the order given."""
    return render_csv([BENCHMARK_FIELDS, *(_benchmark(slug, each) for slug, each in benchmarks.items())])


def _benchmark(slug: str, facts: BenchmarkFacts) -> list[str]:
    values = (
        *(slug, facts.name, facts.full_name, facts.task, facts.ability, facts.languages),
        *((facts.size.value, facts.size.unit) if facts.size else (None, None)),
        *(facts.metric, facts.license, facts.year, facts.paper, facts.url, "; ".join(facts.used_by)),
        *(facts.description, facts.caveat),
    )
    return ["" if value is None else str(value) for value in values]


def render_scores_csv(results: Mapping[str, ResultTable]) -> str:
    """Return one row per score and average, in the order given."""
    return render_csv(
        [SCORE_FIELDS, *(row for slug, table in results.items() for row in _scores(slug, table))]
    )


def _scores(slug: str, table: ResultTable) -> Iterator[list[str]]:
    for number, row in enumerate(table.rows, 1):
        average = {"average": row.average} if row.average is not None else {}
        for language, score in {**row.scores, **average}.items():
            yield [slug, str(number), row.system, language, str(score), row.reported_in.work]


def render_systems_csv(results: Mapping[str, ResultTable]) -> str:
    """Return one row per system of each table, in the order given."""
    rows = (
        _system(slug, table, number, row)
        for slug, table in results.items()
        for number, row in enumerate(table.rows, 1)
    )
    return render_csv([SYSTEM_FIELDS, *rows])


def _system(slug: str, table: ResultTable, number: int, row: Result) -> list[str]:
    values = (
        *(slug, number, table.benchmark, table.title, table.metric, table.unit.value),
        *(str(table.higher_is_better).lower(), row.system, row.model, row.method, row.parameters),
        *(row.setting, row.average, str(row.computed_average).lower()),
        *(row.reported_in.work, row.reported_in.where, row.source),
        " ".join(note for note in (row.note, row.average_note) if note),
    )
    return ["" if value is None else str(value) for value in values]
