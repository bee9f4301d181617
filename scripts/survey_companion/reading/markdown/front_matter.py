"""YAML front matter of a list → a `SurveyInfo`.

Input: the text between the two `---` lines. Output: a `SurveyInfo` and problems.
It is used only if there is no `survey.toml`; see `records.survey_toml`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

import yaml
from pydantic import TypeAdapter, ValidationError

from survey_companion.model.identifiers import is_root
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.survey import SurveyInfo
from survey_companion.text.person_names import parse_author


@dataclass(frozen=True, kw_only=True, slots=True)
class _FrontMatter:
    """The fields of the front matter: about the survey and about the list."""

    title: str | None = None
    short_title: str | None = None
    authors: tuple[str, ...] = ()  # "Given Family" or "Family, Given"
    year: int | None = None
    arxiv: str | None = None
    edition: str | None = None
    date: str | None = None
    origin: str | None = None
    source_url: str | None = None
    address: str | None = None
    license: str | None = None


_NAMES = tuple(field.name for field in fields(_FrontMatter))


def parse_front_matter(text: str, location: Location) -> tuple[SurveyInfo, list[Problem]]:
    """Return what the front matter says; a field that cannot be used becomes a problem and stays unknown.

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
        info = TypeAdapter(_FrontMatter).validate_python(known)
    except ValidationError as invalid:
        for error in invalid.errors():
            name = str(error["loc"][0])
            known.pop(name, None)
            # YAML aliases can make a value of any size, so only text is shown.
            value = error["input"]
            found = f"{name}: {value if isinstance(value, str) else type(value).__name__}"
            problems.append(_problem(Code.INVALID_FRONT_MATTER, _at(name, lines, location), found))
        info = TypeAdapter(_FrontMatter).validate_python(known)
    address = info.address
    if address is not None and not is_root(address):
        location = _at("address", lines, location)
        problems.append(_problem(Code.INVALID_FRONT_MATTER, location, f"address: {address}"))
        address = None
    authors = tuple(map(parse_author, info.authors))
    known = {**asdict(info), "authors": authors, "address": f"{address.rstrip('/')}/" if address else None}
    return SurveyInfo(**known), problems


def skip_front_matter(text: str, location: Location) -> tuple[SurveyInfo, list[Problem]]:
    """Return an empty `SurveyInfo`, and a problem if the front matter has fields that survey.toml decides."""
    names = [name for name in _index_lines(text) if name in _NAMES]
    wrong = "survey.toml describes the survey, so the front matter is not used"
    found = [Problem(code=Code.UNUSED_FRONT_MATTER, location=location, found=", ".join(names), wrong=wrong)]
    return SurveyInfo(), found if names else []


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
