"""The sections of a list of additions → sections of the published list, of the frontiers, or new ones.

Input: the published sections, then each section of the additions. Output: the section that replaces it.
A section is the published one with its headings, or else the only one with its name, number included, or
with its title. What stands below a heading "Frontiers", which the published list has not, is numbered F1, F2.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from survey_companion.model.headings import FRONTIERS, Kind, Part, Section
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.text.keys import Slugs, name_file

_FRONTIERS = {FRONTIERS, "frontier"}  # titles of the heading
_NUMBERED = re.compile(r"F?(\d+(?:\.\d+)*)\.?[ \t]+(\S.*)")


Sign = tuple[Kind, str, str, str]  # kind, what is compared, and one or two texts


class AddedPlaces:
    """Finds or makes the section of each addition."""

    def __init__(self, published: Sequence[Section]) -> None:
        self._published = tuple(published)
        self._known = _index(published)
        self._parts = {(part.kind, _fold(part.title)): part for part in reversed(_parts_of(published))}
        self._order = _parts_of(published)
        self._new: dict[tuple[Part, str | None], Section] = {}
        self._found: dict[Section, Section] = {}  # section of the additions → section of the survey
        named: list[Part | Section] = [*self._order, *published]
        self._numbers = {each.number for each in named if each.number}
        self._frontiers = count(1)
        self._slugs = {kind: Slugs() for kind in Kind}
        for part in self._order:
            self._slugs[part.kind].take(part.slug)
        for section in published:
            if section.slug:
                self._slugs[section.part.kind].take(section.slug, f"{section.part.slug}-")
        self.problems: list[Problem] = []

    def take(self, section: Section) -> Section:
        """Return the section of the survey that has the entries of this one."""
        if section not in self._found:
            self._found[section] = self._find(section) or self._add(section)
        return self._found[section]

    def in_order(self) -> tuple[Section, ...]:
        """Return all sections by kind and part; a new one is the last of its part, a new part of its kind."""
        kinds = list(dict.fromkeys([*(part.kind for part in self._order), *Kind]))
        parts = sorted(self._order, key=lambda part: kinds.index(part.kind))
        rank = {part: number for number, part in enumerate(parts)}
        every = (*self._published, *self._new.values())
        return tuple(sorted(every, key=lambda section: rank[section.part]))

    def _find(self, section: Section) -> Section | None:
        """Return the published section that is meant; `None` if there is none, or no telling which."""
        signs = list(_signs(section))[: 1 if _is_of_frontiers(section.part) else None]
        same = next((found for sign in signs if (found := self._known.get(sign))), [])
        return same[0] if len(same) == 1 else None

    def _add(self, section: Section) -> Section:
        """Return a section that the published list has not; the frontiers are meant to be new."""
        part = self._take_part(section.part)
        if part.is_frontier:
            section = _read_number(section)
        elif not _is_of_frontiers(part):
            found = f"{section.part.name} › {section.name}" if section.slug else section.name
            self.problems.append(Problem(code=Code.NEW_SECTION, location=section.location, found=found))
        name = None if section.slug is None else _fold(section.title)
        if (part, name) not in self._new:
            self._new[part, name] = replace(
                section,
                part=part,
                slug=section.slug and self._slugs[part.kind].take(section.slug, f"{part.slug}-")[0],
                number=part.number if section.slug is None else self._number(section.number, part),
                is_added=True,
            )
        return self._new[part, name]

    def _take_part(self, part: Part) -> Part:
        name = (part.kind, _fold(part.title))
        if name in self._parts:
            return self._parts[name]
        is_frontier = part.kind is Kind.TAXONOMY and _is_of_frontiers(part)
        made = replace(
            part,
            slug=self._slugs[part.kind].take(part.slug)[0],
            number=None if is_frontier else self._number(part.number, part),
            is_added=True,
            is_frontier=is_frontier,
        )
        self._parts[name] = made
        self._order.append(made)
        return made

    def _number(self, number: str | None, part: Part) -> str | None:
        """Return the number if nothing else has it; sections of the frontiers without one are counted."""
        if part.is_frontier and number is None:
            number = next(each for each in map("F{}".format, self._frontiers) if each not in self._numbers)
        if number is None or number in self._numbers:
            return None
        self._numbers.add(number)
        return number


def _is_of_frontiers(part: Part) -> bool:
    return _fold(part.title) in _FRONTIERS


def _read_number(section: Section) -> Section:
    """Return a section of the frontiers with its number: "F1" for "F1 Agents" and for "1. Agents"."""
    if section.number:
        return replace(section, number=f"F{section.number}")
    found = _NUMBERED.fullmatch(section.title)
    if not found:
        return section
    slug = section.slug and name_file(found[2], "section")
    return replace(section, number=f"F{found[1]}", title=found[2], slug=slug)


def _index(sections: Iterable[Section]) -> dict[Sign, list[Section]]:
    known: dict[Sign, list[Section]] = defaultdict(list)
    for section in sections:
        for sign in _signs(section):
            known[sign].append(section)
    return known


def _signs(section: Section) -> Iterator[Sign]:
    """Yield what a section may be known by, the most certain first."""
    kind, title = section.part.kind, _fold(section.title)
    yield kind, "path", _fold(section.part.title), "" if section.slug is None else title
    yield kind, "name", _fold(section.name), ""
    yield kind, "title", title, ""


def _parts_of(sections: Iterable[Section]) -> list[Part]:
    return list(dict.fromkeys(each.part for each in sections))


def _fold(title: str) -> str:
    """Return a title for comparing; punctuation counts, so "C" and "C++" are different."""
    return " ".join(title.casefold().split())
