"""Problems and the account of lines → text for people, JSON for programs, and annotations for GitHub.

Input: a `Survey`. Output: the text that `survey check` prints.
"""

import json
from collections import Counter
from collections.abc import Sequence

from survey_companion.audit.messages import render_messages
from survey_companion.joining.contents import count_noun
from survey_companion.joining.published import added_works, published_works
from survey_companion.model.accounts import Account
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
    paths = list(survey.lists.values())
    added = survey.added_account
    published = ", ".join(paths[:-1] if added else paths)
    taxonomy, resources = (_sections(survey, kind, of_additions=False) for kind in Kind)
    account = survey.account
    listings = f"listings: {account.listings} of {len(published_works(survey))} works in {taxonomy}"
    lines = _count_lines(account, published, listings, resources)
    if added:
        taxonomy, resources = (_sections(survey, kind, of_additions=True) for kind in Kind)
        works = count_noun(len(added_works(survey)), "work")
        listings = f"listings: {added.listings} in {taxonomy}, with {works} that no other list has"
        lines += _count_lines(added, paths[-1], listings, resources)
    return [*lines, count_problems(survey.problems)]


def _count_lines(account: Account, path: str, listings: str, resources: str) -> list[str]:
    rows = (
        (account.listing, listings),
        (account.resource, f"data resources: {account.resources} in {resources}"),
        (account.heading, "headings"),
        (account.prose, "prose"),
        (account.problem, "unread, each named above as a problem"),
    )
    head = f"{path}: {account.content:,} lines with content"
    return [head, *(f"{lines:>8,}  {what}" for lines, what in rows)]


def _sections(survey: Survey, kind: Kind, *, of_additions: bool) -> str:
    """Return how many sections of the kind have entries of the published list, or of the additions."""
    listed = [(each.section, each.is_addition) for work in survey.works for each in work.listings]
    listed += [(each.section, each.is_addition) for each in survey.resources]
    inside = {section for section, is_addition in listed if is_addition == of_additions}
    return count_noun(sum(section.part.kind is kind for section in inside), "section")


def count_problems(problems: Sequence[Problem]) -> str:
    """Return "1 error, 20 warnings; 3 notices, 40 settled"."""
    counted = Counter("settled" if problem.settled else problem.severity.value for problem in problems)
    errors, warnings, notices = (_count(counted[each.value], each.value) for each in Severity)
    return f"{errors}, {warnings}; {notices}, {counted['settled']:,} settled (--all shows them)"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def render_json(survey: Survey, *, shows_all: bool = False) -> str:
    """Return the problems and the account as one JSON object."""
    account = survey.account
    return (
        json.dumps(
            {
                "catalogue": survey.source,
                "lines": _lines_of(account),
                "listings": account.listings,
                "works": len(published_works(survey)),
                "resources": account.resources,
                **_describe_additions(survey),
                "problems": [_as_dict(problem) for problem in _select(survey, shows_all=shows_all)],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _lines_of(account: Account) -> dict[str, int]:
    names = ("content", "listing", "resource", "heading", "prose", "problem")
    return {name: getattr(account, name) for name in names}


def _describe_additions(survey: Survey) -> dict[str, dict[str, object]]:
    """Return the account of the additions by its name; empty if there are none."""
    added = survey.added_account
    if added is None:
        return {}
    return {
        "additions": {
            "catalogue": list(survey.lists.values())[-1],
            "lines": _lines_of(added),
            "listings": added.listings,
            "works": len(added_works(survey)),
            "resources": added.resources,
        }
    }


def _as_dict(problem: Problem) -> dict[str, str | int | None]:
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
    return "".join(f"{_annotation(problem)}\n" for problem in _select(survey, shows_all=shows_all))


def _annotation(problem: Problem) -> str:
    place = problem.location
    path = _escape(place.path).replace(":", "%3A").replace(",", "%2C")
    text = f"{problem.summary}; expected {problem.expected or problem.code.expected}; {problem.code.advice}"
    properties = f"file={path},line={place.line},col={place.column},title={problem.code.slug}"
    return f"::{problem.severity.value} {properties}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
