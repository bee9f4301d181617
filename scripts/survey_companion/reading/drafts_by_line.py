"""The drafts of a list → the one of an entry that stands in a line.

Input: a `ListReading`. Output: drafts, by line and title.
"""

from collections import defaultdict, deque

from survey_companion.model.survey import Listing, Resource
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.list_reading import ListReading


class DraftsByLine:
    """The drafts of a list by their lines; in some files, several stand in one line."""

    def __init__(self, reading: ListReading) -> None:
        self._by_title: dict[tuple[int, str], deque[Draft]] = defaultdict(deque)
        self._last: dict[int, Draft] = {}
        for draft in (*reading.papers, *reading.resources):
            line = draft.reading.candidate.lines[0]
            self._by_title[line, draft.title].append(draft)
            self._last[line] = draft

    def take(self, entry: Listing | Resource) -> Draft:
        """Return the draft of the entry; of those with one title in a line, the next."""
        line = entry.location.line
        found = self._by_title[line, entry.title if isinstance(entry, Listing) else entry.name]
        return found.popleft() if found else self._last[line]
