"""What the published list has, and what the companion has added to it, apart from each other.

Input: a `Survey`. Output: its works and data resources of one of the two. A work of both is published.
"""

from collections.abc import Sequence

from survey_companion.joining.contents import count_noun
from survey_companion.model.dates import show_month
from survey_companion.model.headings import Section
from survey_companion.model.survey import Resource, Survey, Work


def has_additions(survey: Survey) -> bool:
    """Whether the companion lists anything that the published list does not have there."""
    listings = (each.is_addition for work in survey.works for each in work.listings)
    return survey.added_account is not None and (
        any(listings) or any(each.is_addition for each in survey.resources)
    )


def published_works(survey: Survey) -> tuple[Work, ...]:
    """Return the works of the published list."""
    return tuple(work for work in survey.works if not work.is_added)


def added_works(survey: Survey) -> tuple[Work, ...]:
    """Return the works that only the companion lists."""
    return tuple(work for work in survey.works if work.is_added)


def published_resources(survey: Survey) -> tuple[Resource, ...]:
    """Return the data resources of the published list."""
    return tuple(each for each in survey.resources if not each.is_addition)


def added_resources(survey: Survey) -> tuple[Resource, ...]:
    """Return the data resources that only the companion lists."""
    return tuple(each for each in survey.resources if each.is_addition)


def split_section(works: Sequence[Work], section: Section) -> tuple[list[Work], list[Work]]:
    """Return the works that the published list has in a section, and those that the companion added to it."""
    published = [work for work in works if not work.is_added_to(section)]
    return published, [work for work in works if work.is_added_to(section)]


def name_additions(works: int, resources: int) -> str:
    """Return "3 works and 1 data resource"; empty if both are 0."""
    counts = [(works, "work"), (resources, "data resource")]
    return " and ".join(count_noun(number, noun) for number, noun in counts if number)


def show_added(month: str | None) -> str:
    """Return "added by this companion in November 2026"; without a month, only who added it."""
    return f"added by this companion in {show_month(month)}" if month else "added by this companion"
