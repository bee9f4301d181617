"""What can be seen."""

import sys
import unicodedata

from survey_companion.model.characters import is_letter, is_visible


def test_what_python_prints_can_be_seen() -> None:
    """Every character that this Python knows is seen if and only if it can be printed."""
    known = (char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) != "Cn")
    assert [ascii(char) for char in known if is_visible(char) is not char.isprintable()] == []


def test_a_picture_newer_than_python_can_be_seen() -> None:
    """A character that is not assigned yet is shown, because another Python knows it; one of none is not."""
    assert is_visible("🫨 \U0001faff")  # the first came with Unicode 15, the second is still free
    assert not is_visible("\ufdd0")
    assert not is_visible("\U0010ffff")


def test_what_python_takes_for_a_letter_is_one() -> None:
    """Every character that this Python knows is a letter or digit if and only if Python says so."""
    known = (char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) != "Cn")
    assert [ascii(char) for char in known if is_letter(char) is not char.isalnum()] == []


def test_a_letter_newer_than_python_is_one() -> None:
    """Letters of Unicode 15 are told from its signs on a Python that knows none of them."""
    assert all(map(is_letter, "\U000323af\U00011f04\U0001e030"))
    assert not any(map(is_letter, "\U0001fae8\u2ffc\u0ece\U00011b00"))
