"""The command `survey convert`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey_companion.commands.options import (
    FAILED,
    Paths,
    ShowErrors,
    locate_or_stop,
    project_options,
    strict_option,
)
from survey_companion.commands.steps import convert_or_stop, exit_with_status

if TYPE_CHECKING:
    from survey_companion.model.survey import Survey
    from survey_companion.project.locating import Project


@click.command()
@project_options
@strict_option
@click.option(
    "--check", is_flag=True, help="Write nothing; fail if bib/survey.bib or bib/keys.lock is not up to date."
)
@click.option("--keep-going", is_flag=True, hidden=True)  # older scripts exit with 0 by it
def convert(catalogue: Paths, output: Path | None, *, is_strict: bool, check: bool, keep_going: bool) -> None:
    """Write bib/survey.bib and the pages under docs/.

    \b
    Examples:
      survey convert
      survey convert --check
      survey convert --catalogue ../list/README.md --output my-survey
    """
    project = locate_or_stop(catalogue, output)
    if check:
        exit_with_status(_check_bibliography(project), is_strict=True)
    survey = convert_or_stop(project).survey
    if not keep_going:
        exit_with_status(survey, is_strict=is_strict)


def _check_bibliography(project: "Project") -> "Survey":
    """End the program with an error unless the committed files are up to date."""
    from survey_companion.exports.bibtex import render_bibtex
    from survey_companion.project import disk
    from survey_companion.project.inputs import read_survey
    from survey_companion.records.key_lock import render_keys

    with ShowErrors():
        survey = read_survey(project)
        texts = {
            project.bibliography: render_bibtex((*survey.works, *survey.cited), survey.source),
            project.keys: render_keys(survey.key_book.keys),
        }
        new, changed = disk.find_changes(texts)
    for path in (*new, *changed):
        click.echo(f"{path} is not up to date; renew it with: survey convert", err=True)
    if new or changed:
        sys.exit(FAILED)
    return survey
