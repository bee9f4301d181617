"""Facts that a line says in several ways are one fact."""

import pytest

from survey_companion.editing.lists.entry_facts import bare_title, bare_venue


@pytest.mark.parametrize(
    ("venue", "year", "bare"),
    [
        ("ICML 2022", 2022, "ICML"),
        ("ICML, 2022", 2022, "ICML"),
        ("2022 ICML", 2022, "ICML"),
        ("ICML'22", 2022, "ICML"),
        ("ICML ’22", 2022, "ICML"),
        ("ICML 22", 2022, "ICML"),
        ("ICML'05", 2005, "ICML"),
        ("ICML 2022", 2021, "ICML 2022"),
        ("ICML'22", 2021, "ICML'22"),
        ("2022", 2022, "2022"),
        ("ICML 2022", None, "ICML 2022"),
        (None, 2022, None),
    ],
)
def test_a_venue_has_no_year(venue: str | None, year: int | None, bare: str | None) -> None:
    """However the year of the line stands beside it; another year, and a year alone, stay."""
    assert bare_venue(venue, year) == bare


@pytest.mark.parametrize(
    ("title", "bare"),
    [("Stones.", "Stones"), ("Stones,", "Stones"), ("Stones...", "Stones..."), ("Stones?", "Stones?")],
)
def test_a_title_has_no_full_stop(title: str, bare: str) -> None:
    """Three of them belong to it."""
    assert bare_title(title) == bare
