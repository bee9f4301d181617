"""TOML text → records of works and of data resources.

Input: the text of `works.toml` or `resources.toml`. Output: typed records and every problem of the file.
Neighbours: `merge` joins the records to what the catalogue lists.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from survey.codes import Code
from survey.errors import Location, Problem
from survey.facts import ResourceFacts, Settlement, WorkFacts
from survey.identifiers import is_acl_id, is_arxiv_id, is_doi, is_web_address

Facts = TypeVar("Facts", WorkFacts, ResourceFacts)

_KEY = re.compile(r"([A-Za-z0-9_.-]+)\s*=")
_TABLE = re.compile(r"\[([A-Za-z0-9_.-]+)\]")
_Lines = Mapping[tuple[str, ...], int]


def parse_work_facts(text: str, path: str) -> tuple[dict[str, WorkFacts], tuple[Problem, ...]]:
    """Return the valid records by their table's name, which is the citation key, in file order."""
    return _parse(text, path, TypeAdapter(WorkFacts), _check_work)


def parse_resource_facts(text: str, path: str) -> tuple[dict[str, ResourceFacts], tuple[Problem, ...]]:
    """Return the valid records by their table's name, which is the slug of the resource, in file order."""
    return _parse(text, path, TypeAdapter(ResourceFacts), _check_resource)


_SETTLEMENT = TypeAdapter(Settlement)


def parse_settlements(text: str, path: str) -> tuple[tuple[Settlement, ...], tuple[Problem, ...]]:
    """Return the settlements of `settled.toml`, an array of tables, in file order."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return (), (_syntax_problem(error, path),)
    numbers = [n for n, line in enumerate(text.split("\n"), 1) if line.startswith("[[settled]]")]
    found: list[Settlement] = []
    problems: list[Problem] = []
    entries = tables.get("settled", [])
    for entry, number in zip(entries, [*numbers, *[1] * len(entries)], strict=False):
        location = Location(path=path, line=number)
        try:
            found.append(
                _SETTLEMENT.validate_json(json.dumps({**entry, "location": asdict(location)}, default=str))
            )
        except (ValidationError, TypeError) as invalid:
            problems.append(
                Problem(code=Code.INVALID_FIELD, location=location, found=_show(entry), wrong=str(invalid))
            )
    strange = [name for name in tables if name != "settled"]
    start = Location(path=path, line=1)
    problems += [Problem(code=Code.INVALID_FIELD, location=start, found=name) for name in strange]
    return tuple(found), tuple(problems)


def _parse(
    text: str, path: str, adapter: TypeAdapter[Facts], check: Callable[[str, Facts], Iterator["_Fault"]]
) -> tuple[dict[str, Facts], tuple[Problem, ...]]:
    """Return the records without any fault, and a problem for each fault of the others."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, (_syntax_problem(error, path),)
    lines = index_lines(text)
    records: dict[str, Facts] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        location = Location(path=path, line=lines.get((name,), 1))
        try:
            record = _validate(adapter, table, location)
        except ValidationError as invalid:
            problems.extend(_field_problems(invalid, name, path, lines))
            continue
        faults = list(check(name, record))
        problems.extend(_value_problem(fault, name, path, lines) for fault in faults)
        if not faults:
            records[name] = record
    return records, tuple(sorted(problems, key=lambda problem: problem.location))


def _validate(adapter: TypeAdapter[Facts], table: object, location: Location) -> Facts:
    if isinstance(table, dict) and "location" not in table:
        table = {**table, "location": asdict(location)}
    # As JSON, because there pydantic's strict mode knows arrays as tuples and text as enum members.
    return adapter.validate_json(json.dumps(table, default=str))


# -- values that have the right type and are wrong all the same --------------------------------------

_Fault = tuple[tuple[str, ...], Any, str]  # path inside the record, value, what was expected


def _check_work(key: str, work: WorkFacts) -> Iterator[_Fault]:
    if not re.fullmatch(r"[a-z][a-z0-9]*", key):
        yield (), key, "a citation key of small letters and digits"
    if not work.title.strip():
        yield ("title",), work.title, "a title"
    yield from _check_authors(work.authors)
    for alias in work.aliases:
        if not re.fullmatch(r"[a-z][a-z0-9]*", alias):
            yield ("aliases",), alias, "citation keys of small letters and digits"
    if work.arxiv is not None and not is_arxiv_id(work.arxiv):
        yield ("arxiv",), work.arxiv, "an arXiv identifier without version, such as 2401.02909"
    if work.submitted is not None and not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", work.submitted):
        yield ("submitted",), work.submitted, "a month as YYYY-MM"
    yield from _check_years(work)
    yield from _check_urls({name: getattr(work, name) for name in ("url", "code", "weights", "page")})
    yield from _check_publication(work)


def _check_authors(authors: tuple[str, ...]) -> Iterator[_Fault]:
    for author in authors:
        team = author.startswith("{") and author.endswith("}")
        bare = author[1:-1] if team else author
        if not bare.strip() or re.search(r"[{}\\]|\bet al\b", bare) or bare.count(",") > 1 or " and " in bare:
            yield ("authors",), author, 'one author each, as "Family, Given" or "{Team}"'


def _check_years(work: WorkFacts) -> Iterator[_Fault]:
    years = {("year",): work.year, ("published", "year"): work.published.year if work.published else None}
    for place, year in years.items():
        if year is not None and not 1900 <= year <= 2100:
            yield place, year, "a four-digit year"


def _check_publication(work: WorkFacts) -> Iterator[_Fault]:
    if work.published is None:
        return
    published = work.published
    if published.doi is not None and not is_doi(published.doi):
        yield ("published", "doi"), published.doi, "a DOI without resolver, such as 10.18653/v1/P19-1310"
    if published.acl_id is not None and not is_acl_id(published.acl_id):
        yield ("published", "acl_id"), published.acl_id, "an ACL Anthology identifier, such as P19-1310"
    if published.pages is not None and not re.fullmatch(r"[\w.:]+(?:(?:–|--?)[\w.:]+)?", published.pages):
        yield ("published", "pages"), published.pages, "a page or a range of pages, such as 1–12"
    yield from _check_urls({"published.url": published.url})


def _check_resource(slug: str, resource: ResourceFacts) -> Iterator[_Fault]:  # noqa: ARG001
    yield from _check_urls({"url": resource.url})


def _check_urls(urls: Mapping[str, str | None]) -> Iterator[_Fault]:
    for name, url in urls.items():
        if url is not None and not is_web_address(url):
            yield tuple(name.split(".")), url, "an address that starts with https://"


# -- problems --------------------------------------------------------------------------------------


def index_lines(text: str) -> dict[tuple[str, ...], int]:
    """Return the 1-based line of every table and key by its path; for messages only.

    `tomllib` does not tell lines. Keys inside inline tables are not indexed.
    """
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    inside = ""  # the quotes of the multi-line string that we are in
    for number, line in enumerate(text.split("\n"), 1):
        if not inside and (found := _TABLE.match(line)):
            table = tuple(found[1].split("."))
            lines.setdefault(table, number)
        elif not inside and (found := _KEY.match(line)):
            lines.setdefault((*table, *found[1].split(".")), number)
        for quotes in re.findall("\"\"\"|'''", line):
            inside = "" if inside == quotes else inside or quotes
    return lines


def _locate(place: tuple[str, ...], path: str, lines: _Lines) -> Location:
    """Return the line of the innermost part of the path that has one."""
    known = next((place[:n] for n in range(len(place), 0, -1) if place[:n] in lines), ())
    return Location(path=path, line=lines.get(known, 1))


def _field_problems(invalid: ValidationError, name: str, path: str, lines: _Lines) -> list[Problem]:
    problems: dict[tuple[str, ...], Problem] = {}
    for error in invalid.errors():
        place = (name, *(str(step) for step in error["loc"] if step not in {"int", "float"}))
        value = "nothing" if error["type"] == "missing" else _show(error["input"])
        problems[place] = Problem(
            code=Code.INVALID_FIELD,
            location=_locate(place, path, lines),
            found=f"{'.'.join(place)} = {value}",
            wrong=error["msg"],
        )
    return list(problems.values())


def _value_problem(fault: _Fault, name: str, path: str, lines: _Lines) -> Problem:
    place, value, expected = fault
    return Problem(
        code=Code.INVALID_VALUE,
        location=_locate((name, *place), path, lines),
        found=f"{'.'.join((name, *place))} = {_show(value)}",
        expected=expected,
    )


def _show(value: Any) -> str:  # noqa: ANN401  (whatever the file holds)
    return json.dumps(value, ensure_ascii=False, default=str)


def _syntax_problem(error: Exception, path: str) -> Problem:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    return Problem(
        code=Code.INVALID_TOML,
        location=Location(path=path, line=line, column=column),
        found=re.sub(r" \(at .*\)", "", str(error)),
    )
