"""The evolution of models: a lane for each section, with a mark for each release at its month.

Input: a census. Output: a figure that reads from left to right; every label leads to the work's page.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from survey_companion.figures.census import (
    Census,
    address_of,
    address_of_work,
    month_of,
    name_month,
)
from survey_companion.figures.marks import RADIUS, STROKE, Filling, draw_mark
from survey_companion.figures.packing import pack_rows
from survey_companion.figures.svg import (
    MARGIN,
    SIZE,
    SMALL,
    WIDTH,
    Figure,
    anchor,
    box,
    line,
    render_svg,
    write,
    write_note,
)
from survey_companion.figures.text_width import clean, fit_text, width
from survey_companion.joining.contents import count_noun, enumerate_names
from survey_companion.model.headings import Kind, Section
from survey_companion.model.record_types import Openness
from survey_companion.model.survey import CitationKey, Work

_LEFT, _RIGHT = MARGIN + 8.0, WIDTH - MARGIN - 8.0  # x of both ends of the time axis
_STEP = 24  # distance of rows
_GAP = 5  # distance of mark and label
_OPENNESS = {
    Openness.WEIGHTS_AND_CODE: "open weights",
    Openness.WEIGHTS: "open weights",
    Openness.CODE: "closed",
    Openness.NONE: "closed",
}
_MARKS = {
    "open weights": (Filling.FULL, "circle"),
    "closed": (Filling.HOLLOW, "circle"),
    "unknown": (Filling.HOLLOW, "diamond"),
}
_LABELS = {"closed": "closed, or code only"}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Release:
    """A model that a work releases."""

    work: Work
    name: str
    month: int | None
    openness: str  # a key of _MARKS


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scale:
    """Converts months to x."""

    first: int
    last: int

    def x(self, month: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (month - self.first) / (self.last - self.first)


def draw_evolution(census: Census) -> Figure | None:
    """Return the figure; `None` if no release has a known month."""
    releases = list(_releases(census))
    dated = sorted(
        (each for each in releases if each.month is not None),
        key=lambda each: (each.month, each.name.casefold(), each.work.key),
    )
    lanes = _lanes(census, dated)
    if not lanes:
        return None
    title = "The evolution of models"
    description = _describe(census, releases, lanes)
    months = [each.month for each in dated if each.month is not None]
    scale = _Scale(first=months[0] // 12 * 12, last=months[-1] + 1)
    body, height = _draw(census, lanes, scale, len(releases) - len(dated))
    return Figure(
        name="evolution",
        title=title,
        description=description,
        svg=render_svg("evolution", title, description, (WIDTH, height), body),
        columns=("Month", "Model", "Openness", "Sections", "Work"),
        rows=tuple(map(_row, [*dated, *(each for each in releases if each.month is None)])),
    )


def _releases(census: Census) -> Iterator[_Release]:
    for work in census.survey.works:
        model = work.record.model if work.record else None
        if model and model.is_release and work.sections:
            yield _Release(
                work=work,
                name=clean(model.short_name or work.title),
                month=month_of(work),
                openness=_OPENNESS.get(model.openness or Openness.UNKNOWN, "unknown"),
            )


def _lanes(census: Census, dated: Sequence[_Release]) -> dict[Section, tuple[_Release, ...]]:
    """Return the sections that get a lane, with their releases; each release is drawn in its first lane.

    From the last section backwards, a section gets no lane if all its releases are also in other lanes.
    """
    holders: dict[Section, set[CitationKey]] = defaultdict(set)
    for each in dated:
        for section in each.work.sections:
            holders[section].add(each.work.key)
    kept = [section for section in census.sections[Kind.TAXONOMY] if section in holders]
    lanes = Counter(key for keys in holders.values() for key in keys)  # number of lanes of each release
    for section in reversed(kept):
        if all(lanes[key] > 1 for key in holders[section]):
            lanes.subtract(holders.pop(section))
    drawn: dict[Section, list[_Release]] = {section: [] for section in kept if section in holders}
    for each in dated:
        drawn[next(section for section in each.work.sections if section in drawn)].append(each)
    return {section: tuple(inside) for section, inside in drawn.items()}


def _describe(census: Census, releases: Sequence[_Release], lanes: Mapping[Section, object]) -> str:
    months = sorted(each.month for each in releases if each.month is not None)
    counts = [f"{sum(each.openness == name for each in releases)} {name}" for name in _MARKS]
    text = (
        f"{count_noun(len(months), 'model release')} from {name_month(months[0])} to"
        f" {name_month(months[-1])}, by month of first submission; of all {len(releases)} releases,"
        f" {enumerate_names(counts)}."
    )
    found = {section for each in releases for section in each.work.sections}
    without = [s.name for s in census.sections[Kind.TAXONOMY] if s in found and s not in lanes]
    if without:
        text += f" No lane of its own, since all its releases are in other lanes: {enumerate_names(without)}."
    if added := sum(each.work.is_added for each in releases):
        text += f" This companion added {added} of them."
    undated = [each.name for each in releases if each.month is None]
    if undated:
        text += f" Not drawn, since the month is unknown: {enumerate_names(undated)}."
    return text


def _row(release: _Release) -> tuple[str, ...]:
    return (
        "unknown" if release.month is None else name_month(release.month),
        release.name,
        f"{release.openness}, added by this companion" if release.work.is_added else release.openness,
        ", ".join(clean(section.name) for section in release.work.sections),
        clean(release.work.title),
    )


# -- the picture -----------------------------------------------------------------------------------


def _draw(
    census: Census, lanes: Mapping[Section, Sequence[_Release]], scale: _Scale, undated: int
) -> tuple[list[ET.Element], float]:
    """Return the elements and the height that they take."""
    legend = _draw_legend(next(iter(census.parts.values())))
    note = _note(lanes, undated)
    notes = write_note(MARGIN, 56, note, WIDTH - 2 * MARGIN) if note else []
    top = 56 + 20 * len(notes) + 30.0  # includes the row of years
    rows: list[ET.Element] = []
    bottom = top
    for section, releases in lanes.items():
        labels = [_Label.place(each, scale, tuple(lanes)) for each in releases]
        lane, bottom = _draw_lane(section, census.parts[section.part], labels, bottom)
        rows += lane
        bottom += 10
    frame = list(_draw_years(scale, top - 4, bottom))
    return [*legend, *notes, *frame, *rows], bottom + 24


def _note(lanes: Mapping[Section, Sequence[_Release]], undated: int) -> str:
    """Return the note that explains the picture; empty if none is needed."""
    also = [_also(release, tuple(lanes)) for releases in lanes.values() for release in releases]
    example = next((suffix.strip() for suffix in also if suffix), None)
    return " ".join(
        [
            *([f"“{example}” means: also listed there."] if example else []),
            *([STROKE] if any(each.work.is_added for lane in lanes.values() for each in lane) else []),
            *([f"{count_noun(undated, 'release')} of unknown month not drawn."] if undated else []),
        ]
    )


def _also(release: _Release, lanes: Sequence[Section]) -> str:
    """Return " +1.3" for a release that section 1.3, which has its own lane, lists too."""
    also = [s.number or fit_text(s.title, SIZE, 90) for s in release.work.sections if s in lanes][1:]
    more = ", …" if len(also) > 2 else ""
    return f" +{', '.join(also[:2])}{more}" if also else ""


def _draw_legend(part: str) -> Iterator[ET.Element]:
    x = MARGIN + RADIUS
    for name, (filling, shape) in _MARKS.items():
        yield draw_mark(x, 24, part, filling, shape)
        label = _LABELS.get(name, name)
        yield write(x + RADIUS + _GAP, 29, label)
        x += width(label, SIZE) + 30


def _draw_years(scale: _Scale, top: float, bottom: float) -> Iterator[ET.Element]:
    """Yield a line at the start of each year, with its number above and below if there is room."""
    free = 0.0
    for month in range(scale.first, scale.last, 12):
        yield line(scale.x(month), top, scale.x(month), bottom + 4)
        year = str(month // 12)
        x = max(MARGIN, scale.x(month) - width(year, SMALL) / 2)
        if x >= free and x + width(year, SMALL) <= WIDTH - 4:
            yield write(x, top - 6, year, role="muted", size=SMALL)
            yield write(x, bottom + 19, year, role="muted", size=SMALL)
            free = x + width(year, SMALL) + 8


def _draw_lane(
    section: Section, role: str, labels: Sequence["_Label"], top: float
) -> tuple[list[ET.Element], float]:
    """Return the section's band with its releases, and the y at which the lane ends."""
    name = fit_text(section.name, SIZE, WIDTH - 2 * MARGIN - 20, bold=True)
    band = anchor(
        address_of(section),
        f"{section.name}: {count_noun(len(labels), 'release')} drawn",
        box(MARGIN, top, WIDTH - 2 * MARGIN, 28, f"{role} tint", radius=4),
        box(MARGIN, top, 5, 28, role),
        write(MARGIN + 14, top + 19.5, name, bold=True),
    )
    rows = pack_rows([label.span for label in labels], 9)
    marks = [label.draw(role, top + 46 + _STEP * row) for label, row in zip(labels, rows, strict=True)]
    return [band, *marks], top + 36 + _STEP * (max(rows) + 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Label:
    """A release's mark with its name to the right, or to the left if there is no room."""

    release: _Release
    x: float  # of the mark
    text: str
    is_left: bool

    @classmethod
    def place(cls, release: _Release, scale: _Scale, lanes: Sequence[Section]) -> "_Label":
        x = scale.x((release.month or 0) + 0.5)
        suffix = _also(release, lanes)
        text = f"{release.name}{suffix}"
        right, left = WIDTH - 4 - x - RADIUS - _GAP, x - RADIUS - _GAP - 4
        is_left = width(text, SIZE) > right and left > right
        room = (left if is_left else right) - width(suffix, SIZE)
        name = fit_text(release.name, SIZE, room)
        return cls(release=release, x=x, text=f"{name}{suffix}", is_left=is_left)

    @property
    def span(self) -> tuple[float, float]:
        length = RADIUS + _GAP + width(self.text, SIZE)
        return (self.x - length, self.x + RADIUS) if self.is_left else (self.x - RADIUS, self.x + length)

    def draw(self, role: str, y: float) -> ET.Element:
        release, sign = self.release, -1 if self.is_left else 1
        month = "" if release.month is None else name_month(release.month)
        return anchor(
            address_of_work(release.work),
            f"{release.name}, {month}, {release.openness}: {release.work.title}",
            box(self.span[0], y - 10, self.span[1] - self.span[0], 20, "paper"),
            draw_mark(self.x, y, role, *_MARKS[release.openness], is_added=release.work.is_added),
            write(
                self.x + sign * (RADIUS + _GAP), y + 5, self.text, align="end" if self.is_left else "start"
            ),
        )
