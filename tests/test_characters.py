"""What can be seen."""

import sys
import unicodedata

from survey.characters import is_visible


def test_what_python_prints_can_be_seen() -> None:
    """Every character that this Python knows is seen if and only if it can be printed."""
    known = (char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) != "Cn")
    assert [ascii(char) for char in known if is_visible(char) is not char.isprintable()] == []


def test_a_picture_newer_than_python_can_be_seen() -> None:
    """A character that is not assigned yet is shown, because another Python knows it; one of none is not."""
    assert is_visible("🫨 \U0001faff")  # the first came with Unicode 15, the second is still free
    assert not is_visible("\ufdd0")
    assert not is_visible("\U0010ffff")
