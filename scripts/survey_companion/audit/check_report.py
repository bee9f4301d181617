"""Problems and the account of lines → text for people, JSON for programs, and annotations for GitHub.

Input: a `Survey`. Output: the text that `survey check` prints.
"""

import json
from collections import Counter
from collections.abc import Sequence

from survey_companion.audit.messages import render_messages
from survey_companion.joining.contents import count_noun
from survey_companion.model.headings import Kind
from survey_companion.model.problem_kinds import Code, Severity
from survey_companion.model.problems import Problem
from survey_companion.model.survey import Survey


def render_text(survey: Survey, *, shows_all: bool = False) -> str:
    """Return the open problems, those of one kind together, or with `shows_all` each; then the account."""
    lines = render_messages(_select(survey, shows_all=shows_all), shows_all=shows_all)
    return "\n".join([*lines, *([""] if lines else []), *render_account(survey)]) + "\n"


# Notices of checks that a project has switched on; they are shown like open problems.
_ASKED_FOR = {Code.UNSUPPORTED_NUMBER}


def _select(survey: Survey, *, shows_all: bool) -> list[Problem]:
    return [problem for problem in survey.problems if shows_all or _is_shown(problem)]


def _is_shown(problem: Problem) -> bool:
    return problem.is_open or (problem.code in _ASKED_FOR and problem.settled is None)


def render_account(survey: Survey) -> list[str]:
    """Return lines with the account of the catalogue's lines and the number of problems."""
    account = survey.account
    taxonomy, resources = (_sections(survey, kind) for kind in Kind)
    rows = (
        (
            account.listing,
            f"listings: {account.listings} of {len(survey.works)} works in {taxonomy}",
        ),
        (account.resource, f"data resources: {account.resources} in {resources}"),
        (account.heading, "headings"),
        (account.prose, "prose"),
        (account.problem, "unread, each named above as a problem"),
    )
    return [
        f"{survey.source}: {account.content:,} lines with content",
        *(f"{lines:>8,}  {what}" for lines, what in rows),
        count_problems(survey.problems),
    ]


def _sections(survey: Survey, kind: Kind) -> str:
    number = sum(section.part.kind is kind for section in survey.sections)
    return f"{number} section" if number == 1 else f"{number} sections"


def count_problems(problems: Sequence[Problem]) -> str:
    """Return "1 error, 20 warnings; 3 notices, 40 settled"."""
    errors, warnings, notices = _count_each([each for each in problems if not each.settled])
    settled = sum(problem.settled is not None for problem in problems)
    return f"{errors}, {warnings}; {notices}, {settled:,} settled (--all shows them)"


def count_severities(problems: Sequence[Problem]) -> str:
    """Return "1 error, 20 warnings, 3 notices"."""
    return ", ".join(_count_each(problems))


def _count_each(problems: Sequence[Problem]) -> list[str]:
    counted = Counter(problem.severity for problem in problems)
    return [count_noun(counted[each], each.value) for each in Severity]


def render_json(survey: Survey, *, shows_all: bool = False) -> str:
    """Return the problems and the account as one JSON object."""
    account = survey.account
    counts = {
        name: getattr(account, name)
        for name in ("content", "listing", "resource", "heading", "prose", "problem")
    }
    return (
        json.dumps(
            {
                "catalogue": survey.source,
                "lines": counts,
                "listings": account.listings,
                "works": len(survey.works),
                "resources": account.resources,
                "problems": [as_dict(problem) for problem in _select(survey, shows_all=shows_all)],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def as_dict(problem: Problem) -> dict[str, str | int | None]:
    """Return a problem as programs read it."""
    return {
        "path": problem.location.path,
        "line": problem.location.line,
        "column": problem.location.column,
        "severity": problem.severity.value,
        "code": problem.code.slug,
        "wrong": problem.wrong or problem.code.wrong,
        "found": problem.found,
        "expected": problem.expected or problem.code.expected,
        "advice": problem.code.advice,
        "about": problem.about,
        "settled": problem.settled,
    }


def render_github(survey: Survey, *, shows_all: bool = False) -> str:
    """Return workflow commands that GitHub shows beside the lines.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    return render_annotations(_select(survey, shows_all=shows_all))


def render_annotations(problems: Sequence[Problem]) -> str:
    """Return a workflow command for each problem."""
    return "".join(f"{_annotation(problem)}\n" for problem in problems)


def _annotation(problem: Problem) -> str:
    place = problem.location
    path = _escape(place.path).replace(":", "%3A").replace(",", "%2C")
    text = f"{problem.summary}; expected {problem.expected or problem.code.expected}; {problem.code.advice}"
    properties = f"file={path},line={place.line},col={place.column},title={problem.code.slug}"
    return f"::{problem.severity.value} {properties}::{_escape(text)}"


def _escape(text: str) -> str:
    # An older kind of command, ##[name], is found anywhere in a line.
    text = text.replace("##[", "# #[")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
