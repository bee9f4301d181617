"""The survey itself, as a work to cite."""

from dataclasses import replace

import pytest

from survey_companion.joining.survey_as_work import survey_preprint, survey_work
from survey_companion.model.authors import Person, Team
from survey_companion.model.record_types import Preprint, Publication
from survey_companion.model.survey import SurveyInfo
from survey_companion.model.work_kinds import PublicationType

INFO = SurveyInfo(
    title="On Stones",
    authors=(Person(family="Doe", given="Ana", suffix="Jr."), Team(name="Night Team")),
    year=2025,
    arxiv="2401.00001",
    published=Publication(type=PublicationType.ARTICLE, short="Pebbles 2025", year=2025),
)


def test_the_version_to_cite_has_what_the_settings_say() -> None:
    """Title, authors in full, year, venue and identifier are those of the settings."""
    work = survey_work(INFO)
    assert work is not None
    assert (work.key, work.title, work.year, work.venue) == (
        "doe2025stones",
        "On Stones",
        2025,
        "Pebbles 2025",
    )
    assert work.byline is not None
    assert (work.byline.authors, work.byline.truncated) == (INFO.authors, False)
    assert work.arxiv == "2401.00001"
    assert work.record is not None
    assert work.record.authors == ("Doe, Jr., Ana", "{Night Team}")


@pytest.mark.parametrize(
    ("own", "title", "year", "family"),
    [
        (None, "On Stones", 2024, "Doe"),
        (Preprint(title="On Walls"), "On Walls", 2024, "Doe"),
        (Preprint(year=2023), "On Stones", 2023, "Doe"),
        (Preprint(authors=("Roe, Bo",)), "On Stones", 2024, "Roe"),
    ],
)
def test_a_preprint_has_what_is_its_own(own: Preprint | None, title: str, year: int, family: str) -> None:
    """The year is that of its identifier unless the settings say another; what they leave out is the same."""
    work = survey_preprint(replace(INFO, preprint=own))
    assert work is not None
    assert (work.title, work.year, work.venue) == (title, year, "arXiv")
    assert work.byline is not None
    assert isinstance(work.byline.authors[0], Person)
    assert work.byline.authors[0].family == family


def test_both_versions_have_their_own_keys() -> None:
    """A preprint of the year of the publication takes a further key."""
    info = replace(INFO, preprint=Preprint(year=2025))
    works = (survey_work(info), survey_preprint(info))
    assert [work.key for work in works if work] == ["doe2025stones", "doe2025stones2"]


def test_an_old_identifier_has_a_year_of_the_century_before() -> None:
    """Identifiers of before 2007 are read as arXiv made them."""
    work = survey_preprint(replace(INFO, arxiv="cs/9912017"))
    assert work is not None
    assert work.year == 1999


@pytest.mark.parametrize("field", ["title", "authors"])
def test_an_unknown_survey_is_no_work(field: str) -> None:
    """Without title or authors there is nothing to cite; without a publication there is one version."""
    unknown = replace(INFO, title=None) if field == "title" else replace(INFO, authors=())
    assert survey_work(unknown) is None
    assert survey_preprint(unknown) is None
    assert survey_preprint(replace(INFO, published=None)) is None
    assert survey_preprint(replace(INFO, arxiv=None)) is None
