"""A project's files: where they are, and how they are read together.

    bib/survey.toml                       read first: it names the lists
    bib/catalogue.md, bib/works.toml, …   read
    docs/prose/                           looked through for pages without a section

What is read is put together by the pure modules; `conversion` writes what comes of it.
"""

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from survey import disk
from survey.audit import audit_survey
from survey.catalogue import parse_catalogue
from survey.codes import Code
from survey.errors import Location, Problem, SurveyError
from survey.joint_lists import join_catalogues
from survey.merge import merge_survey
from survey.model import Catalogue, Survey
from survey.records import (
    parse_benchmarks,
    parse_editions,
    parse_moves,
    parse_resource_facts,
    parse_results,
    parse_settlements,
    parse_work_facts,
)
from survey.settings import NAME, Settings, parse_settings
from survey.source import decode_source

T = TypeVar("T")

CATALOGUE = "catalogue.md"  # the list of a project without settings
RECORDS = (
    *("works.toml", "resources.toml", "benchmarks.toml", "results.toml"),
    *("settled.toml", "moved.toml", "changes.toml"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Where one survey's files are, and what it says of itself."""

    lists: tuple[Path, ...]  # in the order of reading; never empty
    output: Path  # holds bib/ and docs/
    records: Path  # may hold works.toml, resources.toml, benchmarks.toml, results.toml and others
    settings: Settings | None = None  # None: each list says what it is
    settings_path: Path | None = None
    problems: tuple[Problem, ...] = ()  # of the settings

    @property
    def bibliography(self) -> Path:
        """Return where the .bib file is written."""
        return self.output / "bib" / "survey.bib"

    @property
    def keys(self) -> Path:
        """Return where the table of all citation keys, old and new, is written."""
        return self.output / "bib" / "keys.csv"

    @property
    def citation(self) -> Path:
        """Return where the file is written that says how to cite the companion."""
        return self.output / "CITATION.cff"

    @property
    def docs(self) -> Path:
        """Return the folder of the pages."""
        return self.output / "docs"

    @property
    def site(self) -> Path:
        """Return the folder of the built site."""
        return self.docs / "_build" / "html"

    @property
    def sources(self) -> tuple[Path, ...]:
        """Return the folders with what the pages are made from, besides the pages that people write."""
        return tuple(dict.fromkeys([*(path.parent for path in self.lists), self.records]))

    @property
    def names(self) -> dict[str, str]:
        """Return what pages call each list, the same on every machine, by its path in messages."""
        root = self.settings_path.parent.parent if self.settings_path else self.output
        return {path.as_posix(): _name_below(root.absolute(), path.absolute()) for path in self.lists}


def _name_below(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def locate_project(
    catalogue: Path | None = None, output: Path | None = None, records: Path | None = None
) -> Project:
    """Return the project of a list, or else the one that the current folder belongs to.

    The settings are `survey.toml` beside the list, or `bib/survey.toml` of that folder, which names lists.
    Without an output folder, pages are written where the settings are found: in the folder above `bib`.
    A list in a folder named `bib` belongs to the folder above, too; for any other, a new folder is named
    after it, so that another survey's pages are never overwritten.
    Records stand beside the settings, or else in the output's `bib`, unless another folder is given.

    Raises:
        SurveyError: there is no project, or its settings name no list that could be read.
    """
    if catalogue is None:
        return open_project(find_root(), output, records)
    output = output or _root_of(catalogue)
    read = _read_settings(catalogue.parent / NAME)
    return _assemble(read, (catalogue,), output, records)


def open_project(root: Path, output: Path | None = None, records: Path | None = None) -> Project:
    """Return the project that is kept in a folder; see `locate_project`."""
    read = _read_settings(root / "bib" / NAME)
    if read is None:
        return locate_project(root / "bib" / CATALOGUE, output or root, records)
    lists = tuple(_find_list(root, name, read.path) for name in read.settings.lists)
    return _assemble(read, lists, output or root, records)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    """Settings that have been read."""

    path: Path
    settings: Settings
    problems: tuple[Problem, ...]


def _read_settings(path: Path) -> _Read | None:
    """Return what the settings say, if there are any.

    Raises:
        SurveyError: they name no list.
    """
    text = disk.read_text(path, path.as_posix())
    if text is None:
        return None
    settings, problems = parse_settings(text, path.as_posix())
    if settings is None:
        raise SurveyError(*problems)
    return _Read(path=path, settings=settings, problems=problems)


def _assemble(read: _Read | None, lists: tuple[Path, ...], output: Path, records: Path | None) -> Project:
    return Project(
        lists=lists,
        output=output,
        records=records or (read.path.parent if read else output / "bib"),
        settings=read.settings if read else None,
        settings_path=read.path if read else None,
        problems=read.problems if read else (),
    )


def _root_of(catalogue: Path) -> Path:
    """Return where the pages of a list are written that is named on the command line."""
    folder = catalogue.absolute().parent
    return _nearest(folder.parent) if folder.name == "bib" else Path(f"{catalogue.stem}-site")


def _nearest(folder: Path) -> Path:
    """Return the folder relative to the current one where it is inside, for shorter messages."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def find_root() -> Path:
    """Return the folder of the project that the current folder belongs to, relative to it.

    Raises:
        SurveyError: neither it nor any folder above holds a project.
    """
    here = Path.cwd()
    for up, folder in enumerate((here, *here.parents)):
        if any((folder / "bib" / name).is_file() for name in (NAME, CATALOGUE)):
            return Path(*[".."] * up)
    location = Location(path=f"bib/{NAME}", line=1)
    raise SurveyError(Problem(code=Code.NO_PROJECT, location=location, found=str(here)))


def _find_list(root: Path, name: str, settings: Path) -> Path:
    """Return the path of a list that the settings name.

    Raises:
        SurveyError: a link on the way leads out of the project.
    """
    path = root / name
    target = Path(os.path.realpath(path))  # which takes a ring of links, too
    if not target.is_relative_to(os.path.realpath(root)):
        location = Location(path=settings.as_posix(), line=1)
        expected = "a list inside the project's folder, also behind a link"
        found = f"{name}, which leads to {target.as_posix()}"
        raise SurveyError(Problem(code=Code.INVALID_VALUE, location=location, found=found, expected=expected))
    return path


def read_survey(project: Project) -> Survey:
    """Return the survey with every problem of the lists, the settings and the records.

    Raises:
        SurveyError: a list cannot be read at all.
    """
    catalogue = _read_lists(project)
    works, work_problems = _read_records(project, "works.toml", parse_work_facts)
    facts, fact_problems = _read_records(project, "resources.toml", parse_resource_facts)
    survey = merge_survey(catalogue, works, facts, project.names)
    settlements, settlement_problems = _read_records(project, "settled.toml", parse_settlements)
    moves, move_problems = _read_records(project, "moved.toml", parse_moves)
    editions, edition_problems = _read_records(project, "changes.toml", parse_editions)
    benchmarks, benchmark_problems = _read_records(project, "benchmarks.toml", parse_benchmarks)
    results, result_problems = _read_records(project, "results.toml", parse_results)
    survey = replace(survey, moves=moves, editions=editions, benchmarks=benchmarks, results=results)
    problems = (
        *(*project.problems, *benchmark_problems, *result_problems),
        *(*work_problems, *fact_problems, *settlement_problems, *move_problems, *edition_problems),
        *(*_lost_keys(project, survey), *_unused_prose(project, survey), *_unread_records(project)),
    )
    survey = audit_survey(replace(survey, problems=(*survey.problems, *problems)), settlements)
    survey = _without(survey, _OF_WORKS) if work_problems else survey
    return _without(survey, {Code.UNKNOWN_BENCHMARK}) if benchmark_problems else survey


def _read_lists(project: Project) -> Catalogue:
    """Return what all lists say together."""
    settings = project.settings
    catalogues = []
    for path in project.lists:
        source = decode_source(disk.read_bytes(path, path.as_posix()), path.as_posix())
        catalogues.append(parse_catalogue(source, has_settings=settings is not None))
    joined = join_catalogues(catalogues)
    if settings is None:
        return joined
    info = settings.info
    return replace(joined, info=info if info.title else replace(info, title=joined.info.title))


# What is only reported because a record of a work could not be read.
_OF_WORKS = {Code.NO_RECORD, Code.UNKNOWN_KEY, Code.LOST_KEY, Code.IDLE_SETTLEMENT, Code.UNTRUE_CHANGE}


def _without(survey: Survey, causes: Collection[Code]) -> Survey:
    return replace(survey, problems=tuple(each for each in survey.problems if each.code not in causes))


def _lost_keys(project: Project, survey: Survey) -> Iterator[Problem]:
    """Yield a problem for every key that was given out and is gone; only records promise keys."""
    path = project.records / project.keys.name
    shown = path.as_posix()
    text = disk.read_text(path, shown)
    known = {*survey.aliases, *survey.records}
    for number, line in enumerate((text or "").splitlines()[1:], 2):
        key = line.partition(",")[0]
        if key not in known:
            yield Problem(code=Code.LOST_KEY, location=Location(path=shown, line=number), found=key)


def _read_records(
    project: Project, name: str, parse: Callable[[str, str], tuple[T, tuple[Problem, ...]]]
) -> tuple[T, tuple[Problem, ...]]:
    """Return the records of an optional file."""
    path = project.records / name
    text = disk.read_text(path, path.as_posix())
    return parse(text or "", path.as_posix())


def _unread_records(project: Project) -> Iterator[Problem]:
    """Yield a problem for records beside a list that belong to no settings, and so are not read."""
    beside = project.lists[0].parent
    if project.settings is None and beside.absolute() != project.records.absolute():
        for name in RECORDS:
            if (beside / name).is_file():
                location = Location(path=(beside / name).as_posix(), line=1)
                found = f"records are read from {project.records.as_posix()}"
                yield Problem(code=Code.UNREAD_RECORDS, location=location, found=found)


def find_refusal(project: Project, survey: Survey) -> Problem | None:
    """Return the first reason to leave every file as it is: settings or a record faulty, or a lost key."""
    faults = {Code.INVALID_TOML, Code.INVALID_FIELD, Code.INVALID_VALUE}
    paths = {(project.records / "works.toml").as_posix()}
    paths |= {project.settings_path.as_posix()} if project.settings_path else set()
    for problem in survey.problems:
        if problem.code is Code.LOST_KEY or (problem.location.path in paths and problem.code in faults):
            return problem
    return None


def find_prose(project: Project) -> list[str]:
    """Return the pages of prose by their path in their folder, sorted."""
    folder = project.docs / "prose"
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md"))]


def _unused_prose(project: Project, survey: Survey) -> Iterator[Problem]:
    """Yield a problem for prose that no page includes, perhaps because its section was renamed."""
    addresses = {section.address for section in survey.sections}
    addresses |= {section.part.address for section in survey.sections}
    for path in find_prose(project):
        if path.removesuffix(".md") not in addresses:
            location = Location(path=(project.docs / "prose" / path).as_posix(), line=1)
            yield Problem(code=Code.UNUSED_PROSE, location=location, found=path)
