"""All authors of a survey, each with their works."""

import pytest

from short_ways import read_survey
from survey_companion.joining import authors_with_works
from survey_companion.joining.authors_with_works import (
    divide_authors,
    find_authors,
    locate_authors,
    name_anchors,
)

LIST = """
## Papers

### One

- [2021] **Stones.** *Ana Doe, Bo van der Roe, Ana Doe*
- [2023] **Ropes.** *Bo van der Roe, Night Team, Zoë Åberg et al.*
- [2022] **Walls.** *Ana Döe, Ana Doe*
- **Sand.** *Ana Doe*
- **Nobody.**
"""


def test_authors_stand_by_family_name_with_their_works_newest_first() -> None:
    """A team is an author, "et al." is nobody, and a name that a work has twice has the work once."""
    found = find_authors(read_survey(LIST))
    assert [(each.inverted, each.heading, [work.title for work in each.works]) for each in found] == [
        ("Åberg, Zoë", "A", ["Ropes"]),
        ("Doe, Ana", "D", ["Walls", "Stones", "Sand"]),
        ("Döe, Ana", "D", ["Walls"]),
        ("Night Team", "N", ["Ropes"]),
        ("van der Roe, Bo", "R", ["Ropes", "Stones"]),
    ]


def test_spellings_are_not_merged_and_have_anchors_of_their_own() -> None:
    """The first keeps the plain anchor, so that a new name does not change the anchor of an old one."""
    assert name_anchors(["Ana Döe", "Bo Roe"]) == {"Ana Döe": "author-ana-doe", "Bo Roe": "author-bo-roe"}
    anchors = name_anchors(["Ana Döe", "Ana-Doe", "Ana Doe"])
    assert anchors["Ana Döe"] == "author-ana-doe"
    assert len(set(anchors.values())) == 3
    assert anchors["Ana Doe"] == name_anchors(["Ana Döe", "Ana Doe"])["Ana Doe"]


def test_a_very_long_list_has_a_page_for_each_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    """One page holds a bounded number of authors; every author is on one page."""
    authors = find_authors(read_survey(LIST))
    assert list(divide_authors(authors)) == ["authors"]
    monkeypatch.setattr(authors_with_works, "MOST_ON_A_PAGE", 4)
    pages = divide_authors(authors)
    assert list(pages) == ["authors/a", "authors/d", "authors/n", "authors/r"]
    assert locate_authors(pages)["Ana Doe"] == ("authors/d", "author-ana-doe")
    assert len(locate_authors(pages)) == len(authors)
    several = {author.name for author in authors if len(author.works) > 1}
    assert locate_authors(pages, 2).keys() == several
    assert divide_authors([]) == {}
