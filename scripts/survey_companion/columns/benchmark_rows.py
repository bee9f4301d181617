"""Benchmarks and the results reported on them → the rows of their tables.

Input: records. Output: rows whose every text is Markdown, escaped here; `pages` puts them on a page.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey_companion.columns.resource_rows import format_size, show_sentence, show_sources, show_value
from survey_companion.model.benchmark_types import BenchmarkRecord
from survey_companion.model.survey import Survey
from survey_companion.text.field_names import name_field
from survey_companion.text.myst import disclose, escape_text, link, span


@dataclass(frozen=True, kw_only=True, slots=True)
class BenchmarkRow:
    """One row of the table of benchmarks; every text is Markdown."""

    slug: str
    name: str
    has_page: bool  # with results; then the page has the anchor
    description: str
    details: str  # where it comes from, what to treat with care, who uses it, where the facts were seen
    task: str
    languages: str
    size: str
    metric: str
    license: str
    paper: str | None  # citation key
    translates: str | None  # likewise
    is_confirmed: bool


def benchmark_rows(survey: Survey) -> list[BenchmarkRow]:
    """Return the rows in the order of the file."""
    keys = {work.key for work in (*survey.works, *survey.cited)}
    tested = {table.benchmark for table in survey.results.values()}
    return [_row(slug, facts, keys, slug in tested) for slug, facts in survey.benchmarks.items()]


def group_by_ability(benchmarks: Mapping[str, BenchmarkRecord]) -> list[tuple[str, int]]:
    """Return the abilities with the number of their benchmarks, in the order of the file."""
    abilities = [each.ability for each in benchmarks.values() if each.ability]
    return [(ability, abilities.count(ability)) for ability in dict.fromkeys(abilities)]


def _row(slug: str, facts: BenchmarkRecord, keys: Collection[str], has_page: bool) -> BenchmarkRow:
    number = f"{facts.languages:,}" if facts.languages is not None else None
    task = facts.task if facts.ability is None else f"{facts.task} ({facts.ability})"
    return BenchmarkRow(
        slug=slug,
        name=link(facts.name, facts.url),
        has_page=has_page,
        description=escape_text(facts.description) if facts.description else "",
        details=_details(facts, keys, has_page),
        task=escape_text(task),
        languages=show_value(facts, "languages", number),
        size=show_value(facts, "size", format_size(facts.size) if facts.size else None),
        metric=show_value(facts, "metric", facts.metric),
        license=show_value(facts, "license", facts.license),
        paper=facts.paper if facts.paper in keys else None,
        translates=facts.translates if facts.translates in keys else None,
        is_confirmed=facts.confirmed,
    )


def _details(facts: BenchmarkRecord, keys: Collection[str], has_page: bool) -> str:
    """Return what is too long for a column, folded away; of a benchmark with a page, what matters most."""
    texts = [text for name, text in _remarks(facts, keys) if not has_page or name in {"Full name", "Caveat"}]
    return disclose("caveat" if has_page else "details and sources", " ".join(texts)) if texts else ""


def describe_benchmark(facts: BenchmarkRecord, keys: Collection[str]) -> list[str]:
    """Return everything that no column has, but for where it was seen."""
    return [text for name, text in _remarks(facts, keys) if name != "Seen at"]


def _remarks(facts: BenchmarkRecord, keys: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each remark by its name, which is part of its text; editions leave out the sources."""
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
    """Return the works that use a benchmark, by their titles: it is not for them to be cited here."""
    named = ", ".join(f"{{survey:work}}`{key}`" for key in users if key in keys)
    return f"{named}." if named else ""
