"""The layout is the architecture, and a machine checks it."""

import ast
import json
import re
import subprocess
from collections import Counter
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from conftest import ROOT, copy_sources
from survey_companion import editing

PACKAGE = ROOT / "scripts" / "survey_companion"

# The folders of the package, in the order in which data flows through them: each imports only from itself and
# from those before it. The commands come last, since they start everything else, Sphinx included.
WINGS = (
    *("model", "text", "reading", "records", "joining", "audit", "editing", "columns", "exports", "metadata"),
    *("figures", "pages", "project", "online", "sphinx", "commands"),
)
# The folders inside two wings, in the same order; what reads a whole list stands beside those of `reading`.
FOLDERS = {
    "reading": ("words", "sources", "markdown", "lines", "forms", ""),
    "editing": ("lists", "writing", "proposed", "repairs"),
}
STRANGERS = {frozenset({"online", "sphinx"})}  # neither knows of the other
_NAME = re.compile(rf"{PACKAGE.name}(?:\.\w+)+")
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)


def _name(path: Path) -> str:
    """Return the dotted name of a module, without that of the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> set[str]:
    """Return the modules of the package that a module imports or names, anywhere in it."""
    return _read_imports(path.read_text(encoding="utf-8"))


@cache
def _read_imports(source: str) -> set[str]:
    """Return the modules of the package in statements of any form, and those that a whole string names.

    Sphinx loads its extensions by such names. What the package itself offers, its version say, is no module.
    """
    named = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a relative import, which this test does not follow"
            named |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            named.add(node.value)
    own = (name.removeprefix(f"{PACKAGE.name}.") for name in named if _NAME.fullmatch(name))
    return {module for name in own if (module := _module_of(name))}


def _module_of(name: str) -> str:
    """Return the module of a dotted name, which is perhaps of something in it; empty if there is none."""
    while name and not _is_module(name):
        name = name.rpartition(".")[0]
    return name


def _is_module(name: str) -> bool:
    place = PACKAGE.joinpath(*name.split("."))
    return place.with_suffix(".py").exists() or place.is_dir()


def test_imports_of_every_form_are_seen() -> None:
    """Whole modules, names in them, several at once, in functions, and names of extensions in strings."""
    source = """
import survey_companion.model.dates, survey_companion.text.myst as myst
from survey_companion import __version__, audit
from survey_companion.model import links
from survey_companion.text.keys import Slugs, fold
import survey_companion, survey_companions.columns
EXTENSIONS = ["sphinx_design", "survey_companion.sphinx.survey_domain", "not survey_companion.figures"]
def late():
    from survey_companion.joining.merge import merge_survey
"""
    assert _read_imports(source) == {
        *("model.dates", "text.myst", "audit", "model.links", "text.keys", "sphinx.survey_domain"),
        "joining.merge",
    }


def test_files_that_docstrings_name_exist() -> None:
    """A path from the package, such as that of a script, leads to a file, also after that was renamed."""
    path = re.compile(rf"`((?:{'|'.join(WINGS)})/[\w/.-]+\.\w+)`")
    named = {(_name(each), name) for each in MODULES for name in path.findall(each.read_text("utf-8"))}
    assert named
    assert [each for each in sorted(named) if not (PACKAGE / each[1]).exists()] == []


def test_every_module_has_a_wing() -> None:
    """A folder that is new gets its place in the order above; beside them stands what starts the program."""
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}
    assert {path.relative_to(PACKAGE).parts[0] for path in MODULES} == set(WINGS)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_one_way(path: Path) -> None:
    """No wing knows of one that comes after it in the flow, or of one that it shall not know."""
    own = _name(path).split(".")[0]
    known = {name.split(".")[0] for name in _imports(path)}
    assert known <= set(WINGS[: WINGS.index(own) + 1])
    assert not [each for each in known if frozenset({own, each}) in STRANGERS]


def _has_folders(path: Path) -> bool:
    return path.relative_to(PACKAGE).parts[0] in FOLDERS and path.name != "__init__.py"


@pytest.mark.parametrize("path", [path for path in MODULES if _has_folders(path)], ids=_name)
def test_folders_of_a_wing_go_one_way(path: Path) -> None:
    """From words to lists, and from lists to repairs: a folder knows of itself and of those before it."""
    wing = _name(path).split(".")[0]
    own, *known = (
        each[1] if len(each) > 2 else ""
        for each in (
            name.split(".") for name in (_name(path), *_imports(path)) if name.startswith(f"{wing}.")
        )
    )
    order = FOLDERS[wing]
    assert {order.index(each) for each in known} <= set(range(order.index(own) + 1))


def test_every_wing_is_explained() -> None:
    """The table of the wings has all of them, in the order of the flow, and so has the drawing."""
    text = (ROOT / "docs" / "companion" / "architecture.md").read_text(encoding="utf-8")
    for wing, folders in FOLDERS.items():
        named = tuple(re.findall(rf"^\| `{wing}/(\w+)` \|", text, re.MULTILINE))
        assert named == tuple(folder for folder in folders if folder)
    assert tuple(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == WINGS
    drawing = (ROOT / "docs" / "drawings" / "architecture.svg").read_text(encoding="utf-8")
    shown = set(re.findall(r">(\w+)</text>", drawing))
    assert [wing for wing in WINGS if wing not in shown and f"wing {wing}" not in drawing] == []


def test_no_import_goes_in_a_circle() -> None:
    """Modules can be read one after the other, each after all that it is made of."""
    graph = {_name(path): _imports(path) - {_name(path)} for path in MODULES}
    TopologicalSorter(graph).prepare()


def test_no_two_modules_share_a_name() -> None:
    """A name says which module is meant, without its folder; a folder's own module has the folder's name."""
    stems = Counter(_name(path).split(".")[-1] for path in MODULES)
    assert [stem for stem, times in stems.items() if times > 1] == []


def test_faster_citations_stand_alone() -> None:
    """Their parts could be offered to sphinxcontrib-bibtex: they know nothing of surveys."""
    folder = PACKAGE / "sphinx" / "speed" / "fast_bibtex"
    known = {name for path in folder.glob("*.py") for name in _imports(path)}
    own = ("sphinx.speed.fast_bibtex", "sphinx.tested_versions")
    assert [name for name in known if not name.startswith(own)] == []


def _wings(first: str, last: str) -> list[Path]:
    """Return the modules of the wings from one to another, both included."""
    inside = WINGS[WINGS.index(first) : WINGS.index(last) + 1]
    return [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in inside]


@pytest.mark.parametrize("path", _wings("model", "pages"), ids=_name)
def test_values_in_values_out(path: Path) -> None:
    """Nothing before the files of a project reads or writes one, asks a clock, or starts a program."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bopen\(|(read|write)_(text|bytes)\b|\bnow\(|\btoday\(", text)
    assert not re.search(
        r"^\s*(import|from) (os|shutil|socket|subprocess|tempfile|time)\b", text, re.MULTILINE
    )


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name != "online"], ids=_name)
def test_only_one_wing_uses_the_network(path: Path) -> None:
    """What asks other machines stands in one place; `survey serve` answers on this one."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"^\s*(import|from) (h11|http\.client|ssl|urllib\.request)\b", text, re.MULTILINE)


def test_modules_are_short() -> None:
    """A module past 300 lines is two rooms; one table is no room."""
    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert [name for name, number in lines.items() if number > 300] == ["model.problem_kinds"]


def test_lock_files_have_hashes_and_no_address() -> None:
    """Every pinned dependency has a hash, and no registry is named."""
    for name, least in (("", 30), ("-test", 30), ("-lowest", 30), ("-mutants", 10)):
        text = (ROOT / "scripts" / f"requirements{name}.txt").read_text()
        pins = re.findall(r"^\S+==\S+", text, re.MULTILINE)
        assert len(pins) > least
        assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pins)
        assert "://" not in text
    packages = json.loads((ROOT / "tests" / "browser" / "package-lock.json").read_text())["packages"]
    pinned = [package for name, package in packages.items() if name]
    assert len(pinned) > 2
    assert all(package["version"] and package["integrity"].startswith("sha512-") for package in pinned)
    assert "://" not in json.dumps(packages), "an address in package-lock.json; renew it with: make lock"


def test_generated_pages_are_not_tracked() -> None:
    """Git has the sources and the .bib, and nothing that .gitignore names as generated."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: cannot ask which files are tracked")
    asked = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""


def test_a_copy_of_the_sources_has_nothing_generated(tmp_path: Path) -> None:
    """Tests that build this survey begin with what people wrote, also where a build has left its pages."""
    copy_sources(tmp_path)
    copied = {
        path.relative_to(tmp_path).as_posix() for path in (tmp_path / "docs").rglob("*") if path.is_file()
    }
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: cannot ask which files are generated")
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "docs"]
    kept = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert copied == {name for name in kept if (ROOT / name).exists()}


def test_the_wing_editing_names_its_modules_in_the_order_of_the_flow() -> None:
    """It has so many that its own docstring says what comes after what; none is missing there."""
    named = set(re.findall(r"\w+", editing.__doc__ or ""))
    inside = (path for path in MODULES if path.is_relative_to(PACKAGE / "editing"))
    modules = {path.stem for path in inside} - {"__init__"}
    assert sorted(modules - named) == []
