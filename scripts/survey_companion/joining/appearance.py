"""Works → when each first appeared, and the order that follows from it.

Input: works. Output: times as "2022-12", or "2022" where the month is not known, which sort as texts.
Everything that is ordered or counted by time asks here; a citation has the year of the version to cite.
"""

from collections.abc import Iterable, Iterator

from survey_companion.model.identifiers import Identifier, Scheme, arxiv_month
from survey_companion.model.survey import Work


def first_appeared(work: Work) -> str | None:
    """Return the earliest time that is known of a work, as YYYY-MM or YYYY; `None` where none is known.

    It is the month of submission, unless a version is of an earlier year: of that no month is known.
    """
    return min(_times(work), key=lambda time: time[:4], default=None)


def newest_first(works: Iterable[Work]) -> list[Work]:
    """Return works from the last to the first appearance; those of one time keep the order given.

    Where only the year is known, a work comes after those of that year whose month is known, as if it were
    the oldest; where not even the year is known, it comes last.
    """
    return sorted(works, key=lambda work: first_appeared(work) or "", reverse=True)


def _times(work: Work) -> Iterator[str]:
    """Yield the month of submission, where it is known, and then the years of the versions."""
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
