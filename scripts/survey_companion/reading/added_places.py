"""The sections of a list of additions → sections of the published list, of the frontiers, or new ones.

Input: the published sections, then each section of the additions. Output: the section that replaces it.
A section is the published one with its headings, or else the only one with its name, number included, or
with its title. What stands below a heading "Frontiers", which the published list has not, is numbered F1, F2.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from survey_companion.model.headings import FRONTIERS, Kind, Part, Section
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.text.keys import Slugs, name_file

_FRONTIERS = {FRONTIERS, "frontier"}  # titles of the heading
_NUMBERED = re.compile(r"F?(\d+(?:\.\d+)*)\.?[ \t]+(\S.*)")


class AddedPlaces:
    """Finds or makes the section of each addition."""

    def __init__(self, published: Sequence[Section]) -> None:
        self._published = tuple(published)
        self._parts = list(dict.fromkeys(each.part for each in published))
        self._new: dict[tuple[Part, str | None], Section] = {}
        self._found: dict[Section, Section] = {}  # section of the additions → section of the survey
        named: list[Part | Section] = [*self._parts, *published]
        self._numbers = {each.number for each in named if each.number}
        self._slugs = {kind: Slugs() for kind in Kind}
        for part in self._parts:
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
        kinds = list(dict.fromkeys([*(part.kind for part in self._parts), *Kind]))
        parts = sorted(self._parts, key=lambda part: kinds.index(part.kind))
        every = (*self._published, *self._new.values())
        return tuple(sorted(every, key=lambda section: parts.index(section.part)))

    def _find(self, section: Section) -> Section | None:
        """Return the published section that is meant; `None` if there is none, or no telling which."""
        of_kind = [each for each in self._published if each.part.kind is section.part.kind]
        same = [each for each in of_kind if _path(each) == _path(section)]
        for name in (_name, _title):
            same = same or [each for each in of_kind if name(each) == name(section)]
        return same[0] if len(same) == 1 else None

    def _add(self, section: Section) -> Section:
        """Return a section that the published list has not; the frontiers are meant to be new."""
        part = self._take_part(section.part)
        if part.is_frontier:
            section = _read_number(section)
        else:
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
        known = [each for each in self._parts if each.kind is part.kind]
        same = next((each for each in known if _fold(each.title) == _fold(part.title)), None)
        if same is not None:
            return same
        is_frontier = part.kind is Kind.TAXONOMY and _fold(part.title) in _FRONTIERS
        made = replace(
            part,
            slug=self._slugs[part.kind].take(part.slug)[0],
            number=None if is_frontier else self._number(part.number, part),
            is_added=True,
            is_frontier=is_frontier,
        )
        self._parts.append(made)
        return made

    def _number(self, number: str | None, part: Part) -> str | None:
        """Return the number if nothing else has it; sections of the frontiers without one are counted."""
        if part.is_frontier and number is None:
            inside = sum(each.part is part and each.slug is not None for each in self._new.values())
            number = f"F{inside + 1}"
        if number is None or number in self._numbers:
            return None
        self._numbers.add(number)
        return number


def _read_number(section: Section) -> Section:
    """Return a section of the frontiers with its number: "F1" for "F1 Agents" and for "1. Agents"."""
    if section.number:
        return replace(section, number=f"F{section.number}")
    found = _NUMBERED.fullmatch(section.title)
    if not found:
        return section
    slug = section.slug and name_file(found[2], "section")
    return replace(section, number=f"F{found[1]}", title=found[2], slug=slug)


def _path(section: Section) -> tuple[str, str | None]:
    return _fold(section.part.title), None if section.slug is None else _fold(section.title)


def _name(section: Section) -> str:
    return _fold(section.name)


def _title(section: Section) -> str:
    return _fold(section.title)


def _fold(title: str) -> str:
    """Return a title for comparing; punctuation counts, so "C" and "C++" are different."""
    return " ".join(title.casefold().split())
