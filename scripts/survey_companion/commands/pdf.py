"""The command that sets the book: all of it, or one section with its references.

Input: a project. Output: one PDF, the same bytes from the same sources.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Unpack
from urllib.parse import unquote, urlsplit

import click

from survey_companion.commands.offline_editions import Edition, edition_options, make_edition
from survey_companion.commands.options import locate, need_extra
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from survey_companion.model.headings import Part, Section
    from survey_companion.model.survey import Survey

_PAPER = "a4"  # unless another is asked for
_FONTS = (".ttf", ".otf", ".ttc")


def _check_fonts(_: click.Context, parameter: click.Parameter, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the folders; one that Sphinx could not be told of, or that has no font, is refused."""
    for folder in folders:
        if "," in str(folder.absolute()):  # which separates the folders
            raise click.BadParameter(f"{folder.absolute()} has a comma in its name", param=parameter)
        if not any(path.suffix.lower() in _FONTS for path in folder.rglob("*")):
            known = ", ".join(f"*{suffix}" for suffix in _FONTS)
            raise click.BadParameter(f"there is no font ({known}) in {folder}", param=parameter)
    return folders


@click.command()
@edition_options
@click.option("--section", help="One section or part alone, with its references; its slug, page or address.")
@click.option(
    "--paper", type=click.Choice(["a4", "us-letter"]), default=_PAPER, show_default=True, help="Its size."
)
@click.option("--two-sided", is_flag=True, help="Margins for printing on both sides.")
@click.option(
    "--fonts",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    callback=_check_fonts,
    help="A folder with more fonts, for characters that the book's own fonts lack.",
)
def pdf(  # noqa: PLR0913, PLR0917  (each option is one)
    catalogue: Path | None,
    output: Path | None,
    into: Path | None,
    section: str | None,
    paper: str,
    fonts: tuple[Path, ...],
    *,
    two_sided: bool,
    **how: Unpack[How],
) -> None:
    """Convert the list and set the book, docs/_build/pdf/….pdf; TeX is not needed.

    \b
    Examples:
      survey pdf
      survey pdf --paper us-letter --two-sided
      survey pdf --section sft-alignment
      survey pdf --fonts /usr/share/fonts/truetype/noto
    """
    need_extra("book", "typst")
    project = locate(catalogue, output)
    settings = {"survey_book_paper": paper, "survey_book_two_sided": str(int(two_sided))}
    if fonts:
        settings["survey_book_fonts"] = ",".join(str(folder.absolute()) for folder in fonts)

    def plan(survey: "Survey") -> Edition:
        place = None if section is None else find_place(survey, section)
        return plan_pdf(survey, place, paper, settings)

    make_edition(project, plan, into, **how)


def plan_pdf(
    survey: "Survey", place: "Section | Part | None", paper: str, settings: Mapping[str, str]
) -> Edition:
    """Return the book, or one place of it; its name says what is not usual."""
    from survey_companion.exports.feed import name_files
    from survey_companion.project import disk

    stem = name_files(survey.info)
    parts = [stem, *([_name_place(survey, place)] if place else ()), *([paper] if paper != _PAPER else ())]
    settings = {**settings, **({"survey_book_section": place.address} if place else {})}
    return Edition(
        kind="pdf",
        name=f"{'-'.join(parts)}.pdf",
        # Half of the time of a book is reading its pages.
        run=Run(builder="typst", options=settings, is_parallel=True),
        read=lambda folder: disk.read_bytes(folder / f"{stem}.pdf", f"{stem}.pdf"),
    )


def _places(survey: "Survey") -> dict[str, "Section | Part"]:
    """Return all sections and parts by their address."""
    return {place.address: place for section in survey.sections for place in (section.part, section)}


def find_place(survey: "Survey", wanted: str) -> "Section | Part":
    """Return the section or part of a slug, an address, an anchor, or a link to one of these.

    Raises:
        BadParameter: there is none, or more than one; the message names what could be meant.
    """
    places = list(_places(survey).values())
    for spelling in _spell(wanted):
        found = [place for place in places if _is_named(place, spelling)]
        if len(found) == 1:
            return found[0]
        if found:
            raise _refuse(f"{wanted!r} names {len(found)} sections; choose one of:", found)
    close = _find_similar(wanted, places)
    question = "did you mean:" if close else "choose one of:"
    raise _refuse(f"there is no section {wanted!r}; {question}", close or places)


def _spell(wanted: str) -> Iterator[str]:
    """Yield what the words may name: an anchor, which is more exact, and a page without its suffix."""
    page, _, anchor = wanted.partition("#")
    path = unquote(urlsplit(page).path).strip("/").removesuffix(".html").removesuffix("/index")
    yield from (name for name in (anchor, path) if name)


def _is_named(place: "Section | Part", name: str) -> bool:
    """Whether a place is called so; the address of a page may start with that of the site."""
    return name in set(_names(place)) or f"/{name}".endswith(f"/{_page(place)}")


def _find_similar(wanted: str, places: "Sequence[Section | Part]") -> "list[Section | Part]":
    """Return the places that are called nearly so, the nearest first."""
    known = {name: place for place in places for name in _names(place)}
    close = [name for spelling in _spell(wanted) for name in get_close_matches(spelling, known, 5, 0.7)]
    return list({known[name].address: known[name] for name in close}.values())


def _refuse(problem: str, choices: "Sequence[Section | Part]") -> click.BadParameter:
    known = "".join(f"\n  {_page(place)}" for place in choices)
    return click.BadParameter(f"{problem}{known}", param_hint="--section")


def _names(place: "Section | Part") -> Iterator[str]:
    yield place.anchor
    yield _page(place)
    yield _slug(place)


def _page(place: "Section | Part") -> str:
    """Return the address as people write it."""
    return place.address.removesuffix("/index")


def _slug(place: "Section | Part") -> str:
    return _page(place).rpartition("/")[2]


def _name_place(survey: "Survey", place: "Section | Part") -> str:
    """Return how the file of a place ends: its slug, with that of its part where another has the same."""
    slug = _slug(place)
    is_alone = sum(_slug(each) == slug for each in _places(survey).values()) == 1
    return slug if is_alone else place.anchor.partition("-")[2]
