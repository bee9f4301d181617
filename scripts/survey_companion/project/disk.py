"""Reads and writes files, all or nothing.

New texts are written to drafts, and these are moved into place only when all of them are complete.
A file whose text is unchanged is not touched, so that Sphinx rebuilds only pages with a new text.
Functions for thousands of files use `os`, because pathlib's objects would take as long as the writing.
"""

import errno
import os
import re
import shutil
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.project.file_kinds import FileKind, kind_of, kind_of_link

_Path = TypeVar("_Path", Path, str)  # strings if there may be thousands

STALE = 600  # seconds after which a draft is left over from a run that was killed
MAX_BYTES = 256 * 1024 * 1024  # more than a thousand times the largest list we know
OWN = ".survey"  # name of the program's own folder, below a folder that it writes into
DRAFTS = "drafts"  # name of the folder of drafts in it

# Without O_BINARY, Windows changes line ends; with O_NONBLOCK, opening a pipe does not wait for a writer.
_AS_BYTES = getattr(os, "O_BINARY", 0)
_AT_ONCE = _AS_BYTES | getattr(os, "O_NONBLOCK", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


_DRAFT = re.compile(r"\.survey-[0-9a-f]{16}-[0-9]+\.tmp")


# -- reading ---------------------------------------------------------------------------------------


def read_bytes(path: Path, shown: str, limit: int | None = None) -> bytes:
    """Return the file's bytes; `shown` is its path in messages.

    Raises:
        SurveyError: the file is missing, not regular, unreadable or far too large.
    """
    try:
        found = kind_of(path)
        if found not in {FileKind.FILE, FileKind.LINK, FileKind.NOTHING}:
            raise SurveyError(_unreadable(shown, found.value))
        return _read_at_most(path, limit or MAX_BYTES)
    except _TooLargeError as error:
        raise SurveyError(_unreadable(shown, f"more than {limit or MAX_BYTES:,} bytes")) from error
    except OSError as error:
        raise SurveyError(_unreadable(shown, error.strerror or str(error))) from error


class PartlyWrittenError(OSError):
    """Some files were moved into place and others were not; the next run completes them."""

    def __init__(self, cause: OSError, path: str, written: str) -> None:
        super().__init__(cause.errno, cause.strerror, path)
        self.outcome = f"{written} were written; run it again when that is mended"


class _TooLargeError(Exception):
    """A file is larger than the limit."""


def _read_at_most(path: Path | str, limit: int, flags: int = 0) -> bytes:
    """Return the bytes of a regular file; kind and size are checked after opening, against swapped files."""
    file = os.open(path, os.O_RDONLY | _AT_ONCE | flags)
    with os.fdopen(file, "rb") as opened:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(0, FileKind.SPECIAL.value)
        data = opened.read(limit + 1)  # limited, since the file may grow while it is read
    if len(data) > limit:
        raise _TooLargeError
    return data


def read_text(path: Path, shown: str, limit: int | None = None) -> str | None:
    """Return the text of a file; `None` if it is missing.

    Raises:
        SurveyError: it is there, but is not UTF-8 text.
    """
    if kind_of(path) is FileKind.NOTHING:
        return None
    try:
        return read_bytes(path, shown, limit).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SurveyError(_unreadable(shown, f"byte 0x{error.object[error.start]:02x}")) from error


def place_below(folder: Path, files: Mapping[str, str]) -> dict[str, str]:
    """Return the texts by full path; in `files`, they are by POSIX path below the folder."""
    root = os.path.join(folder, "") if folder != Path() else ""
    return {root + name.replace("/", os.sep): text for name, text in files.items()}


def find_changes(files: Mapping[_Path, str]) -> tuple[dict[_Path, str], dict[_Path, bytes]]:
    """Return the new texts of files that are missing, and the old bytes of files with another text.

    Raises:
        OSError: in place of a file there is a link, or something else that is no regular file.
    """
    new: dict[_Path, str] = {}
    changed: dict[_Path, bytes] = {}
    for path, text in files.items():
        try:
            old = _read_at_most(path, MAX_BYTES, _NO_LINK)
        except FileNotFoundError:
            new[path] = text
            continue
        if old != text.encode():
            changed[path] = old
    return new, changed


def list_tree(folder: Path | str, closed: Collection[str] = ()) -> Iterator[tuple[str, FileKind]]:
    """Yield the path and kind of everything below the folder, in no order; no link is followed.

    An unreadable folder counts as empty; `closed` names folders whose content is left out.
    """
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            inside = list(os.scandir(waiting.pop()))  # entries know their kind without another system call
        except OSError:
            continue
        for entry in inside:
            found = _kind_of_entry(entry)
            yield entry.path, found
            if found is FileKind.FOLDER and entry.path not in closed:
                waiting.append(entry.path)


def _kind_of_entry(entry: os.DirEntry[str]) -> FileKind:
    if entry.is_symlink():
        return kind_of_link(entry.path)
    if entry.is_file(follow_symlinks=False):
        return FileKind.FILE
    return FileKind.FOLDER if entry.is_dir(follow_symlinks=False) else FileKind.SPECIAL


# -- writing ---------------------------------------------------------------------------------------


def write_files(
    files: Mapping[_Path, str | bytes | Path], own: Path | str | None = None, *, is_lasting: bool = False
) -> None:
    """Write all files, or copy them if a path is given; a failure leaves the old files, and no drafts.

    `own` is the program's own folder. Files below its parent folder are drafted in it, where the leftovers of
    a killed run disturb nobody. They can be generated again, so they are synced to disk only with
    `is_lasting`. Any other file is drafted beside its place and always synced, to survive a power failure.
    """
    writer = _Writer(own, is_lasting=is_lasting)
    try:
        for path, data in files.items():
            writer.draft(os.fspath(path), data.encode() if isinstance(data, str) else data)
        writer.move()
    except BaseException:
        writer.drop()
        raise


class _Writer:
    """Drafts of some files, and their final paths."""

    def __init__(self, own: Path | str | None, *, is_lasting: bool) -> None:
        self._is_lasting = is_lasting
        self._run = os.urandom(8).hex()
        self._known: dict[str, set[str]] = {}  # folder → names of its files
        self._is_near: dict[str, bool] = {}  # folder → whether it is on the same disk as the own folder
        self._drafts: list[tuple[str, str]] = []
        self._own = os.path.join(own, DRAFTS) if own is not None else None
        self._home = os.path.join(os.path.dirname(os.fspath(own)), "") if own is not None else None
        self._device: int | None = None
        if self._own is not None:
            os.makedirs(self._own, exist_ok=True)
            self._device = os.stat(self._own).st_dev

    def draft(self, path: str, data: bytes | Path) -> None:
        """Write the draft of the file at the path, or copy it from another file."""
        folder, name = os.path.split(path)
        if folder not in self._known:
            self._known[folder] = _open_folder(folder or os.curdir)
            self._is_near[folder] = self._device == os.stat(folder or os.curdir).st_dev
        is_at_home = self._home is not None and path.startswith(self._home)
        beside = self._own if is_at_home and self._own and self._is_near[folder] else folder
        draft = os.path.join(beside, f".survey-{self._run}-{len(self._drafts)}.tmp")
        self._drafts.append((draft, path))
        try:
            if isinstance(data, Path):
                shutil.copyfile(data, draft)
            else:
                write_new(draft, data, is_lasting=self._is_lasting or not is_at_home)
        except OSError as error:  # name the file in the message, not its draft
            raise OSError(error.errno, error.strerror, path) from error
        if name in self._known[folder]:
            with suppress(FileNotFoundError):  # the file was removed meanwhile
                os.chmod(draft, os.stat(path).st_mode & 0o777)  # the permissions of the replaced file

    def move(self) -> None:
        """Move every draft into place, or none if one of the places is unusable."""
        for folder in self._known:
            if not os.access(folder or os.curdir, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
        for number, (draft, path) in enumerate(self._drafts):
            try:
                os.replace(draft, path)
            except OSError as error:
                raise PartlyWrittenError(error, path, f"{number:,} of {len(self._drafts):,} files") from error

    def drop(self) -> None:
        """Remove the remaining drafts."""
        for draft, _ in self._drafts:
            with suppress(FileNotFoundError):
                os.unlink(draft)


def write_new(path: Path | str, data: bytes, *, is_lasting: bool, mode: int = 0o666) -> None:
    """Write a file that does not exist yet; with `is_lasting`, sync it to disk."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_BYTES, mode)
    try:
        while data:
            data = data[os.write(file, data) :]
        if is_lasting:
            os.fsync(file)
    finally:
        os.close(file)


def remove_drafts(own: Path) -> None:
    """Remove the drafts that a killed run left in the program's folder; no other run may be writing there."""
    shutil.rmtree(own / DRAFTS, ignore_errors=True)


def remove_file(path: str) -> None:
    """Remove a file, and each folder above it that becomes empty."""
    os.unlink(path)
    folder = os.path.dirname(path)
    with suppress(OSError):  # one that is not empty
        while folder:
            os.rmdir(folder)
            folder = os.path.dirname(folder)


def _open_folder(folder: str) -> set[str]:
    """Make the folder if it is missing, and return the names of its files and folders.

    Old drafts of a killed run are removed, but not recent ones, which another run may be writing.
    """
    os.makedirs(folder, exist_ok=True)
    names = set(os.listdir(folder))
    for name in names:
        if _DRAFT.fullmatch(name):
            draft = os.path.join(folder, name)
            with suppress(OSError):  # it was removed meanwhile, or is a folder
                if time.time() - os.stat(draft).st_mtime > STALE:
                    os.unlink(draft)
    return names


def _unreadable(shown: str, found: str) -> Problem:
    return Problem(code=Code.UNREADABLE_FILE, location=Location(path=shown, line=1), found=found)
