"""The table of all models that works of the taxonomy release: its columns on the site and in editions.

Input: the facts of a record about a model. Output: the text of each cell. On the site the table is an
explorer; editions show fewer columns, since the page of a book is narrow.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from survey_companion.columns.column import Column, Table
from survey_companion.columns.facets import (
    MOST_NAMES,
    OPENNESS,
    count_languages,
    show_names,
    show_places,
    show_reach,
)
from survey_companion.columns.list_marks import mark_added, mark_place
from survey_companion.columns.suggestions import Suggestions, find_suggestions
from survey_companion.columns.work_rows import UNKNOWN, add_note, show_links, show_title
from survey_companion.joining.appearance import first_appeared, newest_first
from survey_companion.joining.contents import colour_parts
from survey_companion.joining.model_names import drop_remark, split_names
from survey_companion.model.headings import Part
from survey_companion.model.record_types import ModelFacts
from survey_companion.model.survey import Survey, Work
from survey_companion.text.myst import escape_text, span

_UNITS = {"M": 1e-3, "B": 1.0, "T": 1e3}
_SIZE = re.compile(r"(?<!\d)(\d++(?:\.\d++)?+)\s*+([MBT])\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelRow:
    """A work that releases a model, and the facts about the model."""

    work: Work
    model: ModelFacts
    colours: Mapping[Part, str]
    suggestions: Suggestions | None = None


def model_rows(survey: Survey) -> list[ModelRow]:
    """Return the rows of the table, newest first."""
    colours = colour_parts(survey)
    works = newest_first(survey.works)
    found = [(work, work.record.model) for work in works if work.record and work.record.model]
    suggestions = find_suggestions(survey)
    return [
        ModelRow(work=work, model=model, colours=colours, suggestions=suggestions)
        for work, model in found
        if model.is_release
    ]


# -- cells of the explorer -------------------------------------------------------------------------


def _explored_name(row: ModelRow) -> str:
    title = span(show_title(row.work), "key-point") if row.model.short_name else ""
    added = [mark_added(row.work.added)] if row.work.is_added else []
    return " ".join([span(row.work.key, "row-key"), span(_name(row), "title"), *added, title]).strip()


def _plain_name(row: ModelRow) -> str:
    return f"{_name(row)} {mark_added(row.work.added)}" if row.work.is_added else _name(row)


def _name(row: ModelRow) -> str:
    """Return the model's name, or the work's title, as a link to the work's page."""
    name = escape_text(row.model.short_name) if row.model.short_name else show_title(row.work)
    return f"[{name}](</works/{row.work.key}.md>)"


def _explored_links(row: ModelRow) -> str:
    parts = [show_links(row.work, has_facets=True), f"{{cite-button}}`{row.work.key}`"]
    if row.suggestions and row.work.listings:
        parts.append(row.suggestions.of_row(row.work.key, row.work.listings[0].location))
    return " ".join(part for part in parts if part) or UNKNOWN


def _parameters(model: ModelFacts) -> str:
    if not model.parameters:
        return UNKNOWN
    sizes = [
        float(number) * _UNITS[unit] for text in model.parameters for number, unit in _SIZE.findall(text)
    ]
    key = span(f"{max(sizes):g}", "sort-key") if sizes else ""
    return f"{key} {escape_text(', '.join(model.parameters))}".strip()


def _base(model: ModelFacts) -> str:
    """Return the base models; each name, without its remark in brackets, is a value of the facet."""
    if model.base is None:
        return UNKNOWN
    names = split_names(model.base)
    return "".join(_base_name(name) if name.strip(", ") else name for name in names)


def _base_name(text: str) -> str:
    name = drop_remark(text)
    remark = text.removeprefix(name)
    return span(escape_text(name), "facet-base") + (
        f" {escape_text(remark.strip())}" if remark.strip() else ""
    )


def _languages(model: ModelFacts) -> str:
    """Return the languages of the model; unknown if `languages_of` says that something else has them."""
    if model.languages_of:
        return UNKNOWN
    number, names = count_languages(model), show_names(model)
    is_short = len(model.languages) <= MOST_NAMES
    note = escape_text(model.languages_note) if model.languages_note else None
    shown = add_note(names if names and is_short else f"{number:,}" if number else "", note)
    if not number:
        return shown or UNKNOWN
    reach = [show_reach(model.language_count)] if model.language_count else []
    return " ".join([span(str(number), "sort-key"), shown, *reach, *(() if is_short else (names,))])


def _dated(work: Work) -> str:
    """Return the date when the work first appeared; its year is a value of the facet."""
    date = first_appeared(work)
    return f"{span(date[:4], 'facet-year')}{date[4:]}" if date else UNKNOWN


def _openness(row: ModelRow) -> str:
    openness = row.model.openness
    return span(OPENNESS[openness], "facet-openness") if openness in OPENNESS else UNKNOWN


# -- cells of editions -----------------------------------------------------------------------------


def _plain_languages(model: ModelFacts) -> str:
    """Return the languages of the model, or their number if there are more than `MOST_NAMES`."""
    if model.languages_of:
        return UNKNOWN
    number = count_languages(model)
    names = ", ".join(model.languages) if len(model.languages) <= MOST_NAMES else ""
    return escape_text(add_note(names or (f"{number:,}" if number else ""), model.languages_note)) or UNKNOWN


# -- the table -------------------------------------------------------------------------------------

MODELS: Table[ModelRow] = Table(
    name="models",
    columns=(
        Column(key="name", heading="Model", share=None, cell=_plain_name, explorer=_explored_name),
        Column(
            key="parameters",
            heading="Parameters",
            label="Parameters",
            share=None,
            cell=lambda row: escape_text(", ".join(row.model.parameters)) or UNKNOWN,
            explorer=lambda row: _parameters(row.model),
        ),
        Column(
            key="base",
            heading="Base",
            label="Base",
            share=None,
            cell=lambda row: escape_text(row.model.base) if row.model.base else UNKNOWN,
            explorer=lambda row: _base(row.model),
        ),
        Column(
            key="languages",
            heading="Languages",
            label="Languages",
            share=None,
            cell=lambda row: _plain_languages(row.model),
            explorer=lambda row: _languages(row.model),
        ),
        Column(
            key="openness",
            heading="Openness",
            label="Openness",
            share=None,
            cell=lambda row: OPENNESS.get(row.model.openness, UNKNOWN) if row.model.openness else UNKNOWN,
            explorer=_openness,
        ),
        Column(
            key="date",
            heading="Date",
            label="Date",
            share=None,
            cell=lambda row: first_appeared(row.work) or UNKNOWN,
            explorer=lambda row: _dated(row.work),
        ),
        Column(
            key="links",
            heading="Links",
            label="Links",
            explorer=_explored_links,
        ),
        Column(
            key="sections",
            heading="Listed in",
            label="Listed in",
            is_spare=True,
            explorer=lambda row: show_places(
                row.work.sections, row.colours, lambda section: mark_place(row.work, section)
            ),
        ),
    ),
)
