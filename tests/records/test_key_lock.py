"""The file of keys: what it says, and what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_companion.model.given_keys import GivenKey, Signs
from survey_companion.model.identifiers import Identifier, Scheme
from survey_companion.records.key_lock import HEAD, parse_keys, render_keys
from survey_companion.text.keys import RESERVED

LINES = """\
doe2022lifting now:doe2023lifting
doe2023lifting arxiv:2301.00001 doi:10.1000/x by:doe,roe in:taxonomy/by-hand/large title:liftingstones
koe2021sieves gone by:koe in:taxonomy/by-machine/index title:sieves
"""


def _said(text: str) -> list[str]:
    return [f"{each.location} {each.found}; {each.expected}" for each in parse_keys(text, "keys.lock")[1]]


def test_each_line_is_one_key() -> None:
    """The key, what recognises its work, and what became of it."""
    keys, problems = parse_keys(HEAD + LINES, "keys.lock")
    assert problems == ()
    assert [(each.key, each.now, each.is_gone) for each in keys] == [
        ("doe2022lifting", "doe2023lifting", False),
        ("doe2023lifting", None, False),
        ("koe2021sieves", None, True),
    ]
    assert keys[1].signs == Signs(
        titles=("liftingstones",),
        identifiers=(
            Identifier(scheme=Scheme.ARXIV, value="2301.00001"),
            Identifier(scheme=Scheme.DOI, value="10.1000/x"),
        ),
        authors=("doe", "roe"),
    )
    assert keys[2].place == "taxonomy/by-machine/index"
    assert render_keys(keys) == HEAD + LINES


def test_a_papers_address_of_an_earlier_version_is_still_that_paper() -> None:
    """What was written before all addresses of a paper were one recognises its work as before."""
    line = "doe2023lifting url:papers.nips.cc/paper/1234-lifting.pdf url:stones.example.org/a title:lifting\n"
    keys, problems = parse_keys(HEAD + line, "keys.lock")
    assert problems == ()
    assert [each.value for each in keys[0].signs.identifiers] == [
        "papers.nips.cc/paper/1234",
        "stones.example.org/a",
    ]


NAMES = st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True).filter(lambda name: name not in RESERVED)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)
SIGNS = st.builds(
    Signs,
    titles=st.lists(TEXTS, max_size=3).map(tuple),
    identifiers=st.lists(st.builds(Identifier, st.just(Scheme.URL), TEXTS), max_size=3).map(tuple),
    authors=st.lists(NAMES, max_size=3).map(tuple),
)


@given(st.dictionaries(NAMES, st.tuples(SIGNS, st.booleans(), st.none() | TEXTS)))
def test_whatever_is_written_is_read_back(facts: dict[str, tuple[Signs, bool, str | None]]) -> None:
    """Titles and addresses of strangers hold any character; none of them makes a new word or line."""
    keys = [
        GivenKey(key=key, signs=signs, is_gone=is_gone, place=place)
        for key, (signs, is_gone, place) in sorted(facts.items())
    ]
    found, problems = parse_keys(render_keys(keys), "keys.lock")
    assert problems == ()
    assert [(each.key, each.signs, each.is_gone, each.place) for each in found] == [
        (each.key, each.signs, each.is_gone, each.place) for each in keys
    ]


WORDS = (
    "a key, then gone or now:KEY if it is no longer used, and by:, in:, title: or an identifier such as doi:"
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "<<<<<<< HEAD",
            "1 <<<<<<< HEAD, the mark of a merge with conflicts; the lines of both sides, without the",
        ),
        ("=======", "1 =======, the mark of a merge with conflicts; the lines of both sides, without the"),
        ("Doe2023 title:a", "1 Doe2023; a citation key of small letters and digits at the start of the line"),
        (" title:a", "1  title:a; a citation key of small letters and digits at the start of the line"),
        ("# mine", "1 #; a citation key of small letters and digits at the start of the line"),
        ("con title:a", "1 con; a citation key of small letters and digits at the start of the line"),
        ("roe2023 gonne", f"9 gonne; {WORDS}"),
        ("roe2023 title:a colour:red", f"17 colour:red; {WORDS}"),
        ("roe2023 title:", f"9 title:; {WORDS}"),
        ("roe2023  title:a", f"9 two blanks; {WORDS}"),
        ("roe2023 by:a by:b", f"14 by:b; {WORDS}"),
        ("roe2023 now:roe2023", "9 now:roe2023; another key of this file"),
        ("roe2023 now:A", "9 now:A; another key of this file"),
        ("roe2023 now:nobody", "9 now:nobody; another key of this file, and no circle of keys"),
        (
            "roe2023 gone now:doe2023lifting",
            "1 roe2023 gone now:doe2023lifting; either gone or now:, not both",
        ),
        ("koe2021sieves title:other", "1 koe2021sieves, which also stands on line 7; one line for each key"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(line: str, said: str) -> None:
    """Line and column, what was found and what was expected."""
    (found,) = _said(f"{HEAD}{LINES}{line}\n")
    assert found.startswith(f"keys.lock:8:{said}")


def test_keys_that_lead_in_a_circle_are_named() -> None:
    """Each of them, and what leads into the circle."""
    circle = "aoe now:boe\nboe now:aoe\ncoe now:aoe\ndoe title:d\n"
    assert [said.partition(";")[0] for said in _said(HEAD + circle)] == [
        *("keys.lock:5:5 now:boe", "keys.lock:6:5 now:aoe", "keys.lock:7:5 now:aoe"),
    ]


@pytest.mark.parametrize("text", ["", "\n", LINES, "{}", "<<<<<<< HEAD\n" + HEAD + LINES])
def test_a_file_without_its_first_line_is_not_taken_for_one(text: str) -> None:
    """An empty or cut file would otherwise mean that no key was ever given out."""
    (said,) = _said(text)
    assert said.startswith("keys.lock:1:1 ")
    assert said.endswith("; a file that begins with the line that survey convert writes")


def test_what_merging_leaves_is_read() -> None:
    """Lines in another order, twice the same line, and the line ends of Windows are no fault."""
    lines = LINES.splitlines(keepends=True)
    text = HEAD + "".join([*lines[::-1], lines[1]])
    assert _said(text) == []
    assert _said(text.replace("\n", "\r\n")) == []
