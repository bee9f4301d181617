"""The command `survey build`."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from survey_companion.commands.options import (
    Paths,
    ShowErrors,
    locate_or_stop,
    project_options,
    sphinx_options,
    strict_option,
)
from survey_companion.commands.steps import SITE, convert_or_stop, exit_with_status, run_sphinx
from survey_companion.model.problems import SurveyError
from survey_companion.project.locking import one_at_a_time
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from survey_companion.project.locating import Project


@click.command()
@project_options
@strict_option
@sphinx_options
@click.option("--profile", "is_profiled", is_flag=True, help="Also print where the time went.")
def build(
    catalogue: Paths,
    output: Path | None,
    *,
    is_strict: bool,
    is_profiled: bool,
    **how: Unpack[How],
) -> None:
    """Convert the list and build the site with Sphinx; warnings are errors.

    \b
    Examples:
      survey build
      survey build --profile
      survey build --catalogue ../list/README.md --output my-survey
    """
    project = locate_or_stop(catalogue, output)
    if is_profiled:
        from survey_companion.commands.profiling import profiled

        with profiled(partial(_write_profile, project)):
            _build(project, is_strict=is_strict, **how)
    else:
        _build(project, is_strict=is_strict, **how)


def _write_profile(project: "Project", data: bytes) -> Path:
    from survey_companion.project import disk
    from survey_companion.project.obstacles import find_linked

    target = project.docs / "_build" / "build.prof"
    with ShowErrors("the profile was not written"), one_at_a_time(project.docs):
        if found := find_linked([target.parent], [target]):
            raise SurveyError(found[0])
        disk.write_files({target: data}, project.docs / disk.OWN)
    return target


def _build(project: "Project", *, is_strict: bool, **how: Unpack[How]) -> None:
    conversion = convert_or_stop(project)
    click.echo(f"Building {project.site}", err=True)
    with ShowErrors(f"{project.site} is as it was"), one_at_a_time(project.docs):
        room = run_sphinx(project, SITE, Run(builder="html", **how), project.site)
        room.finish()
        unknown = room.publish(project.site)
    if unknown:
        names = f"{unknown[0]} and {len(unknown) - 1:,} more" if len(unknown) > 1 else unknown[0]
        click.echo(f"{project.site}: left alone, since no build is known to have made it: {names}", err=True)
    click.echo(f"Open {project.site / 'index.html'}", err=True)
    exit_with_status(conversion.survey, is_strict=is_strict)
