"""No text of a catalogue becomes markup."""

import re
import unicodedata

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import example, given
from hypothesis import strategies as st
from myst_parser.parsers.docutils_ import Parser

from survey_companion.text.formulas import show_plainly
from survey_companion.text.myst import (
    disclose,
    escape_text,
    escape_url,
    fence,
    flatten,
    has_right_to_left,
    keep_xml,
    link,
    span,
)

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
MARKUP = st.text(st.sampled_from(list("\\`*_{}[]()<>#|~$%&@!^=+-.:;\"' \n1aé→א")), min_size=1, max_size=40)


def _render(markdown: str) -> nodes.document:
    settings = {
        "myst_enable_extensions": ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"],
        "report_level": 1,
        "halt_level": 2,
        "warning_stream": False,
    }
    return publish_doctree(markdown, parser=Parser(), settings_overrides=settings)


def _shown(text: str) -> str:
    """Return what a reader should see of the text."""
    visible = "".join(" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    visible = "".join(char for char in visible if char not in "\u202a\u202b\u202c\u202d\u202e\ufffe\uffff")
    return " ".join(visible.split())


@given(st.one_of(TEXT, MARKUP))
@example(":a: b")  # a list of fields
@example("10. a")  # lists with numbers of several digits
@example("123456789) a")
@example(r"$a_i|b$ and $\{c\}$, $5 and $10, $\input{x}$, $`a`$")
def test_text_round_trips_through_myst(text: str) -> None:
    """A paragraph of escaped text renders as that text, in one paragraph, with no node but formulas."""
    document = _render(escape_text(text))
    for math in list(document.findall(nodes.math)):
        math.replace_self(nodes.Text(show_plainly(f"${math.astext()}$")))
    shown = document.astext().replace("\u2068", "").replace("\u2069", "")
    assert shown.replace("\ufffd", "") == show_plainly(_shown(text)).replace("\ufffd", "").replace(
        "\u2068", ""
    ).replace("\u2069", "")
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


@pytest.mark.parametrize("mark", '\\`*_{}[]<>#|~$%&@!^=+"')
def test_every_mark_is_escaped_wherever_it_stands(mark: str) -> None:
    """What is markup in any flavour of Markdown stands behind a backslash, at the start and inside a word."""
    assert escape_text(f"{mark}a") == f"\\{mark}a"
    assert escape_text(f"a{mark}b") == f"a\\{mark}b"


def test_right_to_left_text_is_isolated() -> None:
    """A name in Arabic does not turn its neighbours around."""
    assert escape_text("محمد") == "\u2068محمد\u2069"
    assert escape_text("Doe") == "Doe"


def test_addresses_cannot_break_out() -> None:
    """Characters that end a Markdown address are percent-encoded; an encoded one is not encoded twice."""
    assert escape_url('https://e.org/a"<b>`{c}|d\\%20') == "https://e.org/a%22%3Cb%3E%60%7Bc%7D%7Cd%5C%20"


@given(st.one_of(TEXT, MARKUP))
def test_a_span_is_one_span(text: str) -> None:
    """Text with a class is one inline node with that class, whatever it is made of."""
    (paragraph,) = _render(f"x {span(escape_text(text), 'note')} y").children
    (inner,) = [node for node in paragraph.findall(nodes.inline) if "note" in node["classes"]]
    assert paragraph.astext().startswith("x ")
    assert paragraph.astext().endswith(" y")
    assert _plain(inner.astext()) == _plain(_shown(text))


@given(st.one_of(TEXT, MARKUP), st.one_of(TEXT, MARKUP))
def test_a_disclosure_keeps_summary_and_text_apart(title: str, text: str) -> None:
    """Both texts stay what they are, one inside the other."""
    document = _render(f"x {disclose(escape_text(title), escape_text(text))}")
    (outer,) = [node for node in document.findall(nodes.inline) if "disclosure" in node["classes"]]
    (inner,) = [node for node in document.findall(nodes.inline) if "summary" in node["classes"]]
    assert inner.parent is outer
    assert _plain(inner.astext()) == _plain(_shown(title))
    assert _plain(outer.astext()) == _plain(_shown(f"{_shown(title)} {text}"))


@given(st.text(st.sampled_from(list("`~:{}[]()<>% \n-=#a1")), max_size=60))
def test_code_ends_where_it_should(text: str) -> None:
    """A block of code holds all of the text, and what follows it is no code."""
    document = _render(f"{fence(text, 'bibtex')}\n\nafterwards\n")
    block, after = document.children
    assert isinstance(block, nodes.literal_block)
    assert block.astext().strip() == text.strip()  # blank lines around it are not kept
    assert after.astext() == "afterwards"


def _plain(text: str) -> str:
    """Return the text without isolates and without what no parser keeps."""
    return " ".join(re.sub("[\u2068\u2069\ufffd]", "", text).split())


# -- to the letter -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("Old walls", "Old walls"),
        ("  Old   walls ", "Old walls"),
        (" Old", "Old"),
        ("Old ", "Old"),
        ("Old\nwalls\tof\u2028stones", "Old walls of stones"),
        ("Old\x00\x1f\x7f\x9fwalls", "Old walls"),
        ("Old\u202awalls\u202e", "Old walls"),
        ("Old\ud800walls\ufffe\uffff", "Old walls"),
        ("Old\u00a0walls", "Old walls"),
        ("zero\u200bwidth", "zero\u200bwidth"),
        ("", ""),
        (1_234, "1234"),
    ],
)
def test_a_text_is_put_into_one_line(text: object, flat: str) -> None:
    """Without characters that would control the text around it, and without blanks that do not show."""
    assert flatten(text) == flat


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("- a", "\\- a"),
        (": a", "\\: a"),
        (". a", "\\. a"),
        (") a", "\\) a"),
        ("(a)", "\\(a)"),
        ("a - b: c. (d)", "a - b: c. (d)"),
        ("1. a", "1\\. a"),
        ("1) a", "1\\) a"),
        ("1.", "1\\."),
        ("123456789. a", "123456789\\. a"),
        ("1234567890. a", "1234567890. a"),  # no list has so large a number
        ("1.5", "1.5"),
        ("1 a", "1 a"),
        ("a. b", "a. b"),
        ("'a'; b?", "'a'; b?"),
        ("", ""),
    ],
)
def test_what_is_markup_only_at_the_start(text: str, escaped: str) -> None:
    """Marks of lists and targets stand behind a backslash there, and only there."""
    assert escape_text(text) == escaped


@pytest.mark.parametrize("letter", "\u0590\u05d0\u0627\u08ff\ufb1d\ufdff\ufe70\ufeff")
def test_letters_from_right_to_left(letter: str) -> None:
    """The first and the last of each block are known; those beside the blocks are others."""
    assert has_right_to_left(f"a{letter}")


@pytest.mark.parametrize("letter", "\u058f\u0900\ufb1c\ufe00\ufe6f\uff00aé石")
def test_other_letters(letter: str) -> None:
    """They stand as they are."""
    assert not has_right_to_left(letter)
    assert escape_text(f"{letter}*") == f"{letter}\\*"


def test_what_xml_cannot_hold_is_left_out() -> None:
    """Control characters but tab and line ends, halves of pairs, and the last two of the plane."""
    kept = "a\t\n\r ~\x7f\ud7ff\ue000\ufffd\U00010000\U0010ffff"
    assert keep_xml(kept) == kept
    assert keep_xml("a\x00\x08\x0b\x0c\x0e\x1f\ud800\udfff\ufffe\uffffb") == "ab"


@pytest.mark.parametrize(
    ("url", "escaped"),
    [
        ("https://e.org/a?b=c&d=e#f%20~!$'()*+,;:@[]_-.", "https://e.org/a?b=c&d=e#f%20~!$'()*+,;:@[]_-."),
        ("https://e.org/a b", "https://e.org/a%20b"),
        ("https://e.org/é", "https://e.org/%C3%A9"),
        ("https://e.org/<>", "https://e.org/%3C%3E"),
        ("https://e.org/^|", "https://e.org/%5E%7C"),
        ("", ""),
    ],
)
def test_an_address_keeps_what_it_may_hold(url: str, escaped: str) -> None:
    """Letters and marks of addresses stand as they are, anything else is encoded."""
    assert escape_url(url) == escaped


def test_a_link_is_markdown() -> None:
    """Without an address it is the text alone."""
    assert link("Old *walls*", "https://e.org/a b") == "[Old \\*walls\\*](<https://e.org/a%20b>)"
    assert link("Old *walls*", None) == link("Old *walls*", "") == "Old \\*walls\\*"


def test_spans_have_all_their_classes() -> None:
    """One or several."""
    assert span("a", "one") == "[a]{.one}"
    assert span("a", "one", "two") == "[a]{.one .two}"


def test_a_disclosure_may_say_something_else_on_paper() -> None:
    """What replaces the summary stands beside it; further classes are those of the whole."""
    assert disclose("a", "b") == "[[a]{.summary} b]{.disclosure}"
    assert disclose("a", "b", ",") == "[[a]{.summary}[,]{.instead} b]{.disclosure}"
    assert disclose("a", "b", None, "site-only") == "[[a]{.summary} b]{.disclosure .site-only}"


@pytest.mark.parametrize(
    ("text", "mark"),
    [("a", 3), ("`a`", 3), ("``", 3), ("```", 4), ("a\n````\n``b", 5), ("~~~~", 3), ("", 3)],
)
def test_a_fence_is_longer_than_any_in_the_text(text: str, mark: int) -> None:
    """Three marks, or one more than the text has; blanks and lines at its end go."""
    assert fence(f"{text}\n \n", "bibtex") == f"{'`' * mark}bibtex\n{text}\n{'`' * mark}"
