"""Two surveys → which of their works are the same publication, whatever their keys.

Input: the works of both, or by what they are recognised. Output: pairs of keys; if the surveys are swapped,
the pairs are the same. What says most goes first: title and identifier, title and author, identifier alone,
title alone, and at last nearly the same title and an author. Works with other authors and other identifiers
stay apart in spite of one title, as they do in one list; see `same_work`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from survey_companion.joining.same_work import is_near
from survey_companion.model.given_keys import Signs
from survey_companion.model.survey import Survey, Work

_MOST = 10  # works with one mark that are compared with each other
_END = 8  # letters at the beginning or the end of near titles that are the same


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """By what a work is recognised."""

    signs: Signs
    titles: tuple[str, ...]  # as they are printed, that of the version to cite first


_Marks = Callable[[Recognised], Iterable[object]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Step:
    """One round of the search: works that share a mark are one if they are `alike`."""

    marks: _Marks
    alike: Callable[[Recognised, Recognised], bool]
    skips_crowds: bool = False  # whether a mark of too many works says nothing


def recognise_works(survey: Survey) -> dict[str, Recognised]:
    """Return by what each work is recognised, by its key."""
    signs = {each.key: each.signs for each in survey.key_book.keys if each.now is None}
    return {
        str(work.key): Recognised(signs=signs.get(work.key, Signs()), titles=_titles(work))
        for work in (*survey.works, *survey.cited)
    }


def _titles(work: Work) -> tuple[str, ...]:
    return tuple(dict.fromkeys([work.title, *(each.title for each in work.listings)]))[:_MOST]


def pair_works(before: Mapping[str, Recognised], after: Mapping[str, Recognised]) -> dict[str, str]:
    """Return keys after by keys before; each is in one pair at most."""
    found: dict[str, str] = {}
    old, new = dict(before), dict(after)
    for step in _STEPS:
        for one, two in sorted(_candidates(step, old, new), key=sorted):
            if one in old and two in new:
                found[one] = two
                del old[one], new[two]
    return found


def _candidates(
    step: _Step, old: Mapping[str, Recognised], new: Mapping[str, Recognised]
) -> set[tuple[str, str]]:
    """Return the pairs that share a mark and are alike."""
    holders = [_holders(step, side) for side in (old, new)]
    shared = holders[0].keys() & holders[1].keys()
    pairs = {pair for mark in shared for pair in _join(step, *(each[mark] for each in holders))}
    return {(one, two) for one, two in pairs if step.alike(old[one], new[two])}


def _holders(step: _Step, side: Mapping[str, Recognised]) -> dict[object, list[str]]:
    """Return the keys of the works with each mark, sorted."""
    found: dict[object, list[str]] = {}
    for key in sorted(side):
        for mark in dict.fromkeys(step.marks(side[key])):
            found.setdefault(mark, []).append(key)
    return found


def _join(step: _Step, one: Collection[str], two: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield all pairs of the works of one mark; of many, the first ones."""
    if not (step.skips_crowds and max(len(one), len(two)) > _MOST):
        yield from product(list(one)[:_MOST], list(two)[:_MOST])


def is_another(one: Recognised, two: Recognised) -> bool:
    """Whether two works have nothing of a title in common, and other identifiers."""
    has_other_title = set(one.signs.titles).isdisjoint(two.signs.titles) and not _has_near_title(one, two)
    return has_other_title and one.signs.has_other_identifiers(two.signs)


def _has_near_title(one: Recognised, two: Recognised) -> bool:
    return any(is_near(a, b) for a in one.titles for b in two.titles)


def _are_like(one: Recognised, two: Recognised) -> bool:
    return one.signs.is_like(two.signs)


def _ends(work: Recognised) -> Iterator[tuple[str, tuple[bool, str]]]:
    """Yield each author with how each title begins and ends: of near titles, one of both is the same."""
    titles = work.signs.titles
    ends = [*((True, title[:_END]) for title in titles), *((False, title[-_END:]) for title in titles)]
    yield from product(work.signs.authors, ends)


_STEPS = (
    _Step(marks=lambda work: product(work.signs.titles, work.signs.identifiers), alike=_are_like),
    _Step(marks=lambda work: product(work.signs.titles, work.signs.authors), alike=_are_like),
    _Step(marks=lambda work: work.signs.identifiers, alike=_are_like),
    _Step(marks=lambda work: work.signs.titles, alike=_are_like),
    _Step(marks=_ends, alike=_has_near_title, skips_crowds=True),
)
