"""The best of a table of results, and which rows have to do with a work."""

from dataclasses import replace

from short_ways import read_recorded
from survey_companion.joining.best_results import best_average, best_first, best_scores
from survey_companion.joining.model_names import ModelNames
from survey_companion.joining.work_results import ResultRole, find_results
from survey_companion.model.benchmark_types import ReportedIn, Result, ResultTable, Unit
from survey_companion.model.problems import Location

PLACE = Location(path="results.toml", line=1)


def _row(
    system: str,
    average: float | None = None,
    *,
    model: str | None = None,
    work: str = "doe2020stones",
    **scores: float,
) -> Result:
    return Result(
        system=system,
        average=average,
        model=model,
        scores=scores,
        reported_in=ReportedIn(work=work, where="Table 1"),
        source="https://example.org",
        location=PLACE,
    )


def _table(*rows: Result) -> ResultTable:
    return ResultTable(
        benchmark="weighing",
        title="By hand",
        metric="accuracy",
        unit=Unit.PERCENT,
        higher_is_better=True,
        languages={"cy": "Welsh", "fr": "French"},
        rows=rows,
        location=PLACE,
    )


def _systems(rows: tuple[Result, ...] | list[Result]) -> list[str]:
    return [row.system for row in rows]


def test_rows_without_an_average_come_last() -> None:
    """The others stand by average; equal ones keep their order, whichever end of the scale is good."""
    table = _table(_row("A"), _row("B", 1), _row("C", 0), _row("D", 1), _row("E"))
    assert _systems(best_first(table)) == ["B", "D", "C", "A", "E"]
    assert _systems(best_first(replace(table, higher_is_better=False))) == ["C", "B", "D", "A", "E"]


def test_all_that_reach_the_best_score_are_found() -> None:
    """A score of 0 is one; a language that nobody scored has no best."""
    table = _table(_row("A", cy=1), _row("B", 2, cy=1), _row("C", cy=0))
    assert {code: (best.score, _systems(best.rows)) for code, best in best_scores(table).items()} == {
        "cy": (1, ["B", "A"])
    }
    low = best_scores(replace(table, higher_is_better=False))["cy"]
    assert (low.score, _systems(low.rows)) == (0, ["C"])
    average = best_average(table)
    assert average is not None
    assert (average.score, _systems(average.rows)) == (2, ["B"])
    assert best_average(_table(_row("A", cy=1))) is None


def test_what_is_measured_is_said_once() -> None:
    """A metric that names its unit needs no other."""
    assert _table().measured == "accuracy, in %"
    assert replace(_table(), metric="BLEU (own)", unit=Unit.BLEU).measured == "BLEU (own)"


def test_rows_of_a_work() -> None:
    """Those of its model, those of systems that use it and those that it reports are told apart."""
    record = (
        '[doe2020stones]\ntitle = "Stones"\nauthors = ["Doe, Ana"]\nurl = "https://example.org/a"\n'
        'confirmed = true\nsources = []\n[doe2020stones.model]\nis_release = true\nshort_name = "Rock"\n'
    )
    survey = read_recorded(
        "# T\n## P\n### S\n- [2020] **Stones** *Ana Doe* [[paper](https://example.org/a)]\n", record
    )
    table = _table(
        _row("Pebble", 3, model="Rock 7B", work="roe"),
        _row("Rock-7B + Sand", 2, model="Rock 7B"),
        _row("Rock", 1, work="roe"),
        _row("Other", 4),
    )
    found = find_results({"hand": table}, ModelNames(survey.works))
    shown = {
        key: [(each.slug, each.role, _systems(each.rows)) for each in rows] for key, rows in found.items()
    }
    assert shown == {
        "doe2020stones": [
            ("hand", ResultRole.REPORTED, ["Other"]),
            ("hand", ResultRole.MODEL, ["Pebble"]),
            ("hand", ResultRole.SYSTEM, ["Rock-7B + Sand", "Rock"]),
        ],
        "roe": [("hand", ResultRole.REPORTED, ["Pebble", "Rock"])],
    }
