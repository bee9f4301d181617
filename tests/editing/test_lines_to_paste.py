"""Works of another list, as lines to paste into ours."""

import pytest

from short_ways import read_catalogue, read_survey
from survey_companion.editing.lists.entry_facts import facts_of
from survey_companion.editing.proposed.lines_to_paste import PastedLines, write_lines

OTHER = """\
# T
## Birds
### Owls --> & <b>
- [2023] **Owls of Wales & *Kent* [v2].** *Ana Doe, Bo Roe* `ACL` [[paper](https://example.org/owls)]
- [2022] **Gulls | Larks.** *Cy Koe et al.* [[paper](https://example.org/gulls)] [[code](https://example.org/c)]
### Mice
- [2021] **Mice.** *Di Loe*
"""
HOUSE = "# T\n## Papers\n### Walls\n" + "".join(
    f"- [20{n}] **Wall number {word}.** *Ed Moe, Fi Noe* `ACL` [[paper](https://example.org/{n})]\n"
    for n, word in ((20, "one"), (21, "two"), (22, "three"))
)
QUOTED = "# T\n## Papers\n### Walls\n" + "".join(
    f'* "Wall number {word}", ACL, 20{n}. [[Paper](https://example.org/{n})]\n'
    for n, word in ((20, "one"), (21, "two"), (22, "three"), (23, "four"))
)


def _write(ours: str, path: str = "list.md", other: str = OTHER) -> PastedLines:
    works = read_survey(other).works
    return write_lines(ours.encode(), path, None, {"Owls --> & <b>": works[:2], "Mice": works[2:]})


@pytest.mark.parametrize(("ours", "path"), [(HOUSE, "list.md"), ("title,year\nWalls,2020\n", "list.csv")])
def test_lines_say_what_the_other_list_says(ours: str, path: str) -> None:
    """Read in our list, each line has the same facts, and no text of theirs is markup or ends a comment."""
    found = _write(ours, path)
    assert found.unwritten == ()
    text = f"# T\n## Papers\n### Walls\n{found.text}"
    read = read_catalogue(text).listings
    told = [facts_of(each) for each in read]
    assert told == [facts_of(work.listings[0]) for work in read_survey(OTHER).works]
    comments = [line for line in found.text.splitlines() if line.startswith("<!--")]
    assert comments == ["<!-- Owls & b -->", "<!-- Mice -->"]


def test_lines_have_the_form_of_our_list() -> None:
    """What that form has no room for is counted, and so not lost in silence."""
    found = _write(QUOTED, other=OTHER[: OTHER.index("- [2022]")])
    lines = [line for line in found.text.splitlines() if line.startswith("*")]
    assert lines[0].startswith('* "Owls of Wales')
    assert lines[0].endswith(", ACL, 2023. [[Paper](https://example.org/owls)]")
    assert found.lost == (("authors", 1),)


def test_another_work_s_venue_is_not_copied() -> None:
    """Where links are labelled by venues, none of them is the label of all links."""
    venues = (("ACL", 20), ("Journal of Owls", 21), ("EMNLP", 22), ("Walls Quarterly", 23))
    ours = "# T\n## Papers\n### Walls\n" + "".join(
        f"- `20{n}` Wall number {n}, [{venue}](https://example.org/{n})\n" for venue, n in venues
    )
    assert not any(venue in _write(ours).text.replace("`ACL`", "") for venue, _ in venues)


def test_nothing_to_write_is_nothing() -> None:
    """A list that has all works of the other gets no line."""
    assert write_lines(HOUSE.encode(), "list.md", None, {"Owls": ()}) == PastedLines(
        text="", lost=(), unwritten=()
    )
