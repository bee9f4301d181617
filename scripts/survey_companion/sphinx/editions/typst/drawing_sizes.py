"""How large a drawing is in the book: so large that its smallest type can be read.

Input: the parsed SVG, and the paper. Output: its width, whether it is turned or may move to the next page,
and the files that it becomes: what is too high for a page is cut between its parts.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from xml.etree import ElementTree as ET

LEAST_TYPE = 7.5  # points; `least` in book.typ
_ROOM = 424.0  # points between the margins, on both papers
_USUAL = 269.0  # width that suits a page, if its height does, too
_USUAL_HEIGHT = 416.0
_CAPTION = 22.0
_MOVES = 0.6  # of a page: what is higher may move, so that no page stays half empty
_PIECE = 0.45  # of a page: about as high is a piece of what no page holds
_HEIGHTS = {"a4": 694.0, "us-letter": 643.0}  # between the margins
_NUMBER = re.compile(r"-?[0-9.]+")
_INVISIBLE = frozenset({"title", "desc", "style", "defs"})
_GROUPS = frozenset({"svg", "g", "a"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """The size of a picture, in its own units."""

    width: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawingPlan:
    """How a drawing is shown."""

    width: float  # points; before it is turned
    is_turned: bool = False
    may_move: bool = False  # to the top or the bottom of a page
    pieces: Sequence[str] = field(default=())  # texts of SVG files, from top to bottom; empty: it stays whole


def find_extent(svg: ET.Element) -> Extent | None:
    """Return the size of a picture; `None` if it does not say, or does not begin at 0."""
    try:
        left, top, width, height = map(float, svg.get("viewBox", "").split())
    except ValueError:
        return None
    return Extent(width=width, height=height) if left == top == 0 and width > 0 else None


def plan_drawing(svg: ET.Element, extent: Extent, paper: str) -> DrawingPlan:
    """Return how a drawing is shown on a paper."""
    page = _HEIGHTS[paper] - _CAPTION
    ratio = extent.height / extent.width
    readable = LEAST_TYPE * extent.width / _smallest_type(svg)
    width = max(readable, min(_USUAL, _USUAL_HEIGHT / ratio))
    if width > _ROOM and ratio < 1:
        width = min(width, page, _ROOM / ratio)
        return DrawingPlan(width=width, is_turned=True, may_move=True)
    width = min(width, _ROOM)
    if width * ratio <= page:
        return DrawingPlan(width=width, may_move=width * ratio > page * _MOVES)
    pieces = cut_drawing(svg, extent, ceil(width * ratio / (page * _PIECE)))
    fitting = width if pieces else page / ratio
    return DrawingPlan(width=fitting, may_move=not pieces, pieces=pieces)


def _smallest_type(svg: ET.Element) -> float:
    """Return the size of the smallest text, in units of the picture."""
    sizes = [found for each in svg.iter("text") if (found := _number(each.get("font-size"))) is not None]
    return min((size for size in sizes if size > 0), default=16.0)


def _number(value: str | None) -> float | None:
    found = _NUMBER.match(value or "")
    return float(found[0]) if found else None


# -- cutting -----------------------------------------------------------------------------------------


def cut_drawing(svg: ET.Element, extent: Extent, count: int) -> list[str]:
    """Return the pieces of a drawing, cut where nothing is drawn but lines from top to bottom.

    Empty if it cannot be cut: it has shapes of which this module does not know where they lie, or no gaps.
    """
    spans = _find_spans(svg, extent)
    gaps = _find_gaps(spans, extent) if spans else []
    wanted = [extent.height * number / count for number in range(1, count)]
    places = sorted({min(gaps, key=lambda gap: abs(gap - place)) for place in wanted}) if gaps else []
    if len(places) + 1 < count:
        return []
    return [_cut_out(svg, top, bottom) for top, bottom in pairwise([0.0, *places, extent.height])]


def _find_spans(svg: ET.Element, extent: Extent) -> list[tuple[float, float]] | None:
    """Return from where to where each shape is, downwards; `None` if that is not known of one."""
    found = []
    for shape in _shapes(svg):
        span = None if shape.get("transform") else _span_of(shape)
        if span is None:
            return None
        if not _is_frame(span, extent):
            found.append(span)
    return sorted(found)


def _shapes(node: ET.Element) -> Iterator[ET.Element]:
    for child in node:
        if child.tag in _GROUPS:
            if child.get("transform"):
                yield child  # of which no one knows where it lies
            yield from _shapes(child)
        elif child.tag not in _INVISIBLE:
            yield child


def _span_of(shape: ET.Element) -> tuple[float, float] | None:
    value = {name: float(found[0]) for name, text in shape.items() if (found := _NUMBER.fullmatch(text))}
    match shape.tag:
        case "rect":
            return value.get("y", 0.0), value.get("y", 0.0) + value.get("height", 0.0)
        case "line":
            ends = sorted((value.get("y1", 0.0), value.get("y2", 0.0)))
            return ends[0], ends[1]
        case "circle":
            return value.get("cy", 0.0) - value.get("r", 0.0), value.get("cy", 0.0) + value.get("r", 0.0)
        case "text":
            size = value.get("font-size", 16.0)
            return value.get("y", 0.0) - size, value.get("y", 0.0) + 0.3 * size
        case "polygon" | "polyline":
            heights = [float(each) for each in _NUMBER.findall(shape.get("points", ""))[1::2]]
            return (min(heights), max(heights)) if heights else None
    return None


def _is_frame(span: tuple[float, float], extent: Extent) -> bool:
    """Whether a shape goes through most of the picture: its background, or a line of its grid."""
    return span[1] - span[0] > 0.8 * extent.height


def _find_gaps(spans: Sequence[tuple[float, float]], extent: Extent) -> list[float]:
    """Return the middle of each stripe in which there is nothing."""
    gaps, end = [], spans[0][1]
    for top, bottom in spans[1:]:
        if top > end:
            gaps.append((top + end) / 2)
        end = max(end, bottom)
    return [gap for gap in gaps if 0 < gap < extent.height]


def _cut_out(svg: ET.Element, top: float, bottom: float) -> str:
    """Return one piece: what lies between two heights, and the frame as far as it is there."""
    piece = deepcopy(svg)
    width = piece.get("viewBox", "").split()[2]
    piece.set("viewBox", f"0 {top:g} {width} {bottom - top:g}")
    piece.set("height", f"{bottom - top:g}")
    _drop_outside(piece, top, bottom)
    return ET.tostring(piece, encoding="unicode") + "\n"


def _drop_outside(node: ET.Element, top: float, bottom: float) -> None:
    for child in list(node):
        if child.tag in _INVISIBLE:
            continue
        if child.tag in _GROUPS:
            _drop_outside(child, top, bottom)
            continue
        start, end = _span_of(child) or (top, bottom)
        if end <= top or start >= bottom:
            node.remove(child)
        elif child.tag == "line" and start < end:
            child.set("y1", f"{max(start, top):g}")
            child.set("y2", f"{min(end, bottom):g}")
