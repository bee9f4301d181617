"""What each part and section holds, with its problems and its colour."""

from dataclasses import replace

import pytest

from short_ways import read_catalogue, read_survey
from survey_companion.joining.contents import (
    colour_parts,
    contents_by_part,
    count_noun,
    open_problems,
    problems_by_line,
    spots_of,
)
from survey_companion.joining.merge import merge_survey
from survey_companion.model.colours import PARTS, name_parts
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.survey import Survey
from survey_companion.reading.joint_lists import join_catalogues

LIST = """# T
## Walls
- **Own.** *Ana Doe* [[paper](https://doi.org/10.1000/a)]
### Low
- **Bricks.** *Ana Doe* [[paper](https://doi.org/10.1000/b)]
- **Towers.** *Bo Roe* [[paper](https://doi.org/10.1000/c)]
### High
- **Towers.** *Bo Roe* [[paper](https://doi.org/10.1000/c)]
  They are high.
## Gates
### Iron
- **Hinges.** *Cy Poe* [[paper](https://doi.org/10.1000/d)]
## Data
### Heaps
- [**Slate**](https://example.org/slate): many slates.
- [**Chalk**](https://example.org/chalk): much chalk.
"""


def _problem(line: int, found: str = "", *, path: str = "list.md", settled: str | None = None) -> Problem:
    location = Location(path=path, line=line)
    return Problem(code=Code.NO_LINK, location=location, found=found, settled=settled)


def _survey(*problems: Problem) -> Survey:
    return replace(read_survey(LIST), problems=problems)


def test_every_part_has_its_sections_and_what_stands_above_them() -> None:
    """Entries directly below a part's heading are its own; each section has its works in the list's order."""
    walls, gates, data = contents_by_part(_survey())
    assert walls.own is not None
    assert [each.title for each in walls.own.works] == ["Own"]
    assert [[each.title for each in section.works] for section in walls.sections] == [
        ["Bricks", "Towers"],
        ["Towers"],
    ]
    assert walls.all_sections == (walls.own, *walls.sections)
    assert gates.own is None
    assert gates.all_sections == gates.sections
    assert [[each.name for each in section.resources] for section in data.sections] == [["Slate", "Chalk"]]
    assert [each.part.name for each in (walls, gates, data)] == ["Walls", "Gates", "Data"]


def test_what_is_counted_is_named() -> None:
    """A part counts a work once, a section each of its works; data resources have their own word."""
    walls, gates, data = contents_by_part(_survey())
    assert [each.count for each in (walls, gates, data)] == ["3 works", "1 work", "2 data resources"]
    assert [each.count for each in walls.all_sections] == ["1 work", "2 works", "1 work"]
    assert [each.count for each in data.all_sections] == ["2 data resources"]


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 works"), (1, "1 work"), (2, "2 works"), (1_000, "1,000 works")]
)
def test_one_has_no_plural(number: int, text: str) -> None:
    """Large numbers have commas."""
    assert count_noun(number, "work") == text


# -- problems ----------------------------------------------------------------------------------------


def test_a_problem_is_shown_in_all_sections_that_list_its_work() -> None:
    """One of a line of a work is told wherever the work is listed, in the order of the list."""
    first, second, own = _problem(9, "first"), _problem(6, "second"), _problem(3, "own")
    walls, *_ = contents_by_part(_survey(first, second, own))
    assert [each.problems for each in walls.all_sections] == [(own,), (second, first), (second, first)]


def test_a_problem_may_stand_at_any_line_of_an_entry() -> None:
    """An entry of two lines has the problems of both, and none of the lines beside it."""
    problems = [_problem(line) for line in (7, 8, 9, 10)]
    walls, gates, data = contents_by_part(_survey(*problems, _problem(15)))
    high = walls.sections[1]
    assert [each.location.line for each in high.problems] == [8, 9]
    assert [list(spots_of(each)) for each in high.works[0].listings] == [
        [("list.md", 6)],
        [("list.md", 8), ("list.md", 9)],
    ]
    assert gates.sections[0].problems == ()
    assert [each.location.line for each in data.sections[0].problems] == [15]


def test_only_open_problems_of_the_lists_are_shown() -> None:
    """What is settled, only a notice, or in a file of records is left out; a line may have several."""
    notice = replace(_problem(5), code=Code.PLAIN_HTTP)
    settled = _problem(5, settled="works.toml:1:1")
    first, second, elsewhere = _problem(5, "a"), _problem(5, "b"), _problem(5, path="works.toml")
    survey = _survey(notice, first, elsewhere, settled, second, _problem(3, settled="works.toml:2:1"))
    assert open_problems(survey) == {("list.md", 5): [first, second]}
    assert problems_by_line(survey) == {
        ("list.md", 3): [survey.problems[-1]],
        ("list.md", 5): [notice, first, settled, second],
    }


def test_lines_are_in_the_order_of_the_lists() -> None:
    """The lists stand as they were read, not by their names, and their lines by number."""
    texts = {"b.md": LIST, "a.md": LIST.replace("Bricks", "Stones")}
    lists = [read_catalogue(text, name) for name, text in texts.items()]
    survey = merge_survey(join_catalogues(lists), {}, {}, {name: name for name in texts})
    spots = (("a.md", 5), ("b.md", 12), ("b.md", 5))
    survey = replace(survey, problems=tuple(_problem(line, path=path) for path, line in spots))
    assert list(problems_by_line(survey)) == list(open_problems(survey)) == [spots[2], spots[1], spots[0]]


# -- colours -----------------------------------------------------------------------------------------


def test_parts_have_colours_in_order() -> None:
    """Those of the taxonomy come first, wherever the data stand, and they begin again after the last."""
    names = list(name_parts(PARTS))
    text = "# T\n## Data\n### Heaps\n- [**Slate**](https://example.org/slate): slates.\n" + "".join(
        f"## Part {number}\n### One\n- **Wall {number}.** *Doe*\n### Two\n- **Gate {number}.** *Doe*\n"
        for number in range(len(names))
    )
    found = {part.name: colour for part, colour in colour_parts(read_survey(text)).items()}
    assert found == {**{f"Part {number}": name for number, name in enumerate(names)}, "Data": names[0]}
