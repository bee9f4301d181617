"""An invented survey whose records name languages in every way there is."""

from collections.abc import Mapping
from dataclasses import replace

from short_ways import read_survey
from survey_companion.model.benchmark_types import BenchmarkRecord, ReportedIn, Result, ResultTable, Unit
from survey_companion.model.problems import Location
from survey_companion.model.record_types import ModelFacts, ResourceRecord, Status, WorkRecord
from survey_companion.model.survey import Survey

HERE = Location(path="x.toml", line=1)
LIST = """
## Papers

### One

- [2023] **Stones.** *Ana Doe*
- [2022] **Ropes.** *Ana Doe*

### Two

- [2021] **Walls.** *Ana Doe*
- [2020] **Sand.** *Ana Doe*

### Three

- [2019] **Dust.** *Ana Doe*

## Data

### Quarries

- [**Slate**](https://example.org/s). Stones.
- [**Chalk**](https://example.org/c). Stones.
"""
MODELS = {
    "Stones": ModelFacts(is_release=True, languages=("Farsi", "Stonish", "Farsi")),
    "Ropes": ModelFacts(is_release=True, languages=("Farsi", "English")),
    "Walls": ModelFacts(is_release=False, languages=("Persian",), languages_of="the test set"),
    "Sand": ModelFacts(is_release=True, language_count=30),
}


def _work_record(title: str, model: ModelFacts) -> WorkRecord:
    return WorkRecord(
        title=title, authors=("Doe, Ana",), confirmed=True, sources=(), model=model, location=HERE
    )


def _result(system: str, **scores: float) -> Result:
    return Result(
        system=system, reported_in=ReportedIn(work="x", where="y"), source="z", scores=scores, location=HERE
    )


def _table(
    benchmark: str, languages: Mapping[str, str], *rows: Result, is_error: bool = False
) -> ResultTable:
    return ResultTable(
        benchmark=benchmark,
        title="By hand",
        metric="accuracy",
        unit=Unit.PERCENT,
        higher_is_better=not is_error,
        languages=languages,
        rows=rows,
        location=HERE,
    )


def _benchmark(name: str, number: int | None = None, note: str | None = None) -> BenchmarkRecord:
    return BenchmarkRecord(
        name=name, task="t", confirmed=True, sources=(), languages=number, languages_note=note, location=HERE
    )


def _resource(number: int | None, note: str | None) -> ResourceRecord:
    return ResourceRecord(
        name="x",
        status=Status.AVAILABLE,
        confirmed=True,
        sources=(),
        languages=number,
        languages_note=note,
        location=HERE,
    )


SCORES = _table(
    "hand",
    {"fa": "Persian", "x": "Average"},
    _result("A", fa=1, x=9),
    _result("B", fa=2),
    _result("C", fa=2),
)
ERRORS = _table(
    "hand",
    {"cy-fa": "Welsh to Persian"},
    _result("A", **{"cy-fa": 5}),
    _result("B", **{"cy-fa": 4}),
    is_error=True,
)


def survey_of_languages() -> Survey:
    """Return the survey: Farsi has three works, one of them by its test set; Stonish is in no table."""
    read = read_survey(LIST)
    works = tuple(
        replace(work, record=_work_record(work.title, MODELS[work.title])) if work.title in MODELS else work
        for work in read.works
    )
    return replace(
        read,
        works=works,
        resource_records={
            "slate": _resource(2, "English, Farsi (text part)"),
            "chalk": _resource(9, "English and more"),
        },
        benchmarks={"lifting": _benchmark("Lifting", 2, "English and Persian"), "hand": _benchmark("Hand")},
        results={"a": SCORES, "b": ERRORS, "c": _table("unknown", {"fa": "Persian"}, _result("A", fa=100))},
    )
