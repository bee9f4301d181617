"""How often Python looks for garbage.

What a survey is read into is kept until the end, lists and pages alike: looking for garbage finds little,
and looks at everything each time.
"""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


def collect_rarely() -> None:
    """Look for garbage after many new objects, through old ones almost never, and not at all at the end."""
    gc.set_threshold(200_000, 10, 1_000)
    atexit.register(gc.freeze)  # the memory of a process that ends needs no tidying


@contextmanager
def gc_off() -> Iterator[None]:
    """Look for no garbage in here, and afterwards never among what is alive at the end, garbage included."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_looking:
            gc.enable()
