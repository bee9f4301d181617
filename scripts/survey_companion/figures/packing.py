"""Places boxes so that they do not overlap.

Input: boxes in user units. Output: a row for each label, or the first free one of several places.
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
        """Whether the two overlap; touching edges do not count."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_inside(self, other: "Box") -> bool:
        """Whether the box lies within the other."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


def pack_rows(spans: Iterable[tuple[float, float]], gap: float) -> list[int]:
    """Return, for each span in the given order, the first row in which it overlaps no earlier span."""
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
    """Return the first candidate inside the room that overlaps no taken box; `None` if there is none."""
    return next(
        (
            each
            for each in candidates
            if each.is_inside(room) and not any(each.meets(other) for other in taken)
        ),
        None,
    )
