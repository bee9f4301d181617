"""A path → what kind of file stands there."""

import os
import stat
from enum import Enum
from pathlib import Path


class FileKind(Enum):
    """What a path leads to; the value is its name in messages."""

    NOTHING = "no such file"
    FILE = "a file"
    FOLDER = "a folder"
    LINK = "a link"
    LINK_TO_FOLDER = "a link to a folder"
    DEAD_LINK = "a link that leads nowhere"
    SPECIAL = "a pipe, a socket or a device"


def kind_of(path: Path | str) -> FileKind:
    """Return the kind of file at the path; links are not followed."""
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return FileKind.NOTHING
    return kind_of_link(path) if stat.S_ISLNK(mode) else _kind_of_mode(mode)


def kind_of_link(path: Path | str) -> FileKind:
    """Return what a link leads to."""
    try:
        mode = os.stat(path).st_mode
    except OSError:  # the target is missing, or links form a circle
        return FileKind.DEAD_LINK
    found = _kind_of_mode(mode)
    return {FileKind.FILE: FileKind.LINK, FileKind.FOLDER: FileKind.LINK_TO_FOLDER}.get(found, found)


def _kind_of_mode(mode: int) -> FileKind:
    if stat.S_ISREG(mode):
        return FileKind.FILE
    return FileKind.FOLDER if stat.S_ISDIR(mode) else FileKind.SPECIAL
