"""The path that somebody gives `survey init` → the list, and the folder of the project around it.

Input: the path of a list or of a folder. Output: both paths, and the `Project`; `adopting` goes on with them.
"""

import os
from pathlib import Path

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.pages.adoption import SETTINGS
from survey_companion.project.file_kinds import FileKind, kind_of
from survey_companion.project.locating import Project, locate_project, open_project

_READMES = ("readme.md", "readme.markdown")


def find_list(path: Path) -> tuple[Path, Path]:
    """Return the folder of the project and the list that a path names.

    A folder stands for the first list of its settings, or else for its README. A list is of the project in
    the current folder if that names it, or else of one at the top of its git repository, which is where
    GitHub looks for workflows and issue forms; without git, in its own folder, or above `bib/`.

    Raises:
        SurveyError: the folder has neither, or its settings cannot be read.
    """
    if not path.is_dir():
        return (Path() if _names(Path(), path) else _find_home(path)), path
    if kind_of(path / SETTINGS) is not FileKind.NOTHING:
        return path, open_project(path).lists[0]
    found = [each for each in sorted(path.iterdir()) if each.name.lower() in _READMES and each.is_file()]
    if found:
        return _find_home(found[0]), found[0]
    location = Location(path=path.as_posix(), line=1)
    expected = "a README.md in the folder, or the path of another list"
    wrong, missing = "the folder has no list", "no README.md in it"
    raise SurveyError(
        Problem(code=Code.UNREADABLE_FILE, location=location, found=missing, wrong=wrong, expected=expected)
    )


def _find_home(path: Path) -> Path:
    """Return the top of the list's repository, or a project inside that, or else the list's own folder."""
    folder = path.parent
    inner: Path | None = None
    for above in path.absolute().parents:
        if inner is None and kind_of(above / SETTINGS) is not FileKind.NOTHING:
            inner = above
        if kind_of(above / ".git") in {FileKind.FOLDER, FileKind.FILE}:  # a file: a worktree or a submodule
            return inner or above if path.is_absolute() else Path(os.path.relpath(inner or above))
    if folder.absolute().name != "bib":
        return folder
    return folder.parent if folder.name == "bib" else Path("..")


def _names(root: Path, path: Path) -> bool:
    """Whether there is a project in a folder that has the list."""
    if kind_of(root / SETTINGS) is FileKind.NOTHING:
        return False
    return os.path.relpath(path) in set(map(os.path.relpath, open_project(root).lists))


def refuse_stray(root: Path, path: Path) -> None:
    """Refuse a list that is a link to a file outside its project, as every later command would.

    Raises:
        SurveyError: it is one.
    """
    target = os.path.realpath(path)
    if not Path(target).is_relative_to(os.path.realpath(root)):
        location = Location(path=path.as_posix(), line=1)
        found = f"{FileKind.LINK.value}: {target}"
        expected = "a list inside the project's folder"
        raise SurveyError(Problem(code=Code.LINKED_FILE, location=location, found=found, expected=expected))


def open_around(root: Path, path: Path) -> Project:
    """Return the project that is there already, or else the list alone with the root for its output.

    Raises:
        SurveyError: the project is of other lists.
    """
    settings = root / SETTINGS
    if kind_of(settings) is FileKind.NOTHING:
        return locate_project(path, root)
    if _names(root, path):
        return open_project(root)
    location = Location(path=settings.as_posix(), line=1)
    found = f"it names other lists than {path.as_posix()}"
    expected = "that list among lists, or no such file yet"
    raise SurveyError(Problem(code=Code.INVALID_VALUE, location=location, found=found, expected=expected))
