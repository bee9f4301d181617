"""Boxes → places where they do not overlap.

Input: boxes in user units. Output: rows for labels on one line, or the first free place of several.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_inside(self, other: "Box") -> bool:
        """Whether no part of it is outside the other."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


def pack_rows(spans: Iterable[tuple[float, float]], gap: float) -> list[int]:
    """Return for each span from left to right the first row in which it is free."""
    rows: list[list[tuple[float, float]]] = []
    places = []
    for left, right in spans:
        free = (i for i, row in enumerate(rows) if all(right + gap <= a or b + gap <= left for a, b in row))
        place = next(free, len(rows))
        if place == len(rows):
            rows.append([])
        rows[place].append((left, right))
        places.append(place)
    return places


def first_free(candidates: Iterable[Box], taken: Sequence[Box], room: Box) -> Box | None:
    """Return the first candidate inside the room that meets nothing, or `None`."""
    return next(
        (
            each
            for each in candidates
            if each.is_inside(room) and not any(each.meets(other) for other in taken)
        ),
        None,
    )
