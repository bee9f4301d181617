"""YAML front matter → what it says of the survey.

Input: the text between the two `---` lines. Output: a `SurveyInfo` and problems.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, replace

import yaml
from pydantic import TypeAdapter, ValidationError

from survey.codes import Code
from survey.errors import Location, Problem
from survey.identifiers import is_web_address
from survey.model import SurveyInfo

_NAMES = tuple(field.name for field in fields(SurveyInfo))


def parse_front_matter(text: str, location: Location) -> tuple[SurveyInfo, list[Problem]]:
    """Return what the front matter says; a field that cannot be used is a problem and stays unknown.

    `location` is the opening `---` line.
    """
    try:
        # The base loader makes every scalar a string, so that arXiv 2404.10 does not become 2404.1.
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (the safest loader there is)
    except (yaml.YAMLError, RecursionError) as broken:
        return SurveyInfo(), [_problem(Code.INVALID_FRONT_MATTER, location, str(broken))]
    if not isinstance(values, dict):
        return SurveyInfo(), [_problem(Code.INVALID_FRONT_MATTER, location, text)] if values else []
    lines = _index_lines(text)
    known = {name: value for name, value in values.items() if name in _NAMES and value}
    problems = [
        _problem(Code.UNUSED_FRONT_MATTER, _at(name, lines, location), str(name))
        for name in values
        if name not in _NAMES
    ]
    try:
        info = TypeAdapter(SurveyInfo).validate_python(known)
    except ValidationError as invalid:
        for error in invalid.errors():
            name = str(error["loc"][0])
            known.pop(name, None)
            # Aliases can make a short text into an endless value, so only a plain one is shown.
            value = error["input"]
            found = f"{name}: {value if isinstance(value, str) else type(value).__name__}"
            problems.append(_problem(Code.INVALID_FRONT_MATTER, _at(name, lines, location), found))
        info = TypeAdapter(SurveyInfo).validate_python(known)
    if info.address is not None and not _is_root(info.address):
        problems.append(
            _problem(Code.INVALID_FRONT_MATTER, _at("address", lines, location), f"address: {info.address}")
        )
        return replace(info, address=None), problems
    return replace(info, address=f"{info.address.rstrip('/')}/" if info.address else None), problems


def _is_root(address: str) -> bool:
    """Whether addresses of pages can be made by adding to this one."""
    return is_web_address(address) and not re.search(r"[?#]", address)


def _index_lines(text: str) -> dict[str, int]:
    """Return the 1-based line of each field."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        lines.setdefault(line.partition(":")[0], number)
    return lines


def _at(name: object, lines: Mapping[str, int], location: Location) -> Location:
    return Location(path=location.path, line=location.line + lines.get(str(name), 0))


def _problem(code: Code, location: Location, found: str) -> Problem:
    return Problem(code=code, location=location, found=found)
