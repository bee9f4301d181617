"""The table of benchmarks, cell by cell."""

from dataclasses import replace

import pytest

from benchmark_texts import BENCHMARK, RESULTS
from short_ways import read_recorded
from survey_companion.columns.benchmark_table import (
    BENCHMARKS,
    BenchmarkRow,
    benchmark_rows,
    describe_benchmark,
    group_by_ability,
)
from survey_companion.model.benchmark_types import BenchmarkRecord
from survey_companion.records.toml_records import parse_benchmarks, parse_results

TEXT = """[weighing]
name = "Weighing"
full_name = "The *Weighing*"
task = "guessing"
ability = "weight"
languages = 1234
languages_note = "of Wales"
size = { value = 500, unit = "stones" }
metric = "accuracy"
origin = "Dug up"
license = "MIT"
year = 2020
paper = "doe2020old"
translates = "roe"
url = "https://w.example.org"
used_by = ["doe2020old", "nobody", "roe"]
description = "It *weighs*."
caveat = "Look out"
note = "Seen"
unconfirmed_fields = ["size", "year: a guess"]
confirmed = false
sources = ["by hand"]

[bare]
name = "Bare"
task = "nothing"
confirmed = true
sources = []
"""
FOUND, PROBLEMS = parse_benchmarks(TEXT, "b.toml")
FULL, BARE = FOUND["weighing"], FOUND["bare"]
CITABLE = {"doe2020old", "roe"}


def _page(
    record: BenchmarkRecord, *, has_page: bool = False, citable: set[str] | None = None
) -> dict[str, str]:
    row = BenchmarkRow(
        slug="slug",
        record=record,
        citable=CITABLE if citable is None else citable,
        tables=2 if has_page else 0,
        systems=71,
    )
    keys = [column.key for column in BENCHMARKS.page_columns]
    return dict(zip(keys, BENCHMARKS.cells([row])[0], strict=True))


def test_each_value_of_the_csv_file() -> None:
    """What the record says, as plain text; empty where it says nothing."""
    assert not PROBLEMS
    full, bare = (
        dict(zip(BENCHMARKS.fields, BENCHMARKS.values(BenchmarkRow(slug="slug", record=each)), strict=True))
        for each in (FULL, BARE)
    )
    assert full == {
        "slug": "slug",
        "name": "Weighing",
        "full_name": "The *Weighing*",
        "task": "guessing",
        "ability": "weight",
        "languages": "1234",
        "size": "500",
        "unit": "stones",
        "metric": "accuracy",
        "license": "MIT",
        "year": "2020",
        "paper": "doe2020old",
        "url": "https://w.example.org",
        "used_by": "doe2020old; nobody; roe",
        "description": "It *weighs*.",
        "caveat": "Look out",
        "translates": "roe",
    }
    assert bare == {**dict.fromkeys(full, ""), "slug": "slug", "name": "Bare", "task": "nothing"}


MARK = "[{ref}`Results: 2 settings, 71 rows <bench-slug>`]{.label .has-results}"
START = "[It \\*weighs\\*.]{.key-point} [These facts are not confirmed.]{.key-point}"


def test_each_cell_of_the_page() -> None:
    """What is doubtful has a question mark, and all that has no column is folded away."""
    full = _page(FULL)
    assert full == {
        "name": (
            f"[[Weighing](<https://w.example.org>)]{{#bench-slug .title}} {START} [[details and sources]"
            "{.summary} *Full name:* The \\*Weighing\\*. *Caveat:* Look out *Origin:* Dug up. *Languages:* of"
            " Wales. *Year:* 2020. *Note:* Seen."
            " *Not confirmed:* the size; the year: a guess. [*Seen at:* by hand]{.site-only}]{.disclosure}"
        ),
        "task": "[weight]{.ability}[:]{.edition-only} guessing",
        "languages": "1,234",
        "size": "500 stones\u00a0(?)",
        "metric": "accuracy",
        "license": "MIT",
        "paper": "{cite:t}`doe2020old` {cite-button}`doe2020old`",
        "used_by": (
            "[3 works]{.edition-only} [[3 works]{.summary} {survey:work}`doe2020old`, {survey:work}`roe`.]"
            "{.disclosure .site-only}"
        ),
    }
    assert _page(BARE) == {
        **dict.fromkeys(full, "–"),
        "name": "[Bare]{#bench-slug .title}",
        "task": "nothing",
    }


def test_a_benchmark_with_results_has_a_page() -> None:
    """The page has the anchor and the details; the table marks that there are results, and leads to them."""
    assert _page(FULL, has_page=True)["name"] == (
        f"[[Weighing](<https://w.example.org>)]{{.title}} {MARK}"
        f" {START} [[caveat]{{.summary}} *Full name:* The \\*Weighing\\*. *Caveat:* Look out]{{.disclosure}}"
    )
    assert _page(BARE, has_page=True)["name"] == f"[Bare]{{.title}} {MARK}"


def test_works_that_use_a_benchmark_are_counted_where_none_has_a_page() -> None:
    """There is nothing to open then."""
    assert _page(FULL, citable=set())["used_by"] == "3 works"
    assert _page(replace(FULL, used_by=("nobody",)))["used_by"] == "1 work"


@pytest.mark.parametrize(
    ("citable", "paper"),
    [
        ({"doe2020old", "roe"}, "{cite:t}`doe2020old` {cite-button}`doe2020old`"),
        ({"roe"}, "translates {cite:t}`roe`"),
        (set(), "–"),
    ],
)
def test_the_paper_is_one_that_can_be_cited(citable: set[str], paper: str) -> None:
    """Without its own, a benchmark names the one that it translates."""
    assert _page(FULL, citable=citable)["paper"] == paper
    assert _page(replace(FULL, paper=None, translates=None), citable=citable)["paper"] == "–"


def test_remarks_without_their_sources() -> None:
    """Works that cannot be named are left out, and a full name that is the name; the caveat stands apart."""
    assert describe_benchmark(FULL, {"roe"}) == [
        "*Full name:* The \\*Weighing\\*.",
        "*Origin:* Dug up.",
        "*Languages:* of Wales.",
        "*Year:* 2020.",
        "*Used by:* {survey:work}`roe`.",
        "*Note:* Seen.",
        "*Not confirmed:* the size; the year: a guess.",
    ]
    assert (
        describe_benchmark(replace(BARE, full_name="Bare", used_by=("nobody",), sources=("x",)), {"roe"})
        == []
    )
    doubtful = replace(BARE, caveat="Look out", unconfirmed_fields=("caveat",))
    assert describe_benchmark(doubtful, set()) == ["*Not confirmed:* the caveat."]
    assert BenchmarkRow(slug="slug", record=doubtful).caveat == "Look out\u00a0(?)"
    assert BenchmarkRow(slug="slug", record=BARE).caveat == ""


def test_rows_stand_in_the_order_of_the_file() -> None:
    """Those with results have a page; listed and cited works can be cited."""
    record = '[cited]\ntitle = "C"\nauthors = []\nconfirmed = true\nsources = []\nasked_by = ["x"]\n'
    survey = read_recorded("# T\n## P\n### S\n- [2020] **Stones.** *Doe*\n", record)
    benchmarks, _ = parse_benchmarks(f"{TEXT}\n{BENCHMARK.replace('[weighing]', '[third]')}", "b.toml")
    results, _ = parse_results(RESULTS.replace('"weighing"', '"third"'), "r.toml")
    rows = benchmark_rows(replace(survey, benchmarks=benchmarks, results=results))
    assert [(row.slug, row.has_page, row.tables, row.systems) for row in rows] == [
        ("weighing", False, 0, 0),
        ("bare", False, 0, 0),
        ("third", True, 1, 2),
    ]
    assert rows[0].citable == {"doe2020stones", "cited"}


def test_abilities_are_counted() -> None:
    """In the order of the file; a benchmark that names none is not counted."""
    abilities = ("b", None, "a", "b")
    found = {str(number): replace(BARE, ability=each) for number, each in enumerate(abilities)}
    assert group_by_ability(found) == [("b", 2), ("a", 1)]
