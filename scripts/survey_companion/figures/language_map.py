"""Which languages are studied in which section: a map of sections × families of languages, with its gaps.

Input: a census. Output: a figure with a row for each family that a record names and a column for each section
of works; a cell without a work is a frame without colour. Other figures leave out what the companion has
added; here it counts, since a gap is where nobody has listed anything.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from survey_companion.figures.census import Census, address_of, short_names
from survey_companion.figures.palette import paint
from survey_companion.figures.svg import (
    MARGIN,
    SMALL,
    WIDTH,
    Figure,
    anchor,
    element,
    render_svg,
    write,
    write_note,
)
from survey_companion.figures.text_width import clean, fit_text, width
from survey_companion.joining.contents import count_noun
from survey_companion.joining.published import has_additions
from survey_companion.joining.studied_languages import (
    count_unnamed,
    family_of,
    find_languages,
    group_languages,
    model_of,
)
from survey_companion.model.headings import Kind, Section

_CELL = 34.0  # least width of a cell
_ROW = 27.0
_DARKEST = 0.5  # opacity of the darkest shading, on which text is readable in both themes
_MOST = 24  # sections in the picture
_LONGEST_NAME = 190.0
_UNNAMED = "Languages not named"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Map:
    """The numbers of works; `counts` has no pair without a work."""

    sections: tuple[Section, ...]
    rows: tuple[str, ...]  # families, and perhaps `_UNNAMED`
    counts: Mapping[tuple[str, Section], int]


def draw_language_map(census: Census) -> Figure | None:
    """Return the figure; `None` if no work names a language."""
    sections = tuple(each for each in census.sections[Kind.TAXONOMY] if census.works.get(each))
    counts = _count(census, sections)
    rows = list(group_languages(find_languages(census.survey)))
    if not any(family != _UNNAMED for family, _ in counts):
        return None
    rows += [_UNNAMED] if any(family == _UNNAMED for family, _ in counts) else []
    whole = _Map(sections=sections, rows=tuple(rows), counts=counts)
    drawn = _choose(whole, census)
    title = "Sections and families of languages"
    description = _describe(census, whole, drawn)
    body, size = _draw(census, drawn)
    return Figure(
        name="language-map",
        title=title,
        description=description,
        svg=render_svg("language-map", title, description, size, body),
        columns=("Languages", *(clean(each.number or each.title) for each in sections)),
        rows=tuple((row, *(str(counts.get((row, each), 0)) for each in sections)) for row in rows),
    )


def _count(census: Census, sections: Sequence[Section]) -> Counter[tuple[str, Section]]:
    """Return how many works of each section name a language of each family, or none of their languages."""
    counts: Counter[tuple[str, Section]] = Counter()
    for section in sections:
        for work in census.works[section]:
            model = model_of(work)
            found = {family_of(name) for name in model.languages} if model else set()
            counts.update((family, section) for family in found)
        unnamed = count_unnamed(census.works[section])
        counts.update({(_UNNAMED, section): unnamed} if unnamed else {})
    return counts


def _choose(whole: _Map, census: Census) -> _Map:
    """Return the map with the sections of most works, at most `_MOST`, in file order."""
    most = set(sorted(whole.sections, key=lambda each: -len(census.works[each]))[:_MOST])
    sections = tuple(each for each in whole.sections if each in most)
    return _Map(sections=sections, rows=whole.rows, counts=whole.counts)


def _describe(census: Census, whole: _Map, drawn: _Map) -> str:
    families = [row for row in whole.rows if row != _UNNAMED]
    cells = len(families) * len(whole.sections)
    empty = cells - sum(family != _UNNAMED for family, _ in whole.counts)
    unnamed = count_unnamed(census.survey.works)
    text = f"Of {count_noun(cells, 'cell')}, {empty:,} {'is' if empty == 1 else 'are'} empty: no work of the"
    text += " section names a language of the family."
    if unnamed:
        text += (
            f" {count_noun(unnamed, 'work')} with several languages {'does' if unnamed == 1 else 'do'} not"
        )
        text += " name them, and may fill some."
    if len(drawn.sections) < len(whole.sections):
        text += f" The {len(drawn.sections)} sections of most works are drawn."
    return f"{text} What this companion added is counted too." if has_additions(census.survey) else text


# -- the picture -----------------------------------------------------------------------------------


def _draw(census: Census, drawn: _Map) -> tuple[list[ET.Element], tuple[float, float]]:
    """Return the elements and the size that they take."""
    short = short_names(drawn.sections)
    side = max(_CELL, *(width(clean(short[each]), SMALL, bold=True) + 6 for each in drawn.sections))
    names = [fit_text(row, SMALL, _LONGEST_NAME) for row in drawn.rows]
    left = MARGIN + 8 + max(width(name, SMALL) for name in names)
    across = max(float(WIDTH), left + side * len(drawn.sections) + MARGIN)
    body = write_note(MARGIN, 24, "Each number counts works that name a language of the row.", across - 24)
    top = 24.0 + 20 * len(body) + 14
    body += [
        write(left - 8, top + _ROW * (row + 0.5) + 5, name, size=SMALL, align="end")
        for row, name in enumerate(names)
    ]
    body.append(_draw_gaps(drawn, (left, top, side)))
    most = max(drawn.counts.values())
    for column, section in enumerate(drawn.sections):
        x = left + side * column
        body.append(_draw_head(section, short[section], x + side / 2, top - 8))
        body += _draw_column(drawn, section, census.parts[section.part], (x, top, side), most)
    bottom = top + _ROW * len(drawn.rows)
    legend = _draw_legend(drawn.sections, short, bottom + 26, across)
    return [*body, *legend], (across, bottom + 20 * len(legend) + 2 * MARGIN)


def _draw_gaps(drawn: _Map, place: tuple[float, float, float]) -> ET.Element:
    """Return the frames of all empty cells as one group, which names their colour once."""
    left, top, side = place
    frames = (
        element(
            "rect",
            x=left + side * column + 2,
            y=top + _ROW * row + 2,
            width=side - 4,
            height=_ROW - 4,
        )
        for row, name in enumerate(drawn.rows)
        for column, section in enumerate(drawn.sections)
        if (name, section) not in drawn.counts
    )
    return element("g", *frames, stroke_width=1, **paint("rule"))


def _draw_head(section: Section, short: str, x: float, y: float) -> ET.Element:
    text = write(x, y, short, role="muted", size=SMALL, bold=True, align="middle")
    return anchor(address_of(section), section.name, text)


def _draw_column(
    drawn: _Map, section: Section, role: str, place: tuple[float, float, float], most: int
) -> list[ET.Element]:
    """Return the filled cells of a section as one group, and their numbers."""
    x, top, side = place
    filled = [
        (row, drawn.counts[name, section])
        for row, name in enumerate(drawn.rows)
        if (name, section) in drawn.counts
    ]
    cells = [
        element(
            "rect",
            x=x + 1,
            y=top + _ROW * row + 1,
            width=side - 2,
            height=_ROW - 2,
            fill_opacity=f"{_DARKEST * (number / most) ** 0.5:.2f}",
        )
        for row, number in filled
    ]
    numbers = [
        write(x + side / 2, top + _ROW * (row + 0.5) + 5, str(number), align="middle")
        for row, number in filled
    ]
    return [element("g", element("title", section.name), *cells, **paint(role)), *numbers]


def _draw_legend(
    sections: Sequence[Section], short: Mapping[Section, str], y: float, across: float
) -> list[ET.Element]:
    """Return the names of the sections, each on a line, since only their numbers head the columns."""
    names = [each.name if each.number else f"{short[each]}: {each.name}" for each in sections]
    return [
        write(MARGIN, y + 20 * line, fit_text(name, SMALL, across - 2 * MARGIN), role="muted", size=SMALL)
        for line, name in enumerate(names)
    ]
