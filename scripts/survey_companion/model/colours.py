"""The colours of all outputs in one table, which the site, the figures, the EPUB and the book read.

Output: colours as "#rrggbb". A colour has three shades: one for light pages and the EPUB, one for dark pages,
and one for the printed book.
To add a colour for parts, add one line to `PARTS`; every output then uses it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Colour:
    """A colour in its three shades; `None` for a shade that no output uses."""

    light: str | None = None
    dark: str | None = None
    print: str | None = None


# The parts of a survey get these colours in order; a survey with more parts starts again with the first.
PARTS = (
    Colour(light="#0b5cad", dark="#7db8f7", print="#0b5cad"),
    Colour(light="#a2410b", dark="#f2a97b", print="#a3480a"),
    Colour(light="#1b6e3c", dark="#7fd0a0", print="#1a7a42"),
    Colour(light="#7a3fa0", dark="#cfa5ee", print="#7a3fb0"),
    Colour(light="#8a1c4a", dark="#f099bd", print="#ad2660"),
    Colour(light="#5b5b14", dark="#cfcf7a", print="#6a6a00"),
)

# All other colours, by what they are used for.
ROLES: Mapping[str, Colour] = {
    "ink": Colour(light="#1f2328", dark="#e6e6e6", print="#1f2328"),
    "muted": Colour(light="#57606a", dark="#a3abb4", print="#57606a"),
    "rule": Colour(light="#d0d7de", dark="#484f58", print="#c9d1d9"),
    "paper": Colour(light="#ffffff", dark="#131416"),
    "tint": Colour(print="#f3f5f7"),  # background of highlighted text
    "link": Colour(light="#0b5cad", print="#0b4a8f"),
    # For works that have been published, and for data resources that are available.
    "published": Colour(light="#1b6e3c", dark="#7fd0a0", print="#1a7a42"),
    "published-tint": Colour(light="#e8f3ec", dark="#17281e"),
    # For data resources that have to be requested, or that are no longer available.
    "alert": Colour(light="#8a4700", dark="#ffb877"),
    "alert-tint": Colour(light="#fdf1e4", dark="#2e2114"),
    "gated": Colour(print="#8a5a00"),
    "withdrawn": Colour(print="#b3261e"),
    # For what the companion has added to the published list.
    "added": Colour(light="#6b3fa0", dark="#c9a9f0", print="#6b3fa0"),
    # For boxes with warnings.
    "warning": Colour(print="#b35c00"),
    "warning-tint": Colour(print="#fdf6ee"),
}


def name_parts(parts: Sequence[Colour]) -> Mapping[str, Colour]:
    """Return the colours of parts by the class of the elements of each part: "part-1", "part-2" and so on."""
    return {f"part-{number}": colour for number, colour in enumerate(parts, start=1)}


def shades(medium: str) -> Mapping[str, str]:
    """Return the colours of a medium ("light", "dark" or "print") by their names."""
    colours = {**ROLES, **name_parts(PARTS)}
    found = {name: getattr(colour, medium) for name, colour in colours.items()}
    return {name: shade for name, shade in found.items() if shade is not None}
