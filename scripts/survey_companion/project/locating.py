"""Where one survey's files are.

    bib/survey.toml      read first: it names the lists
    bib/catalogue.md     the list of a project without settings

Input: the folder one stands in, or the path of a list. Output: a `Project`; `project` reads its files.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.project import disk
from survey_companion.records.survey_toml import NAME, Settings, parse_settings

CATALOGUE = "catalogue.md"


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

    The settings are `bib/survey.toml` of that folder, which names the lists; for a list that is named here,
    `survey.toml` beside it, or `bib/survey.toml` in its folder if that names it.
    Without an output folder, pages are written where the settings are found: in the folder above `bib`.
    A list in a folder named `bib` belongs to the folder above, too; for any other, and for one of several
    lists, a new folder is named after it, so that other pages are never overwritten.
    Records stand beside the settings, or else in the output's `bib`, unless another folder is given.

    Raises:
        SurveyError: there is no project, or its settings name no list that could be read.
    """
    if catalogue is None:
        return open_project(find_root(), output, records)
    read, own = _read_settings(catalogue.parent / NAME), _read_settings_naming(catalogue)
    root = catalogue.parent if own and not read else _root_of(catalogue)
    read = read or own
    if read and len(read.settings.lists) > 1:  # the project's pages and bibliography are those of all lists
        root = _apart(catalogue)
    return _assemble(read, (catalogue,), output or root, records)


def open_project(root: Path, output: Path | None = None, records: Path | None = None) -> Project:
    """Return the project that is kept in a folder; see `locate_project`."""
    read = _read_settings(root / "bib" / NAME)
    if read is None:
        return locate_project(root / "bib" / CATALOGUE, output or root, records)
    lists = tuple(root / name for name in read.settings.lists)
    location = Location(path=read.path.as_posix(), line=read.settings.line)
    faults = [fault for path in lists if (fault := _check_list(root, path, location))]
    if not faults and len({os.path.realpath(path) for path in lists}) < len(lists):
        found = ", ".join(read.settings.lists)
        faults = [Problem(code=Code.INVALID_VALUE, location=location, found=found, expected="each list once")]
    if faults:
        raise SurveyError(*sorted([*read.problems, *faults], key=lambda problem: problem.location.order))
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


def _read_settings_naming(catalogue: Path) -> _Read | None:
    """Return the settings of the project in whose folder a list stands, if they name it."""
    read = _read_settings(catalogue.parent / "bib" / NAME)
    return read if read and catalogue.name in read.settings.lists else None


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
    return _nearest(folder.parent) if folder.name == "bib" else _apart(catalogue)


def _apart(catalogue: Path) -> Path:
    """Return a folder of the list's own, in the current one."""
    return Path(f"{catalogue.stem}-site")


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


def _check_list(root: Path, path: Path, location: Location) -> Problem | None:
    """Return what is wrong with a list that the settings name: it is not there, or a link leads out."""
    target = Path(os.path.realpath(path))  # which takes a ring of links, too
    name = path.relative_to(root).as_posix()
    if not target.is_relative_to(os.path.realpath(root)):
        found, expected = f"{name} leads to {target.as_posix()}", "a list inside the project's folder"
    elif not target.is_file():
        found, expected = f"{name} is no file", "a list that is there, relative to the folder above bib/"
    else:
        return None
    return Problem(code=Code.INVALID_VALUE, location=location, found=f"lists: {found}", expected=expected)
