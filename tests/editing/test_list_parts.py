"""A part of a list is read as the whole list is, or it is not taken."""

import pytest

from survey_companion.editing.lists.open_list import open_list
from survey_companion.editing.writing.line_checks import said_by
from survey_companion.editing.writing.list_parts import take_part

LARKS = "- [2024] **Song of Larks.** *Doe et al.* `ICML` [[paper](https://example.org/larks)]"
TERNS = "- [2023] **Song of Terns.** *Roe et al.* `ICML` [[paper](https://example.org/terns)]"
GULLS = "- [2022] **Song of Gulls.** *Poe et al.* `ICML` [[paper](https://example.org/gulls)]"
TEXT = f"# Birds\n\n## Papers\n\n### Small\n\n{LARKS}\n\n### Large\n\n{TERNS}\n\n### Huge\n\n{GULLS}\n"


@pytest.mark.parametrize(("heading", "kept"), [(5, [1, 3, 5, 7]), (9, [1, 3, 9, 11]), (13, [1, 3, 13, 15])])
def test_only_the_section_and_the_headings_above_it_stay(heading: int, kept: list[int]) -> None:
    """All other lines are empty, so each line has the number that it has in the list."""
    whole = open_list(TEXT.encode(), "list.md")
    part = take_part(whole, heading)
    assert [number for number, line in enumerate(part.text.lines, 1) if line] == kept
    assert [part.text.lines[number - 1] for number in kept] == [whole.text.lines[n - 1] for n in kept]
    assert [*map(said_by, part.entries)] == [said_by(whole.entries[[5, 9, 13].index(heading)])]


def test_a_section_that_needs_other_lines_is_not_taken_apart() -> None:
    """The address of a link may stand at the end of the list, and a form be known from other sections."""
    text = TEXT.replace("[[paper](https://example.org/terns)]", "[paper][terns]")
    whole = open_list(f"{text}\n[terns]: https://example.org/terns\n".encode(), "list.md")
    assert take_part(whole, 9) is whole
    assert take_part(whole, 5) is not whole


@pytest.mark.parametrize("heading", [0, 2, 99])
def test_a_place_below_no_heading_is_in_the_whole_list(heading: int) -> None:
    """There is no section to read alone."""
    whole = open_list(TEXT.encode(), "list.md")
    assert take_part(whole, heading) is whole
