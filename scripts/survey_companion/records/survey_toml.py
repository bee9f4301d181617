"""The text of `survey.toml` → the facts of the survey and of its companion, and the paths of its lists.

Input: the text of the file. Output: `Settings`, and every problem of the file.
Neighbours: `settings_fields` defines the fields; `reading.front_matter` reads the front matter of a list
without such a file; `project.locating` finds the file.

    lists = ["bib/catalogue.md"]          relative to the folder above the file's own
    additions = "bib/additions.md"        what the companion adds to these lists
    ignore, papers, data, [[shape]] …     how the lists are to be read, where the guess is wrong
    chapters = true                       each list is a chapter, and its title a part
    tool = "git+https://…@TAG"            what workflows install
    [survey]                              the survey, with the fields of works.toml
    [companion]                           the site and its editions, and their authors
    [checks]                              checks that run only if switched on here
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from survey_companion.model.hints import ALSO, Hint, Hints
from survey_companion.model.problems import Location, Problem
from survey_companion.model.survey import SurveyInfo
from survey_companion.model.work_kinds import PublicationType
from survey_companion.reading.lines.line_templates import is_template
from survey_companion.records.record_values import check_characters
from survey_companion.records.settings_fields import (
    SettingsFile,
    check_lists,
    check_settings,
    check_texts,
    check_versions,
    hint_at_name,
    hint_at_value,
    name_fields,
)
from survey_companion.records.toml_places import Spot, find_spot, index_places
from survey_companion.records.toml_text import load_toml
from survey_companion.records.toml_validation import (
    Fault,
    Place,
    field_problems,
    place_of_error,
    syntax_problem,
    validate,
    value_problem,
)
from survey_companion.text.person_names import parse_inverted

NAME = "survey.toml"
Places = Mapping[Place, Spot]
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
    spots: Mapping[Hint, tuple[int, int]] = field(default_factory=dict)  # line and column of hints and lists
    tool: str | None = None  # what workflows install
    has_chapters: bool = False  # whether each list is a chapter
    checks_numbers: bool = False  # whether numbers in prose are checked

    @property
    def named_lists(self) -> tuple[tuple[str, str], ...]:
        """Return each list with the setting that names it, in the order of reading."""
        added = [("additions", self.additions)] if self.additions else []
        return (*(("lists", each) for each in self.lists), *added)

    @property
    def every_list(self) -> tuple[str, ...]:
        """Return the paths of the lists and of the additions, in the order of reading."""
        return tuple(name for _, name in self.named_lists)


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
    places = index_places(text)
    has_lists = "lists" in tables or not needs_lists
    describes_survey = bool({"survey", "companion"} & set(tables))
    faults = [*check_characters(tables), *check_texts(tables), *check_versions(tables)]
    _take_out(tables, (place for place, _, _ in faults))
    file, problems = _read(tables, path, places)
    if "lists" in tables or not has_lists:
        faults += check_lists(file)
    faults += check_settings(file)
    problems += [_place_fault(fault, path, places) for fault in faults]
    _take_out(tables, (place for place, _, _ in faults if place[0] not in _LISTS_OF_HINTS))
    usable, _ = _read(tables, path, places)
    ordered = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.location.order))
    if needs_lists and not usable.lists:
        return None, ordered
    return replace(_build_settings(usable, places), describes_survey=describes_survey), ordered


def _place_fault(fault: Fault, path: str, places: Places) -> Problem:
    """Return a problem where the value stands, or else the innermost table around it."""
    problem = value_problem(fault, (), path, _lines(places))
    place, value, _ = fault
    return _move_to(problem, find_spot(places, place, value))


def _move_to(problem: Problem, spot: tuple[int, int] | None) -> Problem:
    if spot is None:
        return problem
    line, column = spot
    return replace(problem, location=Location(path=problem.location.path, line=line, column=column))


def _lines(places: Places) -> dict[Place, int]:
    return {place: spot.name[0] for place, spot in places.items()}


def _read(tables: dict[str, Any], path: str, places: Places) -> tuple[SettingsFile, list[Problem]]:
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
            found = field_problems(errors, SettingsFile, (), path, _lines(places))
            problems += [
                _explain(problem, error, places) for problem, error in zip(found, errors, strict=True)
            ]
            # A table without a required field is removed as a whole.
            removed = [
                place_of_error(each)[: -1 if each["type"] == "missing" else None] for each in invalid.errors()
            ]
        gone.update(removed)
        _take_out(tables, removed)


def _explain(problem: Problem, error: Mapping[str, Any], places: Places) -> Problem:
    """Return the problem with what was expected there, the nearest right name, and its column."""
    place = place_of_error(error)
    spot = places.get(place)
    match error["type"]:
        case "unexpected_keyword_argument":
            problem = replace(problem, wrong=f"this field is not known{hint_at_name(place)}")
            return _move_to(replace(problem, expected=name_fields(place)), spot and spot.name)
        case "enum":
            near = hint_at_value(error["input"], [each.value for each in PublicationType])
            problem = replace(problem, wrong=f"this value is not known{near}")
    expected = problem.expected or name_fields(place)
    return _move_to(replace(problem, expected=expected), spot and spot.value)


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


def _build_settings(file: SettingsFile, places: Places) -> Settings:
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
        repository=companion.repository,
        branch=companion.branch,
        address=f"{companion.address.rstrip('/')}/" if companion.address else None,
        license=companion.license,
        language=companion.language,
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
        spots={
            **{("lists", each): find_spot(places, ("lists",), each) or (1, 1) for each in file.lists},
            **{
                ("additions", each): find_spot(places, ("additions",), each) or (1, 1)
                for each in [file.additions]
                if each
            },
            **dict(_find_hints(hints, places)),
        },
        tool=file.tool,
        has_chapters=file.chapters,
        checks_numbers=file.checks.numbers_in_prose,
    )


def _find_hints(hints: Hints, places: Places) -> Iterator[tuple[Hint, tuple[int, int]]]:
    """Yield each hint with the line and column where it stands, or else those of its table."""
    numbers = {shape: str(number) for number, shape in enumerate(hints.shapes)}
    for hint in hints.all:
        name, value = hint
        if name in {"columns", "labels"}:
            spot = places.get((name, value))
            yield hint, spot.name if spot else (1, 1)
        else:
            place = ("shape", numbers[value], "like") if name == "shape" else (name,)
            yield hint, find_spot(places, place, value) or (1, 1)
