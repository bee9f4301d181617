"""Works, data resources, benchmarks, results and citation keys → CSV.

Input: records. Output: the text of a file, or one row of it, which ends in a line break. RFC 4180.
A table of results has a row for each system and a column for each language, as spreadsheets want it.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from survey_companion.model.benchmark_types import BenchmarkRecord, Result, ResultTable
from survey_companion.model.record_types import ResourceRecord
from survey_companion.model.survey import CitationKey, Resource, Work
from survey_companion.text.person_names import invert_author

WORK_FIELDS = tuple(
    "key title authors year venue arxiv doi url code sections key_point "
    "submitted model released parameters base languages openness languages_note languages_of".split()
)
RESOURCE_FIELDS = tuple("name section url kind languages size unit license status papers description".split())
BENCHMARK_FIELDS = tuple(
    "slug name full_name task ability languages size unit metric license year paper url used_by"
    " description caveat translates".split()
)
SYSTEM_FIELDS = tuple("system model method parameters setting".split())  # before the scores
SOURCE_FIELDS = tuple("average computed_average reported_in where source note".split())  # behind them


def render_work(work: Work) -> str:
    """Return a work as a row below `WORK_FIELDS`."""
    return render_csv([work_fields(work)])


def work_fields(work: Work) -> list[str]:
    """Return the values of a work in the order of `WORK_FIELDS`."""
    return [*_identity(work), *_places(work), *_model(work)]


def _identity(work: Work) -> list[str]:
    names = [invert_author(author) for author in work.byline.authors] if work.byline else []
    others = ["et al."] if work.byline and work.byline.truncated else []
    return [work.key, work.title, "; ".join([*names, *others]), str(work.year or ""), work.venue or ""]


def _places(work: Work) -> list[str]:
    sections = "; ".join(section.name for section in work.sections)
    code = work.code.url if work.code else ""
    key_point = (work.record.key_point if work.record else None) or ""
    return [work.arxiv or "", work.doi or "", work.paper.url if work.paper else "", code, sections, key_point]


def _model(work: Work) -> list[str]:
    """Return the month of first submission, and the model that the work releases or studies."""
    facts = work.record
    submitted = (facts.submitted if facts else None) or ""
    model = facts.model if facts else None
    if model is None:
        return [submitted, *[""] * 8]
    return [
        submitted,
        model.short_name or "",
        "yes" if model.is_release else "no",
        "; ".join(model.parameters),
        model.base or "",
        "; ".join(model.languages) or str(model.language_count or ""),
        model.openness.value if model.openness else "",
        model.languages_note or "",
        model.languages_of or "",
    ]


def render_resource(resource: Resource, facts: ResourceRecord | None) -> str:
    """Return a data resource as a row below `RESOURCE_FIELDS`."""
    return render_csv([_resource_fields(resource, facts)])


def _resource_fields(resource: Resource, facts: ResourceRecord | None) -> list[str]:
    """Return the values of a data resource in the order of `RESOURCE_FIELDS`."""
    start = [resource.name, resource.section.name, (facts and facts.url) or resource.url or ""]
    if facts is None:
        return [*start, *[""] * 7, resource.description or ""]
    size = facts.size
    return [
        *start,
        facts.kind.value if facts.kind else "",
        str(facts.languages or ""),
        str(size.value) if size else "",
        size.unit if size else "",
        facts.license or "",
        facts.status.value,
        "; ".join(facts.papers),
        resource.description or "",
    ]


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


def render_keys_csv(keys: Iterable[CitationKey], aliases: Mapping[str, CitationKey]) -> str:
    """Return every citation key there is or was, with the one to use now, sorted."""
    rows: dict[str, CitationKey] = {key: key for key in keys}
    rows |= aliases
    return render_csv([("key", "current"), *([key, rows[key]] for key in sorted(rows))])


def render_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of values, the first usually the names; a spreadsheet takes none for a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [f"'{value}" if value and value[0] in "=+-@\t" else value for value in row] for row in rows
    )
    return text.getvalue()
