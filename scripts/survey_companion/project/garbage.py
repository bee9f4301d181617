"""Settings of Python's garbage collector.

A conversion keeps nearly every object that it makes, so collections free little and still scan every object.
"""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


def collect_rarely() -> None:
    """Collect new objects less often, old ones almost never, and nothing when the process ends."""
    gc.set_threshold(200_000, 10, 1_000)
    atexit.register(gc.freeze)  # the system frees the memory of an ended process anyway


@contextmanager
def gc_off() -> Iterator[None]:
    """Switch the collector off in this block; on success freeze all objects: later collections skip them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_enabled:
            gc.enable()
