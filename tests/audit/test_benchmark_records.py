"""Benchmarks and results are compared with each other and with the works."""

from dataclasses import replace

import pytest

from benchmark_texts import BENCHMARK, RESULTS
from conftest import CASES
from short_ways import read_survey
from survey_companion.audit import audit_survey
from survey_companion.audit.benchmark_records import find_mean
from survey_companion.model.record_types import Settlement
from survey_companion.model.survey import Survey
from survey_companion.records.toml_records import parse_benchmarks, parse_results

LIST = "## Papers\n\n### One\n\n- [2020] **Stones.** *Doe* [[paper](https://arxiv.org/abs/2001.00001)]\n"


def _read(benchmarks: str, results: str) -> Survey:
    survey = read_survey(LIST)
    (key,) = (work.key for work in survey.works)
    texts = [text.replace("doe2023lifting", key) for text in (benchmarks, results)]
    found, problems = parse_benchmarks(texts[0].replace("doe2020quarry", key), "b.toml")
    tables, more = parse_results(texts[1], "r.toml")
    assert not (*problems, *more)
    return replace(survey, benchmarks=found, results=tables)


def _problems(survey: Survey) -> list[str]:
    found = audit_survey(survey).problems
    return [str(each) for each in found if each.location.path in {"b.toml", "r.toml"}]


AVERAGE = (
    "; expected the rounded mean of all scores, without the languages in average_leaves_out;"
    " correct the average, or explain the difference in average_note"
)


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("", "", []),
        ("average = 15.3", "average = 15.2", []),  # 15.25 is rounded in both ways
        ("average = 15.3", "average = 15", []),
        (
            "average = 15.3",
            "average = 15.4",
            [
                (
                    "r.toml:11:1: warning average-differs: the average is not the mean of the scores:"
                    f" 15.4 of Rock 2, but the mean is 15.25{AVERAGE}"
                )
            ],
        ),
        ("average = 15.3", 'average = 40.0\naverage_note = "It is a sum."', []),
        ('note = "Nobody looked."', 'average_note = "They are sums."', []),
        (
            'note = "Nobody looked."',
            'average_leaves_out = ["cy"]',
            [
                (
                    "r.toml:11:1: warning average-differs: the average is not the mean of the scores:"
                    f" 15.3 of Rock 2, but the mean is 20.5{AVERAGE}"
                )
            ],
        ),
        (
            'benchmark = "weighing"',
            'benchmark = "lifting"',
            [
                (
                    "r.toml:2:1: error unknown-benchmark: no benchmark has this name:"
                    " [weighing-by-hand] is about lifting; expected the name of a table of benchmarks.toml;"
                    " correct the name, or add the benchmark"
                )
            ],
        ),
        (
            'work = "doe2023lifting", where = "Table 2"',
            'work = "roe2021none", where = "Table 2"',
            [
                (
                    "r.toml:18:1: error unknown-key: no work has this citation key:"
                    " [weighing-by-hand] Rock 3 names roe2021none; expected a key of works.toml;"
                    " correct the key, or add the record"
                )
            ],
        ),
    ],
)
def test_what_results_must_not_say(old: str, new: str, messages: list[str]) -> None:
    """Unknown names are errors, and an average that its scores do not give is doubtful."""
    assert _problems(_read(BENCHMARK, RESULTS.replace(old, new))) == messages


def test_a_benchmark_names_works_that_there_are() -> None:
    """Its paper, its original and the works that use it have keys."""
    text = BENCHMARK.replace("doe2020quarry", "a2020b").replace("doe2023lifting", "c2020d")
    text = text.replace("used_by", 'translates = "b2020c"\nused_by')
    assert _problems(_read(text, RESULTS)) == [
        f"b.toml:2:1: error unknown-key: no work has this citation key: [weighing] names {key};"
        " expected a key of works.toml; correct the key, or add the record"
        for key in ("a2020b", "b2020c", "c2020d")
    ]


def test_an_average_can_be_settled() -> None:
    """A doubt about an average is answered like any other, by the name of its table."""
    survey = _read(BENCHMARK, RESULTS.replace("15.3", "40.0"))
    location = survey.results["weighing-by-hand"].location
    answer = Settlement(
        problem="average-differs", about="weighing-by-hand", reason="It is a sum.", location=location
    )
    assert [
        each.is_open for each in audit_survey(survey, [answer]).problems if each.about == answer.about
    ] == [False]


def test_records_are_optional() -> None:
    """A list without the two files has no benchmarks, and no problem because of that."""
    survey = read_survey((CASES / "sample.md").read_bytes())
    assert (survey.benchmarks, survey.results) == ({}, {})


@pytest.mark.parametrize(
    ("scores", "average", "is_told"),
    [
        ("cy = 10.0, fr = 20.4", "15.2", False),
        ("cy = 10.0, fr = 20.4", "15.3", False),  # scores and average may both be rounded
        ("cy = 10.0, fr = 20.4", "15.1", False),
        ("cy = 10.0, fr = 20.4", "15.4", True),
        ("cy = 10.0, fr = 20.4", "15.0", True),
        ("cy = 10.0, fr = 20.4", "15.27", True),  # an average of two decimals is rounded less
        ("cy = 10.0, fr = 20.4", "15.25", False),
        ("cy = 10, fr = 20.4", "15.7", False),  # a score without decimals is rounded more
        ("cy = 10, fr = 20.4", "15.8", True),
        ("cy = 0.0, fr = 0.0", "0.0", False),
        ("cy = 0.0, fr = 0.0", "0.2", True),
        ("cy = 10.0, fr = 20.4", "0.0", True),
    ],
)
def test_an_average_is_right_within_its_rounding(scores: str, average: str, is_told: bool) -> None:
    """Half a unit of the last digit of the scores and half a unit of that of the average are allowed."""
    results = RESULTS.replace("cy = 10.0, fr = 20.5", scores).replace(
        "average = 15.3", f"average = {average}"
    )
    assert len(_problems(_read(BENCHMARK, results))) == is_told


@pytest.mark.parametrize(
    ("old", "new", "mean"),
    [
        ("", "", 15.25),
        ("cy = 10.0, fr = 20.5", "cy = 10.0", 10.0),
        ("{ cy = 10.0, fr = 20.5 }", "{}", None),
        ('note = "Nobody looked."', 'average_leaves_out = ["fr"]', 10.0),
        ('note = "Nobody looked."', 'average_leaves_out = ["fr", "cy"]', None),
        ('note = "Nobody looked."', 'average_note = "They are sums."', None),
        ("average = 15.3", 'average = 15.3\naverage_note = "It is a sum."', None),
    ],
)
def test_the_mean_is_of_the_scores_that_count(old: str, new: str, mean: float | None) -> None:
    """It is unknown without scores, and where a note says that the average is something else."""
    (table,) = _read(BENCHMARK, RESULTS.replace(old, new)).results.values()
    assert find_mean(table, table.rows[0]) == mean
