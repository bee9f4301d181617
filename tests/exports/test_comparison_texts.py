"""The comparison of two lists as text, CSV and JSON."""

import csv
import io
import json

import pytest

from short_ways import read_survey
from survey_companion.exports.comparison_texts import (
    Names,
    render_comparison,
    render_comparison_csv,
    render_comparison_json,
)
from survey_companion.joining.list_comparison import ListComparison, compare_lists

OURS = """\
# T
## Walls
- [2024] **Owls of Wales.** *Ana Doe* `ACL` [[paper](https://arxiv.org/abs/2401.00001)]
- [2023] **Gulls.** *Bo Roe*
- [2022] **Mice.** *Cy Koe*
"""
THEIRS = """\
# T
## Birds
- [2023] **Owls of Wales.** *Doe et al.* `CoRR` [[paper](https://arxiv.org/abs/2401.00001)]
- [2023] **Gulls.** *Bo Roe*
- [2021] **=HYPERLINK("x") \u202e.** *Di Loe*
- [2020] **Larks.** *Ed Moe* [[paper](https://arxiv.org/abs/2401.00001)]
"""
NAMES = Names(ours="ours.md", theirs="theirs.md")


@pytest.fixture(scope="module")
def found() -> ListComparison:
    """Two lists with a work in each group."""
    return compare_lists(read_survey(OURS, "ours.md"), read_survey(THEIRS, "theirs.md"))


def test_text_names_both_lines(found: ListComparison) -> None:
    """Each group has its count, each work its lines in both lists, and no character hides another."""
    assert render_comparison(found, NAMES) == (
        "ours.md and theirs.md: 2 works in both (1 with other facts),"
        " 2 only in theirs.md, 1 only in ours.md\n"
        "\n"
        "Only in theirs.md: 2 works\n"
        '  theirs.md:5  =HYPERLINK("x") Loe (2021)\n'
        "  theirs.md:6  Larks Moe (2020)\n"
        "    has an identifier of ours.md:3  Owls of Wales Doe (2024)\n"
        "\n"
        "In both, with other facts: 1 work\n"
        "  ours.md:3  theirs.md:3  Owls of Wales Doe (2024)\n"
        "    year: 2024 → 2023\n"
        "    venue: ACL → CoRR\n"
        "\n"
        "In both, with the same facts: 1 work\n"
        "  ours.md:4  theirs.md:4  Gulls Roe (2023)\n"
        "\n"
        "Only in ours.md: 1 work\n"
        "  ours.md:5  Mice Koe (2022)\n"
    )


def test_empty_groups_are_left_out() -> None:
    """A list compared with itself has one group."""
    same = read_survey(OURS, "ours.md")
    text = render_comparison(compare_lists(same, same), Names(ours="ours.md", theirs="ours.md"))
    assert [line for line in text.splitlines() if line and not line.startswith(" ")][1:] == [
        "In both, with the same facts: 3 works"
    ]


def test_csv_has_a_row_for_each_work(found: ListComparison) -> None:
    """A column for each fact has what their list says, and no cell is a formula."""
    text = render_comparison_csv(found)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["group"], row["line"], row["other_line"]) for row in rows] == [
        ("only theirs", "", "theirs.md:5"),
        ("only theirs", "", "theirs.md:6"),
        ("in both", "ours.md:3", "theirs.md:3"),
        ("in both", "ours.md:4", "theirs.md:4"),
        ("only ours", "ours.md:5", ""),
    ]
    assert rows[0]["title"].startswith("'=HYPERLINK")
    owls = rows[2]
    assert (owls["differs"], owls["year"], owls["their_year"]) == ("year venue", "2024", "2023")
    assert (owls["venue"], owls["their_venue"], owls["their_title"]) == ("ACL", "CoRR", "")
    assert owls["url"] == "https://arxiv.org/abs/2401.00001"
    assert (rows[3]["differs"], rows[4]["authors"]) == ("", "Cy Koe")


def test_json_has_both_works_whole(found: ListComparison) -> None:
    """With all of their lines, and what differs."""
    data = json.loads(render_comparison_json(found, NAMES))
    assert (data["ours"], data["theirs"]) == ("ours.md", "theirs.md")
    owls = data["in_both"][0]
    assert owls["ours"]["lines"] == ["ours.md:3"]
    assert owls["theirs"]["authors"] == "Doe et al."
    assert owls["differences"][0] == {"field": "year", "ours": "2024", "theirs": "2023"}
    assert [each["has_identifier_of"] for each in data["only_theirs"]] == [None, "doe2024owls"]
    assert [each["title"] for each in data["only_ours"]] == ["Mice"]
