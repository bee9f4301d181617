"""Finds links, pipes and the like that prevent writing pages, or prevent Sphinx from reading them.

Input: the paths in a folder, and the files to be written. Output: problems. A link is an obstacle where a
file would be written, because its target may belong to somebody else. Elsewhere a link to a file is allowed:
a person may show one page in two places.
"""

import os
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.project import disk
from survey_companion.project.file_kinds import FileKind, kind_of

_OWN = ("_build", disk.OWN)  # below `docs/`; Sphinx does not read these, and their writers check them
_PAGES = (".md", ".rst")  # suffixes of the pages that Sphinx reads
_LONGEST = 10_000_000  # bytes of a page; the longest handwritten ones have a hundredth of it
_ODD_NAME = "a name with control characters, or that is not UTF-8"
_LOCK_OF_EMACS = ".#"  # Emacs marks open files with dead links of this prefix

Standing = Mapping[str, FileKind]  # everything that is in a folder: path → kind


def look(docs: Path) -> Standing:
    """Return everything in the folder of the pages, except the program's own folders."""
    own = tuple(str(docs / name) for name in _OWN)
    return dict(disk.list_tree(docs, own))


def find_linked(folders: Iterable[Path], files: Iterable[Path] = ()) -> list[Problem]:
    """Return a problem for each of the folders that is a link or no folder; likewise for the files."""
    places = [(each, FileKind.FOLDER) for each in folders] + [(each, FileKind.FILE) for each in files]
    return [
        _problem(str(path), found)
        for path, wanted in places
        if (found := kind_of(path)) not in {FileKind.NOTHING, wanted}
    ]


def find_obstacles(standing: Standing, files: Collection[str], *, is_read: bool = True) -> list[Problem]:
    """Return a problem for each path that prevents writing the files or, with `is_read`, Sphinx's reading."""
    folders = _folders_above(files)
    return [
        _problem(path, found)
        for path, found in sorted(standing.items())
        if _is_in_the_way(found, is_file=path in files, is_folder=path in folders)
        or (is_read and _is_unreadable(path, found))
    ]


def _folders_above(paths: Collection[str]) -> set[str]:
    """Return all folders that contain the files, at any level."""
    found: set[str] = set()
    waiting = set(map(os.path.dirname, paths))
    while waiting:
        found |= waiting
        waiting = set(map(os.path.dirname, waiting)) - found
    return found


def _is_in_the_way(found: FileKind, *, is_file: bool, is_folder: bool) -> bool:
    match found:
        case FileKind.NOTHING:
            return False
        case FileKind.FILE:
            return is_folder
        case FileKind.FOLDER:
            return is_file
    return is_file or is_folder


def _is_unreadable(path: str, found: FileKind) -> bool:
    """Whether Sphinx would wait for a pipe, miss a page, or follow a link to a folder."""
    is_lock = found is FileKind.DEAD_LINK and os.path.basename(path).startswith(_LOCK_OF_EMACS)
    return found in {FileKind.LINK_TO_FOLDER, FileKind.DEAD_LINK, FileKind.SPECIAL} and not is_lock


def find_unreadable_pages(docs: Path, standing: Standing, files: Collection[str]) -> list[Problem]:
    """Return a problem for each page of a person that Sphinx could not read."""
    problems = []
    for path, found in sorted(standing.items()):
        if path.endswith(_PAGES) and found in {FileKind.FILE, FileKind.LINK} and path not in files:
            location = Location(path=Path(path).as_posix(), line=1)
            if not os.path.relpath(path, docs).isprintable():  # the name becomes part of the page's address
                problems.append(Problem(code=Code.SPECIAL_FILE, location=location, found=_ODD_NAME))
                continue
            try:
                disk.read_text(Path(path), location.path, _LONGEST)
            except SurveyError as error:
                problems.append(error.problem)
    return problems


def find_strays(docs: Path, standing: Standing) -> list[Problem]:
    """Return a problem for each link to a file outside the project, which a page could make public."""
    links = [path for path, found in sorted(standing.items()) if found is FileKind.LINK]
    home = os.path.realpath(docs.parent) if links else ""
    return [
        _problem(path, FileKind.LINK)
        for path in links
        if not Path(os.path.realpath(path)).is_relative_to(home)
    ]


def find_twins(standing: Standing, files: Collection[str]) -> list[Problem]:
    """Return a problem for each file whose path differs from another only in capitals or encoded accents.

    On systems that ignore these differences, one file would replace the other.
    """
    known: dict[str, str] = {}
    problems = []
    for path in sorted({*files, *(path for path, found in standing.items() if found is not FileKind.FOLDER)}):
        other = known.setdefault(_fold(path), path)
        if other != path:
            location = Location(path=Path(path).as_posix(), line=1)
            problems.append(Problem(code=Code.TWIN_FILE, location=location, found=Path(other).as_posix()))
    return problems


def _fold(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


# A file where a folder is needed, or the other way round.
_EXCHANGED = {
    FileKind.FILE: ("a file is where a folder is needed; nothing was written", "a folder, or nothing"),
    FileKind.FOLDER: ("a folder is where a file is to be written; nothing was written", "a file, or nothing"),
}


def _problem(path: str, found: FileKind) -> Problem:
    is_link = found in {FileKind.LINK, FileKind.LINK_TO_FOLDER, FileKind.DEAD_LINK}
    wrong, expected = _EXCHANGED.get(found, (None, None))
    return Problem(
        wrong=wrong,
        expected=expected,
        code=Code.LINKED_FILE if is_link else Code.SPECIAL_FILE,
        location=Location(path=Path(path).as_posix(), line=1),
        found=f"{found.value}: {os.readlink(path)}" if is_link else found.value,
    )
