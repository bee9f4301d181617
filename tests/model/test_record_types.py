"""What follows from the fields of a record."""

import pytest

from survey_companion.model.record_types import Publication
from survey_companion.model.work_kinds import PublicationType


@pytest.mark.parametrize(
    ("edition", "number"),
    [
        ("Second", "2"),
        ("tenth", "10"),
        ("2nd", "2"),
        ("21", "21"),
        ("Revised", "Revised"),
        ("2nd revised", "2nd revised"),
        (None, None),
    ],
)
def test_an_edition_is_a_number_where_it_can_be(edition: str | None, number: str | None) -> None:
    """Words and ordinals become digits; what is not only a number stays."""
    book = Publication(type=PublicationType.BOOK, year=2020, edition=edition)
    assert book.edition_number == number
