"""Names are known as they stand in mid-sentence."""

import pkgutil

from babel import Locale

from survey_companion.exports.english_words import is_common
from survey_companion.exports.proper_names import collect_names, find_phrase, known_names


def test_every_name_of_ours_is_needed() -> None:
    """A name of one word stands in the list only if it is a common word too, and CLDR does not have it."""
    data = pkgutil.get_data("survey_companion", "exports/words/names.txt")
    assert data is not None
    rows = [row for row in data.decode("utf-8").splitlines() if row and not row.startswith("#")]
    names = [name for row in rows for name in row.split(", ")]
    assert len(names) == len(set(names))
    english = Locale("en")
    theirs = {*english.languages.values(), *english.territories.values()}
    words = [name for name in names if name.isalpha()]
    assert [name for name in words if name in theirs or not is_common(name.lower())] == []
    assert [name for name in names if name.lower() == name] == []


def test_the_longest_name_is_found() -> None:
    """Of two names that begin alike the longer one counts; small letters of a name may be capitals."""
    assert find_phrase(["Wall", "Street", "Journal"], 0) == ("Wall", "Street", "Journal")
    assert find_phrase(["On", "Wall", "Street", "Stones"], 1) == ("Wall", "Street")
    assert find_phrase(["Lie", "Groups"], 0) == ("Lie", "groups")
    assert find_phrase(["wall", "street"], 0) == ()
    assert find_phrase(["Wall"], 0) == ()


def test_names_are_sorted_by_their_words() -> None:
    """Names of one word are apart from those of several, whatever stands between these."""
    names = collect_names(["Stone", "Stone Age", "Stone-Age Club (Ltd)", "Multiple languages"])
    assert names.words == {"Stone"}
    assert names.phrases == {"stone": [("Stone", "Age", "Club", "Ltd"), ("Stone", "Age")]}
    assert {"Swahili", "Kenya", "Alpaca"} <= known_names().words
    assert "Slave" not in known_names().words
