"""The packages that are declared are those that are used, in versions that are tried."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from conftest import ROOT
from survey_companion.sphinx import settings

PACKAGE = ROOT / "scripts" / "survey_companion"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CORE = [Requirement(each) for each in PROJECT["dependencies"]]
EXTRAS = {
    name: [Requirement(each) for each in needed] for name, needed in PROJECT["optional-dependencies"].items()
}
ALL = [*CORE, *(each for needed in EXTRAS.values() for each in needed)]
_KNOWN = packages_distributions()  # by the name that is imported
# Where the packages of an extra are imported, and nowhere else.
PLACES = {
    "book": "sphinx/editions/typst/typesetting.py",
    "online": "online/",
    "serve": "commands/serve.py",
}


# How many series are allowed beyond that of the lock. Sphinx 9.1 needs Python 3.12, so the lock, which is one
# for every Python, cannot have it; the workflow `newest` tries it with Python 3.12 and 3.13.
TRIED_BEYOND = {"sphinx": 1}


def _names(requirements: list[Requirement]) -> set[str]:
    return {canonicalize_name(each.name) for each in requirements}


@cache
def _imported(path: Path) -> set[str]:
    """Return the packages, other than Python's and this one, that a module imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return _distributions(found)


def _distributions(modules: set[str]) -> set[str]:
    """Return the names on the package index of the packages that modules are of."""
    tops = {name.partition(".")[0] for name in modules} - {PACKAGE.name, *sys.stdlib_module_names}
    found = {canonicalize_name(_KNOWN[top][0]) for top in tops - {"sphinxcontrib"}}
    # Several packages share this folder.
    return found | {"sphinxcontrib-bibtex" for name in modules if name.startswith("sphinxcontrib.bibtex")}


def _named(docs: Path) -> set[str]:
    """Return the packages that the settings of a site name: extensions of Sphinx, and the theme."""
    (docs / "survey.json").write_text(
        '{"title": "Stones", "short_title": "", "stem": "stones", "edition": "", "date": ""}'
    )
    chosen = settings.site_settings(docs)
    return _distributions({*chosen["extensions"], chosen["html_theme"]})


def test_what_is_imported_is_declared_and_the_reverse(tmp_path: Path) -> None:
    """No package comes along by chance with another one, and none is installed for nothing."""
    used = set().union(*map(_imported, PACKAGE.rglob("*.py")), _named(tmp_path))
    assert used == _names(ALL)


@pytest.mark.parametrize("extra", PLACES)
def test_an_extra_is_used_in_one_place(extra: str) -> None:
    """Every other module works without it."""
    modules = {path.relative_to(PACKAGE).as_posix(): _imported(path) for path in PACKAGE.rglob("*.py")}
    using = {name for name, found in modules.items() if found & _names(EXTRAS[extra])}
    assert using
    assert {name for name in using if not name.startswith(PLACES[extra])} == set()


def test_every_extra_is_known() -> None:
    """An extra that is new gets its place above."""
    assert set(EXTRAS) == set(PLACES)


def _pins(name: str) -> dict[str, str]:
    """Return the version of each package in a lock file."""
    text = (ROOT / "scripts" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([^\s=]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("requirement", ALL, ids=lambda each: each.name)
def test_the_bounds_are_those_that_are_tried(requirement: Requirement) -> None:
    """The lowest version that is allowed is the one of the lowest lock; the usual one is allowed, too."""
    lowest = _pins("requirements-lowest.txt")[canonicalize_name(requirement.name)]
    (bound,) = (each for each in requirement.specifier if each.operator == ">=")
    assert Requirement(f"x=={lowest}").specifier.contains(bound.version), (
        f"{lowest} is the lowest published; write >={lowest}, or renew the lock with: make lock"
    )
    assert requirement.specifier.contains(_pins("requirements.txt")[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("requirement", ALL, ids=lambda each: each.name)
def test_the_series_after_that_of_the_lock_is_excluded(requirement: Requirement) -> None:
    """What nobody has tried is not allowed; a series is as many numbers as the upper bound has."""
    bounds = [each.version for each in requirement.specifier if each.operator == "<"]
    if requirement.name == "certifi":  # only the newest certificates are trusted for long
        assert bounds == []
        return
    (bound,) = (Version(each).release for each in bounds)
    locked = Version(_pins("requirements.txt")[canonicalize_name(requirement.name)]).release
    *most, last = locked[: len(bound)]
    assert bound == (*most, last + 1 + TRIED_BEYOND.get(requirement.name, 0))


def test_the_usual_versions_are_one_for_every_python() -> None:
    """No version depends on the Python: the same sources give the same bytes on all of them."""
    for name in ("requirements.txt", "requirements-lowest.txt"):
        text = (ROOT / "scripts" / name).read_text(encoding="utf-8")
        assert re.findall(r"^[^\s=]+==.*python_(?:full_)?version.*$", text, re.MULTILINE) == []
