"""What is read from single lines."""

from typing import Any

import pytest

from conftest import CASES
from reading import Case, read_cases, read_catalogue
from survey.model import Author, Listing, Team

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
        "links": [[link.label, link.url, link.role.value] for link in listing.links] or None,
        "remark": listing.remark,
    }
    return {name: value for name, value in values.items() if value is not None}


def _name(author: Author) -> str:
    if isinstance(author, Team):
        return f"{{{author.name}}}"
    return f"{author.given}|{author.family}" if author.given else author.family
