"""A revision of this project's git repository → a temporary folder with the project's files as they were.

Input: the name of a revision, and the current folder. Output: a folder that `locating.open_project` opens.
Only what a survey is read from is there: lists, settings, records, keys given out, and pages.
"""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from survey_companion.project.inputs import RECORDS
from survey_companion.project.locating import CATALOGUE, find_root
from survey_companion.project.revisions import list_revision, read_revision
from survey_companion.records import key_lock
from survey_companion.records.survey_toml import NAME, parse_settings


@contextmanager
def checked_out(revision: str) -> Iterator[Path | None]:
    """Yield a temporary folder with this project's files at a revision; `None` if it did not exist then.

    Raises:
        RevisionError: git does not know the revision, or cannot read its files.
        SurveyError: the current folder belongs to no project.
    """
    files = _read_revision(revision)
    if not files:
        yield None
        return
    with tempfile.TemporaryDirectory() as name:
        for path, content in files.items():
            place = Path(name) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        yield Path(name)


def _read_revision(revision: str) -> dict[PurePosixPath, bytes]:
    """Return this project's files at a revision, by path in its folder; empty if it did not exist then."""
    root = PurePosixPath(find_root().as_posix())

    def read(names: Iterable[str]) -> dict[PurePosixPath, bytes]:
        found = read_revision(revision, [root / name for name in names])
        return {path.relative_to(root): content for path, content in found.items()}

    records = read(f"bib/{name}" for name in (*RECORDS, key_lock.NAME)) | read(_pages(revision, root))
    named = read([f"bib/{NAME}"])
    if not named:
        lists = read([f"bib/{CATALOGUE}"])
        return lists and records | lists
    (text,) = named.values()
    # Problems of the settings are reported later, when they are read from the folder.
    settings, _ = parse_settings(text.decode("utf-8", "replace"), NAME)
    return records | named | (read(settings.lists) if settings else {})


def _pages(revision: str, root: PurePosixPath) -> list[str]:
    """Return the paths of the pages that a survey is compared with, in the project's folder."""
    docs = root / "docs"
    found = [
        path
        for path in list_revision(revision, docs)
        if path.suffix == ".md" and ".." not in path.parts[len(root.parts) :]
    ]
    prose = [path for path in found if path.is_relative_to(docs / "prose") or path.parent == docs]
    return [path.relative_to(root).as_posix() for path in prose]
