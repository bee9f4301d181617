"""No text of a catalogue becomes markup."""

import unicodedata

from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given
from hypothesis import strategies as st
from myst_parser.parsers.docutils_ import Parser

from survey.escape import escape_text, escape_url, link

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
MARKUP = st.text(st.sampled_from(list("\\`*_{}[]()<>#|~$%&@!^=+-.:;\"' \n1aé→א")), min_size=1, max_size=40)


def _render(markdown: str) -> nodes.document:
    settings = {
        "myst_enable_extensions": ["attrs_block", "attrs_inline", "colon_fence", "deflist"],
        "report_level": 1,
        "halt_level": 2,
        "warning_stream": False,
    }
    return publish_doctree(markdown, parser=Parser(), settings_overrides=settings)


def _shown(text: str) -> str:
    """Return what a reader should see of the text."""
    visible = "".join(" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    visible = "".join(char for char in visible if char not in "\u202a\u202b\u202c\u202d\u202e")
    return " ".join(visible.split())


@given(st.one_of(TEXT, MARKUP))
def test_text_round_trips_through_myst(text: str) -> None:
    """A paragraph of escaped text renders as that text, in one paragraph, without any other node."""
    document = _render(escape_text(text))
    shown = document.astext().replace("\u2068", "").replace("\u2069", "")
    assert shown.replace("\ufffd", "") == _shown(text).replace("\ufffd", "").replace("\u2068", "").replace(
        "\u2069", ""
    )
    kinds = {type(node) for node in document.findall()} - {nodes.document, nodes.paragraph, nodes.Text}
    assert kinds == set()


@given(st.one_of(TEXT, MARKUP))
def test_text_stays_in_its_table_cell(text: str) -> None:
    """A table row with escaped text has as many cells as its head, and each shows its text."""
    cell = escape_text(text)
    document = _render(f"| a | b |\n| --- | --- |\n| {cell} | x |\n")
    rows = list(document.findall(nodes.row))
    assert [len(list(row.findall(nodes.entry))) for row in rows] == [2, 2]
    assert rows[1].astext().split("\n\n")[-1] == "x"
    assert not list(document.findall(nodes.raw))


@given(MARKUP)
def test_a_link_is_one_link(text: str) -> None:
    """Text and address of a link cannot end it early or add another."""
    url = f"https://example.org/{text.replace(' ', '').replace(chr(10), '')}"
    document = _render(link(f"x{text}", url))
    (reference,) = document.findall(nodes.reference)
    assert reference["refuri"].startswith("https://example.org/")
    assert not list(document.findall(nodes.raw))


def test_right_to_left_text_is_isolated() -> None:
    """A name in Arabic does not turn its neighbours around."""
    assert escape_text("محمد") == "\u2068محمد\u2069"
    assert escape_text("Doe") == "Doe"


def test_addresses_cannot_break_out() -> None:
    """Characters that end a Markdown address are percent-encoded; an encoded one is not encoded twice."""
    assert escape_url('https://e.org/a"<b>`{c}|d\\%20') == "https://e.org/a%22%3Cb%3E%60%7Bc%7D%7Cd%5C%20"
