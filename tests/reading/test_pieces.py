"""The pieces of a line."""

import random
from unittest import mock

import pytest

from survey_companion.reading.lines import pieces
from survey_companion.reading.lines.pieces import cut
from survey_companion.reading.markdown.inline import parse_line


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "[2024] **Title.** *Doe et al.* `ACL` [[paper](https://a.org)]",
            ["S 2024", "B Title.", "I Doe et al.", "C ACL", "L paper"],
        ),
        ('"Three Stones", TPAMI (*Acme*)', ["Q Three Stones", "T TPAMI", "IP Acme"]),
        ("Title (VLDB 2021)", ["T Title", "P VLDB 2021"]),
        ("Title (and more)", ["T Title (and more)"]),
        ("**[Title](https://a.org)**, Ada Doe", ["LB Title", "T Ada Doe"]),
        ("<b>Title</b> <a href='https://a.org'>paper</a><br>Ada Doe", ["B Title", "L paper", "T Ada Doe"]),
        ("![a](https://img.shields.io/badge/SIGIR-2024-green) Title", ["G SIGIR 2024", "T Title"]),
        ("《Title》【[论文](https://a.org)】", ["Q Title", "L 论文"]),
        ("🔥 Title :star:", ["T Title"]),
        ('**[3]** Doe, A. "**Title**." Nature', ["BS 3", "T Doe, A.", "B Title", "T Nature"]),
        ("see https://a.org/b.", ["T see", "L https://a.org/b"]),
    ],
)
def test_pieces_are_what_stands_between_marks(line: str, found: list[str]) -> None:
    """Links, bold, italics, code, badges, quotations and telling brackets are pieces; others are text."""
    assert [f"{piece.marks} {piece.text}" for piece in cut(parse_line(line))] == found


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Ada Doe, Paper: https://a.org, Code: https://b.org", [None, "title", "code"]),
        ("**Stones** Authors: Ada Doe. Venue: ACL", [None, "authors", "venue"]),
        ("TIME: A Study", [None]),
        ("**Model**: A Study", [None, None]),
    ],
)
def test_labels_tell_what_follows(line: str, labels: list[str | None]) -> None:
    """A word before a colon is a label, unless it may be the short name of a paper."""
    assert [piece.label for piece in cut(parse_line(line))] == labels


_PARTS = (
    *(
        "[2024] ",
        "**Title one**",
        " *Doe et al.*",
        " `ACL`",
        " [[paper](https://a.org)]",
        " [code](https://b.org/c)",
    ),
    *(
        ", ",
        ". ",
        " - ",
        " | ",
        " (",
        ") ",
        "**",
        '"Quoted"',
        " plain words",
        " Authors: ",
        "<br>",
        "*Acme*",
        "é",
        " :x: ",
    ),
)


def test_tidy_lines_have_the_pieces_that_all_rules_give() -> None:
    """Lines cut by the short way have the pieces that the long way gives."""
    chance = random.Random(3)  # noqa: S311  (the same lines every time)
    compared = 0
    for _ in range(4_000):
        runs = parse_line("".join(chance.choices(_PARTS, k=chance.randint(1, 8))).strip())
        short = cut(runs)
        with mock.patch.object(pieces, "_cut_simply", return_value=None):
            long = cut(runs)
        assert [(each.text, each.marks, each.href, each.label) for each in short] == [
            (each.text, each.marks, each.href, each.label) for each in long
        ], runs
        compared += pieces._cut_simply(runs, 0) is not None
    assert compared > 100
