"""A candidate with its title → what stands beside the title, and in which place.

Input: readings with titles. Output: details of each; the places of all of them count what stands there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.line_templates import Fields, Template
from survey_companion.reading.lines.piece_marks import PLAIN, Piece
from survey_companion.reading.lines.plain_runs import Segment, cut_plain
from survey_companion.reading.lines.title_runs import Habits, may_have_tail, split_title
from survey_companion.reading.words.author_names import find_names
from survey_companion.reading.words.looks import Look, look

Shape = tuple[str, ...]


Context = tuple[str, ...]


@dataclass(slots=True)
class Detail:
    """A part of a candidate that is not its title."""

    text: str
    mark: str
    place: Context  # where it stands, without its number among its like
    number: int  # 1, 2 or 3: which of its like it is
    numbered_place: Context  # the place with that number
    before: str = ""  # the separator before it, if it is a part of a piece
    sort: str = ""  # what it looks like as a part of it: see `plain_runs.Segment`
    piece: Piece | None = None  # None: a part of the piece that holds the title
    is_before: bool = False  # before the title
    is_behind_links: bool = False  # a labelled link stands between the title and it


@dataclass(slots=True)
class Reading:
    """A candidate, its title, and the rest of it in order."""

    candidate: Candidate
    shape: Shape
    slots: list[Piece]  # that may be the title, by their place in the shape
    title: str = ""
    title_piece: Piece | None = None
    points: float = 0.0  # how sure the title is
    details: list[Detail] = field(default_factory=list)  # all but links with a usual label
    template: Template | None = None  # what a person says of lines of this form
    given_title: Piece | None = None
    is_ignored: bool = False  # a person says that lines of this form are no entries
    fields: dict[int, Fields] = field(default_factory=dict)  # of a piece, by its `id`

    @property
    def given_habits(self) -> Habits | None:
        """Where names and years stand beside the title in its piece, if a person says so."""
        fields = self.fields.get(id(self.title_piece))
        if fields is None:
            return None
        place = fields.index("title")
        return Habits(
            names_before=1.0 if "authors" in fields[:place] else 0.0,
            names_after=1.0 if "authors" in fields[place:] else 0.0,
            year_at_end=1.0 if {"venue", "year", "date"} & set(fields[place:]) else 0.0,
        )


@dataclass(slots=True)
class Place:
    """How often something of each kind stands in a place."""

    total: int = 0
    names: int = 0
    venues: int = 0
    dates: int = 0

    def share(self, number: int) -> float:
        """Return the share of all that stands there."""
        return number / self.total if self.total else 0.0


_MARKED = Habits(is_marked=True)


_NUMBERS: tuple[Context, ...] = ((), ("1",), ("2",), ("3",))  # the last part of a numbered place


_UNCUT = frozenset("GQC")  # what has these marks is one detail


def split_reading(reading: Reading, habits: Habits) -> None:
    """Take the title out of its piece, and name everything else of the candidate."""
    _Splitter(reading, habits).split()


class _Splitter:
    """Takes the pieces of one candidate in order."""

    def __init__(self, reading: Reading, habits: Habits) -> None:
        self._reading = reading
        self._habits = habits
        self._title = reading.title_piece
        self._is_before = self._title is not None
        self._is_behind_links = False
        self._kind_of_title = "p" if self._title is not None and self._title.marks == PLAIN else "m"
        self._numbers: dict[Context, int] = {}

    def split(self) -> None:
        for piece in self._reading.candidate.pieces:
            if piece is self._title:
                self._is_before = False
                self._take_title(piece)
            else:
                self._take_piece(piece)

    def _take_title(self, piece: Piece) -> None:
        habits = (self._reading.given_habits or self._habits) if piece.marks == PLAIN else _MARKED
        self._reading.title = piece.text
        if (habits.is_marked and not may_have_tail(piece.text)) or self._is_title_alone(piece):
            return
        split = split_title(piece.text, habits)
        if not split.title:  # nothing but a venue or a date
            return
        self._reading.title = split.title
        mark = PLAIN if piece.marks == PLAIN else f"{PLAIN}in"
        for segments, side in ((split.before, "b"), (split.after, "a")):
            for segment in segments:
                self._add(segment.text, (mark, side, "", "p"), None, segment)

    def _is_title_alone(self, piece: Piece) -> bool:
        """Whether a person, or the format of the file, says that the piece is the title and nothing else."""
        return bool(self._reading.candidate.stated) or self._reading.fields.get(id(piece)) == ("title",)

    def _take_piece(self, piece: Piece) -> None:
        column = piece.column or piece.label or ""
        place = (
            piece.marks,
            "b" if self._is_before else "a",
            "." if piece.sub else "",
            self._kind_of_title,
            column,
        )
        if piece.href is not None and (seen := look(piece.text)).role:
            self._is_behind_links |= not self._is_before
            if piece.label is None and piece.column in {None, "title"} and _is_label(seen):
                self._count(place)  # `list_items` takes the addresses of all pieces
                return
        is_journal = piece.marks == "I" and self._follows_authors() and look(piece.text).year is None
        if piece.marks != PLAIN and (is_journal or _is_journal(piece.text)):
            self._add(piece.text, place, piece)
        elif (
            piece.href is None
            and (column in {"", "authors", "title"} or self._is_given(piece))
            and _UNCUT.isdisjoint(piece.marks)
        ):
            for segment in cut_plain(piece.text):
                self._add(segment.text, place, piece, segment)
        elif piece.text:
            self._add(piece.text, place, piece)

    def _follows_authors(self) -> bool:
        """Whether the entry begins with its authors, so that italics behind the title are its journal."""
        return not self._is_before and any(
            each.is_before and each.sort == "N" for each in self._reading.details
        )

    def _is_given(self, piece: Piece) -> bool:
        """Whether the form that a person gives, and no label in the list, says what the piece is."""
        return piece.said is None and not piece.column and id(piece) in self._reading.fields

    def _count(self, place: Context) -> int:
        """Return how many stand in the place by now, this one included; at most 3."""
        number = self._numbers[place] = min(self._numbers.get(place, 0) + 1, 3)
        return number

    def _add(self, text: str, place: Context, piece: Piece | None, part: Segment | None = None) -> None:
        """Add what stands in the place: all of the piece, or a part of it."""
        number = self._count(place)
        self._reading.details.append(
            Detail(
                text=text,
                mark=place[0],
                place=place,
                number=number,
                numbered_place=place + _NUMBERS[number],
                before=part.before if part else "",
                sort=part.sort if part else "",
                piece=piece,
                is_before=place[1] == "b",
                is_behind_links=self._is_behind_links,
            )
        )


def _is_label(seen: Look) -> bool:
    """Whether the text of a link is nothing but a label such as "paper", as that of most links."""
    return seen.words <= 3 and seen.venue < 0.5 and not seen.is_date


def _is_journal(text: str) -> bool:
    """Whether the text is a venue with commas or full stops in it, which does not end in a year."""
    has_parts = "," in text or ". " in text
    return has_parts and look(text).venue >= 0.85 and look(text).year is None


def count_detail(detail: Detail, places: dict[Context, Place]) -> None:
    """Count what the detail looks like in its places."""
    seen = look(detail.text)
    if detail.piece is not None and detail.piece.href is not None and seen.role and not detail.is_before:
        return
    is_names = not seen.role and (
        (seen.names >= 0.6 and (seen.words >= 2 or find_names(detail.text).et_al))
        or (detail.mark == "I" and seen.names >= 0.5 and seen.venue < 0.5)
    )
    is_venue, is_date = seen.venue >= 0.5, seen.is_date
    for key in (detail.place, detail.numbered_place):
        place = places[key]
        place.total += 1
        place.names += is_names
        place.venues += is_venue
        place.dates += is_date


def place_of(detail: Detail, places: Mapping[Context, Place]) -> Place | None:
    """Return what stands in the detail's place; `None` where too few do to tell."""
    narrow = places.get(detail.numbered_place)
    if narrow and narrow.total >= 5:
        return narrow
    wide = places.get(detail.place)
    return wide if wide and wide.total >= 5 else None


def follow_template(role: str, reading: Reading, detail: Detail) -> str:
    """Return the role, or the one that a person gives to the piece where it has no such field."""
    given = reading.fields.get(id(detail.piece or reading.title_piece))
    if given is None or role == "link":
        return role
    dates = {"date", "year"}
    if role in given or (role in dates and {*dates, "venue"} & set(given)):
        return role
    others = [each for each in given if each not in dates]
    is_text = bool(detail.text) and not look(detail.text).is_number
    return others[0] if len(others) == 1 and others[0] in {"authors", "venue"} and is_text else "remark"
