"""A number in prose stands in what its sentence cites, or somebody hears of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmark_texts import BENCHMARK, RESULTS
from short_ways import read_catalogue
from survey_companion.audit import audit_survey
from survey_companion.audit.check_report import render_text
from survey_companion.audit.prose_numbers import Page
from survey_companion.joining.merge import merge_survey
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location
from survey_companion.model.record_types import Settlement
from survey_companion.model.survey import Survey
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.records.toml_records import (
    parse_benchmarks,
    parse_resource_records,
    parse_results,
    parse_work_records,
)

LIST = """
## Papers

### One

- [2023] **Lifting: How to lift 250 stones.** *Doe* [[paper](https://arxiv.org/abs/2301.00001)]

## Data resources

### Two

- [**Pebbles**](https://example.org/pebbles). Stones in 118 colours.
"""

WORKS = """
[doe2023lifting]
title = "Lifting: How to lift 250 stones"
authors = ["Doe, Ann"]
year = 2023
arxiv = "2301.00001"
key_point = "Lifts over 30 million stones; 46.3% of them break."
confirmed = true
sources = ["https://example.org/4.5"]
aliases = ["doe2022lifting"]

[doe2023lifting.model]
short_name = "Stone 3.1"
is_release = true
parameters = ["560M", "7B"]
language_count = 2000
openness = "weights"

[doe2020quarry]
title = "Quarry 1.5: A quarry"
authors = ["Doe, Ann"]
year = 2020
confirmed = true
sources = ["https://example.org"]
asked_by = ["Pebbles"]
"""

RESOURCES = """
[pebbles]
name = "Pebbles"
status = "available"
languages = 101
size = { value = 2.6, unit = "trillion pebbles" }
papers = ["doe2020quarry"]
confirmed = true
sources = ["https://example.org"]
"""


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Return a list with a record of each kind."""
    works, problems = parse_work_records(WORKS, "works.toml")
    resources, more = parse_resource_records(RESOURCES, "resources.toml")
    benchmarks, even_more = parse_benchmarks(BENCHMARK, "b.toml")
    results, most = parse_results(RESULTS, "r.toml")
    assert not (*problems, *more, *even_more, *most)
    merged = merge_survey(read_catalogue(LIST), works, resources, {"list.md": "list.md"})
    return replace(merged, benchmarks=benchmarks, results=results)


def _find(survey: Survey, text: str, settlements: tuple[Settlement, ...] = ()) -> list[str]:
    pages = [Page("stones", "docs/stones.md", text)]
    found = audit_survey(survey, settlements, pages).problems
    return [str(each) for each in found if each.code is Code.UNSUPPORTED_NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "{cite:t}`doe2023lifting` lift more than thirty million stones, of which 46% break.",
        "Of 250 stones, 46.3 % break {cite:p}`doe2023lifting`, or 0.463 of all.",
        "An old name is good, too: 7B. {cite:p}`doe2022lifting`",
        "{survey:work}`doe2023lifting` has 560 million parameters and 2,000 languages.",
        "{cite:t}`doe2023lifting` reach 20.5 in French and 15.3 on average.",
        "{survey:resource}`pebbles` has 118 colours, 101 languages and 2,600 billion pebbles.",
        "[The pebbles](https://example.org/pebbles) have 101 languages, [these](#data-pebbles) 2.6 trillion.",
        "The quarry {cite:p}`doe2020quarry` has 101 languages, and 500 stones.",
        "{survey:benchmark}`weighing` has 500 stones; the best reaches 20.5%.",
        "[Weighing](benchmarks/weighing.md) has 500 stones, {doc}`this </works/doe2023lifting>` 250.",
        "[A paper](https://arxiv.org/pdf/2301.00001v2) is of 250 stones.",
        "{ref}`A paper <work-doe2023lifting>` is of 250 stones.",
        "Stone 3.1 and Quarry 1.5 are names, 2023 is a year, 99 is small, {count}`works` is counted.",
    ],
)
def test_supported_numbers(survey: Survey, text: str) -> None:
    """Whatever stands in the record, the line, the results or the data of what is cited is good."""
    assert _find(survey, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{cite:t}`doe2023lifting` lift 40 million.", "40 million beside doe2023lifting"),
        ("There are 250 stones.", "250, and the sentence cites nothing"),
        ("Of them, {cite:t}`doe2023lifting` say, 46.4% break.", "46.4% beside doe2023lifting"),
        ("It has 4.5 {cite:p}`doe2023lifting`.", "4.5 beside doe2023lifting"),  # an address has no facts
        (
            "Yes. {cite:p}`doe2023lifting` There are 250 of\nthem.",
            "250, and the sentence cites nothing",
        ),
        ("250 stones {survey:resource}`pebbles` {cite:p}`nobody`", "250 beside nobody, pebbles"),
        ("Nobody knows {survey:section}`sec-one` with 118.", "118 beside sec-one"),
        ("Stone 3.2 is no name.", "3.2, and the sentence cites nothing"),
    ],
)
def test_unsupported_numbers(survey: Survey, text: str, found: str) -> None:
    """A number that stands elsewhere, or nowhere, is named with what the sentence cites."""
    assert len(_find(survey, text)) == 1
    assert f": {found}; expected" in _find(survey, text)[0]


def test_the_message(survey: Survey) -> None:
    """It says where the number is, what was expected and what to do, and it is a notice."""
    (message,) = _find(survey, "# Stones\n\nOne.\nThere are 250 of them.\n")
    assert message == (
        "docs/stones.md:4:11: notice unsupported-number: this number is in nothing that the sentence cites:"
        " 250, and the sentence cites nothing;"
        " expected a number from a record, a result or a data resource that the sentence cites;"
        " correct it, cite its source, add it to the record cited, or let the build count it: {count}`works`"
    )


def test_a_number_can_be_settled(survey: Survey) -> None:
    """A person may leave a number as it is, with a reason; another number of the page is a new question."""
    settlement = Settlement(
        problem="unsupported-number",
        about="stones: 250",
        reason="Everybody knows.",
        location=Location(path="settled.toml", line=3),
    )
    first, second = _find(survey, "There are 250 stones, 251 of them grey.", (settlement,))
    assert first.endswith("settled by settled.toml:3:1: Everybody knows.")
    assert "settled by" not in second
    for pages, is_idle in (([Page("stones", "docs/stones.md", "None.")], True), ([], False)):
        codes = {each.code for each in audit_survey(survey, (settlement,), pages).problems}
        assert (Code.IDLE_SETTLEMENT in codes) == is_idle, "only who reads prose knows"


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        ("numbers_in_prose = true", ["docs/index.md:1:1", "docs/prose/taxonomy/papers/one.md:2:8"]),
        ("numbers_in_prose = false", []),
        ("", []),
    ],
)
def test_written_pages_are_read_where_the_setting_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, found: list[str]
) -> None:
    """Pages and prose that people write are read; generated and built ones are not."""
    files = {
        "bib/survey.toml": f'lists = ["bib/list.md"]\n[checks]\n{setting}\n',
        "bib/list.md": LIST,
        "docs/index.md": "250 stones.\n",
        "docs/prose/taxonomy/papers/one.md": "One.\nTwo is 4.5.\n",
        "docs/explore.md": "% Generated by `survey convert` from list.md. Do not edit.\n\n250 stones.\n",
        "docs/works/doe.md": "250 stones.\n",
        "docs/_build/stones.md": "250 stones.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    problems = read_survey(locate_project()).problems
    numbers = [str(each.location) for each in problems if each.code is Code.UNSUPPORTED_NUMBER]
    assert numbers == found


def test_who_asks_for_the_check_sees_what_it_finds(survey: Survey) -> None:
    """These notices are shown like open problems; one that is settled is not, and neither are others."""
    page = Page("stones", "docs/stones.md", "There are 250 stones, 251 of them grey.")
    place = Location(path="settled.toml", line=3)
    settled = Settlement(problem="unsupported-number", about="stones: 250", reason="So.", location=place)
    audited = audit_survey(survey, (settled,), [page])
    shown = [line for line in render_text(audited).splitlines() if " notice " in line]
    assert len(shown) == 1
    assert shown[0].startswith("docs/stones.md:1:23: notice unsupported-number: ")
    assert "251" in shown[0]
