"""Words that a list marks inside its titles."""

import pytest

from survey_companion.reading.markdown.highlights import dissolve, marks_words
from survey_companion.reading.markdown.inline import parse_line


@pytest.mark.parametrize(
    ("text", "dissolved"),
    [
        ("Learning **Fast** with Less", "Learning Fast with Less"),
        ("**Fast** learning", "Fast learning"),
        ("Learning **Fast**", "Learning Fast"),
        ("Learning (**Fast**)", "Learning (Fast)"),
        ("Learning-**Fast**", "Learning-Fast"),
        ("**Learning:** fast", "<Learning:> fast"),
        ("Learning, **Fast** with", "Learning, Fast with"),
        ("Learning **Fast**, with", "Learning Fast, with"),
        ("**Fast?** With Less", "<Fast?> With Less"),
        ("Learning **2020** with", "Learning <2020> with"),
        ("Learning **ICML** with", "Learning <ICML> with"),
        ("Learning **12** with", "Learning <12> with"),
        ("*Learning* **Fast** x", "<Learning> Fast x"),
        ("Learning *Fast* with", "Learning Fast with"),
        ("Learning `Fast` with", "Learning Fast with"),
        ("[Learning](u) **Fast**", "Learning <Fast>"),
        ("**[Fast](u)** with", "<Fast> with"),
        ("Learning **[Fast]** with", "Learning <[Fast]> with"),
        ("Learning **(Fast)** with", "Learning <(Fast)> with"),
        ("**Fast**-learning", "Fast-learning"),
        ("**Fast**learning", "<Fast>learning"),
        ("![x](u) **Fast** with", "x Fast with"),
        ("`x` **Fast** with", "<x> Fast with"),
        ("`x` **Fast**", "<x> <Fast>"),
        ("*x* **Fast**", "<x> <Fast>"),
        ("**Fast** `x`", "<Fast> <x>"),
        ("**Fast** with", "Fast with"),
        ("a **Fast** with", "a Fast with"),
        ("<foo>**Fast** with", "<foo>Fast with"),
        ("<foo>**Fast**", "<foo><Fast>"),
        ("*a-*<b>Fast</b>", "<a-><Fast>"),
        ("`a-`<b>Fast</b>", "<a-><Fast>"),
        ("[a-](u)<b>Fast</b>", "a-<Fast>"),
        ("![a-](u)<b>Fast</b>", "a-<Fast>"),
        ("a-<b>Fast</b>", "a-Fast"),
        ("<b>Fast</b>*-x*", "<Fast><-x>"),
        ("<b>Fast</b>-x", "Fast-x"),
        ("<b>Fast</b>`-x`", "<Fast><-x>"),
    ],
)
def test_marked_words_inside_a_sentence(text: str, dissolved: str) -> None:
    """A mark joined to plain words by a blank is none; dates, venues and what stands apart keep theirs."""
    shown = (
        f"<{run.text}>" if run.strong or run.emphasis or run.code else run.text
        for run in dissolve(parse_line(text))
    )
    assert "".join(shown) == dissolved


@pytest.mark.parametrize(
    ("inside", "outside", "expected"),
    [(7, 0, False), (8, 0, True), (8, 18, True), (8, 19, False), (9, 21, True), (9, 22, False)],
)
def test_how_many_lines_make_a_habit(inside: int, outside: int, expected: bool) -> None:
    """Eight lines, and three in ten of those with bold text; links and lines without bold do not count."""
    lines = ["Learning **Fast** with Less"] * inside + ["**A Study of Stones**, 2020"] * outside
    lines += ["no bold text", "[**a link**](u) with words"] * 9
    assert marks_words(map(parse_line, lines)) is expected
