"""What the commands that make editions share: names, folders, and what they leave behind."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import CASES
from survey_companion.commands.cli import main
from survey_companion.commands.offline_editions import deliver
from survey_companion.commands.pdf import find_place, plan_pdf
from survey_companion.model.survey import Survey
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.sphinx.run import Run

LIST = "---\ntitle: Stones\n---\n\n# Stones\n\n## Papers\n\n### 1. Hard\n\n" + "".join(
    f"#### 1.{number} {name}\n\n- [2020] **{name} things.** *Ana Doe et al.* [[paper](https://aclanthology.org/2020.acl-main.{number}/)]\n\n"
    for number, name in enumerate(("Granite", "Marble"), 1)
)


def _write(root: Path, prose: str = "") -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / "list.md").write_text(LIST, encoding="utf-8")
    if prose:
        path = root / "docs" / "prose" / "taxonomy" / "hard" / "granite.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(prose, encoding="utf-8")
    return root / "list.md"


def _run(command: str, root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "survey_companion", command, "--catalogue", str(root / "list.md")]
    return subprocess.run(
        [*arguments, "--output", str(root), *options], capture_output=True, text=True, check=False
    )


def _call(command: str, root: Path, *options: str | Path) -> Result:
    """Run a command that is refused before Sphinx starts."""
    arguments = [command, "--catalogue", root / "list.md", "--output", root, *options]
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture(scope="module")
def survey() -> Survey:
    """The invented survey, with an address."""
    return read_survey(locate_project(CASES / "sample.md", None))


# -- files -----------------------------------------------------------------------------------------


def test_a_site_is_new_after_an_edition_read_its_pages(tmp_path: Path) -> None:
    """What changed since the last site is built, though an archive of the site was made in between."""
    _write(tmp_path, "Old words.\n")
    assert _run("build", tmp_path).returncode == 0
    _write(tmp_path, "New words.\n")
    assert _run("zip", tmp_path).returncode == 0
    assert _run("build", tmp_path).returncode == 0
    page = (tmp_path / "docs" / "_build" / "html" / "taxonomy" / "hard" / "granite.html").read_text()
    assert "New words." in page
    assert not (tmp_path / "docs" / "_build" / ".survey" / "htmlzip" / "pages").exists(), "twice the disk"


@pytest.mark.parametrize("command", ["pdf", "epub", "zip"])
def test_a_folder_that_cannot_be_written_into_is_refused_first(command: str, tmp_path: Path) -> None:
    """The command line is wrong, and nothing was converted."""
    _write(tmp_path)
    (tmp_path / "file").write_text("")
    done = _call(command, tmp_path, "--into", tmp_path / "file" / "into")
    assert done.exit_code == 2
    assert (
        f"Invalid value for '--into': cannot write into {tmp_path / 'file' / 'into'}: Not a dir"
        in done.output
    )
    assert {path.name for path in tmp_path.iterdir()} == {"list.md", "file"}


def test_a_copy_that_fails_does_not_deny_the_edition(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says what was written, and what was not."""
    (tmp_path / "into").write_text("")
    target = tmp_path / "_build" / "stones.epub"
    with pytest.raises(SystemExit):
        deliver(b"book", target, tmp_path / ".survey", tmp_path / "into")
    assert target.read_bytes() == b"book"
    said = capsys.readouterr().err
    assert f"Open {target}\n" in said
    assert said.endswith(f"; {target} was written, the copy was not\n")


# -- the book --------------------------------------------------------------------------------------


def test_the_name_says_what_is_not_usual(survey: Survey) -> None:
    """A part of the book, and a paper other than A4, have names of their own."""
    place = find_place(survey, "large-stones")
    assert [
        plan_pdf(survey, each, paper, {}).name for each in (None, place) for paper in ("a4", "us-letter")
    ] == [
        *("stones.pdf", "stones-us-letter.pdf"),
        *("stones-large-stones.pdf", "stones-large-stones-us-letter.pdf"),
    ]


@pytest.mark.parametrize(
    "wanted",
    [
        "large-stones",
        "taxonomy/by-hand/large-stones",
        "taxonomy/by-hand/large-stones.html",
        "/taxonomy/by-hand/large-stones.html#cite-this-section",
        "https://stones.example.org/en/latest/taxonomy/by-hand/large-stones.html",
        "https://stones.example.org/en/latest/taxonomy/by-hand/large-stones.html?highlight=a#sec-by-hand-large-stones",
        "taxonomy/by-hand/index.html#sec-by-hand-large-stones",
        "#sec-by-hand-large-stones",
        "sec-by-hand-large-stones",
    ],
)
def test_a_section_is_found_however_it_is_written(wanted: str, survey: Survey) -> None:
    """A slug, a page, its address on the site, an anchor, or an anchor on a page."""
    assert find_place(survey, wanted).address == "taxonomy/by-hand/large-stones"


@pytest.mark.parametrize(
    "wanted", ["by-hand", "https://x.org/taxonomy/by-hand/", "taxonomy/by-hand/index.html"]
)
def test_a_part_is_found_too(wanted: str, survey: Survey) -> None:
    """The page of a part is the index of its folder."""
    assert find_place(survey, wanted).address == "taxonomy/by-hand/index"


def test_a_misspelt_section_gets_a_proposal(tmp_path: Path) -> None:
    """Names that are close come alone; the whole list comes when none is close."""
    _write(tmp_path)
    close = _call("pdf", tmp_path, "--section", "granit")
    assert close.exit_code == 2
    assert close.output.endswith("there is no section 'granit'; did you mean:\n  taxonomy/hard/granite\n")
    far = _call("pdf", tmp_path, "--section", "zzz")
    assert far.output.endswith(
        "there is no section 'zzz'; choose one of:\n"
        "  taxonomy/hard\n  taxonomy/hard/granite\n  taxonomy/hard/marble\n"
    )


def test_folders_without_fonts_are_refused(tmp_path: Path) -> None:
    """A folder with a comma could not be told from two, and one without a font would not help."""
    _write(tmp_path)
    for name, message in (
        ("a,b", "has a comma in its name"),
        ("empty", "there is no font (*.ttf, *.otf, *.ttc) in"),
    ):
        (tmp_path / name).mkdir()
        done = _call("pdf", tmp_path, "--fonts", tmp_path / name)
        assert done.exit_code == 2
        assert message in done.output
    (tmp_path / "empty" / "deep").mkdir()
    (tmp_path / "empty" / "deep" / "Font.TTF").write_bytes(b"")
    done = _call("pdf", tmp_path, "--fonts", tmp_path / "empty", "--section", "zzz")
    assert "there is no section" in done.output, "the fonts are accepted, and what comes next is looked at"


def test_without_fonts_no_folder_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty list of folders would name the current one."""
    given: list[Run] = []

    def stop(_project: object, _kind: object, run: Run, _target: object) -> None:
        given.append(run)
        sys.exit(3)

    monkeypatch.setattr("survey_companion.commands.offline_editions.run_sphinx", stop)
    _write(tmp_path)
    assert _call("pdf", tmp_path).exit_code == 3
    assert given[0].options == {"survey_book_paper": "a4", "survey_book_two_sided": "0"}
    assert given[0].is_parallel
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.otf").write_bytes(b"")
    assert _call("pdf", tmp_path, "--fonts", tmp_path / "fonts").exit_code == 3
    assert given[1].options["survey_book_fonts"] == str(tmp_path / "fonts")
