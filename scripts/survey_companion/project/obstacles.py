"""What stands in the way of writing pages, or of letting Sphinx read them.

Input: what stands in a folder, and the files to be written. Output: problems that name links, pipes and the
like. A link below the output folder is not followed: what it leads to may belong to somebody else. A link to
a file, where nothing is written, is a person's way to show one page in two places, and is read.
"""

import os
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.project import disk
from survey_companion.project.file_kinds import Kind, kind_of

_OWN = ("_build", disk.OWN)  # below `docs/`: not read by Sphinx, and looked at by whoever writes there
_PAGES = (".md", ".rst")  # what Sphinx reads
_LONGEST = 10_000_000  # bytes of a page; the longest that people write has a hundredth of it
_ODD_NAME = "a name with control characters, or that is not UTF-8"
_LOCK_OF_EMACS = ".#"  # a link that leads nowhere, on purpose

Standing = Mapping[str, Kind]  # what stands in a folder, by path


def look(docs: Path) -> Standing:
    """Return what stands in the folder of the pages, all but what the program has to itself."""
    own = tuple(str(docs / name) for name in _OWN)
    return dict(disk.list_tree(docs, own))


def find_linked(folders: Iterable[Path], files: Iterable[Path] = ()) -> list[Problem]:
    """Return a problem for each folder to write into that is none, and for each file in its place."""
    places = [(each, Kind.FOLDER) for each in folders] + [(each, Kind.FILE) for each in files]
    return [
        _problem(str(path), found)
        for path, wanted in places
        if (found := kind_of(path)) not in {Kind.NOTHING, wanted}
    ]


def find_obstacles(standing: Standing, files: Collection[str], *, is_read: bool = True) -> list[Problem]:
    """Return what stops the files from being written, and a folder that Sphinx reads from being read."""
    folders = _folders_above(files)
    return [
        _problem(path, found)
        for path, found in sorted(standing.items())
        if _is_in_the_way(found, is_file=path in files, is_folder=path in folders)
        or (is_read and _is_unreadable(path, found))
    ]


def _folders_above(paths: Collection[str]) -> set[str]:
    """Return all folders, of any depth, in which the files are."""
    found: set[str] = set()
    waiting = set(map(os.path.dirname, paths))
    while waiting:
        found |= waiting
        waiting = set(map(os.path.dirname, waiting)) - found
    return found


def _is_in_the_way(found: Kind, *, is_file: bool, is_folder: bool) -> bool:
    match found:
        case Kind.NOTHING:
            return False
        case Kind.FILE:
            return is_folder
        case Kind.FOLDER:
            return is_file
    return is_file or is_folder


def _is_unreadable(path: str, found: Kind) -> bool:
    """Whether Sphinx would wait for a pipe, miss a page, or walk through a folder that is elsewhere."""
    is_lock = found is Kind.DEAD_LINK and os.path.basename(path).startswith(_LOCK_OF_EMACS)
    return found in {Kind.LINK_TO_FOLDER, Kind.DEAD_LINK, Kind.SPECIAL} and not is_lock


def find_unreadable_pages(docs: Path, standing: Standing, files: Collection[str]) -> list[Problem]:
    """Return what stops Sphinx from reading the pages that a person wrote."""
    problems = []
    for path, found in sorted(standing.items()):
        if path.endswith(_PAGES) and found in {Kind.FILE, Kind.LINK} and path not in files:
            location = Location(path=Path(path).as_posix(), line=1)
            if not os.path.relpath(path, docs).isprintable():  # the name of the page is its address, too
                problems.append(Problem(code=Code.SPECIAL_FILE, location=location, found=_ODD_NAME))
                continue
            try:
                disk.read_text(Path(path), location.path, _LONGEST)
            except SurveyError as error:
                problems.append(error.problem)
    return problems


def find_strays(docs: Path, standing: Standing) -> list[Problem]:
    """Return the links to files outside of the project: a page would show them to everybody."""
    links = [path for path, found in sorted(standing.items()) if found is Kind.LINK]
    home = os.path.realpath(docs.parent) if links else ""
    return [
        _problem(path, Kind.LINK) for path in links if not Path(os.path.realpath(path)).is_relative_to(home)
    ]


def find_twins(standing: Standing, files: Collection[str]) -> list[Problem]:
    """Return the files whose paths differ in capitals alone, or in how accents are written.

    Where a system does not tell them apart, one would take the place of the other.
    """
    known: dict[str, str] = {}
    problems = []
    for path in sorted({*files, *(path for path, found in standing.items() if found is not Kind.FOLDER)}):
        other = known.setdefault(_fold(path), path)
        if other != path:
            location = Location(path=Path(path).as_posix(), line=1)
            problems.append(Problem(code=Code.TWIN_FILE, location=location, found=Path(other).as_posix()))
    return problems


def _fold(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


def _problem(path: str, found: Kind) -> Problem:
    is_link = found in {Kind.LINK, Kind.LINK_TO_FOLDER, Kind.DEAD_LINK}
    return Problem(
        code=Code.LINKED_FILE if is_link else Code.SPECIAL_FILE,
        location=Location(path=Path(path).as_posix(), line=1),
        found=f"{found.value}: {os.readlink(path)}" if is_link else found.value,
    )
