"""TOML text → records of works, of data resources, and of benchmarks and their results.

Input: the text of `works.toml`, `resources.toml`, `benchmarks.toml`, `results.toml`, `settled.toml`,
`moved.toml` or `changes.toml`.
Output: typed records and every problem of the file.
Neighbours: `joining.merge` matches the records with the entries of the catalogue.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from survey_companion.model.benchmark_types import BenchmarkRecord, ResultTable
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.record_types import Edition, Move, ResourceRecord, Settlement, WorkRecord
from survey_companion.records.benchmark_values import check_benchmark, check_results
from survey_companion.records.record_values import (
    check_characters,
    check_edition,
    check_marks,
    check_move,
    check_resource,
    check_settlement,
    check_work,
)
from survey_companion.records.toml_text import index_lines, load_toml
from survey_companion.records.toml_validation import (
    Fault,
    Lines,
    field_problems,
    locate,
    syntax_problem,
    validate,
    value_problem,
)
from survey_companion.text.person_names import strip_marks

Facts = TypeVar("Facts", WorkRecord, ResourceRecord, BenchmarkRecord, ResultTable)
Entry = TypeVar("Entry", Settlement, Move, Edition)


def parse_work_records(text: str, path: str) -> tuple[dict[str, WorkRecord], tuple[Problem, ...]]:
    """Return the valid records by their table's name, which is the citation key, in file order.

    Their names have no footnote marks; each name that had one is a problem.
    """
    records, problems = _parse(text, path, WorkRecord, check_work)
    faults = {key: tuple(check_marks(record.authors)) for key, record in records.items()}
    if not any(faults.values()):
        return records, problems
    lines = index_lines(text)
    marked = [
        replace(value_problem(fault, (key,), path, lines), code=Code.MARKED_NAME)
        for key in faults
        for fault in faults[key]
    ]
    bare = {
        key: replace(record, authors=tuple(map(strip_marks, record.authors))) if faults[key] else record
        for key, record in records.items()
    }
    return bare, tuple(sorted((*problems, *marked), key=lambda problem: problem.location.order))


def parse_resource_records(text: str, path: str) -> tuple[dict[str, ResourceRecord], tuple[Problem, ...]]:
    """Return the valid records by their table's name, which is the slug of the resource, in file order."""
    return _parse(text, path, ResourceRecord, check_resource)


def parse_benchmarks(text: str, path: str) -> tuple[dict[str, BenchmarkRecord], tuple[Problem, ...]]:
    """Return the valid records by their table's name, which is the benchmark's slug, in file order."""
    return _parse(text, path, BenchmarkRecord, check_benchmark)


def parse_results(text: str, path: str) -> tuple[dict[str, ResultTable], tuple[Problem, ...]]:
    """Return the valid tables of results by their name, which is the slug of the setting, in file order."""
    return _parse(text, path, ResultTable, check_results)


def parse_settlements(text: str, path: str) -> tuple[tuple[Settlement, ...], tuple[Problem, ...]]:
    """Return the valid settlements of `settled.toml`, an array of tables, in file order."""
    return _parse_array(text, path, "settled", Settlement, check_settlement, {"in": "sections"})


def parse_moves(text: str, path: str) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    """Return the valid entries of `moved.toml`, in file order."""
    return _parse_array(text, path, "moved", Move, check_move, {"from": "origin", "to": "target"})


def parse_editions(text: str, path: str) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    """Return the valid editions of `changes.toml`, in file order."""
    return _parse_array(text, path, "edition", Edition, check_edition)


def _parse_array(  # noqa: PLR0913, PLR0917  (one for each way the three files differ)
    text: str,
    path: str,
    name: str,
    kind: type[Entry],
    check: Callable[[Entry], Iterator[Fault]],
    names: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the valid entries of an array of tables; `names` maps fields to their names in the file."""
    try:
        tables = load_toml(text)
    except (ValueError, RecursionError) as error:
        return (), (syntax_problem(error, path, text),)
    start = Location(path=path, line=1)
    entries: Any = tables.pop(name, [])
    if not isinstance(entries, list):
        return (), (Problem(code=Code.INVALID_FIELD, location=start, found=f"{name} is no array of tables"),)
    heads: list[int] = [
        number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"[[{name}]]")
    ]
    found: list[Entry] = []
    problems = [Problem(code=Code.INVALID_FIELD, location=start, found=other) for other in tables]
    for entry, number in zip(entries, [*heads, *[1] * len(entries)], strict=False):
        known = (
            {names.get(field, field): value for field, value in entry.items()}
            if isinstance(entry, dict)
            else entry
        )
        record, faults = _parse_entry(known, name, kind, check, Location(path=path, line=number))
        found += [record] if record and not faults else []
        problems += [_rename(fault, name, names) for fault in faults]
    return tuple(found), tuple(sorted(problems, key=lambda problem: problem.location.order))


def _rename(problem: Problem, name: str, names: Mapping[str, str]) -> Problem:
    """Return the problem with the field's name in the file."""
    shown = problem.found
    for written, field in names.items():
        shown = re.sub(rf"^{name}\.{field}\b", f"{name}.{written}", shown)
    return replace(problem, found=shown)


def _parse_entry(
    entry: object,
    name: str,
    kind: type[Entry],
    check: Callable[[Entry], Iterator[Fault]],
    location: Location,
) -> tuple[Entry | None, list[Problem]]:
    try:
        record: Entry = validate(kind, entry, location)
    except ValidationError as invalid:
        problems = field_problems(invalid.errors(), kind, (name,), location.path, {})
        return None, [replace(each, location=location) for each in problems]
    faults: list[Fault] = [*check_characters(entry), *check(record)]
    problems = [value_problem(fault, (name,), location.path, {}) for fault in faults]
    return record, [replace(each, location=location) for each in problems]


def _parse(
    text: str, path: str, kind: type[Facts], check: Callable[[str, Facts], Iterator[Fault]]
) -> tuple[dict[str, Facts], tuple[Problem, ...]]:
    """Return the records without a fault, and a problem for each fault of the others."""
    try:
        tables = load_toml(text)
    except (ValueError, RecursionError) as error:
        return {}, (syntax_problem(error, path, text),)
    lines = index_lines(text)
    records: dict[str, Facts] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        location = Location(path=path, line=lines.get((name,), 1))
        try:
            record = validate(kind, _place_rows(table, name, path, lines), location)
        except ValidationError as invalid:
            problems.extend(field_problems(invalid.errors(), kind, (name,), path, lines))
            continue
        faults = [value_problem(fault, (name,), path, lines) for fault in check(name, record)]
        faults += [value_problem(fault, (name,), path, lines) for fault in check_characters(table)]
        problems += faults
        if not faults:
            records[name] = record
    return records, tuple(sorted(problems, key=lambda problem: problem.location.order))


def _place_rows(table: object, name: str, path: str, lines: Lines) -> object:
    """Return the table with the location added to each of its rows, if it has rows."""
    rows = table.get("rows") if isinstance(table, dict) else None
    if not isinstance(table, dict) or not isinstance(rows, list):
        return table
    places = [locate((name, "rows", str(number)), path, lines) for number in range(len(rows))]
    placed = [
        {"location": asdict(place), **row} if isinstance(row, dict) else row
        for row, place in zip(rows, places, strict=True)
    ]
    return {**table, "rows": placed}
