"""Where a project's files are found, and what is read of them."""

from pathlib import Path

import pytest

from survey.errors import SurveyError
from survey.locating import Project, locate_project
from survey.project import read_survey

ITEM = "- [2020] **Lifting.** *Doe et al.* [[paper](https://arxiv.org/abs/2001.00001)]\n"
LIST = f"# Stones\n## Papers\n### 1. By hand\n{ITEM}"
RECORD = '[doe2020heaving]\ntitle = "Lifting"\nauthors = ["Doe, Ana"]\nconfirmed = true\nsources = []\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with settings, two lists and a record."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text(LIST)
    (tmp_path / "bib" / "more.md").write_text(LIST.replace("Lifting", "Heaving"))
    (tmp_path / "bib" / "survey.toml").write_text(
        'lists = ["README.md", "bib/more.md"]\n[survey]\ntitle = "On Stones"\n'
    )
    (tmp_path / "bib" / "works.toml").write_text(RECORD)
    return tmp_path


def _locate_from(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(folder)
    return locate_project()


def test_a_project_is_found_from_any_folder_of_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From its folder, from bib and from below docs, by paths that lead there from where one stands."""
    for folder, up in ((".", ""), ("bib", "../"), ("docs", "../")):
        project = _locate_from(root / folder, monkeypatch)
        assert [path.as_posix() for path in project.lists] == [f"{up}README.md", f"{up}bib/more.md"]
        assert (project.output.resolve(), project.records.resolve()) == (root, root / "bib")
        survey = read_survey(project)
        assert survey.info.title == "On Stones"
        assert survey.works[0].key == "doe2020heaving", "as its record says"
        assert survey.source == "README.md, bib/more.md", "the same from every folder"


def test_the_nearest_project_counts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One inside another is its own, also without settings."""
    inner = root / "docs" / "inner"
    (inner / "bib").mkdir(parents=True)
    (inner / "bib" / "catalogue.md").write_text(LIST)
    project = _locate_from(inner, monkeypatch)
    assert project.settings is None
    assert [path.as_posix() for path in project.lists] == ["bib/catalogue.md"]
    assert project.output.resolve() == inner


def test_without_a_project_one_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names what was looked for, and the option that needs no project."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SurveyError, match=r"no-project: no survey is kept here: .*--catalogue"):
        locate_project()


def test_a_list_that_is_named_has_the_settings_beside_it(root: Path) -> None:
    """`--catalogue` reads that list alone, with the settings beside it or those in bib/ that name it."""
    project = locate_project(root / "bib" / "more.md", root / "out")
    assert project.lists == (root / "bib" / "more.md",)
    assert project.records == root / "bib"
    assert read_survey(project).info.title == "On Stones"
    named = locate_project(root / "README.md")
    assert (named.lists, named.output, named.records) == ((root / "README.md",), root, root / "bib")
    assert read_survey(named).info.title == "On Stones"
    (root / "bib" / "survey.toml").write_text('lists = ["bib/more.md"]\n')
    lonely = locate_project(root / "README.md", root / "out")
    assert lonely.settings is None, "they are those of another list"
    assert lonely.records == root / "out" / "bib"
    assert read_survey(lonely).info.title == "Stones"


def test_front_matter_counts_only_without_settings(root: Path) -> None:
    """A list may keep its own for another program; no field of it is a problem then, and none is used."""
    front = "---\ntitle: Other\nlayout: post\n---\n\n"
    (root / "bib" / "more.md").write_text(front + LIST)
    survey = read_survey(locate_project(root / "bib" / "more.md", root))
    assert survey.info.title == "On Stones"
    assert not [each for each in survey.problems if "front-matter" in each.code.slug]
    (root / "bib" / "survey.toml").unlink()
    survey = read_survey(locate_project(root / "bib" / "more.md", root))
    assert survey.info.title == "Other"
    assert [each.code.slug for each in survey.problems if "front-matter" in each.code.slug] == [
        "unused-front-matter"
    ]


def test_records_that_nobody_reads_are_named(root: Path) -> None:
    """Records beside a list that has no settings belong to no project; they are not left out in silence."""
    (root / "works.toml").write_text(RECORD)
    (root / "bib" / "survey.toml").unlink()
    survey = read_survey(locate_project(root / "README.md", root / "out"))
    (problem,) = [each for each in survey.problems if each.code.slug == "unread-records"]
    assert problem.location.path == (root / "works.toml").as_posix()
    survey = read_survey(locate_project(root / "README.md", root / "out", root))
    assert not [each for each in survey.problems if each.code.slug == "unread-records"]


def test_faulty_settings_are_reported_with_everything_else(root: Path) -> None:
    """Their problems stand among those of the lists and records."""
    path = root / "bib" / "survey.toml"
    path.write_text('lists = ["README.md"]\n[survey]\nyear = "soon"\n')
    survey = read_survey(locate_project(root / "bib" / "more.md", root))
    assert [str(each.location) for each in survey.problems if each.code.slug == "invalid-field"] == [
        f"{path.as_posix()}:3:1"
    ]


def test_no_list_is_read_behind_a_link_that_leads_out(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's project cannot have another folder's file shown on its pages."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text(LIST)
    (root / "bib" / "more.md").unlink()
    (root / "bib" / "more.md").symlink_to(secret)
    monkeypatch.chdir(root)
    with pytest.raises(SurveyError, match=r"bib/survey.toml:1:1: error invalid-value.*secret\.md"):
        locate_project()
    (root / "bib" / "more.md").unlink()
    (root / "bib" / "more.md").symlink_to("more.md")
    with pytest.raises(SurveyError, match=r"bib/more\.md is no file"):
        locate_project()


def test_a_list_that_is_not_there_is_an_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its path is named; an empty site is never made of what is left."""
    (root / "bib" / "more.md").unlink()
    monkeypatch.chdir(root)
    (root / "bib" / "survey.toml").write_text(
        'lists = ["README.md", "bib/more.md"]\n[survey]\nyear = "soon"\n'
    )
    with pytest.raises(SurveyError) as raised:
        locate_project()
    lines = [line.split(": ")[0] for line in str(raised.value).splitlines()]
    assert lines == ["bib/survey.toml:1:1", "bib/survey.toml:3:1"], "with whatever else is wrong"
