"""Shapes and text → the text of an SVG file.

Input: numbers in user units, roles of the palette, and untrusted text. Output: elements, and a whole
figure with title, description and style. ElementTree escapes every text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from survey_companion.figures.palette import STYLE, paint
from survey_companion.figures.text_width import break_lines, clean

_NAMESPACE = "http://www.w3.org/2000/svg"
WIDTH = 480  # of most figures: on a phone 16 units are 12 pixels
MARGIN = 12
SIZE = 15  # of text
SMALL = 14
FONTS = "system-ui, sans-serif"  # of all text; the book replaces them


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A picture, with the same content in words and numbers."""

    name: str  # a slug
    title: str
    description: str  # one or two sentences with the main numbers
    svg: str  # the text of a whole SVG file; links are relative to the site's root
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # every number in the picture, as plain text


def element(name: str, *children: ET.Element | str, **attributes: object) -> ET.Element:
    """Return an element; `_` in attribute names becomes a hyphen, and is removed at the end (`class_`)."""
    made = ET.Element(name, {_name(key): _value(value) for key, value in attributes.items()})
    for child in children:
        if isinstance(child, str):
            made.text = clean(child)
        else:
            made.append(child)
    return made


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    """Return a number with at most one decimal, anything else as clean text."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else clean(value)


def group(*children: ET.Element, title: str | None = None) -> ET.Element:
    """Return a group of the elements, with a tooltip if there is a title."""
    return element("g", *([element("title", title)] if title else []), *children)


def anchor(href: str, title: str, *children: ET.Element) -> ET.Element:
    """Return a link around the elements, with the title as tooltip."""
    return element("a", element("title", title), *children, href=href)


def write(  # noqa: PLR0913 -- all but the place and the words have a usual value
    x: float,
    y: float,
    text: str,
    *,
    role: str = "ink",
    size: float = SIZE,
    bold: bool = False,
    align: str = "start",
) -> ET.Element:
    """Return one line of text on the base line `y`; `align` is start, middle or end."""
    weight = {"font_weight": "bold"} if bold else {}
    anchored = {} if align == "start" else {"text_anchor": align}
    return element("text", text, x=x, y=y, font_size=size, **weight, **anchored, **paint(role))


def write_note(x: float, y: float, text: str, room: float) -> list[ET.Element]:
    """Return secondary text in lines 20 units apart, the first one on the base line `y`."""
    lines = break_lines(text, SMALL, room, 20)
    return [write(x, y + 20 * i, each, role="muted", size=SMALL) for i, each in enumerate(lines)]


def box(x: float, y: float, width: float, height: float, *roles: str, radius: float = 0) -> ET.Element:
    """Return a rectangle."""
    round_ = {"rx": radius} if radius else {}
    return element("rect", x=x, y=y, width=width, height=height, **round_, **paint(*roles))


def line(x1: float, y1: float, x2: float, y2: float, *, thickness: float = 1) -> ET.Element:
    """Return a line of the frame: an axis, a grid line, a branch."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=thickness, **paint("rule"))


def polygon(points: Sequence[tuple[float, float]], *roles: str, thickness: float = 0) -> ET.Element:
    """Return a closed shape."""
    stroke = {"stroke_width": thickness} if thickness else {}
    text = " ".join(f"{_value(float(x))},{_value(float(y))}" for x, y in points)
    return element("polygon", points=text, **stroke, **paint(*roles))


def render_svg(  # noqa: PLR0913 -- all but the contents have a usual value
    name: str,
    title: str,
    description: str,
    size: tuple[float, float],
    body: Iterable[ET.Element],
    *,
    role: str = "group",
    style: str = STYLE,
) -> str:
    """Return the text of the file; it has a background, so that it is readable on any page."""
    width, height = (round(each) for each in size)
    prefix = f"fig-{name}"
    root = element(
        "svg",
        element("title", title, id=f"{prefix}-title"),
        element("desc", description, id=f"{prefix}-desc"),
        xmlns=_NAMESPACE,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role=role,
        aria_labelledby=f"{prefix}-title {prefix}-desc",
        class_="figure",
        font_family=FONTS,
    )
    if style:
        ET.SubElement(root, "style").text = style
    root.append(box(0, 0, width, height, "paper"))
    root.extend(body)
    for child in root:
        child.tail = "\n"
    return ET.tostring(root, encoding="unicode") + "\n"


def parse_svg(text: str) -> ET.Element:
    """Return the picture of an SVG file; the names of its elements and attributes are without a namespace.

    Raises:
        ValueError: it is none.
    """
    try:
        root: ET.Element = fromstring(text)
    except (ET.ParseError, DefusedXmlException) as error:
        raise ValueError(str(error)) from error
    if root.tag not in {"svg", f"{{{_NAMESPACE}}}svg"}:
        raise ValueError(f"begins with {root.tag}")
    for each in root.iter():
        each.tag = each.tag.removeprefix(f"{{{_NAMESPACE}}}")
    attributes = dict(root.attrib)
    root.attrib.clear()
    root.attrib.update({"xmlns": _NAMESPACE} | attributes)
    return root
