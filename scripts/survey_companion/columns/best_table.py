"""The box of a benchmark's page: for each language and setting the best score, its systems and their works.

Input: the tables of results of one benchmark. Output: headings and rows, all of them Markdown. A column is
one setting; nothing is compared across columns.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from survey_companion.columns.result_places import name_reporting
from survey_companion.columns.result_systems import show_system
from survey_companion.columns.work_rows import UNKNOWN
from survey_companion.joining.best_results import Best, best_average, best_scores
from survey_companion.joining.model_names import ModelNames
from survey_companion.model.benchmark_types import ResultTable
from survey_companion.text.myst import escape_text

_MOST = 2  # systems with the same best score that are named


@dataclass(frozen=True, kw_only=True, slots=True)
class BestView:
    """The table of the best scores, as its page shows it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # empty if no table has a score


def view_best(
    tables: Mapping[str, ResultTable], bylines: Mapping[str, str], names: ModelNames | None = None
) -> BestView:
    """Return the best of each setting; `tables` are by slug, the other arguments as in `view_results`."""
    languages: dict[tuple[str, str], None] = {}
    columns = [_Setting(slug, table, bylines, names) for slug, table in tables.items()]
    for column in columns:
        languages |= dict.fromkeys((code, column.table.languages[code]) for code in column.scores)
    rows = [
        (
            f"{escape_text(name)} ({escape_text(code)})",
            *(column.show(column.find(code, name)) for column in columns),
        )
        for code, name in languages
    ]
    if any(column.average for column in columns):
        rows.append(("Average", *(column.show(column.average) for column in columns)))
    return BestView(heads=("Language", *(column.head for column in columns)), rows=tuple(rows))


class _Setting:
    """One column: the best of one table."""

    def __init__(
        self, slug: str, table: ResultTable, bylines: Mapping[str, str], names: ModelNames | None
    ) -> None:
        self.table = table
        self.scores = best_scores(table)
        self.average = best_average(table)
        self._slug = slug
        self._bylines = bylines
        self._names = names
        works = {row.reported_in.work for best in self._all() for row in best.rows}
        self._work = works.pop() if len(works) == 1 else None  # reports them all

    def _all(self) -> Iterator[Best]:
        yield from self.scores.values()
        if self.average:
            yield self.average

    @property
    def head(self) -> str:
        """Return the title of the setting, what is measured and, if one work reports all, that work."""
        measured = escape_text(self.table.measured)
        source = f"; from {name_reporting(self._work, self._bylines)}" if self._work else ""
        return f"{{ref}}`results-{self._slug}` [{measured}{source}]{{.measured}}"

    def find(self, code: str, name: str) -> Best | None:
        """Return the best score of a language, which must have this name too."""
        return self.scores.get(code) if self.table.languages.get(code) == name else None

    def show(self, best: Best | None) -> str:
        """Return score, system and, unless the heading names it, the work."""
        if best is None:
            return UNKNOWN
        sources = () if self._work else name_sources(best, self._bylines)
        return f"**{best.score}** {', '.join([name_systems(best, self._names), *sources])}"


def name_systems(best: Best, names: ModelNames | None = None) -> str:
    """Return the systems that have the best score; of many, the number of those that are not named."""
    shown = [show_system(row, names) for row in best.rows[:_MOST]]
    more = [f"{len(best.rows) - _MOST} more"] if len(best.rows) > _MOST else []
    return "; ".join([*shown, *more])


def name_sources(best: Best, bylines: Mapping[str, str]) -> list[str]:
    """Return the works that report the systems named, each once."""
    works = dict.fromkeys(row.reported_in.work for row in best.rows[:_MOST])
    return [name_reporting(work, bylines) for work in works]
