"""Common words are told from names, by a list that the package ships."""

import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_companion.exports.english_words import (
    LONGEST,
    accept_forms,
    find_stems,
    is_common,
    parse_list,
    render_list,
)

WORDS = st.frozensets(st.text("abcé", min_size=1, max_size=50), max_size=30)


def _read(name: str) -> str:
    data = pkgutil.get_data("survey_companion", f"exports/words/{name}")
    assert data is not None
    return data.decode("utf-8")


@pytest.mark.parametrize(
    "word",
    "learning multilingual crosslingual pretrained tokenizers generalisation planned happiest boxes "
    "democratizing learner's models' don't we’ll naïve hepatology islamophobia re".split(),
)
def test_common_words(word: str) -> None:
    """Words, their forms and those of the field are common, in American and in British spelling."""
    assert is_common(word)


@pytest.mark.parametrize(
    "word", [*"belebele bombay turing wikipedia weber lessing xqzing huế éxqa".split(), "", "s" * 99]
)
def test_other_words(word: str) -> None:
    """Names are not common, even those that look like forms of words."""
    assert not is_common(word)


def test_forms_follow_from_rules() -> None:
    """A form is that of a known word, however many endings and prefixes it has; an exception is none."""
    accepts = accept_forms(frozenset({"token", "plan", "box", "happy"}), frozenset({"planner", "planners"}))
    forms = ("tokenizers", "retokenization", "planned", "boxes", "happiness", "unhappily", "planning")
    assert all(map(accepts, forms))
    assert not any(map(accepts, ("planner", "planners", "stone", "to", "un" * LONGEST + "plan")))


@given(st.text("aeinrsuy", max_size=60))
def test_stems_are_shorter(word: str) -> None:
    """So that looking for them comes to an end."""
    assert all(len(stem) < len(word) for stem in find_stems(word))


@given(WORDS, WORDS)
def test_a_list_is_read_as_it_was_written(words: frozenset[str], exceptions: frozenset[str]) -> None:
    """The short form of the file loses no word."""
    assert parse_list("# Head\n" + "\n".join(render_list(words, exceptions)) + "\n") == (words, exceptions)


def test_the_list_is_small_and_names_its_origin() -> None:
    """It stays below 150 kB; its head and its notice say whose words they are."""
    text = _read("common.txt")
    assert len(text.encode()) < 150_000
    assert all(name in text[:600] for name in ("SCOWL", "2020.12.07", "Licence", "SCOWL.txt"))
    assert "Kevin Atkinson" in _read("SCOWL.txt")


def test_every_word_of_ours_is_needed() -> None:
    """A row that the other list or a rule has already would only be one more to read."""
    words, exceptions = parse_list(_read("common.txt"))
    ours = [word for row in _read("field.txt").splitlines() if row[:1] != "#" for word in row.split()]
    assert len(ours) == len(set(ours))
    everything = words | frozenset(ours)
    assert [word for word in ours if accept_forms(everything - {word}, exceptions)(word)] == []
