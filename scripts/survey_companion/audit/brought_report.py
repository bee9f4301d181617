"""What a change brought → text for people, JSON for programs, annotations and a job summary for GitHub.

Input: a `Brought`. Output: the text that `survey check --since` prints. Whatever comes from the list stands
in Markdown as code, where nothing is a link, a mention, an image or HTML.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey_companion.audit.brought import Brought
from survey_companion.audit.check_report import as_dict, count_severities, render_annotations
from survey_companion.joining.contents import count_noun
from survey_companion.model.change_types import Change, ChangedKind, ChangeKind
from survey_companion.model.characters import is_visible
from survey_companion.model.problems import Problem, Spot, shorten, show
from survey_companion.text.myst import escape_text, fence

_MOST = 100  # problems, and changes of one sort, in a job summary; GitHub shows at most 1 MiB
_MOST_NAMED = 20  # changes that a terminal shows; more would push the problems out of sight
_LONGEST = 2_000  # characters of a line that is shown in full
_SHOWN = (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.RENAMED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """Lines of the lists with a problem: as they are, and as they should be where that is certain."""

    as_they_are: Mapping[Spot, str]
    mended: Mapping[Spot, str]


NO_LINES = Lines(as_they_are={}, mended={})


def render_text(brought: Brought, *, shows_all: bool = False) -> str:
    """Return each problem on a line of its own, then what was added, and how much there is of each."""
    problems = [*brought.problems, *(brought.notices if shows_all else ())]
    problems.sort(key=lambda problem: problem.location.order)
    maintainers = [f"for the maintainer: {each}" for each in brought.for_maintainer if shows_all]
    lines = [*map(str, problems), *maintainers]
    summary = _summarise(brought, most=len(brought.changes) if shows_all else _MOST_NAMED)
    return "\n".join([*lines, *([""] if lines else []), *summary]) + "\n"


def _summarise(brought: Brought, most: int) -> list[str]:
    if brought.not_compared:
        head = [f"Not compared with {show(brought.since)}: {brought.not_compared}"]
    else:
        head = [f"Since {show(brought.since)}: {_count(brought.changes)}"]
        shown = [change for change in brought.changes if change.sort in _SHOWN]
        head += [f"  {_name(change)}  {shorten(change.title, 80)}" for change in shown[:most]]
        head += [f"  and {len(shown) - most:,} more; --all shows them"] if len(shown) > most else []
    return [*head, *_for_maintainer(brought), count_severities(brought.problems)]


def _name(change: Change) -> str:
    sort = "" if change.sort is ChangeKind.ADDED else f" {change.sort.value}"
    return f"{change.what.value}{sort}  {show(change.name)}"


def _count(changes: Sequence[Change]) -> str:
    """Return "2 works added, 1 data resource corrected"."""
    known = Counter((change.what, change.sort) for change in changes)
    counts = [
        f"{what.value if what is ChangedKind.SETTINGS else count_noun(number, what.value)} {sort.value}"
        for (what, sort), number in known.items()
    ]
    return ", ".join(counts) or "no entry, section or setting has changed"


def _for_maintainer(brought: Brought) -> list[str]:
    """Return one line with the kinds of problem that are not the contributor's; none if there are none."""
    known = Counter(each.code.slug for each in brought.for_maintainer)
    named = ", ".join(f"{number:,} {slug}" for slug, number in known.items())
    return [f"For the maintainer, nothing to do for you: {named}"] if named else []


def render_json(brought: Brought, *, shows_all: bool = False) -> str:
    """Return all as one JSON object."""
    found = {
        "since": brought.since,
        "not_compared": brought.not_compared,
        "problems": [as_dict(each) for each in brought.problems],
        **({"notices": [as_dict(each) for each in brought.notices]} if shows_all else {}),
        "for_maintainer": [as_dict(each) for each in brought.for_maintainer],
        "changes": [
            {"what": each.what.value, "sort": each.sort.value, "name": each.name, "title": each.title}
            for each in brought.changes
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def render_github(brought: Brought, *, shows_all: bool = False) -> str:
    """Return workflow commands that GitHub shows beside the lines."""
    return render_annotations([*brought.problems, *(brought.notices if shows_all else ())])


# -- a job summary ---------------------------------------------------------------------------------


def render_markdown(brought: Brought, lines: Lines) -> str:
    """Return a page in GitHub's Markdown: what was found, with the lines, and what was added.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary
    """
    parts = ["## Check of the list", count_severities(brought.problems) + "."]
    parts += [_describe(each, lines) for each in brought.problems[:_MOST]]
    parts += _rest(len(brought.problems), "survey check shows all")
    if brought.not_compared:
        return "\n\n".join([*parts, f"Nothing was compared: {_code(brought.not_compared)}"]) + "\n"
    parts += ["### What has changed", f"Since {_code(brought.since)}: {_count(brought.changes)}."]
    shown = [change for change in brought.changes if change.sort in _SHOWN]
    rows = [f"- {escape_text(_name(each).partition('  ')[0])} {_name_code(each)}" for each in shown[:_MOST]]
    parts += ["\n".join(rows)] if rows else []
    parts += _rest(len(shown), "survey diff shows all")
    return "\n\n".join([*parts, *(f"{each}." for each in _for_maintainer(brought))]) + "\n"


def _name_code(change: Change) -> str:
    return f"{_code(change.name)}: {_code(change.title)}"


def _rest(number: int, where: str) -> list[str]:
    return [f"… and {number - _MOST:,} more; {where}."] if number > _MOST else []


def _describe(problem: Problem, lines: Lines) -> str:
    """Return what was found, where, and the line, as it is and as it should be."""
    spot = problem.location.spot
    wrong = _code(problem.wrong) if problem.wrong else escape_text(problem.code.wrong)
    expected = _code(problem.expected) if problem.expected else escape_text(problem.code.expected)
    parts = [
        f"### {problem.severity.value.capitalize()} at {_code(str(problem.location))}",
        f"{wrong}: {_code(problem.found)}",
        f"Expected: {expected}. What to do: {escape_text(problem.code.advice)}. ({problem.code.slug})",
    ]
    line, mended = lines.as_they_are.get(spot), lines.mended.get(spot)
    if line is not None and len(line) <= _LONGEST:
        parts += ["The line:", fence(show(line), "text")]
    if mended is not None and len(mended) <= _LONGEST and is_visible(mended):
        parts += ["The corrected line:", fence(mended, "text")]
    return "\n\n".join(parts)


def _code(text: str) -> str:
    """Return the text as a code span, whose marks are longer than any in the text."""
    shown = shorten(text, 240) or "–"
    mark = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    return f"{mark} {shown} {mark}" if "`" in shown else f"{mark}{shown}{mark}"
