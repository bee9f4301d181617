"""A survey → the rows of its explorers of all works and of all data resources; `models` has a third.

Input: a `Survey`. Output: rows whose every text is Markdown. The tables are complete as they stand;
`sphinx/static/explorer.js` makes them interactive. It reads every value from the page:

    facet-NAME   a value of facet NAME for this row
    row-key      the key that names the row in the exports; not shown
    sort-key     what to sort a cell by, where its text would not do; not shown
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from survey_companion.columns.resource_rows import format_size, show_languages, show_status, show_value
from survey_companion.columns.work_rows import (
    OPENNESS,
    UNKNOWN,
    WorkCells,
    show_links,
    show_venue,
)
from survey_companion.joining.appearance import first_appeared, newest_first
from survey_companion.joining.contents import colour_parts
from survey_companion.model.headings import Part, Section
from survey_companion.model.record_types import ModelFacts, ResourceRecord
from survey_companion.model.survey import CitationKey, Resource, Survey, Work
from survey_companion.text.myst import escape_text, link, span

_REACHES = ((1, "1"), (10, "2–10"), (50, "11–50"), (100, "51–100"), (400, "101–400"))
_BEYOND = "more than 400"
MOST_NAMES = 20  # of languages; of more than these a row shows the number, and the work's page all names

WORK_COLUMNS = ("Year", "Work", "Authors", "Venue", "Links", "Listed in")
RESOURCE_COLUMNS = ("Name", "Kind", "Languages", "Size", "Licence", "Status", "Listed in")


def work_cells(survey: Survey, cells: Mapping[CitationKey, WorkCells]) -> list[tuple[str, ...]]:
    """Return the cells of each work of the taxonomy in the order of `WORK_COLUMNS`, newest first."""
    colours = colour_parts(survey)
    return [tuple(_work_cells(work, cells[work.key], colours)) for work in newest_first(survey.works)]


def _work_cells(work: Work, cells: WorkCells, colours: Mapping[Part, str]) -> Iterator[str]:
    yield " ".join(_dates(work, cells))
    about = (cells.key_point, _model(work))
    classes = ("key-point", "model-facts")
    shown = [span(text, name) for text, name in zip(about, classes, strict=True) if text]
    yield " ".join([span(work.key, "row-key"), span(cells.title, "title"), *shown])
    yield cells.authors
    yield show_venue(work, has_facets=True)
    yield show_links(work, has_facets=True) or UNKNOWN
    yield show_places(work.sections, colours)


def _dates(work: Work, cells: WorkCells) -> Iterator[str]:
    """Yield the year to cite and, where it is another one, when the work first appeared, which sorts."""
    if first := first_appeared(work):
        yield span(first, "sort-key")
    yield span(cells.year, "facet-year") if work.year else UNKNOWN
    if cells.first:
        yield span(f"({cells.first})", "first-appeared")


def _model(work: Work) -> str:
    """Return name, sizes, base, languages and openness of the model in one line."""
    model = work.record.model if work.record else None
    if model is None:
        return ""
    languages = _describe_languages(model)
    openness = span(OPENNESS[model.openness], "facet-openness") if model.openness in OPENNESS else None
    known = [
        escape_text(text) for text in (model.short_name, ", ".join(model.parameters), model.base) if text
    ]
    return " · ".join([*known, *(text for text in (languages, openness) if text)])


def _describe_languages(model: ModelFacts) -> str:
    """Return the languages of the model, or of what was studied, or else how they were counted."""
    number = count_languages(model)
    is_short = len(model.languages) <= MOST_NAMES
    shown = show_names(model) if model.languages and is_short else f"{number:,} languages" if number else ""
    hidden = "" if is_short else show_names(model)
    if shown and model.languages_of:
        shown = f"{shown} {escape_text(f'(of {model.languages_of})')}"
    return f"{shown} {hidden}".strip() or escape_text(model.languages_note or "")


def count_languages(model: ModelFacts) -> int:
    """Return the number of languages; 0 where it is not known."""
    return model.language_count or len(model.languages)


def show_names(model: ModelFacts) -> str:
    """Return the languages that are known by name, each a value of the facet; very many are not shown."""
    names = ", ".join(span(escape_text(name), "facet-language") for name in model.languages)
    return names if len(model.languages) <= MOST_NAMES else span(names, "many-names")


def show_places(sections: Sequence[Section], colours: Mapping[Part, str]) -> str:
    """Return the sections as links, and their parts, which are not shown; all are values of facets."""
    parts = dict.fromkeys(section.part for section in sections)
    names = [span(escape_text(part.name), "facet-part") for part in parts]
    places = [
        span(f"{{ref}}`{section.anchor}`", "facet-section", colours[section.part]) for section in sections
    ]
    return " ".join([*names, *places])


# -- data resources --------------------------------------------------------------------------------


def resource_cells(survey: Survey) -> list[tuple[str, ...]]:
    """Return the cells of each data resource in the order of `RESOURCE_COLUMNS`, as the list has them."""
    colours = colour_parts(survey)
    return [
        tuple(_resource_cells(each, survey.resource_records.get(each.slug), colours))
        for each in survey.resources
    ]


def _resource_cells(
    resource: Resource, facts: ResourceRecord | None, colours: Mapping[Part, str]
) -> Iterator[str]:
    name = span(link(resource.name, (facts and facts.url) or resource.url), "title")
    description = span(escape_text(resource.description), "key-point") if resource.description else ""
    yield " ".join([span(resource.slug, "row-key"), name, description])
    yield span(facts.kind.value, "facet-kind") if facts and facts.kind else UNKNOWN
    yield _languages(facts)
    yield _size(facts)
    yield _license(facts)
    yield show_status(facts, "facet-status")
    yield show_places((resource.section,), colours)


def _languages(facts: ResourceRecord | None) -> str:
    shown = show_value(facts, "languages", show_languages(facts))
    if facts is None or facts.languages is None:
        return shown
    return " ".join([span(str(facts.languages), "sort-key"), shown, show_reach(facts.languages)])


def show_reach(languages: int) -> str:
    """Return the span of numbers that a number of languages is in, for the facet; it is not shown."""
    return span(next((name for most, name in _REACHES if languages <= most), _BEYOND), "facet-reach")


def _size(facts: ResourceRecord | None) -> str:
    if facts is None or facts.size is None:
        return UNKNOWN
    return f"{span(str(facts.size.value), 'sort-key')} {show_value(facts, 'size', format_size(facts.size))}"


def _license(facts: ResourceRecord | None) -> str:
    """Return the licence; what stands before its first remark is the facet's value."""
    if facts is None or facts.license is None:
        return UNKNOWN
    name = re.split(r"\s\(|[;,]| (?:on|for|by|and) ", facts.license)[0]
    rest = show_value(facts, "license", facts.license.removeprefix(name))
    space = "" if rest.startswith((";", ",", "\\;", "\\,")) else " "
    return f"{span(escape_text(name), 'facet-license')}{space}{rest}".strip()
