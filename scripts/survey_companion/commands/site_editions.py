"""What `survey build --editions` puts beside the pages: the book, the EPUB and the site in one file.

The book and the EPUB are made first, so that pages can say how long and how large they are. The zip is made
from the finished pages, without another run of Sphinx; it is the file that `survey zip` writes.
Each is also written where its own command writes it, which therefore need not make it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Unpack

import click

from survey_companion.commands.epub import plan_epub
from survey_companion.commands.offline_editions import EditionSources, deliver, locate_edition, write_edition
from survey_companion.commands.options import need_extra
from survey_companion.commands.pdf import plan_book
from survey_companion.commands.zip_site import plan_zip
from survey_companion.exports.offline_files import FOLDER, describe_files, write_setting
from survey_companion.project import disk
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from survey_companion.commands.offline_editions import EditionPlan
    from survey_companion.model.survey import Survey
    from survey_companion.project.build_folder import BuildFolder
    from survey_companion.project.locating import Project


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteEditions:
    """The editions that a site offers."""

    made: Mapping[str, bytes] = field(default_factory=dict)  # by file name
    options: Mapping[str, str] = field(default_factory=dict)  # Sphinx settings, by which pages link them
    archive: "EditionPlan | None" = None  # of the zip, which is made from the pages


def need_editions() -> None:
    """End the program unless all that editions need is installed."""
    need_extra("book", "typst")


def make_editions(project: "Project", survey: "Survey", **how: Unpack[How]) -> SiteEditions:
    """Make the book and the EPUB, and return what pages link."""
    book, reader = plan_book(survey), plan_epub(survey)
    made = {plan.name: write_edition(project, plan, **how) for plan in (book, reader)}
    stem = book.name.removesuffix(".pdf")
    files = describe_files(stem, [("PDF", made[book.name]), ("EPUB", made[reader.name])])
    return SiteEditions(
        made=made, options={"survey_downloads": write_setting(files)}, archive=plan_zip(survey)
    )


def add_editions(project: "Project", room: "BuildFolder", editions: SiteEditions, run: Run) -> None:
    """Add the files to the finished pages of the site, the zip last."""
    if editions.archive is None:
        return
    files = {**editions.made, editions.archive.name: _pack(project, room, editions.archive, run)}
    disk.write_files({room.pages / FOLDER / name: data for name, data in files.items()}, room.folder)


def _pack(project: "Project", room: "BuildFolder", plan: "EditionPlan", run: Run) -> bytes:
    target = locate_edition(project, plan)
    sources = EditionSources.now(project, plan.kind, run)
    if (data := sources.read_last(target)) is not None:
        click.echo(f"{target} is up to date", err=True)
        return data
    data = plan.read(room.pages)
    deliver(data, target, project.docs / disk.OWN, None)
    sources.note(target, made_in=room)
    return data
