"""A record is added to the text of works.toml."""

import tomllib

import pytest

from survey_companion.editing.proposed.new_records import HEADER, Value, add_record

OLD = '[roe2020walls]\ntitle = "Walls"'
NEW = '[doe2024stones]\ntitle = "Stones"\nconfirmed = false\nsources = []\n'


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_one_empty_line_is_between_two_records(end: str) -> None:
    """However the file ends, and all that stands there stays."""
    text = add_record(f"{OLD}{end}", "doe2024stones", {"title": "Stones"}, ())
    assert text == f"{OLD}\n\n{NEW}"


def test_the_first_record_has_a_header() -> None:
    """It says what the file is."""
    assert add_record("", "doe2024stones", {"title": "Stones"}, ()) == f"{HEADER}\n{NEW}"


def test_any_text_is_read_as_it_was() -> None:
    """Quotation marks, backslashes, control characters and invisible ones are escaped."""
    title = '"St\\ones"\n[other]\x7f\u202e\x00'
    values: dict[str, Value] = {
        "title": title,
        "authors": ("Doe, Ada", title),
        "authors_truncated": True,
        "year": 2024,
    }
    text = add_record("", "doe2024stones", values, ("https://example.org",))
    assert tomllib.loads(text) == {
        "doe2024stones": {
            **values,
            "authors": ["Doe, Ada", title],
            "confirmed": False,
            "sources": ["https://example.org"],
        }
    }
    assert not {"\x7f", "\u202e", "\x00"} & set(text)
