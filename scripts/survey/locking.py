"""One run at a time writes below a folder; a second one waits and says so.

The operating system holds the lock, and lets go of it when the last process of the run has ended, however it
ended: also processes that Sphinx started and that outlive a killed run, since they may still be writing.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from survey import disk, manifest

_NAME = "lock"
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_held: set[Path] = set()  # by this process


@contextmanager
def one_at_a_time(docs: Path) -> Iterator[bool]:
    """Let no other run write below `docs`; say whether there was one to wait for.

    Within a run that holds the lock already nothing happens.
    """
    place = docs.absolute()
    if place in _held:
        yield False
        return
    import portalocker

    own = manifest.prepare_folder(docs)
    file = os.open(own / _NAME, _FLAGS, 0o666)
    try:
        has_waited = _wait(file, docs)
        _held.add(place)
        disk.remove_drafts(own)
        manifest.prepare_folder(docs)
        yield has_waited
    finally:
        _held.discard(place)
        portalocker.unlock(file)
        os.close(file)


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
