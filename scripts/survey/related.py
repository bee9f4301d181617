"""Works → for each work, the works that are most like it.

Input: works with unique keys. Output: at most `MOST` other works each, the nearest first.
Two works are alike when their titles share telling words, and more so when they share sections.
No network and no model: the same works give the same answer on every machine.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from survey.keys import telling_words
from survey.model import CitationKey, Section, Work

MOST = 4
_COMMON = 0.15  # a word in more of the titles than this tells nothing about what a work is about
_CROWD = 200  # works that share a word; where more do, it is not looked at
_LEAST = 0.12  # less likeness than this is chance
_WORDS = 3  # to name as the reason
_SECTIONS = 0.25  # how much the same sections count, against 1 for the same title


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """A work that is like another one."""

    work: Work
    words: tuple[str, ...]  # that tell most of those in both titles, never empty


def find_related(works: Sequence[Work]) -> dict[CitationKey, tuple[Relation, ...]]:
    """Return the works most like each work; none where too little of the titles is shared."""
    words = {work.key: frozenset(telling_words(work.title)) for work in works}
    spread = Counter(word for found in words.values() for word in found)
    crowd = min(_CROWD, max(2, _COMMON * len(works)))
    weights = {word: math.log(len(works) / number) for word, number in spread.items() if 1 < number <= crowd}
    shelves = _shelve(works, words, weights)
    # Words of one title alone make it longer, too: else two titles with one word in common would be equal.
    alone = max(weights.values(), default=1.0)
    norms = {key: _norm(weights.get(word, alone) for word in found) for key, found in words.items()}
    by_key = {work.key: work for work in works}
    sections = {work.key: frozenset(work.sections) for work in works}
    squares = {word: weight**2 for word, weight in weights.items()}
    members: dict[Section, set[CitationKey]] = defaultdict(set)
    for work in works:
        for section in work.sections:
            members[section].add(work.key)
    related = {}
    for work in works:
        shared: dict[CitationKey, float] = defaultdict(float)
        for word in sorted(words[work.key] & weights.keys()):
            square = squares[word]
            for key in shelves[word]:
                shared[key] += square
        shared.pop(work.key, None)
        norm = norms[work.key]
        scores = {key: weight / (norms[key] * norm) for key, weight in shared.items()}
        for key in {key for section in work.sections for key in shared.keys() & members[section]}:
            scores[key] += _SECTIONS * _overlap(sections[work.key], sections[key])
        near = [key for key, score in scores.items() if score >= _LEAST]
        nearest = sorted(near, key=lambda key: (-round(scores[key], 9), key))[:MOST]
        related[work.key] = tuple(
            Relation(work=by_key[key], words=_words_of_both(words[work.key] & words[key], weights))
            for key in nearest
        )
    return related


def _words_of_both(words: Iterable[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    known = (word for word in words if word in weights)
    return tuple(sorted(known, key=lambda word: (-weights[word], word))[:_WORDS])


def _shelve(
    works: Iterable[Work], words: Mapping[CitationKey, frozenset[str]], weights: Mapping[str, float]
) -> dict[str, list[CitationKey]]:
    shelves: dict[str, list[CitationKey]] = defaultdict(list)
    for work in works:
        for word in words[work.key] & weights.keys():
            shelves[word].append(work.key)
    return shelves


def _norm(weights: Iterable[float]) -> float:
    """Return the length of a title as a vector of the weights of its words."""
    return math.sqrt(sum(sorted(weight**2 for weight in weights))) or 1.0


def _overlap(one: AbstractSet[Section], other: AbstractSet[Section]) -> float:
    """Return which share of the sections of both is common to them, from 0 to 1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0
