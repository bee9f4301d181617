"""Several files, or a folder of them, are the chapters of one survey."""

from pathlib import Path

import pytest

from survey_companion.model.problems import SurveyError
from survey_companion.model.survey import Survey
from survey_companion.project.api import read
from survey_companion.project.inputs import read_survey
from survey_companion.project.list_files import find_lists
from survey_companion.project.locating import locate_project

ITEM = "- [2020] **{}.** *Ada Doe et al.* `ICML` [[paper](https://arxiv.org/abs/{})]\n"
FILES = {
    "README.md": "# Stones: A Survey\n\n- [Rolling](2-rolling.md)\n- [Building](./10-building.md#walls)\n",
    "2-rolling.md": (
        "# Rolling\n\nSee [Building](10-building.md).\n\n## 1. Methods\n\n"
        f"{ITEM.format('Rolling Stones', '2001.00001')}"
    ),
    "10-building.md": (
        f"# Building\n\n{ITEM.format('Stones by Hand', '2001.00002')}\n## 1. Methods\n\n"
        f"{ITEM.format('Walls of Stones', '2001.00003')}"
    ),
    "11-hills.md": f"## Low\n\n{ITEM.format('Low Hills', '2001.00004')}\n## High\n\nnone yet\n",
    "CONTRIBUTING.md": "# Contributing\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a table of contents and three chapters."""
    path = tmp_path / "stones"
    path.mkdir()
    for name, text in FILES.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def _sections(survey: Survey) -> list[tuple[str, str, str | None]]:
    return [(each.part.title, each.title, each.number) for each in survey.sections]


SECTIONS = [
    ("Rolling", "Methods", None),
    ("Building", "Building", None),
    ("Building", "Methods", None),
    ("11-hills", "Low", None),
]


def test_a_folder_holds_the_chapters(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each title is a part, in the order of the numbers; links between the files are no entries."""
    monkeypatch.chdir(folder.parent)
    project = locate_project(Path("stones"))
    assert [path.name for path in project.lists] == [
        "README.md", "2-rolling.md", "10-building.md", "11-hills.md",
    ]  # fmt: skip
    assert project.output == Path("stones-site")
    survey = read_survey(project)
    assert survey.info.title == "Stones: A Survey"
    assert _sections(survey) == SECTIONS
    assert [(work.title, work.listings[0].location.path) for work in survey.works] == [
        ("Rolling Stones", "stones/2-rolling.md"),
        ("Stones by Hand", "stones/10-building.md"),
        ("Walls of Stones", "stones/10-building.md"),
        ("Low Hills", "stones/11-hills.md"),
    ]
    assert survey.account.is_balanced
    assert not [each for each in survey.problems if each.is_open]
    assert survey.source == "README.md, 2-rolling.md, 10-building.md, 11-hills.md"
    assert _sections(read(folder)) == SECTIONS, "from Python, too"


def test_files_are_read_in_the_order_that_they_are_given_in(folder: Path) -> None:
    """Each once; other forms may be among them, and folders."""
    (folder / "data.csv").write_text("name,link\nStoneBank,https://example.org/bank\n")
    lists = find_lists([folder / "data.csv", folder / "10-building.md", folder])
    assert [path.name for path in lists] == [
        "data.csv", "10-building.md", "README.md", "2-rolling.md", "11-hills.md",
    ]  # fmt: skip
    survey = read_survey(locate_project(lists, folder / "out"))
    assert [(each.part.title, each.title) for each in survey.sections][:3] == [
        ("data", "data"),
        ("Building", "Building"), ("Building", "Methods"),
    ]  # fmt: skip
    assert [(each.name, each.section.part.title) for each in survey.resources] == [("StoneBank", "data")]


def test_files_of_one_name_are_told_apart(folder: Path) -> None:
    """Pages name each by its path below the folder that holds all of them."""
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "README.md").write_text(f"# {name}\n\n{ITEM.format(f'Stones {name}', '2001.00005')}")
    project = locate_project([folder / "a" / "README.md", folder / "b" / "README.md"], folder.parent / "out")
    assert list(project.names.values()) == ["a/README.md", "b/README.md"]


def test_settings_can_say_that_the_lists_are_chapters(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `chapters`, lists of a project are one list; with it, each is a part."""
    (folder / "bib").mkdir()
    settings = folder / "bib" / "survey.toml"
    lists = 'lists = ["2-rolling.md", "10-building.md"]\n'
    title = '[survey]\ntitle = "On Stones"\n'
    monkeypatch.chdir(folder)
    settings.write_text(f"{lists}{title}")
    assert [part for part, *_ in _sections(read_survey(locate_project()))] == [
        "Methods",
        "Building",
    ]
    settings.write_text(f"{lists}chapters = true\n{title}")
    survey = read_survey(locate_project())
    assert _sections(survey) == SECTIONS[:3]
    assert survey.info.title == "On Stones"
    assert read_survey(locate_project(folder)).info.title == "On Stones", "as a project"


def test_numbers_that_go_on_through_the_chapters_are_kept(tmp_path: Path) -> None:
    """Only numbers that begin anew in each chapter are left out."""
    for number, name in ((1, "a"), (2, "b")):
        item = ITEM.format(f"Stones {name}", f"2001.0000{number}")
        text = f"# {number} Part {name}\n\n## {number}.1 Methods\n\n{item}"
        (tmp_path / f"{name}.md").write_text(text)
    survey = read_survey(locate_project(tmp_path, tmp_path / "out"))
    assert [each.number for each in survey.sections] == ["1.1", "2.1"]


def test_a_folder_without_lists_is_an_error(tmp_path: Path) -> None:
    """It is named, with what was expected."""
    (tmp_path / "LICENSE.md").write_text("Do as you like.\n")
    with pytest.raises(SurveyError, match="no list in it; expected a folder with Markdown files"):
        locate_project(tmp_path)


def test_an_empty_chapter_among_others_is_no_error(folder: Path) -> None:
    """A table of contents holds no papers; a survey of which no file holds any is said to be empty."""
    (folder / "10-building.md").write_text("# Building\n")
    slugs = [each.code.slug for each in read(folder).problems]
    assert "empty-catalogue" not in slugs
    (folder / "README.md").write_text("# Stones\n\n- [Building](10-building.md)\n")
    empty = read_survey(locate_project([folder / "README.md", folder / "10-building.md"], folder / "out"))
    assert [each.code.slug for each in empty.problems] == ["empty-catalogue"] * 2
