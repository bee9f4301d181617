"""Turns works, data resources, benchmarks and results into CSV.

Input: records. Output: the text of a file, or one row of it, which ends in a line break. Specification: RFC
4180, but lines end in a line feed alone.
A table of results has a row for each system and a column for each language, which suits spreadsheets.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from survey_companion.columns.benchmark_table import BENCHMARKS, BenchmarkRow
from survey_companion.columns.resource_table import RESOURCES, ResourceRow
from survey_companion.columns.work_rows import WorkCells
from survey_companion.columns.work_table import WORKS, WorkRow
from survey_companion.model.benchmark_types import BenchmarkRecord, Result, ResultTable
from survey_companion.model.record_types import ResourceRecord
from survey_companion.model.survey import Resource, Work

WORK_FIELDS = WORKS.fields
RESOURCE_FIELDS = RESOURCES.fields
SYSTEM_FIELDS = tuple("system model method parameters setting".split())  # before the scores
SOURCE_FIELDS = tuple("average computed_average reported_in where source note".split())  # after the scores


def render_work(work: Work) -> str:
    """Return a work as a row, with the columns `WORK_FIELDS`."""
    return render_csv([work_fields(work)])


def render_work_with_month(work: Work) -> str:
    """Return a work as a row that also says in which month it was added."""
    return render_csv([WORKS.values(WorkRow(shown=WorkCells(work)), has_additions=True)])


def render_resource_with_month(resource: Resource, record: ResourceRecord | None) -> str:
    """Return a data resource as a row that also says in which month it was added."""
    row = ResourceRow(resource=resource, record=record)
    return render_csv([RESOURCES.values(row, has_additions=True)])


def work_fields(work: Work) -> list[str]:
    """Return the values of a work in the order of `WORK_FIELDS`."""
    return WORKS.values(WorkRow(shown=WorkCells(work)))


def render_resource(resource: Resource, record: ResourceRecord | None) -> str:
    """Return a data resource as a row, with the columns `RESOURCE_FIELDS`."""
    return render_csv([RESOURCES.values(ResourceRow(resource=resource, record=record))])


def render_benchmarks_csv(benchmarks: Mapping[str, BenchmarkRecord]) -> str:
    """Return the names of the columns, and one row per benchmark, in the given order."""
    rows = [BenchmarkRow(slug=slug, record=record) for slug, record in benchmarks.items()]
    return render_file([BENCHMARKS.fields, *map(BENCHMARKS.values, rows)])


def render_results_csv(table: ResultTable) -> str:
    """Return the names of the columns, and one row per system; the value of a missing score is empty."""
    head = (*SYSTEM_FIELDS, *table.languages, *SOURCE_FIELDS)
    return render_file([head, *(_system(table.languages, row) for row in table.rows)])


def _system(languages: Iterable[str], row: Result) -> list[str]:
    values = (
        *(row.system, row.model, row.method, row.parameters, row.setting),
        *(row.scores.get(language) for language in languages),
        *(row.average, str(row.computed_average).lower()),
        *(row.reported_in.work, row.reported_in.where, row.source),
        " ".join(note for note in (row.note, row.average_note) if note),
    )
    return ["" if value is None else str(value) for value in values]


def render_file(rows: Iterable[Sequence[str]]) -> str:
    """Return rows that begin a file: a byte order mark tells spreadsheets that it is UTF-8."""
    return f"\ufeff{render_csv(rows)}"


def render_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV; an apostrophe before "=…" and the like keeps spreadsheets from running formulas."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [f"'{value}" if value and value[0] in "=+-@\t" else value for value in row] for row in rows
    )
    return text.getvalue()
