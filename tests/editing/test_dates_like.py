"""A date is written in the form of another."""

import pytest

from survey_companion.editing.lists.dates_like import find_printed_date, write_date


@pytest.mark.parametrize(
    ("printed", "month", "expected"),
    [
        ("2020", 5, "2024"),
        ("2020-08", 5, "2024-05"),
        ("2020/8", 5, "2024/5"),
        ("2020.08.17", 5, "2024.05"),
        ("08/2019", 5, "05/2024"),
        ("17.8.2019", 5, "5.2024"),
        ("Aug 2019", 5, "May 2024"),
        ("Aug. 2019", 9, "Sep. 2024"),
        ("AUGUST 17, 2019", 9, "SEPTEMBER 2024"),
        ("august, 2019", 9, "september, 2024"),
        ("2019 Aug", 9, "2024 Sep"),
        ("May 2019", 9, "Sep 2024"),
        ("19", 5, "24"),
        ("2020-08", None, "2024"),
        ("Aug 2019", None, "2024"),
        ("when?", 5, "2024"),
    ],
)
def test_a_date_has_the_form_of_the_other(printed: str, month: int | None, expected: str) -> None:
    """Signs, order, length and capitals of the other are kept; a month that is unknown is left out."""
    assert write_date(printed, 2024, month) == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ICML 2020", "2020"),
        ("ICML'20", "20"),
        ("ACL 20", "20"),
        ("arXiv, Jun 2024", "Jun 2024"),
        ("ICML 2019 and 2020", "2020"),
        ("Proc. 12345", None),
        ("ICML", None),
    ],
)
def test_a_date_is_found_in_a_venue(text: str, date: str | None) -> None:
    """The last of several, and no part of a longer number."""
    found = find_printed_date(text)
    assert (text[slice(*found)] if found else None) == date
