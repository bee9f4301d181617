"""A survey → the period that its works cover, and how many works there are of each year.

Input: a `Survey`; a work counts once, however often it is listed, and what the companion has added does not
count. Output: times and counts, and a paragraph
for the front page, in Markdown.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from survey_companion.joining.appearance import first_appeared
from survey_companion.joining.contents import count_noun
from survey_companion.joining.published import (
    added_resources,
    added_works,
    name_additions,
    published_works,
)
from survey_companion.model.dates import show_month
from survey_companion.model.survey import Survey, SurveyInfo

_MOST = 12  # years that are named one by one; all earlier works are counted together


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """When the works of the taxonomy first appeared, as far as that is known."""

    first: str  # the earliest time: YYYY-MM, or YYYY if no month of that year is known
    last: str  # the latest time, likewise
    listed: str  # the latest time in the first list, likewise
    years: tuple[tuple[str, int], ...]  # years and positive numbers of works, earliest first; never empty
    without_month: int  # works of which only the year is known
    without_year: int  # works of which not even the year is known

    @property
    def interval(self) -> str:
        """Return "2020-01/2024-01", an interval of ISO 8601, or "2020-01" if both ends are the same."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


def measure_coverage(survey: Survey) -> Coverage | None:
    """Return the coverage of the published list's works; `None` if none of them has a known year."""
    found = [first_appeared(work) for work in published_works(survey)]
    known = [time for time in found if time]
    if not known:
        return None
    years = sorted(Counter(time[:4] for time in known).items())
    months = [time for time in known if len(time) > 4]
    first_year, _ = years[0]
    return Coverage(
        first=min((month for month in months if month.startswith(first_year)), default=first_year),
        last=max(known),
        listed=max(_times_in_first_list(survey), default=max(known)),
        years=tuple(years),
        without_month=len(known) - len(months),
        without_year=len(found) - len(known),
    )


def _times_in_first_list(survey: Survey) -> Iterator[str]:
    """Yield when works of the first list appeared: the list as published, without later additions."""
    first = next(iter(survey.lists), None)
    for work in survey.works:
        time = first_appeared(work)
        if time and any(listing.location.path == first for listing in work.listings):
            yield time


def describe_coverage(survey: Survey, *, has_figure: bool) -> str:
    """Return the paragraph, one sentence per line; empty if nothing is known."""
    coverage = measure_coverage(survey)
    sentences = [*_sentences(coverage, survey.info, has_figure=has_figure)] if coverage else []
    return "\n".join([*sentences, *_name_additions(survey)])


def _name_additions(survey: Survey) -> Iterator[str]:
    """Yield a sentence on what the companion has added, if there is anything."""
    works, resources = added_works(survey), added_resources(survey)
    named = name_additions(len(works), len(resources))
    months = [
        month for month in (*(each.added for each in works), *(each.added for each in resources)) if month
    ]
    if named:
        last = f", the latest in {show_month(max(months))}" if months else ""
        yield f"This companion added {named} that the published list does not have{last}; each is marked."


def _sentences(coverage: Coverage, info: SurveyInfo, *, has_figure: bool) -> Iterator[str]:
    subject = "This edition covers" if info.edition else "The list covers"
    first, last = show_month(coverage.first), show_month(coverage.last)
    when = f"in {first}" if first == last else f"from {first} to {last}"
    counts = f": {_count_years(coverage.years)}" if len(coverage.years) > 1 else ""
    yield f"{subject} works that first appeared, preprints included, {when}{counts}."
    if 0 < coverage.without_month < sum(number for _, number in coverage.years):
        yield f"For {count_noun(coverage.without_month, 'work')} only the year is known."
    if coverage.without_year:
        yield f"For {count_noun(coverage.without_year, 'work')} no year is known."
    if has_figure:
        yield "A figure shows it: {ref}`fig-works-by-month`."
    yield (
        f"The published list ends in {show_month(coverage.listed)}."
        if info.origin
        else f"The newest work is of {last}."
    )


def _count_years(years: Sequence[tuple[str, int]]) -> str:
    """Return "40 before 2013, 3 in 2013 and 5 in 2014"."""
    early, named = years[:-_MOST], years[-_MOST:]
    texts = [f"{number:,} in {year}" for year, number in named]
    if early:
        texts.insert(0, f"{sum(number for _, number in early):,} before {named[0][0]}")
    return f"{', '.join(texts[:-1])} and {texts[-1]}"
