"""A survey → the problems that show only when lists, records and pages are compared.

Input: a `Survey`, and the pages that people wrote. Output: problems in file order; nothing is changed.
Each check is one function that yields problems. A problem that a record answers is settled:
it is kept, with the location of the record, but nobody needs to act on it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from survey_companion.audit import (
    added_resources,
    benchmark_records,
    earlier_editions,
    identity,
    like_titles,
    link_identifiers,
    listings,
    prose_formulas,
    prose_numbers,
    work_records,
)
from survey_companion.audit.prose_numbers import Page
from survey_companion.model.problem_kinds import Code, Severity
from survey_companion.model.problems import Problem
from survey_companion.model.record_types import Settlement
from survey_companion.model.survey import Survey

Check = Callable[[Survey], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    identity.check_titles,
    like_titles.check_namesakes,
    identity.check_identifiers,
    like_titles.check_near_titles,
    identity.check_repetitions,
    added_resources.check_added_resources,
    identity.check_copies,
    identity.check_unions,
    link_identifiers.check_false_identifiers,
    link_identifiers.check_unclear_dois,
    link_identifiers.check_title_addresses,
    listings.check_printed_years,
    listings.check_venues,
    listings.check_links,
    listings.check_printed_authors,
    listings.check_capitals,
    listings.check_formulas,
    work_records.check_preprint_venues,
    work_records.check_listings,
    work_records.check_unrecorded_links,
    work_records.check_works,
    work_records.check_resources,
    benchmark_records.check_benchmarks,
    benchmark_records.check_reported_results,
    earlier_editions.check_moves,
    earlier_editions.check_editions,
)


def audit_survey(
    survey: Survey,
    settlements: Sequence[Settlement] = (),
    pages: Sequence[Page] = (),
    prose: Sequence[Page] = (),
) -> Survey:
    """Return the survey with the problems of every check added, in file order.

    The numbers in the pages are compared with what their sentences cite, and the formulas in prose are read.
    A settlement that matches no problem is a problem itself, unless it is about numbers and no page was read.
    """
    found = [problem for check in CHECKS for problem in check(survey)]
    found += prose_numbers.check_numbers(survey, pages)
    found += prose_formulas.check_formulas(prose)
    settled = list(_settle(found, settlements))
    answerable = [each for each in settlements if pages or each.problem != Code.UNSUPPORTED_NUMBER.slug]
    idle = work_records.check_settlements(answerable, found)
    problems = sorted((*survey.problems, *settled, *idle), key=lambda problem: problem.location.order)
    return replace(survey, problems=tuple(problems))


def _settle(problems: Sequence[Problem], settlements: Sequence[Settlement]) -> Iterator[Problem]:
    """Yield the problems, settling as many as each settlement counts; an error is never settled."""
    answers: dict[tuple[str, str | None], Settlement]
    answers = {(each.problem, each.about): each for each in settlements}
    used: Counter[Settlement] = Counter()
    for problem in problems:
        answer = answers.get((problem.code.slug, problem.about))
        is_open = problem.settled is None and problem.severity is not Severity.ERROR
        if answer is None or not is_open or used[answer] >= answer.count:
            yield problem
            continue
        used[answer] += 1
        yield replace(problem, settled=f"{answer.location}: {answer.reason}")
