"""Problems, and decisions to leave some as they are → problems of which some are settled.

Input: the problems of every check, and the settlements of `settled.toml`. Output: the problems in their
order, and one for each settlement that settles nothing.

A settlement is pinned to what a person has looked at: a kind of problem, what it is about and, where there
are several, the sections in which they stand or the values in them. One more problem of the kind, such as a
third line of a work, is a new question and stays open.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from survey_companion.model.problem_kinds import Code, Severity
from survey_companion.model.problems import Problem, Spot
from survey_companion.model.record_types import Settlement
from survey_companion.model.survey import Listing, Resource, Survey


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Answer:
    """What settles one problem: a settlement, or the part of it for one section or value."""

    settlement: Settlement
    section: str | None = None  # its anchor; None: any
    value: str | None = None  # a text in what was found; None: any

    def answers(self, problem: Problem, section: str | None) -> bool:
        """Whether it is about a problem, which stands in a section."""
        return self.section in {None, section} and (
            self.value is None
            or re.search(rf"(?<!\w){re.escape(self.value)}(?!\w)", problem.found) is not None
        )

    def __str__(self) -> str:
        place = f" in {self.section}" if self.section else ""
        value = f" with “{self.value}”" if self.value else ""
        return f"{self.settlement.problem} about {self.settlement.about}{place}{value}"


def settle(survey: Survey, problems: Sequence[Problem], settlements: Sequence[Settlement]) -> list[Problem]:
    """Return the problems, of which each part of a settlement settles one; an error is never settled."""
    answers = _group(settlements)
    places = _places(survey) if answers else {}
    used: set[int] = set()
    found = []
    for problem in problems:
        is_open = problem.settled is None and problem.severity is not Severity.ERROR
        section = places.get(problem.location.spot)
        known = answers.get((problem.code.slug, problem.about), ()) if is_open else ()
        answer = next(
            (each for each in known if id(each) not in used and each.answers(problem, section)), None
        )
        if answer is not None:
            used.add(id(answer))
            reason = f"{answer.settlement.location}: {answer.settlement.reason}"
            problem = replace(problem, settled=reason)  # noqa: PLW2901
        found.append(problem)
    return found


def check_settlements(
    survey: Survey, problems: Sequence[Problem], settlements: Sequence[Settlement]
) -> Iterator[Problem]:
    """Yield a problem for each part of a settlement that matches no problem, and for those that count."""
    places = _places(survey) if settlements else {}
    asked: dict[tuple[str, str | None], list[Problem]] = defaultdict(list)
    for problem in problems:
        asked[problem.code.slug, problem.about].append(problem)
    for key, answers in _group(settlements).items():
        idle = {str(each): each for each in answers}
        for problem in asked[key]:
            section = places.get(problem.location.spot)
            idle = {name: each for name, each in idle.items() if not each.answers(problem, section)}
        for name, each in idle.items():
            yield Problem(code=Code.IDLE_SETTLEMENT, location=each.settlement.location, found=name)
    for settlement in settlements:
        if settlement.count > 1:
            yield _counted(settlement, asked[settlement.problem, settlement.about], places)


def _counted(settlement: Settlement, problems: Iterable[Problem], places: Mapping[Spot, str]) -> Problem:
    """Return a problem for a settlement in the old form, with what to write instead."""
    sections = [places[each.location.spot] for each in problems if each.location.spot in places]
    named = ", ".join(f'"{each}"' for each in sections[: settlement.count])
    return Problem(
        code=Code.COUNTED_SETTLEMENT,
        location=settlement.location,
        found=f"count = {settlement.count} about {settlement.about}",
        expected=f"in = [{named}]" if named else None,
    )


def _group(settlements: Sequence[Settlement]) -> dict[tuple[str, str | None], list[_Answer]]:
    """Return the parts of all settlements by the kind of problem and what it is about."""
    answers: dict[tuple[str, str | None], list[_Answer]] = defaultdict(list)
    for each in settlements:
        parts = [_Answer(settlement=each, section=section) for section in each.sections]
        parts += [_Answer(settlement=each, value=value) for value in each.values]
        answers[each.problem, each.about] += parts or [_Answer(settlement=each) for _ in range(each.count)]
    return answers


def _places(survey: Survey) -> dict[Spot, str]:
    """Return the anchor of the section in which each line of an entry, and each heading, stands."""
    entries: list[Listing | Resource] = [each for work in survey.works for each in work.listings]
    entries += survey.resources
    places = {
        (each.location.path, line): each.section.anchor
        for each in entries
        for line in range(each.location.line, each.last_line + 1)
    }
    return places | {section.location.spot: section.anchor for section in survey.sections}
