"""Checks of values in records of benchmarks and results whose type is right.

Input: a typed record. Output: faults; `toml_records` adds their lines.
"""

import re
from collections.abc import Iterator

from survey_companion.model.benchmark_types import BenchmarkRecord, Result, ResultTable, Unit
from survey_companion.model.characters import is_letter
from survey_companion.model.identifiers import is_web_address
from survey_companion.records.record_values import A_YEAR, check_extent, check_file_name
from survey_companion.records.toml_validation import Fault

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def check_benchmark(slug: str, benchmark: BenchmarkRecord) -> Iterator[Fault]:
    """Yield the impossible values in a record of a benchmark."""
    yield from _check_slug(slug)
    if benchmark.url is not None and not is_web_address(benchmark.url):
        yield ("url",), benchmark.url, "an address that starts with https://"
    if benchmark.year is not None and not 1900 <= benchmark.year <= 2100:
        yield ("year",), benchmark.year, A_YEAR
    yield from check_extent(benchmark.size, benchmark.languages)


def check_results(slug: str, table: ResultTable) -> Iterator[Fault]:
    """Yield the impossible values in a table of results."""
    yield from _check_slug(slug)
    if not table.rows:
        yield ("rows",), [], "at least one row"
    for code, name in table.languages.items():
        if not _CODE.fullmatch(code) or not name.strip():
            yield ("languages", code), name, "the name of a language by its code, such as sw or zh-en"
    for code in table.average_leaves_out:
        if code not in table.languages:
            yield ("average_leaves_out",), code, _one_of(table)
    seen: set[tuple[object, ...]] = set()
    for number, row in enumerate(table.rows):
        yield from _check_row(("rows", str(number)), row, table)
        what = (row.system, row.model, row.method, row.parameters, row.setting, row.reported_in)
        if what in seen:
            yield ("rows", str(number)), row.system, "one row for each system in one place of one work"
        seen.add(what)


def _check_slug(slug: str) -> Iterator[Fault]:
    if not _SLUG.fullmatch(slug):
        yield (), slug, "small letters, digits and hyphens"
    yield from check_file_name((), slug)


def _check_row(place: tuple[str, ...], row: Result, table: ResultTable) -> Iterator[Fault]:
    texts = {
        ("system",): (row.system, "the name of the system in the paper's table"),
        ("source",): (row.source, "the address where the numbers were read"),
        ("reported_in", "where"): (row.reported_in.where, "the table or page of the work"),
    }
    for name, (text, expected) in texts.items():
        if not any(map(is_letter, text)):
            yield (*place, *name), text, expected
    if not row.scores and row.average is None:
        yield (*place, "scores"), {}, "scores by language, or an average"
    for code, score in row.scores.items():
        if code not in table.languages:
            yield (*place, "scores", code), score, _one_of(table)
        elif not _is_possible(score, table.unit):
            yield (*place, "scores", code), score, _range(table.unit)
    if row.average is not None and not _is_possible(row.average, table.unit):
        yield (*place, "average"), row.average, _range(table.unit)


def _is_possible(score: float, unit: Unit) -> bool:
    low, high = unit.range
    return low <= score <= high  # False for NaN


def _range(unit: Unit) -> str:
    low, high = unit.range
    return (
        f"from {low:g} to {high:g}, as {unit.value} is"
        if high <= 100
        else f"{low:g} or more, as {unit.value} is"
    )


def _one_of(table: ResultTable) -> str:
    return f"one of the table's languages: {', '.join(table.languages)}"
