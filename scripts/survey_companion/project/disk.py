"""Reading and writing files, all or nothing.

New texts are written to drafts and moved to their places only when all of them are complete;
a file whose text is the same is no change, so that Sphinx rebuilds only what has another text.
Where thousands of files may come, `os` is used: pathlib's objects would take as long as the writing.
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
from survey_companion.project.file_kinds import Kind, kind_of, kind_of_link

_Path = TypeVar("_Path", Path, str)  # strings where there are thousands

STALE = 600  # seconds after which nobody is still writing a draft
MAX_BYTES = 256 * 1024 * 1024  # more than a thousand times the largest list we know
OWN = ".survey"  # the folder, below one that the program writes into, that it has to itself
DRAFTS = "drafts"  # the folder in there in which files come about

# Windows writes other line ends otherwise, and a pipe is opened without waiting for its other end.
_AS_BYTES = getattr(os, "O_BINARY", 0)
_AT_ONCE = _AS_BYTES | getattr(os, "O_NONBLOCK", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


_DRAFT = re.compile(r"\.survey-[0-9a-f]{16}-[0-9]+\.tmp")


# -- reading ---------------------------------------------------------------------------------------


def read_bytes(path: Path, shown: str, most: int | None = None) -> bytes:
    """Return the file's bytes; `shown` is its path in messages.

    Raises:
        SurveyError: it is missing, no regular file, unreadable or far too large.
    """
    try:
        found = kind_of(path)
        if found not in {Kind.FILE, Kind.LINK, Kind.NOTHING}:
            raise SurveyError(_unreadable(shown, found.value))
        return _read_at_most(path, most or MAX_BYTES)
    except _TooLargeError as error:
        raise SurveyError(_unreadable(shown, f"more than {most or MAX_BYTES:,} bytes")) from error
    except OSError as error:
        raise SurveyError(_unreadable(shown, error.strerror or str(error))) from error


class PartlyWrittenError(OSError):
    """Some files are in their places and others are not; the next run completes them."""

    def __init__(self, cause: OSError, path: str, written: str) -> None:
        super().__init__(cause.errno, cause.strerror, path)
        self.outcome = f"{written} were written; run it again when that is mended"


class _TooLargeError(Exception):
    """There is more in a file than is read."""


def _read_at_most(path: Path | str, most: int, flags: int = 0) -> bytes:
    """Return the bytes of a regular file, whatever happens to it meanwhile."""
    file = os.open(path, os.O_RDONLY | _AT_ONCE | flags)
    with os.fdopen(file, "rb") as opened:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(0, Kind.SPECIAL.value)
        data = opened.read(most + 1)  # what grows while it is read ends here, too
    if len(data) > most:
        raise _TooLargeError
    return data


def read_text(path: Path, shown: str, most: int | None = None) -> str | None:
    """Return the text of a file that may be missing.

    Raises:
        SurveyError: something is there, but no UTF-8 text.
    """
    if kind_of(path) is Kind.NOTHING:
        return None
    try:
        return read_bytes(path, shown, most).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SurveyError(_unreadable(shown, f"byte 0x{error.object[error.start]:02x}")) from error


def place_below(folder: Path, files: Mapping[str, str]) -> dict[str, str]:
    """Return files, named by their POSIX path below the folder, by their path as pathlib spells it."""
    root = os.path.join(folder, "") if folder != Path() else ""
    return {root + name.replace("/", os.sep): text for name, text in files.items()}


def find_changes(files: Mapping[_Path, str]) -> tuple[dict[_Path, str], dict[_Path, bytes]]:
    """Return the new texts of files that are not there, and the old bytes of those that have another text.

    Raises:
        OSError: a link or something that is no file stands in the place of one.
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


def list_tree(folder: Path | str, closed: Collection[str] = ()) -> Iterator[tuple[str, Kind]]:
    """Yield the path and kind of everything below the folder, in no order; no link is followed.

    What cannot be looked into has nothing; `closed` names folders that are not looked into.
    """
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            inside = list(os.scandir(waiting.pop()))  # they know what they are without another look
        except OSError:
            continue
        for entry in inside:
            found = _kind_of_entry(entry)
            yield entry.path, found
            if found is Kind.FOLDER and entry.path not in closed:
                waiting.append(entry.path)


def _kind_of_entry(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return kind_of_link(entry.path)
    if entry.is_file(follow_symlinks=False):
        return Kind.FILE
    return Kind.FOLDER if entry.is_dir(follow_symlinks=False) else Kind.SPECIAL


# -- writing ---------------------------------------------------------------------------------------


def write_files(
    files: Mapping[_Path, str | bytes | Path], own: Path | str | None = None, *, is_lasting: bool = False
) -> None:
    """Write all files, or copy them where a path is given; a failure leaves the old ones, and no draft.

    `own` is a folder of the program's. Files of the folder that holds it come about in there, so that what
    a killed run leaves behind is in nobody's way; unless they have to last, they can be made again. Any other
    file comes about beside its place, and is on the disk when this returns, even if the power fails.
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
    """Drafts of some files, and where they belong."""

    def __init__(self, own: Path | str | None, *, is_lasting: bool) -> None:
        self._is_lasting = is_lasting
        self._run = os.urandom(8).hex()
        self._known: dict[str, set[str]] = {}  # what each folder holds
        self._is_near: dict[str, bool] = {}  # on the same disk as the program's own folder
        self._drafts: list[tuple[str, str]] = []
        self._own = os.path.join(own, DRAFTS) if own is not None else None
        self._home = os.path.join(os.path.dirname(os.fspath(own)), "") if own is not None else None
        self._device: int | None = None
        if self._own is not None:
            os.makedirs(self._own, exist_ok=True)
            self._device = os.stat(self._own).st_dev

    def draft(self, path: str, data: bytes | Path) -> None:
        """Write what is to stand at the path, or copy it."""
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
        except OSError as error:  # of which people want to know what it hit, not the name of a draft
            raise OSError(error.errno, error.strerror, path) from error
        if name in self._known[folder]:
            with suppress(FileNotFoundError):  # removed just now
                os.chmod(draft, os.stat(path).st_mode & 0o777)  # the rights of what it replaces

    def move(self) -> None:
        """Put every draft into its place, but none where one could not be."""
        for folder in self._known:
            if not os.access(folder or os.curdir, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
        for number, (draft, path) in enumerate(self._drafts):
            try:
                os.replace(draft, path)
            except OSError as error:
                raise PartlyWrittenError(error, path, f"{number:,} of {len(self._drafts):,} files") from error

    def drop(self) -> None:
        """Remove the drafts that are left."""
        for draft, _ in self._drafts:
            with suppress(FileNotFoundError):
                os.unlink(draft)


def write_new(path: Path | str, data: bytes, *, is_lasting: bool, mode: int = 0o666) -> None:
    """Write a file that is not there yet, to the disk itself where it has to last."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_BYTES, mode)
    try:
        while data:
            data = data[os.write(file, data) :]
        if is_lasting:
            os.fsync(file)
    finally:
        os.close(file)


def remove_drafts(own: Path) -> None:
    """Remove what a killed run left in a folder of the program's; nobody else may be writing there."""
    shutil.rmtree(own / DRAFTS, ignore_errors=True)


def remove_file(path: str) -> None:
    """Remove a file, and each folder above it that is empty then."""
    os.unlink(path)
    folder = os.path.dirname(path)
    with suppress(OSError):  # one that is not empty
        while folder:
            os.rmdir(folder)
            folder = os.path.dirname(folder)


def _open_folder(folder: str) -> set[str]:
    """Make the folder where it is missing, and return the names of what it holds.

    What a killed run left behind is removed, but not what another run is writing just now.
    """
    os.makedirs(folder, exist_ok=True)
    names = set(os.listdir(folder))
    for name in names:
        if _DRAFT.fullmatch(name):
            draft = os.path.join(folder, name)
            with suppress(OSError):  # removed just now, or a folder
                if time.time() - os.stat(draft).st_mtime > STALE:
                    os.unlink(draft)
    return names


def _unreadable(shown: str, found: str) -> Problem:
    return Problem(code=Code.UNREADABLE_FILE, location=Location(path=shown, line=1), found=found)
