"""What a machine can mend in a list: proposals, before it is known whether the list says the same after them.

Input of each cause: a `ListState`. Output: `Mend` values, each with its choices; `mending` tries them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from survey_companion.editing.lists.list_text import ListText
from survey_companion.editing.lists.open_list import OpenList
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem, Spot
from survey_companion.model.survey import Listing, Resource, Survey, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ListState:
    """The lists as they are, and what is read in them."""

    texts: Mapping[str, ListText]  # by path in messages
    survey: Survey
    lists: Mapping[str, OpenList] = field(default_factory=dict)  # those whose lines have forms, by path
    first: "ListState | None" = None  # as they were before anything was mended

    @property
    def listings(self) -> dict[Spot, tuple[Work, Listing]]:
        """Return each listing with its work, by path and first line."""
        works = self.survey.works
        return {each.location.spot: (work, each) for work in works for each in work.listings}

    def lines_of(self, entry: Listing | Resource) -> dict[int, str]:
        """Return the lines of an entry as the file has them, by 1-based number; empty if it has no text."""
        text = self.texts.get(entry.location.path)
        numbers = range(entry.location.line, entry.last_line + 1)
        known = len(text.lines) if text else 0
        return {number: text.lines[number - 1] for number in numbers if text and number <= known}

    def find(self, *codes: Code) -> Iterator[tuple[Problem, Work, Listing]]:
        """Yield the problems of these kinds at listings, in file order."""
        listings = self.listings
        for problem in self.survey.problems:
            found = listings.get(problem.location.spot) if problem.code in codes else None
            if found:
                yield problem, *found


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """New text for some lines of one list."""

    lines: Mapping[int, str | None]  # by 1-based number, without line ends; None: the line goes
    reason: str  # one line, for the reviewer
    becomes: Mapping[str, Any] = field(default_factory=dict)  # what the entry says then, by field


@dataclass(frozen=True, kw_only=True, slots=True)
class Mend:
    """One thing to mend; the first choice after which all else says the same is taken."""

    path: str
    choices: tuple[Change, ...]  # best first, never empty
    about: str | None = None  # citation key or slug of the entry

    @property
    def touched(self) -> frozenset[int]:
        """Return the numbers of the lines that any choice changes."""
        return frozenset(number for choice in self.choices for number in choice.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """A kind of thing that is mended."""

    slug: str  # unique
    sentence: str  # what is mended, and by which knowledge; ends without a full stop
    find: Callable[[ListState], Iterator[Mend]]
    is_usual: bool = True  # mended unless other causes are asked for
    moves: bool = False  # lines change places
