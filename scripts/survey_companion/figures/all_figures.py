"""A survey → its figures.

Input: a `Survey`. Output: a `Figure` for each picture that is not empty, as SVG text with its text
alternative. Links are relative to the root of the site; the page that shows a figure adapts them.
"""

from collections.abc import Callable

from survey_companion.figures.census import Census, take_census
from survey_companion.figures.evolution import draw_evolution
from survey_companion.figures.language_map import draw_language_map
from survey_companion.figures.languages import draw_languages
from survey_companion.figures.months import draw_months
from survey_companion.figures.overlap import draw_overlap
from survey_companion.figures.resources import draw_resources
from survey_companion.figures.section_timeline import draw_section
from survey_companion.figures.svg import Figure
from survey_companion.figures.taxonomy import draw_taxonomy
from survey_companion.model.headings import Kind
from survey_companion.model.survey import Survey

_DRAWINGS: tuple[Callable[[Census], Figure | None], ...] = (
    draw_taxonomy,
    draw_evolution,
    draw_months,
    draw_overlap,
    draw_languages,
    draw_language_map,
    draw_resources,
)


def draw_sections(survey: Survey) -> dict[str, Figure]:
    """Return a figure for each section of works, by its anchor; sections without dated works are left out."""
    census = take_census(survey)
    drawn = {section.anchor: draw_section(census, section) for section in census.sections[Kind.TAXONOMY]}
    return {name: figure for name, figure in drawn.items() if figure is not None}


def draw_figures(survey: Survey) -> tuple[Figure, ...]:
    """Return the figures in the order of the overview page; empty ones are left out."""
    census = take_census(survey)
    drawn = (draw(census) for draw in _DRAWINGS)
    return tuple(figure for figure in drawn if figure is not None)
