"""The blocks of a file."""

import random
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from short_ways import read_survey
from survey_companion.model.problem_kinds import Code
from survey_companion.reading import blocks
from survey_companion.reading.blocks import Item, Prose, parse_blocks
from survey_companion.reading.source import decode_source

_LINES = (
    *("- [2024] **T.** *Doe et al.*", "- a", "* b", "+ c", "- [a](b)", "- “T” (x)", "-  two", "-\ttab", "-"),
    *("- # a", "- > a", "- 1. a", "- 12345) a", "- - a", "- * a", "- [a]: b", "- [a] b", "- ---", "- ***"),
    *("- ```", "- `` a", "- `a`", "- <b>", "- | a |", "* * *", "---", "===", "- a  ", "- *a* b", "- **"),
    *("", " ", "  ", "text", "  text", "    text", " - a", "  - a", "   * a", "    - a", "1. a", "2) - a"),
    *("# H", "> q", "> - a", "```", "<div>", "</div>", "<!--", "-->", "[a]: b", "| a | b |", "| - | - |"),
    *(
        "- | -",
        "- ",
        "- _a_",
        "- a | b",
        "* a | b",
        "+ | -",
        "- [a] | b",
        "a | b",
        "--|--",
        ":-:|-",
        ":-",
        "|-|",
    ),
    *("- [a", "]: b", "- [a]: ", "  [b]: c", "- a\\", "~~~", "<pre>", "</pre>", "<?", "?>", "  ---", "  ==="),
    *(
        "- *---",
        "- a---",
        "* a----",
        "- \u00a0a",
        "-\u00a0a",
        "- a\u00a0",
        "\u00a0",
        "\ta",
        "- 2",
        "  | - | - |",
    ),
)
_PIECES = (
    *(
        "- ",
        "* ",
        "+ ",
        "1. ",
        "> ",
        "#",
        "a",
        "é",
        "|",
        "-",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "\n- ",
        "\n* ",
    ),
    *(
        "| - | - |",
        "---",
        "===",
        "```",
        "~~~",
        "`",
        "*",
        "**",
        "[a]",
        "]: b",
        ":",
        "(",
        "“",
        "\\",
        "<b>",
        "</b>",
    ),
    *("<!--", "-->", "&amp;", "\u00a0", "\x0c", "\u2028"),
)


_WITHOUT_SHORTCUT = blocks.build_block_parser().disable("tidy_items")


@given(
    st.one_of(
        st.lists(st.sampled_from(_LINES), min_size=1, max_size=9).map("\n".join),
        st.lists(st.sampled_from(_PIECES), min_size=1, max_size=25).map("".join),
    )
)
@example("- a\n- b | c\n--|--")
@example("- a\n\n- | -\n| - | - |")
@example("- a\n- b\n\n\n- c | d\n  :-:|-")
@example("- *---\n\na")
def test_tidy_items_are_found_as_the_parser_finds_them(text: str) -> None:
    """Items of one line, read without the parser's rules, are the items that it finds."""
    _compare(text)


def test_thousands_of_texts_have_the_items_that_the_parser_finds() -> None:
    """The same of many more texts, which chance makes faster than hypothesis does."""
    chance = random.Random(4)  # noqa: S311  (the same texts every time)
    for _ in range(2_000):
        _compare("\n".join(chance.choices(_LINES, k=chance.randint(1, 9))))
        _compare("".join(chance.choices(_PIECES, k=chance.randint(1, 25))))


def _compare(text: str) -> None:
    source = decode_source(text.encode(), "list.md")
    found = parse_blocks(source)
    with mock.patch.object(blocks, "_PARSER", _WITHOUT_SHORTCUT):
        assert found == parse_blocks(source), text


@pytest.mark.parametrize("gap", ["", "\n"])
def test_an_item_above_a_line_like_a_table_s_is_an_item_of_its_list(gap: str) -> None:
    """What would be a table outside of a list is an item within one, as the parser has it."""
    source = decode_source(f"- a\n- b\n{gap}- c | d\n--|--\n\n- e\n".encode(), "list.md")
    found = [type(block).__name__ for block in parse_blocks(source)]
    assert found == ["Item"] * 4


@pytest.mark.parametrize("first", ["- a---", "- *--- b", "* ----", "> a---", "1. a---", "- - a---"])
def test_only_the_first_line_begins_front_matter(first: str) -> None:
    """Text before three hyphens on the first line is no mark of front matter."""
    with_more = f"{first}\n\n    b\n---\n- c\n"
    blocks = parse_blocks(decode_source(with_more.encode(), "list.md"))
    assert "front_matter" not in [block.name for block in blocks if isinstance(block, Prose)]
    begun = parse_blocks(decode_source(b"---\ntitle: T\n---\n\n- c\n", "list.md"))
    assert [type(block) for block in begun] == [Prose, Item]


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
