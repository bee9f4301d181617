"""What the commands share that make an offline edition: the book, the EPUB and the zipped site.

Input: a project. Output: one file each, named after the survey; the same sources give the same bytes.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, Unpack

import click

from survey_companion.commands.options import ShowErrors, project_options, sphinx_options, strict_option
from survey_companion.commands.steps import convert_or_stop, exit_with_status, run_sphinx
from survey_companion.model.problems import SurveyError
from survey_companion.project.disk import OWN
from survey_companion.project.locking import one_at_a_time
from survey_companion.project.obstacles import find_linked
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from survey_companion.model.survey import Survey
    from survey_companion.project.locating import Project

Command = TypeVar("Command", bound=Callable[..., None])


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionPlan:
    """The plan of an edition: its name, and how it is made."""

    kind: str  # name of its folder under `docs/_build`
    name: str  # name of its file
    run: Run  # how to run Sphinx, into an empty folder
    read: Callable[[Path], bytes]  # makes the edition's bytes from that folder


def _prepare_folder(_: click.Context, parameter: click.Parameter, folder: Path | None) -> Path | None:
    """Return the folder, made if it is missing; an unwritable one is refused before any work is done."""
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
        except OSError as error:
            raise click.BadParameter(
                f"cannot write into {folder}: {error.strerror}", param=parameter
            ) from error
    return folder


def edition_options(command: Command) -> Command:
    """Add the options of every command that writes an offline edition."""
    into = click.option(
        "--into",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        callback=_prepare_folder,
        help="Also copy the finished file into this folder.",
    )
    return project_options(strict_option(into(sphinx_options(command))))


def make_edition(
    project: "Project",
    plan: Callable[["Survey"], EditionPlan],
    into: Path | None,
    *,
    is_strict: bool,
    **how: Unpack[How],
) -> None:
    """Convert the list, make the edition that `plan` returns for it, write its file, and end the program.

    `how` has the options of Sphinx: whether to be verbose, and whether to trust a `conf.py`.
    """
    survey = convert_or_stop(project).survey
    edition = plan(survey)
    target = project.docs / "_build" / edition.kind / edition.name
    click.echo(f"Building {target}", err=True)
    with ShowErrors(f"{target} is as it was"), one_at_a_time(project.docs):
        _refuse_links(target.parents[1], target.parent, file=target)
        room = run_sphinx(project, edition.kind, replace(edition.run, **how), target)
        data = edition.read(room.pages)
        room.drop_pages()
        room.finish()
        deliver(data, target, project.docs / OWN, into)
        room.replace_former(target, repr(sorted(edition.run.options.items())))
    exit_with_status(survey, is_strict=is_strict)


def _refuse_links(*folders: Path, file: Path) -> None:
    if found := find_linked(folders, [file]):
        raise SurveyError(found[0])


def deliver(data: bytes, target: Path, own: Path, into: Path | None) -> None:
    """Write a finished edition to `target`, and a copy into the folder `into` if one is given.

    If the copy cannot be written, the program ends with a message that the edition itself was written.
    """
    from survey_companion.project import disk

    disk.write_files({target: data}, own)
    click.echo(f"Open {target}", err=True)
    if into:
        with ShowErrors(f"{target} was written, the copy was not"):
            disk.write_files({into / target.name: data})
        click.echo(f"Copied to {into / target.name}", err=True)
