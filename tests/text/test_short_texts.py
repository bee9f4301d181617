"""Short texts that stand for long ones."""

import pytest

from survey_companion.text.short_texts import cut_at_word, main_title


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Stones and", "Stones and"),
        ("Stones and w", "Stones…"),
        ("Stonesandwalls", "Stonesand…"),
        ("", ""),
    ],
)
def test_a_text_ends_with_a_whole_word(text: str, short: str) -> None:
    """What fits is kept; a word is cut only if it is too long by itself; the mark counts, too."""
    assert cut_at_word(text, 10) == short


def test_a_title_ends_before_its_colon() -> None:
    """A colon within a word, such as that of a time, ends nothing; formulas are in plain letters."""
    assert main_title("MA$^2$RL at  12:30: A Study: Part 2") == "MA²RL at 12:30"
