"""Days and months are read strictly and shown as people write them."""

import pytest

from survey_companion.model.dates import describe_edition, is_date, show_day


def test_days_are_shown_as_people_write_them() -> None:
    """What is no day stays as it is, and an edition says as much as is known of it."""
    assert show_day("2026-11-21") == "21 November 2026"
    assert show_day("last year") == "last year"
    assert describe_edition("1.0", "2026-11-01") == "Edition 1.0, 1 November 2026"
    assert describe_edition(None, None) == ""


@pytest.mark.parametrize("day", ["2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01"])
def test_a_day_is_a_day(day: str) -> None:
    """The last of February is there in leap years."""
    assert is_date(day)


@pytest.mark.parametrize(
    "day",
    [
        *("2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01"),
        *("24-01-01", "2024-1-1", "2024-01", "2024", "", "last year"),
    ],
)
def test_days_that_there_never_were_are_refused(day: str) -> None:
    """Neither is a part of a date a day."""
    assert not is_date(day)


@pytest.mark.parametrize(
    "day",
    [
        *("20240131", "2024-W05", "2024-W05-3", "2024W053", "2024-031", "2024-01-31T00:00", "2024-01-31Z"),
        *(" 2024-01-31", "2024-01-31\n", "+2024-01-31", "２０２４-０１-３１", "2024-01-3\ud800"),
    ],
)
def test_a_day_has_one_spelling(day: str) -> None:
    """Of the spellings of ISO 8601, some of which Python reads too, only YYYY-MM-DD is one here."""
    assert not is_date(day)
