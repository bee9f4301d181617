"""Caches which plug-ins of pybtex are installed, since that does not change while a program runs.

pybtex asks for it at every citation, and each time reads the metadata of all installed packages: 3 to 5 ms.
Plug-ins that a program registers itself are not affected, because pybtex looks for them first.
"""

from functools import cache
from importlib.metadata import entry_points

import pybtex.plugin


def remember_plugins() -> None:
    """Let pybtex cache the entry points of installed packages."""
    if pybtex.plugin.entry_points is entry_points:
        pybtex.plugin.entry_points = cache(entry_points)
