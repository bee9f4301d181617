"""Where a project's files are found, and what is read of them."""

from pathlib import Path

import pytest

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import SurveyError
from survey_companion.project.conversion import convert
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import Project, locate_project

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
    with pytest.raises(SurveyError, match=r"no-project: there is no survey in this folder: .*--catalogue"):
        locate_project()


def test_a_list_that_is_named_has_the_settings_beside_it(root: Path) -> None:
    """`--catalogue` reads that list alone, with the settings beside it or those in bib/ that name it."""
    project = locate_project(root / "bib" / "more.md", root / "out")
    assert project.lists == (root / "bib" / "more.md",)
    assert project.records == root / "bib"
    assert read_survey(project).info.title == "On Stones"
    named = locate_project(root / "README.md")
    apart = Path("README-site")
    assert (named.lists, named.output, named.records) == ((root / "README.md",), apart, root / "bib")
    assert read_survey(named).info.title == "On Stones"
    (root / "bib" / "survey.toml").write_text('lists = ["bib/more.md"]\n')
    lonely = locate_project(root / "README.md", root / "out")
    assert lonely.settings is None, "they are those of another list"
    assert lonely.records == root / "out" / "bib"
    assert read_survey(lonely).info.title == "Stones"


def test_front_matter_counts_only_without_settings(root: Path) -> None:
    """A list may keep its own for another program; that what it says is not used is said."""
    front = "---\ntitle: Other\nlayout: post\n---\n\n"
    (root / "bib" / "more.md").write_text(front + LIST)
    survey = read_survey(locate_project(root / "bib" / "more.md", root))
    assert survey.info.title == "On Stones"
    (problem,) = [each for each in survey.problems if "front-matter" in each.code.slug]
    assert problem.summary == "survey.toml describes the survey, so the front matter is not used: title"
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
        f"{path.as_posix()}:3:8"
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
    with pytest.raises(SurveyError, match=r"bib/survey.toml:1:23: error invalid-value.*secret\.md"):
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
    assert lines == ["bib/survey.toml:1:23", "bib/survey.toml:3:8"], "with whatever else is wrong"


def test_a_list_is_not_read_twice_behind_a_link(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two names of one file would list every work twice."""
    (root / "bib" / "more.md").unlink()
    (root / "bib" / "more.md").symlink_to(root / "README.md")
    monkeypatch.chdir(root)
    with pytest.raises(SurveyError, match="expected each list once"):
        locate_project()


def test_one_of_several_lists_is_written_apart(root: Path) -> None:
    """What belongs to all lists of a project is not replaced by what one of them says."""
    assert locate_project(root / "bib" / "more.md").output == Path("more-site")
    (root / "bib" / "survey.toml").write_text('lists = ["bib/more.md"]\n')
    assert locate_project(root / "bib" / "more.md").output == root


def test_faulty_settings_change_no_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site with a wrong title would be worse than that of yesterday."""
    monkeypatch.chdir(root)
    with (root / "bib" / "survey.toml").open("a") as file:
        file.write("year = 99\n")
    assert convert(locate_project()).is_refused
    assert not (root / "bib" / "survey.bib").exists()


def test_a_title_may_come_from_the_list(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings without a title leave it to the first heading of the first list."""
    (root / "bib" / "survey.toml").write_text('lists = ["README.md", "bib/more.md"]\n')
    monkeypatch.chdir(root)
    assert read_survey(locate_project()).info.title == "Stones"


def test_hints_stand_beside_the_list_or_in_the_output_folder(tmp_path: Path) -> None:
    """Each of the places is read, an idle hint is named with its line, and the front matter still counts."""
    text = (
        "---\ntitle: Of stones\n---\n# T\n## Papers\n"
        + ITEM
        + "## Extras\n"
        + ITEM.replace("Lifting", "Heaving")
    )
    path = tmp_path / "list.md"
    path.write_text(text)
    output = tmp_path / "out"
    (output / "bib").mkdir(parents=True)
    for place in (tmp_path, output / "bib", output):
        settings = place / "survey.toml"
        settings.write_text('ignore = ["Extras"]\npapers = ["Nowhere"]\n')
        survey = read_survey(locate_project(path, output))
        assert [work.title for work in survey.works] == ["Lifting"]
        assert survey.info.title == "Of stones"
        (idle,) = [each for each in survey.problems if each.code is Code.IDLE_HINT]
        assert (idle.location.path, idle.location.line) == (settings.as_posix(), 2)
        settings.unlink()
    assert len(read_survey(locate_project(path, output)).works) == 2


def test_an_idle_form_is_not_called_missing(tmp_path: Path) -> None:
    """Its lines may be there, and have a form that stands before it."""
    path = tmp_path / "list.md"
    path.write_text("# T\n## Papers\n" + ITEM)
    path.with_name("survey.toml").write_text("[[shape]]\nlike = '+ \"{title}\" ({venue})'\n")
    survey = read_survey(locate_project(path, tmp_path / "out"))
    (idle,) = [each for each in survey.problems if each.code is Code.IDLE_HINT]
    assert idle.summary == (
        "no line has this form that a form above it has not, so it changes nothing:"
        ' shape: + "{title}" ({venue})'
    )


@pytest.mark.parametrize(
    ("name", "near"),
    [("Readme.md", "README.md"), ("bib/mre.md", "bib/more.md"), ("catalogue/q.md", None)],
)
def test_the_nearest_list_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, near: str | None
) -> None:
    """A slip in the path of a list is answered with the list that is there."""
    monkeypatch.chdir(root)
    (root / "bib" / "survey.toml").write_text(f'lists = ["{name}"]\n')
    with pytest.raises(SurveyError) as raised:
        locate_project()
    expected = "expected a list that is there, relative to the folder above bib/"
    assert f"{expected} (did you mean {near}?);" in str(raised.value) or near is None
    assert ("did you mean" in str(raised.value)) is (near is not None)


def _set_additions(root: Path) -> None:
    (root / "bib" / "survey.toml").write_text('lists = ["README.md"]\nadditions = "bib/more.md"\n')


def test_additions_are_no_published_list(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are read after the lists, and pages name both; a list that is given alone is read without them."""
    _set_additions(root)
    project = _locate_from(root, monkeypatch)
    assert [path.as_posix() for path in project.lists] == ["README.md"]
    assert [path.as_posix() for path in project.every_list] == ["README.md", "bib/more.md"]
    survey = read_survey(project)
    assert survey.source == "README.md, bib/more.md"
    assert [(each.title, each.is_added) for each in survey.works] == [("Lifting", False), ("Heaving", True)]
    assert locate_project(root / "README.md").additions is None


def test_additions_that_are_not_there_are_an_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their setting is named with its line: a site without its additions is never made silently."""
    _set_additions(root)
    (root / "bib" / "more.md").unlink()
    monkeypatch.chdir(root)
    with pytest.raises(SurveyError, match=r"bib/survey.toml:2:13: .*additions: bib/more\.md is no file"):
        locate_project()
    (root / "bib" / "more.md").symlink_to(root / "README.md")
    with pytest.raises(SurveyError, match="expected each list once"):
        locate_project()
