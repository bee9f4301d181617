"""Tables of TOML → typed records, or problems with their lines.

Input: tables that `toml_text` has read, and the class of the record. Output: the record, or problems.
Neighbours: `toml_records` and `survey_toml` choose the classes; `record_values`, `benchmark_values` and
`settings_fields` check the values.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from survey_companion.model.characters import is_visible
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem

Record = TypeVar("Record")
Place = tuple[str, ...]  # path to a value: names of tables and fields, and numbers of items
Lines = Mapping[Place, int]  # 1-based
Fault = tuple[Place, Any, str]  # path in the record, value, what was expected

_KINDS = {
    "string_type": "text in quotation marks",
    "int_type": "a whole number without quotation marks",
    "float_type": "a number without quotation marks",
    "bool_type": "true or false",
    "tuple_type": "a list in square brackets",
    "dataclass_type": "a table",
}

_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def adapt(kind: type) -> TypeAdapter[Any]:
    """Return pydantic's reader for a class of records, cached: making one takes longer than a short file."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def validate(kind: type[Record], table: object, location: Location | None = None) -> Record:
    """Return the table as a record; `location` is added if the record has such a field.

    Raises:
        ValidationError: a field is missing, unknown or of the wrong type.
    """
    if location is not None and isinstance(table, dict) and "location" not in table:
        table = {**table, "location": asdict(location)}
    # As JSON, because pydantic's strict mode accepts arrays for tuples and text for enums only in JSON.
    record: Record = adapt(kind).validate_json(json.dumps(table, default=str))
    return record


# -- problems --------------------------------------------------------------------------------------


def locate(place: Place, path: str, lines: Lines) -> Location:
    """Return the location of the place, or of the innermost table around it whose line is known."""
    known = next((place[:n] for n in range(len(place), 0, -1) if place[:n] in lines), ())
    return Location(path=path, line=lines.get(known, 1))


def place_of_error(error: Mapping[str, Any]) -> Place:
    """Return the place of pydantic's error in the record, without the names of types that pydantic adds."""
    return tuple(str(step) for step in error["loc"] if step not in {"int", "float"})


def field_problems(
    errors: Iterable[Mapping[str, Any]], kind: type, start: Place, path: str, lines: Lines
) -> list[Problem]:
    """Return one problem for each field that is missing, unknown or of the wrong type.

    `errors` are pydantic's; `start` is the place of the record.
    """
    problems: dict[Place, Problem] = {}
    for error in errors:
        place = (*start, *place_of_error(error))
        value = "nothing" if error["type"] == "missing" else show_value(error["input"])
        wrong, expected = _explain(error, place[-1] if place else "", kind)
        problems[place] = Problem(
            code=Code.INVALID_FIELD,
            location=locate(place, path, lines),
            found=f"{'.'.join(place)} = {value}",
            wrong=wrong,
            expected=expected,
        )
    return list(problems.values())


def value_problem(fault: Fault, start: Place, path: str, lines: Lines) -> Problem:
    """Return a problem for an impossible value."""
    inside, value, expected = fault
    place = (*start, *inside)
    return Problem(
        code=Code.INVALID_VALUE,
        location=locate(place, path, lines),
        found=f"{'.'.join(place)} = {show_value(value)}",
        expected=expected,
    )


_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate")  # what tomllib says of a second value
_NAMED = re.compile(r"""\[|\s*[\w."'-]+\s*=""")


def syntax_problem(error: Exception, path: str, text: str) -> Problem:
    """Return a problem for a text that is not TOML, at the line that the error names or the text's end."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    last = len(text.rstrip().split("\n"))
    line, column = (int(found[1]), int(found[2])) if found else (last, 1)
    said = re.sub(r" \(at .*\)", "", str(error))
    if said.startswith(_TWICE):
        return _name_twice(path, text.split("\n")[:line])
    location = Location(path=path, line=line, column=column)
    return Problem(code=Code.INVALID_TOML, location=location, found=said)


def _name_twice(path: str, lines: Sequence[str]) -> Problem:
    """Return a problem for a name that was given before; its value ends in the last of the lines."""
    named = [number for number, text in enumerate(lines, 1) if _NAMED.match(text)]
    line = named[-1] if named else len(lines)
    return Problem(
        code=Code.INVALID_TOML,
        location=Location(path=path, line=line, column=1),
        wrong="this name stands above, too, so one of the two would be lost",
        found=lines[line - 1].strip(),
        expected="each name once in its table, and each table once",
    )


def show_value(value: Any) -> str:  # noqa: ANN401  (whatever the file holds)
    """Return a value as JSON, with control characters made visible."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return "".join(char if is_visible(char) else ascii(char)[1:-1] for char in text)


def _explain(error: Mapping[str, Any], name: str, kind: type) -> tuple[str, str | None]:
    """Return what is wrong with a field, and what was expected if pydantic's error says it."""
    match error["type"]:
        case "missing":
            return "this field is missing", None
        case "unexpected_keyword_argument":
            near = _find_near(kind, name)
            return "this field is not known" + (f" (did you mean {near}?)" if near else ""), None
        case "enum":
            return "this value is not known", f"one of {error['ctx']['expected']}"
        case known if known in _KINDS:
            return "this value is of another kind", _KINDS[known]
    return str(error["msg"]), None


@cache  # a search takes 1 ms, and files repeat their mistakes
def _find_near(kind: type, name: str) -> str | None:
    return next(iter(get_close_matches(name, _names_in(kind), 1)), None)


@cache
def _names_in(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a record and of the records in it, without `location`."""
    schema = adapt(kind).json_schema()
    tables: Iterable[Mapping[str, Any]] = (schema, *schema.get("$defs", {}).values())
    names = {
        name for table in tables if table.get("title") != "Location" for name in table.get("properties", ())
    }
    return tuple(sorted(names - {"location"}))
