"""Makes the page of what came when, by month, the newest first.

Input: a `Survey`. Output: Markdown; texts are escaped here. The page has the editions of the list, and what
the companion added to it, each in the month that the list of additions gives. Without any, there is no page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from survey_companion.columns.work_rows import WorkCells
from survey_companion.exports.feed import has_feed, works_by_name
from survey_companion.joining.published import added_resources, added_works, has_additions, name_additions
from survey_companion.model.dates import describe_edition, show_month
from survey_companion.model.survey import CitationKey, Resource, Survey
from survey_companion.pages.rendering import render
from survey_companion.text.myst import escape_text

NAME = "new"
_UNDATED = ""  # the month of what was added nobody says when


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEdition:
    """One edition as the page shows it; every text is Markdown."""

    title: str
    summary: str
    works: tuple[WorkCells, ...]  # that it added to the published list
    resources: tuple[Resource, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NewMonth:
    """What came in one month."""

    anchor: str  # "new-2026-11"
    title: str
    amount: str  # "2 works and 1 data resource", of those that the companion added; empty if there are none
    editions: tuple[NewEdition, ...]  # newest first
    works: tuple[WorkCells, ...]  # in the order of the list, as the data resources are
    resources: tuple[Resource, ...]


def has_news(survey: Survey) -> bool:
    """Whether there is anything to tell, and hence a page."""
    return bool(survey.editions or added_works(survey) or added_resources(survey))


def render_what_is_new(survey: Survey, cells: Mapping[CitationKey, WorkCells]) -> dict[str, str]:
    """Return the page by its path; empty if nothing came to the list. `cells` are those of all works."""
    if not has_news(survey):
        return {}
    months = list(_sort_months(survey, cells))
    text = render(
        "what_is_new.md.jinja",
        survey,
        months=months,
        has_feed=has_feed(survey),
        has_additions=has_additions(survey),
    )
    return {f"{NAME}.md": text}


def _sort_months(survey: Survey, cells: Mapping[CitationKey, WorkCells]) -> Iterator[NewMonth]:
    """Yield the months, newest first; what has no month comes last."""
    works: dict[str, list[WorkCells]] = defaultdict(list)
    resources: dict[str, list[Resource]] = defaultdict(list)
    editions: dict[str, list[NewEdition]] = defaultdict(list)
    for work in added_works(survey):
        works[work.added or _UNDATED].append(cells[work.key])
    for resource in added_resources(survey):
        resources[resource.added or _UNDATED].append(resource)
    for month, edition in _describe_editions(survey, cells):
        editions[month].append(edition)
    for month in sorted({*works, *resources, *editions}, reverse=True):
        yield NewMonth(
            anchor=f"new-{month or 'undated'}",
            title=show_month(month) if month else "In a month that nobody noted",
            amount=name_additions(len(works[month]), len(resources[month])),
            editions=tuple(editions[month]),
            works=tuple(works[month]),
            resources=tuple(resources[month]),
        )


def _describe_editions(
    survey: Survey, cells: Mapping[CitationKey, WorkCells]
) -> Iterator[tuple[str, NewEdition]]:
    """Yield the month of each edition, the newest first, and what the page says of it.

    What the companion added by itself stands in a month of its own, though an edition may name it, too.
    """
    named = works_by_name(survey)
    data = {f"data-{each.slug}": each for each in survey.resources if not each.is_addition}
    for edition in reversed(survey.editions):
        works = [named[name] for name in dict.fromkeys(edition.added) if name in named]
        yield (
            edition.date[:7],
            NewEdition(
                title=escape_text(describe_edition(edition.version, edition.date)),
                summary=escape_text(edition.summary),
                works=tuple(cells[work.key] for work in works if not work.is_added),
                resources=tuple(data[name] for name in dict.fromkeys(edition.added) if name in data),
            ),
        )
