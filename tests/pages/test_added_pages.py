"""The pages of a survey to which a companion has added entries."""

import json
import re
from dataclasses import replace
from itertools import chain

import pytest

from added import PUBLISHED, read_added
from conftest import CheckGolden
from short_ways import read_survey
from survey_companion.exports.bibtex import render_entry
from survey_companion.metadata.jsonld import describe_contents
from survey_companion.model.problems import Location
from survey_companion.model.record_types import Edition
from survey_companion.model.survey import Survey
from survey_companion.pages import render_pages


def _render(survey: Survey) -> dict[str, str]:
    return render_pages(survey, {each.key: render_entry(each) for each in survey.works})


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """All pages of the invented survey with its additions."""
    return _render(read_added())


@pytest.mark.parametrize(
    "name",
    [
        *("taxonomy/index.md", "taxonomy/by-hand/large-stones.md"),
        *("frontiers/index.md", "frontiers/walking-stones.md", "resources/data/quarries.md"),
        *("explore-data.md", "works/loe2026lifting.md", "works/moe2023pebbles.md"),
        *("snippets/about.md", "snippets/coverage.md", "snippets/downloads.md", "snippets/new.md"),
    ],
)
def test_pages_name_what_is_added(name: str, pages: dict[str, str], check_golden: CheckGolden) -> None:
    """Who says it is named: on sections, works, data resources, and wherever something is counted."""
    check_golden(f"additions/{name}", pages[name])


def test_the_pages_of_a_published_work_say_where_it_was_added(pages: dict[str, str]) -> None:
    """Beside the section to which the companion added a further listing, and only there."""
    small, explorer = pages["taxonomy/by-hand/small-stones.md"], pages["explore.md"]
    assert "{ref}`sec-by-hand-large-stones`]{.part-1} (added) |" in small
    assert "- [{ref}`sec-by-hand-large-stones`]{.part-1}: 1 work added there by this companion" in small
    assert explorer.count("(added)") == 1, "not of a work that is an addition everywhere"
    large = pages["taxonomy/by-hand/large-stones.md"]
    assert "- [{ref}`sec-by-hand-small-stones`]{.part-1}: 1 work added here by this companion" in large
    assert "(added)" not in large


def test_the_page_of_changes_marks_additions() -> None:
    """An edition lists what came into the published list and what the companion added, each as what it is."""
    names = ("loe2026lifting", "doe2023lifting", "data-marble", "data-slate")
    edition = Edition(
        version="2", date="2026-12-24", summary="S.", added=names, location=Location(path="c", line=1)
    )
    text = _render(replace(read_added(), editions=(edition,)))["snippets/changes.md"]
    assert [line.count("added 20") for line in text.splitlines() if line.startswith("- ")] == [1, 0, 1, 0]


def test_pages_without_additions_are_as_ever() -> None:
    """An empty list of additions changes no page but for the lists that its first line names."""
    alone, empty = (_render(survey) for survey in (read_survey(PUBLISHED), read_added("# Additions\n")))
    assert alone.keys() == empty.keys()
    told = (("from list.md", "from bib/list.md, bib/additions.md"), (" of list.md", " of bib/list.md"))
    for name, text in alone.items():
        expected = text
        for before, after in told:
            expected = expected.replace(before, after)
        expected = re.sub(r"(?<=\[Wrong\? See )(line \d+)\]", r"\1 of bib/list.md]", expected)
        if name.startswith("works/"):  # of several lists, a page names the one of each line
            assert "added" not in empty[name]
        elif name != "survey.json":
            assert empty[name] == expected, name


def test_programs_are_told_what_is_added(pages: dict[str, str]) -> None:
    """`survey.json` has the month of each addition; without additions, it has no such key."""
    assert json.loads(pages["survey.json"])["added"] == {
        "work-loe2026lifting": "2026-11",
        "work-poe2025stones": "2026-11",
        "data-marble": "2026-09",
    }
    assert "added" not in json.loads(_render(read_survey(PUBLISHED))["survey.json"])


def test_published_pages_keep_their_addresses(pages: dict[str, str]) -> None:
    """Every page of the published list is where it was; what is new stands beside it."""
    before = set(_render(read_survey(PUBLISHED)))
    assert before <= pages.keys()
    new = {name.partition("/")[0] for name in pages.keys() - before if name.endswith(".md")}
    assert new == {"frontiers", "works", "new.md"}


def test_descriptions_count_apart() -> None:
    """What search engines are told of the data does not call an addition the survey's."""
    assert "4 works and 1 data resource, and 2 works and 1 data resource that the companion added," in (
        describe_contents(read_added())
    )


def test_nothing_of_a_mark_is_markup() -> None:
    """What is not a month is on no page, whatever it contains."""
    marks = ("`added {{x}}`", "`added <b>`", "`added [x](y)`", "`added ${}$`")
    lines = [f"- [2026] **Stone {n}.** *Loe et al.* `Arxiv` {mark}\n" for n, mark in enumerate(marks)]
    survey = read_added("".join(["## 1.1 Large Stones\n\n", *lines]))
    section = _render(survey)["taxonomy/by-hand/large-stones.md"]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    assert sum("[added]{.addition}" in row for row in rows) == len(marks)
    assert not list(chain.from_iterable([mark for mark in ("<b>", "{{x}}") if mark in row] for row in rows))
