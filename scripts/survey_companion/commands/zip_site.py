"""The command `survey zip`."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Unpack

import click

from survey_companion.commands.offline_editions import EditionPlan, edition_options, make_edition
from survey_companion.commands.options import Paths, locate_or_stop
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from survey_companion.model.survey import Survey

# Files that only servers use; they may contain the address of the published site.
_FOR_SERVERS = {".buildinfo", ".nojekyll", "404.html", "sitemap.xml"}


@click.command("zip")
@edition_options
def zip_site(
    catalogue: Paths,
    output: Path | None,
    into: Path | None,
    *,
    is_strict: bool,
    **how: Unpack[How],
) -> None:
    """Convert the list and write the whole site into one file, docs/_build/htmlzip/….zip.

    Unpacked, it opens from a folder; search and explorers work there.

    \b
    Examples:
      survey zip
      survey zip --into ~/Downloads
    """
    make_edition(locate_or_stop(catalogue, output), plan_zip, into, is_strict=is_strict, **how)


def plan_zip(survey: "Survey") -> EditionPlan:
    """Return the plan of the zipped site; it leaves out the offline files of the site, and links to them."""
    from survey_companion.exports.archive import render_archive
    from survey_companion.exports.feed import name_files

    stem = name_files(survey.info)
    return EditionPlan(
        kind="htmlzip",
        name=f"{stem}.zip",
        run=Run(builder="html"),
        read=lambda folder: render_archive(dict(_read_site(folder, stem)), survey.info.date),
    )


def _read_site(folder: Path, top: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files of a built site, sorted, with their paths below the folder `top`."""
    from survey_companion.exports.offline_files import drop_links
    from survey_companion.project import disk

    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        inside = path.relative_to(folder).as_posix()
        if inside not in _FOR_SERVERS:
            data = disk.read_bytes(path, inside)
            is_page = path.suffix == ".html"
            yield PurePosixPath(top, inside), drop_links(data.decode()).encode() if is_page else data
