"""The blocks of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from short_ways import read_survey
from survey_companion.model.problem_kinds import Code
from survey_companion.reading.markdown.blocks import (
    Block,
    Heading,
    Item,
    Paragraph,
    Prose,
    Table,
    parse_blocks,
)
from survey_companion.reading.sources.source import decode_source


def _blocks(text: str) -> list[Block]:
    return parse_blocks(decode_source(text.encode(), "list.md"))[0]


def _show(block: Block) -> object:
    """Return what a test compares: text and nesting, without lines."""
    if isinstance(block, Item):
        return [*(each.text for each in block.paragraphs), *map(_show, block.children)]
    if isinstance(block, Table):
        return block.head, *(row.cells for row in block.rows)
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.text}"
    return block.text


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# A\n## B ##\n###C\n#2 D\n#tag", ["# A", "## B", "### C", "# 2 D", "#tag"]),
        ("A\n===\n\nB\n---\n", ["# A", "## B"]),
        ('<h1 align="center">A <b>b</b></h1>\n<h2>B</h2>', ["# A <b>b</b>", "## B"]),
        ("- a\n  - b\n    - c\n  - d\n- e", [["a", ["b", ["c"]], ["d"]], ["e"]]),
        ("10. a\n\n   b\n\n11. c\n", [["a", "b"], ["c"]]),
        ("- a\nb\n\nc", [["a\nb"], "c"]),
        ("* [x] a\n+ b\n• c\n2) d", [["a"], ["b"], ["c"], ["d"]]),
        ("*[A](b), C*\n-[A](b)", ["*[A](b), C*\n-[A](b)"]),
        ("[1] a\n**[2]** b", ["[1] a", "**[2]** b"]),
        ("| a | b |\n|---|:-:|\n| c \\| d | e |\n\nf", [(("a", "b"), ("c | d", "e")), "f"]),
        ("a | b\n--|--\nc | d", [(("a", "b"), ("c", "d"))]),
        ("<ul>\n<li>a</li>\n<li>b<ul><li>c</li></ul></li>\n</ul>\nd", [["a"], ["b", ["c"]], "d"]),
        (
            "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr>\n<td>c</td>\n<td><b>d</b></td>\n</tr>\n</table>",
            [(("a", "b"), ("c", "<b>d</b>"))],
        ),
        ("<details>\n<summary>Part two</summary>\n\n- a\n\n</details>", ["####### Part two", ["a"]]),
        ("- a\n<details><summary>Abstract</summary>b</details>", [["a"], "b"]),
        ("> - a\n>\n>   b", [["a", "b"]]),
        ("[r]: https://example.org\n- a", ["https://example.org", ["a"]]),
    ],
)
def test_text_is_read_as_people_read_it(text: str, blocks: list[object]) -> None:
    """Markdown, HTML and mixtures give headings, nested items, paragraphs and tables."""
    found = [block for block in _blocks(text) if not (isinstance(block, Prose) and block.name == "comment")]
    assert [list(shown) if isinstance(shown := _show(each), tuple) else shown for each in found] == [
        list(each) if isinstance(each, tuple) else each for each in blocks
    ]


def test_what_is_no_text_is_prose() -> None:
    """Comments, code, rules and front matter are blocks of their own; nothing in them is an entry."""
    text = "---\ntitle: T\n---\n<!-- - a\n- b -->\n```\n- c\n```\n***\n<script>\n- d\n</script>\n"
    found = _blocks(text)
    assert [each.name for each in found if isinstance(each, Prose)] == [
        *("front_matter", "fence", "rule", "comment"),
    ]
    assert not any(isinstance(each, Item) for each in found)


_PIECES = (
    *(
        "- ",
        "* ",
        "1. ",
        "> ",
        "# ",
        "x",
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
        "\n  - ",
    ),
    *("| - | - |", "---", "===", "```", "~~~", "`", "**", "[x]", "[x]: x", "(", "“", "\\", "<b>", "</b>"),
    *(
        "<!--",
        "-->",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
    ),
    *("<h2>", "</h2>", "<summary>", "</summary>", "<script>", "</script>", "<p>", "</p>", "&amp;", "\u00a0"),
)


def _lines_of(block: Block) -> list[int]:
    if isinstance(block, Item):
        own = [number for each in block.paragraphs for number in each.lines]
        return own + [number for child in block.children for number in _lines_of(child)]
    return list(block.lines)


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map("".join))
def test_no_letter_is_lost(text: str) -> None:
    """Each line with a letter outside of tags is in exactly one kind of block, whatever stands around it."""
    source = decode_source(text.encode(), "list.md")
    seen = {number for block in parse_blocks(source)[0] for number in _lines_of(block)}
    lines = {number for number, line in enumerate(source.lines, 1) if "x" in line or "é" in line}
    assert lines <= seen, text


@pytest.mark.parametrize(
    "deep",
    [
        "- " * 75 + "a",
        "> " * 75 + "a",
        "".join(f"{'  ' * depth}- a\n" for depth in range(75)),
        "<ul><li>" * 75 + "a",
        "<table><tr><td>" * 75 + "a",
    ],
)
def test_deep_nesting_is_read_or_named(deep: str) -> None:
    """However deep lines are nested, those after them are read, and none is lost."""
    survey = read_survey(f"# T\n\n## P\n\n{deep}\n\n## Q\n\n- [2024] **Title.** *Doe et al.*\n")
    assert [work.title for work in survey.works] == ["Title"]
    assert survey.account.is_balanced
    assert {each.code for each in survey.problems} <= {
        *(Code.UNREAD_LINE, Code.UNREAD_TABLE, Code.UNREAD_ITEM, Code.NO_LINK, Code.TRUNCATED_AUTHORS),
    }


def test_front_matter_begins_on_the_first_line() -> None:
    """Three hyphens further below are a rule or the underline of a heading."""
    assert isinstance(_blocks("---\na: b\n---\n- c\n")[0], Prose)
    assert [type(each) for each in _blocks("\n---\na: b\n---\n- c\n")] == [Prose, Heading, Item]
    assert [type(each) for each in _blocks("- a---\n---\n- c\n")] == [Item, Prose, Item]
    assert [type(each) for each in _blocks("---\na\n")] == [Prose, Paragraph]
