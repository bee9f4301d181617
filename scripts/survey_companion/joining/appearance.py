"""Works → when each first appeared, and works sorted by that.

Input: works. Output: times as "2022-12", or "2022" if the month is not known; they sort as texts.
Every order and count by time uses this; only citations have the year of the version to cite instead.
"""

from collections.abc import Iterable, Iterator

from survey_companion.model.identifiers import Identifier, Scheme, arxiv_month
from survey_companion.model.survey import Work


def first_appeared(work: Work) -> str | None:
    """Return when a work first appeared, as YYYY-MM or YYYY; `None` if that is unknown.

    It is the month of submission, or the year of a version that is from an earlier year.
    """
    return min(_times(work), key=lambda time: time[:4], default=None)


def newest_first(works: Iterable[Work]) -> list[Work]:
    """Return works by first appearance, the newest first; works of the same time keep the order given.

    A work of which only the year is known comes after the other works of that year; a work without a year
    comes last.
    """
    return sorted(works, key=lambda work: first_appeared(work) or "", reverse=True)


def _times(work: Work) -> Iterator[str]:
    """Yield the month of submission, if it is known, and then the years of the versions."""
    facts = work.record
    month = facts.submitted if facts else None
    if month is None and work.arxiv:
        month = arxiv_month(Identifier(scheme=Scheme.ARXIV, value=work.arxiv))
    if month:
        yield month
    published = facts.published if facts else None
    preprint = facts.preprint if facts else None
    years = (work.year, published and published.year, preprint and preprint.year)
    yield from (f"{year:04}" for year in years if year)
