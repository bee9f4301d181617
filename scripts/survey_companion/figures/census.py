"""A survey → the parts, sections and entries that its figures count.

Input: a `Survey`. Output: groups and counts in file order, addresses of pages, and names for labels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey_companion.columns.result_rows import letter_of
from survey_companion.joining.appearance import first_appeared
from survey_companion.joining.contents import colour_parts
from survey_companion.model.headings import Kind, Part, Section
from survey_companion.model.survey import Resource, Survey, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class Census:
    """The survey's entries by section, computed once for all figures."""

    survey: Survey
    sections: Mapping[Kind, tuple[Section, ...]]
    parts: Mapping[Part, str]  # part → role of its colour; taxonomy first
    works: Mapping[Section, tuple[Work, ...]]
    resources: Mapping[Section, tuple[Resource, ...]]
    months: tuple[int, ...]  # of all works with a known month, counted since the year 0

    def count(self, section: Section) -> int:
        """Return how many entries the section has."""
        return len(self.works.get(section, ())) + len(self.resources.get(section, ()))

    def published(self, section: Section) -> tuple[Work, ...]:
        """Return the works of the published list in the section."""
        return tuple(work for work in self.works.get(section, ()) if not work.is_added_to(section))

    def count_added(self, section: Section) -> int:
        """Return how many entries of the section the companion has added."""
        works = sum(work.is_added_to(section) for work in self.works.get(section, ()))
        return works + sum(each.is_addition for each in self.resources.get(section, ()))


def take_census(survey: Survey) -> Census:
    """Return the survey's sections with their entries, all in file order."""
    sections = {kind: tuple(each for each in survey.sections if each.part.kind is kind) for kind in Kind}
    works: dict[Section, list[Work]] = {section: [] for section in sections[Kind.TAXONOMY]}
    resources: dict[Section, list[Resource]] = {section: [] for section in sections[Kind.RESOURCES]}
    for work in survey.works:
        for section in work.sections:
            works.setdefault(section, []).append(work)
    for resource in survey.resources:
        resources.setdefault(resource.section, []).append(resource)
    return Census(
        survey=survey,
        sections=sections,
        parts=colour_parts(survey),
        works={section: tuple(each) for section, each in works.items()},
        resources={section: tuple(each) for section, each in resources.items()},
        months=tuple(month for work in survey.works if (month := month_of(work)) is not None),
    )


# -- addresses -------------------------------------------------------------------------------------


def address_of(place: Part | Section) -> str:
    """Return the address of a part or section on the site."""
    return f"{place.address}.html#{place.anchor}"


def address_of_work(work: Work) -> str:
    """Return the address of a work's page."""
    return f"works/{work.key}.html"


def address_of_resource(resource: Resource) -> str:
    """Return the address of a data resource on its section's page."""
    return f"{resource.section.address}.html#data-{resource.slug}"


# -- words -----------------------------------------------------------------------------------------


def short_names(sections: Sequence[Section]) -> dict[Section, str]:
    """Return each section's number; sections without one get letters: a, b, c."""
    without = [section for section in sections if not section.number]
    letters = {section: letter_of(index) for index, section in enumerate(without)}
    return {section: section.number or letters[section] for section in sections}


def name_in_full(section: Section) -> str:
    """Return "Part › Section", as several parts may have a section of the same name."""
    return f"{section.part.name} › {section.name}" if section.slug else section.name


def month_of(work: Work) -> int | None:
    """Return the month in which the work first appeared, counted since the year 0; `None` if unknown."""
    year, _, month = (first_appeared(work) or "").partition("-")
    return int(year) * 12 + int(month) - 1 if month else None


def name_month(month: int) -> str:
    """Return "2023-05"."""
    return f"{month // 12:04}-{month % 12 + 1:02}"
