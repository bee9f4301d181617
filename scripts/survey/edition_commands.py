"""The commands that write the offline editions: the EPUB and the zipped site.

Input: a project. Output: one file each, the same bytes from the same sources; its name is the survey's.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

import click

from survey.building import convert_or_stop, finish, run_sphinx
from survey.options import errors_shown, locate, project_options

if TYPE_CHECKING:
    from survey.project import Project

Command = TypeVar("Command", bound=Callable[..., None])

# What only a server uses. A site built for one address names it in its page for missing addresses.
_FOR_SERVERS = {".buildinfo", "404.html", "sitemap.xml"}


def edition_options(command: Command) -> Command:
    """Add the options of every command that writes an offline edition."""
    into = click.option(
        "--into",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        help="Also copy the finished file into this folder.",
    )
    verbose = click.option("--verbose", is_flag=True, help="Show all that Sphinx says.")
    return project_options(into(verbose(command)))


@click.command()
@edition_options
def epub(catalogue: Path, output: Path | None, into: Path | None, *, verbose: bool) -> None:
    """Convert the list and write the book for e-readers, docs/_build/epub/….epub.

    \b
    Examples:
      survey epub
      survey epub --catalogue ../list/README.md --output my-survey
    """
    from survey import disk
    from survey.editions import name_files

    project = locate(catalogue, output)
    conversion = convert_or_stop(project)
    info = conversion.survey.info
    name = f"{name_files(info.short_title, info.title)}.epub"
    click.echo(f"Building {project.docs / '_build' / 'epub' / name}", err=True)
    with errors_shown(), draft(project, "epub") as folder:
        run_sphinx(project, "epub", folder, verbose=verbose)
        data = disk.read_bytes(folder / name, name)
        deliver(project, PurePosixPath("epub", name), data, into)
    finish(conversion.survey)


@click.command("zip")
@edition_options
def zip_site(catalogue: Path, output: Path | None, into: Path | None, *, verbose: bool) -> None:
    """Convert the list and write the whole site into one file, docs/_build/htmlzip/….zip.

    Unpacked, it opens from a folder; search and explorers work there.

    \b
    Examples:
      survey zip
      survey zip --into ~/Downloads
    """
    from survey.archive import render_archive
    from survey.editions import name_files

    project = locate(catalogue, output)
    conversion = convert_or_stop(project)
    info = conversion.survey.info
    stem = name_files(info.short_title, info.title)
    click.echo(f"Building {project.docs / '_build' / 'htmlzip' / stem}.zip", err=True)
    with errors_shown(), draft(project, "htmlzip") as folder:
        run_sphinx(project, "html", folder, verbose=verbose)
        data = render_archive(dict(_read_site(folder, stem)), info.date)
        deliver(project, PurePosixPath("htmlzip", f"{stem}.zip"), data, into)
    finish(conversion.survey)


def deliver(project: "Project", place: PurePosixPath, data: bytes, into: Path | None) -> None:
    """Write a finished edition to its place under `docs/_build`, and into another folder if one is given."""
    from survey import disk

    target = project.docs / "_build" / place
    disk.write_bytes(target, data)
    click.echo(f"Open {target}", err=True)
    if into:
        disk.write_bytes(into / place.name, data)
        click.echo(f"Copied to {into / place.name}", err=True)


@contextmanager
def draft(project: "Project", kind: str) -> Iterator[Path]:
    """Give an empty folder for the files of an edition, so that none of an earlier one gets into it."""
    folder = project.docs / "_build" / f"{kind}.draft"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read_site(folder: Path, top: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files of a built site, sorted, in one folder."""
    from survey import disk

    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        inside = path.relative_to(folder).as_posix()
        if inside not in _FOR_SERVERS:
            yield PurePosixPath(top, inside), disk.read_bytes(path, inside)
