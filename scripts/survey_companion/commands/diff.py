"""The command `survey diff`."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from survey_companion.commands.options import FAILED, ShowErrors

if TYPE_CHECKING:
    from survey_companion.model.survey import Survey

_GIT = "git:"
_HERE = ""  # stands for this project with its present files


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="[B]", default=_HERE)
@click.option(
    "--records",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="Read the records of both lists from this folder, not from the folders beside them.",
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
    """Say what changed from list A to list B: works, data resources, sections, settings.

    A and B are each the path of a list, or git:REV for this project at that revision. Without B, A is
    compared with this project's present files. The exit code is 0 whatever has changed.

    \b
    Examples:
      survey diff git:HEAD
      survey diff git:v1.0 git:v1.1 --format markdown
      survey diff ../old/catalogue.md bib/catalogue.md
    """
    from survey_companion.exports import change_lists
    from survey_companion.joining.changes import compare

    with ShowErrors():
        old = _read(before, records or _records_beside(after, before))
        new = _read(after, records or _records_beside(before, after))
    _refuse_broken(old, new)
    found = change_lists.Comparison(before=old, after=new, changes=compare(old, new))
    render = {
        "text": change_lists.render_change_list,
        "markdown": change_lists.render_markdown,
        "atom": change_lists.render_atom,
        "json": change_lists.render_json,
    }[form]
    text = render(found)
    if text is None:
        needs = "address, edition and date (YYYY-MM-DD) in survey.toml"
        click.echo(f"{after}: a feed needs {needs}", err=True)
        sys.exit(FAILED)
    click.echo(text, nl=False)


def _records_beside(other: str, place: str) -> Path | None:
    """Return the other catalogue's folder of records if this copy of the list has none beside it."""
    from survey_companion.project.inputs import RECORDS

    if any(each == _HERE or each.startswith(_GIT) for each in (other, place)):
        return None
    folder, lonely = Path(other).parent, Path(place).parent
    has_none = not any((lonely / name).exists() for name in RECORDS)
    if not has_none or not any((folder / name).exists() for name in RECORDS):
        return None
    click.echo(f"{place} has no records beside it: those of {other} are read for both", err=True)
    return folder


def _refuse_broken(*surveys: "Survey") -> None:
    """End the program if a record cannot be read, because its work's facts would look removed."""
    from survey_companion.model.problem_kinds import Code

    faults = {Code.INVALID_TOML, Code.INVALID_FIELD, Code.INVALID_VALUE}
    found = [each for survey in surveys for each in survey.problems if each.code in faults]
    for problem in found:
        click.echo(str(problem), err=True)
    if found:
        sys.exit(FAILED)


def _read(place: str, records: Path | None) -> "Survey":
    from survey_companion.project.inputs import read_survey
    from survey_companion.project.locating import locate_project, open_project

    if place == _HERE:
        return read_survey(locate_project(None, None, records))
    if not place.startswith(_GIT):
        # Each of the two lists is read with the records beside it.
        return read_survey(locate_project(Path(place), None, records or Path(place).parent))
    if place == _GIT:
        raise click.BadParameter("git: needs a revision, such as git:HEAD")
    with _checked_out(place.removeprefix(_GIT)) as root:
        return read_survey(open_project(root, None, records))


@contextmanager
def _checked_out(revision: str) -> Iterator[Path]:
    """Yield a temporary folder with the lists and records of this project at a revision."""
    from survey_companion.project.revisions import RevisionError

    try:
        files = _read_revision(revision)
    except RevisionError as error:
        raise click.BadParameter(str(error), param_hint="A or B") from error
    if not files:
        raise click.BadParameter(f"git has no survey at {revision}", param_hint="A or B")
    with tempfile.TemporaryDirectory() as name:
        for path, content in files.items():
            place = Path(name) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        yield Path(name)


def _read_revision(revision: str) -> dict[PurePosixPath, bytes]:
    """Return this project's files at a revision, by path in its folder; empty if it did not exist then."""
    from survey_companion.project.inputs import RECORDS
    from survey_companion.project.locating import CATALOGUE, find_root
    from survey_companion.project.revisions import read_revision
    from survey_companion.records import key_lock
    from survey_companion.records.survey_toml import NAME, parse_settings

    root = PurePosixPath(find_root().as_posix())

    def read(names: Iterable[str]) -> dict[PurePosixPath, bytes]:
        found = read_revision(revision, [root / name for name in names])
        return {path.relative_to(root): content for path, content in found.items()}

    records = read(f"bib/{name}" for name in (*RECORDS, key_lock.NAME))
    named = read([f"bib/{NAME}"])
    if not named:
        lists = read([f"bib/{CATALOGUE}"])
        return lists and records | lists
    (text,) = named.values()
    # Problems of the settings are reported later, when they are read from the folder.
    settings, _ = parse_settings(text.decode("utf-8", "replace"), NAME)
    return records | named | (read(settings.every_list) if settings else {})
