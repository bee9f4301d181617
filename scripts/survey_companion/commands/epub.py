"""The command `survey epub`."""

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from survey_companion.commands.offline_editions import EditionPlan, edition_options, make_edition
from survey_companion.commands.options import Paths, locate_or_stop
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from survey_companion.model.survey import Survey


@click.command()
@edition_options
def epub(
    catalogue: Paths,
    output: Path | None,
    into: Path | None,
    *,
    is_strict: bool,
    **how: Unpack[How],
) -> None:
    """Convert the list and write the book for e-readers, docs/_build/epub/….epub.

    \b
    Examples:
      survey epub
      survey epub --catalogue ../list/README.md --output my-survey
    """
    make_edition(locate_or_stop(catalogue, output), plan_epub, into, is_strict=is_strict, **how)


def plan_epub(survey: "Survey") -> EditionPlan:
    """Return the plan of the book for e-readers."""
    from survey_companion.exports.feed import name_files
    from survey_companion.project import disk

    name = f"{name_files(survey.info)}.epub"
    return EditionPlan(
        kind="epub",
        name=name,
        run=Run(builder="epub"),
        read=lambda folder: disk.read_bytes(folder / name, name),
    )
