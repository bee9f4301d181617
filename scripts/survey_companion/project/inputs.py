"""The files of a project → a `Survey`.

    bib/survey.toml                       read first: it names the lists
    bib/catalogue.md, bib/works.toml, …   read
    bib/keys.lock                         read: the keys given out
    docs/prose/                           searched for pages without a section
    docs/*.md, docs/prose/                read if the numbers in prose are checked

The wings before this one build the survey from the texts; `conversion` writes the results.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from survey_companion.audit import audit_survey
from survey_companion.audit.prose_numbers import Page
from survey_companion.joining.merge import merge_survey
from survey_companion.model.given_keys import GivenKey, GivenKeys
from survey_companion.model.hints import Hint
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.model.survey import Catalogue, Survey
from survey_companion.project import disk
from survey_companion.project.file_kinds import FileKind, kind_of
from survey_companion.project.list_inputs import read_source
from survey_companion.project.locating import Project
from survey_companion.reading.additions import (
    choose_models,
    find_misplaced,
    join_additions,
    read_additions,
)
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.joint_lists import join_catalogues, join_chapters
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.own_citation import complete_info
from survey_companion.reading.sources.source import Source
from survey_companion.records.key_lock import is_key, parse_keys
from survey_companion.records.toml_records import (
    parse_benchmarks,
    parse_editions,
    parse_moves,
    parse_resource_records,
    parse_results,
    parse_settlements,
    parse_work_records,
)
from survey_companion.text.sealing import is_marked

if TYPE_CHECKING:
    from survey_companion.editing.lists.open_list import OpenList

T = TypeVar("T")

RECORDS = (
    *("works.toml", "resources.toml", "benchmarks.toml", "results.toml"),
    *("settled.toml", "moved.toml", "changes.toml"),
)


def read_survey(project: Project, *, settles: bool = True, opened: "Sequence[OpenList]" = ()) -> Survey:
    """Return the survey with every problem of the lists, the settings and the records.

    Without `settles`, the decisions in settled.toml are not read: they are about this edition of the list.
    Published lists that are `opened` are taken as they are there, and not read again.

    Raises:
        SurveyError: a list cannot be read at all.
    """
    catalogue = _read_lists(project, opened)
    works, work_problems = _read_records(project, "works.toml", parse_work_records)
    facts, fact_problems = _read_records(project, "resources.toml", parse_resource_records)
    given, key_problems = _read_keys(project)
    survey = merge_survey(catalogue, works, facts, project.names, given)
    settlements, settlement_problems = (
        _read_records(project, "settled.toml", parse_settlements) if settles else ((), ())
    )
    moves, move_problems = _read_records(project, "moved.toml", parse_moves)
    editions, edition_problems = _read_records(project, "changes.toml", parse_editions)
    benchmarks, benchmark_problems = _read_records(project, "benchmarks.toml", parse_benchmarks)
    results, result_problems = _read_records(project, "results.toml", parse_results)
    survey = replace(survey, moves=moves, editions=editions, benchmarks=benchmarks, results=results)
    problems = (
        *(*project.problems, *key_problems, *benchmark_problems, *result_problems),
        *(*work_problems, *fact_problems, *settlement_problems, *move_problems, *edition_problems),
        *(
            *find_idle_hints(project, catalogue.used_hints),
            *_unused_prose(project, survey),
            *_unread_records(project),
        ),
    )
    checks_numbers = bool(project.settings and project.settings.checks_numbers)
    prose = read_pages(project, are_needed=checks_numbers)
    pages = prose if checks_numbers else ()
    survey = audit_survey(replace(survey, problems=(*survey.problems, *problems)), settlements, pages, prose)
    survey = _without(survey, _OF_WORKS) if work_problems else survey
    return _without(survey, {Code.UNKNOWN_BENCHMARK}) if benchmark_problems else survey


def _read_lists(project: Project, opened: "Sequence[OpenList]") -> Catalogue:
    """Return the joint catalogue of all lists."""
    settings = project.settings
    has_settings = settings is not None and settings.describes_survey
    known = {each.path: (each.source, each.found, each.catalogue) for each in opened}
    lists = [known.get(path.as_posix()) or _read_published(project, path) for path in project.lists]
    catalogues = [catalogue for _, _, catalogue in lists]
    joined = join_chapters(catalogues) if project.chapters else join_catalogues(catalogues)
    if project.additions:
        misplaced = [each for source, _, catalogue in lists for each in find_misplaced(source, catalogue)]
        models = choose_models([found for _, found, _ in lists])
        hints = settings.hints if settings else None
        _, additions = read_additions(read_source(project, project.additions), hints, models)
        joined = join_additions(replace(joined, problems=(*joined.problems, *misplaced)), additions)
    if settings is None or not has_settings:
        return joined
    info, notices = complete_info(settings.info, joined.own_entry)
    info = info if info.title else replace(info, title=joined.info.title)
    return replace(joined, info=info, problems=(*joined.problems, *notices))


def _read_published(project: Project, path: Path) -> tuple[Source, ListReading, Catalogue]:
    """Return the text of a published list, what is read from it, and its catalogue."""
    settings = project.settings
    source = read_source(project, path)
    found = read_list(source, settings.hints if settings else None, project.chapters)
    has_settings = settings is not None and settings.describes_survey
    catalogue = build_catalogue(source, found, has_settings=has_settings, is_chapter=bool(project.chapters))
    return source, found, catalogue


_IDLE_FORM = "no line has this form that a form above it has not, so it changes nothing"


def find_idle_hints(project: Project, used: AbstractSet[Hint]) -> Iterator[Problem]:
    """Yield a problem for each hint of survey.toml that is not among those that hold for a list."""
    if project.settings is None or project.settings_path is None:
        return
    path = project.settings_path.as_posix()
    for hint in project.settings.hints.all:
        if hint not in used:
            line, column = project.settings.spots[hint]
            location = Location(path=path, line=line, column=column)
            wrong = _IDLE_FORM if hint[0] == "shape" else None
            yield Problem(code=Code.IDLE_HINT, location=location, found=": ".join(hint), wrong=wrong)


# Problems that may be only consequences of records of works that could not be read.
_OF_WORKS = {
    *(Code.NO_RECORD, Code.UNKNOWN_KEY, Code.LOST_KEY, Code.REUSED_KEY),
    *(Code.IDLE_SETTLEMENT, Code.UNTRUE_CHANGE),
}


def _without(survey: Survey, causes: Collection[Code]) -> Survey:
    return replace(survey, problems=tuple(each for each in survey.problems if each.code not in causes))


def _read_keys(project: Project) -> tuple[GivenKeys, tuple[Problem, ...]]:
    """Return the keys that were given out, and the problems of their file.

    They are kept beside the records; a copy elsewhere, such as for a part of the lists, borrows them.
    """
    kept = project.records / project.keys.name
    path = kept if kind_of(kept) is not FileKind.NOTHING else project.keys
    text = disk.read_text(path, path.as_posix())
    if text is None:
        return _read_old_keys(project), ()
    keys, problems = parse_keys(text, path.as_posix())
    return GivenKeys(keys=keys, is_borrowed=path.absolute() != project.keys.absolute()), problems


def _read_old_keys(project: Project) -> GivenKeys:
    """Return the keys of keys.csv, in which earlier versions of the program kept those of records."""
    path = project.records / "keys.csv"
    lines = (disk.read_text(path, path.as_posix()) or "").splitlines()
    rows = (line.partition(",")[::2] for line in lines[1:])
    found = [
        (key, now, Location(path=path.as_posix(), line=number)) for number, (key, now) in enumerate(rows, 2)
    ]
    known = {key for key, _, _ in found}
    return GivenKeys(
        keys=tuple(
            GivenKey(key=key, now=now if now != key else None, location=location)
            for key, now, location in found
            if is_key(key) and now in known and is_key(now)
        )
    )


def _read_records(
    project: Project, name: str, parse: Callable[[str, str], tuple[T, tuple[Problem, ...]]]
) -> tuple[T, tuple[Problem, ...]]:
    """Return the records of a file that may be missing, and its problems."""
    path = project.records / name
    draft = project.drafts.get(path)
    text = disk.read_text(path, path.as_posix()) if draft is None else draft.decode()
    return parse(text or "", path.as_posix())


def _unread_records(project: Project) -> Iterator[Problem]:
    """Yield a problem for files of records that are not read, because no survey.toml is beside the list."""
    beside = project.lists[0].parent
    if project.settings is None and beside.absolute() != project.records.absolute():
        for name in RECORDS:
            if (beside / name).is_file():
                location = Location(path=(beside / name).as_posix(), line=1)
                found = f"records are read from {project.records.as_posix()}"
                yield Problem(code=Code.UNREAD_RECORDS, location=location, found=found)


def find_refusal(project: Project, survey: Survey) -> Problem | None:
    """Return the first problem that forbids writing: faulty settings, records or keys, or a reused key."""
    faults = {Code.INVALID_TOML, Code.INVALID_FIELD, Code.INVALID_VALUE}
    paths = {(project.records / "works.toml").as_posix()}
    paths |= {project.settings_path.as_posix()} if project.settings_path else set()
    for problem in survey.problems:
        if problem.code in {Code.INVALID_KEYS, Code.REUSED_KEY} or (
            problem.location.path in paths and problem.code in faults
        ):
            return problem
    return None


def find_prose(project: Project) -> list[str]:
    """Return the paths of the pages of prose, relative to their folder and sorted."""
    folder = project.docs / "prose"
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md"))]


def read_pages(project: Project, *, are_needed: bool) -> list[Page]:
    """Return the pages and the prose that people wrote, in order; a mark shows which are generated.

    Pages that cannot be read are left out unless they are needed; `overwriting` names them before a build.
    """
    written = [
        *sorted(project.docs.glob("*.md")),
        *(project.docs / "prose" / each for each in find_prose(project)),
    ]
    pages = []
    for path in written:
        try:
            text = disk.read_text(path, path.as_posix()) or ""
        except SurveyError:
            if are_needed:
                raise
            continue
        name = path.relative_to(project.docs).with_suffix("").as_posix()
        pages.append(Page(name=name, path=path.as_posix(), text=text))
    return [page for page in pages if not is_marked(page.text.encode())]


def _unused_prose(project: Project, survey: Survey) -> Iterator[Problem]:
    """Yield a problem for prose that no page includes, perhaps because its section was renamed."""
    addresses = {section.address for section in survey.sections}
    addresses |= {section.part.address for section in survey.sections}
    for path in find_prose(project):
        if path.removesuffix(".md") not in addresses:
            location = Location(path=(project.docs / "prose" / path).as_posix(), line=1)
            yield Problem(code=Code.UNUSED_PROSE, location=location, found=path)
