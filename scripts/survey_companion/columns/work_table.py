"""The table of works: its columns on the pages of sections, in the explorer and in the CSV file.

Input: a work. Output: the text of each cell.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from survey_companion.columns.column import BookColumn, Column, InBook, Look, Table
from survey_companion.columns.facets import show_model, show_places
from survey_companion.columns.list_marks import mark_list, mark_place, mark_work, tell_month
from survey_companion.columns.work_rows import (
    UNKNOWN,
    WorkCells,
    explore_authors,
    show_links,
    show_venue,
)
from survey_companion.joining.appearance import first_appeared, newest_first
from survey_companion.joining.contents import spots_of
from survey_companion.joining.published import has_additions
from survey_companion.model.headings import Part, Section
from survey_companion.model.problems import Spot
from survey_companion.model.record_types import ModelFacts
from survey_companion.model.survey import CitationKey, Listing, Survey, Work
from survey_companion.text.formulas import show_plainly
from survey_companion.text.myst import escape_text, span
from survey_companion.text.person_names import invert_author


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkRow:
    """A work, with what its row needs besides it."""

    shown: WorkCells
    here: Section | None = None  # section whose page shows the row; None: the explorer
    is_doubtful: bool = False  # one of its lines in the list has an open question
    colours: Mapping[Part, str] = field(default_factory=dict)
    has_facet_of_lists: bool = False  # the survey has additions, by which the explorer filters

    @property
    def added(self) -> str:
        """Return the mark of an addition; empty if the work is published here."""
        return mark_work(self.work, self.here)

    @property
    def work(self) -> Work:
        """Return the work itself."""
        return self.shown.work

    @property
    def model(self) -> ModelFacts | None:
        """Return the facts about the model that the work releases or studies."""
        return self.work.record.model if self.work.record else None


def work_rows(
    works: Iterable[Work],
    here: Section,
    doubtful: Collection[Spot],
    cells: Mapping[CitationKey, WorkCells],
    colours: Mapping[Part, str],
) -> list[WorkRow]:
    """Return the rows of a section, newest first; `doubtful` are lines with open questions."""
    return [
        WorkRow(
            shown=cells[work.key],
            here=here,
            is_doubtful=bool(doubtful) and any(_is_doubtful(each, doubtful) for each in work.listings),
            colours=colours,
        )
        for work in newest_first(works)
    ]


def _is_doubtful(listing: Listing, doubtful: Collection[Spot]) -> bool:
    return any(spot in doubtful for spot in spots_of(listing))


def explored_works(
    survey: Survey, cells: Mapping[CitationKey, WorkCells], colours: Mapping[Part, str]
) -> list[WorkRow]:
    """Return the rows of the explorer, newest first."""
    has_facet = has_additions(survey)
    return [
        WorkRow(shown=cells[work.key], colours=colours, has_facet_of_lists=has_facet)
        for work in newest_first(survey.works)
    ]


# -- cells of the pages of sections ----------------------------------------------------------------


def _dates(row: WorkRow) -> str:
    """Return the year to cite, and when the work first appeared, if in another year."""
    return row.shown.year + (f" {_in_brackets(row.shown.first)}" if row.shown.first else "")


def _in_brackets(first: str) -> str:
    return span(f"({first})", "first-appeared")


def _title(row: WorkRow) -> str:
    """Return the title, and everything that has no column of its own."""
    shown, listings = row.shown, row.work.listings
    remarks = dict.fromkeys(each.remark for each in listings if each.section == row.here and each.remark)
    parts = [
        span(shown.title, "title"),
        *([row.added] if row.added else ()),
        *(f"(also known as: {title})" for title in shown.also_known_as),
        *(f"({escape_text(remark)})" for remark in remarks),
        *(["{abbr}`⚠ (see the open questions below the table)`"] if row.is_doubtful else ()),
        *([span(shown.key_point, "key-point")] if shown.key_point else ()),
    ]
    return " ".join(parts)


def _links(row: WorkRow) -> str:
    parts = [row.shown.links, span(f"{{cite:entry}}`{row.work.key}`", "label", "cite")]
    listing = next((each for each in row.work.listings if each.section == row.here), None)
    if row.shown.suggestions and listing:
        parts.append(row.shown.suggestions.of_row(row.work.key, listing.location))
        parts.append(row.shown.suggestions.folded(listing.location))
    return " ".join(part for part in parts if part)


def _explored_links(row: WorkRow) -> str:
    parts = [show_links(row.work, has_facets=True), f"{{cite-button}}`{row.work.key}`"]
    if row.shown.suggestions and row.work.listings:
        parts.append(row.shown.suggestions.of_row(row.work.key, row.work.listings[0].location))
    return " ".join(part for part in parts if part) or UNKNOWN


def _also_in(row: WorkRow) -> str:
    others = (section for section in row.work.sections if section != row.here)
    links = (
        span(f"{{ref}}`{section.anchor}`", row.colours[section.part]) + mark_place(row.work, section)
        for section in others
    )
    return ", ".join(links) or UNKNOWN


# -- cells of the explorer -------------------------------------------------------------------------


def _explored_dates(row: WorkRow) -> str:
    """Return the dates; rows are sorted by when the work first appeared."""
    shown, first = row.shown, first_appeared(row.work)
    parts = [
        *([span(first, "sort-key")] if first else ()),
        span(shown.year, "facet-year") if row.work.year else UNKNOWN,
        *([_in_brackets(shown.first)] if shown.first else ()),
    ]
    return " ".join(parts)


def _explored_title(row: WorkRow) -> str:
    about = ((row.shown.key_point, "key-point"), (show_model(row.model), "model-facts"))
    shown = [span(text, name) for text, name in about if text]
    names = [f"({name})" for name in row.shown.short_names]
    title = [span(row.shown.title, "title"), *([row.added] if row.added else ())]
    facet = [mark_list(is_added=row.work.is_added)] if row.has_facet_of_lists else []
    return " ".join([span(row.work.key, "row-key"), *title, *facet, *names, *shown])


# -- values of the CSV file ------------------------------------------------------------------------


def _author_names(row: WorkRow) -> Iterator[str]:
    if row.work.byline:
        yield from map(invert_author, row.work.byline.authors)
        if row.work.byline.truncated:
            yield "et al."


def _is_released(row: WorkRow) -> str:
    return "" if row.model is None else "yes" if row.model.is_release else "no"


def _language_names(row: WorkRow) -> str:
    model = row.model
    return ("; ".join(model.languages) or str(model.language_count or "")) if model else ""


# -- the table -------------------------------------------------------------------------------------

WORKS: Table[WorkRow] = Table(
    name="works",
    book=(
        BookColumn(heading="Year", width="10.5mm"),
        BookColumn(heading="Work", width="1fr"),
        BookColumn(heading="Venue, also in", width="33mm"),
    ),
    columns=(
        Column(key="key", value=lambda row: row.work.key),
        Column(
            key="dates",
            heading="Year",
            is_number=True,
            share=5,
            book=InBook(column=0),
            cell=_dates,
            explorer=_explored_dates,
        ),
        Column(
            key="title",
            heading="Work",
            share=38,
            book=InBook(column=1),
            cell=_title,
            explorer=_explored_title,
            value=lambda row: show_plainly(row.work.title),
        ),
        Column(
            key="authors",
            heading="Authors",
            label="Authors",
            is_labelled_on_pages=False,
            share=17,
            book=InBook(column=1, look=Look.ITALIC),
            cell=lambda row: row.shown.authors,
            explorer=lambda row: explore_authors(row.work),
            value=lambda row: "; ".join(_author_names(row)),
        ),
        Column(key="year", value=lambda row: str(row.work.year or "")),
        Column(
            key="venue",
            heading="Venue",
            label="Venue",
            is_labelled_on_pages=False,
            share=14,
            book=InBook(column=2),
            cell=lambda row: row.shown.venue,
            explorer=lambda row: show_venue(row.work, has_facets=True),
            value=lambda row: row.work.venue or "",
        ),
        Column(key="arxiv", value=lambda row: row.work.arxiv or ""),
        Column(key="doi", value=lambda row: row.work.doi or ""),
        Column(key="url", value=lambda row: row.work.paper.url if row.work.paper else ""),
        Column(key="code", value=lambda row: row.work.code.url if row.work.code else ""),
        Column(
            key="links",
            heading="Links",
            label="Links",
            is_labelled_on_pages=False,
            share=9,
            book=InBook(column=1, look=Look.TIED, is_beside=True),
            cell=_links,
            explorer=_explored_links,
        ),
        Column(
            key="elsewhere",
            heading="Also in",
            label="Also in",
            share=17,
            book=InBook(column=2, look=Look.SMALL),
            cell=_also_in,
        ),
        Column(
            key="sections",
            heading="Listed in",
            label="Listed in",
            explorer=lambda row: show_places(
                row.work.sections, row.colours, lambda section: mark_place(row.work, section)
            ),
            value=lambda row: "; ".join(each.name + mark_place(row.work, each) for each in row.work.sections),
        ),
        Column(
            key="key_point", value=lambda row: (row.work.record.key_point if row.work.record else None) or ""
        ),
        Column(
            key="submitted", value=lambda row: (row.work.record.submitted if row.work.record else None) or ""
        ),
        Column(key="model", value=lambda row: (row.model and row.model.short_name) or ""),
        Column(key="released", value=_is_released),
        Column(key="parameters", value=lambda row: "; ".join(row.model.parameters) if row.model else ""),
        Column(key="base", value=lambda row: (row.model and row.model.base) or ""),
        Column(key="languages", value=_language_names),
        Column(
            key="openness",
            value=lambda row: row.model.openness.value if row.model and row.model.openness else "",
        ),
        Column(key="languages_note", value=lambda row: (row.model and row.model.languages_note) or ""),
        Column(key="languages_of", value=lambda row: (row.model and row.model.languages_of) or ""),
        Column(
            key="added",
            value=lambda row: tell_month(row.work.added, is_added=row.work.is_added),
            is_of_additions=True,
        ),
    ),
)
