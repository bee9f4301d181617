"""The table of data resources: its columns on the pages of sections, in the explorer and in the CSV file.

Input: a data resource and its record. Output: the text of each cell.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from survey_companion.columns.column import BookColumn, Column, InBook, Table
from survey_companion.columns.facets import show_places, show_reach
from survey_companion.columns.list_marks import mark_added, mark_list, tell_month
from survey_companion.columns.resource_rows import (
    format_size,
    show_details,
    show_languages,
    show_status,
    show_value,
)
from survey_companion.columns.suggestions import Suggestions, find_suggestions
from survey_companion.columns.work_rows import UNKNOWN
from survey_companion.joining.published import has_additions
from survey_companion.model.headings import Part
from survey_companion.model.record_types import ResourceRecord
from survey_companion.model.survey import CitationKey, Resource, Survey
from survey_companion.text.myst import escape_text, link, span


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceRow:
    """A data resource, with what its row needs besides it."""

    resource: Resource
    record: ResourceRecord | None
    citable: Collection[CitationKey] = ()  # works with an entry in the bibliography
    colours: Mapping[Part, str] = field(default_factory=dict)
    has_facet_of_lists: bool = False  # the survey has additions, by which the explorer filters
    suggestions: Suggestions | None = None  # None: only the CSV file is made

    @property
    def added(self) -> str:
        """Return the mark of an addition with a blank before it; empty if it is published."""
        return f" {mark_added(self.resource.added)}" if self.resource.is_addition else ""

    @property
    def url(self) -> str | None:
        """Return the address from the record, or else from the list."""
        return (self.record and self.record.url) or self.resource.url


def resource_rows(
    resources: Iterable[Resource],
    records: Mapping[str, ResourceRecord],
    citable: Collection[CitationKey],
    suggestions: Suggestions | None = None,
) -> list[ResourceRow]:
    """Return the rows of a section in the order of the list."""
    return [
        ResourceRow(resource=each, record=records.get(each.slug), citable=citable, suggestions=suggestions)
        for each in resources
    ]


def explored_resources(survey: Survey, colours: Mapping[Part, str]) -> list[ResourceRow]:
    """Return the rows of the explorer in the order of the list."""
    has_facet = has_additions(survey)
    suggestions = find_suggestions(survey)
    citable = {work.key for work in (*survey.works, *survey.cited)}
    return [
        ResourceRow(
            resource=each,
            citable=citable,
            record=survey.resource_records.get(each.slug),
            colours=colours,
            has_facet_of_lists=has_facet,
            suggestions=suggestions,
        )
        for each in survey.resources
    ]


# -- cells of the pages of sections ----------------------------------------------------------------


def _name(row: ResourceRow) -> str:
    """Return the name with its anchor, and everything that has no column of its own."""
    resource, record = row.resource, row.record
    name = f"[{link(resource.name, row.url)}]{{#data-{resource.slug} .title}}{row.added} "
    description = span(escape_text(resource.description), "key-point") if resource.description else ""
    doubt = (
        f" {span('These facts are not confirmed.', 'key-point')}" if record and not record.confirmed else ""
    )
    details = f" {text}" if (text := _details(row)) else ""
    return f"{name}{description}{doubt}{_suggestion(row)}{details}"


def _suggestion(row: ResourceRow) -> str:
    shown = row.suggestions.of_row(row.resource.name, row.resource.location) if row.suggestions else ""
    return f" {shown}" if shown else ""


def _details(row: ResourceRow) -> str:
    """Return what is folded away; without a repository, also how to suggest a change."""
    record, place = row.record, row.resource.location
    remark = row.suggestions.remark(place) if row.suggestions else ""
    if record and (text := show_details(record, remark)):
        return text
    return row.suggestions.folded(place) if row.suggestions else ""


def _kind(row: ResourceRow) -> str:
    return row.record.kind.value if row.record and row.record.kind else UNKNOWN


def _languages(row: ResourceRow) -> str:
    return show_value(row.record, "languages", show_languages(row.record))


def _size(row: ResourceRow) -> str:
    size = row.record.size if row.record else None
    return show_value(row.record, "size", format_size(size) if size else None)


def _license(row: ResourceRow) -> str:
    return show_value(row.record, "license", row.record.license if row.record else None)


def _papers(row: ResourceRow) -> str:
    return ", ".join(f"{{cite:t}}`{key}` {{cite-button}}`{key}`" for key in _keys(row)) or UNKNOWN


def _keys(row: ResourceRow) -> list[str]:
    """Return the keys of the papers to cite for the data resource."""
    return [key for key in row.record.papers if key in row.citable] if row.record else []


# -- cells of the explorer -------------------------------------------------------------------------


def _explored_name(row: ResourceRow) -> str:
    resource = row.resource
    facet = f" {mark_list(is_added=resource.is_addition)}" if row.has_facet_of_lists else ""
    name = f"{span(link(resource.name, row.url), 'title')}{row.added}{facet}"
    description = span(escape_text(resource.description), "key-point") if resource.description else ""
    cites = (f"{{cite-button}}`{key}`" for key in _keys(row))
    shown = " ".join([span(resource.slug, "row-key"), name, description, *cites])
    return f"{shown}{_suggestion(row)}"


def _explored_kind(row: ResourceRow) -> str:
    kind = _kind(row)
    return kind if kind == UNKNOWN else span(kind, "facet-kind")


def _explored_languages(row: ResourceRow) -> str:
    number = row.record.languages if row.record else None
    if number is None:
        return _languages(row)
    return " ".join([span(str(number), "sort-key"), _languages(row), show_reach(number)])


def _explored_size(row: ResourceRow) -> str:
    size = row.record.size if row.record else None
    return f"{span(str(size.value), 'sort-key')} {_size(row)}" if size else UNKNOWN


def _explored_license(row: ResourceRow) -> str:
    """Return the licence; its text up to the first remark is the value of the facet."""
    record = row.record
    if record is None or record.license is None:
        return UNKNOWN
    name = re.split(r"\s\(|[;,]| (?:on|for|by|and) ", record.license)[0]
    rest = show_value(record, "license", record.license.removeprefix(name))
    space = "" if rest.startswith((";", ",", "\\;", "\\,")) else " "
    return f"{span(escape_text(name), 'facet-license')}{space}{rest}".strip()


# -- the table -------------------------------------------------------------------------------------

RESOURCES: Table[ResourceRow] = Table(
    name="data-resources",
    book=(
        BookColumn(heading="Data resource", width="1fr"),
        BookColumn(heading="Kind, languages", width="25mm"),
        BookColumn(heading="Size, licence", width="30mm"),
        BookColumn(heading="Status", width="19mm"),
    ),
    columns=(
        Column(
            key="name",
            heading="Name",
            share=36,
            book=InBook(column=0),
            cell=_name,
            explorer=_explored_name,
            value=lambda row: row.resource.name,
        ),
        Column(key="section", value=lambda row: row.resource.section.name),
        Column(key="url", value=lambda row: row.url or ""),
        Column(
            key="kind",
            heading="Kind",
            label="Kind",
            share=11,
            book=InBook(column=1),
            cell=_kind,
            explorer=_explored_kind,
            value=lambda row: row.record.kind.value if row.record and row.record.kind else "",
        ),
        Column(
            key="languages",
            heading="Languages",
            label="Languages",
            is_number=True,
            share=11,
            book=InBook(column=1, label="Languages"),
            cell=_languages,
            explorer=_explored_languages,
            value=lambda row: str((row.record and row.record.languages) or ""),
        ),
        Column(
            key="size",
            heading="Size",
            label="Size",
            share=11,
            book=InBook(column=2, label="Size"),
            cell=_size,
            explorer=_explored_size,
            value=lambda row: str(row.record.size.value) if row.record and row.record.size else "",
        ),
        Column(key="unit", value=lambda row: row.record.size.unit if row.record and row.record.size else ""),
        Column(
            key="license",
            heading="Licence",
            label="Licence",
            share=11,
            book=InBook(column=2, label="Licence"),
            cell=_license,
            explorer=_explored_license,
            value=lambda row: (row.record and row.record.license) or "",
        ),
        Column(
            key="status",
            heading="Status",
            label="Status",
            book=InBook(column=3),
            cell=lambda row: show_status(row.record),
            explorer=lambda row: show_status(row.record, "facet-status"),
            value=lambda row: row.record.status.value if row.record else "",
        ),
        Column(
            key="papers",
            heading="Paper",
            label="Paper",
            cell=_papers,
            value=lambda row: "; ".join(row.record.papers) if row.record else "",
        ),
        Column(
            key="places",
            heading="Listed in",
            label="Listed in",
            explorer=lambda row: show_places((row.resource.section,), row.colours),
        ),
        Column(key="description", value=lambda row: row.resource.description or ""),
        Column(
            key="added",
            value=lambda row: tell_month(row.resource.added, is_added=row.resource.is_addition),
            is_of_additions=True,
        ),
    ),
)
