"""The companion's title, its authors and its year.

Input: a `SurveyInfo`. Output: values; title and authors that the settings leave out are made from the
survey's title.
"""

from survey_companion.model.authors import Author, Team
from survey_companion.model.dates import is_date
from survey_companion.model.survey import SurveyInfo


def companion_title(info: SurveyInfo) -> str:
    """Return the companion's title."""
    return info.companion_title or (f"Companion to: {info.title}" if info.title else "Survey companion")


def companion_authors(info: SurveyInfo) -> tuple[Author, ...]:
    """Return the authors of the companion's own sentences; these are never the survey's authors."""
    name = info.short_title or info.title or "this list"
    return info.companion_authors or (Team(name=f"Contributors to {name}"),)


def companion_year(info: SurveyInfo) -> int | None:
    """Return the year of the companion's edition; `None` without a valid date."""
    return int(info.date[:4]) if info.date and is_date(info.date) else None
