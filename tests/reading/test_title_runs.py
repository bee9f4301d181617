"""A title in plain text, and what stands beside it."""

from itertools import chain

import pytest

from survey_companion.reading.lines.title_runs import (
    Habits,
    ends_in_year,
    looks_like_names_after,
    looks_like_names_before,
    may_have_tail,
    split_title,
)


def _show(text: str, habits: Habits) -> str:
    """Return the title in angle brackets, with what stands before and after it."""
    found = split_title(text, habits)
    parts = (each.text for each in found.before), (f"<{found.title}>",), (each.text for each in found.after)
    return " + ".join(chain(*parts))


@pytest.mark.parametrize(
    ("text", "unused", "used", "marked"),
    [
        (
            "A Study of Stones, ICLR 2023",
            "<A Study of Stones> + ICLR 2023",
            "<A Study of Stones> + ICLR 2023",
            "<A Study of Stones> + ICLR 2023",
        ),
        (
            "A Study of Stones. Ada Doe, Max Roe. ICML 2016",
            "<A Study of Stones. Ada Doe, Max Roe> + ICML 2016",
            "<A Study of Stones> + Ada Doe, Max Roe + ICML 2016",
            "<A Study of Stones. Ada Doe, Max Roe> + ICML 2016",
        ),
        (
            "Ada Doe, Max Roe. A Study of Stones. ICML",
            "<Ada Doe, Max Roe. A Study of Stones> + ICML",
            "Ada Doe, Max Roe + <A Study of Stones> + ICML",
            "<Ada Doe, Max Roe. A Study of Stones> + ICML",
        ),
        (
            "Ada Doe et al. A Study of Stones",
            "Ada Doe et al + <A Study of Stones>",
            "Ada Doe et al + <A Study of Stones>",
            "<Ada Doe et al. A Study of Stones>",
        ),
        (
            "A Study of Stones, Ada Doe",
            "<A Study of Stones, Ada Doe>",
            "<A Study of Stones> + Ada Doe",
            "<A Study of Stones, Ada Doe>",
        ),
        (
            "A Study of Stones, Ada Doe, Max Roe",
            "<A Study of Stones, Ada Doe, Max Roe>",
            "<A Study of Stones> + Ada Doe, Max Roe",
            "<A Study of Stones, Ada Doe, Max Roe>",
        ),
        (
            "A Study of Stones - Ada Doe, Max Roe",
            "<A Study of Stones - Ada Doe, Max Roe>",
            "<A Study of Stones> + Ada Doe, Max Roe",
            "<A Study of Stones - Ada Doe, Max Roe>",
        ),
        (
            "A Study of Stones, Doe",
            "<A Study of Stones, Doe>",
            "<A Study of Stones> + Doe",
            "<A Study of Stones, Doe>",
        ),
        (
            "A Study of Stones, Doe et al.",
            "<A Study of Stones> + Doe et al.",
            "<A Study of Stones> + Doe et al.",
            "<A Study of Stones, Doe et al.>",
        ),
        (
            "A Study of Stones, Stone Letters 2020",
            "<A Study of Stones> + Stone Letters 2020",
            "<A Study of Stones> + Stone Letters 2020",
            "<A Study of Stones, Stone Letters 2020>",
        ),
        (
            "A Study of Stones, walls and gates in 2020",
            "<A Study of Stones, walls and gates in 2020>",
            "<A Study of Stones> + walls and gates in 2020",
            "<A Study of Stones, walls and gates in 2020>",
        ),
        (
            "A Study of Stones, walls and many other gates in the year of 2020",
            "<A Study of Stones, walls and many other gates in the year of 2020>",
            "<A Study of Stones, walls and many other gates in the year of 2020>",
            "<A Study of Stones, walls and many other gates in the year of 2020>",
        ),
        (
            "A Study of Stones, walls and many gates in the year 2020",
            "<A Study of Stones, walls and many gates in the year 2020>",
            "<A Study of Stones> + walls and many gates in the year 2020",
            "<A Study of Stones, walls and many gates in the year 2020>",
        ),
        (
            "A Study of Stones (ICML 2020)",
            "<A Study of Stones> + ICML 2020",
            "<A Study of Stones> + ICML 2020",
            "<A Study of Stones> + ICML 2020",
        ),
        (
            "A Study of Stones (walls)",
            "<A Study of Stones (walls)>",
            "<A Study of Stones (walls)>",
            "<A Study of Stones (walls)>",
        ),
        (
            "ICML 2020, A Study of Stones",
            "ICML 2020 + <A Study of Stones>",
            "ICML 2020 + <A Study of Stones>",
            "<ICML 2020, A Study of Stones>",
        ),
        (
            "2020 | ICML | A Study of Stones",
            "2020 + ICML + <A Study of Stones>",
            "2020 + ICML + <A Study of Stones>",
            "<2020 | ICML | A Study of Stones>",
        ),
        (
            "Ada Doe, 2020, A Study of Stones",
            "<Ada Doe, 2020, A Study of Stones>",
            "<Ada Doe, 2020, A Study of Stones>",
            "<Ada Doe, 2020, A Study of Stones>",
        ),
        (
            "Ada Doe, Max Roe, 2020. A Study of Stones",
            "<Ada Doe, Max Roe, 2020. A Study of Stones>",
            "Ada Doe, Max Roe + 2020 + <A Study of Stones>",
            "<Ada Doe, Max Roe, 2020. A Study of Stones>",
        ),
        (
            "Ada Doe. A Study of Stones",
            "<Ada Doe. A Study of Stones>",
            "Ada Doe + <A Study of Stones>",
            "<Ada Doe. A Study of Stones>",
        ),
        (
            "Doe. A Study of Stones",
            "<Doe. A Study of Stones>",
            "<Doe. A Study of Stones>",
            "<Doe. A Study of Stones>",
        ),
        (
            "A Study of Stones, Example University",
            "<A Study of Stones> + Example University",
            "<A Study of Stones> + Example University",
            "<A Study of Stones, Example University>",
        ),
        (
            "A Study of Stones. Example University",
            "<A Study of Stones. Example University>",
            "<A Study of Stones. Example University>",
            "<A Study of Stones. Example University>",
        ),
        (
            "A Study of Stones, paper",
            "<A Study of Stones> + paper",
            "<A Study of Stones> + paper",
            "<A Study of Stones, paper>",
        ),
        (
            "A Study of Stones, 12",
            "<A Study of Stones> + 12",
            "<A Study of Stones> + 12",
            "<A Study of Stones, 12>",
        ),
        (
            "A Study of Stones, 2020",
            "<A Study of Stones> + 2020",
            "<A Study of Stones> + 2020",
            "<A Study of Stones> + 2020",
        ),
        (
            "A Study of Stones, Google, 2020",
            "<A Study of Stones> + Google + 2020",
            "<A Study of Stones> + Google + 2020",
            "<A Study of Stones, Google> + 2020",
        ),
        ("ICLR 2023", "ICLR 2023 + <>", "ICLR 2023 + <>", "ICLR 2023 + <>"),
        ("2020", "2020 + <>", "2020 + <>", "2020 + <>"),
        ("Ada Doe, Max Roe", "<Ada Doe, Max Roe>", "<Ada Doe, Max Roe>", "<Ada Doe, Max Roe>"),
        ("Ada Doe", "<Ada Doe>", "<Ada Doe>", "<Ada Doe>"),
        ("Stones", "<Stones>", "<Stones>", "<Stones>"),
        (
            "Stones, Walls, and Gates",
            "<Stones, Walls, and Gates>",
            "<Stones, Walls, and Gates>",
            "<Stones, Walls, and Gates>",
        ),
        (
            "Stones, Walls, ACL Workshop on Stones and of all Gates",
            "<Stones, Walls> + ACL Workshop on Stones and of all Gates",
            "Stones, Walls + <ACL Workshop on Stones and of all Gates>",
            "<Stones, Walls, ACL Workshop on Stones and of all Gates>",
        ),
        (
            "A Study of Stones, Under Review at X 2020",
            "<A Study of Stones, Under Review at X 2020>",
            "<A Study of Stones> + Under Review at X 2020",
            "<A Study of Stones, Under Review at X 2020>",
        ),
        (
            "A Study, ICML, Stones",
            "<A Study, ICML, Stones>",
            "<A Study> + ICML + Stones",
            "<A Study, ICML, Stones>",
        ),
        ("", "<>", "<>", "<>"),
        (
            "Doe, A., Roe, B. A Study of Stones. Stone Studies 39",
            "Doe, A., Roe, B. + <A Study of Stones> + Stone Studies + 39",
            "Doe, A., Roe, B. + <A Study of Stones> + Stone Studies + 39",
            "<Doe, A., Roe, B. A Study of Stones. Stone Studies 39>",
        ),
    ],
)
def test_titles_by_habits(text: str, unused: str, used: str, marked: str) -> None:
    """What comes off the ends of a title depends on what the list does elsewhere."""
    habits = Habits(), Habits(names_before=1.0, names_after=1.0, year_at_end=1.0), Habits(is_marked=True)
    assert [_show(text, each) for each in habits] == [unused, used, marked]


@pytest.mark.parametrize(
    ("text", "names_after", "names_before", "title"),
    [
        ("A Study of Stones, Ada Doe, Max Roe", 0.19, 0, "A Study of Stones, Ada Doe, Max Roe"),
        ("A Study of Stones, Ada Doe, Max Roe", 0.2, 0, "A Study of Stones"),
        ("A Study of Stones. Ada Doe, Max Roe", 0.09, 0, "A Study of Stones. Ada Doe, Max Roe"),
        ("A Study of Stones. Ada Doe, Max Roe", 0.1, 0, "A Study of Stones"),
        ("A Study of Stones, Ada Doe", 0.39, 0, "A Study of Stones, Ada Doe"),
        ("A Study of Stones, Ada Doe", 0.4, 0, "A Study of Stones"),
        ("A Study of Stones, Doe", 0.59, 0, "A Study of Stones, Doe"),
        ("A Study of Stones, Doe", 0.6, 0, "A Study of Stones"),
        ("Ada Doe, Max Roe. A Study of Stones", 0, 0.29, "Ada Doe, Max Roe. A Study of Stones"),
        ("Ada Doe, Max Roe. A Study of Stones", 0, 0.3, "A Study of Stones"),
        ("Ada Doe. A Study of Stones", 0, 0.49, "Ada Doe. A Study of Stones"),
        ("Ada Doe. A Study of Stones", 0, 0.5, "A Study of Stones"),
    ],
)
def test_how_many_titles_make_a_habit(text: str, names_after: float, names_before: float, title: str) -> None:
    """Names come off only where enough titles of the list stand beside names; fewer need surer names."""
    habits = Habits(names_after=names_after, names_before=names_before)
    assert split_title(text, habits).title == title


@pytest.mark.parametrize(
    ("text", "year_at_end", "title"),
    [
        ("A Study of Stones, walls and gates in 2020", 0.24, "A Study of Stones, walls and gates in 2020"),
        ("A Study of Stones, walls and gates in 2020", 0.25, "A Study of Stones"),
        (
            "A Study of Stones, one two three four five six seven eight 2020",
            0.24,
            "A Study of Stones, one two three four five six seven eight 2020",
        ),
        ("A Study of Stones, one two three four five six seven eight 2020", 0.25, "A Study of Stones"),
        (
            "A Study of Stones, one two three four five six seven eight nine 2020",
            0.24,
            "A Study of Stones, one two three four five six seven eight nine 2020",
        ),
        (
            "A Study of Stones, one two three four five six seven eight nine 2020",
            0.25,
            "A Study of Stones, one two three four five six seven eight nine 2020",
        ),
        ("A Study of Stones, 2020 walls", 0.24, "A Study of Stones, 2020 walls"),
        ("A Study of Stones, 2020 walls", 0.25, "A Study of Stones, 2020 walls"),
    ],
)
def test_words_with_a_year_at_the_end(text: str, year_at_end: float, title: str) -> None:
    """A few words with a year come off where a quarter of the titles end in one."""
    assert split_title(text, Habits(year_at_end=year_at_end)).title == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Study of Stones", False),
        ("A Study of Stones (walls)", True),
        ("A Study of Stones 2020", True),
        ("A Study of Stones 2020.", True),
        ("A Study of Stones'20", True),
        ("A Study of Stones '20 Oral", False),
        ("A Study of 2020 Stones", False),
        ("A Study of ICML Stones", True),
        ("A Study ICML of many large Stones", False),
        ("A Study ICML of many Stones", True),
        ("A Study ICML of Stones and", True),
        ("A Study of (ICML), Stones", True),
        ("A Study of Stones 1850", False),
        ("A Study of Stones【ACL】", True),
        ("A Study of Stones]", True),
        ("A Study of Stones) .", True),
        ("ICML " + "x" * 60, False),
        ("x ICML " + "x" * 54, True),
        ("", True),
        ("2020 x y z", False),
    ],
)
def test_marked_titles_that_may_have_a_tail(text: str, expected: bool) -> None:
    """Only a bracket, a venue among the last words or a year at the end may be more than the title."""
    assert may_have_tail(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Study of Stones, ICLR 2023", (False, False, True)),
        ("A Study of Stones. Ada Doe, Max Roe. ICML 2016", (True, False, True)),
        ("Ada Doe, Max Roe. A Study of Stones. ICML", (False, True, False)),
        ("Ada Doe et al. A Study of Stones", (False, True, False)),
        ("A Study of Stones, Ada Doe", (False, False, False)),
        ("A Study of Stones, Ada Doe, Max Roe", (True, False, False)),
        ("A Study of Stones - Ada Doe, Max Roe", (True, False, False)),
        ("A Study of Stones, Doe", (False, False, False)),
        ("A Study of Stones, Doe et al.", (True, False, False)),
        ("A Study of Stones, Stone Letters 2020", (False, False, True)),
        ("A Study of Stones, walls and gates in 2020", (False, False, True)),
        ("A Study of Stones, walls and many other gates in the year of 2020", (False, False, False)),
        ("A Study of Stones, walls and many gates in the year 2020", (False, False, True)),
        ("A Study of Stones (ICML 2020)", (False, False, False)),
        ("A Study of Stones (walls)", (False, False, False)),
        ("ICML 2020, A Study of Stones", (False, False, False)),
        ("2020 | ICML | A Study of Stones", (False, False, False)),
        ("Ada Doe, 2020, A Study of Stones", (False, False, False)),
        ("Ada Doe, Max Roe, 2020. A Study of Stones", (False, True, False)),
        ("Ada Doe. A Study of Stones", (False, False, False)),
        ("Doe. A Study of Stones", (False, False, False)),
        ("A Study of Stones, Example University", (False, False, False)),
        ("A Study of Stones. Example University", (False, False, False)),
        ("A Study of Stones, paper", (False, False, False)),
        ("A Study of Stones, 12", (False, False, False)),
        ("A Study of Stones, 2020", (False, False, False)),
        ("A Study of Stones, Google, 2020", (False, False, False)),
        ("ICLR 2023", (False, False, False)),
        ("2020", (False, False, False)),
        ("Ada Doe, Max Roe", (False, False, False)),
        ("Ada Doe", (False, False, False)),
        ("Stones", (False, False, False)),
        ("Stones, Walls, and Gates", (False, False, False)),
        ("Stones, Walls, ACL Workshop on Stones and of all Gates", (False, False, False)),
        ("A Study of Stones, Under Review at X 2020", (False, False, True)),
        ("A Study, ICML, Stones", (False, False, False)),
        ("Doe, A., Roe, B. A Study of Stones. Stone Studies 39", (False, True, False)),
        ("A Study of Stones. Ada Doe, Max Roe", (True, False, False)),
        ("Ada Doe, Max Roe. A Study of Stones", (False, True, False)),
        ("Ada Doe, A Study of Stones", (False, False, False)),
        ("ICML in the year 2020", (False, False, False)),
        ("A Study, walls in 2020", (False, False, True)),
        ("A Study, 2020", (False, False, False)),
        ("A Study of walls 2020", (False, False, False)),
        ("A Study, one two three four five six seven eight 2020", (False, False, True)),
        ("A Study, one two three four five six seven eight nine 2020", (False, False, False)),
        ("Ada Doe, Max Roe | ICML", (False, False, False)),
        ("Ada Doe, Max Roe | 2020", (False, True, False)),
        ("Ada Doe, Max Roe | Google", (False, True, False)),
        ("Ada Doe, Max Roe | 12", (False, False, False)),
        ("A Study | Ada Doe, Max Roe | Google | 12 | paper | 2020 | ICML", (True, False, False)),
        ("A Study | Ada Doe, Max Roe | and walls", (False, False, False)),
        ("A Study | Ada Doe, Max Roe (2020)", (True, False, False)),
    ],
)
def test_what_stands_beside_titles(text: str, expected: tuple[bool, bool, bool]) -> None:
    """Names after it, names before it, a few words with a year at its end."""
    shown = looks_like_names_after(text), looks_like_names_before(text), ends_in_year(text)
    assert shown == expected
