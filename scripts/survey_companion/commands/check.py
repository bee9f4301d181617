"""The command `survey check`."""

from pathlib import Path

import click

from survey_companion.commands.options import Paths, ShowErrors, locate_or_stop, project_options
from survey_companion.commands.steps import exit_with_status


@click.command()
@project_options
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="For people, for programs, or as annotations for GitHub Actions.",
)  # fmt: skip
@click.option(
    "--all",
    "shows_all",
    is_flag=True,
    help="Show each problem on a line of its own, and notices and settled problems too.",
)
@click.option(
    "--records",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Read the records in another folder.",
)
def check(catalogue: Paths, output: Path | None, form: str, *, shows_all: bool, records: Path | None) -> None:
    """Report every problem of the list, and where each of its lines went.

    \b
    Examples:
      survey check
      survey check --format json | jq '.problems[].code'
      survey check --catalogue ../list/README.md
    """
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
