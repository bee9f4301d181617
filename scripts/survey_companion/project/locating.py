"""Finds the files of a survey.

    bib/survey.toml      read first: it names the lists
    bib/catalogue.md     the list of a project without settings

Input: the current folder, or the path of a list. Output: a `Project`; `inputs` reads its files.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.project import disk
from survey_companion.project.list_files import find_lists
from survey_companion.records import key_lock
from survey_companion.records.survey_toml import NAME, Settings, parse_settings

CATALOGUE = "catalogue.md"


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """The paths and the settings of a survey."""

    lists: tuple[Path, ...]  # as published, in the order of reading; never empty
    output: Path  # the folder above bib/ and docs/
    records: Path  # the folder of works.toml, resources.toml, benchmarks.toml and others
    settings: Settings | None = None  # None: the front matter of the lists is used
    settings_path: Path | None = None
    problems: tuple[Problem, ...] = ()  # of the settings
    has_chapters: bool = False  # whether each list is a chapter
    additions: Path | None = None  # what the companion adds to the lists
    drafts: Mapping[Path, bytes] = field(default_factory=dict)  # read in place of files that stand on disk

    @property
    def every_list(self) -> tuple[Path, ...]:
        """Return the lists and the additions, in the order of reading."""
        return (*self.lists, *([self.additions] if self.additions else []))

    def is_additions(self, path: Path) -> bool:
        """Whether the settings name this list as the additions to others."""
        if self.settings is None or self.settings.additions is None or self.settings_path is None:
            return False
        root = self.settings_path.absolute().parent.parent
        return os.path.realpath(root / self.settings.additions) == os.path.realpath(path)

    @property
    def chapters(self) -> frozenset[str]:
        """Return the names of the lists, if each is a chapter."""
        return frozenset(path.name for path in self.lists) if self.has_chapters else frozenset()

    @property
    def bibliography(self) -> Path:
        """Return the path of the .bib file."""
        return self.output / "bib" / "survey.bib"

    @property
    def keys(self) -> Path:
        """Return the path of the file that keeps all citation keys, old and new."""
        return self.output / "bib" / key_lock.NAME

    @property
    def citation(self) -> Path:
        """Return the path of CITATION.cff, which says how to cite the companion."""
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
        """Return the folders of the lists and records, which pages are made from."""
        return tuple(dict.fromkeys([*(path.parent for path in self.every_list), self.records]))

    @property
    def names(self) -> dict[str, str]:
        """Return each list's path in messages → its path on pages, which is the same on every machine."""
        root = self.settings_path.parent.parent if self.settings_path else self.output
        common = Path(os.path.commonpath([path.absolute().parent for path in self.every_list]))
        root = root if common.is_relative_to(root.absolute()) else common
        return {path.as_posix(): _name_below(root.absolute(), path.absolute()) for path in self.every_list}


def _name_below(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def locate_project(
    catalogue: Path | Sequence[Path] | None = None, output: Path | None = None, records: Path | None = None
) -> Project:
    """Return the project of the list `catalogue`, or else the project that the current folder belongs to.

    A folder stands for the lists in it; each of several lists is a chapter.
    The settings are in `bib/survey.toml`, which names the lists. For a given list, they are in `survey.toml`
    beside it, or in `bib/survey.toml` of its folder if that names the list, or else in `bib/survey.toml` or
    `survey.toml` of the output folder.
    The default output folder is the one above the settings' `bib`, or above the `bib` that contains the list.
    For any other list, and for one of several lists, it is a new folder named after the list, so that other
    pages are never overwritten.
    The default folder of the records is that of the settings, or else `bib` in the output folder.

    Raises:
        SurveyError: there is no project, or its settings name no list that could be read.
    """
    given = [catalogue] if isinstance(catalogue, Path) else list(catalogue or ())
    if not given:
        return open_project(find_root(), output, records)
    if len(given) == 1 and (given[0] / "bib" / NAME).is_file():
        return open_project(given[0], output, records)
    lists = find_lists(given)
    if len(lists) > 1:
        return _locate_chapters(lists, given, output, records)
    catalogue = lists[0]
    read, own = _read_settings(catalogue.parent / NAME, needs_lists=False), _read_settings_naming(catalogue)
    root = catalogue.parent if own and not read else _root_of(catalogue)
    read = read or own
    if read and len(read.settings.lists) > 1:  # the project's own pages and bibliography are of all its lists
        root = _apart(catalogue)
    output = output or root
    if read is None:
        records = records or output / "bib"
        read = _read_settings_of(output)
    return _assemble(read, (catalogue,), output, records)


def _locate_chapters(
    lists: tuple[Path, ...], given: Sequence[Path], output: Path | None, records: Path | None
) -> Project:
    """Return the project of several lists, with the settings beside the first."""
    folder = given[0] if given[0].is_dir() else lists[0].absolute().parent
    output = output or Path(f"{folder.absolute().name or 'survey'}-site")
    read = _read_settings(lists[0].parent / NAME, needs_lists=False) or _read_settings_naming(*lists)
    if read is None:
        records = records or output / "bib"
        read = _read_settings_of(output)
    return replace(_assemble(read, lists, output, records), has_chapters=True)


def open_project(root: Path, output: Path | None = None, records: Path | None = None) -> Project:
    """Return the project that is kept in a folder; see `locate_project`."""
    read = _read_settings(root / "bib" / NAME)
    if read is None:
        return locate_project(root / "bib" / CATALOGUE, output or root, records)
    lists = tuple(root / name for name in read.settings.lists)
    location = Location(path=read.path.as_posix(), line=read.settings.line)
    faults = [fault for path in lists if (fault := _check_list(root, path, location, "lists"))]
    additions = root / read.settings.additions if read.settings.additions else None
    if additions:
        place = replace(location, line=read.settings.additions_line)
        fault = _check_list(root, additions, place, "additions")
        faults += [fault] if fault else []
    every = (*lists, *([additions] if additions else []))
    if not faults and len({os.path.realpath(path) for path in every}) < len(every):
        found = ", ".join(read.settings.every_list)
        faults = [Problem(code=Code.INVALID_VALUE, location=location, found=found, expected="each list once")]
    if faults:
        raise SurveyError(*sorted([*read.problems, *faults], key=lambda problem: problem.location.order))
    return replace(_assemble(read, lists, output or root, records), additions=additions)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    """The settings of a project, with their path and problems."""

    path: Path
    settings: Settings
    problems: tuple[Problem, ...]


def _read_settings(path: Path, *, needs_lists: bool = True) -> _Read | None:
    """Return the settings at a path; `None` if there are none.

    Raises:
        SurveyError: they name no usable list.
    """
    text = disk.read_text(path, path.as_posix())
    if text is None:
        return None
    settings, problems = parse_settings(text, path.as_posix(), needs_lists=needs_lists)
    if settings is None:
        raise SurveyError(*problems)
    return _Read(path=path, settings=settings, problems=problems)


def _read_settings_of(output: Path) -> _Read | None:
    """Return the settings in the output folder; `None` if there are none."""
    inside = _read_settings(output / "bib" / NAME, needs_lists=False)
    return inside or _read_settings(output / NAME, needs_lists=False)


def _read_settings_naming(*lists: Path) -> _Read | None:
    """Return the settings in `bib/` beside the first list if they name all of the lists; else `None`."""
    read = _read_settings(lists[0].parent / "bib" / NAME, needs_lists=False)
    return read if read and all(path.name in read.settings.lists for path in lists) else None


def _assemble(read: _Read | None, lists: tuple[Path, ...], output: Path, records: Path | None) -> Project:
    return Project(
        lists=lists,
        output=output,
        records=records or (read.path.parent if read else output / "bib"),
        settings=read.settings if read else None,
        settings_path=read.path if read else None,
        problems=read.problems if read else (),
        has_chapters=bool(read and read.settings.has_chapters and len(lists) > 1),
    )


def _root_of(catalogue: Path) -> Path:
    """Return the default output folder for a list that is given on the command line."""
    folder = catalogue.absolute().parent
    return _nearest(folder.parent) if folder.name == "bib" else _apart(catalogue)


def _apart(catalogue: Path) -> Path:
    """Return the path of a folder that is named after the list, below the current folder."""
    return Path(f"{catalogue.stem}-site")


def _nearest(folder: Path) -> Path:
    """Return the folder, relative if it is inside the current one, for shorter messages."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def find_root() -> Path:
    """Return the folder of the project that the current folder belongs to, as a relative path.

    Raises:
        SurveyError: there is no project in the current folder or in any folder above it.
    """
    here = Path.cwd()
    for up, folder in enumerate((here, *here.parents)):
        if any((folder / "bib" / name).is_file() for name in (NAME, CATALOGUE)):
            return Path(*[".."] * up)
    location = Location(path=f"bib/{NAME}", line=1)
    raise SurveyError(Problem(code=Code.NO_PROJECT, location=location, found=str(here)))


def _check_list(root: Path, path: Path, location: Location, name: str) -> Problem | None:
    """Return a problem if a list in the settings is missing, or is a link that leads out of the project.

    `name` is that of the setting.
    """
    target = Path(os.path.realpath(path))  # unlike Path.resolve(), it does not fail for circular links
    shown = path.relative_to(root).as_posix()
    if not target.is_relative_to(os.path.realpath(root)):
        found, expected = f"{shown} leads to {target.as_posix()}", "a list inside the project's folder"
    elif not target.is_file():
        found, expected = f"{shown} is no file", "a list that is there, relative to the folder above bib/"
    else:
        return None
    return Problem(code=Code.INVALID_VALUE, location=location, found=f"{name}: {found}", expected=expected)
