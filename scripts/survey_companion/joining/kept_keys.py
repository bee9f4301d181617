"""Citation keys that were given out → the works of this run that keep them, and the keys to remember.

Input: the keys of earlier runs, and by what works are recognised. Output: keys; `records.key_lock` spells
them.

A key never names another work. It is found again by title and identifier, by title and author, by title
alone, by identifier alone, in this order; what two works could claim goes to the one with the stronger sign,
whatever the order of lines. A key whose work is gone is remembered for its return.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from survey_companion.model.given_keys import GivenKey, KeyBook, Signs

if TYPE_CHECKING:
    from survey_companion.model.identifiers import Identifier

_MOST = 50  # works of one title, or of one identifier, that are compared with each other

# The signs of a work are all its titles, identifiers and authors. A mark is one sign, or two of them
# together; a key and a work that share a mark may belong together.
_Marks = Callable[[Signs], Iterable[object]]  # signs → marks of one sort
# A step is one round of the search, for marks of one sort. Rounds with stronger marks come first: what they
# find is out of reach of those with weaker marks.
_STEPS: tuple[_Marks, ...] = (
    lambda signs: ((title, each) for title in signs.titles for each in signs.identifiers),
    lambda signs: ((title, each) for title in signs.titles for each in signs.authors),
    lambda signs: signs.titles,
    lambda signs: signs.identifiers,
)


def find_kept(works: Sequence[Signs], given: Iterable[GivenKey]) -> list[GivenKey | None]:
    """Return the key that each work has had; `None` for a new work. No key is returned twice."""
    kept: list[GivenKey | None] = [None] * len(works)
    free = {each.key: each for each in sorted(given, key=_rank)}
    if not free:
        return kept
    waiting = sorted(range(len(works)), key=lambda index: _order(works[index]))
    for marks in _STEPS:
        holders: dict[object, list[GivenKey]] = {}
        for each in free.values():
            for mark in marks(each.signs):
                holders.setdefault(mark, []).append(each)
        for index in waiting:
            if found := _first(works[index], marks, holders, free):
                kept[index] = free.pop(found.key)
        waiting = [index for index in waiting if kept[index] is None]
    return kept


def _rank(given: GivenKey) -> tuple[bool, bool, str]:
    """Return the order in which keys are tried: those in use, then those of gone works, then earlier ones."""
    return given.now is not None, given.is_gone, given.key


def _order(signs: Signs) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return an order of works that is not that of the list."""
    return signs.titles, tuple(each.value for each in signs.identifiers), signs.authors


def _first(
    signs: Signs, marks: _Marks, holders: Mapping[object, list[GivenKey]], free: Mapping[str, GivenKey]
) -> GivenKey | None:
    """Return the first key in the order of ranks that has one of the marks, and that may be the work's."""
    found = []
    for mark in marks(signs):
        if holding := holders.get(mark):
            holding[:_MOST] = [each for each in holding[:_MOST] if each.key in free]
            found += [each for each in holding[:_MOST] if each.signs.is_like(signs)][:1]
    return min(found, key=_rank, default=None)


def keep_keys(
    given: Iterable[GivenKey],
    live: Sequence[GivenKey],
    aliases: Mapping[str, str],
    *,
    is_borrowed: bool = False,
) -> KeyBook:
    """Return the keys to remember: those of this run's works, their aliases, and all earlier ones.

    With `is_borrowed`, the keys are those of another list, and keys without a work here are left as they are.
    """
    book = {each.key: each for each in live}
    known = {each.key: each for each in given}
    for old, key in aliases.items():
        if old not in book and key in book:
            before = known.get(old) or GivenKey(key=old)
            book[old] = replace(before, now=key, is_gone=False, place=None)
    successors = _Successors(live)
    lost = []
    for key, each in known.items():
        if key in book:
            continue
        successor = successors.find(each.signs) if each.now is None else None
        if successor:
            book[key] = replace(each, now=successor, is_gone=False, place=None)
        elif each.now or each.is_gone or is_borrowed:
            book[key] = each
        else:
            book[key] = replace(each, is_gone=True)
            lost.append(each)
    reused = (known[each.key] for each in live if each.key in known and _is_other(known[each.key], each))
    return KeyBook(keys=tuple(_part_signs(book)), lost=tuple(lost), reused=tuple(reused))


def _is_other(before: GivenKey, now: GivenKey) -> bool:
    """Whether nothing of the work that had the key is left, so that it is now the key of another one."""
    signs = before.signs
    kept = not set(signs.titles).isdisjoint(now.signs.titles)
    kept = kept or not set(signs.identifiers).isdisjoint(now.signs.identifiers)
    kept = kept or not set(signs.authors).isdisjoint(now.signs.authors)
    return bool(signs.titles) and not kept


def _part_signs(book: Mapping[str, GivenKey]) -> Iterator[GivenKey]:
    """Yield the keys in order; one repeats no identifier of those that lead to it, unless it has no other.

    So works that were taken for one get their own keys again when they are told apart.
    """
    led: dict[str, set[Identifier]] = {}
    for each in book.values():
        if each.now:
            led.setdefault(each.now, set()).update(each.signs.identifiers)
    for key in sorted(book):
        each, others = book[key], led.get(key)
        own = tuple(found for found in each.signs.identifiers if not others or found not in others)
        yield replace(each, signs=replace(each.signs, identifiers=own)) if others and own else each


class _Successors:
    """Finds the work that an unused key was once of, such as one that two works were merged into."""

    def __init__(self, live: Sequence[GivenKey]) -> None:
        self._holders: dict[object, list[GivenKey]] | None = None
        self._live = live

    def find(self, signs: Signs) -> str | None:
        """Return the key of that work; `None` if no work is like it."""
        if self._holders is None:  # it takes a while, and is rarely needed
            self._holders = {}
            for mark, each in _marked(self._live):
                self._holders.setdefault(mark, []).append(each)
        for marks in _STEPS:
            for mark in marks(signs):
                for each in self._holders.get(mark, ())[:_MOST]:
                    if each.signs.is_like(signs):
                        return each.key
        return None


def _marked(live: Iterable[GivenKey]) -> Iterator[tuple[object, GivenKey]]:
    for each in live:
        for marks in _STEPS:
            for mark in marks(each.signs):
                yield mark, each
