"""HTML is changed where it has to be, and kept to the letter everywhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_companion.text.placed_html import PlacedParser, drop_comments, drop_tags, replace_parts


class _Tags(PlacedParser):
    def __init__(self, html: str) -> None:
        self.found: list[tuple[int, str]] = []
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found.append((self.here, self.get_starttag_text() or ""))


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "x", "\n", "\r\n", "\x0c", "\u2028", "é", "<a href='y'>", "&amp;"])
    )
)
def test_tags_are_where_the_parser_says(parts: list[str]) -> None:
    """Whatever lines the text has, each tag stands at its place."""
    html = "".join(parts)
    found = _Tags(html).found
    assert len(found) == sum(part in {"<b>", "<a href='y'>"} for part in parts)
    assert all(html[start:].startswith(tag) for start, tag in found)


def test_parts_are_replaced_in_order() -> None:
    """What lies between them stays."""
    assert replace_parts("abcdef", [(0, 1, "x"), (3, 5, "")]) == "xbcf"
    assert replace_parts("abc", []) == "abc"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("no tag & no mark", "no tag & no mark"),
        ("A <i>red</i> stone<br/>and a <a title='>' href=x>wall</a>", "A red stoneand a wall"),
        ("x<sub>2</sub>&amp;&#65;", "x2&amp;&#65;"),
        ("p<0.05 and q>1", "p<0.05 and q>1"),
        ("a < b > c, <3 <", "a < b > c, <3 <"),
        ("stones <and walls", "stones <and walls"),
        ("one</p >two</p\n>three", "onetwothree"),
        ("<script>a<b>c</b></script><title>d</title><style>e", "acde"),
        ("<mml:math><mml:mi>k</mml:mi></mml:math>", "k"),
        ("<!-- <b> -->", "<!-- <b> -->"),
    ],
)
def test_tags_are_dropped(html: str, text: str) -> None:
    """What is no whole tag stays to the letter: a sign for less, a reference, a comment."""
    assert drop_tags(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <b>c</b> > d", "a <b>c</b> > d"),
        ("<!-- a\nb --><p>c<!--d--></p>\n<!-- e -- f -->", "<p>c</p>\n"),
        ("<!-- a --><b>c</b><!-- d -->", "<b>c</b>"),
        ("<!-- <script> -->x<!-- </script> -->", "x"),
        ("<script>a = '<!-- b -->'</script><!-- c -->", "<script>a = '<!-- b -->'</script>"),
        ("{% if a < b %}<!-- {{ c }} -->{% endif %}", "{% if a < b %}{% endif %}"),
        ("<p title='<!-- a -->'>", "<p title='<!-- a -->'>"),
        ("<!doctype html><!x>a", "<!doctype html><!x>a"),
        ("a<!-- b", "a<!-- b"),
    ],
)
def test_comments_are_dropped(html: str, text: str) -> None:
    """Only comments go: not what stands between two of them, and not what a script or a value holds."""
    assert drop_comments(html) == text
