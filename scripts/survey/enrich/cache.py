"""A folder of answers that were believed, so that nobody is asked twice in a week.

Whoever made the folder is not trusted: a repository can ship one. A link in its place is neither
read nor written through, and what is no plain file of a fitting size is taken for no answer.
"""

import hashlib
import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path

from survey import disk
from survey.enrich.client import LONGEST

WEEK = 7 * 24 * 3600  # seconds for which an answer is kept
# A FIFO would be waited for, a link would be followed; Windows has neither, and no such flags.
_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)


class Cache:
    """Answers by the question that they answer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, url: str, headers: Mapping[str, str]) -> str | None:
        """Return the answer, if there is one that can be read and is not too old."""
        try:
            return None if find_link(self._folder) else _read_file(self._place(url, headers))
        except (OSError, UnicodeDecodeError):
            return None

    def keep(self, url: str, headers: Mapping[str, str], text: str) -> str | None:
        """Keep an answer that was read and believed; return why it could not be kept."""
        place = self._place(url, headers)
        try:
            if link := find_link(place):
                return f"{link} is a link"
            disk.write_files({place: text})
        except OSError as error:
            return f"{error.filename or self._folder}: {error.strerror}"
        return None

    def _place(self, url: str, headers: Mapping[str, str]) -> Path:
        name = hashlib.sha256(f"{url}\n{sorted(headers.items())}".encode()).hexdigest()
        return self._folder / f"{name}.txt"


def find_link(path: Path) -> Path | None:
    """Return the first link on the way to the path, from the current folder on or else its last two steps."""
    steps = [path, *path.parents]
    if path.is_absolute():
        inside = path.is_relative_to(Path.cwd())
        steps = [each for each in steps if each.is_relative_to(Path.cwd())] if inside else steps[:2]
    return next((each for each in reversed(steps) if each.is_symlink()), None)


def _read_file(path: Path) -> str | None:
    if not stat.S_ISREG(os.lstat(path).st_mode):  # even to open a device can do something
        return None
    file = os.open(path, _FLAGS)
    try:
        state = os.fstat(file)
        age = time.time() - state.st_mtime
        if not stat.S_ISREG(state.st_mode) or not 0 <= age < WEEK:
            return None
        with open(file, "rb", closefd=False) as opened:
            data = opened.read(LONGEST + 1)  # whatever size it has or gets
        return None if len(data) > LONGEST else data.decode()
    finally:
        os.close(file)
