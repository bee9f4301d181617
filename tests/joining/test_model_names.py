"""Names of models lead to the works that present them, and only exact ones do."""

import pytest

from short_ways import read_catalogue
from survey_companion.joining.merge import merge_survey
from survey_companion.joining.model_names import ModelNames, find_built, split_names
from survey_companion.model.survey import Work
from survey_companion.records.toml_records import parse_work_records

MODELS = {
    "rock": 'short_name = "Rock"',
    "rocktwo": 'short_name = "Rock 2"',
    "clay": 'short_name = "CLAYX / c0"',
    "twin": 'short_name = "Big Stone / Sand"',
    "one": 'short_name = "Same"',
    "other": 'short_name = "same"',
    "odd": 'short_name = "Rock 8x7B"',
    "child": 'base = "rock 2 (13B, late), CLAYX-mt, C0-7B1"',
    "grandchild": 'short_name = "Own"\nbase = "Own, Rock, ROCK-7B, Unknown"',
    "nameless": 'parameters = ["7B"]',
}


@pytest.fixture(scope="module")
def works() -> dict[str, Work]:
    """Return a work for each of `MODELS`, and one without a record."""
    lines = [f"- [2023] **{key} stones** *Ana Doe* [[paper](https://example.org/{key})]" for key in MODELS]
    records = "".join(
        f'[{key}]\ntitle = "{key} stones"\nauthors = ["Doe, Ana"]\nurl = "https://example.org/{key}"\n'
        f"confirmed = true\nsources = []\n[{key}.model]\nis_release = true\n{facts}\n"
        for key, facts in MODELS.items()
    )
    found, problems = parse_work_records(records, "works.toml")
    assert not problems
    text = "\n".join(["## Papers", "", "### One", "", *lines, "- **Bare**", ""])
    survey = merge_survey(read_catalogue(text.encode(), "list.md"), found, {}, {"list.md": "list.md"})
    return {str(work.key): work for work in survey.works}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Rock", "rock"),
        ("ROCK-7B", "rock"),
        ("rock 560m", "rock"),
        ("Rock (small)", "rock"),
        ("Rock 2", "rocktwo"),
        ("Rock2-7B1", "rocktwo"),
        ("rock_2 1.5T", "rocktwo"),
        ("Rock 8x7B", "odd"),
        ("ClayX", "clay"),
        ("C0", "clay"),
        ("Big Stone / Sand", "twin"),
        ("Rock 3", None),
        ("Rock 2 Chat", None),
        ("Rock7B", None),
        ("Rock 7", None),
        ("Sand", None),
        ("Big Stone", None),
        ("Same", None),
        ("7B", None),
        ("", None),
    ],
)
def test_only_exact_names_are_found(works: dict[str, Work], name: str, key: str | None) -> None:
    """A size, a remark, case, blanks and hyphens do not matter; a version does, no name is of two works."""
    found = ModelNames(works.values()).find(name)
    assert (found and found.key) == key


def test_parts_of_a_system_are_found(works: dict[str, Work]) -> None:
    """Together the parts are the whole name, and what stands between them has no work."""
    names = ModelNames(works.values())
    found = names.find_parts("Rock-7B (dry) + Same w/ C0")
    assert "".join(part for part, _ in found) == "Rock-7B (dry) + Same w/ C0"
    assert [(part, work.key) for part, work in found if work] == [("Rock-7B", "rock"), ("C0", "clay")]
    assert [part for part, _ in names.find_parts("Big Stone / Sand")] == ["Big Stone / Sand"]


def test_bases_are_works_of_exactly_these_names(works: dict[str, Work]) -> None:
    """Each stands once, none is the work itself, and a variant of a model is not the model."""
    names = ModelNames(works.values())
    assert [base.key for base in names.bases(works["child"])] == ["rocktwo", "clay"]
    assert [base.key for base in names.bases(works["grandchild"])] == ["rock"]
    assert names.bases(works["rock"]) == []
    built = find_built(works.values(), names)
    assert {key: [each.key for each in found] for key, found in built.items()} == {
        "rocktwo": ["child"],
        "clay": ["child"],
        "rock": ["grandchild"],
    }


def test_a_comma_in_brackets_separates_nothing() -> None:
    """Names and the commas between them alternate."""
    assert split_names("Rock (v1, v2), Clay")[::2] == ["Rock (v1, v2)", "Clay"]
