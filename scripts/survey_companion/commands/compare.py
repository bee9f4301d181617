"""The command `survey compare`."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey_companion.commands.options import Paths, ShowErrors, locate_or_stop, project_options
from survey_companion.commands.steps import find_errors

if TYPE_CHECKING:
    from survey_companion.joining.list_comparison import ListComparison
    from survey_companion.model.survey import Survey
    from survey_companion.project.locating import Project


@click.command()
@click.argument("other", metavar="OTHER", type=click.Path(path_type=Path, exists=True))
@project_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "lines", "json"]),
    default="text",
    show_default=True,
    help="For people, for spreadsheets, as lines to paste for what only OTHER has, or for programs.",
)
def compare(other: Path, catalogue: Paths, output: Path | None, form: str) -> None:
    """Say which papers are in this list and in OTHER, which in one alone, and where their facts differ.

    OTHER is a list in any form that can be read, such as Markdown, CSV, BibTeX or CSL-JSON, or the folder of
    a project. Papers are the same by identifier, or else by title and authors. A fact differs if the lists
    contradict each other, or if only OTHER has it. No file is changed, and the exit code is 0 whatever
    differs.

    \b
    Examples:
      survey compare ../other/README.md
      survey compare library.bib --format lines > to-paste.md
      survey compare ../other/README.md --format csv > both.csv
    """
    from survey_companion.exports import comparison_texts
    from survey_companion.joining.list_comparison import compare_lists
    from survey_companion.project.inputs import read_survey

    with ShowErrors():
        project = locate_or_stop(catalogue, output)
        ours, theirs = read_survey(project), _read_other(other, project)
    _say_left_out(ours, theirs)
    found = compare_lists(ours, theirs)
    names = comparison_texts.Names(ours=_name(ours), theirs=_name(theirs))
    if form == "lines":
        _print_lines(project, ours, found)
        return
    rendered = {
        "text": lambda: comparison_texts.render_comparison(found, names),
        "csv": lambda: comparison_texts.render_comparison_csv(found),
        "json": lambda: comparison_texts.render_comparison_json(found, names),
    }[form]()
    click.echo(rendered, nl=False)


def _read_other(other: Path, ours: "Project") -> "Survey":
    """Return the other list; our records, which may stand beside it, say nothing of its works."""
    from survey_companion.project.inputs import read_survey
    from survey_companion.project.locating import locate_project

    found = locate_project(other)
    if other.is_dir() or found.records.resolve() != ours.records.resolve():
        return read_survey(found)
    with tempfile.TemporaryDirectory() as empty:
        return read_survey(replace(found, records=Path(empty)))


def _name(survey: "Survey") -> str:
    from survey_companion.model.problems import show

    return show(", ".join(survey.lists))


def _say_left_out(*surveys: "Survey") -> None:
    """Print what the comparison does not see: lines that could not be read, and data resources."""
    for survey in surveys:
        errors = [each for each in find_errors(survey) if each.location.path in survey.lists]
        if errors:
            more = f", the first of {len(errors):,}" if len(errors) > 1 else ""
            click.echo(f"Left out{more}: {errors[0]}", err=True)
    counts = [len(survey.resources) for survey in surveys]
    if any(counts):
        click.echo(
            f"Only papers are compared, not the {counts[0]:,} and {counts[1]:,} data resources", err=True
        )


def _print_lines(project: "Project", ours: "Survey", found: "ListComparison") -> None:
    """Print the lines to paste by the sections that they fit, and say what they leave out."""
    from survey_companion.editing.proposed.lines_to_paste import write_lines
    from survey_companion.joining.list_comparison import propose_sections
    from survey_companion.model.problems import shorten
    from survey_companion.project import disk

    path = _find_list(project)
    fitting = propose_sections(ours, [each.work for each in found.only_theirs])
    groups = {
        f"perhaps for {section.name}" if section else "for no section that is clear": works
        for section, works in fitting.items()
    }
    hints = project.settings.hints if project.settings else None
    with ShowErrors():
        written = write_lines(disk.read_bytes(path, path.as_posix()), path.as_posix(), hints, groups)
    click.echo(written.text, nl=False)
    for work in written.unwritten:
        place = work.listings[0].location
        click.echo(f"{place}: no line of this list can say it: {shorten(work.title)}", err=True)
    if written.lost:
        told = ", ".join(f"{fact} ({number:,})" for fact, number in written.lost)
        click.echo(f"Not in these lines, which have no place for it: {told}", err=True)


def _find_list(project: "Project") -> Path:
    """Return the list that new lines go to."""
    named = project.settings.add_to if project.settings else None
    names = project.names
    return next((path for path in project.lists if names[path.as_posix()] == named), project.lists[-1])
