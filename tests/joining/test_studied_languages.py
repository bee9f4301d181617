"""The languages that the records of a survey name."""

import pytest

from named_languages import LIST, survey_of_languages
from short_ways import read_survey
from survey_companion.joining.studied_languages import (
    StudiedLanguage,
    _noted,
    count_unnamed,
    find_languages,
    group_languages,
    sections_without,
)
from survey_companion.model.language_families import OTHERS
from survey_companion.model.survey import Survey


@pytest.fixture
def survey() -> Survey:
    """A survey whose records name languages in every way there is."""
    return survey_of_languages()


def _named(survey: Survey, name: str) -> StudiedLanguage:
    return next(each for each in find_languages(survey) if each.name == name)


def test_a_language_is_called_as_most_records_have_it(survey: Survey) -> None:
    """Two names are one language if the table says so; what it lacks is a language of its own family."""
    found = find_languages(survey)
    assert [(each.name, each.slug, len(each.works)) for each in found] == [
        ("Farsi", "persian", 3),
        ("English", "english", 1),
        ("Stonish", "stonish", 1),
        ("Welsh", "welsh", 0),
    ]
    assert list(group_languages(found)) == ["English", "Indo-European, others", "Iranian", OTHERS]


def test_languages_of_something_else_are_kept_apart(survey: Survey) -> None:
    """A work whose test set has a language has no model for it."""
    farsi = _named(survey, "Farsi")
    assert [work.title for work in farsi.models] == ["Stones", "Ropes"]
    assert [work.title for work in farsi.tested] == ["Walls"]
    assert [work.title for work in farsi.works] == ["Stones", "Ropes", "Walls"]


def test_only_a_note_that_names_all_languages_names_any(survey: Survey) -> None:
    """Nothing is guessed from a remark, or from a note that names other than so many."""
    assert [each.slug for each in _named(survey, "English").resources] == ["slate"]
    assert _noted(2, "English, Farsi") == ("English", "Persian")
    assert _noted(3, "English, Farsi, and zh.") == ("English", "Persian", "Chinese")
    for number, note in ((3, "English, Farsi"), (1, "English, Farsi"), (2, "English, Stonish"), (1, None)):
        assert _noted(number, note) == ()
    assert _noted(None, "English") == _noted(2, "English, English") == ()


def test_the_best_score_of_each_table(survey: Survey) -> None:
    """The highest, or the lowest of errors, with all that reach it; a direction is of two languages."""
    farsi = _named(survey, "Farsi")
    shown = [
        (each.setting, each.column, [row.system for row in each.best.rows], each.best.score)
        for each in farsi.scores
    ]
    assert shown == [
        ("a", "Persian", ["B", "C"], 2),
        ("b", "Welsh to Persian", ["B"], 4),
    ]
    assert farsi.benchmarks == ["lifting", "hand"]
    assert [each.setting for each in _named(survey, "Welsh").scores] == ["b"]


def test_what_names_no_language_is_counted_apart(survey: Survey) -> None:
    """A number of languages is no name, and a section without a work that names one is a gap."""
    assert count_unnamed(survey.works) == 1
    assert [each.title for each in sections_without(survey, _named(survey, "Farsi"))] == ["Three"]
    assert [each.title for each in sections_without(survey, _named(survey, "English"))] == ["Two", "Three"]


def test_a_survey_without_languages_has_none() -> None:
    """Nothing is made up where nothing is named."""
    assert find_languages(read_survey(LIST)) == []
