"""References as sentences, as the manual of APA has its examples."""

from dataclasses import replace

import pytest

from survey_companion.exports.reference_text import list_names, refer
from survey_companion.joining.merge import recorded_work
from survey_companion.model.authors import Person, Team
from survey_companion.model.problems import Location
from survey_companion.model.record_types import Publication, WorkRecord
from survey_companion.model.survey import CitationKey
from survey_companion.model.work_kinds import PublicationType

RECORD = WorkRecord(
    title="Why stones?",
    authors=("Doe, Ana Maria", "van der Roe, Jr., Bo"),
    confirmed=True,
    sources=(),
    year=2021,
    location=Location(path="w.toml", line=1),
)
ARTICLE = Publication(type=PublicationType.ARTICLE, short="P 2021", venue="Pebbles", year=2021)
NAMES = "Doe, A. M., & van der Roe, B., Jr. (2021). Why stones?"


def _refer(record: WorkRecord) -> str:
    return refer(recorded_work(CitationKey("doe2021why"), record, ()))


@pytest.mark.parametrize(
    ("published", "imprint"),
    [
        (ARTICLE, "Pebbles."),
        (replace(ARTICLE, volume="6", pages="3-12"), "Pebbles, 6, 3–12."),
        (replace(ARTICLE, volume="6", number="1", pages="3--12"), "Pebbles, 6(1), 3–12."),
        (replace(ARTICLE, number="1", doi="10.1/x"), "Pebbles, (1). https://doi.org/10.1/x"),
        (
            replace(ARTICLE, type=PublicationType.INPROCEEDINGS, pages="3–12", publisher="Quarry"),
            "Pebbles, 3–12.",
        ),
        (
            replace(ARTICLE, type=PublicationType.INPROCEEDINGS, acl_id="2021.acl-long.1"),
            "Pebbles. https://aclanthology.org/2021.acl-long.1/",
        ),
        (
            replace(ARTICLE, type=PublicationType.TECHREPORT, venue=None, url="https://example.org/r"),
            "https://example.org/r",
        ),
        (
            replace(ARTICLE, type=PublicationType.INCOLLECTION, pages="3–5, 9", publisher="Quarry"),
            "In Pebbles (pp. 3–5, 9). Quarry.",
        ),
    ],
)
def test_a_publication(published: Publication, imprint: str) -> None:
    """Journal with volume and number, proceedings with pages and publisher; the DOI, or else the address."""
    assert _refer(replace(RECORD, published=published)) == f"{NAMES} {imprint}"


@pytest.mark.parametrize(
    ("published", "reference"),
    [
        (
            Publication(type=PublicationType.BOOK, edition="Second", publisher="Quarry", year=2021),
            " (2nd ed.). Quarry.",
        ),
        (Publication(type=PublicationType.PHDTHESIS, school="Quarry", year=2021), " [PhD thesis, Quarry]."),
        (Publication(type=PublicationType.MASTERSTHESIS, year=2021), " [Master’s thesis]."),
        (
            Publication(type=PublicationType.TECHREPORT, number="7", institution="Quarry", year=2021),
            " (No. 7). Quarry.",
        ),
        (
            Publication(type=PublicationType.SOFTWARE, publisher="GitHub", year=2021),
            " [Computer software]. GitHub.",
        ),
        (Publication(type=PublicationType.DATASET, publisher="Zenodo", year=2021), " [Data set]. Zenodo."),
        (Publication(type=PublicationType.MISC, venue="Stone blog", year=2021), ". Stone blog."),
        (Publication(type=PublicationType.MISC, year=2021), "."),
        (Publication(type=PublicationType.BOOK, edition="12", volume="3", year=2021), " (12th ed., Vol. 3)."),
        (Publication(type=PublicationType.BOOK, edition="Revised", year=2021), " (Revised ed.)."),
    ],
)
def test_what_stands_alone(published: Publication, reference: str) -> None:
    """Behind the title stands what it is, where nothing else tells; then who published it."""
    record = replace(RECORD, title="Stones", published=published)
    assert _refer(record) == f"Doe, A. M., & van der Roe, B., Jr. (2021). Stones{reference}"


def test_a_page_on_the_web_has_its_day() -> None:
    """Of what appears on the web, the day stands with the year, if it is known."""
    page = Publication(type=PublicationType.MISC, venue="Stone blog", year=2021, date="2021-03-09")
    assert "(2021, March 9). Why stones? Stone blog." in _refer(replace(RECORD, published=page))


def test_a_preprint_and_a_page() -> None:
    """A preprint has its identifier; what has none at all ends with its title."""
    assert _refer(replace(RECORD, arxiv="2101.00001")) == (
        f"{NAMES} (No. arXiv:2101.00001). arXiv. https://doi.org/10.48550/arXiv.2101.00001"
    )
    assert _refer(replace(RECORD, url="https://example.org/x")) == f"{NAMES} https://example.org/x"
    assert _refer(RECORD) == NAMES
    assert _refer(replace(RECORD, year=None, authors=())) == "(n.d.). Why stones?"


def test_names() -> None:
    """One, two, a team last, a list that stops early, and the nineteen and the last of more than twenty."""
    doe, team = Person(family="Doe", given="Ana"), Team(name="Stone Team")
    assert list_names([doe]) == "Doe, A."
    assert list_names([doe, team]) == "Doe, A., & Stone Team."
    assert list_names([team]) == "Stone Team."
    assert list_names([doe], is_truncated=True) == "Doe, A., et al."
    assert list_names([Person(family="Moe", given="Jean-Paul")]) == "Moe, J.-P."
    assert list_names([Person(family="王", given="小明"), doe]) == "王小明, & Doe, A."
    assert list_names([Person(family="الرعد", given="سحاب")]) == "الرعد, سحاب.", (
        "no script without capitals has initials"
    )
    many = [Person(family=f"A{number}") for number in range(1, 22)]
    assert list_names(many[:20]).endswith("A19, & A20.")
    assert list_names(many).endswith("A18, A19, … A21.")
    assert "A20" not in list_names(many)
