"""What an edition is made from, so that it is not made again while nothing of that changes.

Input: the folder of the pages, and files elsewhere that pages show. Output: a digest of all of them.
An edition whose digest, options and programs are those of the last time, and whose file nobody has touched
since, is the same to the byte, since a build depends on nothing else.
"""

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from survey_companion.project.build_folder import BuildFolder
from survey_companion.project.disk import OWN, list_tree
from survey_companion.project.file_kinds import FileKind, kind_of
from survey_companion.project.receipts import read_receipt

_READ = "read.json"
_ENVIRONMENT = ("READTHEDOCS", "READTHEDOCS_CANONICAL_URL")  # variables that pages depend on


def note_files_read(room: BuildFolder, paths: Iterable[str]) -> None:
    """Remember the files outside of the folder of the pages that Sphinx has read."""
    room.note(_READ, {"files": sorted(set(paths))})


def files_read(room: BuildFolder) -> list[str]:
    """Return those files, as paths from the folder of the pages."""
    found: list[str] = read_receipt(room.folder / _READ).get("files", [])
    return found


def digest_pages(docs: Path) -> str | None:
    """Return a digest of all files below `docs` that a person or the program wrote.

    It is `None` if there is a link to a folder, whose contents Sphinx reads and this function does not.
    """
    closed = [str(docs / "_build"), str(docs / OWN)]
    found = sorted(each for each in list_tree(docs, closed) if each[1] is not FileKind.FOLDER)
    if any(kind is FileKind.LINK_TO_FOLDER for _, kind in found):
        return None
    told = [f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT]
    return _sum([*told, *(f"{os.path.relpath(path, docs)} {_digest(path, kind)}" for path, kind in found)])


def digest_others(docs: Path, names: Iterable[str]) -> str:
    """Return a digest of files elsewhere, by their paths from the folder of the pages."""
    paths = [(name, os.path.join(docs, name)) for name in sorted(names)]
    return _sum(f"{name} {_digest(path, kind_of(path))}" for name, path in paths)


def _sum(lines: Iterable[str]) -> str:
    return sha256("\n".join(map(repr, lines)).encode()).hexdigest()


def _digest(path: str, kind: FileKind) -> str:
    if kind not in {FileKind.FILE, FileKind.LINK}:
        return kind.name
    with open(path, "rb") as file:
        return sha256(file.read()).hexdigest()
