"""The text of `survey.toml` → the facts of the survey and of its companion, and the paths of its lists.

Input: the text of the file. Output: `Settings`, and every problem of the file.
Neighbours: `settings_fields` defines the fields; `reading.front_matter` reads the front matter of a list
without such a file; `project.locating` finds the file.

    lists = ["bib/catalogue.md"]          relative to the folder above the file's own
    additions = "bib/additions.md"        what the companion adds to these lists
    ignore, papers, data, [[shape]] …     how the lists are to be read, where the guess is wrong
    chapters = true                       each list is a chapter, and its title a part
    [survey]                              the survey, with the fields of works.toml
    [companion]                           the site and its editions, and their authors
    [checks]                              checks that run only if switched on here
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from survey_companion.model.hints import ALSO, Hint, Hints
from survey_companion.model.problems import Problem
from survey_companion.model.survey import SurveyInfo
from survey_companion.reading.lines.line_templates import is_template
from survey_companion.records.record_values import check_characters
from survey_companion.records.settings_fields import (
    SettingsFile,
    check_lists,
    check_settings,
    check_texts,
    check_versions,
    name_fields,
)
from survey_companion.records.toml_text import index_lines, load_toml
from survey_companion.records.toml_validation import (
    Lines,
    Place,
    field_problems,
    place_of_error,
    syntax_problem,
    validate,
    value_problem,
)
from survey_companion.text.person_names import parse_inverted

NAME = "survey.toml"
_LISTS_OF_HINTS = frozenset(("ignore", "papers", "data", "shape"))  # one that is wrong leaves the others true


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The settings of a project."""

    lists: tuple[str, ...]  # POSIX paths below the project's folder, each once; empty only beside one list
    add_to: str | None  # the list that gets new lines; one of `lists`, or `additions`
    info: SurveyInfo
    additions: str | None = None  # what the companion adds to the lists; a path like theirs
    describes_survey: bool = True  # whether it says anything of the survey or its companion
    hints: Hints = field(default_factory=Hints)
    hint_lines: Mapping[Hint, int] = field(default_factory=dict)  # 1-based line of each hint
    has_chapters: bool = False  # whether each list is a chapter
    checks_numbers: bool = False  # whether numbers in prose are checked
    line: int = 1  # 1-based line of `lists` in the file
    additions_line: int = 1  # 1-based line of `additions` in the file

    @property
    def every_list(self) -> tuple[str, ...]:
        """Return the paths of the lists and of the additions, in the order of reading."""
        return (*self.lists, *([self.additions] if self.additions else []))


def parse_settings(
    text: str, path: str, *, needs_lists: bool = True
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return the settings without unusable values, and problems; `None` if no list can be read.

    Problems are in the order of the file. Beside a list that is given anyway, `needs_lists` is false.
    """
    try:
        tables = load_toml(text)
    except (ValueError, RecursionError) as error:
        return None, (syntax_problem(error, path, text),)
    lines = index_lines(text)
    has_lists = "lists" in tables or not needs_lists
    describes_survey = bool({"survey", "companion"} & set(tables))
    faults = [*check_characters(tables), *check_texts(tables), *check_versions(tables)]
    _take_out(tables, (place for place, _, _ in faults))
    file, problems = _read(tables, path, lines)
    if "lists" in tables or not has_lists:
        faults += check_lists(file)
    faults += check_settings(file)
    problems += [value_problem(fault, (), path, lines) for fault in faults]
    _take_out(tables, (place for place, _, _ in faults if place[0] not in _LISTS_OF_HINTS))
    usable, _ = _read(tables, path, lines)
    ordered = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.location.order))
    if needs_lists and not usable.lists:
        return None, ordered
    return replace(_build_settings(usable, lines), describes_survey=describes_survey), ordered


def _read(tables: dict[str, Any], path: str, lines: Lines) -> tuple[SettingsFile, list[Problem]]:
    """Return the file as a record without values of the wrong type, and a problem for each of these."""
    problems: list[Problem] = []
    gone: set[Place] = set()
    while True:
        try:
            return validate(SettingsFile, tables), problems
        except ValidationError as invalid:
            # Removed values are missing now, but have been reported already.
            by_place = {place_of_error(each): each for each in invalid.errors()}
            errors = [each for place, each in by_place.items() if place not in gone]
            found = field_problems(errors, SettingsFile, (), path, lines)
            problems += [
                replace(problem, expected=problem.expected or name_fields(place_of_error(error)))
                for problem, error in zip(found, errors, strict=True)
            ]
            # A table without a required field is removed as a whole.
            places = [
                place_of_error(each)[: -1 if each["type"] == "missing" else None] for each in invalid.errors()
            ]
        gone.update(places)
        _take_out(tables, places)


def _take_out(tables: dict[str, Any], places: Iterable[Place]) -> None:
    """Remove the value at each place from the tables.

    A list with one bad item is removed as a whole: the other authors alone would be a wrong list of authors.
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


# -- the settings ----------------------------------------------------------------------------------


def _build_settings(file: SettingsFile, lines: Lines) -> Settings:
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
    hints = Hints(
        ignore=file.ignore,
        papers=file.papers,
        data=file.data,
        columns={head: ALSO.get(name, name) for head, name in file.columns.items()},
        labels={word: ALSO.get(name, name) for word, name in file.labels.items()},
        shapes=tuple(shape.like for shape in file.shape if is_template(shape.like)),
    )
    return Settings(
        lists=file.lists,
        additions=file.additions,
        add_to=file.add_to or file.additions or (file.lists[-1] if file.lists else None),
        info=info,
        hints=hints,
        hint_lines=dict(_find_hints(hints, lines)),
        has_chapters=file.chapters,
        checks_numbers=file.checks.numbers_in_prose,
        line=lines.get(("lists",), 1),
        additions_line=lines.get(("additions",), 1),
    )


def _find_hints(hints: Hints, lines: Lines) -> Iterator[tuple[Hint, int]]:
    """Yield each hint with the line where it stands, or else the line of its table."""
    numbers = {shape: str(number) for number, shape in enumerate(hints.shapes)}
    for hint in hints.all:
        name, value = hint
        place = ("shape", numbers[value], "like") if name == "shape" else (name, value)
        known = next((place[:n] for n in range(len(place), 0, -1) if place[:n] in lines), ())
        yield hint, lines.get(known, 1)
