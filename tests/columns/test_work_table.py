"""The tables of works and of models, cell by cell."""

from dataclasses import replace

import pytest

from short_ways import read_recorded
from survey_companion.columns.facets import (
    MOST_NAMES,
    count_languages,
    show_names,
    show_places,
    show_reach,
)
from survey_companion.columns.model_table import MODELS, ModelRow, model_rows
from survey_companion.columns.work_rows import show_works
from survey_companion.columns.work_table import WORKS, WorkRow, explored_works, work_rows
from survey_companion.joining.contents import colour_parts
from survey_companion.model.record_types import ModelFacts, Openness
from survey_companion.model.survey import Survey

LIST = """# T
## Walls
### One
- [2021] **Old walls.** *Ana Doe* Remark *here*.
- [2020] **New walls.** *Bo Roe* `ACL`
- **Gates.** `ACL`
### Two
- [2021] **Old walls.** *Ana Doe* Another remark.
"""
RECORDS = """[doe]
title = "Old walls"
authors = ["Doe, Ana", "{Night Team}"]
authors_truncated = true
year = 2021
arxiv = "2012.00001"
submitted = "2020-12"
code = "https://github.com/a/b"
key_point = "It *lasts*."
also_titled = ["Walls"]
confirmed = true
sources = []
[doe.model]
short_name = "Brick"
is_release = true
parameters = ["560M", "7B"]
base = "Stone 7B (old, grey), Slate"
languages = ["Welsh", "Irish"]
language_count = 2
languages_note = "of old"
openness = "weights"
[roe]
title = "New walls"
authors = ["Roe, Bo"]
confirmed = true
sources = []
model = { is_release = false, languages_of = "the test", language_count = 30, openness = "unknown" }
"""

MODEL = ModelFacts(is_release=True)
MANY = tuple(f"L{number:02}" for number in range(MOST_NAMES + 1))


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Return a work with all that is known, one with little and one without a record."""
    return read_recorded(LIST, RECORDS)


def _rows(survey: Survey) -> list[WorkRow]:
    cells, colours = show_works(survey.works), colour_parts(survey)
    return work_rows(survey.works, survey.sections[0], {("list.md", 5)}, cells, colours)


def test_each_value_of_the_csv_file(survey: Survey) -> None:
    """What is known, as plain text; empty where nothing is."""
    full, little, bare = (dict(zip(WORKS.fields, WORKS.values(row), strict=True)) for row in _rows(survey))
    assert full == {
        "key": "doe",
        "title": "Old walls",
        "authors": "Doe, Ana; Night Team; et al.",
        "year": "2021",
        "venue": "arXiv",
        "arxiv": "2012.00001",
        "doi": "10.48550/arXiv.2012.00001",
        "url": "https://arxiv.org/abs/2012.00001",
        "code": "https://github.com/a/b",
        "sections": "One; Two",
        "key_point": "It *lasts*.",
        "submitted": "2020-12",
        "model": "Brick",
        "released": "yes",
        "parameters": "560M; 7B",
        "base": "Stone 7B (old, grey), Slate",
        "languages": "Welsh; Irish",
        "openness": "weights",
        "languages_note": "of old",
        "languages_of": "",
    }
    nothing = dict.fromkeys(full, "")
    assert little == {
        **nothing,
        "key": "roe",
        "title": "New walls",
        "authors": "Roe, Bo",
        "sections": "One",
        "released": "no",
        "languages": "30",
        "openness": "unknown",
        "languages_of": "the test",
    }
    assert bare == {**nothing, "key": "anongates", "title": "Gates", "venue": "ACL", "sections": "One"}


def test_each_cell_of_a_page(survey: Survey) -> None:
    """What is unknown is a dash; a doubtful row is marked; remarks are those of the section alone."""
    keys = [column.key for column in WORKS.page_columns]
    full, little, bare = (dict(zip(keys, cells, strict=True)) for cells in WORKS.cells(_rows(survey)))
    assert full == {
        "dates": "2021 [(Dec 2020)]{.first-appeared}",
        "title": (
            "[[Old walls](</works/doe.md>)]{.title} (also known as: Walls) (Remark here)"
            " [It \\*lasts\\*.]{.key-point}"
        ),
        "authors": "Ana Doe, Night Team et al.",
        "venue": "[arXiv]{.venue .preprint}",
        "links": (
            "[Paper](<https://arxiv.org/abs/2012.00001>){.label .paper} [Code](<https://github.com/a/b>)"
            "{.label .code} [{cite:entry}`doe`]{.label .cite}"
        ),
        "elsewhere": "[{ref}`sec-walls-two`]{.part-1}",
    }
    assert little == {
        "dates": "–",
        "title": "[[New walls](</works/roe.md>)]{.title} {abbr}`⚠ (see the open questions below the table)`",
        "authors": "Bo Roe",
        "venue": "–",
        "links": "[{cite:entry}`roe`]{.label .cite}",
        "elsewhere": "–",
    }
    assert bare["title"] == "[[Gates](</works/anongates.md>)]{.title}"
    assert (bare["authors"], bare["venue"]) == ("–", "[ACL]{.venue .listed}")


def test_only_lines_with_open_questions_make_a_row_doubtful(survey: Survey) -> None:
    """Any line of the work, wherever it stands."""
    cells, colours = show_works(survey.works), colour_parts(survey)
    for line, doubtful in ((4, [True, False, False]), (8, [True, False, False]), (6, [False, False, True])):
        rows = work_rows(survey.works, survey.sections[0], {("list.md", line)}, cells, colours)
        assert [row.is_doubtful for row in rows] == doubtful
    assert not any(row.is_doubtful for row in work_rows(survey.works, survey.sections[0], (), cells, colours))


def test_each_cell_of_the_explorer(survey: Survey) -> None:
    """With the key, the values of facets, what sorts, and the facts about the model."""
    keys = [column.key for column in WORKS.explorer_columns]
    rows = explored_works(survey, show_works(survey.works), colour_parts(survey))
    full, little, bare = (dict(zip(keys, cells, strict=True)) for cells in WORKS.explorer_cells(rows))
    assert full == {
        "dates": "[2020-12]{.sort-key} [2021]{.facet-year} [(Dec 2020)]{.first-appeared}",
        "title": (
            "[doe]{.row-key} [[Old walls](</works/doe.md>)]{.title} [It \\*lasts\\*.]{.key-point} [Brick ·"
            " 560M, 7B · Stone 7B (old, grey), Slate · [Welsh]{.facet-language}, [Irish]{.facet-language} ·"
            " [open weights]{.facet-openness}]{.model-facts}"
        ),
        "authors": "[Doe, Ana]{.sort-key} Ana Doe, Night Team et al.",
        "venue": "[[arXiv]{.facet-venue}]{.venue .preprint} [preprint]{.facet-type}",
        "links": (
            "[Paper](<https://arxiv.org/abs/2012.00001>){.label .paper} [Code](<https://github.com/a/b>)"
            "{.label .code .facet-has} {cite-button}`doe`"
        ),
        "sections": (
            "[Walls]{.facet-part} [{ref}`sec-walls-one`]{.facet-section .part-1} [{ref}`sec-walls-two`]"
            "{.facet-section .part-1}"
        ),
    }
    assert little["title"] == (
        "[roe]{.row-key} [[New walls](</works/roe.md>)]{.title} [30 languages \\(of the test)]{.model-facts}"
    )
    assert (little["dates"], little["venue"], little["links"]) == ("–", "–", "{cite-button}`roe`")
    assert bare["title"] == "[anongates]{.row-key} [[Gates](</works/anongates.md>)]{.title}"


def _facts(survey: Survey, **facts: object) -> str:
    """Return the line in the explorer of works about a model with these facts; empty if there is none."""
    work = next(work for work in survey.works if work.key == "doe")
    assert work.record is not None
    model = replace(MODEL, **facts)  # type: ignore[arg-type]
    work = replace(work, record=replace(work.record, model=model, key_point=None))
    (row,) = explored_works(replace(survey, works=(work,)), show_works([work]), colour_parts(survey))
    title = WORKS.explorer_cells([row])[0][1]
    return title.partition("{.title} [")[2].removesuffix("]{.model-facts}")


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({}, ""),
        ({"short_name": "*Brick*"}, "\\*Brick\\*"),
        ({"parameters": ("7B", "13B"), "base": "Stone"}, "7B, 13B · Stone"),
        ({"openness": Openness.UNKNOWN, "base": "Stone"}, "Stone"),
        ({"language_count": 1_234}, "1,234 languages"),
        ({"language_count": 3, "languages_of": "the test"}, "3 languages \\(of the test)"),
        ({"languages": ("Welsh",), "languages_of": "it"}, "[Welsh]{.facet-language} \\(of it)"),
        ({"languages": ("Welsh",), "languages_note": "old"}, "[Welsh]{.facet-language}"),
        ({"languages_note": "many, *old*"}, "many, \\*old\\*"),
        ({"languages_of": "the test"}, ""),
    ],
)
def test_a_model_is_described_in_one_line(survey: Survey, facts: dict[str, object], line: str) -> None:
    """What is known, with dots between; a note on languages only where neither names nor number are."""
    assert _facts(survey, **facts) == line


def test_many_languages_of_a_work_are_counted_and_hidden(survey: Survey) -> None:
    """Twenty are shown; of more the names are there for the search alone."""
    names = [f"[{name}]{{.facet-language}}" for name in MANY]
    assert _facts(survey, languages=MANY[:-1]) == ", ".join(names[:-1])
    assert _facts(survey, languages=MANY) == f"21 languages [{', '.join(names)}]{{.many-names}}"


def test_a_model_of_which_little_is_known_has_empty_values(survey: Survey) -> None:
    """It is released, and that is all."""
    work = next(work for work in survey.works if work.key == "doe")
    assert work.record is not None
    work = replace(work, record=replace(work.record, model=MODEL))
    (row,) = explored_works(replace(survey, works=(work,)), show_works([work]), colour_parts(survey))
    values = dict(zip(WORKS.fields, WORKS.values(row), strict=True))
    assert values["released"] == "yes"
    names = ("model", "parameters", "base", "languages", "openness", "languages_note", "languages_of")
    assert [values[name] for name in names] == [""] * 7


# -- models ------------------------------------------------------------------------------------------


def _model(survey: Survey, **facts: object) -> tuple[dict[str, str], dict[str, str]]:
    """Return the cells of a model with these facts on the site and in editions."""
    work = next(work for work in survey.works if work.key == "doe")
    row = ModelRow(work=work, model=replace(MODEL, **facts), colours=colour_parts(survey))  # type: ignore[arg-type]
    site = zip((each.key for each in MODELS.explorer_columns), MODELS.explorer_cells([row])[0], strict=True)
    edition = zip((each.key for each in MODELS.page_columns), MODELS.cells([row])[0], strict=True)
    return dict(site), dict(edition)


def test_only_released_models_of_works_are_shown(survey: Survey) -> None:
    """A model that is studied has no row."""
    assert [row.work.key for row in model_rows(survey)] == ["doe"]


def test_a_model_without_facts_has_dashes(survey: Survey) -> None:
    """And the title of its work as its name."""
    site, edition = _model(survey)
    assert site["name"] == "[doe]{.row-key} [[Old walls](</works/doe.md>)]{.title}"
    assert edition["name"] == "[Old walls](</works/doe.md>)"
    unknown = ("parameters", "base", "languages", "openness")
    assert [site[name] for name in unknown] == [edition[name] for name in unknown] == ["–"] * 4
    assert (site["date"], edition["date"]) == ("[2020]{.facet-year}-12", "2020-12")


def test_a_named_model_has_its_name(survey: Survey) -> None:
    """The title of the work stands behind it on the site."""
    site, edition = _model(survey, short_name="*Brick*")
    assert site["name"] == (
        "[doe]{.row-key} [[\\*Brick\\*](</works/doe.md>)]{.title} [Old walls]{.key-point}"
    )
    assert edition["name"] == "[\\*Brick\\*](</works/doe.md>)"


@pytest.mark.parametrize(
    ("parameters", "key"),
    [
        (("7B",), "7"),
        (("560M", "7B", "1.5B"), "7"),
        (("560M",), "0.56"),
        (("1.2T",), "1200"),
        (("70 B",), "70"),
        (("8x7B",), "7"),
        (("7Bx",), None),
        (("large",), None),
        (("7",), None),
    ],
)
def test_models_are_sorted_by_their_largest_size(
    survey: Survey, parameters: tuple[str, ...], key: str | None
) -> None:
    """In billions, whatever the unit; a size without one sorts by its text."""
    site, edition = _model(survey, parameters=parameters)
    shown = ", ".join(parameters)
    assert edition["parameters"] == shown
    assert site["parameters"] == (f"[{key}]{{.sort-key}} {shown}" if key else shown)


@pytest.mark.parametrize(
    ("base", "shown"),
    [
        ("Stone", "[Stone]{.facet-base}"),
        ("Stone, Slate", "[Stone]{.facet-base}, [Slate]{.facet-base}"),
        ("Stone (old, grey)", "[Stone]{.facet-base} \\(old, grey)"),
        ("Stone (old), Slate (new)", "[Stone]{.facet-base} \\(old), [Slate]{.facet-base} \\(new)"),
        ("Stone(old)", "[Stone]{.facet-base} \\(old)"),
        ("Stone, ", "[Stone]{.facet-base}, "),
        ("A) B, C", None),
    ],
)
def test_each_base_is_a_value(survey: Survey, base: str, shown: str | None) -> None:
    """A remark in brackets is none of it, and its commas part no names; an odd bracket loses nothing."""
    site, edition = _model(survey, base=base)
    if shown is None:
        assert site["base"].replace("[", "").replace("]{.facet-base}", "").replace("\\", "") == base
    else:
        assert site["base"] == shown
    assert edition["base"] == base.strip()


NAMED = "[Welsh]{.facet-language}, [Irish]{.facet-language}"


@pytest.mark.parametrize(
    ("facts", "site", "edition"),
    [
        ({"languages": ("Welsh", "Irish")}, f"[2]{{.sort-key}} {NAMED}", "Welsh, Irish"),
        (
            {"languages": ("Welsh", "Irish"), "language_count": 2},
            f"[2]{{.sort-key}} {NAMED} [2–10]{{.facet-reach}}",
            "Welsh, Irish",
        ),
        ({"language_count": 1_234}, "[1234]{.sort-key} 1,234 [more than 400]{.facet-reach}", "1,234"),
        (
            {"language_count": 3, "languages_note": "*old*"},
            "[3]{.sort-key} 3 (\\*old\\*) [2–10]{.facet-reach}",
            "3 (\\*old\\*)",
        ),
        ({"languages_note": "many"}, "many", "many"),
        ({"language_count": 3, "languages_of": "the test"}, "–", "–"),
        ({"languages": ("Welsh",), "languages_of": "the test"}, "–", "–"),
    ],
)
def test_the_languages_of_a_model(survey: Survey, facts: dict[str, object], site: str, edition: str) -> None:
    """Names, or the number; those of something else are not the model's."""
    found = _model(survey, **facts)
    assert (found[0]["languages"], found[1]["languages"]) == (site, edition)


def test_many_languages_are_counted(survey: Survey) -> None:
    """Twenty are named, of more the names are hidden and can be searched."""
    site, edition = _model(survey, languages=MANY[:-1])
    assert edition["languages"] == ", ".join(MANY[:-1])
    assert site["languages"].startswith("[20]{.sort-key} [L00]{.facet-language}, [L01]")
    site, edition = _model(survey, languages=MANY)
    names = ", ".join(f"[{name}]{{.facet-language}}" for name in MANY)
    assert edition["languages"] == "21"
    assert site["languages"] == f"[21]{{.sort-key}} 21 [{names}]{{.many-names}}"


@pytest.mark.parametrize(
    ("openness", "shown"),
    [
        (Openness.WEIGHTS, "open weights"),
        (Openness.NONE, "closed"),
        (Openness.UNKNOWN, None),
        (None, None),
    ],
)
def test_the_openness_of_a_model(survey: Survey, openness: Openness | None, shown: str | None) -> None:
    """What is unknown is a dash, and no value."""
    site, edition = _model(survey, openness=openness)
    assert site["openness"] == (f"[{shown}]{{.facet-openness}}" if shown else "–")
    assert edition["openness"] == (shown or "–")


# -- facets ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("languages", "name"),
    [
        *((1, "1"), (2, "2–10"), (10, "2–10"), (11, "11–50"), (50, "11–50"), (51, "51–100"), (100, "51–100")),
        *((101, "101–400"), (400, "101–400"), (401, "more than 400")),
    ],
)
def test_numbers_of_languages_are_put_into_ranges(languages: int, name: str) -> None:
    """Both ends belong to a range."""
    assert show_reach(languages) == f"[{name}]{{.facet-reach}}"


def test_languages_are_counted_or_given() -> None:
    """A stated number comes before that of the names."""
    assert count_languages(replace(MODEL, languages=("Welsh",), language_count=5)) == 5
    assert count_languages(replace(MODEL, languages=("Welsh", "Irish"))) == 2
    assert count_languages(MODEL) == 0
    assert show_names(replace(MODEL, languages=("*Welsh*",))) == "[\\*Welsh\\*]{.facet-language}"


def test_a_part_is_named_once() -> None:
    """Behind the parts stand the sections, each in the colour of its part."""
    survey = read_recorded(
        "# T\n## A\n### One\n- **A.** *Doe*\n### Two\n- **A.** *Doe*\n## B\n### Three\n- **A.** *Doe*\n", ""
    )
    assert show_places(survey.works[0].sections, colour_parts(survey)) == (
        "[A]{.facet-part} [B]{.facet-part} [{ref}`sec-a-one`]{.facet-section .part-1}"
        " [{ref}`sec-a-two`]{.facet-section .part-1} [{ref}`sec-b-three`]{.facet-section .part-2}"
    )
