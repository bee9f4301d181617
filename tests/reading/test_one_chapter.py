"""Files that are each one chapter of a survey, and the survey that they make."""

import pytest

from survey_companion.model.survey import Catalogue
from survey_companion.reading.catalogue import parse_catalogue
from survey_companion.reading.joint_lists import join_chapters
from survey_companion.reading.list_data import path_of
from survey_companion.reading.list_reading import read_list
from survey_companion.reading.one_chapter import make_chapter
from survey_companion.reading.sources.source import decode_source

ITEM = "- [2023] **{}.** *Doe et al.* `ICLR` [[paper](https://arxiv.org/abs/2301.0000{})]\n"
WALLS = f"# Walls\n\n{ITEM.format('Own Walls', 1)}\n## Stone\n\n{ITEM.format('Stone Walls', 2)}"
GATES = f"## Old\n\n{ITEM.format('Old Gates', 3)}\n## New\n\n{ITEM.format('New Gates', 4)}"
BARE = ITEM.format("Bare Ropes", 5)


@pytest.mark.parametrize(
    ("text", "path", "headings"),
    [
        (WALLS, "chapters/walls.md", [["Walls"], ["Walls", "Stone"]]),
        (GATES, "chapters/gates.md", [["gates", "Old"], ["gates", "New"]]),
        (f"## Before\n\n{BARE}\n{WALLS}", "x.md", [["Walls", "Before"], ["Walls"], ["Walls", "Stone"]]),
        (f"{WALLS}\n# Gates\n\n{GATES}", "both.md", [["both", *path] for path in (
            ["Walls"], ["Walls", "Stone"], ["Gates", "Old"], ["Gates", "New"])]),
        (f"{BARE}\n{WALLS}", "x.md", [["Walls"], ["Walls"], ["Walls", "Stone"]]),
        (BARE, "ropes.md", [["ropes"]]),
        ("title,url\nBare Ropes,https://arxiv.org/abs/2301.00005\n", "ropes.csv", [["ropes"]]),
        ("title,url,section\nRopes,https://arxiv.org/abs/2301.00005,ropes\n", "all.csv", [["all", "ropes"]]),
    ],
)  # fmt: skip
def test_everything_stands_below_one_heading(text: str, path: str, headings: list[list[str]]) -> None:
    """The only heading of the first level is the chapter; without one, its file gives the name."""
    found = read_list(decode_source(text.encode(), path))
    make_chapter(found, path)
    assert [path_of(draft.reading.candidate.node) for draft in found.papers] == headings
    (chapter,) = found.root.children
    assert (chapter.text, chapter.parent) == (headings[0][0], found.root)
    assert all(child.parent is chapter for child in chapter.children)
    lines = [child.line for child in chapter.children]
    assert lines == sorted(lines)


def test_headings_keep_their_order_around_the_chapter() -> None:
    """What stands before the chapter's heading comes first in it, and what stands behind it last."""
    text = f"## Before\n\n{BARE}\n{WALLS}\n"
    found = read_list(decode_source(text.encode(), "x.md"))
    make_chapter(found, "x.md")
    assert [child.text for child in found.root.children[0].children] == ["Before", "Stone"]
    assert found.root.children[0].line == 5


def _chapter(text: str, path: str) -> Catalogue:
    return parse_catalogue(decode_source(text.encode(), path), chapters=frozenset({"walls.md", "gates.md"}))


def test_a_survey_of_chapters() -> None:
    """Each chapter is a part; a file without entries only says what the survey is called."""
    contents = "# The stones\n\n- [Walls](walls.md)\n- [Gates](gates.md)\n"
    chapters = [_chapter(contents, "index.md"), _chapter(WALLS, "walls.md"), _chapter(GATES, "gates.md")]
    assert [each.code.slug for each in chapters[0].problems] == ["empty-catalogue"]
    survey = join_chapters(chapters)
    assert survey.info.title == "The stones"
    assert [(section.part.title, section.title) for section in survey.sections] == [
        ("Walls", "Walls"),
        ("Walls", "Stone"),
        ("gates", "Old"),
        ("gates", "New"),
    ]
    assert [(each.title, each.location.path) for each in survey.listings] == [
        ("Own Walls", "walls.md"),
        ("Stone Walls", "walls.md"),
        ("Old Gates", "gates.md"),
        ("New Gates", "gates.md"),
    ]
    assert survey.problems == ()
    assert survey.account.content == sum(each.account.content for each in chapters)
    assert survey.account.is_balanced


def test_chapters_without_entries_stay_empty() -> None:
    """Where no file has an entry, each says so."""
    empty = [_chapter(f"# Stones {number}\n", f"{number}.md") for number in (1, 2)]
    assert [str(each.location) for each in join_chapters(empty).problems] == ["1.md:1:1", "2.md:1:1"]


def _numbered(number: int, part: str = "") -> Catalogue:
    name = f"stones-{number}.md"
    text = (
        f"# {part}Stones {number}\n\n## 1.1 Kind {number}\n\n{ITEM.format(f'Many Stones {number}', number)}"
    )
    more = f"\n## Data {number}\n\n- [**Slate {number}**](https://slate.example.org/{number}). Flat stones.\n"
    return _chapter(f"{text}{more}", name)


def test_numbers_that_begin_anew_are_left_out() -> None:
    """Numbers are shown only if each names one section of the whole survey; entries keep their sections."""
    first, second = _numbered(1, "1. "), _numbered(2, "2. ")
    alone = join_chapters([first])
    assert alone.sections[0].number == "1.1"
    both = join_chapters([first, second])
    assert {section.number for section in both.sections} == {None}
    assert {section.part.number for section in both.sections} == {None}
    assert [each.section.title for each in both.listings] == ["Kind 1", "Kind 2"]
    assert [each.section.title for each in both.resources] == ["Data 1", "Data 2"]
    used = [each.section for each in both.listings] + [each.section for each in both.resources]
    assert set(used) == set(both.sections)
    assert both.problems == ()


def test_numbers_that_go_on_are_kept() -> None:
    """Numbers that name one section each stay."""
    other = f"# 2. Walls\n\n## 2.1 Kind\n\n{ITEM.format('Many Walls', 3)}"
    both = join_chapters([_numbered(1, "1. "), _chapter(other, "walls.md")])
    assert [section.number for section in both.sections if section.number][:1] == ["1.1"]
    assert "2.1" in [section.number for section in both.sections]
