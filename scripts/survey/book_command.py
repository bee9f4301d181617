"""The command that sets the book: all of it, or one section with its references.

Input: a project. Output: one PDF, the same bytes from the same sources.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from survey.building import convert_or_stop, finish, run_sphinx
from survey.edition_commands import deliver, draft, edition_options
from survey.options import errors_shown, locate

if TYPE_CHECKING:
    from survey.model import Part, Section, Survey


@click.command()
@edition_options
@click.option("--section", help="One section or part alone, with its references; name its slug or address.")
@click.option(
    "--paper", type=click.Choice(["a4", "us-letter"]), default="a4", show_default=True, help="Its size."
)
@click.option("--two-sided", is_flag=True, help="Margins for printing on both sides.")
@click.option(
    "--fonts",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with more fonts, for characters that the book's own fonts lack.",
)
def pdf(  # noqa: PLR0913, PLR0917  (each option is one)
    catalogue: Path,
    output: Path | None,
    into: Path | None,
    section: str | None,
    paper: str,
    fonts: tuple[Path, ...],
    *,
    two_sided: bool,
    verbose: bool,
) -> None:
    """Convert the list and set the book, docs/_build/pdf/….pdf; TeX is not needed.

    \b
    Examples:
      survey pdf
      survey pdf --paper us-letter --two-sided
      survey pdf --section sft-alignment
      survey pdf --fonts /usr/share/fonts/truetype/noto
    """
    from survey import disk
    from survey.editions import name_files

    project = locate(catalogue, output)
    conversion = convert_or_stop(project)
    survey = conversion.survey
    name = stem = name_files(survey.info.short_title, survey.info.title)
    settings = [f"survey_book_paper={paper}", f"survey_book_two_sided={int(two_sided)}"]
    settings.append(f"survey_book_fonts={','.join(str(folder.absolute()) for folder in fonts)}")
    if section is not None:
        place = _find_place(survey, section)
        settings.append(f"survey_book_section={place.address}")
        name = f"{stem}-{_name_place(survey, place)}"
    click.echo(f"Setting {project.docs / '_build' / 'pdf' / name}.pdf", err=True)
    options = [word for setting in settings for word in ("-D", setting)]
    with errors_shown(), draft(project, "pdf") as folder:
        run_sphinx(project, "typst", folder, options, verbose=verbose)
        data = disk.read_bytes(folder / f"{stem}.pdf", name)
        deliver(project, PurePosixPath("pdf", f"{name}.pdf"), data, into)
    finish(survey)


def _places(survey: "Survey") -> dict[str, "Section | Part"]:
    """Return all sections and parts by their address."""
    return {place.address: place for section in survey.sections for place in (section.part, section)}


def _find_place(survey: "Survey", wanted: str) -> "Section | Part":
    """Return the section or part of a slug, an address or an anchor.

    Raises:
        BadParameter: there is none, or more than one, which the message names.
    """
    places = _places(survey)
    found = [place for place in places.values() if wanted in set(_names(place))]
    if len(found) == 1:
        return found[0]
    choices = found or list(places.values())
    problem = f"{wanted!r} names {len(found)} sections" if found else f"there is no section {wanted!r}"
    known = "\n  ".join(place.address.removesuffix("/index") for place in choices)
    raise click.BadParameter(f"{problem}; choose one of:\n  {known}", param_hint="--section")


def _names(place: "Section | Part") -> Iterator[str]:
    yield place.anchor
    yield place.address
    yield place.address.removesuffix("/index")
    yield _slug(place)


def _slug(place: "Section | Part") -> str:
    return place.address.removesuffix("/index").rpartition("/")[2]


def _name_place(survey: "Survey", place: "Section | Part") -> str:
    """Return how the file of a place ends: its slug, with that of its part where another has the same."""
    slug = _slug(place)
    is_alone = sum(_slug(each) == slug for each in _places(survey).values()) == 1
    return slug if is_alone else place.anchor.partition("-")[2]
