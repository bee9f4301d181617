"""Reading and writing files, all or nothing.

New texts are written beside their places and moved there only when all of them are complete;
a file whose text is the same is no change, so that Sphinx rebuilds only what has another text.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from survey.codes import Code
from survey.errors import Location, Problem, SurveyError

_HEAD = 400  # bytes
STALE = 600  # seconds after which nobody is still writing a draft
MAX_BYTES = 256 * 1024 * 1024  # more than a thousand times the largest list we know


def read_bytes(path: Path, shown: str) -> bytes:
    """Return the file's bytes; `shown` is its path in messages.

    Raises:
        SurveyError: it is missing, a directory, unreadable or far too large.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SurveyError(_unreadable(shown, f"{path.stat().st_size:,} bytes"))
        return path.read_bytes()
    except OSError as error:
        raise SurveyError(_unreadable(shown, error.strerror or str(error))) from error


def read_text(path: Path, shown: str) -> str | None:
    """Return the text of a file that may be missing.

    Raises:
        SurveyError: it is there, but no UTF-8 text.
    """
    if not path.exists():
        return None
    try:
        return read_bytes(path, shown).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SurveyError(_unreadable(shown, f"byte 0x{error.object[error.start]:02x}")) from error


def find_changes(files: Mapping[Path, str]) -> dict[Path, str]:
    """Return the files whose text on disk is another one, or that are not there."""
    return {path: text for path, text in files.items() if not _holds(path, text)}


def lacks(path: Path, mark: bytes) -> bool:
    """Return whether a file is there that does not have the mark among its first bytes."""
    try:
        with path.open("rb") as file:
            return mark not in file.read(_HEAD)
    except FileNotFoundError:
        return False


def write_files(files: Mapping[Path, str | bytes]) -> None:
    """Write all files; a failure leaves the old ones as they were."""
    with _staged(files) as staged:
        for draft, path in staged:
            draft.replace(path)


@contextmanager
def _staged(files: Mapping[Path, str | bytes]) -> Iterator[list[tuple[Path, Path]]]:
    """Write everything into a file beside its place; drafts that were not moved are removed."""
    drafts: list[tuple[Path, Path]] = []
    folders = {path.parent for path in files}
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    _sweep(folders)
    run = os.urandom(8).hex()
    try:
        for number, (path, data) in enumerate(files.items()):
            draft = path.parent / f".survey-{run}-{number}.tmp"
            drafts.append((draft, path))
            with draft.open("xb") as file:
                file.write(data if isinstance(data, bytes) else data.encode())
            with suppress(FileNotFoundError):
                draft.chmod(path.stat().st_mode & 0o777)
        yield drafts
    finally:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)


def _sweep(folders: Iterable[Path]) -> None:
    """Remove what a killed run left behind, but not what another run is writing just now."""
    for draft in (draft for folder in folders for draft in folder.glob(".survey-*.tmp")):
        with suppress(FileNotFoundError):
            if time.time() - draft.stat().st_mtime > STALE:
                draft.unlink()


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except FileNotFoundError:
        return False


def _unreadable(shown: str, found: str) -> Problem:
    return Problem(code=Code.UNREADABLE_FILE, location=Location(path=shown, line=1), found=found)
