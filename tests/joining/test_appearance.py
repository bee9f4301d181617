"""When works first appeared, and the order that follows from it."""

import json

import pytest

from short_ways import read_recorded, read_survey
from survey_companion.columns.work_rows import describe_works
from survey_companion.joining.appearance import first_appeared, newest_first
from survey_companion.metadata import render_metadata
from survey_companion.model.dates import shorten_month, show_month
from survey_companion.model.identifiers import arxiv_month, parse_identifier
from survey_companion.model.survey import Survey
from survey_companion.pages import render_pages

RECORD = """[{key}]
title = "{key} stones"
authors = ["Doe, Ana"]
confirmed = true
sources = []
{facts}
"""
PUBLISHED = '[{key}.published]\ntype = "inproceedings"\nshort = "STONES {year}"\nyear = {year}\n'


def _survey(**facts: str) -> Survey:
    """Return a survey of works with these keys, each with these facts in its record."""
    lines = [f"- [2024] **{key} stones** *Doe* [[paper](https://example.org/{key})]" for key in facts]
    records = "".join(RECORD.format(key=key, facts=value) for key, value in facts.items())
    return read_recorded("\n".join(["## P", "", "### S", "", *lines, ""]), records)


def _order(survey: Survey) -> list[str]:
    return [work.key for work in newest_first(survey.works)]


@pytest.mark.parametrize(
    ("facts", "time"),
    [
        ('year = 2024\nsubmitted = "2023-05"', "2023-05"),
        ('year = 2024\narxiv = "2305.00001"', "2023-05"),  # the record has no month, the identifier has
        ('year = 2000\narxiv = "cs.CL/9912001"', "1999-12"),
        ('year = 2000\narxiv = "cs.CL/9912001"\nsubmitted = "1999-11"', "1999-11"),
        ('year = 2024\nsubmitted = "2024-01"\npreprint = {year = 2022}', "2022"),
        ("year = 2024\npreprint = {year = 2023}", "2023"),
        ('year = 2022\nsubmitted = "2023-03"', "2022"),  # in print before it was on arXiv
        ("year = 2024", "2024"),
        (PUBLISHED.format(key="a", year=2021), "2021"),
        ("", None),
    ],
)
def test_a_work_appeared_with_its_earliest_version(facts: str, time: str | None) -> None:
    """It is the month of submission, or the earliest year of a version where that was before."""
    (work,) = _survey(a=facts).works
    assert first_appeared(work) == time


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("- [2023] **One** *Doe* `ACL 2023` [[paper](https://arxiv.org/abs/2212.00001)]", "2022-12"),
        ("- [2023] **One** *Doe* [[paper](https://example.org/1)]", "2023"),
        ("- [2021] **One** *Doe* [[paper](https://arxiv.org/abs/2212.00001)]", "2021"),
        ("- **One** *Doe* [[paper](https://arxiv.org/abs/2212.00001)]", "2022-12"),
        ("- **One** *Doe* [[paper](https://example.org/1)]", None),
    ],
)
def test_a_work_without_a_record_has_its_line(line: str, time: str | None) -> None:
    """A list without records has the months of its arXiv identifiers, and else its years."""
    (work,) = read_survey(f"## P\n\n### S\n\n{line}\n").works
    assert first_appeared(work) == time


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("arxiv:2212.01234", "2022-12"),
        ("arxiv:0704.0001", "2007-04"),
        ("arxiv:hep-th/9108001", "1991-08"),
        ("arxiv:cs.CL/0306050", "2003-06"),
        ("arxiv:2213.01234", None),
        ("arxiv:2200.01234", None),
        ("doi:10.1234/2212.01234", None),
    ],
)
def test_arxiv_identifiers_tell_the_month(name: str, month: str | None) -> None:
    """Old and new identifiers have year and month in front; what is no month is none."""
    assert arxiv_month(parse_identifier(name)) == month


def test_newest_goes_by_the_first_appearance() -> None:
    """A preprint of December 2022 in proceedings of 2023 is older than a preprint of January 2023."""
    survey = _survey(
        proceedings='year = 2023\nsubmitted = "2022-12"\n' + PUBLISHED.format(key="proceedings", year=2023),
        preprint='year = 2023\nsubmitted = "2023-01"',
    )
    assert _order(survey) == ["preprint", "proceedings"]


def test_unknown_months_come_last_in_their_year() -> None:
    """Within a year known months go first; equals keep the list's order; what is not known at all is last."""
    survey = _survey(
        nothing="",
        early='year = 2022\nsubmitted = "2022-12"',
        late='year = 2023\nsubmitted = "2023-12"',
        one="year = 2023",
        two="year = 2023",
        start='year = 2023\nsubmitted = "2023-01"',
        again='year = 2024\nsubmitted = "2023-12"',
    )
    assert _order(survey) == ["late", "again", "start", "one", "two", "early", "nothing"]


def test_every_table_has_the_same_order() -> None:
    """Pages and metadata begin with the same work; where another year is cited, the date is beside it."""
    survey = _survey(
        old='year = 2025\nsubmitted = "2022-11"\nmodel = {is_release = true}',
        new='year = 2023\nsubmitted = "2023-02"\nmodel = {is_release = true}',
    )
    pages = render_pages(survey, {work.key: "" for work in survey.works})
    for name in ("taxonomy/p/s.md", "explore.md", "snippets/new.md", "models.md"):
        assert pages[name].index("works/new.md") < pages[name].index("works/old.md"), name
    metadata = json.loads(render_metadata(survey, "here"))["pages"]["taxonomy/p/s"]
    assert metadata["coins"] == ["sec-p-s", "new", "old"], "the section itself, and its works"
    items = json.loads(metadata["jsonld"])["mainEntity"]["itemListElement"]
    assert [item["name"] for item in items] == ["new stones", "old stones"]
    section = pages["taxonomy/p/s.md"]
    assert "| 2025 [(Nov 2022)]{.first-appeared} |" in section
    assert "| 2023 |" in section
    assert "where it is cited by another year, that date stands in brackets" in section
    assert "| [2022-11]{.sort-key} [2025]{.facet-year} [(Nov 2022)]{.first-appeared} |" in pages["explore.md"]
    assert "2025, first appeared in Nov 2022" in pages["works/old.md"]
    assert "Doe (2025), first appeared in Nov 2022" in pages["snippets/new.md"]
    assert "first appeared" not in pages["works/new.md"]


def test_an_order_that_explains_itself_has_no_note() -> None:
    """Where every work is cited by the year in which it appeared, nothing is said of dates in brackets."""
    survey = _survey(a='year = 2023\nsubmitted = "2023-02"')
    page = render_pages(survey, {work.key: "" for work in survey.works})["taxonomy/p/s.md"]
    assert "| 2023 |" in page
    assert "brackets" not in page


def test_a_section_says_when_its_works_appeared() -> None:
    """The line of facts has the years of first appearance, whatever years are cited."""
    survey = _survey(a='year = 2025\nsubmitted = "2022-11"', b='year = 2025\nsubmitted = "2024-01"', c="")
    (section,) = survey.sections
    assert describe_works(survey.works, section) == "3 works · first appeared 2022–2024"
    assert describe_works(survey.works[:1], section) == "1 work · first appeared 2022"


def test_months_are_written_out_or_in_short() -> None:
    """A month has its name; a year is shown as it is."""
    assert [show_month(time) for time in ("2024-01", "2023-12", "2023")] == [
        "January 2024",
        "December 2023",
        "2023",
    ]
    assert [shorten_month(time) for time in ("2023-05", "2023-09", "2023")] == [
        "May 2023",
        "Sep 2023",
        "2023",
    ]
