"""The months in which entries of a list of additions were added."""

import pytest

from survey_companion.reading.added_marks import find_marks, leave_out
from survey_companion.reading.sources.source import Source, decode_source


def _source(*lines: str) -> Source:
    return decode_source("\n".join(lines).encode(), "bib/additions.md")


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("- **Lifting.** `added 2026-11`", ["2026-11"]),
        ("- **Lifting.** `Added  2026-01 `", ["2026-01"]),
        ("| Lifting | Ana Doe `added 2026-12` |", ["2026-12"]),
        ("- **Lifting.** `added 2026-13`", [None]),
        ("- **Lifting.** `added 2026-00`", [None]),
        ("- **Lifting.** `added 2026-1`", [None]),
        ("- **Lifting.** `added 0026-11`", [None]),
        ("- **Lifting.** `added ２０２６-１１`", [None]),
        ("- **Lifting.** `added`", [None]),
        ("- **Lifting.** `added November`", [None]),
        ("- **Lifting.** `added 2026-10` `added 2026-11`", ["2026-10", "2026-11"]),
    ],
)
def test_a_mark_names_a_month(line: str, months: list[str | None]) -> None:
    """Only a month of a calendar, as four digits, a hyphen and two digits, is one."""
    assert [each.month for each in find_marks(_source("", line))[2]] == months


@pytest.mark.parametrize(
    "line", ["- **Lifting.** added 2026-11", "- **Lifting.** `addedness`", "- `2026-11`"]
)
def test_what_is_no_mark(line: str) -> None:
    """Without code marks, or with another word, it is text like any other."""
    assert find_marks(_source(line)) == {}


def test_marks_are_left_out_and_nothing_else() -> None:
    """The rest of the line stays, and what stands before the mark keeps its column."""
    source = _source(
        "# L", "- **Lifting.** `ACL` `added 2026-11`", "| A | `added 2026-11` |", "- `added 2026-11` B"
    )
    marks = find_marks(source)
    assert leave_out(source, marks).lines == ("# L", "- **Lifting.** `ACL`", "| A |   |", "-   B")
    assert [(each.line, each.column, each.text) for found in marks.values() for each in found] == [
        (2, 22, "`added 2026-11`"),
        (3, 7, "`added 2026-11`"),
        (4, 3, "`added 2026-11`"),
    ]
