"""Where a name stands in an alphabetical list."""

import pytest

from survey_companion.text.name_order import SIGNS, head_name, order_name

IN_ORDER = [
    *("Abel, Cy", "Àbel, Di", "Al-Roe, Di", "Berg, van der, Jan", "OBrien, Pat", "Obst, Al", "Östberg, Ana"),
    *("Þórsdóttir, Ann", "Zoe", "李世民", "王伟", "Иванов, Ян", "김민수", "さとう", "3M Team", "@stones"),
]


def test_names_stand_in_the_order_of_letters() -> None:
    """Accents do not count; Latin letters come first, then scripts by their names, then digits and signs."""
    shuffled = [*IN_ORDER[7:], *IN_ORDER[:7]]
    assert sorted(shuffled, key=order_name) == IN_ORDER


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Doe, Ana", "D"),
        ("doe", "D"),
        ("Östberg", "O"),
        ("Þór", "T"),
        ("Ｄoe", "D"),
        ("Ærø", "A"),
        ("Иванов", "Cyrillic"),
        ("李世民", "Chinese characters"),
        ("さとう", "Kana"),
        ("김", "Hangul"),
        ("علي", "Arabic"),
        ("3M", SIGNS),
        ("", SIGNS),
    ],
)
def test_every_name_has_a_heading(name: str, heading: str) -> None:
    """A Latin letter, a script, or neither."""
    assert head_name(name) == heading


def test_no_two_names_have_the_same_place() -> None:
    """Names that differ only in accents keep an order that does not depend on the list."""
    assert order_name("Muller, Ana") != order_name("Müller, Ana")
