"""The command `survey read`."""

import json
from pathlib import Path

import click

from survey_companion.commands.options import ShowErrors, locate_or_stop


@click.command()
@click.argument("path", metavar="LIST", type=click.Path(path_type=Path))
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
def read(path: Path, line: int | None, form: str, output: Path | None, *, shows_all: bool) -> None:
    """Say what the lines of LIST are taken for. Nothing is written.

    A list is consistent with itself, so it is read as a whole: lines of one form are read in one way, and
    what stands in a place of one line is judged by what stands there in all others. What survey.toml, beside
    the list or in the output folder, says of it has the last word.

    \b
    Examples:
      survey read README.md
      survey read README.md --line 134
      survey read README.md --format json | jq '.listings[].title'
    """
    from survey_companion.project import disk
    from survey_companion.project.inputs import find_idle_hints
    from survey_companion.reading.catalogue import build_catalogue
    from survey_companion.reading.explanation import explain_line, explain_list
    from survey_companion.reading.list_data import describe_list
    from survey_companion.reading.list_reading import read_list
    from survey_companion.reading.source import decode_source

    project = locate_or_stop(path, output)
    with ShowErrors():
        source = decode_source(disk.read_bytes(path, path.as_posix()), path.as_posix())
    found = read_list(source, project.settings.hints if project.settings else None)
    catalogue = build_catalogue(source, found)
    for problem in find_idle_hints(project, catalogue):
        click.echo(str(problem), err=True)
    if line is not None:
        click.echo(explain_line(found, line), nl=False)
    elif form == "json":
        click.echo(json.dumps(describe_list(found, catalogue), ensure_ascii=False))
    else:
        click.echo(explain_list(found, catalogue, shows_all=shows_all), nl=False)
