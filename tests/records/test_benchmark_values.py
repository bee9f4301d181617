"""Records of benchmarks and of results are typed, and what cannot be right is refused with its place."""

import pytest

from benchmark_texts import BENCHMARK, RESULTS
from survey_companion.model.benchmark_types import Unit
from survey_companion.model.record_types import Size
from survey_companion.records.toml_records import parse_benchmarks, parse_results


def test_good_records() -> None:
    """Every value has its type, what is missing is unknown, and each row knows its line."""
    benchmarks, problems = parse_benchmarks(BENCHMARK, "b.toml")
    results, more = parse_results(RESULTS, "r.toml")
    assert not (*problems, *more)
    benchmark, table = benchmarks["weighing"], results["weighing-by-hand"]
    assert (benchmark.size, benchmark.license) == (Size(value=500, unit="stones"), None)
    assert (table.unit, table.languages) == (Unit.PERCENT, {"cy": "Welsh", "fr": "French"})
    assert [dict(row.scores) for row in table.rows] == [{"cy": 10.0, "fr": 20.5}, {"cy": 11.0}]
    assert [row.average for row in table.rows] == [15.3, None]
    places = [table.location, *(row.location for row in table.rows)]
    assert [str(each) for each in places] == ["r.toml:2:1", "r.toml:11:1", "r.toml:18:1"]


REPORTED = 'reported_in = { work = "doe2023lifting", where = "Table '
FIELD = "the fields that the file's first lines describe; correct the field"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'source = "stones/rock:README.md"\n\n',
            "\n",
            (
                "r.toml:11:1: error invalid-field: this field is missing:"
                f" weighing-by-hand.rows.0.source = nothing; expected {FIELD}"
            ),
        ),
        (
            'reported_in = { work = "doe2023lifting", where = "Table 2" }\n',
            "",
            (
                "r.toml:18:1: error invalid-field: this field is missing:"
                f" weighing-by-hand.rows.1.reported_in = nothing; expected {FIELD}"
            ),
        ),
        (
            ', where = "Table 2"',
            "",
            (
                "r.toml:21:1: error invalid-field: this field is missing:"
                f" weighing-by-hand.rows.1.reported_in.where = nothing; expected {FIELD}"
            ),
        ),
        (
            'where = "Table 1"',
            'where = " "',
            (
                "r.toml:15:1: error invalid-value: a field has a value that cannot be right:"
                ' weighing-by-hand.rows.0.reported_in.where = " "; expected the table or page of the work;'
                " correct the value"
            ),
        ),
        (
            "fr = 20.5",
            "fr = 120.5",
            (
                "r.toml:13:1: error invalid-value: a field has a value that cannot be right:"
                " weighing-by-hand.rows.0.scores.fr = 120.5; expected from 0 to 100, as % is;"
                " correct the value"
            ),
        ),
        (
            "fr = 20.5",
            "fr = nan",
            (
                "r.toml:13:1: error invalid-value: a field has a value that cannot be right:"
                " weighing-by-hand.rows.0.scores.fr = NaN; expected from 0 to 100, as % is; correct the value"
            ),
        ),
        (
            "average = 15.3",
            "average = -1",
            (
                "r.toml:14:1: error invalid-value: a field has a value that cannot be right:"
                " weighing-by-hand.rows.0.average = -1; expected from 0 to 100, as % is; correct the value"
            ),
        ),
        (
            'unit = "%"',
            'unit = "perplexity"',
            (
                "r.toml:13:1: error invalid-value: a field has a value that cannot be right:"
                " weighing-by-hand.rows.0.scores.fr = 0.5; expected 1 or more, as perplexity is;"
                " correct the value"
            ),
        ),
        (
            "{ cy = 11.0 }",
            "{ cy = 11.0, de = 3.5 }",
            (
                "r.toml:20:1: error invalid-value: a field has a value that cannot be right:"
                " weighing-by-hand.rows.1.scores.de = 3.5;"
                " expected one of the table's languages: cy, fr; correct the value"
            ),
        ),
        (
            'note = "Nobody looked."',
            'average_leaves_out = ["en"]',
            (
                "r.toml:9:1: error invalid-value: a field has a value that cannot be right:"
                ' weighing-by-hand.average_leaves_out = "en";'
                " expected one of the table's languages: cy, fr; correct the value"
            ),
        ),
        (
            "scores = { cy = 11.0 }\n",
            "",
            (
                "r.toml:18:1: error invalid-value: a field has a value that cannot be right:"
                " weighing-by-hand.rows.1.scores = {}; expected scores by language, or an average;"
                " correct the value"
            ),
        ),
        (
            f'system = "Rock 3"\nscores = {{ cy = 11.0 }}\n{REPORTED}2"',
            f'system = "Rock 2"\nscores = {{ cy = 11.0 }}\n{REPORTED}1"',
            (
                "r.toml:18:1: error invalid-value: a field has a value that cannot be right:"
                ' weighing-by-hand.rows.1 = "Rock 2";'
                " expected one row for each system in one place of one work; correct the value"
            ),
        ),
        (
            'system = "Rock 3"',
            'system = "\u200b"',
            (
                "r.toml:19:1: error invalid-value: a field has a value that cannot be right:"
                ' weighing-by-hand.rows.1.system = "\\u200b"; expected the name of the system in the'
                " paper's table; correct the value"
            ),
        ),
        (
            'system = "Rock 3"',
            'system = "Rock\\n3"',
            (
                "r.toml:19:1: error invalid-value: a field has a value that cannot be right:"
                ' weighing-by-hand.rows.1.system = "Rock\\n3"; expected one line of visible text;'
                " correct the value"
            ),
        ),
        (
            'system = "Rock 3"',
            'system = "Rock 3"\ncolour = "grey"',
            (
                "r.toml:20:1: error invalid-field: this field is not known:"
                f' weighing-by-hand.rows.1.colour = "grey"; expected {FIELD}'
            ),
        ),
        (
            'system = "Rock 3"',
            'system = "Rock 3"\nlocation = "here"',
            (
                "r.toml:20:1: error invalid-field: this value is of another kind:"
                ' weighing-by-hand.rows.1.location = "here"; expected a table; correct the field'
            ),
        ),
        (
            'unit = "%"',
            'unit = "points"',
            (
                'r.toml:6:1: error invalid-field: this value is not known: weighing-by-hand.unit = "points";'
                " expected one of '%', 'BLEU', 'chrF', 'ROUGE', 'COMET' or 'perplexity'; correct the field"
            ),
        ),
        (
            "weighing-by-hand",
            "Weighing_1",
            (
                "r.toml:2:1: error invalid-value: a field has a value that cannot be right:"
                ' Weighing_1 = "Weighing_1"; expected small letters, digits and hyphens;'
                " correct the value"
            ),
        ),
        (
            'fr = "French"',
            'fr = ""',
            (
                "r.toml:8:1: error invalid-value: a field has a value that cannot be right:"
                ' weighing-by-hand.languages.fr = ""; expected the name of a language by its code,'
                " such as sw or zh-en; correct the value"
            ),
        ),
    ],
)
def test_a_result_that_cannot_be_right_is_refused(old: str, new: str, message: str) -> None:
    """What has no source, is out of range or is in no column is named, and its table is left out."""
    text = RESULTS.replace(old, new)
    if new == 'unit = "perplexity"':
        text = text.replace("fr = 20.5", "fr = 0.5")
    results, problems = parse_results(text, "r.toml")
    assert (results, [str(problem) for problem in problems]) == ({}, [message])


def test_all_faults_of_results_in_one_run() -> None:
    """Every fault of every row is told, in the order of the file; a table without rows is none."""
    text = RESULTS.replace("20.5", "205").replace("{ cy = 11.0 }", "{ en = 11.0 }")
    text += '\n[empty]\nbenchmark = "x"\ntitle = "y"\nmetric = "z"\nunit = "BLEU"\n'
    text += "higher_is_better = true\nlanguages = {}\nrows = []\n"
    _, problems = parse_results(text, "r.toml")
    assert [f"{each.location} {each.found}" for each in problems] == [
        "r.toml:13:1 weighing-by-hand.rows.0.scores.fr = 205",
        "r.toml:20:1 weighing-by-hand.rows.1.scores.en = 11.0",
        "r.toml:31:1 empty.rows = []",
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("https://example.org/weighing", "javascript:x", 'weighing.url = "javascript:x"'),
        ("languages = 2", "languages = 0", "weighing.languages = 0"),
        ("languages = 2", "year = 20", "weighing.year = 20"),
        ("languages = 2", "languages = true", "weighing.languages = true"),
        ("languages = 2", "languages = 99999", "weighing.languages = 99999"),
        ("value = 500", "value = -3", "weighing.size.value = -3"),
        ("value = 500", "value = inf", "weighing.size.value = Infinity"),
        ("[weighing]", "[index]", 'index = "index"'),
        ("languages = 2", 'colour = "grey"', 'weighing.colour = "grey"'),
        ('task = "guessing weights"\n', "", "weighing.task = nothing"),
    ],
)
def test_a_benchmark_that_cannot_be_right_is_refused(old: str, new: str, found: str) -> None:
    """Addresses, numbers, names and unknown fields are all looked at."""
    benchmarks, problems = parse_benchmarks(BENCHMARK.replace(old, new), "b.toml")
    assert (benchmarks, [problem.found for problem in problems]) == ({}, [found])
