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
from typing import TypeVar

from survey_companion.model.headings import Section
from survey_companion.model.survey import CitationKey, Work
from survey_companion.text.keys import telling_words

Item = TypeVar("Item")

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
    # Works are known by their positions, which Python compares faster than keys.
    words = [frozenset(telling_words(work.title)) for work in works]
    weights = _weigh(words)
    squares = {word: weight**2 for word, weight in weights.items()}
    # Words of one title alone make it longer, too: else two titles with one word in common would be equal.
    alone = max(weights.values(), default=1.0)
    norms = [_norm(weights.get(word, alone) for word in found) for found in words]
    sections = [frozenset(work.sections) for work in works]
    titles = _group(enumerate(found & weights.keys() for found in words))
    # Per word, its weight under each work that has it, so that two works' scores are merged at once.
    shares = {word: dict.fromkeys(found, squares[word]) for word, found in titles.items()}
    members = _group(enumerate(sections))
    related = {}
    for here, work in enumerate(works):
        shared: dict[int, float] = {}
        for word in sorted(words[here] & weights.keys()):
            share, square = shares[word], squares[word]
            # All get this word's share; the few that had one of another word before get the sum again.
            again = {there: shared[there] + square for there in shared.keys() & share.keys()}
            shared |= share
            shared |= again
        shared.pop(here, None)
        norm = norms[here]
        least = _LEAST * norm
        scores = {
            there: weight / (norms[there] * norm)
            for there, weight in shared.items()
            if weight >= least * norms[there]
        }
        for there in {there for each in sections[here] for there in shared.keys() & members[each]}:
            alike = _overlap(sections[here], sections[there])
            scores[there] = shared[there] / (norms[there] * norm) + _SECTIONS * alike
        near = [
            (-round(score, 9), works[there].key, there) for there, score in scores.items() if score >= _LEAST
        ]
        related[work.key] = tuple(
            Relation(work=works[there], words=_words_of_both(words[here] & words[there], weights))
            for *_, there in sorted(near)[:MOST]
        )
    return related


def _weigh(titles: Sequence[AbstractSet[str]]) -> dict[str, float]:
    """Return how much each word tells that some titles have, but not too many."""
    spread = Counter(word for title in titles for word in title)
    crowd = min(_CROWD, max(2, _COMMON * len(titles)))
    return {word: math.log(len(titles) / number) for word, number in spread.items() if 1 < number <= crowd}


def _words_of_both(words: Iterable[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    known = (word for word in words if word in weights)
    return tuple(sorted(known, key=lambda word: (-weights[word], word))[:_WORDS])


def _group(items: Iterable[tuple[int, Iterable[Item]]]) -> dict[Item, set[int]]:
    """Return the positions of those that have each item."""
    groups: dict[Item, set[int]] = defaultdict(set)
    for position, inside in items:
        for item in inside:
            groups[item].add(position)
    return groups


def _norm(weights: Iterable[float]) -> float:
    """Return the length of a title as a vector of the weights of its words."""
    return math.sqrt(math.fsum(weight**2 for weight in weights)) or 1.0


def _overlap(one: AbstractSet[Section], other: AbstractSet[Section]) -> float:
    """Return which share of the sections of both is common to them, from 0 to 1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0
