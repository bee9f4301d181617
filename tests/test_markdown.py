"""The blocks of a file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading import read_survey
from survey import markdown
from survey.codes import Code
from survey.markdown import parse_blocks
from survey.source import decode_source

_LINES = (
    *("- [2024] **T.** *Doe et al.*", "- a", "* b", "+ c", "- [a](b)", "- “T” (x)", "-  two", "-\ttab", "-"),
    *("- # a", "- > a", "- 1. a", "- 12345) a", "- - a", "- * a", "- [a]: b", "- [a] b", "- ---", "- ***"),
    *("- ```", "- `` a", "- `a`", "- <b>", "- | a |", "* * *", "---", "===", "- a  ", "- *a* b", "- **"),
    *("", " ", "  ", "text", "  text", "    text", " - a", "  - a", "   * a", "    - a", "1. a", "2) - a"),
    *("# H", "> q", "> - a", "```", "<div>", "</div>", "<!--", "-->", "[a]: b", "| a | b |", "| - | - |"),
    *("- | -", "- ", "- _a_"),
)


@given(st.lists(st.sampled_from(_LINES), min_size=1, max_size=9))
@settings(max_examples=3_000)
def test_tidy_items_are_found_as_the_parser_finds_them(lines: list[str]) -> None:
    """Items of one line, read without the parser's rules, are the items that it finds."""
    source = decode_source("\n".join(lines).encode(), "list.md")
    with pytest.MonkeyPatch.context() as patch:
        found = parse_blocks(source)
        patch.setattr(markdown, "_PARSER", markdown.build_block_parser().disable("tidy_items"))
        assert found == parse_blocks(source)


@pytest.mark.parametrize(
    "deep",
    [
        "- " * 75 + "a",
        "1. " * 75 + "a",
        "> " * 75 + "a",
        ">" * 75 + "a",
        "> - " * 40 + "a",
        "\n".join("  " * depth + "- a" for depth in range(30)),
        "\n".join("> " * depth + "a" for depth in range(60)),
    ],
)
def test_what_follows_a_deep_line_is_read(deep: str) -> None:
    """A line that nests too deep is named, and the list goes on behind it."""
    survey = read_survey(f"# T\n\n## P\n\n- [2024] **A.** *Doe*\n{deep}\n\n## Q\n\n- [2024] **B.** *Roe*\n")
    assert [work.title for work in survey.works] == ["A", "B"]
    assert survey.account.is_balanced
    found = [problem.location.line for problem in survey.problems if problem.code is Code.UNREAD_LINE]
    assert found
    assert max(found) <= 5 + len(deep.split("\n"))
