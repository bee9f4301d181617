"""Functions that all building commands share: convert the list, then run Sphinx.

Input: a project. Output: files, messages, and an exit code. Lines of a list that cannot be carried over are
left out and said in one message, and only with `--strict` is the exit code 1 then. For other errors it is 1.
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

_MOST_KEYS = 5  # that are named in one message


def convert_and_report(project: "Project") -> "Conversion":
    """Convert, and print the account of the list, its errors, and the number of files written."""
    from survey_companion.audit.check_report import render_account
    from survey_companion.project.conversion import convert

    click.echo(f"Reading {', '.join(map(str, project.every_list))}", err=True)
    with ShowErrors(), gc_off():
        conversion = convert(project)
    _say_errors(conversion)
    _say_lost_keys(project, conversion)
    click.echo("\n".join(render_account(conversion.survey)), err=True)
    click.echo(
        f"{project.bibliography} and {project.docs}: {conversion.written:,} files written,"
        f" {conversion.unchanged:,} unchanged, {conversion.removed:,} removed"
        + (f", {conversion.kept:,} kept, since a person wrote them" if conversion.kept else ""),
        err=True,
    )
    return conversion


def _say_errors(conversion: "Conversion") -> None:
    """Print each error; what a list that can be converted says wrong is one message."""
    from survey_companion.audit.messages import render_messages
    from survey_companion.model.problem_kinds import Code

    survey = conversion.survey
    carried = [
        each
        for each in find_errors(survey)
        # An entry whose month is wrong is there all the same, so it is not told as left out.
        if _is_of_list(each, survey) and each.code is not Code.INVALID_ADDED_MONTH
    ]
    carried = [] if conversion.is_refused else carried
    for line in render_messages(each for each in find_errors(survey) if each not in carried):
        click.echo(line, err=True)
    if carried:
        first = "" if len(carried) == 1 else f", the first of {len(carried):,}; survey check shows all"
        click.echo(f"Left out{first}: {carried[0]}", err=True)


def _say_lost_keys(project: "Project", conversion: "Conversion") -> None:
    """Print which works are gone since the last run; nothing is said if that run's keys stay as they are."""
    from survey_companion.model.problem_kinds import Code

    lost = [each.found for each in conversion.survey.problems if each.code is Code.LOST_KEY]
    if lost and not conversion.is_refused:
        rest = f" and {len(lost) - _MOST_KEYS:,} more" if len(lost) > _MOST_KEYS else ""
        named = ", ".join(lost[:_MOST_KEYS])
        click.echo(f"{project.keys}: no longer listed, and their keys kept: {named}{rest}", err=True)


def _is_of_list(problem: "Problem", survey: "Survey") -> bool:
    return problem.location.path in survey.lists


def convert_or_stop(project: "Project") -> "Conversion":
    """Convert, and end the program if nothing could be written."""
    conversion = convert_and_report(project)
    if conversion.is_refused:
        sys.exit(FAILED)
    return conversion


def run_sphinx(project: "Project", kind: str, run: "Run", target: "Path") -> "BuildFolder":
    """Let Sphinx make the pages for the target, and return their folder; a failure ends the program.

    Each kind of output has its own folder, because pages are left out while Sphinx reads, not when it writes.
    """
    from survey_companion.sphinx.run import has_own_settings, make_pages

    if has_own_settings(project.docs):
        run = replace(run, has_own_settings=run.trusts)
        if not run.trusts:
            click.echo(f"{project.docs}/conf.py is a program, so it was not run; --trust runs it", err=True)
    room = find_folder(project, kind, run)
    # The pages of editions, and those made with a person's own conf.py, are built from nothing.
    room.prepare(keeps_pages=kind in {SITE, LIVE} and not run.has_own_settings)
    if not make_pages(project, room, run):
        click.echo(f"Not built, since every warning of Sphinx is an error: {target} is as it was", err=True)
        sys.exit(FAILED)
    return room


def find_folder(project: "Project", kind: str, run: "Run") -> "BuildFolder":
    """Return the folder in which a run makes its pages."""
    from survey_companion.project.build_folder import BuildFolder

    return BuildFolder(build=project.docs / "_build", kind=kind, terms=_describe(run))


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


def exit_with_status(survey: "Survey", *, is_strict: bool) -> None:
    """End the program, after an error with exit code 1; an error in a list counts only with --strict."""
    errors = find_errors(survey)
    sys.exit(FAILED if any(is_strict or not _is_of_list(each, survey) for each in errors) else 0)


def find_errors(survey: "Survey") -> "list[Problem]":
    """Return what could not be carried over."""
    return [each for each in survey.problems if each.is_open and each.severity is Severity.ERROR]
