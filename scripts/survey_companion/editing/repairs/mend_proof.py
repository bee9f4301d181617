"""Two readings of a list, before and after some changes → which of the changes must not be made.

Every entry has to say what it said before, but for what its change is meant to change; the account of lines
has to be the same, but for the lines that go; and no kind of problem may be there more often for any work.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from survey_companion.editing.repairs.mends import Change
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Spot
from survey_companion.model.survey import Listing, Resource, Survey

_WORD = re.compile(r"\w+")
UNKNOWN = -1  # something is wrong, and no change can be named for it

_Entry = tuple[str | None, Listing | Resource]  # the key of its work
_Changes = Sequence[tuple[str, Change]]
_UNMOVED = {"section", "location", "last_line"}


def find_faulty(
    before: Survey, after: Survey, changes: _Changes, abouts: Sequence[str | None], *, moves: bool
) -> set[int]:
    """Return the places of the changes at fault, or `UNKNOWN`; empty if all is well.

    `abouts` are the keys of the works, or the slugs of the data resources, that are changed; with `moves`,
    lines may change places in their section.
    """
    faulty = set(_misread(before, after, changes, moves=moves))
    faulty |= set(_troubled(before, after, changes, abouts))
    if not faulty and not _adds_up(before, after, changes):
        faulty = {UNKNOWN}
    return faulty if faulty == {UNKNOWN} else faulty - {UNKNOWN}


# -- entries


def _entries(survey: Survey) -> list[_Entry]:
    """Return the listings and data resources in file order."""
    found: list[_Entry] = [(work.key, each) for work in survey.works for each in work.listings]
    found += [(None, each) for each in survey.resources]
    order = {path: number for number, path in enumerate(survey.lists)}
    return sorted(
        found,
        key=lambda entry: (
            order.get(entry[1].location.path, -1),
            entry[1].location.order,
            entry[1].last_line,
        ),
    )


def _facts(entry: Listing | Resource) -> tuple[object, ...]:
    said = tuple(getattr(entry, name) for name in entry.__slots__ if name not in _UNMOVED)
    return type(entry), entry.section.anchor, said


def _misread(before: Survey, after: Survey, changes: _Changes, *, moves: bool) -> Iterator[int]:
    """Yield the changes whose entry does not say what it should, and `UNKNOWN` for any other entry."""
    places = _places(changes)
    gone = {(path, number) for path, each in changes for number, line in each.lines.items() if line is None}
    entries, new = _entries(before), _entries(after)
    old = [entry for entry in entries if not _lines(entry[1]) <= gone]
    lost = [entry for entry in entries if _lines(entry[1]) <= gone]
    if len(old) != len(new) or not _have_twins(lost, old):
        yield UNKNOWN
        return
    if moves:
        old, new = (sorted(each, key=lambda entry: repr((_facts(entry[1]), entry[0]))) for each in (old, new))
    for was, now in zip(old, new, strict=True):
        own = {places[each] for each in _lines(was[1]) if each in places}
        meant = {name: value for each in own for name, value in changes[each][1].becomes.items()}
        is_same_work = was[0] == now[0] or (now[0] in after.work_records and was[0] not in after.work_records)
        if not is_same_work or _facts(replace(was[1], **meant)) != _facts(now[1]):
            yield from own or {UNKNOWN}


def _have_twins(lost: Sequence[_Entry], kept: Sequence[_Entry]) -> bool:
    """Whether each entry that is lost says what one that is kept says, in the same section."""
    said = {(key, _facts(each)) for key, each in kept} if lost else set()
    return all((key, _facts(each)) in said for key, each in lost)


def _lines(entry: Listing | Resource) -> set[Spot]:
    return {(entry.location.path, number) for number in range(entry.location.line, entry.last_line + 1)}


def _places(changes: _Changes) -> dict[Spot, int]:
    return {(path, number): place for place, (path, change) in enumerate(changes) for number in change.lines}


# -- problems and lines


def _troubled(
    before: Survey, after: Survey, changes: _Changes, abouts: Sequence[str | None]
) -> Iterator[int]:
    """Yield the changes whose work has more problems of a kind than before, and `UNKNOWN` for any other.

    A work that has found its record has the problems that this settles.
    """
    grown = _count_problems(after) - _count_problems(before)
    found = {work.key for work in after.works if work.record} - {work.key for work in before.works}
    places = _places(changes)
    own: dict[str | None, set[int]] = defaultdict(set)
    for place, about in enumerate(abouts):
        own[about].add(place)
    words = (
        {word for _, each in _entries(before) for word in _WORD.findall(_name_of(each))} if grown else set()
    )
    for problem in after.problems:
        if (problem.code, problem.about) not in grown or (problem.settled and problem.about in found):
            continue
        known = own[problem.about] if problem.about is not None else set()
        here = places.get(problem.location.spot)
        known = known or ({here} if here is not None else set())
        yield from known or _find_new_words(problem.found, words, changes) or {UNKNOWN}


def _find_new_words(found: str, words: AbstractSet[str], changes: _Changes) -> set[int]:
    """Return the changes that bring a word which the problem names and no title had before."""
    new = set(_WORD.findall(found)) - words
    texts = ["\n".join(line or "" for line in change.lines.values()) for _, change in changes]
    return {place for place, text in enumerate(texts) if not new.isdisjoint(_WORD.findall(text))}


def _name_of(entry: Listing | Resource) -> str:
    return entry.title if isinstance(entry, Listing) else entry.name


def _count_problems(survey: Survey) -> Counter[tuple[Code, str | None]]:
    return Counter((each.code, each.about) for each in survey.problems)


def _adds_up(before: Survey, after: Survey, changes: _Changes) -> bool:
    """Whether no line is lost: only those are fewer that go; each is what it was, and so are the titles."""
    one, two = before.account, after.account
    fewer = sum(line is None for _, change in changes for line in change.lines.values())
    return (
        two.is_balanced
        and before.info == after.info
        and one.content - two.content == fewer
        and one.listing - two.listing + one.resource - two.resource == fewer
        and (one.heading, one.prose, one.problem) == (two.heading, two.prose, two.problem)
    )
