"""TOML text → records of data resources.

Input: the text of `resources.toml`. Output: typed records and every problem of the file.
Neighbours: `merge` joins the records to what the catalogue lists.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from survey.errors import Code, Location, Problem
from survey.facts import ResourceFacts
from survey.identifiers import is_web_address
from survey.model import Slug

_KEY = re.compile(r"([A-Za-z0-9_.-]+)\s*=")
_TABLE = re.compile(r"\[([A-Za-z0-9_.-]+)\]")


def parse_resource_facts(text: str, path: str) -> tuple[Mapping[Slug, ResourceFacts], tuple[Problem, ...]]:
    """Return the valid records by their table's name, which is the slug of the resource."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, (_syntax_problem(error, path),)
    lines = index_lines(text)
    facts: dict[Slug, ResourceFacts] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        location = Location(path=path, line=lines.get((name,), 1))
        try:
            facts[Slug(name)] = _validate(table, location)
        except ValidationError as invalid:
            problems.extend(_field_problems(invalid, name, path, lines))
            continue
        url = facts[Slug(name)].url
        if url is not None and not is_web_address(url):
            place = Location(path=path, line=lines.get((name, "url"), location.line))
            problems.append(Problem(code=Code.UNUSABLE_LINK, location=place, found=url))
            facts[Slug(name)] = replace(facts[Slug(name)], url=None)
    return facts, tuple(sorted(problems, key=lambda problem: problem.location))


_RESOURCE_FACTS = TypeAdapter(ResourceFacts)


def _validate(table: object, location: Location) -> ResourceFacts:
    if isinstance(table, dict) and "location" not in table:
        table = {**table, "location": asdict(location)}
    # As JSON, because there pydantic's strict mode knows arrays as tuples and text as enum members.
    return _RESOURCE_FACTS.validate_json(json.dumps(table, default=str))


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


def _field_problems(
    invalid: ValidationError, name: str, path: str, lines: Mapping[tuple[str, ...], int]
) -> list[Problem]:
    problems: dict[tuple[str, ...], Problem] = {}
    for error in invalid.errors():
        place = (name, *(str(step) for step in error["loc"] if step not in {"int", "float"}))
        known = next((place[:n] for n in range(len(place), 0, -1) if place[:n] in lines), ())
        problems[place] = Problem(
            code=Code.INVALID_FIELD,
            location=Location(path=path, line=lines.get(known, 1)),
            found=f"{'.'.join(place)} = {_show(error['input'], error['type'])}",
            wrong=error["msg"],
        )
    return list(problems.values())


def _show(value: Any, kind: str) -> str:  # noqa: ANN401  (whatever the file holds)
    return "nothing" if kind == "missing" else json.dumps(value, ensure_ascii=False, default=str)


def _syntax_problem(error: Exception, path: str) -> Problem:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    return Problem(
        code=Code.INVALID_TOML,
        location=Location(path=path, line=line, column=column),
        found=re.sub(r" \(at .*\)", "", str(error)),
    )
