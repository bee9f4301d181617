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
from survey_companion.commands.steps import convert_or_stop, exit_with_status, find_folder, run_sphinx
from survey_companion.model.problems import SurveyError
from survey_companion.project import disk
from survey_companion.project.disk import OWN
from survey_companion.project.edition_sources import digest_others, digest_pages, files_read, note_files_read
from survey_companion.project.locking import one_at_a_time
from survey_companion.project.obstacles import find_linked
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from survey_companion.model.survey import Survey
    from survey_companion.project.build_folder import BuildFolder
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
    write_edition(project, plan(survey), into, **how)
    exit_with_status(survey, is_strict=is_strict)


def write_edition(
    project: "Project", edition: EditionPlan, into: Path | None = None, **how: Unpack[How]
) -> bytes:
    """Make an edition and write its file, unless nothing it is made from has changed; return its bytes."""
    target = locate_edition(project, edition)
    run = replace(edition.run, **how)
    with ShowErrors(f"{target} is as it was"), one_at_a_time(project.docs):
        _refuse_links(target.parents[1], target.parent, file=target)
        sources = EditionSources.now(project, edition.kind, run)
        if (data := sources.read_last(target)) is not None:
            click.echo(f"{target} is up to date", err=True)
            _copy(data, target, into)
            return data
        click.echo(f"Building {target}", err=True)
        room = run_sphinx(project, edition.kind, run, target)
        data = edition.read(room.pages)
        room.drop_pages()
        room.finish()
        deliver(data, target, project.docs / OWN, into)
        sources.note(target)
    return data


def locate_edition(project: "Project", edition: EditionPlan) -> Path:
    """Return the path of an edition's file."""
    return project.docs / "_build" / edition.kind / edition.name


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionSources:
    """What an edition is about to be made from."""

    docs: Path
    room: "BuildFolder"  # in which the edition is made
    variant: str  # the options that tell two editions of one kind apart
    pages: str | None  # digest of the pages; `None` if the edition may depend on more

    @classmethod
    def now(cls, project: "Project", kind: str, run: Run) -> "EditionSources":
        """Return the present ones; with --trust, pages may run programs, and fonts may change unnoticed."""
        is_open = run.trusts or "survey_book_fonts" in run.options
        return cls(
            docs=project.docs,
            room=find_folder(project, kind, run),
            variant=repr(sorted(run.options.items())),
            pages=None if is_open else digest_pages(project.docs),
        )

    def _describe(self, others: "BuildFolder") -> str:
        return f"{self.room.terms} {self.pages} {digest_others(self.docs, files_read(others))}"

    def read_last(self, target: Path) -> bytes | None:
        """Return the bytes of the last edition if it was made from the same; else `None`."""
        is_same = self.pages is not None and self.room.is_delivered(
            target, self.variant, self._describe(self.room)
        )
        return disk.read_bytes(target, str(target)) if is_same else None

    def note(self, target: Path, made_in: "BuildFolder | None" = None) -> None:
        """Remember what the edition was made from, and in which folder if that is another one's."""
        if made_in is not None:
            note_files_read(self.room, files_read(made_in))
        self.room.replace_former(target, self.variant, self._describe(self.room) if self.pages else "")


def _refuse_links(*folders: Path, file: Path) -> None:
    if found := find_linked(folders, [file]):
        raise SurveyError(found[0])


def deliver(data: bytes, target: Path, own: Path, into: Path | None) -> None:
    """Write a finished edition to `target`, and a copy into the folder `into` if one is given.

    If the copy cannot be written, the program ends with a message that the edition itself was written.
    """
    disk.write_files({target: data}, own)
    click.echo(f"Open {target}", err=True)
    _copy(data, target, into)


def _copy(data: bytes, target: Path, into: Path | None) -> None:
    if into:
        with ShowErrors(f"{target} was written, the copy was not"):
            disk.write_files({into / target.name: data})
        click.echo(f"Copied to {into / target.name}", err=True)
