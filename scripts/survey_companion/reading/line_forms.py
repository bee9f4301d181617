"""Papers of a list → the forms that its lines have, in the words of the list.

Input: a `ListReading`. Output: each form with how many lines have it, such as `- **{title}** {venue}`.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from survey_companion.reading.fields import Draft
from survey_companion.reading.list_reading import ListReading
from survey_companion.reading.piece_marks import Piece

_WRAPPED = {
    "L": "[{}](…)",
    "B": "**{}**",
    "I": "*{}*",
    "C": "`{}`",
    "Q": '"{}"',
    "P": "({})",
    "S": "[{}]",
    "G": "![{}]",
}
_MARKERS = {"item": "- ", "paragraph": "", "heading": "# ", "row": "| "}
_CERTAIN, _LIKELY = 2.0, 1.0  # points of a title


@dataclass(frozen=True, kw_only=True, slots=True)
class ShapeCount:
    """One form of line, and how many entries have it."""

    pattern: str
    items: int
    example: int  # 1-based line of the first
    sure: str  # sure, likely or doubtful


def count_shapes(reading: ListReading) -> list[ShapeCount]:
    """Return the forms of the list's papers, the most frequent first."""
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in reading.papers:
        groups[show_pattern(draft)].append(draft)
    counts = [
        ShapeCount(
            pattern=pattern,
            items=len(drafts),
            example=drafts[0].reading.candidate.lines[0],
            sure=_say_certainty(drafts),
        )
        for pattern, drafts in groups.items()
    ]
    return sorted(counts, key=lambda count: (-count.items, count.example))


def _say_certainty(drafts: Sequence[Draft]) -> str:
    points = sum(draft.reading.points for draft in drafts) / len(drafts)
    return "sure" if points >= _CERTAIN else "likely" if points >= _LIKELY else "doubtful"


def show_pattern(draft: Draft) -> str:
    """Return the form of an entry, with the name of each field in its place."""
    candidate = draft.reading.candidate
    roles: dict[int, list[str]] = defaultdict(list)
    for detail, role in draft.parts:
        owner = detail.piece if detail.piece is not None else draft.reading.title_piece
        side = "" if detail.piece is not None else ("<" if detail.is_before else ">")
        roles[id(owner)].append(f"{side}{role}")
    shown: list[str] = []
    for piece in candidate.pieces:
        part = _show_piece(piece, draft, roles[id(piece)])
        if part and (not shown or shown[-1] != part):
            shown.append(part)
    return f"{_MARKERS.get(candidate.origin, '')}{' '.join(shown)}"


def _show_piece(piece: Piece, draft: Draft, roles: Sequence[str]) -> str:
    names = [role for role in dict.fromkeys(roles) if role[:1] not in "<>"]
    if piece is draft.reading.title_piece:
        before = [role[1:] for role in dict.fromkeys(roles) if role.startswith("<")]
        after = [role[1:] for role in dict.fromkeys(roles) if role.startswith(">")]
        names = [*before, "title", *after]
    elif not names:
        return "[{links}]" if piece.href is not None else ""
    elif names == ["link"]:
        return "[{links}]"
    text = ", ".join(f"{{{name}}}" for name in names)
    for mark in reversed(piece.marks):
        text = _WRAPPED.get(mark, "{}").format(text)
    text = f"{piece.said}: {text}" if piece.said else text
    return f"\u21b5 {text}" if piece.sub and not piece.column else text
