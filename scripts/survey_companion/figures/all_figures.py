"""A survey → its figures.

Input: a `Survey`. Output: a `Figure` for each picture that has something to show, as SVG text with
its text alternative. Links are relative to the root of the site; the page that shows a figure prefixes them.
"""

from collections.abc import Callable

from survey.figures.census import Census, take_census
from survey.figures.evolution import draw_evolution
from survey.figures.languages import draw_languages
from survey.figures.months import draw_months
from survey.figures.overlap import draw_overlap
from survey.figures.resources import draw_resources
from survey.figures.section import draw_section
from survey.figures.svg import Figure
from survey.figures.taxonomy import draw_taxonomy
from survey.headings import Kind
from survey.model import Survey

_DRAWINGS: tuple[Callable[[Census], Figure | None], ...] = (
    draw_taxonomy,
    draw_evolution,
    draw_months,
    draw_overlap,
    draw_languages,
    draw_resources,
)


def draw_sections(survey: Survey) -> dict[str, Figure]:
    """Return a figure for each section of works by the section's anchor; those without dates are left out."""
    census = take_census(survey)
    drawn = {section.anchor: draw_section(census, section) for section in census.sections[Kind.TAXONOMY]}
    return {name: figure for name, figure in drawn.items() if figure is not None}


def draw_figures(survey: Survey) -> tuple[Figure, ...]:
    """Return the figures in the order of a page about the survey; one without content is left out."""
    census = take_census(survey)
    drawn = (draw(census) for draw in _DRAWINGS)
    return tuple(figure for figure in drawn if figure is not None)
