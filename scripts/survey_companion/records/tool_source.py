"""The setting `tool`: where workflows install this program from.

    git+https://code.example.org/stones/companion@v1.0     a tag of its repository
    tools/survey_companion-1.0-py3-none-any.whl            a wheel in the project

Only plain characters are allowed, since the setting stands in commands that a shell runs.
"""

import re

PACKAGE = "survey-companion"
EXPECTED = "git+https://…@TAG, or the path of a wheel in the project, of letters, digits and . _ ~ + / @ -"

_NAME = r"[A-Za-z0-9_~+][A-Za-z0-9._~+-]*"
_GIT = re.compile(rf"git\+https://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/{_NAME})+@{_NAME}(?:/{_NAME})*")
_WHEEL = re.compile(rf"(?:{_NAME}/)*{_NAME}\.whl")


def is_tool(text: str) -> bool:
    """Whether workflows can install the program from it."""
    return bool(_GIT.fullmatch(text) or is_wheel(text))


def is_wheel(text: str) -> bool:
    """Whether it is the path of a wheel in the project."""
    return _WHEEL.fullmatch(text) is not None


def install_argument(tool: str, *, extra: str | None = None) -> str:
    """Return what pip and pipx are asked to install, with an extra."""
    if is_wheel(tool):
        return f"./{tool}[{extra}]" if extra else f"./{tool}"
    return f"{PACKAGE}[{extra}] @ {tool}" if extra else tool
