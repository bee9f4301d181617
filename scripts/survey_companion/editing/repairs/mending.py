"""Lists, and causes to mend → the mended lists, and each change with its reason.

Input: the text of each list, and a function that reads texts. Output: `Step` values, one per
cause, each beginning where the one before ended. What was mended is read again: a change after which
another part of the list says something else, or a problem is there that was not, is not made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from survey_companion.editing.lists.list_text import ListText, UnwritableListError
from survey_companion.editing.repairs.mend_proof import UNKNOWN, find_faulty
from survey_companion.editing.repairs.mends import Cause, Change, ListState, Mend

Texts = Mapping[str, ListText]
Read = Callable[[Texts], ListState]
_MOST_READINGS = 120  # of all lists, for one cause; what is not proved by then is not mended
_PASSES = 4  # one mend may make room for another; a list is as mended as it gets long before


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What was mended for one cause."""

    cause: Cause
    before: Texts  # by path in messages
    after: Texts
    changes: tuple[tuple[str, Change], ...]  # with the path of the list; in file order; never empty


def mend_lists(texts: Texts, read: Read, causes: Sequence[Cause]) -> tuple[Step, ...]:
    """Return what can be mended, cause by cause, until nothing is left; empty if there is nothing."""
    state = read(texts)
    state = replace(state, first=state)
    steps: list[Step] = []
    for _ in range(_PASSES):
        known = len(steps)
        for cause in causes:
            after, changes = _Attempt(read, cause).settle(state, _choose_first(_apart(cause.find(state))))
            if changes:
                found = tuple(sorted(changes, key=lambda each: (each[0], min(each[1].lines))))
                steps.append(Step(cause=cause, before=state.texts, after=after.texts, changes=found))
                state = after
        if len(steps) == known:
            break
    return tuple(steps)


_Chosen = tuple[Mend, int]  # and the number of the choice
_Changes = list[tuple[str, Change]]


def _choose_first(mends: Iterable[Mend]) -> list[_Chosen]:
    return [(mend, 0) for mend in sorted(mends, key=lambda each: (each.path, min(each.touched)))]


def _apart(mends: Iterable[Mend]) -> Iterator[Mend]:
    """Yield the mends of which no two touch one line; the others wait for the next pass."""
    taken: set[tuple[str, int]] = set()
    for mend in mends:
        places = {(mend.path, number) for number in mend.touched}
        if not places & taken:
            taken |= places
            yield mend


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Finds the changes of one cause after which the lists say what they should."""

    read: Read
    cause: Cause
    readings: list[int] = field(default_factory=lambda: [_MOST_READINGS])  # how many are left

    def settle(self, state: ListState, chosen: Sequence[_Chosen]) -> tuple[ListState, _Changes]:
        """Return the state after as many of the mends as can be made, and what they change."""
        while chosen and self.readings[0] > 0:
            self.readings[0] -= 1
            changes = [(mend.path, mend.choices[number]) for mend, number in chosen]
            texts, unwritable = apply_changes(state.texts, changes)
            if unwritable:
                chosen = _go_on(chosen, unwritable)
                continue
            after = replace(self.read(texts), first=state.first)
            abouts = [mend.about for mend, _ in chosen]
            faulty = find_faulty(state.survey, after.survey, changes, abouts, moves=self.cause.moves)
            if not faulty:
                return after, changes
            if faulty != {UNKNOWN}:
                chosen = _go_on(chosen, faulty)
            elif len(chosen) == 1:
                chosen = _go_on(chosen, {0})
            else:
                return self._halve(state, chosen)
        return state, []

    def _halve(self, state: ListState, chosen: Sequence[_Chosen]) -> tuple[ListState, _Changes]:
        """Try the later half alone and then the earlier, whose lines the later ones do not move."""
        middle = len(chosen) // 2
        between, later = self.settle(state, chosen[middle:])
        after, earlier = self.settle(between, chosen[:middle])
        return after, [*earlier, *later]


def _go_on(chosen: Sequence[_Chosen], faulty: Iterable[int]) -> list[_Chosen]:
    """Return the next choice of what was at fault, and all others as they were; what has none is dropped."""
    wrong = set(faulty)
    moved = ((mend, number + (place in wrong)) for place, (mend, number) in enumerate(chosen))
    return [(mend, number) for mend, number in moved if number < len(mend.choices)]


def apply_changes(
    texts: Texts, changes: Sequence[tuple[str, Change]]
) -> tuple[dict[str, ListText], set[int]]:
    """Return the changed texts, and which changes cannot be written in the encoding of their list."""
    unwritable = {
        number for number, (path, change) in enumerate(changes) if not _is_writable(texts[path], change)
    }
    changed = dict(texts)
    for path in dict.fromkeys(path for path, _ in changes):
        lines = {
            number: line for each, change in changes if each == path for number, line in change.lines.items()
        }
        changed[path] = _with_lines(texts[path], lines)
    return changed, unwritable


def _is_writable(text: ListText, change: Change) -> bool:
    new = tuple(line for line in change.lines.values() if line is not None)
    try:
        replace(text, mark=b"", lines=new, ends=("",) * len(new)).encode()
    except UnwritableListError:
        return False
    return not any(end in line for line in new for end in "\r\n")


def _with_lines(text: ListText, changed: Mapping[int, str | None]) -> ListText:
    kept = [
        (changed.get(number, line), end)
        for number, (line, end) in enumerate(zip(text.lines, text.ends, strict=True), 1)
    ]
    left = [(line, end) for line, end in kept if line is not None]
    return replace(text, lines=tuple(line for line, _ in left), ends=tuple(end for _, end in left))
