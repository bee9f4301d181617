"""Benchmarks and results on their pages and in their files say what the records say."""

import csv
import io
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import CASES, ROOT
from survey_companion.columns.result_places import locate_source
from survey_companion.columns.result_rows import letter_of
from survey_companion.exports.csv_tables import render_benchmarks_csv, render_results_csv
from survey_companion.joining.best_results import best_first
from survey_companion.model.benchmark_types import ResultTable
from survey_companion.records.toml_records import parse_benchmarks, parse_results

BENCHMARKS = parse_benchmarks((CASES / "sample-benchmarks.toml").read_text(), "b.toml")[0]
RESULTS = parse_results((CASES / "sample-results.toml").read_text(), "r.toml")[0]


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def _read_numbers(table: Tag, heads: list[str]) -> list[dict[str, float]]:
    """Return the numbers of each row by the heads of their columns."""
    columns = [head.get_text().split()[0] for head in table.select("thead th")]  # without its meaning
    rows = [[cell.get_text() for cell in row.select("td")] for row in table.select("tbody tr")]
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    return [{head: float(row[head]) for head in heads if row.get(head, "–") != "–"} for row in named]


def _check_pages(site: Path, results: dict[str, ResultTable]) -> None:
    for slug, table in results.items():
        soup = _soup(site / "benchmarks" / f"{table.benchmark}.html")
        section = soup.find(id=f"results-{slug}")
        assert isinstance(section, Tag)
        section = section if section.name == "section" else section.find_parent("section")
        assert isinstance(section, Tag)
        shown = section.select_one("table.results")
        assert shown is not None
        rows = best_first(table)
        expected = [
            dict(row.scores) | ({} if row.average is None else {"Average": row.average}) for row in rows
        ]
        assert _read_numbers(shown, [*table.languages, "Average"]) == expected
        systems = [row.select_one("td") for row in shown.select("tbody tr")]
        for cell, row in zip(systems, rows, strict=True):
            assert cell is not None
            assert cell.get_text().startswith(row.system)
        _check_best(shown, table)
        text = " ".join(section.get_text().split())
        for note in (table.note, table.average_note, *(row.average_note for row in table.rows)):
            assert " ".join((note or "").split()) in text


def _check_best(shown: Tag, table: ResultTable) -> None:
    """Every best value of a column is bold, and nothing else."""
    choose = max if table.higher_is_better else min
    columns = [[row.scores.get(code) for row in table.rows] for code in table.languages]
    columns += [[row.average for row in table.rows]]
    best = 0
    for column in columns:
        known = [value for value in column if value is not None]
        best += known.count(choose(known)) if known else 0
    if any(row.scores for row in table.rows):
        assert len(shown.select("td strong")) == best


def test_pages_show_every_number(sample_site: Path) -> None:
    """Read back from the built pages, all scores, averages, systems and doubts are those of the records."""
    _check_pages(sample_site, RESULTS)


def test_our_pages_show_every_number(site: Path) -> None:
    """So are those of the project's own records."""
    results, problems = parse_results((ROOT / "bib" / "results.toml").read_text(), "results.toml")
    assert not problems
    _check_pages(site, results)


def test_the_page_of_all_benchmarks(site: Path) -> None:
    """Every benchmark has a row, with its caveat and a link to its results where there are any."""
    benchmarks, problems = parse_benchmarks((ROOT / "bib" / "benchmarks.toml").read_text(), "b.toml")
    assert not problems
    rows = _soup(site / "benchmarks" / "index.html").select("table.benchmarks tbody tr")
    titles = [title.get_text() for row in rows if (title := row.select_one(".title"))]
    assert titles == [each.name for each in benchmarks.values()]
    for row, each in zip(rows, benchmarks.values(), strict=True):
        text = " ".join(row.get_text().split())
        assert all(
            " ".join(part.split()) in text for part in (each.task, each.description, each.caveat) if part
        )


def test_numbers_are_small_and_out_of_the_search(sample_site: Path) -> None:
    """A number has no element of its own, unless it is the best, and no page is found by it."""
    shown = _soup(sample_site / "benchmarks" / "weighing.html").select_one("table.results")
    assert shown is not None
    assert [len(cell.select("p")) for cell in shown.select("td")[2:6]] == [0, 0, 0, 0]
    index = (sample_site / "search-index.js").read_text(encoding="utf-8")
    assert "1025" not in index
    assert "Pierre" in index


def test_benchmarks_can_be_referenced(sample_site: Path) -> None:
    """Each has an entry for the search and for other projects, at its page or in the table of all."""
    data = json.loads((sample_site.parents[1] / "survey.json").read_text(encoding="utf-8"))
    found = [each for each in data["objects"] if each[0] == "benchmark"]
    assert found == [
        ["benchmark", "rolling", "Rolling", "benchmarks/rolling", "bench-rolling"],
        ["benchmark", "sorting", "Sorting", "benchmarks/index", "bench-sorting"],
        ["benchmark", "weighing", "Weighing", "benchmarks/weighing", "bench-weighing"],
    ]
    for _, _, _, page, anchor in found:
        assert _soup(sample_site / f"{page}.html").find(id=anchor)


# -- files -----------------------------------------------------------------------------------------


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("slug", RESULTS)
def test_every_system_is_a_row(slug: str) -> None:
    """A table's file has its scores and averages by language, and where each system's numbers were seen."""
    table = RESULTS[slug]
    rows = _rows(render_results_csv(table))
    for row, record in zip(rows, table.rows, strict=True):
        shown = {language: float(row[language]) for language in table.languages if row[language]}
        assert shown == record.scores
        assert row["average"] == ("" if record.average is None else str(record.average))
        named = (row["system"], row["setting"], row["reported_in"], row["where"], row["source"])
        reported = record.reported_in
        assert named == (record.system, record.setting or "", reported.work, reported.where, record.source)


def test_every_benchmark_is_a_row() -> None:
    """What is unknown is empty."""
    rows = _rows(render_benchmarks_csv(BENCHMARKS))
    assert [row["slug"] for row in rows] == list(BENCHMARKS)
    assert (rows[0]["size"], rows[0]["unit"]) == ("1500000", "stones")
    assert rows[0]["used_by"] == "doe2023lifting; muller2021etude"
    empty = [name for name, value in rows[1].items() if not value]
    assert len(empty) == len(rows[1]) - 4
    assert rows[1]["translates"] == "doe2020quarry"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("a/b:c/d.png", "https://github.com/a/b/blob/HEAD/c/d.png"),
        ("a/b:c.md (shown in README.md)", "https://github.com/a/b/blob/HEAD/c.md"),
        ("a/b:c.md (commit 0123456)", "https://github.com/a/b/blob/0123456/c.md"),
        ("a/b:c.png, d.png", "https://github.com/a/b"),
        ("a photograph", None),
        ("seen: there", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_source_has_an_address(source: str, address: str | None) -> None:
    """Files on GitHub are found as they were, and a remark is no address."""
    assert locate_source(source) == address


@pytest.mark.parametrize(("number", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (27, "bb")])
def test_letters_do_not_end(number: int, letter: str) -> None:
    """There is a letter for every way."""
    assert letter_of(number) == letter
