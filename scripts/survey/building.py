"""What the commands share that build something: convert first, then let Sphinx write it.

Input: a project. Output: files, messages, and an exit code that counts errors of the list.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey.codes import Severity
from survey.memory import keeping_all
from survey.options import FAILED, errors_shown

if TYPE_CHECKING:
    from survey.conversion import Conversion
    from survey.errors import Problem
    from survey.model import Survey
    from survey.project import Project


def convert_aloud(project: "Project") -> "Conversion":
    """Convert, and say what was read, what is wrong with it and what was written."""
    from survey.conversion import convert
    from survey.report import render_account

    click.echo(f"Reading {project.catalogue}", err=True)
    with errors_shown(), keeping_all():
        conversion = convert(project)
    for problem in conversion.survey.problems:
        if _is_error(problem):
            click.echo(str(problem), err=True)
    click.echo("\n".join(render_account(conversion.survey)), err=True)
    click.echo(
        f"{project.bibliography} and {project.docs}: {conversion.written:,} files written,"
        f" {conversion.unchanged:,} unchanged, {conversion.removed:,} removed",
        err=True,
    )
    return conversion


def convert_or_stop(project: "Project") -> "Conversion":
    """Convert, and end the program when nothing could be written."""
    conversion = convert_aloud(project)
    if conversion.is_refused:
        finish(conversion.survey)
    return conversion


def run_sphinx(  # noqa: PLR0913  (what it builds, and how)
    project: "Project",
    builder: str,
    folder: Path,
    options: Sequence[str] = (),
    *,
    edition: str | None = None,
    verbose: bool = False,
) -> None:
    """Let one of Sphinx's builders write into a folder; a warning ends the program.

    Each edition has its own doctrees, and so has the site: what an edition leaves out is left out as the
    pages are read, and a page that was read for one output would not seem to have changed for another.
    """
    from sphinx.cmd.build import main as sphinx

    doctrees = project.docs / "_build" / (f"doctrees-{edition}" if edition else "doctrees")
    settings = ["-n", "-W", "--keep-going", "-b", builder, "-d", str(doctrees), *options]
    if not (verbose or sys.stdout.isatty()):
        settings.append("-q")  # a terminal shows progress in place; a log would fill with it
    if sphinx([*settings, str(project.docs), str(folder)]):
        sys.exit(FAILED)


def finish(survey: "Survey") -> None:
    """End the program; it fails when a problem of the list is an error."""
    sys.exit(FAILED if any(map(_is_error, survey.problems)) else 0)


def _is_error(problem: "Problem") -> bool:
    return problem.is_open and problem.severity is Severity.ERROR
