"""The candidates of a list → which piece of each is its title, and what stands in every other place.

Input: all candidates. Output: a `Reading` for each. A list is consistent with itself: candidates with the
same sequence of marks have one shape, and for each shape it is decided once which place holds the title. What
any other place holds is judged by everything that stands there, in all candidates.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.line_templates import LABELS, Template
from survey_companion.reading.lines.piece_marks import PLAIN, Piece
from survey_companion.reading.lines.pieces import may_hold_field
from survey_companion.reading.lines.places import Context, Place, Reading, Shape, count_detail, split_reading
from survey_companion.reading.lines.plain_runs import cut_plain
from survey_companion.reading.lines.title_runs import (
    Habits,
    ends_in_year,
    looks_like_names_after,
    looks_like_names_before,
    split_title,
)
from survey_companion.reading.words.author_names import find_names
from survey_companion.reading.words.looks import look

_MOST_SLOTS = 8  # pieces of a line that may be its title


_SAMPLE = 300  # at most so many candidates of a shape are examined


_LEAST = 0.8  # points that a title needs
_GIVEN = 6.0  # points of a title that a person points out


_ALL = Habits(names_before=1.0, names_after=1.0, year_at_end=1.0)


_MARK_POINTS = {
    "Q": 1.6,
    "L": 0.9,
    "B": 0.9,
    "I": 0.3,
    PLAIN: 0.2,
    "C": -1.2,
    "P": -1.6,
    "S": -1.6,
    "G": -4.0,
}


def read_shapes(
    candidates: Sequence[Candidate], templates: Sequence[Template] = ()
) -> tuple[list[Reading], dict[Context, Place]]:
    """Return a reading of each candidate, and what stands in each place; templates have the first say."""
    readings = [_begin_reading(each) for each in candidates]
    for reading in readings if templates else ():
        _follow(reading, templates)
    by_shape: dict[Shape, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_shape[reading.shape].append(reading)
    slots = _choose_slots(by_shape)
    certain = {
        shape for shape, slot in slots.items() if slot is not None and _is_certain(by_shape[shape], slot)
    }
    for reading in readings:
        _choose_title(reading, slots[reading.shape], is_certain=reading.shape in certain)
    habits = _find_habits(readings)
    places: dict[Context, Place] = defaultdict(Place)
    for reading in readings:
        split_reading(reading, habits)
        for detail in reading.details:
            count_detail(detail, places)
    return readings, places


# -- shapes ----------------------------------------------------------------------------------------


def _follow(reading: Reading, templates: Sequence[Template]) -> None:
    """Note which fields the pieces hold by the template that the candidate fits, the longest of several."""
    for template in sorted(templates, key=lambda each: -len(each.tokens)):
        found = template.match(reading.candidate)
        if not found:
            continue
        reading.template = template
        for piece, fields in found:
            reading.fields[id(piece)] = fields
            reading.is_ignored |= "ignore" in fields
            if "title" in fields:
                reading.given_title = reading.given_title or piece
            elif len(fields) == 1:
                piece.label = LABELS.get(fields[0], fields[0])
        return


def _token(piece: Piece) -> str:
    token = piece.marks
    if piece.label is not None:
        token = f"{piece.label}:"
    elif token[-1] in "PSCG":
        seen = look(piece.text)
        token += "v" if seen.is_date or seen.venue >= 0.5 else ""
    return f".{token}" if piece.sub else token


def _begin_reading(candidate: Candidate) -> Reading:
    """Return the shape of a candidate, and the pieces that may be its title, by their place in the shape."""
    pieces = filter(may_hold_field, candidate.pieces)
    if candidate.stated:
        slots = [piece for piece in candidate.pieces if piece.column == "title"]
        return Reading(candidate, (f"table {candidate.table}", *map(_token, slots)), slots)
    if candidate.table:
        slots = [piece for piece in pieces if piece.column == "title"]
        return Reading(candidate, (f"table {candidate.table}", *map(_token, slots)), slots)
    shape, slots = [candidate.origin[0]], []
    last = None
    for piece in islice(pieces, _MOST_SLOTS):
        token = _token(piece)
        if token != last:
            shape.append(token)
            slots.append(piece)
        last = token
    return Reading(candidate, tuple(shape), slots)


def title_points(piece: Piece, place: int) -> float:
    """Return how much a piece looks like a title."""
    if piece.label is not None and piece.column is None:
        is_address = look(piece.text).is_address or (" " not in piece.text and "/" in piece.text)
        return 6.0 if piece.label == "title" and not is_address else -6.0
    text, bonus = piece.text, 0.0
    if piece.marks == "I" and all(each.sort in "DVGNn" for each in cut_plain(text)):
        return -5.0
    if piece.marks == PLAIN:
        split = split_title(text, _ALL)
        if not split.title:
            return -5.0
        text = split.title
        bonus = (1.2 if split.before and any(each.sort == "N" for each in split.before) else 0.0) + (
            1.0 if split.after else 0.0
        )
    seen = look(text)
    if seen.words <= 2 and find_names(text).et_al and not find_names(text).names:
        return -6.0
    points = bonus + _length_points(seen.words)
    if seen.names >= 0.62 and seen.words >= 2:
        points -= 3.0 if find_names(text).et_al or len(find_names(text).names) > 1 else 2.0
    points -= 3.0 if seen.venue >= 0.6 else 0.0
    points -= 5.0 if seen.is_date else 0.0
    points -= (4.0 if piece.href is not None else 1.5) if seen.role and seen.words <= 3 else 0.0
    points -= 6.0 if seen.is_address else 0.0
    points -= 2.0 if seen.is_affiliation and seen.words <= 8 else 0.0
    if piece.marks == PLAIN and seen.words > 14 and piece.text[-1:] in ".。":
        points -= 1.0
    marks = [_MARK_POINTS[mark] for mark in piece.marks]
    points += min(marks) if any(mark in "PSG" for mark in piece.marks) else max(marks)
    points += 0.5 if not place else -0.25 * place
    return points - (2.2 if piece.sub else 0.0)


def _all_points(candidate: Candidate, pieces: Sequence[Piece]) -> list[float]:
    """Return the points of each piece; a short marked one may be a title if the rest is a paper's."""
    points = [title_points(piece, place) for place, piece in enumerate(pieces)]
    looks = [look(piece.text) for piece in candidate.pieces]
    is_paper = any(seen.is_date or seen.venue >= 0.5 or seen.names >= 0.75 for seen in looks)
    for place, piece in enumerate(pieces):
        is_next_italic = place + 1 < len(pieces) and pieces[place + 1].marks == "I"
        if place == 0 and piece.marks == PLAIN and is_next_italic and points[0] > -2:
            points[0] += 2.0
        is_marked = bool(set(piece.marks) & set("LBQ")) and not set(piece.marks) & set("PSCG")
        if (
            is_paper
            and is_marked
            and look(piece.text).words <= 3
            and not (piece.href is not None and look(piece.text).role)
        ):
            points[place] += 1.0
            if is_next_italic:
                points[place] += 2.0  # the documented form: **Title.** *Authors*
            others = (seen for other, seen in zip(candidate.pieces, looks, strict=True) if other is not piece)
            if look(piece.text).names >= 0.62 and any(
                seen.venue >= 0.5 or seen.names >= 0.5 for seen in others
            ):
                points[place] += 2.0  # "Rolling Stones" looks like a name
    return points


def _length_points(words: int) -> float:
    if words > 30:
        return -2.5
    if words >= 4:
        return 2.0
    return 1.0 if words >= 2 else -0.3


def _choose_slots(by_shape: dict[Shape, list[Reading]]) -> dict[Shape, int | None]:
    """Return the place of the title in each shape."""
    own: dict[Shape, list[float]] = {}
    for shape, readings in by_shape.items():
        own[shape] = _mean_points(readings[:_SAMPLE])
    marks: Counter[str] = Counter()
    for shape, readings in by_shape.items():
        best = _best(own[shape])
        if best is not None and own[shape][best] > _LEAST:
            marks[readings[0].slots[best].marks] += len(readings)
    total = sum(marks.values()) or 1
    slots: dict[Shape, int | None] = {}
    for shape, readings in by_shape.items():
        weight = 1.5 if len(readings) < 8 else 0.6 if len(readings) < 30 else 0.3
        pieces = readings[0].slots
        points = [each + weight * marks[pieces[place].marks] / total for place, each in enumerate(own[shape])]
        best = _best(points)
        slots[shape] = best if best is not None and points[best] > _LEAST else None
    return slots


def _mean_points(readings: Sequence[Reading]) -> list[float]:
    rows = [each.slots for each in readings]
    width = min(map(len, rows), default=0)
    means = []
    every = [_all_points(each.candidate, row) for each, row in zip(readings, rows, strict=True)]
    for place in range(width):
        points = [row[place] for row in every]
        mean = sum(points) / len(points)
        if len(rows) >= 4:
            different = len({row[place].text for row in rows}) / len(rows)
            mean += 1.0 if different > 0.9 else -3.0 if different < 0.5 else 0.0
        means.append(mean)
    return means


def _best(points: Sequence[float]) -> int | None:
    return max(range(len(points)), key=lambda place: points[place]) if points else None


_CERTAIN = 30  # lines of one form


def _is_certain(readings: Sequence[Reading], slot: int) -> bool:
    """Whether so many lines of the form have a marked title in the slot that none needs a look of its own."""
    if len(readings) < _CERTAIN:
        return False
    sample = [each.slots for each in readings[:_SAMPLE]]
    return all(
        bool(set(row[slot].marks) & set("LBQ")) and title_points(row[slot], slot) > 0 for row in sample
    )


def _choose_title(reading: Reading, slot: int | None, *, is_certain: bool) -> None:
    pieces = reading.slots
    if reading.given_title is not None:
        reading.title_piece, reading.points = reading.given_title, _GIVEN
        return
    if not pieces:
        return
    if reading.candidate.stated:
        reading.title_piece, reading.points = pieces[0], 6.0
        return
    if is_certain and slot is not None and 3 <= look(pieces[slot].text).words <= 30:
        reading.title_piece, reading.points = pieces[slot], 2.5
        return
    own = _all_points(reading.candidate, pieces)
    best = max(range(len(own)), key=lambda place: own[place])
    chosen = slot if slot is not None and slot < len(pieces) else None
    if chosen is None:
        chosen = best if own[best] > 1.4 else None
    elif own[chosen] < -1 and own[best] > 1.4:
        chosen = best
    if chosen is None:
        return
    piece = pieces[chosen]
    if own[chosen] <= -4.5:
        return
    reading.title_piece, reading.points = piece, own[chosen]


# -- what stands beside the title ------------------------------------------------------------------


def _find_habits(readings: Iterable[Reading]) -> Habits:
    """Return how often plain titles have names or years beside them in the same run."""
    texts = list(
        dict.fromkeys(
            each.title_piece.text for each in readings if each.title_piece and each.title_piece.marks == PLAIN
        )
    )
    if not texts:
        return Habits()
    count = len(texts)
    return Habits(
        names_before=round(sum(map(looks_like_names_before, texts)) / count, 2),
        names_after=round(sum(map(looks_like_names_after, texts)) / count, 2),
        year_at_end=round(sum(map(ends_in_year, texts)) / count, 2),
    )
