"""The command `survey check`."""

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
    records_option,
)
from survey_companion.commands.steps import exit_with_status

if TYPE_CHECKING:
    from survey_companion.project.change_since import ReadChange


@click.command()
@project_options
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "markdown"]), default="text",
    show_default=True, help="For people, for programs, as annotations for GitHub Actions, or, with --since,"
    " as a page for the summary of a job there.",
)  # fmt: skip
@click.option(
    "--all",
    "shows_all",
    is_flag=True,
    help="Show each problem on a line of its own, and notices and settled problems too.",
)
@records_option
@click.option(
    "--since",
    metavar="REV",
    default=None,
    help="Report only what has come since a revision of this project's git repository, such as HEAD or"
    " origin/main: new problems, what was added, what is listed already or fits another section better.",
)
def check(  # noqa: PLR0913  (one for each option)
    catalogue: Paths,
    output: Path | None,
    form: str,
    *,
    shows_all: bool,
    records: Path | None,
    since: str | None,
) -> None:
    """Report every problem of the list, and where each of its lines went.

    \b
    Examples:
      survey check
      survey check --since origin/main
      survey check --format json | jq '.problems[].code'
      survey check --catalogue ../list/README.md
    """
    if since is not None:
        if catalogue or output or records:
            raise click.UsageError("--since is about the project of the current folder; it takes no other")
        _check_since(since, form, shows_all=shows_all)
    if form == "markdown":
        raise click.UsageError("--format markdown needs --since")
    from survey_companion.audit import check_report
    from survey_companion.project.garbage import gc_off
    from survey_companion.project.inputs import read_survey

    render = {
        "text": check_report.render_text,
        "json": check_report.render_json,
        "github": check_report.render_github,
    }[form]
    with ShowErrors(), gc_off():
        survey = read_survey(locate_or_stop(catalogue, output, records))
    click.echo(render(survey, shows_all=shows_all), nl=False)
    exit_with_status(survey, is_strict=True)


def _check_since(since: str, form: str, *, shows_all: bool) -> None:
    """Report what a change brought, and end the program; only an error that it brought is a failure."""
    from survey_companion.project.change_since import read_change
    from survey_companion.project.garbage import gc_off
    from survey_companion.project.revisions import RevisionError

    try:
        with ShowErrors(), gc_off():
            change = read_change(since)
    except RevisionError as error:
        raise click.BadParameter(str(error), param_hint="--since") from error
    click.echo(_render(change, form, shows_all=shows_all), nl=False)
    sys.exit(FAILED if change.brought.has_errors else 0)


def _render(change: "ReadChange", form: str, *, shows_all: bool) -> str:
    from survey_companion.audit import brought_report
    from survey_companion.project.lines_with_problems import read_lines

    brought = change.brought
    if form == "markdown":
        lines = read_lines(change.project, brought.problems) if change.project else brought_report.NO_LINES
        return brought_report.render_markdown(brought, lines)
    render = {
        "text": brought_report.render_text,
        "json": brought_report.render_json,
        "github": brought_report.render_github,
    }[form]
    return render(brought, shows_all=shows_all)
