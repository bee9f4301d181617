"""The scores of systems in one setting of a benchmark: a dot for the average, a line for the range of scores.

Input: a survey. Output: a figure for each table of results that has averages; the table on the page is its
text alternative. Only the best systems are drawn, so that the figure is readable on a phone.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from xml.etree import ElementTree as ET

from survey_companion.figures.marks import RADIUS
from survey_companion.figures.palette import paint
from survey_companion.figures.svg import MARGIN, SIZE, SMALL, WIDTH, Figure, box, element, render_svg, write
from survey_companion.figures.text_width import fit_text, width
from survey_companion.joining.best_results import best_first
from survey_companion.joining.contents import count_noun
from survey_companion.model.benchmark_types import Result, ResultTable
from survey_companion.model.survey import Survey

_MOST = 10  # systems that are drawn
_STEP = 34  # distance of systems; each has its name above its line
_BAND = 14  # height of the grid around a line
_LEFT, _RIGHT = MARGIN + 8.0, WIDTH - MARGIN - 8.0
_TICKS = 6
_STEPS = (1, 2, 5, 10, 20, 50)


def draw_results(survey: Survey) -> dict[str, Figure]:
    """Return a figure for each table of results, by its slug; tables without averages are left out."""
    drawn = {
        slug: _draw_table(slug, table, survey.benchmarks[table.benchmark].name)
        for slug, table in survey.results.items()
        if table.benchmark in survey.benchmarks
    }
    return {slug: figure for slug, figure in drawn.items() if figure is not None}


def _draw_table(slug: str, table: ResultTable, benchmark: str) -> Figure | None:
    rows = [row for row in best_first(table) if row.average is not None]
    if not rows:
        return None
    name, title = f"results-{slug}", f"{benchmark}: {table.title}"
    description = _describe(rows, table)
    body, height = _draw(rows[:_MOST])
    return Figure(
        name=name,
        title=title,
        description=description,
        svg=render_svg(name, title, description, (WIDTH, height), body),
        columns=("System", "Average", "Lowest", "Highest"),
        rows=tuple((row.system, _show(row.average or 0), *map(_show, _ends(row))) for row in rows),
    )


def _ends(row: Result) -> tuple[float, float]:
    """Return the lowest and the highest score; without scores, twice the average."""
    values = list(row.scores.values()) or [row.average or 0]
    return min(values), max(values)


def _show(number: float) -> str:
    return str(number)


def _describe(rows: Sequence[Result], table: ResultTable) -> str:
    drawn = count_noun(len(rows), "system")
    if len(rows) > _MOST:
        drawn = f"The {_MOST} best of {drawn} by average"
    best = rows[0]
    return (
        f"{drawn}: a dot for the average, a line from the lowest to the highest score, where known;"
        f" {table.measured}. The best average is {best.average} ({best.system})."
    )


def _draw(rows: Sequence[Result]) -> tuple[list[ET.Element], float]:
    """Return the elements and the height that they take."""
    low, high, step = _scale(rows)
    body = [write(MARGIN, 24, "Dot: average. Line: from lowest to highest score.", role="muted", size=SMALL)]
    top = 34.0
    bottom = top + _STEP * len(rows)

    def place(value: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (value - low) / (high - low)

    body += _draw_grid([low + step * i for i in range(round((high - low) / step) + 1)], place, top, bottom)
    for index, row in enumerate(rows):
        body += _draw_row(row, top + _STEP * index, [place(each) for each in (*_ends(row), row.average or 0)])
    return body, bottom + 28


def _scale(rows: Sequence[Result]) -> tuple[float, float, float]:
    """Return both ends of the scale and the step between its numbers."""
    values = [value for row in rows for value in (*_ends(row), row.average or 0)]
    low, high = min(values), max(values)
    power = 1.0
    while (high - low) / power / _STEPS[-1] > _TICKS:
        power *= 100
    step = power * next(each for each in _STEPS if (high - low) / power / each <= _TICKS)
    first = math.floor(low / step)
    return first * step, max(math.ceil(high / step), first + 1) * step, step


def _draw_grid(
    values: Sequence[float], place: Callable[[float], float], top: float, bottom: float
) -> Iterator[ET.Element]:
    """Yield a grid line for each number, with gaps at the names of the systems."""
    for value in values:
        x = place(value)
        start = top + _STEP - _BAND - 3
        dashes = f"{_BAND} {_STEP - _BAND}"
        yield element("line", x1=x, y1=start, x2=x, y2=bottom - 4, stroke_dasharray=dashes, **paint("rule"))
        half = width(f"{value:g}", SMALL) / 2
        middle = min(max(x, 4 + half), WIDTH - 4 - half)
        yield write(middle, bottom + 14, f"{value:g}", role="muted", size=SMALL, align="middle")


def _draw_row(row: Result, top: float, places: Sequence[float]) -> Iterator[ET.Element]:
    left, right, dot = places
    average = _show(row.average or 0)
    room = WIDTH - 2 * MARGIN - width(average, SIZE, bold=True) - 12
    y = top + _STEP - 3 - _BAND / 2
    yield write(MARGIN, top + 14, fit_text(row.system, SIZE, room))
    yield write(WIDTH - MARGIN, top + 14, average, bold=True, align="end")
    if row.scores:
        yield box(left, y - 2, max(right - left, 1.0), 4, "part-1", radius=2)
    yield element("circle", cx=dot, cy=y, r=RADIUS, **paint("part-1"))
