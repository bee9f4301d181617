"""Shared by all commands: options, finding the project, showing errors."""

import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from survey_companion.model.problems import SurveyError, show

if TYPE_CHECKING:
    from survey_companion.project.locating import Project

FAILED = 1  # the exit code if a problem is an error; click uses 2 for wrong usage

Paths = tuple[Path, ...]  # of --catalogue; empty: those of the project

Command = TypeVar("Command", bound=Callable[..., None])


def project_options(command: Command) -> Command:
    """Add the options that say which list to read and where to write."""
    catalogue = click.option(
        "--catalogue",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A list to read, with the settings in survey.toml beside it; for a list in several files, one"
        " for each chapter, or their folder.  [default: the lists that"
        " bib/survey.toml names, in the current folder or the next one above that has it]",
    )
    output = click.option(
        "--output",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        help="The folder that holds, or will hold, bib/ and docs/.  [default: the folder above bib/,"
        " or for a list elsewhere a new one named after it]",
    )
    return catalogue(output(command))


def records_option(command: Command) -> Command:
    """Add the option that says where the records are."""
    return click.option(
        "--records",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        help="Read the records in another folder.",
    )(command)


def strict_option(command: Command) -> Command:
    """Add the option of every command that carries on without what it could not read."""
    return click.option(
        "--strict",
        "is_strict",
        is_flag=True,
        help="Exit with 1 if some lines could not be carried over, as survey check does.",
    )(command)


def sphinx_options(command: Command) -> Command:
    """Add the options of every command that runs Sphinx."""
    verbose = click.option("--verbose", "is_verbose", is_flag=True, help="Show all that Sphinx says.")
    trust = click.option(
        "--trust",
        "trusts",
        is_flag=True,
        help="Run a docs/conf.py of your own, and let pages run programs. Read a stranger's files first.",
    )
    return verbose(trust(command))


class ShowErrors:
    """Shows a `SurveyError` or an `OSError` as one message, and ends the program.

    `outcome` is added to the message of an `OSError`: the state in which it leaves the files.
    """

    def __init__(self, outcome: str = "no file was changed") -> None:
        self._outcome = outcome

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SurveyError):
            click.echo(str(error), err=True)
            sys.exit(FAILED)
        if isinstance(error, OSError):
            outcome = getattr(error, "outcome", self._outcome)
            place = show(os.fsdecode(error.filename or "disk"))
            click.echo(f"{place}: error system: {error.strerror}; {outcome}", err=True)
            sys.exit(FAILED)


def need_extra(name: str, *modules: str) -> None:
    """End the program unless all modules of an extra are installed, and say how to install it."""
    if missing := [each for each in modules if find_spec(each) is None]:
        raise click.UsageError(
            f"not installed, and needed here: {', '.join(missing)};"
            f" try, in a clone of this program: pip install '.[{name}]'"
        )


def locate_or_stop(catalogue: Paths, output: Path | None, records: Path | None = None) -> "Project":
    """Return the project given by the options."""
    from survey_companion.project.locating import locate_project

    with ShowErrors():  # the current folder may have been deleted
        return locate_project(catalogue, output, records)
