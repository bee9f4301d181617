"""Text inside a block becomes runs of one style."""

import pytest

from survey_companion.reading.markdown.inline import Run, parse_line

_NAMES = {"strong": "B", "emphasis": "I", "code": "C", "escaped": "E", "tag": "T", "image": "G", "stop": "N"}


def _styles(run: Run) -> str:
    return "".join(letter for name, letter in _NAMES.items() if getattr(run, name))


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a", [("", "a", None)]),
        ("**a** b", [("B", "a", None), ("", " b", None)]),
        ("*a* b", [("I", "a", None), ("", " b", None)]),
        ("***a***", [("BI", "a", None)]),
        ("`a`", [("C", "a", None)]),
        ("[a](u)", [("", "a", "u")]),
        ("[[a](u)]", [("", "[", None), ("", "a", "u"), ("", "]", None)]),
        ("**[a](u)**", [("B", "a", "u")]),
        ("[**a**](u)", [("B", "a", "u")]),
        ("![a](u)", [("G", "a", None)]),
        ("[![a](v)](u)", [("G", "a", "u")]),
        ("![](https://img.shields.io/badge/Paper-ICML_2020-red)", [("G", "Paper ICML 2020", None)]),
        ("![x](https://img.shields.io/badge/ICML-red.svg)", [("G", "ICML", None)]),
        ("![x](https://img.shields.io/badge/red)", [("G", "red", None)]),
        ("![x](https://img.shields.io/badge/a--b__c-d-red)", [("G", "a-b_c d", None)]),
        ("![x](https://custom-icon-badges.demolab.com/badge/a%20b-red)", [("G", "a b", None)]),
        ("![x](https://img.shields.io/github/stars/a)", [("G", "x", None)]),
        ("<b>a</b>", [("B", "a", None)]),
        ("<strong>a</strong> b", [("B", "a", None), ("", " b", None)]),
        (
            "<i>a</i> <em>b</em> <cite>c</cite>",
            [("I", "a", None), ("", " ", None), ("I", "b", None), ("", " ", None), ("I", "c", None)],
        ),
        ("<code>a</code><tt>b</tt>", [("C", "a", None), ("C", "b", None)]),
        ("<a href='u'>a</a> b", [("", "a", "u"), ("", " b", None)]),
        ('<a href="u&amp;v">a</a>', [("", "a", "u&v")]),
        ("<a>a</a>", [("", "a", None)]),
        ("<a href=u><a>x</a>", [("", "x", "u")]),
        ("<img src='https://img.shields.io/badge/Code-yes-red' alt='x'>", [("G", "Code yes", None)]),
        ("<img alt=x>", [("G", "x", None)]),
        ("<img src='y'>", [("G", "", None)]),
        ("<img>", [("G", "", None)]),
        ("<br>", [("N", "\n", None)]),
        ("a<br/>b", [("", "a", None), ("N", "\n", None), ("", "b", None)]),
        ("a  \nb", [("", "a", None), ("N", "\n", None), ("", "b", None)]),
        ("a\nb", [("", "a", None), ("", "\n", None), ("", "b", None)]),
        ("a\\*b", [("", "a", None), ("E", "*", None), ("", "b", None)]),
        ("&amp; a", [("E", "&", None), ("", " a", None)]),
        ("<u>a</u><sup>2</sup><span>b</span>", [("", "a", None), ("", "2", None), ("", "b", None)]),
        ("<foo>a</foo>", [("T", "<foo>", None), ("", "a", None), ("T", "</foo>", None)]),
        ("<!-- x -->a", [("T", "<!-- x -->", None), ("", "a", None)]),
        ("<B>a</B></b>x", [("B", "a", None), ("", "x", None)]),
        ("**<i>a</i>**", [("BI", "a", None)]),
        ("<b>a **b** c</b>", [("B", "a ", None), ("B", "b", None), ("B", " c", None)]),
        ("</i>a<i>b", [("", "a", None), ("I", "b", None)]),
        ("a <https://example.org>", [("", "a ", None), ("", "https://example.org", "https://example.org")]),
    ],
)
def test_runs_and_their_styles(text: str, runs: list[tuple[str, str, str | None]]) -> None:
    """B bold, I italics, C code, E escaped, T a tag, G an image, N a shown line break; and the address."""
    assert [(_styles(run), run.text, run.href) for run in parse_line(text)] == runs
