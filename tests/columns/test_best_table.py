"""The box of the best scores, and the links of systems in it and in tables of results."""

import pytest

from short_ways import read_recorded
from survey_companion.columns.best_table import view_best
from survey_companion.columns.result_systems import show_system
from survey_companion.joining.model_names import ModelNames
from survey_companion.records.toml_records import parse_results

RECORD = (
    '[doe2020stones]\ntitle = "Stones"\nauthors = ["Doe, Ana"]\nurl = "https://example.org/a"\n'
    'confirmed = true\nsources = []\n[doe2020stones.model]\nis_release = true\nshort_name = "Rock *2*"\n'
)
SURVEY = read_recorded(
    "# T\n## P\n### S\n- [2020] **Stones** *Ana Doe* [[paper](https://example.org/a)]\n", RECORD
)
NAMES = ModelNames(SURVEY.works)
BYLINES = {"doe2020stones": "Doe (2020)"}
LINKED = "[Rock \\*2\\*](</works/doe2020stones.md>)"
DOE = "[Doe (2020)](</works/doe2020stones.md>)"
HEAD = """[{slug}]
benchmark = "weighing"
title = "{slug}"
metric = "accuracy"
unit = "%"
higher_is_better = true
languages = {{ {languages} }}
"""


def _row(slug: str, system: str, facts: str, work: str = "doe2020stones") -> str:
    return (
        f'[[{slug}.rows]]\nsystem = "{system}"\n{facts}\nsource = "https://example.org"\n'
        f'reported_in = {{ work = "{work}", where = "Table 1" }}\n'
    )


def _view(*texts: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    tables, problems = parse_results("\n".join(texts), "results.toml")
    assert not problems
    view = view_best(tables, BYLINES, NAMES)
    return view.heads, view.rows


def test_a_column_is_a_setting() -> None:
    """Scores of two settings stand side by side, each with its system; the heading names the only work."""
    heads, rows = _view(
        HEAD.format(slug="dry", languages='cy = "Welsh", fr = "French"'),
        _row("dry", "Rock *2*", "scores = { cy = 1.5 }\naverage = 3"),
        _row("dry", "Sand", "scores = { cy = 1 }"),
        HEAD.format(slug="wet", languages='fr = "French", cy = "Welsh"'),
        _row("wet", "Sand", "scores = { fr = 7 }", work="*roe*"),
    )
    assert heads == (
        "Language",
        f"{{ref}}`results-dry` [accuracy, in \\%; from {DOE}]{{.measured}}",
        "{ref}`results-wet` [accuracy, in \\%; from \\*roe\\*]{.measured}",
    )
    assert rows == (
        ("Welsh (cy)", f"**1.5** {LINKED}", "–"),
        ("French (fr)", "–", "**7** Sand"),
        ("Average", f"**3** {LINKED}", "–"),
    )


def test_each_cell_names_its_work_if_they_differ() -> None:
    """Of equal ones, two are named; their works stand once."""
    heads, rows = _view(
        HEAD.format(slug="dry", languages='cy = "Welsh", fr = "French"'),
        *(_row("dry", name, "scores = { cy = 2 }") for name in ("Sand", "Clay", "Loam")),
        _row("dry", "Silt", "scores = { fr = 2 }", work="roe"),
    )
    assert heads[1] == "{ref}`results-dry` [accuracy, in \\%]{.measured}"
    assert rows == (
        ("Welsh (cy)", f"**2** Sand; Clay; 1 more, {DOE}"),
        ("French (fr)", "**2** Silt, roe"),
    )


def test_one_code_with_two_names_is_two_languages() -> None:
    """Nothing is compared that is not said to be the same."""
    _, rows = _view(
        HEAD.format(slug="dry", languages='cy = "Welsh"'),
        _row("dry", "Sand", "scores = { cy = 2 }"),
        HEAD.format(slug="wet", languages='cy = "Cymric"'),
        _row("wet", "Sand", "scores = { cy = 3 }"),
    )
    assert rows == (("Welsh (cy)", "**2** Sand", "–"), ("Cymric (cy)", "–", "**3** Sand"))


@pytest.mark.parametrize(
    ("system", "model", "shown"),
    [
        ("Rock *2*", None, LINKED),
        ("Sand | Clay", None, "Sand \\| Clay"),
        ("Rock *2* 7B + Sand", None, "[Rock \\*2\\* 7B](</works/doe2020stones.md>) \\+ Sand"),
        ("Sand (Rock *2*)", "Rock *2*", f"Sand (Rock \\*2\\*)[ on {LINKED}]{{.site-only}}"),
        ("Rock *2* (dry)", "Rock *2*", "[Rock \\*2\\* (dry)](</works/doe2020stones.md>)"),
        ("Sand", "Rock *2*", f"Sand[ on {LINKED}]{{.site-only}}"),
        ("Sand", "Rock *3*", "Sand"),
    ],
)
def test_systems_lead_to_works(system: str, model: str | None, shown: str) -> None:
    """A part of the name that is a model's is a link; a model that the name does not have stands below it."""
    facts = f"scores = {{ cy = 2 }}\n{f'model = {model!r}' if model else ''}"
    text = HEAD.format(slug="dry", languages='cy = "Welsh"') + _row("dry", system, facts)
    tables, problems = parse_results(text, "results.toml")
    assert not problems
    (row,) = tables["dry"].rows
    assert show_system(row, NAMES) == shown
    assert "/works/" not in show_system(row, None)
