"""A project's files: where they are, and how they are read together.

    bib/catalogue.md, bib/works.toml, …   read
    docs/prose/                           looked through for pages without a section
    docs/*.md, docs/prose/                read where the numbers in prose are checked

What is read is put together by the pure modules; `conversion` writes what comes of it.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from survey import disk
from survey.audit import audit_survey
from survey.audit.prose_numbers import Page
from survey.catalogue import parse_catalogue
from survey.codes import Code
from survey.errors import Location, Problem
from survey.merge import merge_survey
from survey.model import Survey
from survey.records import (
    parse_benchmarks,
    parse_editions,
    parse_moves,
    parse_resource_facts,
    parse_results,
    parse_settlements,
    parse_work_facts,
)
from survey.sealing import is_marked
from survey.source import decode_source

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Where one survey's files are."""

    catalogue: Path
    output: Path  # holds bib/ and docs/
    records: Path  # may hold works.toml, resources.toml, benchmarks.toml, results.toml and others

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
    def source(self) -> str:
        """The catalogue's name on the pages, the same on every machine."""
        catalogue, output = self.catalogue.absolute(), self.output.absolute()
        return (
            catalogue.relative_to(output).as_posix() if catalogue.is_relative_to(output) else catalogue.name
        )


def locate_project(catalogue: Path, output: Path | None, records: Path | None = None) -> Project:
    """Return the project of a catalogue; without an output folder, it is written beside the list.

    A catalogue in a folder named `bib` belongs to the folder above; for any other, a new folder
    is named after it, so that another survey's pages are never overwritten.
    Records stand beside the list unless another folder is given.
    """
    if output is None:
        folder = catalogue.absolute().parent
        output = _nearest(folder.parent) if folder.name == "bib" else Path(f"{catalogue.stem}-site")
    return Project(catalogue=catalogue, output=output, records=records or catalogue.parent)


def _nearest(folder: Path) -> Path:
    """Return the folder relative to the current one where it is inside, for shorter messages."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def read_survey(project: Project) -> Survey:
    """Return the survey with every problem of the catalogue and the records.

    Raises:
        SurveyError: the catalogue cannot be read at all.
    """
    shown = project.catalogue.as_posix()
    catalogue = parse_catalogue(decode_source(disk.read_bytes(project.catalogue, shown), shown))
    works, work_problems = _read_records(project, "works.toml", parse_work_facts)
    facts, fact_problems = _read_records(project, "resources.toml", parse_resource_facts)
    survey = merge_survey(catalogue, works, facts, project.source)
    settlements, settlement_problems = _read_records(project, "settled.toml", parse_settlements)
    moves, move_problems = _read_records(project, "moved.toml", parse_moves)
    editions, edition_problems = _read_records(project, "changes.toml", parse_editions)
    benchmarks, benchmark_problems = _read_records(project, "benchmarks.toml", parse_benchmarks)
    results, result_problems = _read_records(project, "results.toml", parse_results)
    survey = replace(survey, moves=moves, editions=editions, benchmarks=benchmarks, results=results)
    problems = (
        *(*benchmark_problems, *result_problems),
        *(*work_problems, *fact_problems, *settlement_problems, *move_problems, *edition_problems),
        *(*_lost_keys(project, survey), *_unused_prose(project, survey)),
    )
    pages = read_pages(project) if survey.info.check_numbers else ()
    survey = audit_survey(replace(survey, problems=(*survey.problems, *problems)), settlements, pages)
    survey = _without(survey, _OF_WORKS) if work_problems else survey
    return _without(survey, {Code.UNKNOWN_BENCHMARK}) if benchmark_problems else survey


# What is only reported because a record of a work could not be read.
_OF_WORKS = {Code.NO_RECORD, Code.UNKNOWN_KEY, Code.LOST_KEY, Code.IDLE_SETTLEMENT, Code.UNTRUE_CHANGE}


def _without(survey: Survey, causes: Collection[Code]) -> Survey:
    return replace(survey, problems=tuple(each for each in survey.problems if each.code not in causes))


def _lost_keys(project: Project, survey: Survey) -> Iterator[Problem]:
    """Yield a problem for every key that was given out and is gone; only records promise keys."""
    shown = project.keys.as_posix()
    text = disk.read_text(project.keys, shown)
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


def find_refusal(project: Project, survey: Survey) -> Problem | None:
    """Return the first reason to leave every file as it is: a record that cannot be read, or a lost key."""
    faults = {Code.INVALID_TOML, Code.INVALID_FIELD, Code.INVALID_VALUE}
    path = (project.records / "works.toml").as_posix()
    for problem in survey.problems:
        if problem.code is Code.LOST_KEY or (problem.location.path == path and problem.code in faults):
            return problem
    return None


def find_prose(project: Project) -> list[str]:
    """Return the pages of prose by their path in their folder, sorted."""
    folder = project.docs / "prose"
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md"))]


def read_pages(project: Project) -> list[Page]:
    """Return the pages and the prose that people write, in order; a first line says of all others who did."""
    written = [
        *sorted(project.docs.glob("*.md")),
        *(project.docs / "prose" / each for each in find_prose(project)),
    ]
    pages = (
        Page(
            name=path.relative_to(project.docs).with_suffix("").as_posix(),
            path=path.as_posix(),
            text=disk.read_text(path, path.as_posix()) or "",
        )
        for path in written
    )
    return [page for page in pages if not is_marked(page.text.encode())]


def _unused_prose(project: Project, survey: Survey) -> Iterator[Problem]:
    """Yield a problem for prose that no page includes, perhaps because its section was renamed."""
    addresses = {section.address for section in survey.sections}
    addresses |= {section.part.address for section in survey.sections}
    for path in find_prose(project):
        if path.removesuffix(".md") not in addresses:
            location = Location(path=(project.docs / "prose" / path).as_posix(), line=1)
            yield Problem(code=Code.UNUSED_PROSE, location=location, found=path)
