"""Makes the page of benchmarks, and a page for each benchmark with reported results.

Input: a `Survey` and the figures of its tables of results. Output: the text of each page by its path
under `docs/`; a survey without benchmarks has no such pages.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from survey_companion.columns.benchmark_table import (
    BENCHMARKS,
    BenchmarkRow,
    benchmark_rows,
    describe_benchmark,
    group_by_ability,
)
from survey_companion.columns.best_table import view_best
from survey_companion.columns.resource_rows import UNCONFIRMED, show_sources
from survey_companion.columns.result_places import name_works
from survey_companion.columns.result_rows import letter_of, view_results
from survey_companion.columns.suggestions import Suggestions, find_suggestions
from survey_companion.columns.work_rows import WorkCells
from survey_companion.figures.svg import Figure
from survey_companion.joining.model_names import ModelNames
from survey_companion.model.benchmark_types import ResultTable
from survey_companion.model.survey import CitationKey, Survey
from survey_companion.pages.rendering import render
from survey_companion.text.myst import escape_text


@dataclass(frozen=True, kw_only=True, slots=True)
class _Context:
    """What all pages of benchmarks need."""

    survey: Survey
    figures: Mapping[str, Figure]
    bylines: Mapping[str, str]
    names: ModelNames
    suggestions: Suggestions


def render_benchmarks(
    survey: Survey,
    figures: Mapping[str, Figure],
    cells: Mapping[CitationKey, WorkCells],
    names: ModelNames,
) -> dict[str, str]:
    """Return the pages; `figures` are those of the tables of results, by the table's slug."""
    rows = benchmark_rows(survey)
    if not rows:
        return {}
    context = _Context(
        survey=survey,
        figures=figures,
        bylines=name_works(cells),
        names=names,
        suggestions=find_suggestions(survey),
    )
    tables: dict[str, dict[str, ResultTable]] = {}
    for slug, table in survey.results.items():
        tables.setdefault(table.benchmark, {})[slug] = table
    pages = {row.slug: _render_benchmark(row, tables[row.slug], context) for row in rows if row.has_page}
    return {
        "benchmarks/index.md": _render_index(rows, survey),
        **{f"benchmarks/{slug}.md": page for slug, page in pages.items()},
    }


def _render_index(rows: Sequence[BenchmarkRow], survey: Survey) -> str:
    cells = BENCHMARKS.cells(rows)
    return render(
        "benchmarks.md.jinja",
        survey,
        table=BENCHMARKS,
        rows=cells,
        abilities=group_by_ability(survey.benchmarks),
        tested=[row for row in rows if row.has_page],
        has_unconfirmed=any(UNCONFIRMED in cell for each in cells for cell in each),
    )


def _render_benchmark(row: BenchmarkRow, tables: Mapping[str, ResultTable], context: _Context) -> str:
    facts = row.record
    return render(
        "benchmark.md.jinja",
        context.survey,
        row=row,
        facts=facts,
        suggestion=context.suggestions.of_page(facts.name, [facts.location]),
        letter=letter_of,
        caveat=row.caveat,
        details=describe_benchmark(facts, context.bylines),
        sources=show_sources(facts.sources),
        best=view_best(tables, context.bylines, context.names),
        tables=[
            (
                slug,
                table.title,
                view_results(table, context.bylines, context.names),
                context.figures.get(slug),
            )
            for slug, table in tables.items()
        ],
    )


def list_charts(survey: Survey, figures: Collection[str]) -> dict[str, list[str]]:
    """Return links to the charts of results, by the slug of their benchmark; `figures` are by slug, too."""
    charts: dict[str, list[str]] = {}
    for slug, table in survey.results.items():
        if slug in figures:
            charts.setdefault(table.benchmark, []).append(
                f"[{escape_text(table.title)}](</benchmarks/{table.benchmark}.md#chart-{slug}>)"
            )
    return charts
