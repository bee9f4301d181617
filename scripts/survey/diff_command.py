"""The command `survey diff`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from survey.options import DEFAULT_CATALOGUE, FAILED, errors_shown, locate

if TYPE_CHECKING:
    from survey.model import Survey

_RECORDS = (
    *("works.toml", "resources.toml", "benchmarks.toml", "results.toml"),
    *("settled.toml", "moved.toml", "changes.toml"),
)
_GIT = "git:"


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="[B]", default=str(DEFAULT_CATALOGUE))
@click.option(
    "--records",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="Read the records of both from this folder, not from the one beside each.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "atom", "json"]),
    default="text",
    show_default=True,
    help="For people, for a release's notes, as a feed with one entry, or for programs.",
)
def diff(before: str, after: str, records: Path | None, form: str) -> None:
    """Say what changed from catalogue A to catalogue B: works, data resources, sections, front matter.

    Each is the path of a catalogue, or git:REV for this one as git has it. B is bib/catalogue.md
    where it is left out. The exit code is 0 whatever has changed.

    \b
    Examples:
      survey diff git:HEAD
      survey diff git:v1.0 git:v1.1 --format markdown
      survey diff ../old/catalogue.md bib/catalogue.md
    """
    from survey import change_lists
    from survey.changes import compare

    with errors_shown():
        old = _read(before, records or _records_beside(after, before))
        new = _read(after, records or _records_beside(before, after))
    _refuse_broken(old, new)
    found = change_lists.Comparison(before=old, after=new, changes=compare(old, new))
    text = getattr(change_lists, f"render_{form}")(found)
    if text is None:
        needs = "address, edition and date (YYYY-MM-DD) in the front matter"
        click.echo(f"{after}: a feed needs {needs}", err=True)
        sys.exit(FAILED)
    click.echo(text, nl=False)


def _records_beside(other: str, place: str) -> Path | None:
    """Return the records of the other catalogue for a copy of the list that has none beside it."""
    if any(each.startswith(_GIT) for each in (other, place)):
        return None
    folder, lonely = Path(other).parent, Path(place).parent
    has_none = not any((lonely / name).exists() for name in _RECORDS)
    if not has_none or not any((folder / name).exists() for name in _RECORDS):
        return None
    click.echo(f"{place} has no records beside it: those of {other} are read for both", err=True)
    return folder


def _refuse_broken(*surveys: "Survey") -> None:
    """Stop where a record cannot be read: all that it says would look removed."""
    from survey.codes import Code

    faults = {Code.INVALID_TOML, Code.INVALID_FIELD, Code.INVALID_VALUE}
    found = [each for survey in surveys for each in survey.problems if each.code in faults]
    for problem in found:
        click.echo(str(problem), err=True)
    if found:
        sys.exit(FAILED)


def _read(place: str, records: Path | None) -> "Survey":
    from survey.project import read_survey

    if not place.startswith(_GIT):
        return read_survey(locate(Path(place), None, records))
    if place == _GIT:
        raise click.BadParameter("git: needs a revision, such as git:HEAD")
    with _checked_out(place.removeprefix(_GIT)) as catalogue:
        return read_survey(locate(catalogue, None, records))


@contextmanager
def _checked_out(revision: str) -> Iterator[Path]:
    """Give the catalogue of a revision, with its records beside it, in a folder that goes away."""
    from survey.revisions import RevisionError, read_revision

    folder = PurePosixPath(DEFAULT_CATALOGUE.parent.as_posix())
    names = (DEFAULT_CATALOGUE.name, *_RECORDS)
    try:
        files = read_revision(revision, [folder / name for name in names])
    except RevisionError as error:
        raise click.BadParameter(str(error), param_hint="A or B") from error
    if folder / DEFAULT_CATALOGUE.name not in files:
        raise click.BadParameter(f"git has no {DEFAULT_CATALOGUE} at {revision}", param_hint="A or B")
    with tempfile.TemporaryDirectory() as name:
        for path, content in files.items():
            place = Path(name) / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
        yield Path(name) / DEFAULT_CATALOGUE
