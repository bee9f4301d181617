"""The command `survey report`."""

from pathlib import Path

import click

from survey_companion.commands.options import Paths, ShowErrors, locate_or_stop, project_options


@click.command()
@project_options
@click.option(
    "--most",
    "limit",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="How many works to name.",
)
def report(catalogue: Paths, output: Path | None, limit: int) -> None:
    """Show how complete the bibliography is, per section, and what to fix first.

    \b
    Examples:
      survey report
      survey report --most 50
    """
    from survey_companion.audit.completeness import render_completeness
    from survey_companion.project.garbage import gc_off
    from survey_companion.project.inputs import read_survey

    with ShowErrors(), gc_off():
        survey = read_survey(locate_or_stop(catalogue, output))
    click.echo(render_completeness(survey, limit), nl=False)
