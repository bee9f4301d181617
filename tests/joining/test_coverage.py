"""What an edition covers: months, years and counts, from the works and never from anything written down."""

from dataclasses import replace

import pytest

from short_ways import read_catalogue, read_recorded, read_survey
from survey_companion.joining.coverage import Coverage, describe_coverage, measure_coverage
from survey_companion.joining.merge import merge_survey
from survey_companion.metadata.jsonld import describe_survey
from survey_companion.model.survey import Survey, SurveyInfo
from survey_companion.pages import render_pages, render_starter
from survey_companion.reading.joint_lists import join_catalogues

COVERS = "covers works that first appeared, preprints included,"
ORIGIN = "---\norigin: https://example.org/stones\nedition: '1.0'\n---\n"


def _read(*lines: str, front: str = "") -> Survey:
    return read_survey("\n".join([f"{front}## P", "", "### S", "", *lines, ""]))


def _line(title: str, year: int | str, arxiv: str = "") -> str:
    link = f"https://arxiv.org/abs/{arxiv}" if arxiv else f"https://example.org/{title}"
    return f"- [{year}] **{title} stones** *Doe* [[paper]({link})]"


MONTHS = (
    _line("One", 2023, "2212.00001"),
    _line("Two", 2023, "2302.00001"),
    _line("Three", 2023, "2302.00002"),
)
YEARS = (_line("One", 2021), _line("Two", 2023), _line("Three", 2023))


def test_months_are_told() -> None:
    """The paragraph says from which month to which, how many works each year has, and where the list ends."""
    survey = _read(*MONTHS, front=ORIGIN)
    assert describe_coverage(survey, has_figure=True).splitlines() == [
        f"This edition {COVERS} from December 2022 to February 2023: 1 in 2022 and 2 in 2023.",
        "A figure shows it: {ref}`fig-works-by-month`.",
        "The published list ends in February 2023.",
    ]


def test_years_are_told_where_there_are_no_months() -> None:
    """A list without months falls back to years; one that names no origin is not called a published one."""
    assert describe_coverage(_read(*YEARS), has_figure=False).splitlines() == [
        f"The list {COVERS} from 2021 to 2023: 1 in 2021 and 2 in 2023.",
        "The newest work is of 2023.",
    ]


def test_what_is_not_known_is_counted() -> None:
    """Works of which only the year is known are counted, and those of which nothing is known."""
    nothing = "- **Four stones** *Doe* [[paper](https://example.org/4)]"
    survey = _read(_line("One", 2022), _line("Two", 2022), _line("Three", 2022, "2207.00001"), nothing)
    assert describe_coverage(survey, has_figure=False).splitlines() == [
        f"The list {COVERS} in July 2022.",
        "For 2 works only the year is known.",
        "For 1 work no year is known.",
        "The newest work is of July 2022.",
    ]
    later = describe_coverage(_read(*MONTHS, _line("Four", 2024)), has_figure=False)
    assert "For 1 work only the year is known.\nThe newest work is of 2024." in later


@pytest.mark.parametrize("lines", [(), ("- **Four stones** *Doe* [[paper](https://example.org/4)]",)])
def test_where_nothing_is_known_nothing_is_said(lines: tuple[str, ...]) -> None:
    """An empty list, and one without any year, have no paragraph and no interval."""
    survey = _read(*lines)
    assert measure_coverage(survey) is None
    assert describe_coverage(survey, has_figure=False) == ""
    assert "temporalCoverage" not in str(describe_survey(survey))


@pytest.mark.parametrize(
    ("lines", "first", "last", "interval"),
    [
        (MONTHS, "2022-12", "2023-02", "2022-12/2023-02"),
        ((*MONTHS, _line("Four", 2022, "2211.00001")), "2022-11", "2023-02", "2022-11/2023-02"),
        (YEARS, "2021", "2023", "2021/2023"),
        ((*MONTHS, _line("Four", 2021)), "2021", "2023-02", "2021/2023-02"),
        ((*MONTHS, _line("Four", 2024)), "2022-12", "2024", "2022-12/2024"),
        ((_line("Four", 2022), *MONTHS), "2022-12", "2023-02", "2022-12/2023-02"),
        (MONTHS[1:], "2023-02", "2023-02", "2023-02"),
    ],
)
def test_the_span_has_months_where_it_can(
    lines: tuple[str, ...], first: str, last: str, interval: str
) -> None:
    """Both ends are months if any month of that year is known; they stand in the metadata, too."""
    survey = _read(*lines)
    coverage = measure_coverage(survey)
    assert coverage
    assert (coverage.first, coverage.last, coverage.interval) == (first, last, interval)
    _, dataset = describe_survey(replace(survey, info=replace(survey.info, title="Stones")))["@graph"]
    assert (dataset["@type"], dataset["temporalCoverage"]) == ("Dataset", interval)


def test_a_wrong_link_of_a_line_counts_for_nothing() -> None:
    """What a record says of a work decides, not the identifier or the year that the list prints."""
    record = """[doe]
title = "One stones"
authors = ["Doe, Ana"]
year = 2024
arxiv = "2301.00001"
submitted = "2023-01"
confirmed = true
sources = []
"""
    survey = read_recorded(f"## P\n\n### S\n\n{_line('One', 1999, '9901.00001')}\n", record)
    assert measure_coverage(survey) == Coverage(
        first="2023-01",
        last="2023-01",
        listed="2023-01",
        years=(("2023", 1),),
        without_month=0,
        without_year=0,
    )


def test_works_outside_the_taxonomy_do_not_count() -> None:
    """A paper that only a data resource asks to be cited belongs to no section."""
    record = """[old]
title = "Old"
authors = []
year = 1990
asked_by = ["resource: X"]
confirmed = true
sources = []
"""
    survey = read_recorded("\n".join(["## P", "", "### S", "", *YEARS, ""]), record)
    assert [work.key for work in survey.cited] == ["old"]
    coverage = measure_coverage(survey)
    assert coverage
    assert coverage.years == (("2021", 1), ("2023", 2))


def test_many_years_are_counted_together() -> None:
    """Of a long time the last twelve years are named, and all works before them in one number."""
    survey = _read(*(_line(f"Stone{year}", year) for year in range(1999, 2014)))
    (first, *_) = describe_coverage(survey, has_figure=False).splitlines()
    assert "from 1999 to 2013: 3 before 2002, 1 in 2002, 1 in 2003, " in first
    assert first.endswith(", 1 in 2012 and 1 in 2013.")
    twelve = _read(*(_line(f"Stone{year}", year) for year in range(2002, 2014)))
    assert "before" not in describe_coverage(twelve, has_figure=False)


def test_every_front_page_has_it() -> None:
    """The snippet is included by the front page that a list starts with."""
    survey = _read(*MONTHS)
    assert "/snippets/coverage.md" in render_starter(survey)["index.md"]
    snippet = render_pages(survey, {work.key: "" for work in survey.works})["snippets/coverage.md"]
    assert "from December 2022 to February 2023" in snippet
    assert "{ref}`fig-works-by-month`" in snippet
    assert "{ref}" not in render_pages(_read(), {})["snippets/coverage.md"]


def test_the_published_list_ends_where_the_first_list_does() -> None:
    """What a later list adds is covered by the edition, and was not published with the first."""
    texts = {"b.md": _line("Old", 2020, "2003.00001"), "a.md": _line("New", 2024, "2405.00001")}
    lists = [read_catalogue(f"## P\n\n### S\n\n{line}\n", name) for name, line in texts.items()]
    survey = merge_survey(join_catalogues(lists), {}, {}, {name: name for name in texts})
    coverage = measure_coverage(survey)
    assert coverage is not None
    assert (coverage.last, coverage.listed) == ("2024-05", "2020-03")
    published = replace(survey, info=SurveyInfo(origin="https://list.example.org"))
    assert "The published list ends in March 2020." in describe_coverage(published, has_figure=False)


def test_a_first_list_without_times_ends_with_the_edition() -> None:
    """Where the first list has no work of a known year, the end of the edition is all that is known."""
    texts = {"b.md": "- **Old** *Doe* [[paper](https://example.org/1)]", "a.md": "\n".join(MONTHS)}
    lists = [read_catalogue(f"## P\n\n### S\n\n{line}\n", name) for name, line in texts.items()]
    coverage = measure_coverage(merge_survey(join_catalogues(lists), {}, {}, {name: name for name in texts}))
    assert coverage is not None
    assert (coverage.first, coverage.last, coverage.listed) == ("2022-12", "2023-02", "2023-02")


def test_a_work_of_both_lists_is_one_of_the_first() -> None:
    """A later list that names it again takes nothing from the list as published."""
    texts = {"b.md": MONTHS[0], "a.md": "\n".join(MONTHS)}
    lists = [read_catalogue(f"## P\n\n### S\n\n{line}\n", name) for name, line in texts.items()]
    coverage = measure_coverage(merge_survey(join_catalogues(lists), {}, {}, {name: name for name in texts}))
    assert coverage is not None
    assert (coverage.last, coverage.listed) == ("2023-02", "2022-12")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((_line("One", 2021),), "in 2021."),
        ((_line("One", 2021), _line("Two", 2022)), "from 2021 to 2022: 1 in 2021 and 1 in 2022."),
        (
            (_line("One", 2021), _line("Two", 2022), _line("Three", 2023), _line("Four", 2023)),
            "from 2021 to 2023: 1 in 2021, 1 in 2022 and 2 in 2023.",
        ),
    ],
)
def test_years_are_counted_where_there_are_several(lines: tuple[str, ...], text: str) -> None:
    """One year is not counted: all works are of it."""
    assert describe_coverage(_read(*lines), has_figure=False).splitlines()[0].endswith(f"included, {text}")


@pytest.mark.parametrize(
    ("lines", "is_said"),
    [((_line("One", 2021),), False), ((MONTHS[0],), False), ((_line("Four", 2021), MONTHS[0]), True)],
)
def test_missing_months_are_said_where_some_are_known(lines: tuple[str, ...], is_said: bool) -> None:
    """A list without any month needs no such sentence, and neither does one with all of them."""
    text = "For 1 work only the year is known."
    assert (text in describe_coverage(_read(*lines), has_figure=False)) is is_said
