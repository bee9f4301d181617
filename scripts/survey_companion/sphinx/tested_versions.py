"""Checks whether a shortcut was tested with the installed versions of the packages that it changes.

The modules in `speed` and `smaller` replace or rely on internals of other packages, which may change with any
version. With an untested version a module does nothing: the pages are right, but larger or built more slowly.
"""

from collections.abc import Mapping, Sequence
from importlib.metadata import version

from sphinx.util import logging

_LOGGER = logging.getLogger(__name__)


def is_tested(what: str, tested: Mapping[str, Sequence[str]]) -> bool:
    """Return whether the version of every package belongs to a tested series; if not, log what is off.

    `what` is the name of the shortcut in the message. A series is the start of a version, such as "9.0.".
    The message is an information, never a warning, because the pages are right all the same.
    """
    unknown = find_untested(tested)
    if unknown:
        _LOGGER.info(
            "%s switched off: not tested with %s (tested with %s)",
            *(what, " and ".join(unknown)),
            "; ".join(
                f"{name} {', '.join(f'{series}x' for series in known)}" for name, known in tested.items()
            ),
        )
    return not unknown


def find_untested(tested: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the packages whose version belongs to no tested series, each as "pybtex 1.0"."""
    found = {name: version(name) for name in tested}
    return [
        f"{name} {found[name]}"
        for name, series in tested.items()
        if not f"{found[name]}.".startswith(tuple(series))  # "0.22" belongs to "0.22."
    ]
