"""Data resources that a companion adds, beside those of the published list."""

import pytest

from added import read_added
from short_ways import in_short
from survey_companion.model.problem_kinds import Code

HEADINGS = "## Data\n\n### 1. Quarries\n\n"


@pytest.mark.parametrize(
    ("line", "is_known"),
    [
        ("- [**Slate**](https://example.org/other). A stone.", True),
        ("- [**SLATE!**](https://example.org/other). A stone.", True),
        ("- [**Basalt**](https://example.org/slate). A stone.", True),
        ("- [**Basalt**](https://example.org/basalt). A stone.", False),
    ],
)
def test_a_name_or_an_address_that_is_listed_already(line: str, is_known: bool) -> None:
    """Case and punctuation make no difference; the message names the published line."""
    survey = read_added(f"{HEADINGS}{line} `added 2026-11`\n")
    found = [each for each in survey.problems if each.code is Code.ALREADY_LISTED]
    assert [str(each.location) for each in found] == (["additions.md:5:1"] if is_known else [])
    assert all("also on line 24 of list.md" in each for each in in_short(found))


def test_another_section_may_have_it_too() -> None:
    """Published data resources of one name stand in several sections, and so may additions."""
    line = "- [**Slate**](https://example.org/slate). A stone. `added 2026-11`\n"
    survey = read_added(f"## Data\n\n### 2. Beaches\n\n{line}")
    assert not [each for each in survey.problems if each.code is Code.ALREADY_LISTED]
