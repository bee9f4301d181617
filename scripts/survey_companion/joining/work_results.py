"""Tables of results → for each work, the rows of its model, and the rows that it reports.

Input: tables and the names of models. Output: by the key of a work, its rows in each table that has some, the
best first.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from survey_companion.joining.best_results import best_first
from survey_companion.joining.model_names import ModelNames
from survey_companion.model.benchmark_types import Result, ResultTable
from survey_companion.model.survey import CitationKey


class ResultRole(Enum):
    """The role of a work in a row; the first that is true counts."""

    SYSTEM = "system"  # the name of the system has the name of its model or method
    MODEL = "model"  # the system has another name, but uses its model
    REPORTED = "reported"  # it reports the row


@dataclass(frozen=True, kw_only=True, slots=True)
class RowsOfWork:
    """The rows of one table that have to do with a work."""

    slug: str  # of the setting
    table: ResultTable
    role: ResultRole
    rows: tuple[Result, ...]  # the best first, never empty


def find_results(tables: Mapping[str, ResultTable], names: ModelNames) -> dict[CitationKey, list[RowsOfWork]]:
    """Return the rows of each work by its key, in the order of the tables."""
    found: dict[CitationKey, list[RowsOfWork]] = defaultdict(list)
    for slug, table in tables.items():
        groups: dict[tuple[CitationKey, ResultRole], list[Result]] = defaultdict(list)
        for row in best_first(table):
            for key, role in _roles(row, names):
                groups[key, role].append(row)
        for (key, role), rows in groups.items():
            found[key].append(RowsOfWork(slug=slug, table=table, role=role, rows=tuple(rows)))
    return found


def _roles(row: Result, names: ModelNames) -> Iterator[tuple[CitationKey, ResultRole]]:
    """Yield each work that has to do with a row, once."""
    roles = {work.key: ResultRole.SYSTEM for _, work in names.find_parts(row.system) if work}
    if model := names.find(row.model or ""):
        roles.setdefault(model.key, ResultRole.MODEL)
    roles.setdefault(CitationKey(row.reported_in.work), ResultRole.REPORTED)
    yield from roles.items()
