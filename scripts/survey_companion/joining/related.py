"""Works → for each work, the most similar other works.

Input: works with unique keys. Output: at most `MOST` other works each, the most similar first.
Two works are similar if their titles share informative words, and more so if they share sections.
No network and no model is used: the same works give the same result on every machine.
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
_COMMON = 0.15  # words in a larger share of the titles are ignored: they say nothing about the topic
_CROWD = 200  # words in more titles than this are ignored, to limit the time
_LEAST = 0.12  # similarity below which works are not related
_WORDS = 3  # shared words that are named as the reason
_SECTIONS = 0.25  # weight of equal sections, compared with 1 for equal titles


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """A work that is similar to another one."""

    work: Work
    words: tuple[str, ...]  # the most informative words of both titles, never empty


def find_related(works: Sequence[Work]) -> dict[CitationKey, tuple[Relation, ...]]:
    """Return the most similar works of each work; empty if no other title is similar enough."""
    # Works are represented by their positions, which Python compares faster than keys.
    words = [frozenset(telling_words(work.title)) for work in works]
    weights = _weigh(words)
    squares = {word: weight**2 for word, weight in weights.items()}
    # Words of only one title count in its length too: else two titles that share one word would be equal.
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
            # Give this word's weight to every work that has it; works with earlier words get their sum again.
            sums = {there: shared[there] + square for there in shared.keys() & share.keys()}
            shared |= share
            shared |= sums
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
    """Return the weight of each word that is in at least two titles, but not in too many."""
    spread = Counter(word for title in titles for word in title)
    crowd = min(_CROWD, max(2, _COMMON * len(titles)))
    return {word: math.log(len(titles) / number) for word, number in spread.items() if 1 < number <= crowd}


def _words_of_both(words: Iterable[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    known = (word for word in words if word in weights)
    return tuple(sorted(known, key=lambda word: (-weights[word], word))[:_WORDS])


def _group(items: Iterable[tuple[int, Iterable[Item]]]) -> dict[Item, set[int]]:
    """Return, for each item, the positions of the works that have it."""
    groups: dict[Item, set[int]] = defaultdict(set)
    for position, inside in items:
        for item in inside:
            groups[item].add(position)
    return groups


def _norm(weights: Iterable[float]) -> float:
    """Return the length of a title as a vector of the weights of its words."""
    return math.sqrt(math.fsum(weight**2 for weight in weights)) or 1.0


def _overlap(one: AbstractSet[Section], other: AbstractSet[Section]) -> float:
    """Return the share of common sections among all sections of both, from 0 to 1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0
