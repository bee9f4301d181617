"""A folder of answers that passed the checks, so that no source is asked twice in a week.

The folder itself is not trusted, as a repository could contain one. Each answer is a signed receipt (see
`project.receipts`), so only answers to this user count. The folder may not be a symbolic link.
"""

import hashlib
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from survey_companion.project.disk import DRAFTS, write_new
from survey_companion.project.receipts import read_receipt, write_receipt

WEEK = 7 * 24 * 3600  # seconds for which an answer is kept


class Cache:
    """Answers by their request: address and headers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, url: str, headers: Mapping[str, str]) -> str | None:
        """Return the answer, or `None` if there is none that is readable and not too old."""
        place = self._place(url, headers)
        try:
            if find_link(self._folder) or not 0 <= time.time() - place.lstat().st_mtime < WEEK:
                return None
        except OSError:
            return None
        answer = read_receipt(place).get("answer")
        return answer if isinstance(answer, str) else None

    def keep(self, url: str, headers: Mapping[str, str], text: str) -> str | None:
        """Keep an answer; return the reason if that was not possible, or else `None`."""
        place = self._place(url, headers)
        try:
            drafts = self._folder / DRAFTS
            if link := find_link(place) or find_link(drafts):
                return f"{link} is a link"
            drafts.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):  # git ignores the folder, whatever the project's own rules are
                write_new(self._folder / ".gitignore", b"*\n", is_lasting=False)
            write_receipt(place, {"answer": text}, self._folder)
        except OSError as error:
            return f"{error.filename or self._folder}: {error.strerror}"
        return None

    def _place(self, url: str, headers: Mapping[str, str]) -> Path:
        name = hashlib.sha256(f"{url}\n{sorted(headers.items())}".encode()).hexdigest()
        return self._folder / f"{name}.json"


def find_link(path: Path) -> Path | None:
    """Return the first symbolic link in the path below the current folder, or else in its last two parts."""
    steps = [path, *path.parents]
    if path.is_absolute():
        inside = path.is_relative_to(Path.cwd())
        steps = [each for each in steps if each.is_relative_to(Path.cwd())] if inside else steps[:2]
    return next((each for each in reversed(steps) if each.is_symlink()), None)
