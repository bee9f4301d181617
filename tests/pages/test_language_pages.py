"""The pages of languages."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from named_languages import LIST, survey_of_languages
from short_ways import read_survey
from survey_companion.columns.work_rows import show_works
from survey_companion.figures.all_figures import draw_figures
from survey_companion.model.survey import Survey
from survey_companion.pages import language_pages
from survey_companion.pages.language_pages import render_languages


def _render(survey: Survey) -> Mapping[str, str]:
    drawn = {figure.name: figure for figure in draw_figures(survey)}
    return render_languages(survey, show_works(survey.works), drawn.get("language-map"))


@pytest.fixture
def pages() -> Mapping[str, str]:
    """The pages of a survey whose records name languages in every way there is."""
    return _render(survey_of_languages())


def test_languages_of_two_works_have_a_page(pages: Mapping[str, str]) -> None:
    """The others stand in the list of all, with numbers and an anchor for the search, and lead nowhere."""
    assert list(pages) == ["languages/index.md", "languages/persian.md"]
    index = pages["languages/index.md"]
    assert "| [Farsi](</languages/persian.md>) (Iranian) | 3 | 1 | 2 |" in index
    assert "| [Stonish]{#lang-stonish} (Other languages) | 1 | 0 | 0 |" in index
    assert "| [English]{#lang-english} | 1 | 1 | 1 |" in index
    assert "4 languages named by the records · 3 works of 5 name the languages that they study" in index
    assert "1 work with several languages gives only their number" in index
    assert "/figures/language-map.svg" in index


def test_a_page_says_what_there_is_and_what_is_missing(pages: Mapping[str, str]) -> None:
    """Models apart from works of which something else has the language; data; best scores; gaps."""
    page = pages["languages/persian.md"]
    models, tested = page.index("## Models for it"), page.index("## Works that study it")
    assert models < page.index("[Stones]") < tested < page.index("[Walls]")
    assert "the language of the test set" in page
    listed = [line for line in page.splitlines() if line.startswith("- [") and "/works/" in line]
    assert listed
    assert all("{cite-button}" in line for line in listed)
    assert page.count("{.no-search}\n## ") == page.count("\n## ")  # no heading of a template is a result
    assert "{survey:resource}`slate`: 2 languages" in page
    assert "- {survey:benchmark}`hand`" in page
    assert r"**2\%** B; C ({ref}`results-a`), reported in x" in page, "of equal ones none is left out"
    assert r"**4\%** B ({ref}`results-b`, Welsh to Persian), reported in x" in page
    assert "Other benchmarks with Farsi: {survey:benchmark}`lifting`." in page
    assert "Nothing in {ref}`sec-papers-three`: no work listed there names Farsi." in page
    assert "1 work with several languages does not name them, and may have it." in page


def test_lists_are_found_by_what_they_name(pages: Mapping[str, str]) -> None:
    """The search has the name of a language; headings that all these pages share would only bury others."""
    languages = [text for name, text in pages.items() if name.startswith("languages/") and "## Data" in text]
    assert languages
    for text in languages:
        marks = [before for before, line in pairwise(text.splitlines()) if line.startswith("## ")]
        assert set(marks) == {"{.no-search}"}


def test_what_is_not_there_is_said() -> None:
    """Without data and benchmarks the page says so, and how far one can know."""
    survey = replace(survey_of_languages(), resource_records={}, benchmarks={}, results={})
    page = _render(survey)["languages/persian.md"]
    assert "No data resource whose record names its languages has Farsi." in page
    assert "No benchmark whose record names its languages has Farsi." in page
    assert "## Best scores" not in page


def test_many_gaps_are_only_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred sections would be no sentence."""
    monkeypatch.setattr(language_pages, "_MOST_GAPS", 0)
    assert "Nothing in 1 of 3 sections" in _render(survey_of_languages())["languages/persian.md"]


def test_a_language_everywhere_has_no_gap() -> None:
    """Where every section has it, the page says that."""
    survey = survey_of_languages()
    works = tuple(work for work in survey.works if work.title != "Dust")
    page = _render(replace(survey, works=works))["languages/persian.md"]
    assert "Every section lists a work that names Farsi." in page


def test_without_languages_there_is_no_page() -> None:
    """A list whose records name none has no page, and its front page names none."""
    assert _render(read_survey(LIST)) == {}
