"""The runs inside a block."""

import random

from hypothesis import given
from hypothesis import strategies as st

from survey_companion.reading.markdown.inline import parse_fully, read_plainly

_FRAGMENTS = (
    *("**", "*", "`", "[", "]", "(", ")", "\\", "_", "!", "<b>", "&amp;", "|", "~", "$", "#", ">"),
    *(" ", "  ", "\u00a0", "\t", ".", ",", "é", "Title: x", '"q"', "[2024]", "(c)", "https://a.org/b_c"),
    *("**T.**", "*et al.*", "`Arxiv`", "[[paper](https://a.b/c?d=e)]", "[code](https://a.b/c)", "[a](b)(c)"),
    *("(*Stone Club*)", "(*?*)", "**T**:", "?", ":", ";", "[[a](b)][[c](d)]"),
)


@given(st.lists(st.sampled_from(_FRAGMENTS), min_size=1, max_size=10))
def test_tidy_lines_are_read_as_the_parser_reads_them(fragments: list[str]) -> None:
    """What is read without the Markdown parser has the runs that it gives."""
    _compare(fragments)


def test_thousands_of_lines_are_read_as_the_parser_reads_them() -> None:
    """The same of many more lines, which chance makes faster than hypothesis does."""
    chance = random.Random(2)  # noqa: S311  (the same lines every time)
    for _ in range(20_000):
        _compare(chance.choices(_FRAGMENTS, k=chance.randint(1, 10)))


def _compare(fragments: list[str]) -> None:
    content = "".join(fragments).strip()
    runs = read_plainly(content)
    assert runs is None or runs == parse_fully(content), content


def test_most_lines_are_tidy() -> None:
    """The usual forms of a line need no parser; marks inside marks, escapes and entities do."""
    tidy = "[2024] **Title: one.** *Doe et al.* `Arxiv` [[paper](https://a.org/1)] [code](https://a.org/2), x"
    assert read_plainly(tidy) == parse_fully(tidy) != ()
    quoted = (
        '**Pebble**: "Title", ACL, 2024 (*Stone Club*). [[Paper](https://a.org/1)][[Code](https://a.org/2)]'
    )
    assert read_plainly(quoted) == parse_fully(quoted) != ()
    for rest in ("**a *b* c**", "a\\*b", "a &amp; b", "<b>a</b>", "![a](b)", "a_b_", "a\nb", "**a**b"):
        assert read_plainly(rest) is None, rest
