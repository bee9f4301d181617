"""How tables mark what the companion has added to the published list.

Input: an entry. Output: Markdown; empty for what is published, so that a survey without additions looks as
if there were no such thing.
"""

from survey_companion.model.headings import Section
from survey_companion.model.survey import Work
from survey_companion.text.myst import span

PUBLISHED, ADDED = "published list", "added by this companion"  # values of the facet


def mark_added(month: str | None) -> str:
    """Return the mark of an addition: "added 2026-11", or "added" if the month is unknown."""
    return span(f"added {month}" if month else "added", "addition")


def mark_work(work: Work, here: Section | None) -> str:
    """Return the mark of a work on the page of a section, or elsewhere; empty if it is published there."""
    if here is None:
        return mark_added(work.added) if work.is_added else ""
    if not work.is_added_to(here):
        return ""
    months = [each.added for each in work.listings if each.section is here and each.added]
    return mark_added(min(months, default=None))


def mark_place(work: Work, section: Section) -> str:
    """Return " (added)" for a section in which a published work stands as an addition; else nothing."""
    return " (added)" if not work.is_added and work.is_added_to(section) else ""


def tell_month(month: str | None, *, is_added: bool) -> str:
    """Return the value of a CSV file: the month, or "unknown"; nothing for what is published."""
    return (month or "unknown") if is_added else ""


def mark_list(*, is_added: bool) -> str:
    """Return a hidden value of the facet by which readers choose one of the two lists."""
    return span(ADDED if is_added else PUBLISHED, "facet-list")
