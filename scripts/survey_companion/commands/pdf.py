"""The command `survey pdf`: typesets the whole book, or one section with its references.

Input: a project. Output: one PDF; the same sources give the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Unpack
from urllib.parse import unquote, urlsplit

import click

from survey_companion.commands.offline_editions import EditionPlan, edition_options, make_edition
from survey_companion.commands.options import Paths, locate_or_stop, need_extra
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from survey_companion.model.headings import Part, Section
    from survey_companion.model.survey import Survey

_PAPER = "a4"  # the default
_FONTS = (".ttf", ".otf", ".ttc")


def _check_fonts(_: click.Context, parameter: click.Parameter, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the folders; one with a comma in its path, or without a font, is refused."""
    for folder in folders:
        if "," in str(folder.absolute()):  # Sphinx's setting separates the folders by commas
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
    catalogue: Paths,
    output: Path | None,
    into: Path | None,
    section: str | None,
    paper: str,
    fonts: tuple[Path, ...],
    *,
    two_sided: bool,
    is_strict: bool,
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
    project = locate_or_stop(catalogue, output)
    settings = book_settings(paper, two_sided=two_sided)
    if fonts:
        settings["survey_book_fonts"] = ",".join(str(folder.absolute()) for folder in fonts)

    def plan(survey: "Survey") -> EditionPlan:
        place = None if section is None else find_place(survey, section)
        return plan_pdf(survey, place, paper, settings)

    make_edition(project, plan, into, is_strict=is_strict, **how)


def book_settings(paper: str = _PAPER, *, two_sided: bool = False) -> dict[str, str]:
    """Return the settings of the book, by default those of the command without options."""
    return {"survey_book_paper": paper, "survey_book_two_sided": str(int(two_sided))}


def plan_book(survey: "Survey") -> EditionPlan:
    """Return the plan of the whole book, as the command sets it without options."""
    return plan_pdf(survey, None, _PAPER, book_settings())


def plan_pdf(
    survey: "Survey", place: "Section | Part | None", paper: str, settings: Mapping[str, str]
) -> EditionPlan:
    """Return the plan of the book or of one section; options other than the default are part of its name."""
    from survey_companion.exports.feed import name_files
    from survey_companion.project import disk

    stem = name_files(survey.info)
    parts = [stem, *([_name_place(survey, place)] if place else ()), *([paper] if paper != _PAPER else ())]
    settings = {**settings, **({"survey_book_section": place.address} if place else {})}
    return EditionPlan(
        kind="pdf",
        name=f"{'-'.join(parts)}.pdf",
        # In parallel, as reading the pages takes half of the time.
        run=Run(builder="typst", options=settings, is_parallel=True),
        read=lambda folder: disk.read_bytes(folder / f"{stem}.pdf", f"{stem}.pdf"),
    )


def _places(survey: "Survey") -> dict[str, "Section | Part"]:
    """Return all sections and parts by their address."""
    return {place.address: place for section in survey.sections for place in (section.part, section)}


def find_place(survey: "Survey", wanted: str) -> "Section | Part":
    """Return the section or part with a slug, an address or an anchor; `wanted` may be a link to it.

    Raises:
        BadParameter: there is none, or more than one; the message lists possible ones.
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
    """Yield the names in the text: first the anchor, if any, then the page without its suffix."""
    page, _, anchor = wanted.partition("#")
    path = unquote(urlsplit(page).path).strip("/").removesuffix(".html").removesuffix("/index")
    yield from (name for name in (anchor, path) if name)


def _is_named(place: "Section | Part", name: str) -> bool:
    """Whether the name is one of the place's; an address may start with that of the site."""
    return name in set(_names(place)) or f"/{name}".endswith(f"/{_page(place)}")


def _find_similar(wanted: str, places: "Sequence[Section | Part]") -> "list[Section | Part]":
    """Return the places with similar names, the most similar first."""
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
    """Return the address of a place without "/index"."""
    return place.address.removesuffix("/index")


def _slug(place: "Section | Part") -> str:
    return _page(place).rpartition("/")[2]


def _name_place(survey: "Survey", place: "Section | Part") -> str:
    """Return the end of the file's name: the place's slug, with its part's slug if the slug is not unique."""
    slug = _slug(place)
    is_alone = sum(_slug(each) == slug for each in _places(survey).values()) == 1
    return slug if is_alone else place.anchor.partition("-")[2]
