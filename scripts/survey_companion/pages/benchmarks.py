"""Makes the page of benchmarks, and a page for each benchmark with reported results.

Input: a `Survey` and the figures of its tables of results. Output: the text of each page by its path
under `docs/`; a survey without benchmarks has no such pages.
"""

from collections.abc import Mapping

from survey_companion.columns.benchmark_table import (
    BENCHMARKS,
    benchmark_rows,
    describe_benchmark,
    group_by_ability,
)
from survey_companion.columns.resource_rows import UNCONFIRMED, show_sources
from survey_companion.columns.result_rows import letter_of, view_results
from survey_companion.columns.suggestions import find_suggestions
from survey_companion.figures.svg import Figure
from survey_companion.model.survey import Survey
from survey_companion.pages.rendering import render


def render_benchmarks(survey: Survey, figures: Mapping[str, Figure]) -> dict[str, str]:
    """Return the pages; `figures` are those of the tables of results, by the table's slug."""
    rows = benchmark_rows(survey)
    if not rows:
        return {}
    cells, suggestions = BENCHMARKS.cells(rows), find_suggestions(survey)
    keys = {work.key for work in (*survey.works, *survey.cited)}
    pages = {
        "benchmarks/index.md": render(
            "benchmarks.md.jinja",
            survey,
            table=BENCHMARKS,
            rows=cells,
            abilities=group_by_ability(survey.benchmarks),
            tested=[row for row in rows if row.has_page],
            has_unconfirmed=any(UNCONFIRMED in cell for each in cells for cell in each),
        )
    }
    for row in rows:
        if row.has_page:
            facts = survey.benchmarks[row.slug]
            tables = {slug: table for slug, table in survey.results.items() if table.benchmark == row.slug}
            pages[f"benchmarks/{row.slug}.md"] = render(
                "benchmark.md.jinja",
                survey,
                row=row,
                facts=facts,
                suggestion=suggestions.of_page(facts.name, [facts.location]),
                letter=letter_of,
                details=describe_benchmark(facts, keys),
                sources=show_sources(facts.sources),
                tables=[
                    (slug, table.title, view_results(table, keys), figures.get(slug))
                    for slug, table in tables.items()
                ],
            )
    return pages
