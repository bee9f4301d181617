"""The text of `survey.toml` → what the survey and its companion are, and which lists they are made of.

Input: the text of the file. Output: `Settings`, and every problem of the file.
Neighbours: `front_matter` reads what a list says of itself where there is no such file; `project` finds it.

    lists = ["bib/catalogue.md"]          relative to the folder above the file's own
    [survey]                              the survey: as any work in works.toml
    [companion]                           what is made of the lists, and who makes it
    [checks]                              what is looked at only if a project asks for it
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, ClassVar

from pydantic import ValidationError

from survey.authors import parse_inverted
from survey.edition_names import is_date
from survey.errors import Problem
from survey.facts import READ_STRICTLY, Preprint, Publication
from survey.identifiers import is_arxiv_id, is_web_address
from survey.model import SurveyInfo
from survey.record_values import check_authors, check_characters, check_publication, check_urls, check_years
from survey.toml_text import index_lines, load_toml
from survey.typed_toml import (
    Fault,
    Lines,
    Place,
    field_problems,
    place_of_error,
    syntax_problem,
    validate,
    value_problem,
)

NAME = "survey.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Survey:
    """The survey, as a work of its authors."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    title: str | None = None
    short_title: str | None = None
    authors: tuple[str, ...] = ()  # "Family, Given" or "{Team}"
    year: int | None = None
    arxiv: str | None = None
    published: Publication | None = None
    preprint: Preprint | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Companion:
    """What is made of the lists."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    title: str | None = None
    authors: tuple[str, ...] = ()  # "Family, Given" or "{Team}"
    edition: str | None = None
    date: str | None = None
    address: str | None = None
    source_url: str | None = None
    origin: str | None = None
    license: str | None = None
    key: str | None = None  # what the citation keys of its sections start with


@dataclass(frozen=True, kw_only=True, slots=True)
class _Checks:
    """What is looked at only if a project asks for it."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    numbers_in_prose: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    """The whole file."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    lists: tuple[str, ...] = ()
    add_to: str | None = None
    survey: _Survey = field(default_factory=_Survey)
    companion: _Companion = field(default_factory=_Companion)
    checks: _Checks = field(default_factory=_Checks)


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a project says of itself."""

    lists: tuple[str, ...]  # paths below the project's folder, with slashes; never empty, no two the same
    add_to: str  # the one of them that new lines go to
    info: SurveyInfo
    checks_numbers: bool = False  # in prose
    line: int = 1  # where the file names the lists, 1-based


def parse_settings(text: str, path: str) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return what the file says, without what cannot be used; `None` if it does not say which lists to read.

    Each fault is a problem, in the order of the file.
    """
    try:
        tables = load_toml(text)
    except (ValueError, RecursionError) as error:
        return None, (syntax_problem(error, path, text),)
    lines = index_lines(text)
    has_lists = "lists" in tables
    faults = [*check_characters(tables), *_check_texts(tables)]
    _take_out(tables, (place for place, _, _ in faults))
    file, problems = _read(tables, path, lines)
    if "lists" in tables or not has_lists:
        faults += _check_lists(file)
    faults += _check(file)
    problems += [value_problem(fault, (), path, lines) for fault in faults]
    _take_out(tables, (place for place, _, _ in faults))
    settled, _ = _read(tables, path, lines)
    ordered = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.location.order))
    return (_settle(settled, lines.get(("lists",), 1)) if settled.lists else None), ordered


def _read(tables: dict[str, Any], path: str, lines: Lines) -> tuple[_File, list[Problem]]:
    """Return the file as a record, and what was of a wrong kind, which is taken out of the tables."""
    problems: list[Problem] = []
    gone: set[Place] = set()
    while True:
        try:
            return validate(_File, tables), problems
        except ValidationError as invalid:
            # What has been taken out is missing now, and has been reported.
            errors = [each for each in invalid.errors() if place_of_error(each) not in gone]
            found = field_problems(errors, _File, (), path, lines)
            problems += [
                replace(problem, expected=problem.expected or _name_fields(place_of_error(error)))
                for problem, error in zip(found, errors, strict=True)
            ]
            # A table that lacks what it must have goes as a whole.
            places = [
                place_of_error(each)[: -1 if each["type"] == "missing" else None] for each in invalid.errors()
            ]
        gone.update(places)
        _take_out(tables, places)


_TABLES: dict[Place, type] = {
    (): _File,
    ("survey",): _Survey,
    ("survey", "published"): Publication,
    ("survey", "preprint"): Preprint,
    ("companion",): _Companion,
    ("checks",): _Checks,
}


def _name_fields(place: Place) -> str:
    """Return which fields the table around a place has."""
    names = [each.name for each in fields(_TABLES.get(place[:-1], _File))]
    return f"one of {', '.join(names)}"


def _take_out(tables: dict[str, Any], places: Iterable[Place]) -> None:
    """Take the innermost named value of each place out of the tables.

    Of a list with one bad item all goes: what is left of the authors would be other authors.
    """
    for place in places:
        table: Any = tables
        for step in place:
            inner = table.get(step) if isinstance(table, dict) else None
            if not isinstance(inner, dict) or step == place[-1]:
                if isinstance(table, dict):
                    table.pop(step, None)
                break
            table = inner


# -- values ----------------------------------------------------------------------------------------


def _check(file: _File) -> Iterator[Fault]:
    """Yield what has the right type and is wrong all the same, but for the lists."""
    if file.add_to is not None and file.lists and file.add_to not in file.lists:
        yield ("add_to",), file.add_to, f"one of lists: {', '.join(file.lists)}"
    for name, faults in (
        ("survey", _check_survey(file.survey)),
        ("companion", _check_companion(file.companion)),
    ):
        for place, value, expected in faults:
            yield (name, *place), value, expected


def _check_lists(file: _File) -> Iterator[Fault]:
    """Yield each path that is none of a list in the project, and the lack of any."""
    if not file.lists:
        yield ("lists",), [], 'the paths of the lists to read, such as ["bib/catalogue.md"]'
    for number, path in enumerate(file.lists):
        if not _is_inside(path):
            yield ("lists",), path, "a path inside the project's folder, such as bib/catalogue.md"
        elif path in file.lists[:number]:
            yield ("lists",), path, "each list once"


def _check_texts(tables: Mapping[str, Any], start: Place = ()) -> Iterator[Fault]:
    """Yield every text that shows nothing: an unknown value has no field."""
    for name, value in tables.items():
        if isinstance(value, str) and not any(char.isprintable() and not char.isspace() for char in value):
            yield (*start, name), value, "a text, or the field left out"
        elif isinstance(value, dict):
            yield from _check_texts(value, (*start, name))


def _is_inside(path: str) -> bool:
    """Whether the path leads to a file below the folder it starts from, on every system."""
    parts = path.split("/")
    is_plain = not {"", ".", ".."} & set(parts) and "\\" not in path
    return is_plain and not PureWindowsPath(path).drive and not PurePosixPath(path).is_absolute()


def _check_survey(survey: _Survey) -> Iterator[Fault]:
    yield from check_authors(survey.authors)
    yield from check_years(survey.year, survey.published)
    yield from check_publication(survey.published)
    if survey.preprint is not None and survey.published is None:
        expected = "[survey.published] as well; of a survey that is a preprint only, [survey] says all"
        yield ("preprint",), "a table", expected
    if survey.preprint is not None:
        for place, value, expected in (
            *check_authors(survey.preprint.authors),
            *check_years(survey.preprint.year),
        ):
            yield ("preprint", *place), value, expected
    if survey.published and survey.year not in {None, survey.published.year}:
        yield ("year",), survey.year, f"{survey.published.year}, which is the year of the publication"
    if survey.arxiv is not None and not is_arxiv_id(survey.arxiv):
        yield ("arxiv",), survey.arxiv, "an arXiv identifier without version, such as 2401.02909"
    for alias in survey.aliases:
        if not re.fullmatch(r"[a-z][a-z0-9]*", alias):
            yield ("aliases",), alias, "citation keys of small letters and digits"


def _check_companion(companion: _Companion) -> Iterator[Fault]:
    yield from check_authors(companion.authors)
    yield from check_urls({"source_url": companion.source_url, "origin": companion.origin})
    if companion.key is not None and not re.fullmatch(r"[a-z][a-z0-9-]{0,11}", companion.key):
        yield ("key",), companion.key, "up to twelve small letters, digits and hyphens"
    if companion.edition is not None and not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.-]*", companion.edition):
        yield ("edition",), companion.edition, "letters, digits, dots and hyphens"
    if companion.date is not None and not is_date(companion.date):
        yield ("date",), companion.date, "a day as YYYY-MM-DD"
    if companion.address is not None and not is_root(companion.address):
        yield (
            ("address",),
            companion.address,
            "the site's address, without ? and #, such as https://a.example/",
        )


def is_root(address: str) -> bool:
    """Whether addresses of pages can be made by adding to this one."""
    return is_web_address(address) and not re.search(r"[?#]", address)


# -- what comes of it ------------------------------------------------------------------------------


def _settle(file: _File, line: int) -> Settings:
    survey, companion = file.survey, file.companion
    published = survey.published
    info = SurveyInfo(
        title=survey.title,
        short_title=survey.short_title,
        authors=tuple(map(parse_inverted, survey.authors)),
        year=survey.year or (published.year if published else None),
        arxiv=survey.arxiv,
        published=published,
        preprint=survey.preprint,
        aliases=survey.aliases,
        companion_title=companion.title,
        companion_key=companion.key,
        companion_authors=tuple(map(parse_inverted, companion.authors)),
        edition=companion.edition,
        date=companion.date,
        origin=companion.origin,
        source_url=companion.source_url,
        address=f"{companion.address.rstrip('/')}/" if companion.address else None,
        license=companion.license,
    )
    return Settings(
        lists=file.lists,
        add_to=file.add_to or file.lists[-1],
        info=info,
        checks_numbers=file.checks.numbers_in_prose,
        line=line,
    )
