"""The command `survey read`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey_companion.commands.options import ShowErrors, locate_or_stop

if TYPE_CHECKING:
    from survey_companion.model.survey import Catalogue
    from survey_companion.project.locating import Project
    from survey_companion.reading.list_reading import ListReading

_MOST = 10  # problems of the form of a file


@click.command()
@click.argument("paths", metavar="LIST…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--line", type=click.IntRange(min=1), default=None, help="Explain one line, by its number.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip
@click.option(
    "--all", "shows_all", is_flag=True, help="Show every form of line, and every line not understood."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="The folder that holds, or will hold, bib/ and docs/; a survey.toml there is followed, too.",
)
def read(
    paths: tuple[Path, ...], line: int | None, form: str, output: Path | None, *, shows_all: bool
) -> None:
    """Say what the lines of LIST are taken for. Nothing is written.

    A list is consistent with itself, so it is read as a whole: lines of one form are read in one way, and
    what stands in a place of one line is judged by what stands there in all others. What survey.toml, beside
    the list or in the output folder, says of it has the last word.

    LIST is a Markdown list, a CSV or TSV table, a BibTeX, YAML or JSON file, or a folder of them; each of
    several is a chapter of the survey.

    \b
    Examples:
      survey read README.md
      survey read README.md --line 134
      survey read README.md --format json | jq '.listings[].title'
      survey read papers.csv
      survey read chapters/
    """
    from survey_companion.project.garbage import gc_off
    from survey_companion.project.inputs import find_idle_hints
    from survey_companion.reading.explanation import explain_line, explain_list
    from survey_companion.reading.forms.structures import OF_FORM
    from survey_companion.reading.list_data import describe_list

    project = locate_or_stop(paths, output)
    if line is not None and len(project.lists) > 1:
        raise click.UsageError("--line needs one list, since each has its own lines")
    with ShowErrors(), gc_off():
        read_lists = [(path, *_read(path, project)) for path in project.lists]
    used = frozenset().union(*(catalogue.used_hints for _, _, catalogue in read_lists))
    for problem in (*project.problems, *find_idle_hints(project, used)):
        click.echo(str(problem), err=True)
    if form == "json":
        described = [
            {"path": path.as_posix(), **describe_list(found, catalogue)}
            for path, found, catalogue in read_lists
        ]
        whole = {"lists": described} if len(described) > 1 else describe_list(*read_lists[0][1:])
        click.echo(json.dumps(whole, ensure_ascii=False))
        return
    for number, (path, found, catalogue) in enumerate(read_lists):
        if line is not None:
            click.echo(explain_line(found, line), nl=False)
            return
        if len(read_lists) > 1:
            click.echo(f"{chr(10) if number else ''}{path.as_posix()}")
        click.echo(explain_list(found, catalogue, shows_all=shows_all), nl=False)
        said = [each for each in catalogue.problems if each.code in OF_FORM]
        shown = said if shows_all else said[:_MOST]
        for problem in shown:
            click.echo(f"{problem.location}: {problem.summary}")
        if len(shown) < len(said):
            click.echo(f"and {len(said) - len(shown):,} more of the kind; --all shows them")


def _read(path: Path, project: "Project") -> "tuple[ListReading, Catalogue]":
    from survey_companion.project import disk
    from survey_companion.reading.added_marks import find_marks, leave_out
    from survey_companion.reading.catalogue import build_catalogue
    from survey_companion.reading.list_reading import read_list
    from survey_companion.reading.sources.source import decode_source

    source = decode_source(disk.read_bytes(path, path.as_posix()), path.as_posix())
    if project.is_additions(path):
        source = leave_out(source, find_marks(source))
    hints = project.settings.hints if project.settings else None
    found = read_list(source, hints, project.chapters)
    return found, build_catalogue(source, found, is_chapter=bool(project.chapters))
