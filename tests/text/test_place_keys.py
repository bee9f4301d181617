"""Citation keys of places: short, lasting, and each of its own."""

import re
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from survey_companion.model.survey import SurveyInfo
from survey_companion.text.place_keys import LONGEST, initials_of, name_places, prefix_of

INFO = SurveyInfo(title="T", short_title="Many Large Stones")


def test_a_key_says_what_is_cited() -> None:
    """In front are the initials of the survey's short title, or the title if it is short."""
    assert name_places(INFO, {"sec-a": "bh-large-stones"}) == {"sec-a": "mls-bh-large-stones"}
    assert prefix_of(SurveyInfo(title="Sorting Stones: A Survey", short_title="Stones")) == "stones"
    assert prefix_of(SurveyInfo(title="Sorting")) == "sorting"
    assert prefix_of(SurveyInfo()) == "companion"
    assert prefix_of(SurveyInfo(short_title="Stones", companion_key="st")) == "st", "as the settings say"


def test_twelve_letters_are_short() -> None:
    """A title of twelve letters stands as it is, one of thirteen is made into initials."""
    assert prefix_of(SurveyInfo(short_title="abcde-fghijk")) == "abcde-fghijk"
    assert prefix_of(SurveyInfo(short_title="abcde-fghijkl")) == "af"


def test_places_of_one_name_have_two_keys() -> None:
    """The first keeps the key that it was given; a later one is told apart by its anchor."""
    assert name_places(INFO, {"sec-a": "x"})["sec-a"] == "mls-x"
    both = name_places(INFO, {"sec-a": "x", "res-a": "x", "sec-b": "y"})
    assert both["sec-a"] == "mls-x"
    assert re.fullmatch("mls-x-[0-9a-f]{6}", both["res-a"])
    assert both["sec-b"] == "mls-y"


WORDS = st.text("abstxz", min_size=1, max_size=30)
ANCHORS = st.lists(WORDS, min_size=2, max_size=5).map("-".join)


@given(st.sets(ANCHORS, min_size=1, max_size=20))
def test_keys_are_short_and_unique(anchors: set[str]) -> None:
    """Whatever a section is called, its key has fewer than 40 characters that every program takes."""
    keys = name_places(INFO, {anchor: anchor for anchor in anchors})
    assert len(set(keys.values())) == len(anchors)
    assert all(len(key) <= LONGEST < 40 and re.fullmatch(r"[a-z0-9-]+", key) for key in keys.values())


def test_a_name_of_thirty_nine_characters_stands_as_it_is() -> None:
    """One more and it is cut to as many, and ends in a digest of its anchor; no hyphen stands twice."""
    place = "x" * (LONGEST - len("mls-"))
    assert name_places(INFO, {"sec-a": place}) == {"sec-a": f"mls-{place}"}
    digest = sha256(b"sec-a").hexdigest()[:6]
    found = name_places(INFO, {"sec-a": f"{place}x", "sec-b": f"{place}x"})
    assert {len(key) for key in found.values()} == {LONGEST}
    assert {key[:-6] for key in found.values()} == {f"mls-{'x' * 28}-"}
    assert len(set(found.values())) == 2
    assert found["sec-a"] == f"mls-{'x' * 28}-{digest}"
    hyphen = f"{'x' * 27}-{'y' * 20}"
    assert name_places(INFO, {"sec-a": hyphen}) == {"sec-a": f"mls-{'x' * 27}-{digest}"}


def test_long_titles_have_at_most_twelve_initials() -> None:
    """Of words that hyphens join; the short title comes before the title."""
    assert initials_of("parameter-tuned--alignment") == "pta"
    title = " ".join(f"{letter}word" for letter in "abcdefghijklmno")
    assert prefix_of(SurveyInfo(title=title)) == "abcdefghijkl"
    assert prefix_of(SurveyInfo(title=title, short_title="Walls of Many Stones")) == "woms"
