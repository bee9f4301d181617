"""Functions that all building commands share: convert the list, then run Sphinx.

Input: a project. Output: files, messages, and an exit code that is 1 if the list has errors.
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
from survey_companion.project.garbage import gc_off

if TYPE_CHECKING:
    from survey_companion.model.problems import Problem
    from survey_companion.model.survey import Survey
    from survey_companion.project.build_folder import BuildFolder
    from survey_companion.project.conversion import Conversion
    from survey_companion.project.locating import Project
    from survey_companion.sphinx.run import Run

# The kinds of output whose files the next build reuses.
SITE = "html"
LIVE = "live"  # the pages that `survey serve` shows


def convert_and_report(project: "Project") -> "Conversion":
    """Convert, and print the account of the list, its problems, and the number of files written."""
    from survey_companion.audit.check_report import render_account
    from survey_companion.project.conversion import convert

    click.echo(f"Reading {', '.join(map(str, project.lists))}", err=True)
    with ShowErrors(), gc_off():
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
    """Convert, and end the program if nothing could be written."""
    conversion = convert_and_report(project)
    if conversion.is_refused:
        exit_with_status(conversion.survey)
    return conversion


def run_sphinx(project: "Project", kind: str, run: "Run", target: "Path") -> "BuildFolder":
    """Let Sphinx make the pages for the target, and return their folder; a failure ends the program.

    Each kind of output has its own folder, because pages are left out while Sphinx reads, not when it writes.
    """
    from survey_companion.project.build_folder import BuildFolder
    from survey_companion.sphinx.run import has_own_settings, make_pages

    if has_own_settings(project.docs):
        run = replace(run, has_own_settings=run.trusts)
        if not run.trusts:
            click.echo(f"{project.docs}/conf.py is a program, so it was not run; --trust runs it", err=True)
    room = BuildFolder(build=project.docs / "_build", kind=kind, terms=_describe(run))
    # The pages of editions, and those made with a person's own conf.py, are built from nothing.
    room.prepare(keeps_pages=kind in {SITE, LIVE} and not run.has_own_settings)
    if not make_pages(project, room, run):
        click.echo(f"Not built, since every warning of Sphinx is an error: {target} is as it was", err=True)
        sys.exit(FAILED)
    return room


def _describe(run: "Run") -> str:
    """Return the versions of the programs that a build depends on, which Sphinx itself does not check."""
    from survey_companion.project import disk

    known = [f"{run.builder} {run.trusts} {run.has_own_settings}, Python {sys.version_info[:3]}"]
    known += sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    for path, _ in sorted(disk.list_tree(Path(__file__).parents[1], ())):
        if not path.endswith(".pyc"):
            found = Path(path).stat()
            known.append(f"{path} {found.st_size} {found.st_mtime_ns}")
    return sha256("\n".join(known).encode("utf-8", "surrogatepass")).hexdigest()


def exit_with_status(survey: "Survey") -> None:
    """End the program, with exit code 1 if a problem of the list is an error."""
    sys.exit(FAILED if any(map(_is_error, survey.problems)) else 0)


def _is_error(problem: "Problem") -> bool:
    return problem.is_open and problem.severity is Severity.ERROR
