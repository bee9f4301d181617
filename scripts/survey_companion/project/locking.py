"""A lock, so that only one run at a time writes below a folder; a second run waits and says so.

The operating system releases the lock when the last process of the run has ended, however it ended. This
includes processes that Sphinx started and that outlive a killed run, since they may still be writing.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from survey_companion.project import disk
from survey_companion.project.own_folder import LOCK, open_own_folder

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_held: set[Path] = set()  # folders that this process has locked


@contextmanager
def one_at_a_time(docs: Path) -> Iterator[bool]:
    """Lock `docs` for this block; yield whether there was another run to wait for.

    If this process already holds the lock, nothing happens.
    """
    place = docs.absolute()
    if place in _held:
        yield False
        return
    import portalocker

    file, has_waited = _lock(docs)
    try:
        _held.add(place)
        disk.remove_drafts(docs / disk.OWN)
        open_own_folder(docs)
        yield has_waited
    finally:
        _held.discard(place)
        portalocker.unlock(file)
        os.close(file)


def _lock(docs: Path) -> tuple[int, bool]:
    """Return the locked file, and whether there was a run to wait for."""
    path = open_own_folder(docs) / LOCK
    file = os.open(path, _FLAGS, 0o666)
    has_waited = _wait(file, docs)
    try:
        if os.path.samestat(os.fstat(file), path.stat()):
            return file, has_waited
    except FileNotFoundError:
        pass
    os.close(file)  # the folder was removed meanwhile, so another run may hold the lock of a new file
    return _lock(docs)


def _wait(file: int, docs: Path) -> bool:
    import portalocker

    try:
        portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.AlreadyLocked:
        click.echo(f"Waiting for another run that writes to {docs}", err=True)
        portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE)
        return True
    except portalocker.LockException as error:
        raise OSError(0, f"this file system knows no locks ({error})", str(docs)) from error
    return False
