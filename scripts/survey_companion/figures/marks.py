"""The marks of a diagram, which differ in shape and filling.

Input: a position and roles. Output: elements, all of the same size.
"""

from enum import Enum
from xml.etree import ElementTree as ET

from survey_companion.figures.palette import edge_role, paint
from survey_companion.figures.svg import element, group, polygon

RADIUS = 6.0
_THICK = 2.2
# Corners in units of the radius, chosen so that every shape looks as large as the circle.
_CORNERS = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
}
SHAPES = ("circle", *_CORNERS)


class Filling(Enum):
    """How a mark is filled."""

    FULL = "full"
    HOLLOW = "hollow"
    DOTTED = "dotted"  # hollow with a point


STROKE = "A stroke through a mark: added by this companion."  # what notes say of it


def draw_mark(  # noqa: PLR0913 -- all but the place and the part have a usual value
    x: float, y: float, part: str, filling: Filling, shape: str = "circle", *, is_added: bool = False
) -> ET.Element:
    """Return a mark in the colour of a part; what the companion has added has a stroke through it."""
    mark = _fill(x, y, part, filling, shape)
    if not is_added:
        return mark
    far, near = RADIUS + 1.5, 1.1  # half the length and half the width of the stroke, along the diagonal
    a, b = far - near, far + near
    points = ((x - b, y + a), (x - a, y + b), (x + b, y - a), (x + a, y - b))
    return group(mark, polygon(points, "ink"))


def _fill(x: float, y: float, part: str, filling: Filling, shape: str) -> ET.Element:
    if filling is Filling.FULL:
        return _outline(x, y, shape, part, edge_role(part))
    hollow = _outline(x, y, shape, "paper", edge_role(part))
    return (
        hollow
        if filling is Filling.HOLLOW
        else group(hollow, element("circle", cx=x, cy=y, r=2.2, **paint(part)))
    )


def _outline(x: float, y: float, shape: str, *roles: str) -> ET.Element:
    radius = RADIUS - _THICK / 2
    if shape == "circle":
        return element("circle", cx=x, cy=y, r=radius, stroke_width=_THICK, **paint(*roles))
    points = [(x + a * radius, y + b * radius) for a, b in _CORNERS[shape]]
    return polygon(points, *roles, thickness=_THICK)
