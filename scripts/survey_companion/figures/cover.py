"""The cover of an edition: the survey's title and authors, the companion's authors, and the edition.

Input: text. Output: an SVG file without links, for a page of its own.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from survey_companion.figures.svg import box, render_svg, write
from survey_companion.figures.text_width import break_lines
from survey_companion.model.colours import PARTS, name_parts

_WIDTH, _HEIGHT = 600, 900
_LEFT = 48
_ROOM = _WIDTH - 2 * _LEFT
_BAND = 520  # where the coloured part ends
_GROUND, *_BANDS = name_parts(PARTS)  # the first colour of parts above, the others in a line below it


def draw_cover(title: str, authors: Iterable[str], edition: str, makers: Iterable[str] = ()) -> str:
    """Return the text of the file; its colours are the same in light and dark.

    Title and authors are those of the survey, `makers` those of the companion.
    """
    names = list(authors)
    head, _, rest = title.partition(": ")
    bottom, body = _write_lines(150, head, 46, 5, role="paper", bold=True)
    body += _write_lines(bottom + 24, rest, 27, 4, role="paper")[1] if rest else []
    body += _write_lines(_BAND + 78, f"The survey is by {', '.join(names)}", 22, 7)[1] if names else []
    names_of_makers = ", ".join(makers)
    last = ", ".join(part for part in (edition, names_of_makers and f"by {names_of_makers}") if part)
    lines = break_lines(last, 18, _ROOM, 3) if last else []
    top = _HEIGHT - 48 - 24 * (len(lines) - 1)
    body += [write(_LEFT, top + 24 * i, each, role="muted", size=18) for i, each in enumerate(lines)]
    spoken = ". ".join(part for part in (title, ", ".join(names), last) if part)
    ground = _draw_ground()
    return render_svg("cover", title, spoken, (_WIDTH, _HEIGHT), [*ground, *body], role="img", style="")


def _draw_ground() -> list[ET.Element]:
    """Return the coloured part, the other colours of the figures below it, and what every cover says."""
    step = _WIDTH / len(_BANDS)
    bands = [box(step * i, _BAND, step, 14, role) for i, role in enumerate(_BANDS)]
    above = write(_LEFT, 80, "Companion to the survey", role="paper", size=20)
    return [box(0, 0, _WIDTH, _BAND, _GROUND), *bands, above]


def _write_lines(  # noqa: PLR0913 -- all but the place and the words have a usual value
    y: float, text: str, size: float, limit: int, *, role: str = "ink", bold: bool = False
) -> tuple[float, list[ET.Element]]:
    """Return the y of the last line, and at most `limit` lines."""
    lines = break_lines(text, size, _ROOM, limit, bold=bold)
    step = size * 1.25
    written = [
        write(_LEFT, y + step * i, each, role=role, size=size, bold=bold) for i, each in enumerate(lines)
    ]
    return y + step * len(lines), written
