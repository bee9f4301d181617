"""A project's files: where they are, how they are read together, and how the outputs are written.

    bib/catalogue.md, bib/resources.toml   read
    docs/prose/                            read
    bib/survey.bib, docs/…                 written

Everything between reading and writing is done by the pure modules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from survey import disk
from survey.audit import audit_survey
from survey.bibtex import render_bibtex
from survey.catalogue import parse_catalogue
from survey.errors import Code, Location, Problem
from survey.facts import ResourceFacts
from survey.merge import merge_survey
from survey.model import Slug, Survey
from survey.pages import GENERATED, render_pages, render_starter
from survey.records import parse_resource_facts
from survey.source import decode_source

_MARK = GENERATED.strip("% ").encode()
_GENERATED_FOLDERS = ("taxonomy", "resources", "snippets")


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Where one survey's files are."""

    catalogue: Path
    output: Path  # holds bib/ and docs/

    @property
    def bibliography(self) -> Path:
        """Return where the .bib file is written."""
        return self.output / "bib" / "survey.bib"

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

    @property
    def records(self) -> Path:
        """Return where the facts about data resources may stand."""
        return self.catalogue.parent / "resources.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversion:
    """What one run of the converter did."""

    survey: Survey
    written: int  # files
    unchanged: int
    removed: int


def locate_project(catalogue: Path, output: Path | None) -> Project:
    """Return the project of a catalogue; without an output folder, it is written beside the list.

    A catalogue in a folder named `bib` belongs to the folder above; for any other, a new folder
    is named after it, so that another survey's pages are never overwritten.
    """
    if output is None:
        folder = catalogue.absolute().parent
        output = folder.parent if folder.name == "bib" else Path(f"{catalogue.stem}-site")
    return Project(catalogue=catalogue, output=output)


def read_survey(project: Project) -> Survey:
    """Return the survey with every problem of the catalogue and the records.

    Raises:
        SurveyError: the catalogue cannot be read at all.
    """
    shown = project.catalogue.as_posix()
    catalogue = parse_catalogue(decode_source(disk.read_bytes(project.catalogue, shown), shown))
    facts, problems = _read_facts(project)
    survey = merge_survey(catalogue, facts, project.source)
    listed = {resource.slug for resource in survey.resources}
    unlisted = [_unlisted(slug, each) for slug, each in facts.items() if slug not in listed]
    prose = _unused_prose(project, survey)
    return audit_survey(replace(survey, problems=(*survey.problems, *problems, *unlisted, *prose)))


def _read_facts(project: Project) -> tuple[Mapping[Slug, ResourceFacts], tuple[Problem, ...]]:
    shown = project.records.as_posix()
    text = disk.read_text(project.records, shown)
    return parse_resource_facts(text, shown) if text is not None else ({}, ())


def _unlisted(slug: Slug, facts: ResourceFacts) -> Problem:
    return Problem(code=Code.UNLISTED_RECORD, location=facts.location, found=f"[{slug}]")


def convert(project: Project) -> Conversion:
    """Write the bibliography and the pages of a project, and remove pages of sections that are gone.

    A list without any entry changes nothing on disk: it is more likely the wrong file than an empty survey.

    Raises:
        SurveyError: the catalogue cannot be read at all; nothing is written then.
    """
    survey = read_survey(project)
    if not survey.works and not survey.resources:
        return Conversion(survey=survey, written=0, unchanged=0, removed=0)
    files = render_files(project, survey)
    starters = {project.docs / path: text for path, text in render_starter(survey).items()}
    problems = [_foreign(path) for path in files if _is_foreign(path)]
    ours = {path: text for path, text in (starters | files).items() if not _is_foreign(path)}
    written = disk.write_files(ours)
    removed = list(_remove_stale(project, ours))
    survey = replace(survey, problems=(*survey.problems, *problems))
    return Conversion(
        survey=survey, written=len(written), unchanged=len(ours) - len(written), removed=len(removed)
    )


def render_files(project: Project, survey: Survey) -> dict[Path, str]:
    """Return the text of every file that only the converter writes."""
    pages = {project.docs / path: text for path, text in render_pages(survey, _find_prose(project)).items()}
    return {**pages, project.bibliography: render_bibtex(survey.works, project.source)}


def _find_prose(project: Project) -> list[PurePosixPath]:
    folder = project.docs / "prose"
    return [PurePosixPath(path.relative_to(folder).as_posix()) for path in sorted(folder.rglob("*.md"))]


def _unused_prose(project: Project, survey: Survey) -> Iterator[Problem]:
    """Yield a problem for prose that no page includes, perhaps because its section was renamed."""
    addresses = {section.address for section in survey.sections}
    addresses |= {section.part.address for section in survey.sections}
    for path in _find_prose(project):
        if path.with_suffix("").as_posix() not in addresses:
            location = Location(path=(project.docs / "prose" / path).as_posix(), line=1)
            yield Problem(code=Code.UNUSED_PROSE, location=location, found=path.as_posix())


def _is_foreign(path: Path) -> bool:
    """Whether a file that a person wrote stands there; a generated one says so in its first lines."""
    try:
        with path.open("rb") as file:
            return _MARK not in file.read(400)
    except FileNotFoundError:
        return False


def _foreign(path: Path) -> Problem:
    return Problem(code=Code.FOREIGN_FILE, location=Location(path=path.as_posix(), line=1), found=path.name)


def _remove_stale(project: Project, current: Mapping[Path, str]) -> Iterator[Path]:
    """Remove generated pages that this run did not write, and yield their paths."""
    for folder in (project.docs / name for name in _GENERATED_FOLDERS):
        for path in sorted(folder.rglob("*.md"), reverse=True):
            if path not in current and not _is_foreign(path):
                path.unlink()
                yield path
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
