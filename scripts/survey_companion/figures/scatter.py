"""Points in lanes with logarithmic scales, each with a label that overlaps nothing.

Input: points by the unit of their size. Output: elements. A lane grows until its labels fit. If they do not
fit into the tallest lane, labels are shortened, or left out so that only the tooltip has the name.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from survey_companion.figures.marks import RADIUS, Filling, draw_mark
from survey_companion.figures.packing import Box, first_free, pack_rows
from survey_companion.figures.svg import MARGIN, SIZE, SMALL, WIDTH, anchor, box, line, write
from survey_companion.figures.text_width import fit_text, width

LEFT, RIGHT = 68.0, WIDTH - MARGIN  # x of both ends of a lane
_INSET = 14.0  # least distance of marks from the edges of their lane
_HEIGHTS = (80.0, 100.0, 130.0, 170.0, 220.0, 280.0, 350.0)
_ROOMS = (190.0, 110.0, 70.0)  # widths of names; the smaller ones only if names do not fit otherwise
_ASCENT, _DESCENT = 14.0, 4.0  # of a label
_STEP = 24  # distance of rows, for points without a size
_BYTES = ("bytes", "KB", "MB", "GB", "TB", "PB", "EB")
_LARGE = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"), (10**3, "k"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """A data resource in the diagram, with a number of languages and perhaps a size."""

    name: str
    title: str  # of its link
    href: str
    role: str
    shape: str
    filling: Filling
    languages: int  # positive
    size: float | None  # positive
    is_added: bool = False  # the companion has added it to the published list


_Place = tuple[Point, float, float]  # a point with its x and y


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scale:
    """A logarithmic scale: converts positive numbers to x or y."""

    low: float  # both ends as exponents of ten
    high: float
    start: float  # x or y of the lower end
    end: float

    def place(self, number: float) -> float:
        share = (math.log10(number) - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * share


@dataclass(frozen=True, kw_only=True, slots=True)
class _Label:
    """A point's position, and its label if there is room for one."""

    point: Point
    x: float
    y: float
    text: str
    place: Box | None

    def draw(self) -> ET.Element:
        point, place = self.point, self.place
        mark = draw_mark(self.x, self.y, point.role, point.filling, point.shape, is_added=point.is_added)
        if place is None:
            return anchor(point.href, point.title, mark)
        if place.right <= self.x:
            text = write(place.right, place.bottom - _DESCENT, self.text, align="end")
        elif place.left >= self.x:
            text = write(place.left, place.bottom - _DESCENT, self.text)
        else:
            text = write((place.left + place.right) / 2, place.bottom - _DESCENT, self.text, align="middle")
        ground = box(place.left, place.top, place.right - place.left, place.bottom - place.top, "paper")
        return anchor(point.href, point.title, ground, mark, text)


def draw_lane(unit: str, points: Sequence[Point], largest: int, top: float) -> tuple[list[ET.Element], float]:
    """Return the lane of a unit and the y at which it ends; without a unit, the points are in rows.

    `largest` is the largest number of languages in any lane.
    """
    across = _Scale(low=0, high=math.log10(max(largest, 2)), start=LEFT + _INSET, end=RIGHT - _INSET)
    if not unit:
        labels, bottom = _pack(points, across, top)
        ticks: list[ET.Element] = []
    else:
        up, labels, bottom = _fit(points, across, top)
        ticks = list(_draw_sizes(unit, up))
    frame = [*_draw_languages(across, largest, top, bottom), *ticks]
    return [*frame, *(label.draw() for label in labels)], bottom + 22


def _pack(points: Sequence[Point], across: _Scale, top: float) -> tuple[list[_Label], float]:
    """Return the labels of points in rows, each beside its mark, and the y at which they end."""
    boxes = []
    for point in points:
        room = Box(LEFT, 0, WIDTH - 4, 60)
        length = width(fit_text(point.name, SIZE, _ROOMS[0]), SIZE)
        sides = list(_candidates(length, across.place(point.languages), 30))[:2]
        boxes.append(first_free(sides, (), room) or sides[0])
    marks = [across.place(point.languages) for point in points]
    spans = [
        (min(each.left, x - RADIUS), max(each.right, x + RADIUS))
        for each, x in zip(boxes, marks, strict=True)
    ]
    labels = []
    rows = pack_rows(spans, 8)
    for point, x, place, row in zip(points, marks, boxes, rows, strict=True):
        y = top + 18 + _STEP * row
        moved = Box(place.left, place.top + y - 30, place.right, place.bottom + y - 30)
        text = fit_text(point.name, SIZE, _ROOMS[0])
        labels.append(_Label(point=point, x=x, y=y, text=text, place=moved))
    return labels, top + 36 + _STEP * max(rows)


def _fit(points: Sequence[Point], across: _Scale, top: float) -> tuple[_Scale, list[_Label], float]:
    """Return the scale of sizes, the labels, and the bottom of the smallest lane that all labels fit into."""
    sizes = [math.log10(point.size) for point in points if point.size]
    low, high = math.floor(min(sizes)), math.ceil(max(sizes))
    up, labels, bottom = _Scale(low=low, high=max(high, low + 1), start=0, end=0), list[_Label](), top
    for height, rooms in (*((height, _ROOMS[:1]) for height in _HEIGHTS), (_HEIGHTS[-1], _ROOMS)):
        bottom = top + height
        up = _Scale(low=low, high=max(high, low + 1), start=bottom - _INSET, end=top + _INSET)
        places = [(point, across.place(point.languages), up.place(point.size or 1)) for point in points]
        labels = _place(places, Box(LEFT, top + 1, WIDTH - 4, bottom - 1), rooms)
        if all(label.place for label in labels):
            break
    return up, labels, bottom


def _place(places: Sequence[_Place], room: Box, widths: Sequence[float]) -> list[_Label]:
    """Return the label of each point, as wide as one of the widths if there is room for it."""
    taken = [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for _, x, y in places]
    labels = []
    for point, x, y in places:
        texts = [fit_text(point.name, SIZE, each) for each in widths]
        tried = ((text, first_free(_candidates(width(text, SIZE), x, y), taken, room)) for text in texts)
        text, free = next(((text, free) for text, free in tried if free), (texts[0], None))
        if free:
            taken.append(free)
        labels.append(_Label(point=point, x=x, y=y, text=text, place=free))
    return labels


def _candidates(length: float, x: float, y: float) -> Iterator[Box]:
    """Yield boxes for a label, best first: beside, above or below the mark, and a little higher or lower."""
    beside = RADIUS + 5
    over, under = y - RADIUS - 3 - _DESCENT, y + RADIUS + 3 + _ASCENT
    for base in (y + 5, over, under, y - 3, y + 13, y - 8, y + 18):
        lefts = [x + beside, x - beside - length]
        if base in {over, under}:
            lefts = [x - length / 2, x - RADIUS, x + RADIUS - length]
        yield from (Box(left, base - _ASCENT, left + length, base + _DESCENT) for left in lefts)


# -- scales ----------------------------------------------------------------------------------------


def _draw_languages(across: _Scale, largest: int, top: float, bottom: float) -> Iterator[ET.Element]:
    """Yield a grid line at each power of ten, with its number below."""
    yield line(LEFT, bottom, RIGHT, bottom, thickness=1.5)
    number = 1
    while number <= max(largest, 2):
        x = across.place(number)
        half = width(f"{number:,}", SMALL) / 2
        yield line(x, top, x, bottom + 4)
        yield write(
            min(x, WIDTH - 4 - half), bottom + 18, f"{number:,}", role="muted", size=SMALL, align="middle"
        )
        number *= 10


def _draw_sizes(unit: str, up: _Scale) -> Iterator[ET.Element]:
    """Yield grid lines at powers of ten, few enough that their numbers do not touch."""
    powers = int(up.high - up.low)
    every = next(each for each in range(1, powers + 1) if abs(up.end - up.start) / powers * each >= 20)
    for power in range(int(up.low), int(up.high) + 1, every):
        y = up.place(10.0**power)
        yield line(LEFT, y, RIGHT, y)
        yield write(LEFT - 6, y + 5, _name_size(unit, power), role="muted", size=SMALL, align="end")


def _name_size(unit: str, power: int) -> str:
    """Return "10 GB", "100k", "1bn" or "0.1"."""
    if unit == "bytes" and 0 <= power < 3 * len(_BYTES):
        return f"{10 ** (power % 3)} {_BYTES[power // 3]}"
    if power < 0:
        return f"{10.0**power:.{-power}f}" if power > -4 else f"1e{power}"
    number = 10**power
    found = next(((factor, name) for factor, name in _LARGE if number >= factor), None)
    if found is None:
        return str(number)
    return f"{number // found[0]}{found[1]}" if number < 10**15 else f"1e{power}"
