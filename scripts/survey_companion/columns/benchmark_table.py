"""The table of benchmarks: its columns on the page of benchmarks and in the CSV file.

Input: the record of a benchmark. Output: the text of each cell.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey_companion.columns.column import BookColumn, Column, InBook, Table
from survey_companion.columns.resource_rows import format_size, show_sentence, show_sources, show_value
from survey_companion.columns.suggestions import Suggestions, find_suggestions
from survey_companion.columns.work_rows import UNKNOWN
from survey_companion.joining.contents import count_noun
from survey_companion.model.benchmark_types import BenchmarkRecord
from survey_companion.model.survey import Survey
from survey_companion.text.field_names import name_field
from survey_companion.text.myst import disclose, escape_text, link, span


@dataclass(frozen=True, kw_only=True, slots=True)
class BenchmarkRow:
    """A benchmark, with what its row needs besides the record; all properties return Markdown."""

    slug: str
    record: BenchmarkRecord
    citable: Collection[str] = ()  # works with an entry in the bibliography
    tables: int = 0  # settings with reported results
    systems: int = 0  # rows of all these settings
    suggestions: Suggestions | None = None  # None: only the CSV file is made

    @property
    def has_page(self) -> bool:
        """Whether the benchmark has a page, which then has the anchor: it has if results are reported."""
        return self.tables > 0

    @property
    def name(self) -> str:
        """Return the name; a link if the benchmark has an address."""
        return link(self.record.name, self.record.url)

    @property
    def description(self) -> str:
        """Return the description of the benchmark; may be empty."""
        return escape_text(self.record.description) if self.record.description else ""

    @property
    def task(self) -> str:
        """Return the task, and the ability that it tests, if known."""
        task, ability = self.record.task, self.record.ability
        return escape_text(task if ability is None else f"{task} ({ability})")

    @property
    def caveat(self) -> str:
        """Return what to keep in mind when reading scores; may be empty."""
        return show_value(self.record, "caveat", self.record.caveat) if self.record.caveat else ""

    @property
    def results(self) -> str:
        """Return how many results are reported, as a link to them; empty if none are."""
        if not self.tables:
            return ""
        told = f"Results: {count_noun(self.tables, 'setting')}, {count_noun(self.systems, 'row')}"
        return span(f"{{ref}}`{told} <bench-{self.slug}>`", "label", "has-results")

    @property
    def users(self) -> str:
        """Return how many works were seen to use it; those with a page are named behind a click."""
        number = len(self.record.used_by)
        if not number:
            return UNKNOWN
        told, named = count_noun(number, "work"), _show_users(self.record.used_by, self.citable)
        if not named:
            return told
        return f"{span(told, 'edition-only')} {disclose(told, named, None, 'site-only')}"

    @property
    def languages(self) -> str:
        """Return the number of languages."""
        number = self.record.languages
        return show_value(self.record, "languages", f"{number:,}" if number is not None else None)

    @property
    def size(self) -> str:
        """Return the size of the benchmark."""
        return show_value(self.record, "size", format_size(self.record.size) if self.record.size else None)

    @property
    def metric(self) -> str:
        """Return the metric."""
        return show_value(self.record, "metric", self.record.metric)

    @property
    def license(self) -> str:
        """Return the licence."""
        return show_value(self.record, "license", self.record.license)

    @property
    def paper(self) -> str:
        """Return a citation of the benchmark's paper, and "Cite"; empty if no paper can be cited."""
        key = self.record.paper
        return f"{{cite:t}}`{key}` {{cite-button}}`{key}`" if key in self.citable else ""

    @property
    def translates(self) -> str:
        """Return a citation of the benchmark that it translates; empty if there is none that can be cited."""
        return f"{{cite:t}}`{self.record.translates}`" if self.record.translates in self.citable else ""


def benchmark_rows(survey: Survey) -> list[BenchmarkRow]:
    """Return a row for each benchmark, in the order of the file."""
    keys = {work.key for work in (*survey.works, *survey.cited)}
    tables = Counter(table.benchmark for table in survey.results.values())
    systems: Counter[str] = Counter()
    for table in survey.results.values():
        systems[table.benchmark] += len(table.rows)
    suggestions = find_suggestions(survey)
    return [
        BenchmarkRow(
            slug=slug,
            record=record,
            citable=keys,
            tables=tables[slug],
            systems=systems[slug],
            suggestions=suggestions,
        )
        for slug, record in survey.benchmarks.items()
    ]


def group_by_ability(benchmarks: Mapping[str, BenchmarkRecord]) -> list[tuple[str, int]]:
    """Return the abilities with the number of their benchmarks, in the order of the file."""
    abilities = [each.ability for each in benchmarks.values() if each.ability]
    return [(ability, abilities.count(ability)) for ability in dict.fromkeys(abilities)]


def _details(row: BenchmarkRow) -> str:
    """Return the remarks, folded away; if the benchmark has a page, only its full name and caveat."""
    remarks = [each for each in _remarks(row.record, row.citable) if each[0] != "Used by"]
    texts = [text for name, text in remarks if not row.has_page or name in {"Full name", "Caveat"}]
    return disclose("caveat" if row.has_page else "details and sources", " ".join(texts)) if texts else ""


def describe_benchmark(facts: BenchmarkRecord, keys: Collection[str]) -> list[str]:
    """Return the remarks about a benchmark, which no column shows, without sources and caveat."""
    return [text for name, text in _remarks(facts, keys) if name not in {"Seen at", "Caveat"}]


def _remarks(facts: BenchmarkRecord, keys: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield name and text of each remark; the text starts with the name. Editions omit the sources."""
    full_name = facts.full_name if facts.full_name != facts.name else None
    caveat = show_value(facts, "caveat", facts.caveat) if facts.caveat else None
    doubts = "; ".join(map(name_field, facts.unconfirmed_fields))
    named = (
        ("Full name", full_name and show_sentence(full_name)),
        ("Caveat", caveat),
        ("Origin", facts.origin and show_sentence(facts.origin)),
        ("Languages", facts.languages_note and show_sentence(facts.languages_note)),
        ("Year", facts.year and f"{facts.year}."),
        ("Used by", _show_users(facts.used_by, keys)),
        ("Note", facts.note and show_sentence(facts.note)),
        ("Not confirmed", doubts and show_sentence(doubts)),
    )
    yield from ((name, f"*{name}:* {text}") for name, text in named if text)
    if facts.sources:
        yield "Seen at", span(f"*Seen at:* {show_sources(facts.sources)}", "site-only")


def _show_users(users: Sequence[str], keys: Collection[str]) -> str:
    """Return the works that use a benchmark, as links with their titles, not as citations."""
    named = ", ".join(f"{{survey:work}}`{key}`" for key in users if key in keys)
    return f"{named}." if named else ""


# -- the table -------------------------------------------------------------------------------------


def _name(row: BenchmarkRow) -> str:
    """Return the name with its anchor, and everything that has no column of its own."""
    anchor = "" if row.has_page else f"#bench-{row.slug} "
    parts = [
        f"[{row.name}]{{{anchor}.title}}",
        row.results,
        *([span(row.description, "key-point")] if row.description else ()),
        *(() if row.record.confirmed else (span("These facts are not confirmed.", "key-point"),)),
        _suggestion(row),
        _details(row),
    ]
    return " ".join(filter(None, parts))


def _suggestion(row: BenchmarkRow) -> str:
    """Return how to suggest a change; the page of a benchmark says it, too."""
    if row.suggestions is None:
        return ""
    suggest = row.suggestions.of_row if row.has_page else row.suggestions.of_line
    return suggest(row.record.name, row.record.location)


def _task(row: BenchmarkRow) -> str:
    """Return the ability, and below it the task that stands for it."""
    ability, task = row.record.ability, escape_text(row.record.task)
    return f"{span(escape_text(ability), 'ability')}{span(':', 'edition-only')} {task}" if ability else task


def _paper(row: BenchmarkRow) -> str:
    return row.paper or (f"translates {row.translates}" if row.translates else UNKNOWN)


def _text(value: object) -> str:
    return "" if value is None else str(value)


BENCHMARKS: Table[BenchmarkRow] = Table(
    name="benchmarks",
    book=(
        BookColumn(heading="Benchmark", width="1fr"),
        BookColumn(heading="Task, languages", width="27mm"),
        BookColumn(heading="Size, metric", width="29mm"),
        BookColumn(heading="Licence", width="21mm"),
    ),
    columns=(
        Column(key="slug", value=lambda row: row.slug),
        Column(
            key="name",
            heading="Name",
            share=34,
            book=InBook(column=0),
            cell=_name,
            value=lambda row: row.record.name,
        ),
        Column(key="full_name", value=lambda row: _text(row.record.full_name)),
        Column(
            key="task",
            heading="Ability and task",
            label="Tests",
            share=14,
            book=InBook(column=1),
            cell=_task,
            value=lambda row: row.record.task,
        ),
        Column(key="ability", value=lambda row: _text(row.record.ability)),
        Column(
            key="languages",
            heading="Languages",
            label="Languages",
            is_number=True,
            share=8,
            book=InBook(column=1, label="Languages"),
            cell=lambda row: row.languages,
            value=lambda row: _text(row.record.languages),
        ),
        Column(
            key="size",
            heading="Size",
            label="Size",
            share=14,
            book=InBook(column=2, label="Size"),
            cell=lambda row: row.size,
            value=lambda row: _text(row.record.size and row.record.size.value),
        ),
        Column(key="unit", value=lambda row: _text(row.record.size and row.record.size.unit)),
        Column(
            key="metric",
            heading="Metric",
            label="Metric",
            book=InBook(column=2, label="Metric"),
            cell=lambda row: row.metric,
            value=lambda row: _text(row.record.metric),
        ),
        Column(
            key="license",
            heading="Licence",
            label="Licence",
            book=InBook(column=3),
            cell=lambda row: row.license,
            value=lambda row: _text(row.record.license),
        ),
        Column(key="year", value=lambda row: _text(row.record.year)),
        Column(
            key="paper",
            heading="Paper",
            label="Paper",
            cell=_paper,
            value=lambda row: _text(row.record.paper),
        ),
        Column(key="url", value=lambda row: _text(row.record.url)),
        Column(
            key="used_by",
            heading="Used by",
            label="Used by",
            book=InBook(column=3, label="Used by"),
            cell=lambda row: row.users,
            value=lambda row: "; ".join(row.record.used_by),
        ),
        Column(key="description", value=lambda row: _text(row.record.description)),
        Column(key="caveat", value=lambda row: _text(row.record.caveat)),
        Column(key="translates", value=lambda row: _text(row.record.translates)),
    ),
)
