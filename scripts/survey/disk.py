"""Reading and writing files, all or nothing.

New texts are written beside their places and moved there only when all of them are complete;
a file whose text is the same is no change, so that Sphinx rebuilds only what has another text.
Where thousands of files may come, `os` is used: pathlib's objects would take as long as the writing.
"""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from survey.codes import Code
from survey.errors import Location, Problem, SurveyError

_Path = TypeVar("_Path", Path, str)  # strings where there are thousands

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


def place_below(folder: Path, files: Mapping[str, str]) -> dict[str, str]:
    """Return files, named by their POSIX path below the folder, by their path as pathlib spells it."""
    root = os.path.join(folder, "") if folder != Path() else ""
    return {root + name.replace("/", os.sep): text for name, text in files.items()}


def find_changes(files: Mapping[_Path, str]) -> tuple[dict[_Path, str], dict[_Path, str]]:
    """Return the files that are not there, and those whose text on disk is another one.

    A link that leads nowhere is not there.
    """
    new: dict[_Path, str] = {}
    changed: dict[_Path, str] = {}
    for path, text in files.items():
        try:
            with open(path, "rb") as file:
                if file.read() != text.encode():
                    changed[path] = text
        except FileNotFoundError:
            new[path] = text
    return new, changed


def lacks(path: Path, mark: bytes) -> bool:
    """Return whether a file is there that does not have the mark among its first bytes."""
    try:
        with open(path, "rb") as file:
            return mark not in file.read(_HEAD)
    except FileNotFoundError:
        return False


def list_files(folder: Path | str) -> Iterator[str]:
    """Yield the path of every file in the folder and below, those of folders in it first.

    What cannot be looked into has nothing.
    """
    try:
        inside = list(os.scandir(folder))  # they know what they are without another look at the disk
    except OSError:
        return
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            yield from list_files(entry.path)
    yield from (entry.path for entry in inside if entry.is_file())


def write_files(files: Mapping[_Path, str] | Mapping[_Path, bytes]) -> None:
    """Write all files; a failure leaves the old ones as they were, and no draft."""
    run = os.urandom(8).hex()
    known: dict[str, set[str]] = {}  # what each folder holds
    drafts: list[tuple[str, str]] = []
    try:
        for number, (path, data) in enumerate((os.fspath(path), data) for path, data in files.items()):
            folder, name = os.path.split(path)
            if folder not in known:
                known[folder] = _open_folder(folder or os.curdir)
            draft = f"{path[: len(path) - len(name)]}.survey-{run}-{number}.tmp"
            drafts.append((draft, path))
            _write_draft(draft, data if isinstance(data, bytes) else data.encode())
            if name in known[folder]:
                with suppress(FileNotFoundError):  # removed just now
                    os.chmod(draft, os.stat(path).st_mode & 0o777)  # the rights of what it replaces
        for draft, path in drafts:
            os.replace(draft, path)
    except BaseException:
        for draft, _ in drafts:
            with suppress(FileNotFoundError):
                os.unlink(draft)
        raise


def _write_draft(draft: str, data: bytes) -> None:
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        while data:
            data = data[os.write(file, data) :]
    finally:
        os.close(file)


def _open_folder(folder: str) -> set[str]:
    """Make the folder where it is missing, and return the names of what it holds.

    What a killed run left behind is removed, but not what another run is writing just now.
    """
    os.makedirs(folder, exist_ok=True)
    names = set(os.listdir(folder))
    for name in names:
        if name.startswith(".survey-") and name.endswith(".tmp"):
            draft = os.path.join(folder, name)
            with suppress(FileNotFoundError):
                if time.time() - os.stat(draft).st_mtime > STALE:
                    os.unlink(draft)
    return names


def _unreadable(shown: str, found: str) -> Problem:
    return Problem(code=Code.UNREADABLE_FILE, location=Location(path=shown, line=1), found=found)
