"""What works without the packages of an extra, and what a command says that needs one."""

import subprocess
import sys
from pathlib import Path

import pytest

LIST = "## Papers\n\n- [2023] **Stones.** *Doe, Ana* [[paper](https://example.org/stones)]\n"
EXTRAS = {
    "pdf": ("book", ["typst"]),
    "enrich": ("online", ["certifi", "h11", "tomlkit"]),
    "serve": ("serve", ["sphinx_autobuild", "starlette", "uvicorn"]),
}
OF_SPHINX = {"certifi"}  # which needs it, too, so that it is never missing where the site is built
# Python imports nothing under a name that stands for nothing.
WITHOUT = """
import sys
arguments = sys.argv[1:]
end = arguments.index("--")
sys.modules.update(dict.fromkeys(arguments[:end]))
from survey_companion.commands.cli import main
main(arguments[end + 1 :], prog_name="survey")
"""


def _run_without(modules: list[str], *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder with a list, where none of the modules is installed."""
    (folder / "bib").mkdir(exist_ok=True)
    (folder / "bib" / "catalogue.md").write_text(LIST, encoding="utf-8")
    command = [sys.executable, "-P", "-c", WITHOUT, *modules, "--", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", EXTRAS)
def test_a_command_says_which_extra_it_needs(command: str, tmp_path: Path) -> None:
    """One message names what is missing and how to install it, before anything is written."""
    extra, modules = EXTRAS[command]
    done = _run_without(modules, command, folder=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1] == (
        f"Error: not installed, and needed here: {', '.join(modules)};"
        f" try, in a clone of this program: pip install '.[{extra}]'"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["bib"]


@pytest.mark.parametrize("command", ["build", "epub", "zip"])
def test_the_core_needs_no_extra(command: str, tmp_path: Path) -> None:
    """The site and the editions that no other compiler sets are made without any extra."""
    modules = [module for _, needed in EXTRAS.values() for module in needed if module not in OF_SPHINX]
    done = _run_without(modules, command, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "docs" / "_build").is_dir()


@pytest.mark.parametrize("arguments", [("check",), ("convert",), ("init", "bib/catalogue.md")])
def test_an_owner_who_checks_needs_no_builder(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """A workflow that reads a list loads neither an extra nor Sphinx, so that it starts at once."""
    modules = [module for _, needed in EXTRAS.values() for module in needed]
    done = _run_without([*modules, "sphinx", "docutils", "furo"], *arguments, folder=tmp_path)
    assert done.returncode == 0, done.stderr
