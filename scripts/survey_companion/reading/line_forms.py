"""Papers of a list → the forms that its lines have, in the words of the list.

Input: a `ListReading`. Output: each form with how many lines have it, such as `- **{title}** {venue}`.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.line_templates import is_template, parse_template
from survey_companion.reading.lines.piece_marks import Piece
from survey_companion.reading.lines.pieces import may_hold_field
from survey_companion.reading.list_reading import ListReading

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


def suggest_forms(reading: ListReading) -> list[tuple[str, int]]:
    """Return forms for survey.toml, with their numbers of entries: each names all that its lines hold."""
    groups: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for draft in reading.papers:
        groups[_marks_of(draft)].append(draft)
    ordered = sorted(groups.values(), key=lambda drafts: -len(drafts))
    forms = ((_show_form(drafts), drafts) for drafts in ordered)
    return [(form, len(drafts)) for form, drafts in forms if _fits(form, drafts[0])]


def _fits(form: str, draft: Draft) -> bool:
    """Whether the form can be written in survey.toml for such an entry; some marks have none."""
    return is_template(form) and bool(parse_template(form).match(draft.reading.candidate))


def _marks_of(draft: Draft) -> tuple[str, ...]:
    pieces = filter(_is_shown, draft.reading.candidate.pieces)
    title = draft.reading.title_piece
    marks = (f"{each.marks}{'.' * (each is title)}{'↵' * bool(each.sub)}" for each in pieces)
    return draft.reading.candidate.origin, *marks


def _is_shown(piece: Piece) -> bool:
    return piece.href is not None or may_hold_field(piece)


def show_pattern(draft: Draft) -> str:
    """Return the form of an entry, with the name of each field in its place."""
    return _show_form([draft])


def _show_form(drafts: Sequence[Draft]) -> str:
    """Return the form of entries with the same marks: each piece with all fields that it holds in any."""
    rows = [_name_pieces(draft) for draft in drafts]
    first = drafts[0].reading.candidate
    shown: list[str] = []
    for number, (piece, _) in enumerate(rows[0]):
        names = list(dict.fromkeys(name for row in rows for name in row[number][1]))
        part = _show_piece(piece, names)
        if part and (not shown or shown[-1] != part):
            shown.append(part)
    between = " | " if first.origin == "row" else " "
    return f"{_MARKERS.get(first.origin, '')}{between.join(shown)}"


def _name_pieces(draft: Draft) -> list[tuple[Piece, list[str]]]:
    """Return the pieces with the fields that each holds."""
    title = draft.reading.title_piece
    roles: dict[int, list[str]] = defaultdict(list)
    before: list[str] = []
    after: list[str] = []
    for detail, role in draft.parts:
        if detail.piece is None:
            (before if detail.is_before else after).append(role)
        elif role:
            roles[id(detail.piece)].append(role)
    if title is not None:
        roles[id(title)] = [*filter(None, before), "title", *filter(None, after)]
    return [(piece, roles[id(piece)]) for piece in filter(_is_shown, draft.reading.candidate.pieces)]


def _show_piece(piece: Piece, names: Sequence[str]) -> str:
    if not names or list(names) == ["link"]:
        return "[{links}]" if piece.href is not None else ""
    text = ", ".join(f"{{{name}}}" for name in names if name != "link")
    for mark in reversed(piece.marks):
        text = _WRAPPED.get(mark, "{}").format(text)
    text = f"{piece.said}: {text}" if piece.said else text
    return f"\u21b5 {text}" if piece.sub and not piece.column else text
