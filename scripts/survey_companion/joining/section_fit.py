"""The words of a title → the sections of a survey that it fits, by the titles listed there.

Input: a survey, and a title, perhaps with a key point. Output: sections, the best one first.
Each section is a bag of words: those of its heading, and those of the titles and key points listed in it. A
text fits a section the better, the more likely its words are there than anywhere in the list (naive Bayes
with Dirichlet smoothing; Zhai and Lafferty, https://doi.org/10.1145/984321.984322, section 3). No network
and no model is used: the same list gives the same answer on every machine.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from survey_companion.model.headings import Kind, Section
from survey_companion.model.survey import Resource, Survey, Work
from survey_companion.text.keys import telling_words

CLEARLY = (
    4.0  # how much a score must be above another: of lines where they are, 1 to 7 in 100 have such another
)
_MOST = 3
_NEAR = 4.0  # a section further below the best one is no proposal
_SMOOTHING = 300  # words of the whole list that are added to each section, so that few words prove little
_SHARE = 0.25  # at most this share of all words, lest nothing is clear in a short list
_HEADING = 2  # titles that a section's heading counts as
_SIZE = 0.5  # how much it counts that a section has many entries; 1 would be naive Bayes as in textbooks

Entry = Work | Resource


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """A section that a text fits."""

    section: Section
    score: float  # natural logarithm of a likelihood; only differences between sections mean something


def rank_sections(survey: Survey, text: str, kind: Kind = Kind.TAXONOMY) -> tuple[Fit, ...]:
    """Return at most three sections that fit a text, the best first; empty if no section has its words."""
    ranked = SectionWords(survey, kind).rank(text)
    return tuple(fit for fit in ranked[:_MOST] if fit.score >= ranked[0].score - _NEAR)


def text_of(entry: Entry) -> str:
    """Return what is compared of an entry: its title and key point, or its name and description."""
    if isinstance(entry, Resource):
        return f"{entry.name} {entry.description or ''}"
    return f"{entry.title} {(entry.record and entry.record.key_point) or ''}"


class SectionWords:
    """The words of each section of one kind."""

    def __init__(self, survey: Survey, kind: Kind = Kind.TAXONOMY) -> None:
        self._number = Counter[Section]()  # of entries
        self._words = {section: Counter[str]() for section in survey.sections if section.part.kind is kind}
        entries: Sequence[Entry] = survey.works if kind is Kind.TAXONOMY else survey.resources
        for entry in entries:
            words = _words(text_of(entry))
            for section in sections_of(entry):
                if section in self._words:  # a list may have papers below a heading of data
                    self._words[section].update(words)
                    self._number[section] += 1
        for section, known in self._words.items():
            known.update(
                word for word in _words(f"{section.title} {section.part.title}") for _ in range(_HEADING)
            )
        self._all = sum(self._words.values(), Counter[str]())

    def rank(self, text: str, leaving_out: Entry | None = None) -> tuple[Fit, ...]:
        """Return every section, the best first; empty if no word of the text is known.

        An entry that is listed itself is left out, so that only the others say where it belongs.
        """
        own = frozenset(_words(text_of(leaving_out))) if leaving_out else frozenset[str]()
        home = [each for each in sections_of(leaving_out) if each in self._words] if leaving_out else []
        spread = {word: self._all[word] - len(home) * (word in own) for word in sorted(_words(text))}
        known = {word: number for word, number in spread.items() if number > 0}
        if not known:
            return ()
        total = self._all.total() - len(home) * len(own)
        smoothing = min(_SMOOTHING, _SHARE * total)
        likely = {word: number / total for word, number in known.items()}
        left_out = {section: own if section in home else frozenset[str]() for section in self._words}
        found = [
            Fit(section=section, score=self._score(section, likely, smoothing, without))
            for section, without in left_out.items()
        ]
        return tuple(sorted(found, key=lambda fit: -round(fit.score, 9)))  # equal ones in the list's order

    def _score(
        self, section: Section, likely: Mapping[str, float], smoothing: float, without: AbstractSet[str]
    ) -> float:
        """Return how well words fit a section; `likely` is how likely each is anywhere in the list."""
        words, entries = self._words[section], self._number[section] - bool(without)
        size = words.total() - len(without) + smoothing
        terms = (
            math.log((words[word] - (word in without) + smoothing * share) / size / share)
            for word, share in likely.items()
        )
        return _SIZE * math.log(entries + 1) + math.fsum(terms)


def sections_of(entry: Entry) -> tuple[Section, ...]:
    """Return where an entry is listed."""
    return (entry.section,) if isinstance(entry, Resource) else entry.sections


def _words(text: str) -> set[str]:
    return set(telling_words(text))
