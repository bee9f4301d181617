"""What a person has decided to leave as it is, and that nothing else is settled by it."""

from dataclasses import replace

import pytest

from short_ways import in_short, read_catalogue, read_survey
from survey_companion.audit import audit_survey
from survey_companion.audit.settlements import check_settlements, settle
from survey_companion.joining.merge import merge_survey
from survey_companion.model.problem_kinds import Code, Severity
from survey_companion.model.problems import Location, Problem
from survey_companion.model.record_types import Settlement
from survey_companion.model.survey import Survey
from survey_companion.records.toml_records import parse_settlements

STONES = "- [2020] **Stones.** *Doe* `Walls` [[paper](https://doi.org/10.1000/a)]\n"
HEAD = '[[settled]]\nproblem = "listed-twice"\nabout = "doe2020stones"\nreason = "So."\n'
ONE, TWO = "sec-p-one", "sec-p-two"


def _listed(one: int, two: int, settled: str) -> list[str]:
    """Return the open problems of a list that has a work so often in two sections."""
    text = f"## Papers\n\n### P\n\n#### One\n\n{STONES * one}\n#### Two\n\n{STONES * two}"
    settlements, problems = parse_settlements(settled, "settled.toml")
    assert not problems
    survey = audit_survey(merge_survey(read_catalogue(text), {}, {}, {"list.md": "list.md"}), settlements)
    return [each for each in in_short(survey.problems) if " settled: " not in each]


def test_a_further_copy_is_reported_where_it_stands() -> None:
    """Two copies in two sections are settled by their sections; a third one in either is a new question."""
    settled = f'{HEAD}in = ["{ONE}", "{TWO}"]\n'
    assert _listed(2, 2, settled) == []
    (found,) = _listed(2, 3, settled)
    assert found.startswith("list.md:14:1 listed-twice: “Stones”")
    (found,) = _listed(3, 2, settled)
    assert found.startswith("list.md:9:1 listed-twice: “Stones”")


def test_a_new_problem_does_not_take_the_place_of_one_that_is_gone() -> None:
    """A copy that is gone from one section leaves its part idle, and one in another section is open."""
    settled = f'{HEAD}in = ["{ONE}"]\n'
    assert _listed(2, 1, settled) == []
    idle, found = sorted(_listed(1, 2, settled), reverse=True)
    assert idle == f"settled.toml:1:1 idle-settlement: listed-twice about doe2020stones in {ONE}"
    assert found.startswith("list.md:12:1 listed-twice: “Stones”")


def test_what_was_counted_still_is_and_says_what_to_write() -> None:
    """Files of earlier versions are read; the notice names the sections in which the problems stand."""
    assert Code.COUNTED_SETTLEMENT.severity is Severity.NOTICE
    assert _listed(2, 2, f"{HEAD}count = 2\n") == [
        "settled.toml:1:1 counted-settlement: count = 2 about doe2020stones"
    ]
    settlements, _ = parse_settlements(f"{HEAD}count = 2\n", "settled.toml")
    place = Location(path="list.md", line=3)
    survey = read_survey(f"## P\n\n{STONES}\n")
    problem = Problem(code=Code.LISTED_TWICE, location=place, found="", about="doe2020stones")
    (found,) = check_settlements(survey, [problem, problem], settlements)
    assert found.expected == 'in = ["sec-p", "sec-p"]'
    assert _listed(2, 3, f"{HEAD}count = 2\n")[1:] != []


def _survey() -> Survey:
    return replace(read_survey("## P\n"), works=(), problems=())


def test_a_value_is_a_whole_text_of_the_message() -> None:
    """Two identifiers of one work are two questions; a longer number is another one."""
    place = Location(path="list.md", line=1)
    values = ("arXiv 2001.0000", "arXiv 2001.00001", "arXiv 2001.00002")
    problems = [
        Problem(code=Code.TWO_IDENTIFIERS, location=place, found=f"{value}, but DOI x", about="doe")
        for value in values
    ]
    answer = Settlement(
        problem="two-identifiers",
        about="doe",
        reason="So.",
        values=("arXiv 2001.00001", "arXiv 2001.00009"),
        location=Location(path="s.toml", line=2),
    )
    settled = [each.settled for each in settle(_survey(), problems, [answer])]
    assert settled == [None, "s.toml:2:1: So.", None]
    assert in_short(check_settlements(_survey(), problems, [answer])) == [
        "s.toml:2:1 idle-settlement: two-identifiers about doe with “arXiv 2001.00009”"
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('in = ["1.1 One"]', 'settled.in = "1.1 One"'),
        ('values = [" "]', 'settled.values = " "'),
        ('in = ["sec-p"]\nvalues = ["x"]', 'settled.count = "1"'),
        ('in = ["sec-p"]\ncount = 2', 'settled.count = "2"'),
        ("count = 0", 'settled.count = "0"'),
    ],
)
def test_an_impossible_settlement_is_refused(line: str, found: str) -> None:
    """Anchors, texts, and only one way of saying which problems are meant."""
    settlements, problems = parse_settlements(f"{HEAD}{line}\n", "settled.toml")
    assert not settlements
    assert [each.found for each in problems] == [found]


def test_a_settlement_is_about_a_problem_that_there_is() -> None:
    """Both its kind and what it is about are those of one problem."""
    place = Location(path="list.md", line=1)
    problems = [
        Problem(code=Code.LISTED_TWICE, location=place, found="", about="doe"),
        Problem(code=Code.NO_LINK, location=place, found="", about="roe"),
    ]
    asked = (("listed-twice", "doe"), ("listed-twice", "roe"), ("no-link", "doe"), ("no-link", "roe"))
    settlements = [
        Settlement(
            problem=problem, about=about, reason="So.", location=Location(path="settled.toml", line=line)
        )
        for line, (problem, about) in enumerate(asked, 1)
    ]
    assert in_short(check_settlements(_survey(), problems, settlements)) == [
        "settled.toml:2:1 idle-settlement: listed-twice about roe",
        "settled.toml:3:1 idle-settlement: no-link about doe",
    ]
