"""The badges of a list → the repository that it is kept in.

Input: the lines of a list. Output: the address of one repository, if all that speak of the list agree.
"""

import re
from collections.abc import Sequence

from survey_companion.model.forge import find_repository

_NAME = r"(?P<owner>[A-Za-z0-9_.-]{1,100})/(?P<name>[A-Za-z0-9_.-]{1,100})"
# What only a list says of itself, wherever it stands.
_ANYWHERE = re.compile(
    rf"(?:star-history\.com/(?:svg\?repos=|#)|contrib\.rocks/image\?repo=){_NAME}", re.IGNORECASE
)
# What papers have beside them, too: counted only above the first entry.
_ABOVE = re.compile(
    rf"img\.shields\.io/github/[a-z/-]{{1,40}}/{_NAME}"
    rf"|github\.com/{_NAME.replace('owner', 'owner2').replace('name', 'name2')}"
    r"/(?:stargazers|network|forks|issues|pulls|graphs|commits|actions|blob|tree|raw)\b",
    re.IGNORECASE,
)


def find_own_repository(lines: Sequence[str], first_entry: int) -> str | None:
    """Return the address of the list's own repository at GitHub; `None` if nothing or more than one is named.

    `first_entry` is the 1-based line of the first entry.
    """
    found = [
        *(match for line in lines for match in _ANYWHERE.finditer(line)),
        *(match for line in lines[: first_entry - 1] for match in _ABOVE.finditer(line)),
    ]
    names = {_spell(*(text for text in match.groups() if text)) for match in found}
    addresses = {name.lower(): f"https://github.com/{name}" for name in sorted(names)}
    address = next(iter(addresses.values())) if len(addresses) == 1 else None
    return address if find_repository(address) else None


def _spell(owner: str, name: str) -> str:
    return f"{owner}/{name.removesuffix('.svg').removesuffix('.git')}"
