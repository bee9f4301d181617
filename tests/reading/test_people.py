"""Authors in cells with clear separators."""

import pytest

from survey_companion.reading.forms.people import split_people
from survey_companion.text.person_names import name_author


@pytest.mark.parametrize(
    ("text", "names", "et_al"),
    [
        ("Doe, Ada; Roe, Max", ["Ada Doe", "Max Roe"], False),
        ("Doe, Ada；Roe, Max", ["Ada Doe", "Max Roe"], False),
        ("Doe, Ada and Roe, Max", ["Ada Doe", "Max Roe"], False),
        ("Ada Doe and Max Roe", None, None),
        ("Ada Doe, Max Roe", None, None),
        ("Doe, Ada and others", ["Ada Doe"], True),
        ("Doe, Ada and et al.", ["Ada Doe"], True),
        ("Ada Doe", None, None),
        ("Doe, Ada; et al.", ["Ada Doe"], True),
        ("Ada Doe; Max Roe et al.", ["Ada Doe", "Max Roe"], True),
        ("Ada Doe; 等", ["Ada Doe"], True),
        ("Doe et al.;", ["Doe"], True),
        ("; Ada Doe;", ["Ada Doe"], False),
        ("Doe, A. and Roe, M. and Poe, K.", ["A. Doe", "M. Roe", "K. Poe"], False),
        ("Doe, A. and Roe, M., Poe, K.", None, None),
        ("", None, None),
    ],
)
def test_authors_between_separators(text: str, names: list[str] | None, et_al: bool | None) -> None:
    """Semicolons divide, and so does the word and between names with commas; commas alone do not."""
    people = split_people(text)
    shown = ([name_author(each) for each in people[0]], people[1]) if people else (None, None)
    assert shown == (names, et_al)
