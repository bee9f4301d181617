"""A clone of a git repository → where it is on the web, and its branch.

Input: the project's folder. Output: an address without user names or passwords, and the name of a branch.
The files in `.git` are read as text; git is not run, since a repository's configuration can name programs.
"""

import re
from pathlib import Path

from survey_companion.model.forge import find_repository, is_branch
from survey_companion.model.problems import SurveyError
from survey_companion.project import disk
from survey_companion.project.file_kinds import FileKind, kind_of

_LONGEST = 1_000_000  # bytes; a configuration has a thousandth of it
_SECTION = re.compile(r'\[remote "origin"\]\s*$')
_URL = re.compile(r"\s*url\s*=\s*(\S+)\s*$")
_ADDRESS = re.compile(
    r"(?:(?:https|ssh|git)://(?:[^/@\s]*@)?(?P<host>[^/:@\s]+)(?::[0-9]+)?/|git@(?P<place>[^/:@\s]+):)(?P<path>\S+)"
)
_HEAD = re.compile(r"ref: refs/remotes/origin/(\S+)\s*")


def find_remote(root: Path) -> str | None:
    """Return the address of the repository that the folder was cloned from, if its forge is known."""
    is_inside = False
    for line in _read(root / ".git" / "config").split("\n"):
        if line.lstrip().startswith("["):
            is_inside = _SECTION.match(line.strip()) is not None
        elif is_inside and (found := _URL.match(line)):
            return spell_address(found[1])
    return None


def spell_address(url: str) -> str | None:
    """Return the web address of a repository on a known forge, however git spells it."""
    found = _ADDRESS.fullmatch(url)
    if found is None:
        return None
    host, path = found["host"] or found["place"], found["path"].rstrip("/").removesuffix(".git")
    address = f"https://{host}/{path}"
    return address if find_repository(address) else None


def find_branch(root: Path) -> str | None:
    """Return the default branch of the repository that the folder was cloned from."""
    found = _HEAD.fullmatch(_read(root / ".git" / "refs" / "remotes" / "origin" / "HEAD"))
    return found[1] if found and is_branch(found[1]) else None


def _read(path: Path) -> str:
    """Return the text of a file; empty if it is missing, a link or no text."""
    if kind_of(path) is not FileKind.FILE:
        return ""
    try:
        return disk.read_text(path, path.as_posix(), _LONGEST) or ""
    except SurveyError:
        return ""
