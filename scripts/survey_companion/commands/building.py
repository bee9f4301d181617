"""What the commands share that build something: convert first, then let Sphinx write it.

Input: a project. Output: files, messages, and an exit code that counts errors of the list.
"""

import sys
import sysconfig
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey_companion.commands.options import FAILED, ShowErrors
from survey_companion.model.problem_kinds import Severity

if TYPE_CHECKING:
    from survey_companion.model.problems import Problem
    from survey_companion.model.survey import Survey
    from survey_companion.project.conversion import Conversion
    from survey_companion.project.locating import Project
    from survey_companion.project.workshop import Workshop
    from survey_companion.sphinx.run import Run

# The kinds of output that are continued from build to build.
SITE = "html"
LIVE = "live"  # what `survey serve` shows


def convert_and_report(project: "Project") -> "Conversion":
    """Convert, and say what was read, what is wrong with it and what was written."""
    from survey_companion.audit.report import render_account
    from survey_companion.project.conversion import convert

    click.echo(f"Reading {', '.join(map(str, project.lists))}", err=True)
    with ShowErrors():
        conversion = convert(project)
    for problem in conversion.survey.problems:
        if _is_error(problem):
            click.echo(str(problem), err=True)
    click.echo("\n".join(render_account(conversion.survey)), err=True)
    click.echo(
        f"{project.bibliography} and {project.docs}: {conversion.written:,} files written,"
        f" {conversion.unchanged:,} unchanged, {conversion.removed:,} removed"
        + (f", {conversion.kept:,} kept, since a person wrote them" if conversion.kept else ""),
        err=True,
    )
    return conversion


def convert_or_stop(project: "Project") -> "Conversion":
    """Convert, and end the program when nothing could be written."""
    conversion = convert_and_report(project)
    if conversion.is_refused:
        exit_with_status(conversion.survey)
    return conversion


def run_sphinx(project: "Project", kind: str, run: "Run", target: "Path") -> "Workshop":
    """Let Sphinx make pages for the target, and return where; what goes wrong ends the program.

    Each kind of output has a folder of its own, since what it leaves out is left out as the pages are read.
    """
    from survey_companion.project.workshop import Workshop
    from survey_companion.sphinx.run import has_own_settings, make_pages

    if has_own_settings(project.docs):
        run = replace(run, has_own_settings=run.trusts)
        if not run.trusts:
            click.echo(f"{project.docs}/conf.py is a program, so it was not run; --trust runs it", err=True)
    room = Workshop(build=project.docs / "_build", kind=kind, terms=_describe(run))
    # What an edition is put together from is made anew, and so is what somebody else's settings make.
    room.prepare(keeps_pages=kind in {SITE, LIVE} and not run.has_own_settings)
    if not make_pages(project, room, run):
        click.echo(f"Not built, since what Sphinx warns of is an error: {target} is as it was", err=True)
        sys.exit(FAILED)
    return room


def _describe(run: "Run") -> str:
    """Return what a build depends on that Sphinx does not look at itself: the programs that make it."""
    from survey_companion.project import disk

    known = [f"{run.builder} {run.trusts} {run.has_own_settings}, Python {sys.version_info[:3]}"]
    known += sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    for path, _ in sorted(disk.list_tree(Path(__file__).parents[1], ())):
        if not path.endswith(".pyc"):
            found = Path(path).stat()
            known.append(f"{path} {found.st_size} {found.st_mtime_ns}")
    return sha256("\n".join(known).encode("utf-8", "surrogatepass")).hexdigest()


def exit_with_status(survey: "Survey") -> None:
    """End the program; it fails when a problem of the list is an error."""
    sys.exit(FAILED if any(map(_is_error, survey.problems)) else 0)


def _is_error(problem: "Problem") -> bool:
    return problem.is_open and problem.severity is Severity.ERROR
