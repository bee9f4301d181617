"""A section is found by any of its names, and by its own letters where others fold to the same."""

import pytest

from short_ways import read_survey
from survey_companion.editing.lists.open_list import open_list
from survey_companion.editing.proposed.section_choice import find_named, list_sections, name_nearest

LINE = "- [2024] **{} of Stones.** *Doe et al.* `ICML` [[paper](https://example.org/{})]\n"
TEXT = "# Stones\n\n" + "".join(
    f"## {part}\n\n" + "".join(f"### {name}\n\n{LINE.format(part + name, number)}\n" for name in names)
    for number, (part, names) in enumerate(
        {"1. Models": ("1.1 Overview", "1.11 C", "1.2 C++"), "2. Data": ("Overview", "Empty")}.items()
    )
)
SECTIONS = list_sections(read_survey(TEXT), [open_list(f"{TEXT}### Bare\n".encode(), "list.md")])


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("1.1", "1.1 Overview"),
        ("1.11", "1.11 C"),
        ("C", "1.11 C"),
        ("C++", "1.2 C++"),
        ("1.1 overview", "1.1 Overview"),
        ("2 Data › Overview", "Overview"),
        ("Overview (taxonomy/data/overview)", "Overview"),
        ("sec-data-overview", "Overview"),
        ("Bare", "Bare"),
    ],
)
def test_a_section_is_found(name: str, title: str) -> None:
    """By number, title, anchor, address, and as a form offers it."""
    assert [each.title for each in find_named(SECTIONS, name)] == [title]


def test_a_name_of_none_has_neighbours() -> None:
    """The nearest names are offered."""
    assert find_named(SECTIONS, "Overvew") == ()
    assert "Overview" in name_nearest(SECTIONS, "Overvew")[0].title


def test_the_printed_heading_names_a_section_with_a_longer_title() -> None:
    """A person copies the heading from the list, where it stands below others."""
    one, two = LINE.format("a", 1), LINE.format("b", 2)
    text = f"# Stones\n\n## Walls\n\n### Dry\n\n#### Tall\n\n{one}\n### Wet\n\n{two}"
    sections = list_sections(read_survey(text), [open_list(text.encode(), "list.md")])
    assert [each.title for each in find_named(sections, "Tall")] == ["Dry: Tall"]
