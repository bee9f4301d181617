"""What the page of a work says of other works: built on it, its results, and why works are related."""

from dataclasses import replace

import pytest

from short_ways import read_recorded
from survey_companion.columns.work_rows import show_works
from survey_companion.joining.authors_with_works import list_authors
from survey_companion.joining.model_names import ModelNames
from survey_companion.joining.related import Relation
from survey_companion.joining.work_results import ResultRole
from survey_companion.model.survey import Survey, Work
from survey_companion.pages.work_relations import Relations, relate_works
from survey_companion.records.toml_records import parse_benchmarks, parse_results

MODELS = {
    "Rock: an Open Model of 2 Larks": 'short_name = "Rock"\nlanguages = ["Welsh", "Breton"]',
    "Open Larks/Sand 2": (
        'short_name = "Sand"\nbase = "Rock-7B, Clay"\nparameters = ["7B"]\nlanguages = ["Welsh"]'
    ),
    "A Study of Larks": 'base = "Rock"',
    "Clay": 'base = "rock (old)"\nlanguages = ["A", "B", "C", "Welsh"]',
}
BENCHMARK = '[weighing]\nname = "Weighing"\ntask = "t"\nconfirmed = true\nsources = []\n'
RESULTS = """[hand]
benchmark = "weighing"
title = "By hand"
metric = "accuracy"
unit = "%"
higher_is_better = true
languages = { cy = "Welsh" }
"""


def _row(system: str, average: int, model: str = "none") -> str:
    return (
        f'[[hand.rows]]\nsystem = "{system}"\nmodel = "{model}"\naverage = {average}\n'
        'source = "https://example.org"\nreported_in = { work = "study", where = "Table 1" }\n'
    )


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Return a survey of works whose models are built on each other."""
    keys = ("rock", "sand", "study", "clay")
    lines = "".join(
        f"- [202{year}] **{title}** *Ana Doe* [[paper](https://example.org/{key})]\n"
        for year, (key, title) in enumerate(zip(keys, MODELS, strict=True))
    )
    records = "".join(
        f'[{key}]\ntitle = "{title}"\nauthors = ["Doe, Ana"]\nyear = 202{year}\n'
        f'confirmed = true\nsources = []\nurl = "https://example.org/{key}"\n[{key}.model]\n'
        f"is_release = {str(key != 'study').lower()}\n{facts}\n"
        for year, (key, (title, facts)) in enumerate(zip(keys, MODELS.items(), strict=True))
    )
    return read_recorded(f"# T\n## P\n### S\n{lines}", records)


@pytest.fixture(scope="module")
def relations(survey: Survey) -> Relations:
    """Return what is known of its works, with results of one benchmark, and of one that nobody describes."""
    rows = _row("Rock 7B", 3), _row("Rock + Sand", 4), _row("*Loam*", 5, "rock"), _row("Silt", 2)
    results, problems = parse_results(
        "".join((RESULTS, *rows))
        + "".join((RESULTS, *rows)).replace("hand", "foot").replace("weighing", "no"),
        "results.toml",
    )
    benchmarks, _ = parse_benchmarks(BENCHMARK, "benchmarks.toml")
    assert not problems
    whole = replace(survey, benchmarks=benchmarks, results=results)
    return relate_works(whole, show_works(survey.works), ModelNames(survey.works), list_authors(whole))


def _work(survey: Survey, key: str) -> Work:
    return next(work for work in survey.works if work.key == key)


def test_what_is_built_on_a_model(survey: Survey, relations: Relations) -> None:
    """Releases and studies are told apart, the newest first; each with its model and sizes."""
    rock = _work(survey, "rock")
    released = relations.successors(rock, is_release=True)
    assert [(each.title, each.byline, each.model) for each in released] == [
        ("[Clay](</works/clay.md>)", "Doe (2023)", ""),
        ("[Open Larks/Sand 2](</works/sand.md>)", "Doe (2021)", "Sand (7B)"),
    ]
    studied = relations.successors(rock, is_release=False)
    assert [each.title for each in studied] == ["[A Study of Larks](</works/study.md>)"]
    assert relations.successors(_work(survey, "clay"), is_release=True) == ()


def test_results_of_a_work(survey: Survey, relations: Relations) -> None:
    """One line for each table: the best row, how many there are, and who reports them."""
    rock, study = _work(survey, "rock"), _work(survey, "study")
    (line,) = relations.lines(rock, ResultRole.SYSTEM)
    assert (line.benchmark, line.setting) == ("weighing", "hand")
    reported = "reported in [Doe (2022)](</works/study.md>)"
    assert (
        line.text
        == f"2 rows, the best Rock + Sand, **4** on average (accuracy, in \\%); {reported}".replace(
            "+", "\\+"
        )
    )
    (other,) = relations.lines(rock, ResultRole.MODEL)
    assert other.text == f"\\*Loam\\*, **5** on average (accuracy, in \\%); {reported}"
    assert relations.lines(rock, ResultRole.REPORTED) == ()
    (own,) = relations.lines(study, ResultRole.REPORTED)
    assert own.text == "4 rows, the best \\*Loam\\*, **5** on average (accuracy, in \\%)"


@pytest.mark.parametrize(
    ("pair", "words", "reason"),
    [
        ("rock sand", "open 2 larks", "both in S; both for Welsh; “Open” and “Larks” in both titles"),
        ("sand rock", "2", "both in S; both for Welsh; “2” in both titles"),
        ("sand clay", "sand", "both in S; both built on Rock; “sand” in both titles"),
        ("sand study", "larks", "both in S; both about Rock; “Larks” in both titles"),
        ("study rock", "", "both in S"),
    ],
)
def test_related_works_say_why(
    survey: Survey, relations: Relations, pair: str, words: str, reason: str
) -> None:
    """Sections, models and languages come first, then words as the title prints them, without numbers."""
    one, other = pair.split()
    relation = Relation(work=_work(survey, other), words=tuple(words.split()))
    assert relations.reasons(_work(survey, one), relation) == reason


def test_authors_of_several_works_have_a_place(survey: Survey) -> None:
    """The page of a work links them to the list of authors; the entry of others would name only this work."""
    cells = show_works(survey.works)
    places = relate_works(survey, cells, ModelNames(survey.works), list_authors(survey)).authors
    assert places == {"Ana Doe": ("authors", "author-ana-doe")}
    alone = replace(survey, works=survey.works[:1])
    assert relate_works(alone, cells, ModelNames(alone.works), list_authors(alone)).authors == {}
