"""Which plug-ins of pybtex are installed cannot change while a program runs: asked once, remembered.

pybtex asks anew for every citation, and each answer reads the metadata of all installed packages: 3 to 5 ms.
Plug-ins that a program registers itself are found before, and are not concerned.
"""

from functools import cache
from importlib.metadata import entry_points

import pybtex.plugin


def remember_plugins() -> None:
    """Let pybtex remember the answers."""
    if pybtex.plugin.entry_points is entry_points:
        pybtex.plugin.entry_points = cache(entry_points)
