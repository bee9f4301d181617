"""A folder of answers that were believed, so that nobody is asked twice in a week.

Whoever made the folder is not trusted: a repository can ship one. An answer is kept as a receipt, so only
those that were given here count; a link in the place of the folder is neither read nor written through.
"""

import hashlib
import time
from collections.abc import Mapping
from pathlib import Path

from survey_companion.project.disk import DRAFTS
from survey_companion.project.receipts import read_receipt, write_receipt

WEEK = 7 * 24 * 3600  # seconds for which an answer is kept


class Cache:
    """Answers by the question that they answer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, url: str, headers: Mapping[str, str]) -> str | None:
        """Return the answer, if there is one that can be read and is not too old."""
        place = self._place(url, headers)
        try:
            if find_link(self._folder) or not 0 <= time.time() - place.lstat().st_mtime < WEEK:
                return None
        except OSError:
            return None
        answer = read_receipt(place).get("answer")
        return answer if isinstance(answer, str) else None

    def keep(self, url: str, headers: Mapping[str, str], text: str) -> str | None:
        """Keep an answer that was read and believed; return why it could not be kept."""
        place = self._place(url, headers)
        try:
            drafts = self._folder / DRAFTS
            if link := find_link(place) or find_link(drafts):
                return f"{link} is a link"
            drafts.mkdir(parents=True, exist_ok=True)
            write_receipt(place, {"answer": text}, self._folder)
        except OSError as error:
            return f"{error.filename or self._folder}: {error.strerror}"
        return None

    def _place(self, url: str, headers: Mapping[str, str]) -> Path:
        name = hashlib.sha256(f"{url}\n{sorted(headers.items())}".encode()).hexdigest()
        return self._folder / f"{name}.json"


def find_link(path: Path) -> Path | None:
    """Return the first link on the way to the path, from the current folder on or else its last two steps."""
    steps = [path, *path.parents]
    if path.is_absolute():
        inside = path.is_relative_to(Path.cwd())
        steps = [each for each in steps if each.is_relative_to(Path.cwd())] if inside else steps[:2]
    return next((each for each in reversed(steps) if each.is_symlink()), None)
