"""The command `survey build`."""

from dataclasses import replace
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
@click.option(
    "--editions",
    "has_editions",
    is_flag=True,
    help="Also set the PDF and the EPUB, zip the site, and let all pages link them.",
)
@click.option("--profile", "is_profiled", is_flag=True, help="Also print where the time went.")
def build(
    catalogue: Paths,
    output: Path | None,
    *,
    is_strict: bool,
    has_editions: bool,
    is_profiled: bool,
    **how: Unpack[How],
) -> None:
    """Convert the list and build the site with Sphinx; warnings are errors.

    \b
    Examples:
      survey build
      survey build --editions
      survey build --profile
      survey build --catalogue ../list/README.md --output my-survey
    """
    if has_editions:
        from survey_companion.commands.site_editions import need_editions

        need_editions()
    project = locate_or_stop(catalogue, output)
    work = partial(_build, project, is_strict=is_strict, has_editions=has_editions, **how)
    if is_profiled:
        from survey_companion.commands.profiling import profiled

        with profiled(partial(_write_profile, project)):
            work()
    else:
        work()


def _write_profile(project: "Project", data: bytes) -> Path:
    from survey_companion.project import disk
    from survey_companion.project.obstacles import find_linked

    target = project.docs / "_build" / "build.prof"
    with ShowErrors("the profile was not written"), one_at_a_time(project.docs):
        if found := find_linked([target.parent], [target]):
            raise SurveyError(found[0])
        disk.write_files({target: data}, project.docs / disk.OWN)
    return target


def _build(project: "Project", *, is_strict: bool, has_editions: bool, **how: Unpack[How]) -> None:
    from survey_companion.commands.site_editions import SiteEditions, add_editions, make_editions

    conversion = convert_or_stop(project)
    editions = make_editions(project, conversion.survey, **how) if has_editions else SiteEditions()
    click.echo(f"Building {project.site}", err=True)
    with ShowErrors(f"{project.site} is as it was"), one_at_a_time(project.docs):
        run = Run(builder="html", **how)
        room = run_sphinx(project, SITE, replace(run, options=editions.options), project.site)
        add_editions(project, room, editions, run)
        room.finish()
        unknown = room.publish(project.site)
    if unknown:
        names = f"{unknown[0]} and {len(unknown) - 1:,} more" if len(unknown) > 1 else unknown[0]
        click.echo(f"{project.site}: left alone, since no build is known to have made it: {names}", err=True)
    click.echo(f"Open {project.site / 'index.html'}", err=True)
    exit_with_status(conversion.survey, is_strict=is_strict)
