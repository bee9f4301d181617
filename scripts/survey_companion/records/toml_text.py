"""TOML text → its tables, and the lines of tables and keys.

Input: the text of a file. Output: Python dictionaries; `toml_validation` makes records of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import tomli

# The first words of a line: an entry of an array of tables, a table, or a key.
_MARK = re.compile(r"\[\[(?P<row>[\w.-]+)\]\]|\[(?P<table>[\w.-]+)\]|(?P<key>[\w.-]+)\s*=", re.ASCII)
_MOST_DEEP = 20  # nested tables and arrays; real records have four levels


def load_toml(text: str) -> dict[str, Any]:
    """Return the tables of a file.

    Raises:
        ValueError: it is not TOML, or is nested deeper than any record.
        RecursionError: an array or an inline table is nested too deep.
    """
    tables: dict[str, Any] = tomli.loads(text)
    if (name := _find_deep(tables)) is not None:
        line = next((line for place, line in index_lines(text).items() if place[0] == name), 1)
        raise ValueError(f"{name} has tables more than {_MOST_DEEP} deep (at line {line}, column 1)")
    return tables


def _find_deep(tables: Mapping[str, Any]) -> str | None:
    """Return the first name whose tables or arrays are nested too deep; `None` if there is none."""
    level: list[tuple[str, Any]] = list(tables.items())
    for _ in range(_MOST_DEEP):
        level = [(name, inner) for name, value in level for inner in _inside(value)]
    return level[0][0] if level else None


def _inside(value: object) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def index_lines(text: str) -> dict[tuple[str, ...], int]:
    """Return the 1-based line of every table and key by its path; for messages only.

    `tomli` does not give lines. Keys in inline tables are not indexed.
    In the path of an array of tables, the 0-based number of the entry follows the name.
    """
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    counts: Counter[str] = Counter()
    inside = ""  # the quotes of an open multi-line string, or empty
    for number, line in enumerate(text.split("\n"), 1):
        if not inside and (found := _MARK.match(line)):
            name = found[found.lastindex or 0]
            match found.lastgroup:
                case "key":
                    lines.setdefault((*table, *name.split(".")), number)
                case "table":
                    table = tuple(name.split("."))
                    lines.setdefault(table, number)
                case "row":
                    table = (*name.split("."), str(counts[name]))
                    counts[name] += 1
                    lines[table] = number
        if '"""' in line or "'''" in line:
            for quotes in re.findall("\"\"\"|'''", line):
                inside = "" if inside == quotes else inside or quotes
    return lines
