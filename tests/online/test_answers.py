"""Whatever a source sends is what it says of a work, or one reason why it is nothing."""

import json
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile import bib, csl, feed
from survey_companion.online.answers import SourceAnswer, parse_arxiv, parse_csl
from survey_companion.online.anthology import parse_acl
from survey_companion.online.failures import UnavailableError
from survey_companion.online.proposals import Proposal
from survey_companion.online.proposed_values import LONGEST_NAME, LONGEST_TEXT, find_fault, is_plain
from survey_companion.online.record_edits import edit_record

OTHER = '# Mine.\n[roe2020sand]\ntitle = "Sand"   # as printed\n'

_ODD = [
    "\0",
    "\x1b[31m",
    "\u202e",
    "\u2066",
    "\ud800",
    "\u200b",
    "²",
    "abcd-01",
    "x" * 3000,
    '"""',
    "\\",
    "#",
    "]",
    "\r\n",
]
_TEXTS = st.one_of(st.text(max_size=30), st.sampled_from(_ODD), st.sampled_from(["2020", "10.1234/x", "1-9"]))
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _TEXTS)
_FIELDS = """title author container-title container-title-short published-print issued published-online
    volume issue page publisher DOI type""".split()
_KEYS = st.sampled_from([*_FIELDS, "date-parts", "family", "given", "literal"])
_JSON = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
)
_DATES = st.builds(lambda year: {"date-parts": [[year]]}, _JSON)
_PEOPLE = st.lists(st.dictionaries(st.sampled_from(["family", "given", "literal"]), _TEXTS), max_size=3)
_ITEMS = st.dictionaries(st.sampled_from(_FIELDS), _JSON | _DATES | _PEOPLE)

_TAGS = "id published title author name a:b x:doi primary_category summary".split()
_PIECES = [
    *(f"<{tag}>" for tag in _TAGS),
    *(f"</{tag}>" for tag in _TAGS),
    "<?xml?>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
]
_XML = st.lists(st.sampled_from([*_PIECES, "&lt;", "&#0;", "&#x1b;", "&a;", "<!DOCTYPE a>"]) | _TEXTS).map(
    "".join
)

_TOKENS = r"""{ } " \ ' ` ^ ~ $ $$ % & # , = @ @misc{a, @string{ @comment{ @preamble{ and jan \'e {\'{e}}
    \u{g} \begin{a} \end{a} \item \frac{1}{2} \verb|x \\ \( \[ \url{ \href{a}{b} \input{/etc/passwd} \item
    \def\a{\a} \a title author year""".split()
_BIBTEX = st.lists(st.sampled_from([*_TOKENS, " ", "\n"]) | _TEXTS).map("".join)


def _check(parse: Any, text: str) -> None:  # noqa: ANN401  (one of three)
    """Read the text; what is found can be written, and breaks nothing that stands beside it."""
    try:
        found: SourceAnswer = parse(text, "https://source.example/")
    except UnavailableError:
        return
    offered: dict[str, Any] = {"title": found.title, **found.fields}
    offered |= {} if "authors" in found.refused or not found.authors else {"authors": found.authors}
    assert {field: find_fault(field, value) for field, value in offered.items()} == dict.fromkeys(offered)
    assert not found.refused.keys() & offered.keys()
    proposals = [
        Proposal(field=field, old=None, new=new, source=found.source, is_confirmed=False)
        for field, new in offered.items()
    ]
    written = edit_record(OTHER, "doe2022sorting", proposals)
    assert written.startswith(OTHER)
    assert tomli.loads(written)["doe2022sorting"]["title"] == found.title


@given(_JSON | _ITEMS | st.builds(lambda item: json.loads(csl()) | item, _ITEMS))
@settings(deadline=None, max_examples=300)
def test_any_json_is_read(item: Any) -> None:  # noqa: ANN401
    """Of any kind in any place, with numbers that no number can hold."""
    _check(parse_csl, json.dumps(item))
    _check(parse_csl, json.dumps(item, ensure_ascii=False))


@given(_XML)
@settings(deadline=None, max_examples=300)
def test_any_feed_is_read(inside: str) -> None:
    """Of any elements, whole or torn."""
    _check(parse_arxiv, feed(inside))
    _check(parse_arxiv, inside)


@given(_BIBTEX)
@settings(deadline=None, max_examples=300)
def test_any_entry_is_read(inside: str) -> None:
    """Of any BibTeX and LaTeX, whole or torn."""
    _check(parse_acl, bib(f"volume = {{{inside}}}"))
    _check(parse_acl, bib(inside))
    _check(parse_acl, bib().replace("Doe, Ana", inside))
    _check(parse_acl, inside)


@given(st.text(), st.sampled_from([csl(), feed("<id>x</id>"), bib("year = {2020}")]), st.data())
@settings(deadline=None, max_examples=300)
def test_any_damage_is_read(text: str, whole: str, data: st.DataObject) -> None:
    """An answer with a piece of anything in the place of a piece of it."""
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    damaged = whole[:first] + text + whole[last:]
    for parse in (parse_csl, parse_arxiv, parse_acl):
        _check(parse, damaged)


@pytest.mark.parametrize(
    ("field", "most", "next_one"),
    [
        ("title", "x" * LONGEST_TEXT, "x" * (LONGEST_TEXT + 1)),
        ("authors", ("x" * LONGEST_NAME,), ("x" * (LONGEST_NAME + 1),)),
        ("authors", ("x",) * 5000, ("x",) * 5001),
        ("year", 1900, 1899),
        ("published.year", 2100, 2101),
        ("published.year", 2020, "2020"),
        ("submitted", "1999-12", "1999-13"),
        ("published.doi", "10.1234/x", "10.123/x"),
        ("published.doi", "10.1234/x", "10.1234/é"),
        ("published.acl_id", "2020.acl-main.1", "2020.acl-main"),
        ("arxiv", "2201.00001", "2201.00001v1"),
        ("arxiv", "cs/0101001", "٢٢٠١.00001"),
        ("arxiv_class", "cs.CL", "cs CL"),
        ("published.pages", "1–9", "9–1"),
        ("published.pages", "²–³", "1 2"),
        ("published.venue", "Zeitschrift für Steine", "Zeitschrift\nfür Steine"),
        ("published.publisher", "نشر\u200cچشمه", "نشر\u202eچشمه"),
    ],
)
def test_a_field_holds_what_a_record_can(field: str, most: Any, next_one: Any) -> None:  # noqa: ANN401
    """The last value that fits, and the first that does not."""
    assert find_fault(field, most) is None
    assert find_fault(field, next_one) is not None


@pytest.mark.parametrize(
    "char",
    "\0 \t \n \x1b \x7f \x85 \u061c \u200b \u200e \u202a \u202e \u2028 \u2066 \ufeff \ue000 \ud800".split(
        " "
    ),
)
def test_what_cannot_be_seen_is_no_text(char: str) -> None:
    """Controls, marks of direction, half characters."""
    assert not is_plain(f"a{char}b")


def test_long_ranges_of_pages_are_compared_by_nobody() -> None:
    """A number of thousands of digits is no page, and no reason to stop."""
    assert find_fault("published.pages", "9" * 1000 + "–" + "1" * 900) is None


@pytest.mark.parametrize("accents", [4, 5])
def test_accents_may_be_stacked_as_high_as_people_stack_them(accents: int) -> None:
    """Four commands on one letter are read; five are more than any script has."""
    text = bib("volume = {" + "\\'{" * accents + "e" + "}" * accents + "}")
    if accents == 4:
        assert str(parse_acl(text, "s").fields["published.volume"]).startswith("é")
    else:
        with pytest.raises(UnavailableError, match="too deeply nested"):
            parse_acl(text, "s")


def test_vietnamese_names_and_doubled_braces_are_read() -> None:
    """As the Anthology writes them."""
    text = bib("volume = {{{\\'{\\^{e}}}}}").replace("Doe, Ana", "Nguy{\\~{\\^e}}n, Th{\\d{i}}")
    found = parse_acl(text, "s")
    assert (found.fields["published.volume"], found.authors) == ("ế", ("Nguyễn, Thị",))


def test_markup_in_a_text_is_dropped() -> None:
    """Publishers mark words of a title; a sign for less is none, and a text that is too long is refused."""
    title = "<i>Stones</i> with p<0.05 and<br/>H<sub>2</sub>O &amp; <jats:sc>Walls</jats:sc>"
    found = parse_csl(json.dumps(json.loads(csl()) | {"title": title}), "s")
    assert found.title == "Stones with p<0.05 andH2O &amp; Walls"
    long = json.dumps(json.loads(csl()) | {"title": "<a" * 100_000})
    with pytest.raises(UnavailableError, match="and not at most 2,000 characters"):
        parse_csl(long, "s")
