"""Checks the numbers in prose against the works, data resources and benchmarks that their sentences cite.

Input: the pages that people wrote, and a `Survey`. Output: a problem for each decimal, percentage or number
from 100 that is in no record, result or data resource that its sentence cites.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from survey_companion.audit.evidence import Evidence
from survey_companion.audit.sentences import Sentence, split_page
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.survey import Survey
from survey_companion.text.quantities import Quantity, find_quantities, may_be_precise


class Page(NamedTuple):
    """A page that a person wrote."""

    name: str  # its path below the folder of pages, without suffix, as in settlements
    path: str  # its path in messages
    text: str


def check_numbers(survey: Survey, pages: Iterable[Page]) -> Iterator[Problem]:
    """Yield a problem for each number that is in nothing its sentence cites, page by page."""
    evidence = Evidence(survey)
    for page in pages:
        for sentence in split_page(page.text, may_be_precise):
            numbers = [each for each in find_quantities(sentence.text, evidence.names) if each.is_precise]
            known = evidence.find(sentence.cites) if numbers else ()
            yield from (_describe(page, sentence, each) for each in numbers if not each.covers(known))


def _describe(page: Page, sentence: Sentence, number: Quantity) -> Problem:
    line, column = sentence.locate(number.start)
    shown = " ".join(sentence.text[number.start : number.end].split())
    cited = ", ".join(sorted({reference.target for reference in sentence.cites if reference.role == "cite"}))
    named = ", ".join(sorted({each.target for each in sentence.cites if each.role.startswith("survey:")}))
    sources = ", ".join(filter(None, (cited, named)))
    return Problem(
        code=Code.UNSUPPORTED_NUMBER,
        location=Location(path=page.path, line=line, column=column),
        found=f"{shown} beside {sources}" if sources else f"{shown}, and the sentence cites nothing",
        about=f"{page.name}: {shown}",
    )
