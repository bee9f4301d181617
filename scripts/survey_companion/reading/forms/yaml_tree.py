"""The text of a YAML file → its values, with their lines.

Input: text. Output: a `TreeFile`. PyYAML reads one event after the other, so that nothing is built of what an
alias repeats, and no level is a call of a function.
"""

import re
from typing import Any

import yaml

from survey_companion.reading.forms.trees import (
    DEEPEST,
    Branch,
    Grower,
    Leaf,
    Tree,
    TreeFault,
    TreeFile,
    make_leaf,
)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it is installed
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_MOST_REPEATED = 10_000  # values that aliases may repeat
# The parser takes time that grows with the square of the number of brackets that open one after the other.
_DEEP = re.compile(rf"(?:[\[{{][\s\"']*+){{{DEEPEST + 1}}}")


def parse_yaml(text: str) -> TreeFile:
    """Return the values of the file up to its first fault."""
    if found := _DEEP.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return TreeFile(roots=[], fault=TreeFault(line=line, column=1, found=f"more than {DEEPEST} levels"))
    return _Reader().read(text)


class _Reader:
    """Takes the events in file order."""

    def __init__(self) -> None:
        self._grower = Grower()
        self._anchors: dict[str, Tree] = {}
        self._sizes: dict[str, int] = {}
        self._names: list[str | None] = []  # anchors of the open branches
        self._starts: list[int] = []  # how many values there were when each was opened
        self._count = 0  # values, repeated ones included
        self._repeated = 0
        self._last = 1  # line of the last value

    def read(self, text: str) -> TreeFile:
        fault = None
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                if fault := self._take(event):
                    break
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line, column = _place(mark) if mark else (self._last, 1)
            fault = TreeFault(line=line, column=column, found=str(getattr(error, "problem", "") or "text"))
        self._grower.close_all(self._last)
        return TreeFile(roots=self._grower.roots, fault=fault)

    def _take(self, event: yaml.Event) -> TreeFault | None:
        line, column = _place(event.start_mark)
        match event:
            case yaml.ScalarEvent():
                self._take_scalar(event, line)
            case yaml.AliasEvent():
                return self._take_alias(event.anchor or "", line, column)
            case yaml.CollectionStartEvent():
                if self._grower.depth >= DEEPEST:
                    return TreeFault(line=line, column=column, found=f"more than {DEEPEST} levels")
                self._last = max(self._last, line)
                self._grower.begin(line, column, is_mapping=isinstance(event, yaml.MappingStartEvent))
                self._names.append(event.anchor)
                self._starts.append(self._count)
            case yaml.CollectionEndEvent():
                if _place(event.end_mark) != (line, column):
                    self._last = max(self._last, line)  # a bracket
                branch = _merge(self._grower.close(self._last))
                self._count += 1
                name, start = self._names.pop(), self._starts.pop()
                if name:
                    self._anchors[name], self._sizes[name] = branch, self._count - start
        return None

    def _take_scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        end, column = _place(event.end_mark)
        self._last = max(line, end if column > 1 else end - 1)
        is_nothing = event.style is None and event.value in _NOTHING
        leaf = make_leaf("" if is_nothing else event.value, line, self._last)
        self._count += 1
        self._grower.add(leaf)
        if event.anchor:
            self._anchors[event.anchor], self._sizes[event.anchor] = leaf, 1

    def _take_alias(self, name: str, line: int, column: int) -> TreeFault | None:
        self._last = line
        value = self._anchors.get(name)
        if value is None:
            return TreeFault(line=line, column=column, found=f"*{name}, which is not defined above")
        if isinstance(value, Branch):
            self._repeated += self._sizes[name]
        self._count += self._sizes[name]
        if self._repeated > _MOST_REPEATED:
            return TreeFault(line=line, column=column, found=f"*{name}, which repeats too much")
        self._grower.add(value)
        return None


def _place(mark: Any) -> tuple[int, int]:  # noqa: ANN401  (there are two kinds of marks)
    """Return the 1-based line and column."""
    return mark.line + 1, mark.column + 1


def _merge(branch: Branch) -> Branch:
    """Return the mapping with what its key << takes from others, unless it has such a key itself."""
    if not branch.is_mapping or all(key != "<<" for key, _ in branch.pairs):
        return branch
    own = {key for key, _ in branch.pairs}
    taken: list[tuple[str, Tree]] = []
    for key, value in branch.pairs:
        if key == "<<" and isinstance(value, Branch):
            for each in [value] if value.is_mapping else value.values:
                if not isinstance(each, Leaf):
                    taken += [pair for pair in each.pairs if pair[0] not in own]
    branch.pairs = [*(pair for pair in branch.pairs if pair[0] != "<<"), *taken]
    return branch
