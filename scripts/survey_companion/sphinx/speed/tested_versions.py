"""Whether the installed packages are those whose insides a speed-up was tested with.

Each module of this folder replaces or relies on parts of another package that are no promise of it. With a
version that nobody has tried it must change nothing: the pages come out right, only slower or larger.
"""

from collections.abc import Mapping, Sequence
from importlib.metadata import version

from sphinx.util import logging

_LOGGER = logging.getLogger(__name__)


def is_tested(what: str, tested: Mapping[str, Sequence[str]]) -> bool:
    """Return whether every package is of a series that was tested; if not, say what is switched off.

    A series is the beginning of a version, such as "9.0."; it is said as information, never as a warning.
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
    """Return each package with its version, as "pybtex 1.0", that is of no series tested."""
    found = {name: version(name) for name in tested}
    return [
        f"{name} {found[name]}"
        for name, series in tested.items()
        if not found[name].startswith(tuple(series))
    ]
