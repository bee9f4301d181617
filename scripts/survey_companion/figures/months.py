"""How the field grew: works by month, stacked by the section that lists each one first.

Input: a census. Output: bars with a colour and texture per section; many months become quarters or years.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from survey_companion.figures.census import Census, address_of, month_of, name_in_full
from survey_companion.figures.palette import edge_role, paint
from survey_companion.figures.periods import Periods, divide
from survey_companion.figures.svg import (
    MARGIN,
    SIZE,
    SMALL,
    WIDTH,
    Figure,
    anchor,
    box,
    element,
    group,
    line,
    polygon,
    render_svg,
    write,
    write_note,
)
from survey_companion.figures.text_width import clean, fit_text, width
from survey_companion.joining.contents import count_noun
from survey_companion.model.headings import Kind, Section
from survey_companion.model.survey import Work

_MOST_BARS = 48
_MOST_SERIES = 12
_TEXTURES = 6  # number of textures per colour; see _weave
_LEFT, _RIGHT = MARGIN + 28.0, WIDTH - MARGIN
_TOP, _HEIGHT = 84.0, 250.0
_WEAVE = 6  # side of the square that a texture repeats
_OTHER = "other sections"
_ADDED = "added by this companion"  # in whichever section

_Counts = Mapping[Section, Counter[int]]  # works by section of first listing and period
_Place = tuple[float, float, float, float]  # x, y, width and height


@dataclass(frozen=True, kw_only=True, slots=True)
class _Series:
    """The works behind one texture: those of a section, or of all sections without their own texture."""

    section: Section | None
    role: str
    texture: int
    counts: Mapping[int, int]  # by period
    others: str = _OTHER  # its name without a section

    @property
    def name(self) -> str:
        return self.section.name if self.section else self.others

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def draw_months(census: Census) -> Figure | None:
    """Return the figure; `None` if no work has a known month."""
    dated = [(month, work) for work in census.survey.works if (month := month_of(work)) is not None]
    dated = [(month, work) for month, work in dated if work.sections]
    if not dated:
        return None
    periods = divide([month for month, _ in dated], _MOST_BARS)
    counts: dict[Section, Counter[int]] = {}
    added: Counter[int] = Counter()
    for month, work in dated:
        inside = added if work.is_added else counts.setdefault(work.sections[0], Counter())
        inside[periods.index(month)] += 1
    title = f"Works by {periods.noun}"
    description = _describe(census, periods, counts, added)
    series = _choose_series(census, counts)
    if added:
        series.append(_Series(section=None, role="muted", texture=2, counts=added, others=_ADDED))
    body, height = _draw(periods, series, len(_undated(census)))
    return Figure(
        name="works-by-month",
        title=title,
        description=description,
        svg=render_svg("works-by-month", title, description, (WIDTH, height), body),
        columns=(periods.noun.capitalize(), "Section of first listing", "Works"),
        rows=tuple(_rows(census, periods, counts, added)),
    )


def _undated(census: Census, *, added: bool = False) -> list[Work]:
    """Return the works of unknown month that the published list has, or those that it has not."""
    works = [work for work in census.survey.works if work.is_added == added]
    return [work for work in works if work.sections and month_of(work) is None]


def _describe(census: Census, periods: Periods, counts: _Counts, added: Counter[int]) -> str:
    totals = sum(counts.values(), Counter[int]()) or added
    most = max(totals.values())
    peak = next(index for index in range(periods.count) if totals[index] == most)
    text = (
        f"{count_noun(sum(totals.values()), 'work')} from {periods.name(0)} to"
        f" {periods.name(periods.count - 1)}, by {periods.noun} of first submission; most in"
        f" {periods.name(peak)} ({most}). Each work counts once, in the section that lists it first."
    )
    if added and counts:
        text += f" Above them, {count_noun(added.total(), 'work')} that this companion added."
    undated = len(_undated(census))
    return f"{text} {count_noun(undated, 'work')} of unknown month left out." if undated else text


def _rows(
    census: Census, periods: Periods, counts: _Counts, added: Counter[int]
) -> Iterator[tuple[str, ...]]:
    for index in range(periods.count):
        for section in census.sections[Kind.TAXONOMY]:
            if number := counts.get(section, Counter())[index]:
                yield periods.name(index), clean(name_in_full(section)), str(number)
        if added[index]:
            yield periods.name(index), _ADDED, str(added[index])
    unknown = Counter(work.sections[0] for work in _undated(census))
    for section in census.sections[Kind.TAXONOMY]:
        if section in unknown:
            yield "unknown", clean(name_in_full(section)), str(unknown[section])
    if more := _undated(census, added=True):
        yield "unknown", _ADDED, str(len(more))


def _choose_series(census: Census, counts: _Counts) -> list[_Series]:
    """Return a series for each section in file order; of very many, the largest, and one for the rest."""
    ordered = [section for section in census.sections[Kind.TAXONOMY] if section in counts]
    chosen = _choose_sections(census, counts, ordered)
    used: Counter[str] = Counter()
    series = []
    for section in ordered:
        if section in chosen:
            role = census.parts[section.part]
            series.append(_Series(section=section, role=role, texture=used[role], counts=counts[section]))
            used[role] += 1
    rest = sum((counts[section] for section in ordered if section not in chosen), Counter[int]())
    return [*series, _Series(section=None, role="muted", texture=0, counts=rest)] if rest else series


def _choose_sections(census: Census, counts: _Counts, ordered: Sequence[Section]) -> set[Section]:
    """Return the largest sections, but of each colour at most as many as there are textures."""
    room: Counter[str] = Counter(dict.fromkeys(census.parts.values(), _TEXTURES))
    chosen: set[Section] = set()
    limit = _MOST_SERIES if len(ordered) <= _MOST_SERIES else _MOST_SERIES - 1
    for section in sorted(ordered, key=lambda section: -counts[section].total()):
        role = census.parts[section.part]
        if len(chosen) < limit and room[role]:
            chosen.add(section)
            room[role] -= 1
    return chosen


# -- the picture -----------------------------------------------------------------------------------


def _draw(periods: Periods, series: Sequence[_Series], undated: int) -> tuple[list[ET.Element], float]:
    """Return the elements and the height that they take."""
    totals = [sum(each.counts.get(index, 0) for each in series) for index in range(periods.count)]
    note = (
        f"Works by {periods.noun} of first submission; each counts once, in the section that lists it first."
    )
    if undated:
        note += f" {count_noun(undated, 'work')} of unknown month not drawn."
    body = [
        element("defs", *(_draw_texture(each, index) for index, each in enumerate(series))),
        *write_note(MARGIN, 24, note, WIDTH - 2 * MARGIN),
        *_draw_counts(max(totals)),
    ]
    width_ = (_RIGHT - _LEFT) / periods.count
    for period in range(periods.count):
        body += _draw_bar(periods.name(period), period, series, (width_, _HEIGHT / _ceiling(max(totals))))
    body += [line(_LEFT, _TOP + _HEIGHT, _RIGHT, _TOP + _HEIGHT, thickness=1.5), *_draw_time(periods, width_)]
    top = _TOP + _HEIGHT + 36
    for index, each in enumerate(series):
        body.append(_draw_key(each, index, top + 30 * index))
    return body, top + 30 * len(series) + 4


def _tick(largest: int) -> int:
    """Return the distance of grid lines: 1, 2 or 5 times a power of ten, for at most five lines."""
    power = 1
    while largest > 50 * power:
        power *= 10
    return next(step for step in (power, 2 * power, 5 * power, 10 * power) if largest <= 5 * step)


def _ceiling(largest: int) -> int:
    return -(-largest // _tick(largest)) * _tick(largest)


def _draw_counts(largest: int) -> Iterator[ET.Element]:
    for number in range(0, _ceiling(largest) + 1, _tick(largest)):
        y = _TOP + _HEIGHT * (1 - number / _ceiling(largest))
        yield line(_LEFT, y, _RIGHT, y)
        yield write(_LEFT - 6, y + 5, f"{number:,}", role="muted", size=SMALL, align="end")


def _draw_time(periods: Periods, width_: float) -> Iterator[ET.Element]:
    """Yield the number of each year at its first bar, if there is room."""
    free = _LEFT - 4
    for index in range(periods.count):
        year, month = divmod((periods.first + index) * periods.months, 12)
        x = _LEFT + width_ * index
        is_first = index == 0 and month <= 6
        if (month == 0 or is_first) and x >= free and x + width(str(year), SMALL) <= WIDTH - 2:
            yield line(x, _TOP + _HEIGHT, x, _TOP + _HEIGHT + 6, thickness=1.5)
            yield write(x, _TOP + _HEIGHT + 20, str(year), role="muted", size=SMALL)
            free = x + width(str(year), SMALL) + 8


def _draw_bar(
    name: str, period: int, series: Sequence[_Series], unit: tuple[float, float]
) -> Iterator[ET.Element]:
    """Yield the period's blocks from the bottom up; `unit` is the width of a bar and the height per work."""
    width_, height = unit
    bottom = _TOP + _HEIGHT
    for index, each in enumerate(series):
        if number := each.counts.get(period, 0):
            title = f"{name}, {each.name}: {count_noun(number, 'work')}"
            bottom -= number * height
            place = (_LEFT + width_ * (period + 0.08), bottom + 0.6, width_ * 0.84, number * height - 1.2)
            yield group(*_draw_block(each, index, place), title=title)


def _draw_block(series: _Series, index: int, place: _Place) -> tuple[ET.Element, ...]:
    """Return a rectangle with the series' texture, edged in its colour."""
    x, y, width_, height = place
    fill = element(
        "rect", x=x, y=y, width=width_, height=height, fill=f"url(#fig-works-by-month-texture-{index})"
    )
    role = "rule" if series.role == "muted" else edge_role(series.role)
    edge = element("rect", x=x, y=y, width=width_, height=height, **paint(role))
    return fill, edge


def _draw_texture(series: _Series, index: int) -> ET.Element:
    """Return the SVG pattern of a series, a repeated square."""
    return element(
        "pattern",
        *_weave(series.role, series.texture),
        id=f"fig-works-by-month-texture-{index}",
        width=_WEAVE,
        height=_WEAVE,
        patternUnits="userSpaceOnUse",
    )


def _weave(role: str, texture: int) -> tuple[ET.Element, ...]:
    """Return the content of the square: solid, pale, slanted stripes, points, level stripes or checks."""
    ground = box(0, 0, _WEAVE, _WEAVE, "paper")
    match texture:
        case 0:
            return (box(0, 0, _WEAVE, _WEAVE, role),)
        case 1:
            return (box(0, 0, _WEAVE, _WEAVE, f"{role} tint"),)
        case 2:
            stripe = polygon(((0, 6), (6, 0), (6, 3), (3, 6)), role)
            return ground, stripe, polygon(((0, 0), (3, 0), (0, 3)), role)
        case 3:
            return ground, element("circle", cx=3, cy=3, r=1.5, **paint(role))
        case 4:
            return ground, box(0, 0, _WEAVE, 2.4, role)
        case _:
            return ground, box(0, 0, 3, 3, role), box(3, 3, 3, 3, role)


def _draw_key(series: _Series, index: int, top: float) -> ET.Element:
    """Return the line of the legend for a texture, with a link to the section."""
    parts = (
        *_draw_block(series, index, (MARGIN, top, 30.0, 20.0)),
        write(MARGIN + 40, top + 15.5, fit_text(series.name, SIZE, WIDTH - 2 * MARGIN - 100)),
        write(_RIGHT, top + 15.5, f"{series.total:,}", role="muted", align="end"),
    )
    count = count_noun(series.total, "work")
    if series.section is None:
        return group(*parts, title=f"{series.name}: {count}")
    title = f"{name_in_full(series.section)}: {count} listed here first"
    return anchor(address_of(series.section), title, *parts)
