"""Paths that are given as lists → the files that are read.

Input: files and folders. Output: files, each once; a folder stands for the lists in it, in order.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.reading.sources.source_forms import SUFFIXES

_MARKDOWN = frozenset((".md", ".markdown"))
# What repositories keep beside their lists.
_NO_LISTS = frozenset(
    "license licence contributing code_of_conduct changelog security support governance authors citation"
    " pull_request_template issue_template codeowners contributors todo".split()
)


def find_lists(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files to read, in order, each once.

    Raises:
        SurveyError: a folder holds no list.
    """
    found: list[Path] = []
    for path in paths:
        found += _lists_in(path) if path.is_dir() else [path]
    return tuple(dict.fromkeys(found))


def _lists_in(folder: Path) -> list[Path]:
    """Return the Markdown files of a folder, or else its tables; README first, then by name and number."""
    files = [
        path
        for path in folder.iterdir()
        if path.suffix.lower() in SUFFIXES
        and not path.name.startswith((".", "_"))
        and path.stem.lower() not in _NO_LISTS
        and path.is_file()
    ]
    chosen = [path for path in files if path.suffix.lower() in _MARKDOWN] or files
    if not chosen:
        location = Location(path=folder.as_posix(), line=1)
        expected = "a folder with Markdown files, or with tables of papers"
        raise SurveyError(
            Problem(code=Code.UNREADABLE_FILE, location=location, found="no list in it", expected=expected)
        )
    return sorted(chosen, key=_order)


def find_near(root: Path, name: str) -> str | None:
    """Return the path of a possible list below a folder that is most like a path where none is.

    Looked for are files in the folder itself, in bib/, and beside the path.
    """
    folders = dict.fromkeys((root, root / "bib", (root / name).parent))
    known = [
        path.relative_to(root).as_posix()
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in SUFFIXES and path.is_file()
    ]
    lowered = {each.lower(): each for each in known}
    near = get_close_matches(name.lower(), lowered, 1)
    return lowered[near[0]] if near else None


def _order(path: Path) -> tuple[bool, list[tuple[int, str]], str]:
    """Return what sorts "2.md" before "10.md", and a README or an index before both."""
    parts = re.findall(r"\d+|\D+", path.stem.lower())
    numbered = [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
    return path.stem.lower() not in {"readme", "index"}, numbered, path.name
