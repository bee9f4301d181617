"""Makes a page for each part and each section of a survey.

Input: the parts and their contents. Output: the text of each page by its path under `docs/`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from survey_companion.columns.resource_rows import UNCONFIRMED, describe_resources
from survey_companion.columns.resource_table import RESOURCES, resource_rows
from survey_companion.columns.suggestions import Suggestions
from survey_companion.columns.work_rows import WorkCells, describe_works
from survey_companion.columns.work_table import WORKS, work_rows
from survey_companion.exports.place_citations import Citation
from survey_companion.figures.svg import Figure
from survey_companion.joining.contents import PartContents, SectionContents, count_noun, enumerate_names
from survey_companion.model.headings import Part, Section
from survey_companion.model.problems import Problem, shorten
from survey_companion.model.survey import CitationKey, Survey
from survey_companion.pages.citation_tabs import lay_out_tabs
from survey_companion.pages.reference_lines import name_survey
from survey_companion.pages.rendering import render
from survey_companion.text.myst import escape_text, span


@dataclass(frozen=True, kw_only=True, slots=True)
class PageContext:
    """The values that all pages of sections share."""

    survey: Survey
    prose: AbstractSet[str]  # paths of files relative to `docs/prose/`
    strips: Mapping[str, Figure]  # by the section's anchor
    citations: Mapping[str, Citation]  # by anchor
    cells: Mapping[CitationKey, WorkCells]  # of all works that can be cited
    colours: Mapping[Part, str]
    suggestions: Suggestions


def render_sections(context: PageContext, parts: Collection[PartContents]) -> dict[str, str]:
    """Return the pages; a page includes the prose with its own path, if there is any."""
    return dict(page for part_contents in parts for page in _render_part(context, part_contents))


def _render_part(context: PageContext, part_contents: PartContents) -> Iterator[tuple[str, str]]:
    own = _describe(context, part_contents.own) if part_contents.own else _NOTHING
    if part_contents.part.is_added:
        own = own | {"whose": _NEW.format("part")}
    yield _render_page(
        context,
        "part.md.jinja",
        part_contents.part,
        part_contents=part_contents,
        count=part_contents.count,
        section=part_contents.own and part_contents.own.section,
        **own,
    )
    for contents in part_contents.sections:
        place = contents.section
        values = {"section": place, "count": contents.count, **_describe(context, contents)}
        yield _render_page(context, "section.md.jinja", place, **values)


def _render_page(
    context: PageContext,
    template: str,
    place: Section | Part,
    **values: Any,  # noqa: ANN401  (whatever the template shows)
) -> tuple[str, str]:
    path = f"{place.address}.md"
    noun = "section" if isinstance(place, Section) else "part"
    prose = f"/prose/{path}" if path in context.prose else None
    cited = lay_out_tabs(context.citations.get(place.anchor))
    known = {
        "mark_count": _mark_count,
        "prose": prose,
        "colours": context.colours,
        "cited": cited,
        "noun": noun,
        "anchor": place.anchor,
    }
    tables = {"work_table": WORKS, "resource_table": RESOURCES}
    survey_name = name_survey(context.survey.info)
    return path, render(template, context.survey, survey_name=survey_name, **known, **tables, **values)


def _mark_count(facts: str, count: str) -> str:
    """Return the facts with the count marked that the bar above has: only books and paper repeat it."""
    for between in (" · ", " on "):
        if facts.startswith(known := f"{count}{between}"):
            return span(known, "counted") + facts.removeprefix(known)
    return facts


_NEW = "The published list does not have this {}: this companion chose it, and what stands in it."

_NOTHING: dict[str, Any] = {
    "facts": "",
    "whose": "",
    "works": (),
    "has_first": False,
    "elsewhere": (),
    "resources": (),
    "has_unconfirmed": False,
    "problems": (),
    "strip": None,
}


def _describe(context: PageContext, contents: SectionContents) -> dict[str, Any]:
    """Return the values that a section shows below its heading; the keys are those of `_NOTHING`."""
    doubtful = {problem.location.spot for problem in contents.problems}
    survey = context.survey
    works = work_rows(contents.works, contents.section, doubtful, context.cells, context.colours)
    facts, citable = survey.resource_records, context.cells.keys()
    resources = RESOURCES.cells(resource_rows(contents.resources, facts, citable, context.suggestions))
    return {
        "facts": describe_works(contents.works, contents.section)
        if contents.works
        else describe_resources(contents.resources, survey.resource_records),
        "whose": _say_whose(contents),
        "works": WORKS.cells(works),
        "has_first": any(row.shown.first for row in works),
        "elsewhere": _elsewhere(contents, survey.sections),
        "resources": resources,
        "has_unconfirmed": any(UNCONFIRMED in cell for cells in resources for cell in cells),
        "problems": [
            (escape_text(_sentence(problem)), survey.lists[problem.location.path], problem.location.line)
            for problem in contents.problems
        ],
        "strip": context.strips.get(contents.section.anchor),
    }


def _say_whose(contents: SectionContents) -> str:
    """Return a sentence on what is the companion's here; empty if everything is the published list's."""
    if contents.section.is_added:
        return _NEW.format("section")
    is_mixed = any(work.is_added_to(contents.section) for work in contents.works)
    if is_mixed or any(each.is_addition for each in contents.resources):
        return "What is marked as added is this companion’s choice; the published list does not have it here."
    return ""


def _elsewhere(contents: SectionContents, sections: Sequence[Section]) -> list[tuple[Section, str]]:
    """Return the other sections that list works of this one, with their numbers, in the survey's order."""
    here = contents.section
    found: dict[Section, Counter[str]] = defaultdict(Counter)
    for work in contents.works:
        for other in work.sections:
            there = " added there" if work.is_added_to(other) else ""
            found[other][" added here" if work.is_added_to(here) else there] += 1
    return [(each, _count_all(found[each])) for each in sections if each != here and each in found]


def _count_all(numbers: Mapping[str, int]) -> str:
    """Return "2 works", "1 work added there by this companion" or "2 works and 1 added here by …"."""
    kinds = [each for each in ("", " added here", " added there") if numbers[each]]
    first = f"{count_noun(numbers[kinds[0]], 'work')}{kinds[0]}"
    counted = enumerate_names([first, *(f"{numbers[each]:,}{each}" for each in kinds[1:])])
    return counted if kinds == [""] else f"{counted} by this companion"


def _sentence(problem: Problem) -> str:
    text = f"{problem.wrong or problem.code.wrong}: {shorten(problem.found, 300)}"
    return text[0].upper() + text[1:]
