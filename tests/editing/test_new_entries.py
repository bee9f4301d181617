"""What somebody says and what sources say become the facts of a line."""

import pytest

from survey_companion.editing.lists.entry_facts import PaperFacts
from survey_companion.editing.proposed.contributions import Contribution
from survey_companion.editing.proposed.new_entries import build_entry

ARXIV = "https://arxiv.org/abs/2405.01234"


@pytest.mark.parametrize(
    ("year", "month", "papers", "date"),
    [
        (None, None, (ARXIV,), (2024, 5)),
        (2024, None, (ARXIV,), (2024, 5)),
        (2025, None, (ARXIV,), (2025, None)),  # of the publication, whose month nobody says
        (2025, 7, (ARXIV,), (2025, 7)),
        (2024, None, ("https://example.org",), (2024, None)),
        (None, None, (), (None, None)),
    ],
)
def test_the_month_is_that_of_the_year(
    year: int | None, month: int | None, papers: tuple[str, ...], date: tuple[int | None, int | None]
) -> None:
    """It is known from the number at arXiv alone if the year is, too."""
    entry = build_entry(Contribution(title="Stones", year=year, month=month, papers=papers))
    assert entry is not None
    assert isinstance(entry.facts, PaperFacts)
    assert (entry.facts.year, entry.facts.month) == date


def test_nothing_is_made_of_nothing() -> None:
    """Without a title there is no entry."""
    assert build_entry(Contribution(papers=(ARXIV,))) is None
