"""The form of an entry: its text as printed, and where each fact stands in it."""

import re
from dataclasses import dataclass

MARKER = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[-*+]|(?P<number>\d{1,9})(?P<stop>[.)]))(?P<blank>[ \t]+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """Where a fact stands in the text of an entry."""

    start: int
    end: int
    field: str  # title, authors, date, venue, short_name, remark, label, number, url:paper, …
    label: tuple[int, int] | None = None  # where the word before it and its colon stand, which go with it


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryForm:
    """An entry as printed, with its slots."""

    text: str  # lines joined by line feeds
    slots: tuple[Slot, ...]  # in order, none empty; they do not overlap
    origin: str  # "item", "paragraph", "heading", "row"
    line: int  # 1-based, where it begins; below 0 in another list, 0 in none
    section: int  # 1-based line of its heading
    group: str  # text of the item above it
    byline: str  # authors as printed; may be empty

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields that have a slot."""
        return frozenset(each.field for each in self.slots)

    @property
    def skeleton(self) -> str:
        """Return the text with the names of the fields; entries of one form have the same."""
        shown, place = [], 0
        for slot in self.slots:
            shown += [self.text[place : slot.start], "{", slot.field, "}"]
            place = slot.end
        text = "".join((*shown, self.text[place:]))
        return MARKER.sub(lambda found: f"{'#' if found['number'] else '-'} ", text, count=1)
