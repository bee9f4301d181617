"""Many problems of one kind are said once, few one by one."""

from dataclasses import replace

import pytest

from survey_companion.audit.messages import render_messages
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem


def _problem(line: int, *, code: Code = Code.NO_LINK, path: str = "list.md", column: int = 1) -> Problem:
    return Problem(code=code, location=Location(path=path, line=line, column=column), found=f"Stone {line}")


def _problems(*lines: int) -> list[Problem]:
    return [_problem(line) for line in lines]


def test_three_of_a_kind_have_a_line_each() -> None:
    """The fourth makes it one line, which names the lines of the others."""
    three = _problems(3, 5, 7)
    assert render_messages(three) == list(map(str, three))
    assert render_messages([*three, _problem(9)]) == [f"{three[0]}; 3 more of this kind, at lines 5, 7, 9"]


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        ((1, 2, 3, 4, 5, 6), "; 5 more of this kind, at lines 2, 3, 4, 5, 6"),
        ((1, 2, 3, 4, 5, 6, 7), "; 6 more of this kind, at lines 2, 3, 4, 5, 6 …"),
        ((1, 2, 2, 3, 3, 4, 5, 6), "; 7 more of this kind, at lines 2, 3, 4, 5, 6"),
        ((1, *range(1_001, 2_101)), "; 1,100 more of this kind, at lines 1001, 1002, 1003, 1004, 1005 …"),
    ],
)
def test_five_lines_are_named(lines: tuple[int, ...], end: str) -> None:
    """Each line once; an ellipsis says that there are others."""
    problems = _problems(*lines)
    assert render_messages(problems) == [f"{problems[0]}{end}"]


def test_what_asks_for_all_gets_all() -> None:
    """In the order given, and without counts."""
    problems = _problems(9, 1, 5, 3, 7)
    assert render_messages(problems, shows_all=True) == list(map(str, problems))
    assert render_messages([]) == render_messages([], shows_all=True) == []


@pytest.mark.parametrize(
    "other",
    [
        {"code": Code.NO_PAPER_LINK},
        {"location": Location(path="other.md", line=9)},
        {"wrong": "this stone has no link"},
        {"settled": "works.toml:1:1"},
    ],
)
def test_problems_of_another_file_kind_or_sentence_are_told_apart(other: dict[str, object]) -> None:
    """So are open ones and settled ones; what settled them does not matter."""
    problems = _problems(1, 2, 3)
    last = replace(_problem(9), **other)  # type: ignore[arg-type]
    assert render_messages([*problems, last]) == list(map(str, [*problems, last]))
    alike = [replace(each, settled=f"works.toml:{each.location.line}:1") for each in _problems(1, 2, 3, 4)]
    assert render_messages(alike) == [f"{alike[0]}; 3 more of this kind, at lines 2, 3, 4"]


def test_messages_stand_in_the_order_of_the_file() -> None:
    """Also where problems of several kinds are mixed: each message stands at its first line and column."""
    many = [_problem(line) for line in (2, 4, 6, 8)]
    one, two = (_problem(4, code=Code.NO_AUTHORS, column=column) for column in (7, 3))
    first, last = _problem(1, code=Code.NO_AUTHORS), _problem(1, path="z.md")
    assert render_messages([*many, one, last, two, first]) == [
        str(first),
        f"{many[0]}; 3 more of this kind, at lines 4, 6, 8",
        str(two),
        str(one),
        str(last),
    ]
