"""An entry of a list → its form: the text as printed, with a slot where each fact stands.

Input: what was read from an entry, and the lines of the list. Output: an `EntryForm`, into which
`filled_forms` puts other facts.

    - [2024] **Rolling Stones.** *Doe et al.* `ICML` [[paper](https://…)]
       ^^^^    ^^^^^^^^^^^^^^    ^^^^^^^^^^   ^^^^             ^^^^^^^^^
       date    title             authors      venue            address of the paper
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from survey_companion.editing.lists.dates_like import find_printed_date
from survey_companion.editing.lists.entry_facts import bare_title, is_private
from survey_companion.editing.lists.form_slots import MARKER, EntryForm, Slot
from survey_companion.model.survey import Listing, Resource
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.piece_marks import Piece
from survey_companion.reading.lines.places import Detail
from survey_companion.reading.words.looks import look

_COLON = re.compile(r"\s*[:：]")
_PLAIN_LABEL = re.compile(r"\w[\w ()+./-]{0,40}")
_CELL = re.compile(r"(?<!\\)\|")
_ARXIV_NUMBER = re.compile(r"(?:arxiv:\s?)?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,500}\)|<img\s[^<>\n]{0,500}>", re.IGNORECASE)
# ":fire:" and stars behind an entry, which say something of this one
_PRAISE = re.compile(
    r"(?<=[\])>.\s])(?::[a-z0-9_+-]{2,30}:|[\u2b50\U0001f300-\U0001faff]\ufe0f?)+(?=\s*$)", re.MULTILINE
)
_BETWEEN_NAMES = re.compile(r"[\s,;&*_.、/]*(?:and)?[\s,;&*_.、/]*")


def find_paper_form(draft: Draft, listing: Listing, lines: Sequence[str]) -> EntryForm | None:
    """Return the form of the entry; `None` if what was read from it is not in the text as printed."""
    candidate = draft.reading.candidate
    finder = _Finder(candidate, lines)
    if finder.is_useless:
        return None
    details: dict[int, list[tuple[Detail, str]]] = defaultdict(list)
    for detail, role in draft.parts:
        details[id(detail.piece or draft.reading.title_piece)].append((detail, role))
    roles = {link.url: link.role.name for link in listing.links}
    for piece in candidate.pieces:
        finder.begin(piece)
        own = details[id(piece)]
        if piece is draft.reading.title_piece:
            finder.take_details([each for each in own if each[0].is_before])
            finder.take("title", bare_title(draft.reading.title))
            own = [each for each in own if not each[0].is_before]
        finder.take_details(own)
        if not own and piece.href is not None and piece is not draft.reading.title_piece:
            finder.take_label(piece, roles.get(piece.href, "other"))
        if piece.href is not None:
            finder.take_address(piece.href, f"url:{roles.get(piece.href, 'other')}")
        elif not own and piece is not draft.reading.title_piece:
            finder.take("remark", piece.text)
    return finder.finish()


def find_resource_form(draft: Draft, resource: Resource, lines: Sequence[str]) -> EntryForm | None:
    """Return the form of a data resource; what stands behind its name and its address describes it."""
    finder = _Finder(draft.reading.candidate, lines)
    if finder.is_useless or draft.reading.candidate.origin == "row":
        return None
    finder.take("name", resource.name)
    if resource.url is not None:
        finder.take_address(resource.url, "url:resource")
    finder.take_rest("description")
    return finder.finish()


class _Finder:
    """Finds slots from the start of an entry to its end."""

    def __init__(self, candidate: Candidate, lines: Sequence[str]) -> None:
        first, last = (candidate.lines[0], candidate.lines[-1]) if candidate.lines else (1, 0)
        self._candidate = candidate
        self._text = "\n".join(lines[first - 1 : last])
        self._line = first
        marker = MARKER.match(self._text)
        self._start = marker.end() if marker and candidate.origin == "item" else 0
        self._end = len(self._text)
        self._slots: list[Slot] = []
        self._label: tuple[int, int] | None = None
        self._is_lost = False
        self._cells = self._cut_cells()

    @property
    def is_useless(self) -> bool:
        """Whether the text of the entry cannot be told from that of others, or has marks of our own."""
        candidate = self._candidate
        is_shared = candidate.column is not None or bool(candidate.stated and candidate.origin != "row")
        return is_shared or not self._text or is_private(self._text) or "\x00" in self._text

    def _cut_cells(self) -> list[tuple[int, int]]:
        """Return where the cells of a row of a table in Markdown begin and end."""
        if self._candidate.origin != "row" or "\n" in self._text:
            return []
        bars = [found.start() for found in _CELL.finditer(self._text)]
        bars = bars if self._text.lstrip().startswith("|") else [-1, *bars]
        bars = bars if self._text.rstrip().endswith("|") else [*bars, len(self._text)]
        return [(start + 1, end) for start, end in pairwise(bars)]

    def begin(self, piece: Piece) -> None:
        """Begin to look for what a piece holds; in a table, in its cell."""
        if self._cells and piece.sub and piece.sub <= len(self._cells):
            start, end = self._cells[piece.sub - 1]
            if not start <= self._start <= end:
                self._start = start
            self._end = end
        elif self._cells:
            self._start, self._end = 0, len(self._text)
        self._label = None
        if piece.said and (found := self._find(piece.said)):
            colon = _COLON.match(self._text, found[1])
            self._label = found[0], colon.end() if colon else found[1]

    def take_details(self, details: Sequence[tuple[Detail, str]]) -> None:
        """Take what stands beside the title."""
        for detail, role in details:
            if role == "venue":
                self._take_venue(detail.text)
            elif role == "link" and look(detail.text).is_address:
                continue  # it is taken as an address
            elif role == "link":
                self.take("label", detail.text)
            else:
                known = {"year": "date", "affiliation": "remark", "": "remark"}.get(role, role)
                self.take(known or "remark", detail.text)

    def _take_venue(self, text: str) -> None:
        found = self._find(text)
        date = find_printed_date(self._text[slice(*found)]) if found else None
        if found is None or date is None:
            self.take("venue", text)
            return
        start, end = found[0] + date[0], found[0] + date[1]
        for field, left, right in (
            ("venue", found[0], start), ("date", start, end), ("venue", end, found[1])
        ):  # fmt: skip
            inside = self._text[left:right]
            bare = inside.strip(" \n,;:|()[]–—-'’`") if field == "venue" else inside
            if bare:
                begin = left + inside.find(bare)
                self._add(field, begin, begin + len(bare))
        self._start = found[1]

    def take(self, field: str, text: str) -> None:
        """Take what stands there as printed; without it, the form is of no use."""
        if not any(map(str.isalnum, text)):
            return
        found = self._find(text)
        if found is None:
            self._is_lost = True
            return
        date = find_printed_date(self._text[slice(*found)]) if field == "date" else None
        start, end = (found[0] + date[0], found[0] + date[1]) if date else found
        self._add(field, start, end)
        self._start = found[1]

    def take_label(self, piece: Piece, role: str) -> None:
        """Take the label of a link: a word, or the number in its address, which other links do not have."""
        is_of_address = any(map(str.isdigit, piece.text)) and piece.text in (piece.href or "")
        if not look(piece.text).is_address and (is_of_address or _ARXIV_NUMBER.fullmatch(piece.text)):
            self.take("number", piece.text)
        elif _PLAIN_LABEL.fullmatch(piece.text) and (found := self._find(piece.text)):
            self._add(f"label:{role}", *found)
            self._start = found[1]

    def take_address(self, url: str, field: str) -> None:
        """Take an address, wherever it is from here on, and again if it is its own label."""
        place = self._text.find(url, self._start, self._end) if url else -1
        if url and place < 0:
            place = self._text.find(url, 0, self._end)
        if place < 0 or any(each.start <= place < each.end for each in self._slots):
            self._is_lost = True
            return
        behind = place
        while place >= 0:
            behind = place + len(url)
            self._add(field, place, behind)
            follows = re.compile(r"[\])>\s\"']*[(\[<\"']*").match(self._text, behind)
            place = follows.end() if follows and self._text.startswith(url, follows.end()) else -1
        self._start = max(self._start, behind)

    def take_rest(self, field: str) -> None:
        """Take all text from here to the end; signs before it belong to the form."""
        start = max((each.end for each in self._slots), default=self._start)
        begin = re.compile(r"(?:[\])*_`.:,;–—\s-]|</\w+>)*").match(self._text, start)
        start = begin.end() if begin else start
        end = len(self._text.rstrip())
        if start < end:
            self._add(field, start, end)

    def _find(self, text: str) -> tuple[int, int] | None:
        """Return where the text stands, however its letters are escaped and its blanks written."""
        place = self._text.find(text, self._start, self._end)  # nearly always; it is much faster
        if place >= 0:
            return place, place + len(text)
        pattern = r"\s+".join("".join(map(_one_letter, word)) for word in text.split())
        found = re.compile(pattern).search(self._text, self._start, self._end)
        return found.span() if found else None

    def _add(self, field: str, start: int, end: int) -> None:
        self._slots.append(Slot(start=start, end=end, field=field, label=self._label))

    def _other_cells(self, slots: Sequence[Slot]) -> list[Slot]:
        """Return a slot that stays empty for each cell without one: what it says is of this row alone."""
        found = []
        for start, end in self._cells:
            inside = self._text[start:end]
            if any(map(str.isalnum, inside)) and not any(start <= each.start < end for each in slots):
                begin = start + len(inside) - len(inside.lstrip())
                found.append(Slot(start=begin, end=start + len(inside.rstrip()), field="cell"))
        return found

    def finish(self) -> EntryForm | None:
        """Return the form; `None` if something was not found, or two slots overlap."""
        slots = list(_join_names(self._text, sorted(self._slots, key=lambda each: each.start)))
        overlap = any(left.end > right.start for left, right in pairwise(slots))
        if self._is_lost or overlap or not slots:
            return None
        pictures = [
            Slot(start=found.start(), end=found.end(), field="image")
            for found in (*_IMAGE.finditer(self._text), *_PRAISE.finditer(self._text))
        ]
        slots = [each for each in slots if not any(_is_within(each, picture) for picture in pictures)]
        images = [each for each in pictures if not any(_do_overlap(each, slot) for slot in slots)]
        names = [self._text[each.start : each.end] for each in slots if each.field == "authors"]
        return EntryForm(
            text=self._text,
            slots=tuple(sorted((*slots, *images), key=lambda each: each.start)),
            origin=self._candidate.origin,
            line=self._line,
            section=self._candidate.node.line,
            group=self._candidate.group,
            byline=names[0] if names else "",
        )


def _is_within(slot: Slot, other: Slot) -> bool:
    return other.start <= slot.start and slot.end <= other.end


def _do_overlap(slot: Slot, other: Slot) -> bool:
    return slot.start < other.end and other.start < slot.end


def _one_letter(char: str) -> str:
    return rf"\\?{re.escape(char)}" if char != "&" else r"\\?&(?:amp;)?"


def _join_names(text: str, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield the slots; those of authors beside each other are one, with the full stop of "et al."."""
    last: Slot | None = None
    for slot in slots:
        both = last is not None and last.field == slot.field == "authors"
        if last is not None and both and _BETWEEN_NAMES.fullmatch(text, last.end, slot.start):
            last = replace(last, end=slot.end)
            continue
        if last is not None:
            yield _with_full_stop(text, last)
        last = slot
    if last is not None:
        yield _with_full_stop(text, last)


def _with_full_stop(text: str, slot: Slot) -> Slot:
    is_cut = slot.field == "authors" and text[: slot.end].endswith("al") and text[slot.end :].startswith(".")
    return replace(slot, end=slot.end + 1) if is_cut else slot
