"""The works of one section on a time line: a dot for each, filled if it is published.

Input: a census and a section. Output: a figure; all sections of a survey have the same time line,
so that they can be compared.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from survey_companion.figures.census import Census, address_of_work, month_of, name_month
from survey_companion.figures.marks import RADIUS, Filling, draw_mark
from survey_companion.figures.periods import Periods, divide
from survey_companion.figures.svg import MARGIN, SMALL, WIDTH, Figure, anchor, line, render_svg, write
from survey_companion.joining.contents import count_noun
from survey_companion.joining.published import split_section
from survey_companion.model.headings import Section
from survey_companion.model.survey import CitationKey, Work

_MOST = 32  # columns of dots
_LEFT, _RIGHT = MARGIN + 2.0, WIDTH - MARGIN - 2.0
_STEP = 2 * RADIUS + 2.0  # distance of dots in a column
_TOP = 40.0


def draw_section(census: Census, section: Section) -> Figure | None:
    """Return the figure; `None` if no work has a known month and a record, which says if it is published."""
    inside = census.works.get(section, ())
    works = [work for work in inside if work.record and month_of(work) is not None]
    if not works:
        return None
    periods = divide(census.months, _MOST)
    columns = _stack(works, periods)
    height = _TOP + max(map(len, columns.values())) * _STEP + 34
    title = f"When the works of {section.name} appeared"
    description = _describe(census, section, works, periods)
    name = f"works-of-{section.anchor}"
    added = {work.key for work in works if work.is_added_to(section)}
    body = _draw(columns, periods, census.parts[section.part], height, added)
    return Figure(
        name=name,
        title=title,
        description=description,
        svg=render_svg(name, title, description, (WIDTH, height), body),
        columns=("Month", "Work", "State"),
        rows=tuple((name_month(month_of(work) or 0), work.title, _state(work, added)) for work in works),
    )


def _stack(works: Sequence[Work], periods: Periods) -> Mapping[int, list[Work]]:
    """Return the works of each period from the bottom up, published ones first."""
    columns: dict[int, list[Work]] = defaultdict(list)
    for work in sorted(works, key=lambda work: (not work.is_published, month_of(work), work.key)):
        columns[periods.index(month_of(work) or 0)].append(work)
    return columns


def _state(work: Work, added: Collection[CitationKey]) -> str:
    state = "published" if work.is_published else "preprint"
    return f"{state}, added by this companion" if work.key in added else state


def _describe(census: Census, section: Section, works: Sequence[Work], periods: Periods) -> str:
    own, added = split_section(works, section)
    told = own or added
    published = sum(work.is_published for work in told)
    text = (
        f"{count_noun(len(told), 'work')} by {periods.noun} of first submission:"
        f" {published} published since, {len(told) - published} known as preprint only."
    )
    every_own, every_added = split_section(census.works[section], section)
    if own and added:
        of_all = f" of {len(every_added)}" if len(added) < len(every_added) else ""
        noun = "work" if len(every_added) == 1 else "works"
        text += f" Beside them, {len(added)}{of_all} {noun} that this companion added."
    undated = len(every_own if own else every_added) - len(told)
    return f"{text} {count_noun(undated, 'work')} left out: no record has the month." if undated else text


def _draw(
    columns: Mapping[int, list[Work]],
    periods: Periods,
    part: str,
    height: float,
    added: Collection[CitationKey],
) -> Iterator[ET.Element]:
    ground = height - 30
    width = (_RIGHT - _LEFT) / periods.count
    yield from _draw_legend(part, has_added=bool(added))
    yield line(_LEFT, ground, _RIGHT, ground)
    yield from _draw_years(periods, ground, width)
    for index, works in sorted(columns.items()):
        x = _LEFT + (index + 0.5) * width
        for number, work in enumerate(works):
            y = ground - (number + 0.5) * _STEP - 1
            title = f"{work.title} ({name_month(month_of(work) or 0)}, {_state(work, added)})"
            filling = Filling.FULL if work.is_published else Filling.HOLLOW
            mark = draw_mark(x, y, part, filling, is_added=work.key in added)
            yield anchor(address_of_work(work), title, mark)


def _draw_legend(part: str, *, has_added: bool) -> Iterator[ET.Element]:
    yield draw_mark(_LEFT + RADIUS, 16, part, Filling.FULL)
    yield write(_LEFT + 18, 21, "published", role="muted", size=SMALL)
    yield draw_mark(_LEFT + 104, 16, part, Filling.HOLLOW)
    yield write(_LEFT + 116, 21, "preprint", role="muted", size=SMALL)
    if has_added:
        yield draw_mark(_LEFT + 196, 16, part, Filling.HOLLOW, is_added=True)
        yield write(_LEFT + 212, 21, "added by this companion", role="muted", size=SMALL)


def _draw_years(periods: Periods, ground: float, width: float) -> Iterator[ET.Element]:
    """Yield a tick at the start of each year, with its name if there is room."""
    starts = [index for index in range(periods.count) if periods.starts_year(index)]
    step = 1 + int(len(starts) * 44 / (_RIGHT - _LEFT))
    for number, index in enumerate(starts):
        x = _LEFT + index * width
        yield line(x, ground, x, ground + 5)
        if number % step == 0:
            is_last = x + 38 > _RIGHT  # its name would be cut off at the edge
            place, align = (x - 2, "end") if is_last else (x + 2, "start")
            yield write(place, ground + 19, periods.name(index)[:4], role="muted", size=SMALL, align=align)
