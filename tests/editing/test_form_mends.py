"""Mends of lines that have another form than nearly all lines of their section."""

import pytest

from mended import mend

WORDS = "Larks Terns Gulls Owls Rails Kites".split()
LINES = "".join(
    f"- [{2018 + number}] **Song of {word}.** *Doe et al.* `ICML` [[paper](https://arxiv.org/abs/2501.0000{number})]\n"
    for number, word in enumerate(WORDS)
)
ODD = LINES.splitlines(keepends=True)[3]


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("**Song of Owls.** *Doe", "**Song of Owls.**  *Doe"),
        ("[2021] **Song", "[2021]**Song"),
        ("`ICML` [[paper]", "`ICML`[[paper]"),
        ("*Doe et al.* `ICML`", "*Doe et al.*, `ICML`"),
    ],
)
def test_a_line_gets_the_form_of_its_section(usual: str, odd: str) -> None:
    """Blanks, commas and brackets are those of all other lines; marker and blanks at the end are its own."""
    line = ODD.replace(usual, odd).replace("- [", "*  [", 1).replace("\n", "  \n")
    lines = LINES.replace(ODD, line)
    expected = LINES.replace(ODD, ODD.replace("- [", "*  [", 1).replace("\n", "  \n"))
    assert mend(lines, cause="form") == expected
    assert mend(expected, cause="form") == expected


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("*Doe et al.*", "*Owl Team.*"),  # a full stop may be part of a name
        ("Owls.**", "Owls**"),
        ("*Doe et al.* `ICML`", "`ICML` *Doe et al.*"),  # another order
        ("`ICML`", "**`ICML`**"),  # emphasis may be meant
        ("`ICML` ", ""),  # nothing is known of the venue
        ("`ICML`", "`ICML` :star:"),
        ("[[paper]", "[[pdf]"),
        ("00003)]", "00003)][[site](https://example.org/owls)]"),  # no other line has such a link
    ],
)
def test_what_may_be_meant_stays(usual: str, odd: str) -> None:
    """Only what says nothing by itself is changed."""
    lines = LINES.replace(ODD, ODD.replace(usual, odd))
    assert mend(lines, cause="form") == lines


def test_without_one_form_there_is_nothing_to_follow() -> None:
    """Fewer than four in five lines have it, or too few have it at all."""
    loose = LINES.splitlines(keepends=True)
    half = "".join(line.replace("] **", "]  **") if number % 2 else line for number, line in enumerate(loose))
    assert mend(half, cause="form") == half
    few = "".join(loose[:3]) + ODD.replace("] **", "]  **")
    assert mend(few, cause="form") == few
