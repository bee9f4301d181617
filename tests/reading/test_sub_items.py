"""What an item looks like beside others."""

import pytest

from survey_companion.reading.lines.pieces import cut
from survey_companion.reading.lines.sub_items import (
    are_entries,
    find_entry_levels,
    has_unknown_label,
    sort_of,
)
from survey_companion.reading.markdown.blocks import Block, Heading, Item, Paragraph
from survey_companion.reading.markdown.inline import parse_line


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("**A Study of Stones**", "E"),
        ("**A Study of Stones** [[paper](u)]", "E"),
        ("[A Study of Stones](u)", "E"),
        ("[Stones](u)", "L"),
        ("[A Study of Many Stones](u)", "E"),
        ("[A Study of Stones](u), 2020", "E"),
        ('"A Study of Stones"', "E"),
        ('StoneNet: "A Study of Stones"', "E"),
        ('StoneNet: "Stones Again"', "O"),
        ("**StoneNet** (x), 2020", "E"),
        ("**StoneNet**, stones, 2020", "O"),
        ("**StoneNet**, stones, walls", "O"),
        ("*A Study of Stones*", "O"),
        ("A Study of Stones [[paper](u)]", "E"),
        ("Three Stones Again [[paper](u)]", "O"),
        ("Many Stones in Walls [[paper](u)]", "E"),
        ("Many Stones in Walls [stones](u)", "O"),
        ("[[paper](u)] [[code](u)]", "L"),
        ("[[paper](u)]", "L"),
        ("[a label of four words](u)", "E"),
        ("[three word label](u)", "L"),
        ("https://example.org", "L"),
        ("Homepage of it: https://example.org", "O"),
        ("Homepage: https://example.org", "F"),
        ("Home page of its makers: https://example.org", "O"),
        ("![badge](u)", "O"),
        ("[![badge](v)](u)", "L"),
        ("Authors: Ada Doe", "F"),
        ("**Authors:** Ada Doe", "F"),
        ("Date: 2020", "F"),
        ("ICML 2020", "V"),
        ("2020", "V"),
        ("ICML, 2020", "V"),
        ("ICML, 12", "V"),
        ("12", "V"),
        ("Ada Doe, Max Roe", "N"),
        ("Ada Doe, Max Roe, 2020", "O"),
        ("Ada Doe, Max Roe (Google)", "N"),
        ("Ada Doe, Max Roe [home](u)", "N"),
        ("Ada Doe, Max Roe **one two three**", "N"),
        ("Ada Doe, Max Roe **one two three four**", "O"),
        ("Doe", "O"),
        ("Rolling Stones", "N"),
        ("We study many stones in walls, and see.", "S"),
        ("We study many stones in walls, and see", "O"),
        ("We study many more stones in walls, and see what holds them.", "S"),
        ("We study many more stones in walls, and see", "O"),
        ("We study stones in walls, and see what it is that holds them up", "S"),
        ("stones", "O"),
        ("石墙上的研究。很长的一句话在这里", "O"),
        ("We study walls!", "O"),
        ("We study many stones and the walls!", "S"),
        ("", "O"),
        ("!", "O"),
        ("**Paper**", "O"),
        ("**Example University of Stones**", "O"),
        ("**one two**", "O"),
        ("**[A Study](u)**", "L"),
        ("**Three Stones** `code of it`", "O"),
        ("**StoneNet** [2020] stones here", "E"),
    ],
)
def test_sorts_of_items(text: str, sort: str) -> None:
    """E entry, F field with a label, L links, N names, V venue or date, S sentence, O other."""
    runs = parse_line(text)
    assert sort_of(cut(runs, sub=1, is_below=True), runs) == sort


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Env: mobile", True),
        ("Env：mobile", True),
        ("Env of it: mobile", True),
        ("Env of its makers: mobile", False),
        ("Env", False),
        ("Env mobile", False),
        ("[Env](u): mobile", False),
        ("**Env:** mobile", True),
        ("**Env**: mobile", True),
        ('"Env": mobile', False),
        ("Authors: Ada", False),
        ("12: x", False),
        ("Env-2/a & b: x", True),
        ("", False),
        ("2nd env: x", False),
    ],
)
def test_labels_that_nobody_knows(text: str, expected: bool) -> None:
    """At most three words before a colon are a label."""
    assert has_unknown_label(cut(parse_line(text), sub=1, is_below=True)) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["**A** [p](http://a)", "**A** [p](http://a)", "**A** [p](http://a)"], True),
        (
            [*["**A** [p](http://a)"] * 9, "plain"],
            True,
        ),
        (
            [*["**A** [p](http://a)"] * 8, "plain"],
            False,
        ),
        (["plain [p](http://a)", "plain [p](http://a)", "plain [p](http://a)"], False),
        (["**A** plain", "**A** plain", "**A** plain"], False),
        (["[A](http://a)", '<b>A</b> <a href="u">p</a>', '<a href="u">p</a>'], True),
        (['"A" [p](http://a)', "“A” [p](http://a)", "`A` [p](http://a)"], True),
        (["1. A [p](http://a)", "2) A [p](http://a)", "12. A [p](http://a)"], True),
        (["1 A [p](http://a)"], False),
        (["**A** [p](http://a)", "plain"], False),
        (["  **A** [p](http://a)"], True),
    ],
)
def test_lines_that_are_all_entries(lines: list[str], expected: bool) -> None:
    """Nine of ten lines begin with a mark and have an address."""
    assert are_entries(lines) is expected


def _levels(count: int, text: str, below: Block | None) -> set[int]:
    blocks: list[Block] = [Heading(lines=(1,), level=1, text="Stones")]
    for _ in range(count):
        blocks += [Heading(lines=(1,), level=3, text=text), *([below] if below else [])]
    return find_entry_levels(blocks, parse_line)


def _item(text: str) -> Item:
    return Item(indent=0, depth=0, paragraphs=[Paragraph(lines=(1,), text=text)])


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (Paragraph(lines=(1,), text="**Authors:** the stone masons of old"), {3}),
        (Paragraph(lines=(1,), text="Authors: Ada Doe"), {3}),
        (Paragraph(lines=(1,), text="[[paper](u)] [[code](v)]"), {3}),
        (Paragraph(lines=(1,), text="Ada Doe, Max Roe"), {3}),
        (Paragraph(lines=(1,), text="ICML 2020"), {3}),
        (Paragraph(lines=(1,), text="We study stones in walls, and see."), set()),
        (_item("Authors: Ada Doe"), {3}),
        (_item("[[paper](u)] [[code](v)]"), {3}),
        (_item("Ada Doe, Max Roe"), {3}),
        (_item("ICML 2020"), {3}),
        (_item("**A Study of Stones** [[paper](u)]"), set()),
        (None, set()),
    ],
)
def test_headings_above_fields_are_titles(below: Block | None, expected: set[int]) -> None:
    """Headings of some words are titles where fields, links, names or a venue follow them."""
    assert _levels(4, "A Study of Stones", below) == expected


def test_headings_that_are_links_are_titles() -> None:
    """A link of three words or more is a title wherever it stands."""
    assert _levels(4, "[A Study of Stones](u)", None) == {3}
    assert _levels(4, "[Rolling Stones](u) of this list", None) == set()


def test_how_many_headings_are_titles() -> None:
    """Four headings with four words each are the least, and seven in ten have fields."""
    field = Paragraph(lines=(1,), text="ICML 2020")
    assert _levels(3, "A Study of Stones", field) == set()
    assert _levels(4, "A Study, Stones", field) == set()
    blocks: list[Block] = []
    for number in range(10):
        blocks.append(Heading(lines=(1,), level=2, text="A Study of Stones"))
        if number < 7:
            blocks.append(field)
    assert find_entry_levels(blocks, parse_line) == {2}
    assert find_entry_levels(blocks[2:], parse_line) == set()
