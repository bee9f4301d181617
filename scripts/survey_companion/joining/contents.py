"""A survey → its parts and sections with their works and data resources.

Input: a `Survey`. Output: for each part a `PartContents`, with a `SectionContents` for each section.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

from survey_companion.model.colours import PARTS, name_parts
from survey_companion.model.headings import Kind, Part, Section
from survey_companion.model.problems import Problem, Spot
from survey_companion.model.survey import Listing, Resource, Survey, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionContents:
    """A section with its works, listings, data resources and problems."""

    section: Section
    works: tuple[Work, ...]
    resources: tuple[Resource, ...]
    problems: tuple[Problem, ...]

    @property
    def count(self) -> str:
        """Return "27 works", "3 data resources", or "27 works, 2 added"."""
        noun = "work" if self.section.part.kind is Kind.TAXONOMY else "data resource"
        added = sum(work.is_added_to(self.section) for work in self.works)
        added += sum(each.is_addition for each in self.resources)
        return count_apart(len(self.works) + len(self.resources) - added, added, noun)


@dataclass(frozen=True, kw_only=True, slots=True)
class PartContents:
    """A part with its sections, in file order."""

    part: Part
    own: SectionContents | None  # entries directly below the part's heading
    sections: tuple[SectionContents, ...]  # in the sections below it

    @property
    def count(self) -> str:
        """Return "27 works", "3 data resources", or "27 works, 2 added", each counted once."""
        if self.part.kind is Kind.RESOURCES:
            resources = [each for contents in self.all_sections for each in contents.resources]
            added = sum(each.is_addition for each in resources)
            return count_apart(len(resources) - added, added, "data resource")
        inside = [(work, contents.section) for contents in self.all_sections for work in contents.works]
        published = {work.key for work, section in inside if not work.is_added_to(section)}
        every = {work.key for work, _ in inside}
        return count_apart(len(published), len(every) - len(published), "work")

    @property
    def all_sections(self) -> tuple[SectionContents, ...]:
        """Return the contents of its sections in file order, those of the part itself first."""
        return self.sections if self.own is None else (self.own, *self.sections)


def contents_by_part(survey: Survey) -> list[PartContents]:
    """Return every part with its sections, in file order."""
    all_contents: dict[Part, list[SectionContents]] = defaultdict(list)
    for contents in _contents_by_section(survey):
        all_contents[contents.section.part].append(contents)
    return [
        PartContents(
            part=part,
            own=next((contents for contents in inside if contents.section.slug is None), None),
            sections=tuple(contents for contents in inside if contents.section.slug is not None),
        )
        for part, inside in all_contents.items()
    ]


def _contents_by_section(survey: Survey) -> Iterator[SectionContents]:
    works: dict[Section, list[Work]] = defaultdict(list)
    for work in survey.works:
        for section in work.sections:
            works[section].append(work)
    resources: dict[Section, list[Resource]] = defaultdict(list)
    for resource in survey.resources:
        resources[resource.section].append(resource)
    problems = open_problems(survey)
    rank = {spot: number for number, spot in enumerate(problems)}
    for section in survey.sections:
        # A problem of one listing is shown on the pages of all sections that list the work.
        listings = (listing for work in works[section] for listing in work.listings)
        entries: list[Listing | Resource] = [*listings, *resources[section]]
        spots = {spot for entry in entries for spot in spots_of(entry)}
        in_order = sorted(spots & problems.keys(), key=rank.__getitem__)
        yield SectionContents(
            section=section,
            works=tuple(works[section]),
            resources=tuple(resources[section]),
            problems=tuple(problem for spot in in_order for problem in problems[spot]),
        )


def open_problems(survey: Survey) -> dict[Spot, list[Problem]]:
    """Return the open problems of the lists by their line, in the order of the lists."""
    found = problems_by_line(survey).items()
    return {spot: still for spot, problems in found if (still := [each for each in problems if each.is_open])}


def problems_by_line(survey: Survey) -> dict[Spot, list[Problem]]:
    """Return every problem of the lists, settled or not, by its line, in the order of the lists."""
    rank = {path: number for number, path in enumerate(survey.lists)}
    found: dict[Spot, list[Problem]] = defaultdict(list)
    for problem in survey.problems:
        if problem.location.path in rank:
            found[problem.location.spot].append(problem)
    return {spot: found[spot] for spot in sorted(found, key=lambda spot: (rank[spot[0]], spot[1]))}


def spots_of(entry: Listing | Resource) -> Iterator[Spot]:
    """Yield the lines of an entry."""
    for line in range(entry.location.line, entry.last_line + 1):
        yield entry.location.path, line


def colour_parts(survey: Survey) -> dict[Part, str]:
    """Return each part's CSS class for its colour; colours are counted from the taxonomy to the resources.

    What is added comes last, so that no part of the published list changes its colour.
    When all colours are given out, they begin again.
    """
    every = [section.part for kind in Kind for section in survey.sections if section.part.kind is kind]
    parts = dict.fromkeys(sorted(every, key=lambda part: part.is_added))
    return dict(zip(parts, cycle(name_parts(PARTS)), strict=False))


def count_apart(published: int, added: int, noun: str) -> str:
    """Return "27 works", with what a companion added "27 works, 2 added" or "2 works, all added"."""
    if not added:
        return count_noun(published, noun)
    return (
        f"{count_noun(published, noun)}, {added:,} added" if published else f"{count_noun(added, noun)} added"
    )


def count_noun(number: int, noun: str) -> str:
    """Return "1 work", "27 works"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def enumerate_names(names: Sequence[str], limit: int = 12) -> str:
    """Return "a", "a and b", "a, b and c"; beyond the limit "a, b and 7 more"."""
    shown = list(names[:limit])
    if len(names) > limit:
        shown.append(f"{len(names) - limit:,} more")
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
