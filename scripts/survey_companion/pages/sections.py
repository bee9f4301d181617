"""A survey → a page for each part and each section.

Input: the parts with what stands in them. Output: the text of each page by its path under `docs/`.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from survey_companion.columns.resource_rows import UNCONFIRMED, describe_resources, resource_rows
from survey_companion.columns.work_rows import WorkCells, describe_works, work_rows
from survey_companion.exports.place_citations import Citation
from survey_companion.figures.svg import Figure
from survey_companion.joining.contents import Case, Shelf, count_noun
from survey_companion.model.headings import Part, Section
from survey_companion.model.problems import Problem, shorten
from survey_companion.model.survey import CitationKey, Survey
from survey_companion.pages.citation_tabs import lay_out
from survey_companion.pages.reference_lines import name_survey
from survey_companion.pages.rendering import render
from survey_companion.text.myst import escape_text


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What every page of a section needs besides the section."""

    survey: Survey
    prose: AbstractSet[str]  # files in `docs/prose/`, by their path there
    strips: Mapping[str, Figure]  # by the section's anchor
    citations: Mapping[str, Citation]  # by anchor
    cells: Mapping[CitationKey, WorkCells]  # of all works that can be cited
    colours: Mapping[Part, str]


def render_sections(setting: Setting, cases: Collection[Case]) -> dict[str, str]:
    """Return the pages; one includes the prose at its own path, where there is some."""
    return dict(page for case in cases for page in _render_case(setting, case))


def _render_case(setting: Setting, case: Case) -> Iterator[tuple[str, str]]:
    own = _describe(setting, case.own) if case.own else _NOTHING
    yield _render_page(
        setting, "part.md.jinja", case.part, case=case, section=case.own and case.own.section, **own
    )
    for shelf in case.shelves:
        place = shelf.section
        yield _render_page(setting, "section.md.jinja", place, section=place, **_describe(setting, shelf))


def _render_page(
    setting: Setting,
    template: str,
    place: Section | Part,
    **values: Any,  # noqa: ANN401  (whatever the template shows)
) -> tuple[str, str]:
    path = f"{place.address}.md"
    noun = "section" if isinstance(place, Section) else "part"
    prose = f"/prose/{path}" if path in setting.prose else None
    cited = lay_out(setting.citations.get(place.anchor))
    known = {"prose": prose, "colours": setting.colours, "cited": cited, "noun": noun}
    survey_name = name_survey(setting.survey.info)
    return path, render(template, setting.survey, survey_name=survey_name, **known, **values)


_NOTHING: dict[str, Any] = {
    "facts": "",
    "works": (),
    "has_first": False,
    "elsewhere": (),
    "resources": (),
    "has_unconfirmed": False,
    "problems": (),
    "strip": None,
}


def _describe(setting: Setting, shelf: Shelf) -> dict[str, Any]:
    """Return what a section shows below its heading; the names are those of `_NOTHING`."""
    doubtful = {problem.location.spot for problem in shelf.problems}
    survey = setting.survey
    works = work_rows(shelf.works, shelf.section, doubtful, setting.cells)
    resources = resource_rows(shelf.resources, survey.facts, setting.cells.keys())
    return {
        "facts": describe_works(shelf.works, shelf.section)
        if shelf.works
        else describe_resources(shelf.resources, survey.facts),
        "works": works,
        "has_first": any(row.work.first for row in works),
        "elsewhere": _elsewhere(shelf, survey.sections),
        "resources": resources,
        "has_unconfirmed": any(UNCONFIRMED in f"{row.languages}{row.size}{row.license}" for row in resources),
        "problems": [
            (escape_text(_sentence(problem)), survey.lists[problem.location.path], problem.location.line)
            for problem in shelf.problems
        ],
        "strip": setting.strips.get(shelf.section.anchor),
    }


def _elsewhere(shelf: Shelf, sections: Sequence[Section]) -> list[tuple[Section, str]]:
    """Return the other sections that list works of this one, each with how many, in the survey's order."""
    others = Counter(section for work in shelf.works for section in work.sections)
    del others[shelf.section]
    return [(section, count_noun(others[section], "work")) for section in sections if section in others]


def _sentence(problem: Problem) -> str:
    text = f"{problem.wrong or problem.code.wrong}: {shorten(problem.found, 300)}"
    return text[0].upper() + text[1:]
