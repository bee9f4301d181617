"""The repository that the badges of a list name."""

import pytest

from survey_companion.reading.list_repository import find_own_repository

ENTRY = "- **Stones.** [[code](https://github.com/doe/stones/tree/main)] ![](https://img.shields.io/github/stars/doe/stones)"
OWN = "https://github.com/Club/awesome.stones"


@pytest.mark.parametrize(
    "line",
    [
        "![stars](https://img.shields.io/github/stars/Club/awesome.stones.svg?style=social)",
        "![](https://img.shields.io/github/last-commit/Club/awesome.stones)",
        "[issues](https://github.com/Club/awesome.stones/issues) and [pulls](https://github.com/Club/awesome.stones/pulls)",
        "See [this](https://github.com/Club/awesome.stones/blob/main/CONTRIBUTING.md).",
    ],
)
def test_badges_above_the_entries_name_it(line: str) -> None:
    """Badges and links to parts of a repository, before the first entry; below, they are of papers."""
    assert find_own_repository([line, "## Papers", ENTRY], 3) == OWN
    assert find_own_repository(["## Papers", ENTRY, line], 2) is None


@pytest.mark.parametrize(
    "line",
    [
        "![](https://api.star-history.com/svg?repos=Club/awesome.stones&type=Date)",
        "![](https://contrib.rocks/image?repo=Club/awesome.stones)",
    ],
)
def test_what_only_lists_have_counts_anywhere(line: str) -> None:
    """The history of stars and the faces of contributors mostly stand at the end."""
    assert find_own_repository(["## Papers", ENTRY, line], 2) == OWN


@pytest.mark.parametrize(
    "lines",
    [
        ["A list of stones, like [that one](https://github.com/doe/stones)."],
        [
            "![](https://img.shields.io/github/stars/Club/a) ![](https://img.shields.io/github/stars/Club/b)",
        ],
        ["https://img.shields.io/github/stars/../.."],
        ["https://img.shields.io/github/stars/a/b%22onload=x"],
        [],
    ],
)
def test_what_is_not_clear_is_not_said(lines: list[str]) -> None:
    """A link to a repository may lead to any; two that are named may both be others'."""
    found = find_own_repository([*lines, ENTRY], len(lines) + 1)
    assert found in {None, "https://github.com/a/b"}
    assert (found is None) or "onload" in lines[0]


def test_capitals_do_not_make_two() -> None:
    """GitHub does not tell them apart, so that one address is said."""
    badge = "https://img.shields.io/github/stars/{}/stones"
    lines = [badge.format("club"), badge.format("Club")]
    assert str(find_own_repository(lines, 3)).lower() == "https://github.com/club/stones"
