"""Lines with HTML become lines of Markdown that say the same."""

import pytest

from survey_companion.reading.markdown.html_blocks import unfold_html
from survey_companion.reading.markdown.html_tables import open_cell


@pytest.mark.parametrize(
    ("text", "lines", "unseen"),
    [
        ("a", [((1,), "a")], []),
        ("<!-- x -->a", [((1,), "a")], []),
        ("a<!-- x", [((1,), "a")], []),
        ("<!-- a\nb -->c\nd", [((), ""), ((2,), "c"), ((3,), "d")], [1]),
        ("<!-- a\n\nb", [((), ""), ((2,), ""), ((), "")], [1, 3]),
        (
            "```\n<b>x</b>\n```\n<p>y</p>",
            [((1,), "```"), ((2,), "<b>x</b>"), ((3,), "```"), ((), ""), ((4,), "y"), ((), "")],
            [],
        ),
        (
            "~~~\n<!-- x\n~~~\n<p>y</p>",
            [((1,), "~~~"), ((2,), "<!-- x"), ((3,), "~~~"), ((), ""), ((4,), "y"), ((), "")],
            [],
        ),
        ("```<x>\n<ul>\n```", [((1,), "```<x>"), ((2,), "<ul>"), ((3,), "```")], []),
        (
            "<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>\nd",
            [((), ""), ((2,), "- a"), ((3,), "- b"), ((4,), "  c"), ((), ""), ((6,), "d")],
            [1, 5],
        ),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", [((1,), "- a"), ((1,), "  - b")], []),
        ("<ol><li>a</li></ol>", [((1,), "- a")], []),
        ("<h2>a</h2>", [((1,), "## a")], []),
        ("<h2>a\nb</h2>\nc", [((1, 2), "## a b"), ((3,), "c")], []),
        ("<h3 align=center><b>a</b></h3>x", [((1,), "### <b>a</b>x")], []),
        ("<h1>\na\n</h1>", [((1, 2, 3), "# a")], []),
        ("<h1>a\nb\nc\nd\ne\nf\ng", [((1, 2, 3, 4, 5), "# a b c d e"), ((6,), "f"), ((7,), "g")], []),
        ("<h2>a<h3>b</h3>", [((1,), "## a"), ((1,), "### b")], []),
        (
            "<details><summary>Stones</summary>\na\n</details>",
            [((), ""), ((1,), "####### Stones"), ((2,), "a"), ((), ""), ((), "")],
            [3],
        ),
        ("<details><summary>Abstract</summary>a</details>", [((), ""), ((1,), "a"), ((), "")], [1, 1]),
        ("<summary>Click to see</summary>", [((), "")], [1, 1, 1]),
        ("<summary></summary>", [((), "")], [1, 1, 1]),
        ("- a <details><summary>Abstract</summary>b</details> c", [((1,), "- a Abstract: b c")], []),
        ("- a <summary>x</summary>", [((1,), "- a x: ")], []),
        ("<p>a</p><p>b</p>", [((), ""), ((1,), "a"), ((), ""), ((), ""), ((1,), "b"), ((), "")], []),
        ("<div>a</div>", [((), ""), ((1,), "a"), ((), "")], []),
        ("<center>a</center>", [((1,), "a")], []),
        ("a<hr>b", [((1,), "ab")], []),
        ("<script>\nx\n</script>\na", [((), ""), ((), ""), ((4,), "a")], [1, 2, 3]),
        ("a <script>x</script> b", [((1,), "a <script>x</script> b")], []),
        ("<style>\nx", [((), ""), ((2,), "x")], [1]),
        ("<script>x", [((1,), "x")], []),
        (
            "<table><tr><td>a</td><td>b</td></tr></table>",
            [((), ""), ((), "|  |  |"), ((), "|---|---|"), ((1,), "| a | b |"), ((), "")],
            [],
        ),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d | e</td></tr></table>",
            [((), ""), ((1,), "| a | b |"), ((), "|---|---|"), ((1,), "| c | d \\| e |"), ((), "")],
            [],
        ),
        (
            "<table>\n<tr>\n<td>\na\n</td>\n<td>b\n\nc</td>\n</tr>\n</table>\nd",
            [
                ((7,), ""),
                ((), ""),
                ((), "|  |  |"),
                ((), "|---|---|"),
                ((2, 3, 4, 6, 8), "| a | b c |"),
                ((), ""),
                ((), ""),
                ((11,), "d"),
            ],
            [1, 5, 9, 10],
        ),
        (  # a table inside a cell
            "<table><tr><td>a <table><tr><td>b</td><td>c</td></tr></table> d</td></tr></table>",
            [((), ""), ((), "|  |"), ((), "|---|"), ((1,), "| a b c d |"), ((), "")],
            [],
        ),
        ("<table><tr><td>a", [((1,), "a")], []),
        ("<tr><td>a</td></tr>", [((1,), "a")], []),
        (
            "<table><td>a</td><tr></tr></table>",
            [((), ""), ((), "|  |"), ((), "|---|"), ((1,), "| a |"), ((), "")],
            [],
        ),
        ("<table></table>", [((), "")], [1]),
        (
            "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            [
                ((), ""),
                ((), "|  |  |"),
                ((), "|---|---|"),
                ((1,), "| a | b |"),
                ((1,), "| a | c |"),
                ((), ""),
            ],
            [],
        ),
        (
            '<table><tr><td colspan="2">a</td><td>b</td></tr></table>',
            [((), ""), ((), "|  |  |  |"), ((), "|---|---|---|"), ((1,), "| a |  | b |"), ((), "")],
            [],
        ),
        (
            "<table><tr><td>a<br>b<br>c</td></tr></table>",
            [((), ""), ((), "|  |"), ((), "|---|"), ((1,), "| a<br>b<br>c |"), ((), "")],
            [],
        ),
        (
            "<table><tr><td><img src=x></td><td>aa<br>b<br>c</td></tr></table>",
            [((), ""), ((1,), "aa<br>b<br>c"), ((), "")],
            [],
        ),
        (
            "<table><tr><th>aa<br>b<br>c</th></tr></table>",
            [((), ""), ((1,), "| aa<br>b<br>c |"), ((), "|---|"), ((), "")],
            [],
        ),
        (
            "<table><tr><td>aa<br>b<br>c</td><td>aa</td><td>bb</td></tr></table>",
            [
                ((), ""),
                ((), "|  |  |  |"),
                ((), "|---|---|---|"),
                ((1,), "| aa<br>b<br>c | aa | bb |"),
                ((), ""),
            ],
            [],
        ),
        ("<b>a</b> <a href=u>x</a>", [((1,), "<b>a</b> <a href=u>x</a>")], []),
        ("<nobr>a</nobr><sup>1</sup>", [((1,), "a1")], []),
        ("", [((1,), "")], []),
        ("<p></p>", [((), ""), ((), ""), ((), "")], [1]),
        (
            "<dl><dt>a</dt><dd>b</dd></dl>",
            [((), ""), ((1,), "a"), ((), ""), ((), ""), ((1,), "b"), ((), "")],
            [],
        ),
        ("<ul>\n</ul>", [((), ""), ((), "")], [1, 2]),
        ("<li>a</li>", [((1,), "- a")], []),
        ("a</ul>b", [((1,), "ab")], []),
        ("<picture><source x><img y></picture>", [((1,), "<img y>")], []),
        ("<figure>a<figcaption>b</figcaption></figure>", [((1,), "ab")], []),
    ],
)
def test_lines_without_block_tags(
    text: str, lines: list[tuple[tuple[int, ...], str]], unseen: list[int]
) -> None:
    """Each line has the numbers of the lines it stands for; lines with nothing to read are named apart."""
    found, numbers = unfold_html(tuple(text.split("\n")))
    assert [(line.numbers, line.text) for line in found] == lines
    assert numbers == unseen


@pytest.mark.parametrize(
    ("tag", "rows", "columns"),
    [
        ("<td>", 1, 1),
        ('<td rowspan="2">', 2, 1),
        ("<td colspan=3>", 1, 3),
        ("<TD ROWSPAN='2' COLSPAN='3'>", 2, 3),
        ("<td rowspan=0 colspan=0>", 1, 1),
        ("<td rowspan=12345>", 1234, 1),
    ],
)
def test_spans_of_cells(tag: str, rows: int, columns: int) -> None:
    """A cell says how many rows and columns it spans: at least one, and no number is too long."""
    cell = open_cell(tag)
    assert (cell.rows, cell.columns) == (rows, columns)


def test_wide_and_deep_html_has_an_end() -> None:
    """No row has more than sixty cells, and no list is nested without an end."""
    lines, _ = unfold_html((f"<table><tr><td colspan=99>a</td>{'<td>b</td>' * 99}</tr></table>",))
    assert [line.text.count("|") for line in lines if line.numbers] == [61]
    lines, _ = unfold_html((f"{'<ul><li>' * 30}a",))
    assert lines[-1].text == f"{'  ' * 19}- a"
