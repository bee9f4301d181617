"""What is listed already is known again."""

import pytest

from short_ways import read_survey
from survey_companion.editing.lists.entry_facts import ResourceFacts
from survey_companion.editing.proposed.already_listed import find_listed_resource

SURVEY = read_survey(
    "# Stones\n\n## Datasets\n\n- [**StoneBank**](https://example.org/bank). Many.\n- **WallBank**. Walls.\n"
)


@pytest.mark.parametrize(
    ("name", "url", "found"),
    [
        ("StoneBank", None, "StoneBank"),
        ("stonebank", "https://example.org/other", "StoneBank"),
        ("The Bank", "https://example.org/bank", "StoneBank"),
        ("The Bank", "http://www.example.org/bank/", "StoneBank"),
        ("WallBank", "https://example.org/walls", "WallBank"),
        ("The Bank", "https://example.org/other", None),
        ("The Bank", None, None),
    ],
)
def test_a_data_resource_is_known_by_name_or_address(name: str, url: str | None, found: str | None) -> None:
    """Either is enough, and that both have no address says nothing."""
    listed = find_listed_resource(SURVEY, ResourceFacts(name=name, url=url))
    assert (listed and listed.name) == found
