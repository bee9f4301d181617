"""A list → a project around it: settings, workflows, issue forms, a front page; written all or nothing.

Input: the path of a list, and what its owner says. Output: an `Adopted`, the files with what is to be done
with each. A person's file is never replaced; the seal in the first line shows which are as the program wrote
them, in every clone.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from survey_companion.model.hints import Hints
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.model.survey import Survey
from survey_companion.pages import render_starter
from survey_companion.pages.adoption import SETTINGS, Adoption, render_adoption
from survey_companion.project import disk
from survey_companion.project.adopted_list import find_list, open_around, refuse_stray
from survey_companion.project.file_kinds import FileKind, kind_of
from survey_companion.project.git_remotes import find_branch, find_remote
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import CATALOGUE, Project
from survey_companion.project.obstacles import find_linked
from survey_companion.reading.list_reading import read_list
from survey_companion.reading.list_repository import find_own_repository
from survey_companion.reading.sources.source import decode_source
from survey_companion.reading.sources.source_forms import Form
from survey_companion.reading.suggested_hints import suggest_hints
from survey_companion.records.survey_toml import parse_settings
from survey_companion.records.tool_source import is_wheel
from survey_companion.text.sealing import is_sealed

FRONT_PAGE = "docs/index.md"
_NAMING = (SETTINGS, FRONT_PAGE)  # what names the list, and so is renewed when it moves


class Standing(Enum):
    """What is to be done with a file."""

    NEW = "written"
    SAME = "unchanged"
    RENEWED = "renewed"
    OLD = "as an earlier version made it"  # and nobody has edited it; it may be renewed
    OWN = "kept"  # somebody has written or edited it


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """One file of an adoption."""

    path: str  # below the project's folder, POSIX
    text: str  # that is, or would be, written
    before: str | None  # the text that stands there
    standing: Standing


@dataclass(frozen=True, kw_only=True, slots=True)
class Adopted:
    """All files of an adoption."""

    root: Path
    project: Project
    survey: Survey
    files: tuple[File, ...]
    moved: tuple[Path, Path] | None = None  # the list, and where it is moved to
    tool: str | None = None

    @property
    def written(self) -> tuple[File, ...]:
        """Return the files that are written."""
        return tuple(each for each in self.files if each.standing in {Standing.NEW, Standing.RENEWED})


def adopt(
    given: Path, tool: str | None, *, ask: Callable[[], str | None], moves: bool, upgrades: bool
) -> Adopted:
    """Return the files with which a list, or that of a folder, becomes a project; nothing is written yet.

    `ask` is called for the tool if nothing says it. With `moves`, the list becomes bib/catalogue.md. With
    `upgrades`, files that nobody has edited since `survey init` wrote them are renewed.

    Raises:
        SurveyError: the list or the settings cannot be read, or the list has no entry.
    """
    root, path = find_list(given)
    refuse_stray(root, path)
    project = open_around(root, path)
    target = _find_target(path)
    if moves and Path(os.path.relpath(path, root)).as_posix() == target:
        moves = False
    if moves:
        _refuse_edited(root, path, target)
    survey = read_survey(project)
    if empty := [each for each in survey.problems if each.code is Code.EMPTY_CATALOGUE]:
        raise SurveyError(empty[0])
    tool = tool or (project.settings.tool if project.settings else None) or ask()
    if tool and is_wheel(tool):
        _refuse_missing(root / tool)
    adoption = _describe(root, project, survey, tool)
    if moves:
        adoption = replace(adoption, lists=(target,))
        survey = replace(survey, lists={target: target})
    texts = render_adoption(_keep_usable(adoption))
    texts[FRONT_PAGE] = render_starter(survey)[Path(FRONT_PAGE).name]
    files = tuple(_compare(root, texts, renewed=texts if upgrades else _NAMING if moves else ()))
    moved = (path, root / target) if moves else None
    return Adopted(root=root, project=project, survey=survey, files=files, moved=moved, tool=tool)


def write_adoption(adopted: Adopted) -> None:
    """Write the files, and move the list if that was asked for.

    Raises:
        SurveyError: a link or something else is in the way; nothing is written.
        OSError: a file cannot be written.
    """
    root = adopted.root
    texts: dict[Path, str | bytes | Path] = {root / each.path: each.text for each in adopted.written}
    if adopted.moved:
        source, target = adopted.moved
        texts[target] = disk.read_bytes(source, source.as_posix())
        if kind_of(target) is not FileKind.NOTHING:
            location = Location(path=target.as_posix(), line=1)
            found = "it is there already, so the list was not moved"
            raise SurveyError(Problem(code=Code.FOREIGN_FILE, location=location, found=found))
    folders = {root / parent for path in texts for parent in path.relative_to(root).parents}
    if in_the_way := find_linked(sorted(folders - {root}), sorted(texts)):
        raise SurveyError(*in_the_way)
    disk.write_files(texts)
    if adopted.moved:
        disk.remove_file(str(adopted.moved[0]))


def _find_target(path: Path) -> str:
    """Return where the list moves to; one that is not in Markdown is known by its name, so it keeps that."""
    source = decode_source(disk.read_bytes(path, path.as_posix()), path.as_posix())
    if source.form is Form.MARKDOWN:
        return f"bib/{CATALOGUE}"
    is_generated = path.name.lower() == "survey.bib"  # what a build writes there
    return f"bib/{Path(CATALOGUE).stem}{path.suffix}" if is_generated else f"bib/{path.name}"


def _refuse_missing(wheel: Path) -> None:
    """Refuse a wheel that is not there.

    Raises:
        SurveyError: so it is.
    """
    found = kind_of(wheel)
    if found is not FileKind.FILE:
        location = Location(path=wheel.as_posix(), line=1)
        wrong = "workflows cannot install this wheel"
        expected = "a wheel of this program at that path in the project"
        code = Code.UNREADABLE_FILE
        raise SurveyError(
            Problem(code=code, location=location, found=found.value, wrong=wrong, expected=expected)
        )


def _refuse_edited(root: Path, path: Path, target: str) -> None:
    """Refuse to move a list that settings name which are not ours to change.

    Raises:
        SurveyError: somebody has edited them; they would name a list that is no longer there.
    """
    settings = root / SETTINGS
    if kind_of(settings) is FileKind.NOTHING:
        return
    data = disk.read_bytes(settings, settings.as_posix())
    if is_sealed(data):
        return
    lines = data.decode("utf-8", "replace").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if text.startswith("lists")), 1)
    location = Location(path=settings.as_posix(), line=line)
    wrong = "the list was not moved, since somebody has edited the settings that name it"
    expected = f'"{target}" among lists, and the list moved there by hand'
    found = Path(os.path.relpath(path, root)).as_posix()
    raise SurveyError(
        Problem(code=Code.INVALID_VALUE, location=location, wrong=wrong, found=found, expected=expected)
    )


def _describe(root: Path, project: Project, survey: Survey, tool: str | None) -> Adoption:
    """Return what is known: settings come before what git says, and that before the badges of the list."""
    path = project.lists[0]
    settings = project.settings
    source = decode_source(disk.read_bytes(path, path.as_posix()), path.as_posix())
    reading = read_list(source, settings.hints if settings else None, project.chapters)
    entries = [each.reading.candidate.lines for each in (*reading.papers, *reading.resources)]
    first = min((lines[0] for lines in entries if lines), default=1)
    info = survey.info
    repository = info.repository or find_remote(root) or find_own_repository(source.lines, first)
    own = (Path(os.path.relpath(path, root)).as_posix(),)
    return Adoption(
        info=replace(info, repository=repository, branch=find_branch(root) or info.branch),
        lists=(settings.lists if settings else ()) or own,
        sections=survey.sections,
        guessed=suggest_hints(reading, shows_all=True),
        given=settings.hints if settings else Hints(),
        additions=settings.additions if settings else None,
        tool=tool,
    )


def _keep_usable(adoption: Adoption) -> Adoption:
    """Return the adoption without what settings cannot hold, such as a title with control characters.

    Raises:
        SurveyError: the path of the list cannot stand in settings.
    """
    settings, problems = parse_settings(render_adoption(adoption)[SETTINGS], SETTINGS)
    if settings is None:
        raise SurveyError(*problems)
    return replace(adoption, info=settings.info) if problems else adoption


def _find_spelled(root: Path, path: str) -> str:
    """Return the path of a file that GitHub or Read the Docs would take for the same, as it is there.

    They look for PULL_REQUEST_TEMPLATE.md and pull_request_template.md, and for .yml and .yaml.
    """
    folder, wanted = (root / path).parent, _fold(Path(path).name)
    names = sorted(each.name for each in folder.iterdir()) if kind_of(folder) is FileKind.FOLDER else []
    found = [name for name in names if _fold(name) == wanted]
    own = Path(path).name
    return path if not found or own in found else (Path(path).parent / found[0]).as_posix()


def _fold(name: str) -> str:
    return name.lower().replace(".yaml", ".yml")


def _compare(root: Path, texts: Mapping[str, str], renewed: Collection[str]) -> Iterator[File]:
    """Yield each file with what is to be done with it; `renewed` are those to renew if nobody edited them."""
    for name, text in texts.items():
        path = _find_spelled(root, name)
        data = None
        if kind_of(root / path) is not FileKind.NOTHING:
            data = disk.read_bytes(root / path, (root / path).as_posix())
        before = data.decode("utf-8", "replace") if data is not None else None
        if data is None:
            standing = Standing.NEW
        elif data.replace(b"\r\n", b"\n") == text.encode():
            standing = Standing.SAME
        elif is_sealed(data):
            standing = Standing.RENEWED if name in renewed else Standing.OLD
        else:
            standing = Standing.OWN
        yield File(path=path, text=text, before=before, standing=standing)
