"""A survey → the problems that only the whole shows.

Input: a `Survey`, and pages that people write about it. Output: problems in file order; nothing is changed.
Each check is one function that yields problems. A problem that a record answers is settled:
it is kept, with the place of the record, but no longer asks anything of anybody.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from survey.audit import history, identity, measured, printed, prose_numbers, recorded
from survey.audit.prose_numbers import Page
from survey.codes import Code, Severity
from survey.errors import Problem
from survey.facts import Settlement
from survey.model import Survey

Check = Callable[[Survey], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    identity.check_titles,
    identity.check_identifiers,
    identity.check_near_titles,
    identity.check_repetitions,
    identity.check_copies,
    identity.check_unions,
    printed.check_years,
    printed.check_venues,
    printed.check_links,
    printed.check_authors,
    printed.check_capitals,
    recorded.check_publication,
    recorded.check_listings,
    recorded.check_identifiers,
    recorded.check_works,
    recorded.check_resources,
    measured.check_benchmarks,
    measured.check_results,
    history.check_moves,
    history.check_editions,
)


def audit_survey(
    survey: Survey, settlements: Sequence[Settlement] = (), pages: Sequence[Page] = ()
) -> Survey:
    """Return the survey with the problems of every check added, in file order.

    The numbers in the pages are compared with what their sentences cite.
    A settlement that answers no problem is a problem itself, but for those of numbers where no page is read.
    """
    found = [problem for check in CHECKS for problem in check(survey)]
    found += prose_numbers.check_numbers(survey, pages)
    settled = list(_settle(found, settlements))
    answerable = [each for each in settlements if pages or each.problem != Code.UNSUPPORTED_NUMBER.slug]
    idle = recorded.check_settlements(answerable, found)
    problems = sorted((*survey.problems, *settled, *idle), key=lambda problem: problem.location.order)
    return replace(survey, problems=tuple(problems))


def _settle(problems: Sequence[Problem], settlements: Sequence[Settlement]) -> Iterator[Problem]:
    """Settle as many problems as each settlement speaks of; an error is never settled."""
    answers = {(each.problem, each.about): each for each in settlements}
    used: Counter[Settlement] = Counter()
    for problem in problems:
        answer = answers.get((problem.code.slug, problem.about or ""))
        is_open = problem.settled is None and problem.severity is not Severity.ERROR
        if answer is None or not is_open or used[answer] >= answer.count:
            yield problem
            continue
        used[answer] += 1
        yield replace(problem, settled=f"{answer.location}: {answer.reason}")
