"""The runs inside a block."""

from hypothesis import given, settings
from hypothesis import strategies as st

from survey_companion.reading.inline import parse_fully, read_plainly

_FRAGMENTS = (
    *("**", "*", "`", "[", "]", "(", ")", "\\", "_", "!", "<b>", "&amp;", "|", "~", "$", "#", ">"),
    *(" ", "  ", "\u00a0", "\t", ".", ",", "é", "Title: x", '"q"', "[2024]", "(c)", "https://a.org/b_c"),
    *("**T.**", "*et al.*", "`Arxiv`", "[[paper](https://a.b/c?d=e)]", "[code](https://a.b/c)", "[a](b)(c)"),
)


@given(st.lists(st.sampled_from(_FRAGMENTS), min_size=1, max_size=10))
@settings(max_examples=2_000)
def test_tidy_lines_are_read_as_the_parser_reads_them(fragments: list[str]) -> None:
    """What is read without the Markdown parser has the runs that it gives."""
    content = "".join(fragments).strip()
    runs = read_plainly(content)
    assert runs is None or runs == parse_fully(content)


def test_most_lines_are_tidy() -> None:
    """The usual forms of a line need no parser; marks inside marks, escapes and entities do."""
    tidy = "[2024] **Title: one.** *Doe et al.* `Arxiv` [[paper](https://a.org/1)] [code](https://a.org/2), x"
    assert read_plainly(tidy) == parse_fully(tidy) != ()
    for rest in ("**a *b* c**", "a\\*b", "a &amp; b", "<b>a</b>", "![a](b)", "a_b_", "a\nb", "**a**b"):
        assert read_plainly(rest) is None, rest
