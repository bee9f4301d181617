"""The command `survey init`."""

import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey_companion.commands.options import ShowErrors

if TYPE_CHECKING:
    from survey_companion.project.adopting import Adopted, File


@click.command()
@click.argument("path", metavar="[LIST]", default=".", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--tool",
    default=None,
    metavar="SOURCE",
    help="What workflows install: git+https://…@TAG, or the path of a wheel in the project."
    "  [default: that of bib/survey.toml; without one, a terminal is asked]",
)
@click.option("--move", "moves", is_flag=True, help="Make the list bib/catalogue.md.")
@click.option(
    "--upgrade", "upgrades", is_flag=True, help="Renew files that nobody has edited since this command."
)
def init(path: Path, tool: str | None, *, moves: bool, upgrades: bool) -> None:
    """Make a project of LIST: settings, workflows, issue forms and a front page to edit.

    LIST is a list in any form, or a folder with a README.md or a project. The list stays as it is. A file
    that is there already is never replaced; how it differs is shown.

    \b
    Examples:
      survey init
      survey init README.md --tool git+https://code.example.org/owner/companion@v1.0
      survey init --upgrade
    """
    from survey_companion.project.adopting import adopt, write_adoption
    from survey_companion.project.garbage import gc_off

    with ShowErrors(), gc_off():
        adopted = adopt(path, _check_tool(tool), ask=_ask_tool, moves=moves, upgrades=upgrades)
        write_adoption(adopted)
    for file in adopted.files:
        _say(adopted, file)
    _say_rest(adopted)


def _check_tool(tool: str | None) -> str | None:
    """Return the source of the program; end the program if nothing can be installed from it."""
    from survey_companion.records.tool_source import EXPECTED, is_tool

    if tool is not None and not is_tool(tool):
        raise click.BadParameter(f"{tool!r}; expected {EXPECTED}", param_hint="--tool")
    return tool


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _ask_tool() -> str | None:
    """Return what a person at a terminal says; nobody else is asked."""
    if not is_terminal():
        return None
    question = "What do workflows install? git+https://…@TAG, or a wheel in the project; nothing for none"
    return _check_tool(click.prompt(question, default="", show_default=False, err=True).strip() or None)


def _say(adopted: "Adopted", file: "File") -> None:
    """Say what was done with a file; of one that was left as it is, show how it differs."""
    from survey_companion.project.adopting import Standing

    place = (adopted.root / file.path).as_posix()
    click.echo(f"{place}: {file.standing.value}", err=True)
    if file.standing in {Standing.OLD, Standing.OWN}:
        click.echo(_show_difference(place, file), nl=False)


def _show_difference(place: str, file: "File") -> str:
    """Return the changes that would make the file as `survey init` makes it."""
    from survey_companion.model.problems import show

    before, after = (file.before or "").splitlines(), file.text.splitlines()
    lines = unified_diff(before, after, place, f"{place} as survey init makes it", lineterm="")
    return "".join(f"{show(line)}\n" for line in lines)


def _say_rest(adopted: "Adopted") -> None:
    """Say what is left to do."""
    from survey_companion.project.adopting import Standing

    if any(file.standing is Standing.OLD for file in adopted.files):
        click.echo(
            "Nobody has edited what is of an earlier version: survey init --upgrade renews it", err=True
        )
    if adopted.tool is None:
        click.echo(
            "Without workflows and .readthedocs.yaml, since nothing says what they install;"
            " to add them: survey init --upgrade --tool git+https://…@TAG",
            err=True,
        )
    elsewhere = "" if adopted.root == Path() else f"in {adopted.root.as_posix()}: "
    click.echo(f"Next, {elsewhere}survey build", err=True)
