"""What the pages of a small invented catalogue look like, and that no catalogue text becomes markup."""

import re
from dataclasses import replace

import pytest

from conftest import CASES, CheckGolden
from short_ways import read_catalogue, read_survey
from survey_companion.audit import audit_survey
from survey_companion.audit.check_report import render_github, render_json, render_text
from survey_companion.columns.resource_rows import format_size
from survey_companion.exports.bibtex import render_bibtex
from survey_companion.exports.export_files import FOLDER, render_works
from survey_companion.joining.merge import merge_survey
from survey_companion.model.record_types import Size
from survey_companion.model.survey import Survey
from survey_companion.pages import render_pages, render_starter
from survey_companion.records.toml_records import (
    parse_benchmarks,
    parse_editions,
    parse_moves,
    parse_resource_records,
    parse_results,
    parse_work_records,
)
from survey_companion.text.sealing import MARK


@pytest.fixture
def sample() -> Survey:
    """The invented catalogue with records of some works and the facts of its data resources."""
    facts, problems = parse_resource_records((CASES / "sample-resources.toml").read_text(), "resources.toml")
    works, work_problems = parse_work_records((CASES / "sample-works.toml").read_text(), "works.toml")
    moves, move_problems = parse_moves((CASES / "sample-moved.toml").read_text(), "moved.toml")
    editions, edition_problems = parse_editions((CASES / "sample-changes.toml").read_text(), "changes.toml")
    benchmarks, benchmark_problems = parse_benchmarks(
        (CASES / "sample-benchmarks.toml").read_text(), "benchmarks.toml"
    )
    results, result_problems = parse_results((CASES / "sample-results.toml").read_text(), "results.toml")
    assert not problems + work_problems + move_problems + edition_problems
    assert not benchmark_problems + result_problems
    catalogue = read_catalogue((CASES / "sample.md").read_bytes(), "sample.md")
    survey = merge_survey(catalogue, works, facts, {"sample.md": "sample.md"})
    survey = replace(survey, benchmarks=benchmarks, results=results)
    return audit_survey(replace(survey, moves=moves, editions=editions))


def test_sample_pages(sample: Survey, check_golden: CheckGolden) -> None:
    """Every branch of every template gives the page that was once looked at."""
    prose = ["taxonomy/by-hand/large-stones.md", "taxonomy/by-hand/index.md"]
    pages = {**render_pages(sample, render_works(sample)["bib"], prose), **render_starter(sample)}
    for path, text in pages.items():
        check_golden(f"pages/{path}", text)


def test_a_paper_that_only_prose_discusses_is_cited() -> None:
    """A record that prose asks for is no work of the taxonomy, and its page does not say what asks for it."""
    records = (CASES / "sample-works.toml").read_text().replace('["resource: Slate"]', '["prose"]')
    works, problems = parse_work_records(records, "works.toml")
    catalogue = read_catalogue((CASES / "sample.md").read_bytes(), "sample.md")
    survey = merge_survey(catalogue, works, {}, {"sample.md": "sample.md"})
    page = render_pages(survey, render_works(survey)["bib"], [])["works/doe2020quarry.md"]
    assert not problems
    assert [work.key for work in survey.cited] == ["doe2020quarry"]
    assert "\nThis paper stands outside the taxonomy.\n" in page


def test_sample_bibliography(sample: Survey, check_golden: CheckGolden) -> None:
    """The .bib file has every work once, in the form that was once looked at."""
    check_golden("survey.bib", render_bibtex(sample.works, sample.source))


def test_sample_reports(sample: Survey, check_golden: CheckGolden) -> None:
    """Each form of the report has every problem and the account."""
    check_golden("report.txt", render_text(sample))
    check_golden("report.json", render_json(sample))
    check_golden("report.github", render_github(sample))


_EVIL = r"\<evil\> {{ 7 }} {ref}\`q\` \$z\$"
_READ_AS_MARKUP = ("<evil>", "{{ 7 }}", "{ref}`q`", "$z$")
_HOSTILE = f"""
## Papers

### Stones and {_EVIL}

- [2023] **Alpha beta stones {_EVIL}.** *Doe {_EVIL} et al.* `ACL <evil> $z$ 2023` [[paper](https://x.org/1)] [[{_EVIL}](https://x.org/2)]
- [2023] **Alpha beta ropes.** *Roe {_EVIL} et al.* `ACL 2023` [[paper](https://x.org/3)] and {_EVIL}

### Others

- [2022] **Alpha beta stones {_EVIL}!** *Doe, {_EVIL} and Roe* `{{ref}}` [[x {_EVIL}](https://x.org/9)]

## Data resources

### Sets

- [**Set {_EVIL}**](https://x.org/4). A set {_EVIL}.
"""


def test_no_field_of_a_list_becomes_markup() -> None:
    """Titles, names, venues, labels, remarks and headings are text on every page that shows them."""
    survey = read_survey(_HOSTILE)
    pages = {**render_pages(survey, render_works(survey)["bib"]), **render_starter(survey)}
    works = [text for path, text in pages.items() if path.startswith("works/")]
    shown = "".join(works)
    for part in (
        "Alpha beta stones \\<evil\\>",
        "ACL \\<evil\\>",
        "with paper and \\<evil\\>",
        "Related",
    ):
        assert part in shown
    for path, text in pages.items():
        if path.endswith(".md"):
            markdown = re.sub(r"^(`{3,})text\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
            assert not [mark for mark in _READ_AS_MARKUP if mark in markdown], path


def test_a_line_is_quoted_as_text() -> None:
    """What starts a list or a number at the start of a line does not; names keep their directions apart."""
    survey = read_survey(
        "## P\n\n### S\n\n- [2021] **-one.** *محمد and שלום* `1. ACL` [[paper](https://x.org/1)]\n"
    )
    pages = render_pages(survey, render_works(survey)["bib"])
    (page,) = (text for path, text in pages.items() if path.startswith("works/"))
    assert "as “\\-one”, \u2068محمد\u2069, \u2068שלום\u2069, 2021, 1\\. ACL, with paper." in page


def test_an_empty_list_has_pages() -> None:
    """A catalogue without entries still gives a front page and both overviews."""
    pages = render_pages(read_survey("# Nothing\n"), {})
    assert "The catalogue lists none." in pages["taxonomy/index.md"]
    assert "The catalogue lists none." in pages["resources/index.md"]


def test_generated_files_say_so(sample: Survey) -> None:
    """The first lines of every generated page name what wrote it; exports have folders of their own."""
    mark = MARK
    pages = render_pages(sample, render_works(sample)["bib"])
    for path, text in {**pages, **render_starter(sample)}.items():
        assert path.startswith((f"{FOLDER}/", "extra/cite/")) or mark in "\n".join(text.splitlines()[:2])


@pytest.mark.parametrize(
    ("value", "shown"),
    [(5.18, "5.18 GB"), (20_044_478, "20 million GB"), (30.4e12, "30.4 trillion GB"), (9846, "9,846 GB")],
)
def test_sizes_are_readable(value: float, shown: str) -> None:
    """Sizes are rounded to three digits from a million on."""
    assert format_size(Size(value=value, unit="GB")) == shown


def test_a_short_name_is_shown_and_searched() -> None:
    """What the list calls a paper stands beside its title in tables, on its page and in the explorer."""
    line = '- **StoneNet**: "A Study of Rolling Stones", ICML, 2020. [[paper](https://x.org/1)]\n'
    survey = read_survey(f"# L\n\n## P\n\n### S\n\n{line}")
    pages = render_pages(survey, render_works(survey)["bib"])
    shown = [path for path, text in pages.items() if path.endswith(".md") and "StoneNet" in text]
    assert sorted(path.partition("/")[0] for path in shown) == ["explore.md", "taxonomy", "works"]
