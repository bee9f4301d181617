"""The table of models: which works it has, in which order, and what its cells say."""

from collections.abc import Mapping

import pytest

from short_ways import read_catalogue
from survey_companion.columns.facets import MOST_NAMES
from survey_companion.columns.model_table import MODELS, model_rows
from survey_companion.columns.work_rows import model_facts, show_works
from survey_companion.columns.work_table import WORKS, explored_works
from survey_companion.exports.csv_tables import WORK_FIELDS, work_fields
from survey_companion.joining.contents import colour_parts
from survey_companion.joining.merge import merge_survey
from survey_companion.model.survey import Survey
from survey_companion.records.toml_records import parse_work_records


def _survey(**models: Mapping[str, object]) -> Survey:
    """Return a survey of works called A, B, …, each with a record and these facts of its model."""
    lines = [
        f"- [2023] **{key.upper()} Stones** *Ana Doe* [[paper](https://example.org/{key})]" for key in models
    ]
    records = [
        f"""[{key}]
title = "{key.upper()} Stones"
authors = ["Doe, Ana"]
year = 2023
url = "https://example.org/{key}"
confirmed = true
sources = []
"""
        + "".join(f"{name} = {value}\n" for name, value in facts.items() if name == "submitted")
        + f"[{key}.model]\n"
        + "".join(f"{name} = {value}\n" for name, value in facts.items() if name != "submitted")
        for key, facts in models.items()
    ]
    works, problems = parse_work_records("\n".join(records), "works.toml")
    assert not problems
    catalogue = read_catalogue("\n".join(["## Papers", "", "### One", "", *lines, ""]).encode(), "list.md")
    return merge_survey(catalogue, works, {}, {"list.md": "list.md"})


def _model_cells(survey: Survey) -> list[tuple[str, ...]]:
    return MODELS.explorer_cells(model_rows(survey))


def _plain_model_cells(survey: Survey) -> list[tuple[str, ...]]:
    return MODELS.cells(model_rows(survey))


def _work_cells(survey: Survey) -> list[tuple[str, ...]]:
    return WORKS.explorer_cells(explored_works(survey, show_works(survey.works), colour_parts(survey)))


def test_releases_are_listed_newest_first() -> None:
    """Works that release a model are listed by month; what merely studies one is not."""
    survey = _survey(
        a={"is_release": "true", "submitted": '"2023-02"', "short_name": '"Adam"'},
        b={"is_release": "false", "submitted": '"2023-04"', "short_name": '"Bert"'},
        c={"is_release": "true", "submitted": '"2023-05"', "short_name": '"Clay"'},
    )
    rows = _model_cells(survey)
    assert ["Clay" in rows[0][0], "Adam" in rows[1][0], len(rows)] == [True, True, 2]
    assert {len(row) for row in rows} == {len(MODELS.explorer_columns)}
    assert [row[0] for row in _plain_model_cells(survey)] == [
        "[Clay](</works/c.md>)",
        "[Adam](</works/a.md>)",
    ]
    assert {len(row) for row in _plain_model_cells(survey)} == {len(MODELS.page_columns)}


def test_what_is_unknown_is_a_dash() -> None:
    """A model without facts has its work's title for a name, and a dash in every other column."""
    (row,) = _model_cells(_survey(a={"is_release": "true"}))
    assert row[0] == "[a]{.row-key} [[A Stones](</works/a.md>)]{.title}"
    assert row[1:5] == ("–",) * 4
    assert _plain_model_cells(_survey(a={"is_release": "true"})) == [
        ("[A Stones](</works/a.md>)", "–", "–", "–", "–", "2023")
    ]


@pytest.mark.parametrize(
    ("facts", "column", "shown"),
    [
        ({"parameters": '["560M", "1.1B"]'}, 1, "[1.1]{.sort-key} 560M, 1.1B"),
        ({"parameters": '["300M to 6.7B"]'}, 1, "[6.7]{.sort-key} 300M to 6.7B"),
        ({"parameters": '["8x7B"]'}, 1, "[7]{.sort-key} 8x7B"),
        ({"parameters": '["large"]'}, 1, "large"),
        ({"base": '"Rock, Clay 2"'}, 2, "[Rock]{.facet-base}, [Clay 2]{.facet-base}"),
        ({"base": '"Rock (v1, v2), Clay"'}, 2, "[Rock]{.facet-base} \\(v1, v2), [Clay]{.facet-base}"),
        ({"language_count": "46"}, 3, "[46]{.sort-key} 46 [11–50]{.facet-reach}"),
        (
            {"languages": '["Welsh", "Breton"]'},
            3,
            "[2]{.sort-key} [Welsh]{.facet-language}, [Breton]{.facet-language}",
        ),
        (
            {"language_count": "46", "languages_note": '"of <b> data"'},
            3,
            "[46]{.sort-key} 46 (of \\<b\\> data) [11–50]{.facet-reach}",
        ),
        (
            {"languages": '["Welsh"]', "languages_note": '"mainly"'},
            3,
            "[1]{.sort-key} [Welsh]{.facet-language} (mainly)",
        ),
        ({"languages_note": '"30 (134 for 4B)"'}, 3, "30 (134 for 4B)"),
        ({"language_count": "46", "languages_of": '"the test"'}, 3, "–"),
        ({"languages": '["Welsh"]', "languages_of": '"the test"'}, 3, "–"),
        ({"openness": '"weights"'}, 4, "[open weights]{.facet-openness}"),
        ({"openness": '"unknown"'}, 4, "–"),
        ({"submitted": '"2022-11"'}, 5, "[2022]{.facet-year}-11"),
    ],
)
def test_cells(facts: Mapping[str, object], column: int, shown: str) -> None:
    """Each cell shows its facts; values of facets and what to sort by are marked."""
    (row,) = _model_cells(_survey(a={"is_release": "true", **facts}))
    assert row[column] == shown


def _everywhere(**facts: object) -> tuple[str, str, str, dict[str, str]]:
    """Return what the book, the explorer, the work's page and the export say of the model's languages."""
    survey = _survey(a={"is_release": "true", **facts})
    (work,) = survey.works
    (plain,) = _plain_model_cells(survey)
    (row,) = _work_cells(survey)
    page = dict(model_facts(work)).get("Languages", "")
    return plain[3], row[1], page, dict(zip(WORK_FIELDS, work_fields(work), strict=True))


def test_languages_of_a_test_are_never_those_of_a_model() -> None:
    """The table of models leaves them out; elsewhere it is said what has them."""
    facts = {"languages": '["Welsh", "Breton"]', "languages_of": '"the test set"'}
    plain, explorer, page, row = _everywhere(**facts)
    assert plain == "–"
    assert "[Welsh]{.facet-language}, [Breton]{.facet-language} \\(of the test set)" in explorer
    assert page == "those of the test set: Welsh, Breton"
    assert (row["languages"], row["languages_of"]) == ("Welsh; Breton", "the test set")


def test_how_languages_were_counted_stands_beside_the_number() -> None:
    """A note without a number stands alone."""
    plain, explorer, page, row = _everywhere(language_count="1_234", languages_note='"with dialects"')
    assert plain == "1,234 (with dialects)"
    assert "1,234 languages" in explorer
    assert page == "1,234 (with dialects)"
    assert (row["languages"], row["languages_note"]) == ("1234", "with dialects")
    plain, explorer, page, row = _everywhere(languages_note='"mostly Welsh"')
    assert (plain, page, row["languages"]) == ("mostly Welsh", "mostly Welsh", "")
    assert "mostly Welsh" in explorer


@pytest.mark.parametrize("number", [MOST_NAMES, MOST_NAMES + 1])
def test_very_many_names_are_a_number(number: int) -> None:
    """A row has room for some names; of more it shows how many there are, and can still be found by each."""
    names = [f"Lark {index}" for index in range(number)]
    survey = _survey(a={"is_release": "true", "languages": str(names).replace("'", '"')})
    (row,) = _model_cells(survey)
    (plain,) = _plain_model_cells(survey)
    assert row[3].count("facet-language") == number
    assert (".many-names" in row[3]) == (number > MOST_NAMES)
    assert (f"[{number}]{{.sort-key}} {number} [" in row[3]) == (number > MOST_NAMES)
    assert (plain[3] == str(number)) == (number > MOST_NAMES)
    (cells,) = _work_cells(survey)
    assert (f"{number} languages [[Lark 0]" in cells[1]) == (number > MOST_NAMES)
    (work,) = survey.works
    assert dict(model_facts(work))["Languages"] == ", ".join(names)
