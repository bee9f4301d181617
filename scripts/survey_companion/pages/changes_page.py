"""Makes the part of the page of changes that describes the editions of a survey.

Input: a `Survey`. Output: Markdown with one section per edition, newest first; texts are escaped here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from survey_companion.columns.list_marks import mark_added, mark_work
from survey_companion.columns.work_rows import WorkCells
from survey_companion.exports.feed import GROUPS, anchor_of
from survey_companion.model.dates import describe_edition
from survey_companion.model.survey import CitationKey, Survey
from survey_companion.pages.rendering import render
from survey_companion.text.myst import escape_text


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionView:
    """One edition as the page shows it; every text but the anchor is Markdown."""

    anchor: str
    title: str
    summary: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]  # heading, and what the edition lists under it


def render_changes(survey: Survey, cells: Mapping[CitationKey, WorkCells]) -> str:
    """Return the text on what each edition changed; `cells` are those of all works."""
    names = _links(survey, cells) if survey.editions else {}
    views = [
        EditionView(
            anchor=anchor_of(edition.version),
            title=escape_text(describe_edition(edition.version, edition.date)),
            summary=escape_text(edition.summary),
            groups=tuple(
                (
                    group.capitalize(),
                    tuple(names.get(name, escape_text(name)) for name in getattr(edition, group)),
                )
                for group in GROUPS
                if getattr(edition, group)
            ),
        )
        for edition in reversed(survey.editions)
    ]
    return render("changes.md.jinja", survey, editions=views)


def _links(survey: Survey, cells: Mapping[CitationKey, WorkCells]) -> dict[str, str]:
    """Return links to all works, pages and data resources that an edition can name, by their names."""
    works = {str(key): _with_mark(each.title, mark_work(each.work, None)) for key, each in cells.items()}
    earlier = {old: works[key] for old, key in survey.aliases.items() if key in works}
    pages = {address: f"{{ref}}`{anchor}`" for address, anchor in survey.pages.items()}
    data = {
        f"data-{each.slug}": _with_mark(
            f"[{escape_text(each.name)}](#data-{each.slug})",
            mark_added(each.added) if each.is_addition else "",
        )
        for each in survey.resources
    }
    there = pages | data
    moved = {move.origin: there[move.target] for move in survey.valid_moves}
    return works | earlier | there | moved


def _with_mark(name: str, mark: str) -> str:
    return f"{name} {mark}" if mark else name
