"""What is read from single lines."""

from typing import Any

import pytest

from conftest import CASES
from short_ways import Case, read_cases, read_catalogue
from survey_companion.model.authors import Author, Team
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import Listing

PAPERS = read_cases(CASES / "papers.md")
RESOURCES = read_cases(CASES / "resources.md")


@pytest.mark.parametrize("case", PAPERS, ids=[case.title for case in PAPERS])
def test_paper(case: Case) -> None:
    """Every form of a paper line is read as a person would read it, without a problem."""
    catalogue = read_catalogue(f"# List\n\n## Papers\n\n{case.text}")
    assert [str(problem) for problem in catalogue.problems] == []
    assert [_as_json(listing) for listing in catalogue.listings] == [case.expected]
    assert catalogue.account.is_balanced


@pytest.mark.parametrize("case", RESOURCES, ids=[case.title for case in RESOURCES])
def test_resource(case: Case) -> None:
    """Every form of a data resource line is read as a person would read it, without a problem."""
    catalogue = read_catalogue(f"# List\n\n## Data\n\n{case.text}")
    assert [str(problem) for problem in catalogue.problems] == []
    assert [[each.name, each.url, each.description] for each in catalogue.resources] == case.expected
    assert catalogue.account.is_balanced


def _as_json(listing: Listing) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": listing.title,
        "year": listing.year,
        "authors": [_name(author) for author in listing.byline.authors] if listing.byline else None,
        "truncated": listing.byline.truncated if listing.byline else None,
        "venue": listing.venue,
        "links": [[link.label, link.url, link.role.name] for link in listing.links] or None,
        "remark": listing.remark,
    }
    return {name: value for name, value in values.items() if value is not None}


def _name(author: Author) -> str:
    if isinstance(author, Team):
        return f"{{{author.name}}}"
    return f"{author.given}|{author.family}" if author.given else author.family


LINKED = """
- [On Stones](https://arxiv.org/abs/2301.00001) (2022)
- [On Walls](https://aclanthology.org/2023.stones-1.2)
- [On Arches](https://openreview.net/forum?id=x1), 2021.
"""


@pytest.mark.parametrize(("heading", "notices"), [("Papers", 0), ("Alignment by Hand", 1)])
def test_a_linked_title_alone_is_a_paper(heading: str, notices: int) -> None:
    """A title with the address of a paper and at most a year is one; a notice says so if no heading does."""
    catalogue = read_catalogue(f"# Data\n\n## {heading}\n{LINKED}")
    assert [(each.title, each.year) for each in catalogue.listings] == [
        ("On Stones", 2022),
        ("On Walls", None),
        ("On Arches", 2021),
    ]
    assert catalogue.resources == ()
    assert [problem.code for problem in catalogue.problems] == [Code.READ_AS_PAPER] * notices
    assert catalogue.account.is_balanced


@pytest.mark.parametrize(
    "text",
    [
        f"# List\n\n## Datasets\n{LINKED}",
        f"# List\n\n## Benchmarks\n\n### By hand\n{LINKED}",
        "# List\n\n## Stones\n\n- [Slate](https://doi.org/10.5281/zenodo.1234567) (2022)\n",
    ],
    ids=["heading", "heading above", "archive"],
)
def test_a_linked_name_among_data_is_a_data_resource(text: str) -> None:
    """The heading or the address tells that a line is about data."""
    catalogue = read_catalogue(text)
    assert catalogue.listings == ()
    assert len(catalogue.resources) == text.count("\n- ")
    assert catalogue.problems == ()
