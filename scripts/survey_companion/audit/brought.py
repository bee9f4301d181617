"""Two states of a survey → what the change between them brought: problems, entries, questions about them.

Input: the survey before and after the change, with all their problems. Output: a `Brought`. A problem is
the same in both states if its kind, what it is about and its value are; its line may be another one.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from survey_companion.audit.added_lines import (
    check_added,
    check_against_records,
    name_new_paths,
    place_at_added,
    without_old_halves,
)
from survey_companion.joining.added_entries import AddedEntries
from survey_companion.joining.changes import compare
from survey_companion.model.change_types import Change
from survey_companion.model.problem_kinds import Code, Severity
from survey_companion.model.problems import Problem, Spot
from survey_companion.model.survey import Survey
from survey_companion.text.keys import normalise_title

# What only a maintainer can answer, whoever changed the list.
OF_MAINTAINER = {Code.NO_RECORD, Code.LOST_KEY, Code.IDLE_SETTLEMENT, Code.UNCONFIRMED_RECORD}
_QUESTIONS = {Code.ALSO_LISTED, Code.FITS_ELSEWHERE, Code.UNSUPPORTED_NUMBER}  # notices that are shown
# What was found says of two lines, in their order, how they differ.
_OF_PAIRS = {
    *(Code.TWO_TITLES, Code.SAME_TITLE, Code.NEAR_TITLES, Code.LISTED_TWICE),
    *(Code.COPIES_DISAGREE, Code.MISSPELT_NAME, Code.TWO_IDENTIFIERS),
}
_WORD = re.compile(r"\w+")
_PLACES = re.compile(r"\bline \d{1,9}\b|:\d{1,9}:\d{1,9}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """What a change brought; problems are in file order."""

    since: str  # the revision, as it was named
    problems: tuple[Problem, ...]  # open ones, and questions about what was added
    notices: tuple[Problem, ...]
    for_maintainer: tuple[Problem, ...]  # open ones that the list's maintainers answer
    changes: tuple[Change, ...]  # of works, data resources, sections and settings
    not_compared: str | None = None  # why nothing was compared: then all problems are here

    @property
    def has_errors(self) -> bool:
        """Whether the change should not be accepted as it is."""
        return any(each.severity is Severity.ERROR for each in self.problems)


def find_brought(since: str, before: Survey, after: Survey, untouched: Collection[str] = ()) -> Brought:
    """Return what a change brought; `untouched` has the names of the files of records that it left alone."""
    added = AddedEntries(before=before, after=after)
    new = list(_subtract(*(_Problems(each, added.sections) for each in (after, before))))
    found = [problem for problem, answer in new if not _was_settled(answer, untouched)]
    reopened = [problem for problem, answer in new if _was_settled(answer, untouched) and problem.is_open]
    found = without_old_halves(place_at_added(found, after, added.listings), added.listings)
    found = name_new_paths(found, added.moves)
    changes = compare(before, replace(after, moves=(*after.moves, *added.moves)))
    asked = [*check_added(after, added), *check_against_records(after, found)]
    sorted_out = _sort(since, [*found, *asked], untouched)
    mine = (*sorted_out.for_maintainer, *reopened)
    return replace(sorted_out, for_maintainer=mine, changes=changes)


def bring_all(since: str, problems: Iterable[Problem], why: str | None) -> Brought:
    """Return all open problems, because there is no earlier state to compare with."""
    return replace(_sort(since, problems, ()), not_compared=why)


def _sort(since: str, problems: Iterable[Problem], untouched: Collection[str]) -> Brought:
    shown: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems, key=lambda each: each.location.order):
        if problem.settled is None:
            shown[_name_reader(problem, untouched)].append(problem)
    return Brought(
        since=since,
        problems=tuple(shown["all"]),
        notices=tuple(shown["curious"]),
        for_maintainer=tuple(shown["maintainer"]),
        changes=(),
    )


def _name_reader(problem: Problem, untouched: Collection[str]) -> str:
    """Return who is to read an unsettled problem: "all", "maintainer", or "curious" for notices."""
    if problem.severity is Severity.NOTICE and problem.code not in _QUESTIONS:
        return "curious"
    is_elsewhere = PurePosixPath(problem.location.path).name in untouched
    return "maintainer" if is_elsewhere or problem.code in OF_MAINTAINER else "all"


def _was_settled(answer: Problem | None, untouched: Collection[str]) -> bool:
    """Whether the same problem was settled before, by a file that has not changed since."""
    settled = answer and answer.settled
    return bool(settled) and any(f"/{name}:" in f"/{settled}" for name in untouched)


# -- the same problem ----------------------------------------------------------------------------------


class _Problems:
    """The problems of one state, with what each is about; `sections` maps anchors to those to compare."""

    def __init__(self, survey: Survey, sections: Mapping[str, str]) -> None:
        self.all = survey.problems
        self._sections = sections
        self._lists = survey.lists  # messages of the two states may have other paths
        self._titles: dict[str, str] = {}
        self._lines: dict[Spot, str] = {}
        for work in survey.works:
            for listing in reversed(work.listings):
                self._titles[work.key] = self._name(listing.title, *listing.location.spot, listing.last_line)
        for each in survey.resources:
            self._titles[each.slug] = self._name(each.name, *each.location.spot, each.last_line)

    def _name(self, title: str, path: str, first: int, last: int) -> str:
        self._lines |= {(self._lists.get(path, path), line): title for line in range(first, last + 1)}
        return title

    def title(self, problem: Problem) -> str:
        """Return the title of the entry with the problem; empty if it is in none."""
        path, line = problem.location.spot
        return self._lines.get((self._lists.get(path, path), line)) or self._titles.get(
            problem.about or "", ""
        )

    def value(self, problem: Problem) -> str:
        """Return what was found, without lines and without the title of the entry."""
        if problem.code is Code.SECTION_UNION or _is_of_whole_list(problem):
            return ""  # it says how many
        title = self.title(problem)
        found = problem.found.replace(title, "") if title else problem.found
        return f"{problem.wrong or ''} {_PLACES.sub('', found)}"

    def about(self, problem: Problem) -> str:
        """Return the key, slug or anchor, or else the title of the entry."""
        if _is_of_whole_list(problem):
            return ""
        about = problem.about or self.title(problem)
        return self._sections.get(about, about)


def _is_of_whole_list(problem: Problem) -> bool:
    """Whether it stands at an entry, but is about how many entries are like it."""
    return problem.code is Code.NO_AUTHORS and problem.about is None


def _pair(problem: Problem) -> Hashable:
    """Return what is the same whichever of two lines comes first; `None` for a problem of one line."""
    if problem.code not in _OF_PAIRS:
        return None
    return problem.code, *sorted(_WORD.findall(_PLACES.sub("", problem.found).casefold()))


def _subtract(after: _Problems, before: _Problems) -> Iterator[tuple[Problem, Problem | None]]:
    """Yield each problem that is new, and each open one that was settled with what it was; in no order."""
    # Open ones first: where several are alike, an open one is the open one of before.
    new, old = (sorted(each.all, key=lambda problem: problem.settled is not None) for each in (after, before))
    marks: tuple[Callable[[_Problems, Problem], Hashable], ...] = (
        lambda each, problem: (problem.code, each.about(problem), each.value(problem)),
        lambda each, problem: (problem.code, normalise_title(each.title(problem)), each.value(problem)),
        lambda _, problem: _pair(problem),
    )
    for mark in marks:
        known: dict[Hashable, list[Problem]] = defaultdict(list)
        for problem in old:
            known[mark(before, problem)].append(problem)
        unmarked = known.pop(None, [])
        left = []
        for problem in new:
            same = known.get(mark(after, problem))
            answer = same.pop(0) if same else None
            if answer is None:
                left.append(problem)
            elif answer.settled and not problem.settled:
                yield problem, answer
        kept = {id(problem) for group in (unmarked, *known.values()) for problem in group}
        new, old = left, [problem for problem in old if id(problem) in kept]
    yield from ((problem, None) for problem in new)
