"""How much a piece of a line looks like a title."""

import pytest

from survey_companion.reading.lines.pieces import cut, may_hold_field
from survey_companion.reading.lines.shapes import title_points
from survey_companion.reading.markdown.inline import parse_line


@pytest.mark.parametrize(
    ("text", "first", "second", "third", "below"),
    [
        ("**A Study of Stones**", 3.4, 2.65, 2.4, 1.2),
        ("A Study of Stones", 2.7, 1.95, 1.7, 0.5),
        ("*A Study of Stones*", 2.8, 2.05, 1.8, 0.6),
        ("[A Study of Stones](u)", 3.4, 2.65, 2.4, 1.2),
        ("**[A Study of Stones](u)**", 3.4, 2.65, 2.4, 1.2),
        ("`A Study of Stones`", 1.3, 0.55, 0.3, -0.9),
        ('"A Study of Stones"', 4.1, 3.35, 3.1, 1.9),
        ("(A Study of Stones)", 2.7, 1.95, 1.7, 0.5),
        ("![A Study of Stones](u)", -1.5, -2.25, -2.5, -3.7),
        ("**Stones**", 1.1, 0.35, 0.1, -1.1),
        ("**Rolling Stones**", 0.4, -0.35, -0.6, -1.8),
        ("**Stone Walls Again**", 0.4, -0.35, -0.6, -1.8),
        ("**Ada Doe**", 0.4, -0.35, -0.6, -1.8),
        ("**Ada Doe, Max Roe**", 0.4, -0.35, -0.6, -1.8),
        ("**Ada Doe et al.**", 0.4, -0.35, -0.6, -1.8),
        ("*Ada Doe, ICML 2020*", -5.0, -5.0, -5.0, -5.0),
        ("*Ada Doe*", -5.0, -5.0, -5.0, -5.0),
        ("ICML 2020", -5.0, -5.0, -5.0, -5.0),
        ("**ICML 2020**", -2.1, -2.85, -3.1, -4.3),
        ("**2020**", -3.9, -4.65, -4.9, -6.1),
        ("**paper**", -0.4, -1.15, -1.4, -2.6),
        ("[paper](u)", -2.9, -3.65, -3.9, -5.1),
        ("[paper and code](u)", 2.4, 1.65, 1.4, 0.2),
        ("[paper, code, data, and demo](u)", 3.4, 2.65, 2.4, 1.2),
        ("**https://example.org**", -4.9, -5.65, -5.9, -7.1),
        ("**Example University**", 0.4, -0.35, -0.6, -1.8),
        ("**Example University of Many Large Old Stones**", 1.4, 0.65, 0.4, -0.8),
        ("**Example University of Many Large Old Stone Walls**", 1.4, 0.65, 0.4, -0.8),
        ("A Study of Stones, Ada Doe, Max Roe, ICML", 3.7, 2.95, 2.7, 1.5),
        ("Ada Doe, Max Roe. A Study of Stones", 3.9, 3.15, 2.9, 1.7),
        ("A Study of Stones, ICML", 3.7, 2.95, 2.7, 1.5),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.",
            1.7,
            0.95,
            0.7,
            -0.5,
        ),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen.",
            2.7,
            1.95,
            1.7,
            0.5,
        ),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
            2.7,
            1.95,
            1.7,
            0.5,
        ),
        (f"**{'word ' * 29}word**", 3.4, 2.65, 2.4, 1.2),
        (f"**{'word ' * 30}word**", -1.1, -1.85, -2.1, -3.3),
        ("**one two three**", 2.4, 1.65, 1.4, 0.2),
        ("**one two three four**", 3.4, 2.65, 2.4, 1.2),
        ("**one**", 1.1, 0.35, 0.1, -1.1),
        ("Title: A Study of Stones", 6.0, 6.0, 6.0, 6.0),
        ("**Title:** https://example.org", -6.0, -6.0, -6.0, -6.0),
        ("Title: a/b", -6.0, -6.0, -6.0, -6.0),
        ("Title: a / b", 6.0, 6.0, 6.0, 6.0),
    ],
)
def test_points_of_titles(text: str, first: float, second: float, third: float, below: float) -> None:
    """Marks, words, the place in the line and what else the text may be count; a sub-item rarely has it."""
    (piece,) = cut(parse_line(text))[:1]
    points = [round(title_points(piece, place), 2) for place in range(3)]
    (piece,) = cut(parse_line(text), sub=1)[:1]
    assert [*points, round(title_points(piece, 0), 2)] == [first, second, third, below]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Stones**", True),
        ("[paper](u)", False),
        ("[Stones](u)", True),
        ("[https://example.org](u)", False),
        ("[@doe](u)", False),
        ("![ICML 2020](u)", True),
        ("![stars](u)", False),
        ("![2020](u)", True),
        ("12", False),
        ("**12**", False),
        ("(12)", False),
        ("[12] x", False),
        ("`12`", True),
        ("*12*", True),
        ("Stones", True),
        ("**[12](u)**", True),
    ],
)
def test_pieces_that_may_be_titles(text: str, expected: bool) -> None:
    """Labels of links, addresses, numbers and most badges are none."""
    assert may_hold_field(cut(parse_line(text))[0]) is expected
