"""Works → when each first appeared, and works sorted by that.

Input: works. Output: times as "2022-12", or "2022" if the month is not known; they sort as texts.
Every order and count by time uses this; only citations have the year of the version to cite instead.
"""

from collections.abc import Iterable
from functools import lru_cache

from survey_companion.model.identifiers import Identifier, Scheme, arxiv_month
from survey_companion.model.survey import Work


def first_appeared(work: Work) -> str | None:
    """Return when a work first appeared, as YYYY-MM or YYYY; `None` if that is unknown.

    It is the month of submission, or the year of a version that is from an earlier year.
    """
    facts = work.record
    if facts is None:
        return _first_time(None, work.arxiv, (work.year,))
    published, preprint = facts.published, facts.preprint
    years = (work.year, published and published.year, preprint and preprint.year)
    return _first_time(facts.submitted, work.arxiv, years)


@lru_cache(maxsize=1 << 17)  # pages, figures and tables ask for the same works
def _first_time(submitted: str | None, arxiv: str | None, years: tuple[int | None, ...]) -> str | None:
    """Return the month of submission, or else of the arXiv identifier, unless a year is before it."""
    month = submitted
    if month is None and arxiv:
        month = arxiv_month(Identifier(scheme=Scheme.ARXIV, value=arxiv))
    times = [*([month] if month else []), *(f"{year:04}" for year in years if year)]
    return min(times, key=lambda time: time[:4], default=None)


def newest_first(works: Iterable[Work]) -> list[Work]:
    """Return works by first appearance, the newest first; works of the same time keep the order given.

    A work of which only the year is known comes after the other works of that year; a work without a year
    comes last.
    """
    return sorted(works, key=lambda work: first_appeared(work) or "", reverse=True)
