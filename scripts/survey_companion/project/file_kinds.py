"""A path → what kind of file stands there."""

import os
import stat
from enum import Enum
from pathlib import Path


class Kind(Enum):
    """What can stand under a name, as a message calls it."""

    NOTHING = "no such file"
    FILE = "a file"
    FOLDER = "a folder"
    LINK = "a link"
    LINK_TO_FOLDER = "a link to a folder"
    DEAD_LINK = "a link that leads nowhere"
    SPECIAL = "a pipe, a socket or a device"


def kind_of(path: Path | str) -> Kind:
    """Return what stands there, links not followed."""
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return Kind.NOTHING
    return kind_of_link(path) if stat.S_ISLNK(mode) else _kind_of_mode(mode)


def kind_of_link(path: Path | str) -> Kind:
    """Return what a link leads to."""
    try:
        mode = os.stat(path).st_mode
    except OSError:  # it leads nowhere, or around in circles
        return Kind.DEAD_LINK
    found = _kind_of_mode(mode)
    return {Kind.FILE: Kind.LINK, Kind.FOLDER: Kind.LINK_TO_FOLDER}.get(found, found)


def _kind_of_mode(mode: int) -> Kind:
    return Kind.FILE if stat.S_ISREG(mode) else Kind.FOLDER if stat.S_ISDIR(mode) else Kind.SPECIAL
