"""Problems → the lines that people read: a kind that is found often in a file is said once.

Input: problems in file order. Output: lines of text, in the order of their first problems.
"""

from collections.abc import Iterable

from survey_companion.model.problems import Problem

_MOST_ALONE = 3  # problems of one kind in one file, each with a line of its own
_MOST_NUMBERS = 5  # numbers of lines in one message


def render_messages(problems: Iterable[Problem], *, shows_all: bool = False) -> list[str]:
    """Return a line for each problem; without `shows_all`, one line for many of the same kind."""
    if shows_all:
        return [str(problem) for problem in problems]
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        key = (problem.location.path, problem.code, problem.wrong, problem.settled is None)
        groups.setdefault(key, []).append(problem)
    messages = [message for group in groups.values() for message in _say(group)]
    return [text for _, text in sorted(messages, key=lambda message: message[0])]


def _say(group: list[Problem]) -> list[tuple[tuple[str, int, int], str]]:
    if len(group) <= _MOST_ALONE:
        return [(problem.location.order, str(problem)) for problem in group]
    first, *others = group
    numbers = list(dict.fromkeys(problem.location.line for problem in others))
    shown = ", ".join(map(str, numbers[:_MOST_NUMBERS])) + (" …" if len(numbers) > _MOST_NUMBERS else "")
    return [(first.location.order, f"{first}; {len(others):,} more of this kind, at lines {shown}")]
