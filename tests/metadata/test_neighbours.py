"""Which works come before and after a work in each section that lists it."""

import pytest

from conftest import CASES
from short_ways import read_survey
from survey_companion.joining.contents import contents_by_part
from survey_companion.metadata.neighbours import find_places, shorten_title


def test_places_follow_the_rows_of_the_sections() -> None:
    """Going on from neighbour to neighbour visits the rows of a section in order, and ends at its ends."""
    survey = read_survey((CASES / "sample.md").read_text(encoding="utf-8"))
    places = find_places(contents_by_part(survey))
    section = next(each for each in survey.sections if each.title == "Large Stones").address
    row = {place[3]: (key, place) for key, own in places.items() for place in own if place[0] == section}
    assert sorted(row) == [1, 2, 3]
    assert {place[4] for _, place in row.values()} == {3}
    for number, (_, (_, before, after, _, _)) in row.items():
        assert (before and before[0]) == (row[number - 1][0] if number > 1 else None)
        assert (after and after[0]) == (row[number + 1][0] if number < 3 else None)


def test_a_work_has_a_place_in_each_section_that_lists_it() -> None:
    """A work in two sections has both places in their order; alone in a section, it has no neighbours."""
    line = "- [2020] **Stones.** *Ana Doe*"
    text = f"# L\n\n## Papers\n\n### 1. A\n\n{line}\n\n### 2. B\n\n{line}\n"
    (places,) = find_places(contents_by_part(read_survey(text))).values()
    assert [place[1:] for place in places] == [(None, None, 1, 1)] * 2
    assert len({place[0] for place in places}) == 2


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("STONE: A Very Large Stone", "STONE"),
        ("Stones " * 12 + "end", "Stones Stones Stones Stones Stones Stones Stones Stones…"),
        ("S" * 90, "S" * 59 + "…"),
    ],
)
def test_neighbours_have_short_titles(title: str, short: str) -> None:
    """A title ends at its colon or at a word, so that two of them fit beside each other."""
    text = f"# L\n\n## Papers\n\n### 1. A\n\n- [2020] **{title}.** *Ana Doe*\n"
    assert shorten_title(read_survey(text).works[0]) == short
