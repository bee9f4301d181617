"""The colours of all outputs, each written once: the site, the figures, the EPUB and the book read them here.

Output: colours as "#rrggbb". A colour has three shades: for light pages, which the EPUB has too; for dark
pages; and for the printed book.
To add a colour for parts, add one line to `PARTS`; every output then has it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Colour:
    """A colour in its three shades; `None` where no output has a use for it."""

    light: str | None = None
    dark: str | None = None
    print: str | None = None


# The parts of a survey have these in turn; a survey with more parts begins again with the first.
PARTS = (
    Colour(light="#0b5cad", dark="#7db8f7", print="#0b5cad"),
    Colour(light="#a2410b", dark="#f2a97b", print="#a3480a"),
    Colour(light="#1b6e3c", dark="#7fd0a0", print="#1a7a42"),
    Colour(light="#7a3fa0", dark="#cfa5ee", print="#7a3fb0"),
    Colour(light="#8a1c4a", dark="#f099bd", print="#ad2660"),
    Colour(light="#5b5b14", dark="#cfcf7a", print="#6a6a00"),
)

# What else has a colour of its own.
ROLES: Mapping[str, Colour] = {
    "ink": Colour(light="#1f2328", dark="#e6e6e6", print="#1f2328"),
    "muted": Colour(light="#57606a", dark="#a3abb4", print="#57606a"),
    "rule": Colour(light="#d0d7de", dark="#484f58", print="#c9d1d9"),
    "paper": Colour(light="#ffffff", dark="#131416"),
    "tint": Colour(print="#f3f5f7"),  # the ground of what stands out in the text
    "link": Colour(light="#0b5cad", print="#0b4a8f"),
    # A venue that published, a resource that is there.
    "published": Colour(light="#1b6e3c", dark="#7fd0a0", print="#1a7a42"),
    "published-tint": Colour(light="#e8f3ec", dark="#17281e"),
    # A resource that one has to ask for, or that is no longer there.
    "alert": Colour(light="#8a4700", dark="#ffb877"),
    "alert-tint": Colour(light="#fdf1e4", dark="#2e2114"),
    "gated": Colour(print="#8a5a00"),
    "withdrawn": Colour(print="#b3261e"),
    # A box that warns.
    "warning": Colour(print="#b35c00"),
    "warning-tint": Colour(print="#fdf6ee"),
}


def name_parts(parts: Sequence[Colour]) -> Mapping[str, Colour]:
    """Return the colours of parts, in order, by the class of the elements that have them, from part-1 on."""
    return {f"part-{number}": colour for number, colour in enumerate(parts, start=1)}


def shades(medium: str) -> Mapping[str, str]:
    """Return each colour by its name in one of the media "light", "dark" and "print"."""
    colours = {**ROLES, **name_parts(PARTS)}
    found = {name: getattr(colour, medium) for name, colour in colours.items()}
    return {name: shade for name, shade in found.items() if shade is not None}
