"""Where a reference leads."""

import pytest
from pybtex.database import Entry, Person

from survey_companion.sphinx.citations.reference_styles import ReferenceStyle

ARXIV = {"eprint": "2103.00001", "archivePrefix": "arXiv", "url": "https://arxiv.org/abs/2103.00001"}
SICI = "10.1002/(SICI)1234-5678(199902)22:3<267::LARK>3.0.CO;2-A"


def _links(**fields: str) -> list[str]:
    """Return the addresses of a reference, and what is shown of each."""
    entry = Entry("misc", [("title", "Larks"), *fields.items()], {"author": [Person("Doe, Ana")]})
    entry.key = "doe2021larks"
    html = ReferenceStyle().format_entry("1", entry).text.render_as("html")
    return [part.partition('"')[0] for part in html.split('href="')[1:]]


@pytest.mark.parametrize(
    ("fields", "addresses"),
    [
        ({"url": "https://example.org/a"}, ["https://example.org/a"]),
        ({"doi": "10.1234/larks"}, ["https://doi.org/10.1234/larks"]),
        (
            {"doi": "10.1234/larks", **ARXIV},
            ["https://doi.org/10.1234/larks", "https://arxiv.org/abs/2103.00001"],
        ),
        ({"doi": "10.48550/arXiv.2103.00001", **ARXIV}, ["https://arxiv.org/abs/2103.00001"]),
        ({"doi": "10.48550/arXiv.2103.00001"}, ["https://doi.org/10.48550/arXiv.2103.00001"]),
        ({"doi": SICI}, [f"https://doi.org/{SICI.replace('<', '%3C').replace('>', '%3E')}"]),
    ],
)
def test_a_reference_leads_to_each_version_once(fields: dict[str, str], addresses: list[str]) -> None:
    """The DOI of a preprint and its identifier are one link, and an address has no angles."""
    assert _links(**fields) == addresses
