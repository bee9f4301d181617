"""The command line: arguments, messages, exit codes.

Each command imports what it needs when it runs, so that `survey --help` answers at once.
"""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from survey_companion import __version__
from survey_companion.commands.building import (
    SITE,
    convert_and_report,
    convert_or_stop,
    exit_with_status,
    run_sphinx,
)
from survey_companion.commands.clean import clean
from survey_companion.commands.diff import diff
from survey_companion.commands.enrich import enrich
from survey_companion.commands.offline_editions import epub, zip_site
from survey_companion.commands.options import FAILED, ShowErrors, locate, project_options, sphinx_options
from survey_companion.commands.pdf import pdf
from survey_companion.commands.serve import serve
from survey_companion.model.problems import SurveyError
from survey_companion.project.garbage import collect_rarely
from survey_companion.project.locking import one_at_a_time
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from survey_companion.model.survey import Survey
    from survey_companion.project.locating import Project


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Messages read path:line:column: severity code: what is wrong; what was expected; what to do."
    "  Exit code: 0 when all is well, 1 when something is an error, 2 for a wrong command line.",
)
@click.version_option(__version__)
def main() -> None:
    """Turn a survey's awesome-list into a BibTeX file and a cross-referenced site.

    \b
    Examples:
      survey check                                what is wrong with the list?
      survey build                                convert it and build docs/_build/html
      survey serve                                the same, rebuilt whenever a file changes
      survey pdf                                  the book, to print and keep
      survey epub                                 the book for e-readers; survey zip: the site in one file
      survey build --catalogue ../list/README.md --output my-survey
    """
    collect_rarely()


@main.command()
@project_options
@click.option(
    "--check", is_flag=True, help="Write nothing; fail if bib/survey.bib is not what would be written."
)
@click.option("--keep-going", is_flag=True, help="Succeed although some lines could not be carried over.")
def convert(catalogue: Path | None, output: Path | None, *, check: bool, keep_going: bool) -> None:
    """Write bib/survey.bib and the pages under docs/.

    \b
    Examples:
      survey convert
      survey convert --check
      survey convert --catalogue ../list/README.md --output my-survey
    """
    project = locate(catalogue, output)
    if check:
        exit_with_status(_check_bibliography(project))
    conversion = convert_and_report(project)
    if conversion.is_refused or not keep_going:
        exit_with_status(conversion.survey)


@main.command()
@project_options
@sphinx_options
@click.option("--profile", "is_profiled", is_flag=True, help="Also print where the time went.")
def build(catalogue: Path | None, output: Path | None, *, is_profiled: bool, **how: Unpack[How]) -> None:
    """Convert the list and build the site with Sphinx; warnings are errors.

    \b
    Examples:
      survey build
      survey build --profile
      survey build --catalogue ../list/README.md --output my-survey
    """
    project = locate(catalogue, output)
    if is_profiled:
        from survey_companion.commands.profiling import profiled

        with profiled(partial(_write_profile, project)):
            _build(project, **how)
    else:
        _build(project, **how)


def _write_profile(project: "Project", data: bytes) -> Path:
    from survey_companion.project import disk
    from survey_companion.project.obstacles import find_linked

    target = project.docs / "_build" / "build.prof"
    with ShowErrors("the profile was not written"), one_at_a_time(project.docs):
        if found := find_linked([target.parent], [target]):
            raise SurveyError(found[0])
        disk.write_files({target: data}, project.docs / disk.OWN)
    return target


def _build(project: "Project", **how: Unpack[How]) -> None:
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
    exit_with_status(conversion.survey)


@main.command()
@project_options
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="For people, for programs, or as annotations for GitHub Actions.",
)  # fmt: skip
@click.option(
    "--all",
    "shows_all",
    is_flag=True,
    help="Also what is settled, and by what, and what could be more complete.",
)
@click.option(
    "--records",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Read the records of another folder.",
)
def check(
    catalogue: Path | None, output: Path | None, form: str, *, shows_all: bool, records: Path | None
) -> None:
    """Report every problem of the list, and where each of its lines went.

    \b
    Examples:
      survey check
      survey check --format json | jq '.problems[].code'
      survey check --catalogue ../list/README.md
    """
    from survey_companion.audit import report as reports
    from survey_companion.project.inputs import read_survey

    render = {
        "text": reports.render_completeness,
        "json": reports.render_json,
        "github": reports.render_github,
    }[form]
    with ShowErrors():
        survey = read_survey(locate(catalogue, output, records))
    click.echo(render(survey, shows_all=shows_all), nl=False)
    exit_with_status(survey)


@main.command()
@project_options
@click.option("--most", type=click.IntRange(0), default=10, show_default=True, help="How many works to name.")
def report(catalogue: Path | None, output: Path | None, most: int) -> None:
    """Show how complete the bibliography is, per section, and what to fix first.

    \b
    Examples:
      survey report
      survey report --most 50
    """
    from survey_companion.audit.completeness import render_completeness
    from survey_companion.project.inputs import read_survey

    with ShowErrors():
        survey = read_survey(locate(catalogue, output))
    click.echo(render_completeness(survey, most), nl=False)


main.add_command(clean)
main.add_command(diff)
main.add_command(enrich)
main.add_command(epub)
main.add_command(pdf)
main.add_command(serve)
main.add_command(zip_site)


# -- shared ----------------------------------------------------------------------------------------


def _check_bibliography(project: "Project") -> "Survey":
    """Fail unless the committed .bib is what the sources give."""
    from survey_companion.exports.bibtex import render_bibtex
    from survey_companion.project import disk
    from survey_companion.project.inputs import read_survey

    with ShowErrors():
        survey = read_survey(project)
        text = render_bibtex((*survey.works, *survey.cited), survey.source)
        new, changed = disk.find_changes({project.bibliography: text})
    if new or changed:
        click.echo(f"{project.bibliography} is not up to date; renew it with: survey convert", err=True)
        sys.exit(FAILED)
    return survey
