"""A new entry goes where the order of its section has it."""

import pytest

from survey_companion.editing.lists.entry_facts import PaperFacts, ResourceFacts
from survey_companion.editing.lists.open_list import open_list
from survey_companion.editing.writing.line_writer import write_entry
from survey_companion.editing.writing.placement import Order, find_order, find_place
from survey_companion.model.links import PAPER, Link

LINE = "- [{}] **{} of Many Stones.** *Doe et al.* `ICML` [[paper](https://example.org/{})]\n"
LINK = Link(label="paper", url="https://example.org/new", role=PAPER)
WORDS = ("Counting", "Lifting", "Rolling", "Sorting", "Throwing")
HEAD = "# Stone papers\n\n## Methods\n\n"


def _list(
    *years: object, words: tuple[str, ...] = ("Throwing", "Lifting", "Sorting", "Rolling", "Counting")
) -> str:
    return "".join(
        LINE.format(year, word, number) for number, (year, word) in enumerate(zip(years, words, strict=False))
    )


def _years(text: str, year: int | None, title: str = "Painting of Many Stones") -> list[str]:
    """Return the beginnings of the lines when a paper of the year has been added; the new one has a star."""
    listed = open_list(text.encode(), "list.md")
    facts = PaperFacts(title=title, year=year, links=(LINK,))
    written = write_entry(listed, facts, find_place(listed, 3, facts))
    lines = written.after.source.lines
    return [
        ("*" if number == written.first else "") + line[3:7]
        for number, line in enumerate(lines, 1)
        if line.startswith("- ")
    ]


@pytest.mark.parametrize(
    ("years", "order", "expected"),
    [
        ((2024, 2024, 2022, 2021), Order.NEWEST_FIRST, ["2024", "2024", "*2023", "2022", "2021"]),
        ((2024, 2023, 2023, 2021), Order.NEWEST_FIRST, ["2024", "2023", "2023", "*2023", "2021"]),
        ((2020, 2021, 2024, 2025), Order.OLDEST_FIRST, ["2020", "2021", "*2023", "2024", "2025"]),
        ((2022, 2021, 2020), Order.NEWEST_FIRST, ["*2023", "2022", "2021", "2020"]),
        ((2024, 2020, 2024, 2020), Order.AS_ADDED, ["2024", "2020", "2024", "2020", "*2023"]),
    ],
)
def test_years_tell_the_order(years: tuple[int, ...], order: Order, expected: list[str]) -> None:
    """Among the years of the neighbours, a new one has its place; among equal years it is the last."""
    text = HEAD + _list(*years)
    assert find_order(open_list(text.encode(), "list.md"), 3) is order
    assert _years(text, 2023) == expected


def test_a_mistake_in_the_order_moves_nothing_else() -> None:
    """One line that stands wrong does not decide where the new one goes."""
    assert _years(HEAD + _list(2024, 2020, 2023, 2022, 2021), 2022) == [
        *("2024", "2020", "2023", "2022", "*2022", "2021"),
    ]


def test_months_count_where_both_are_known() -> None:
    """Within a year, months tell."""
    text = HEAD + _list("2024/09", "2024/05", "2024/01", "2023/02")
    listed = open_list(text.encode(), "list.md")
    facts = PaperFacts(title="Painting of Many Stones", year=2024, month=3, links=(LINK,))
    assert find_place(listed, 3, facts).start == 7


def test_titles_tell_where_years_do_not() -> None:
    """A section whose titles are in order is alphabetical."""
    text = HEAD + _list(*[2024] * 5, words=WORDS)
    listed = open_list(text.encode(), "list.md")
    assert find_order(listed, 3) is Order.ALPHABETICAL
    facts = PaperFacts(title="Painting of Many Stones", year=2024, links=(LINK,))
    assert find_place(listed, 3, facts).start == 7


def test_a_short_section_has_the_order_of_the_others() -> None:
    """What two lines do not tell, other sections do."""
    text = f"{HEAD}{_list(2022)}\n## More\n\n{_list(2024, 2023, 2021)}"
    assert _years(text, 2023)[:2] == ["*2023", "2022"]


def test_a_section_without_entries_gets_its_first_below_its_text() -> None:
    """It goes below the heading and its text, with an empty line before and behind."""
    text = f"# Stone papers\n\n## Empty\n\nSome text.\n\n---\n\n## Methods\n\n{_list(2024, 2023)}"
    listed = open_list(text.encode(), "list.md")
    facts = PaperFacts(title="Painting of Many Stones", year=2024, links=(LINK,))
    written = write_entry(listed, facts, find_place(listed, 3, facts))
    assert written.after.text.lines[4:9] == ("Some text.", "", written.lines[0], "", "---")
    bare = open_list(f"# Stone papers\n## Empty\n## Methods\n{_list(2024, 2023)}".encode(), "list.md")
    written = write_entry(bare, facts, find_place(bare, 2, facts))
    assert written.after.text.lines[1:5] == ("## Empty", "", written.lines[0], "")


def test_entries_apart_stay_apart() -> None:
    """Where an empty line parts entries, it parts the new one; what is indented stays with its own."""
    entry = "- **{} of Many Stones (ICML {}).**\n  - Ada Doe\n  - [[Paper]](https://example.org/{})\n\n"
    text = HEAD + "".join(entry.format(word, 2024 - place, place) for place, word in enumerate(WORDS))
    listed = open_list(text.encode(), "list.md")
    facts = PaperFacts(title="Painting of Many Stones", year=2023, venue="ICML", links=(LINK,))
    written = write_entry(listed, facts, find_place(listed, 3, facts))
    lines = written.after.text.lines
    assert [lines[written.first - 2], lines[written.first + len(written.lines) - 1]] == ["", ""]
    assert len(lines) == len(listed.text.lines) + len(written.lines) + 1


def test_data_resources_are_placed_among_their_like() -> None:
    """A data resource goes to the data resources of the section."""
    names = ("ArchBank", "BrickBank", "StoneBank", "TowerBank", "WallBank")
    lines = "".join(f"- [**{name}**](https://example.org/{name}). Many of them.\n" for name in names)
    listed = open_list(f"# Stones\n\n## Datasets\n\n{lines}".encode(), "list.md")
    assert find_place(listed, 3, ResourceFacts(name="PebbleBank")).start == 7
