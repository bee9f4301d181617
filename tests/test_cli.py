"""The command line, as people run it."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import CASES
from survey.cli import main


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_convert_writes_everything_and_then_nothing(tmp_path: Path) -> None:
    """A second run on the same list changes no byte; `--check` agrees."""
    command = ("convert", "--catalogue", CASES / "sample.md", "--output", tmp_path)
    assert _run(*command).exit_code == 0
    before = _tree(tmp_path)
    assert {"bib/survey.bib", "docs/index.md", "docs/taxonomy/by-hand/large-stones.md"} <= set(before)
    again = _run(*command)
    assert "0 files written" in again.stderr
    assert _tree(tmp_path) == before
    assert _run(*command, "--check").exit_code == 0


def test_a_stale_bibliography_is_named_with_the_command(tmp_path: Path) -> None:
    """`convert --check` fails on a missing or changed .bib, says what to run, and writes nothing."""
    command = ("convert", "--catalogue", CASES / "sample.md", "--output", tmp_path, "--check")
    result = _run(*command)
    assert result.exit_code == 1
    assert "survey.bib is not up to date; renew it with: survey convert" in result.stderr
    assert _tree(tmp_path) == {}


def test_the_same_bytes_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folder, locale and hash seed do not show in any file."""
    trees = []
    for name, seed, locale in (("one", "1", "C"), ("two", "2", "tr_TR.UTF-8")):
        folder = tmp_path / name
        (folder / "bib").mkdir(parents=True)
        shutil.copy(CASES / "sample.md", folder / "bib" / "catalogue.md")
        shutil.copy(CASES / "sample-resources.toml", folder / "bib" / "resources.toml")
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("LC_ALL", locale)
        command = [sys.executable, "-m", "survey", "convert", "--catalogue"]
        subprocess.run([*command, str(folder / "bib" / "catalogue.md")], check=True, capture_output=True)
        trees.append(_tree(folder))
    assert trees[0] == trees[1]


def test_a_removed_section_loses_its_page_and_nothing_else(tmp_path: Path) -> None:
    """Pages of sections that are gone are removed; what a person wrote stays."""
    catalogue = tmp_path / "list.md"
    text = (CASES / "sample.md").read_text(encoding="utf-8")
    catalogue.write_text(text, encoding="utf-8")
    command = ("convert", "--catalogue", catalogue, "--output", tmp_path / "out")
    _run(*command)
    hand = tmp_path / "out" / "docs" / "taxonomy" / "mine.md"
    hand.write_text("# Mine\n", encoding="utf-8")
    catalogue.write_text(text.replace("#### 1.2 Small Stones\n", ""), encoding="utf-8")
    assert "1 removed" in _run(*command).stderr
    assert hand.exists()
    assert not (hand.parent / "by-hand" / "small-stones.md").exists()


def test_a_page_that_a_person_wrote_is_never_overwritten(tmp_path: Path) -> None:
    """A hand-written front page replaces the generated one; one in a generated page's place is an error."""
    command = ("convert", "--catalogue", CASES / "sample.md", "--output", tmp_path)
    for name in ("index.md", "taxonomy/index.md"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Mine\n", encoding="utf-8")
    result = _run(*command)
    assert result.exit_code == 1
    assert "taxonomy/index.md:1:1: error foreign-file" in result.stderr
    assert "docs/index.md:1:1" not in result.stderr
    assert (tmp_path / "docs" / "index.md").read_text() == "# Mine\n"
    assert (tmp_path / "docs" / "taxonomy" / "index.md").read_text() == "# Mine\n"


def test_check_prints_problems_and_the_account(tmp_path: Path) -> None:
    """Warnings do not fail; errors do; nothing is written."""
    result = _run("check", "--catalogue", CASES / "sample.md", "--output", tmp_path)
    assert result.exit_code == 0
    assert "7  listings: 7 of 6 works in 3 sections" in result.stdout
    assert "0 errors, 4 warnings" in result.stdout
    assert _run("check", "--catalogue", CASES / "terrible.md").exit_code == 1
    assert _tree(tmp_path) == {}


def test_check_speaks_to_programs() -> None:
    """JSON has every problem with its place; the GitHub form escapes what would end a command."""
    report = json.loads(_run("check", "--catalogue", CASES / "terrible.md", "--format", "json").stdout)
    assert report["lines"]["content"] == sum(n for name, n in report["lines"].items() if name != "content")
    assert {"path", "line", "column", "severity", "code", "found"} <= set(report["problems"][0])
    annotations = _run(
        "check", "--catalogue", CASES / "terrible.md", "--format", "github"
    ).stdout.splitlines()
    assert len(annotations) == len(report["problems"])
    assert all(line.startswith(("::error file=", "::warning file=")) for line in annotations)


@pytest.mark.parametrize("command", ["convert", "check", "build"])
def test_an_unreadable_list_is_one_message(command: str, tmp_path: Path) -> None:
    """A missing list gives one line, exit code 1 and no file."""
    result = _run(command, "--catalogue", tmp_path / "none.md", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert (
        "none.md:1:1: error unreadable-file: the file cannot be read: No such file or directory"
        in result.stderr
    )
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_broken_record_is_reported_and_the_rest_is_converted(tmp_path: Path) -> None:
    """A record of a data set that nobody lists, and a wrong field, are errors with their lines."""
    shutil.copy(CASES / "sample.md", tmp_path / "list.md")
    text = (CASES / "sample-resources.toml").read_text().replace('status = "available"', 'status = "fine"')
    text += '\n[gravel]\nname = "Gravel"\nstatus = "unknown"\nconfirmed = false\nsources = []\n'
    (tmp_path / "resources.toml").write_text(text)
    result = _run("convert", "--catalogue", tmp_path / "list.md", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "resources.toml:15:1: error invalid-field" in result.stderr
    assert (
        "error unlisted-record: this record describes nothing that the catalogue lists: [gravel]"
        in result.stderr
    )
    assert "Slate" in (tmp_path / "out/docs/resources/data/quarries.md").read_text()


def test_a_full_disk_is_one_message(tmp_path: Path) -> None:
    """An output folder that cannot be written is named."""
    (tmp_path / "out").write_text("a file")
    result = _run("convert", "--catalogue", CASES / "sample.md", "--output", tmp_path / "out" / "deeper")
    assert result.exit_code == 1
    assert "cannot-write" in result.stderr


def test_killed_in_the_middle_the_old_files_stand(tmp_path: Path) -> None:
    """Whenever the program is killed, every file is the whole old one or the whole new one."""
    catalogue = tmp_path / "list.md"
    out = tmp_path / "out"
    command = [sys.executable, "-m", "survey", "convert", "--catalogue", str(catalogue), "--output", str(out)]
    texts = []
    for year in (2020, 2021):
        items = "".join(f"- [{year}] **Work {i} of {year}.** *Doe et al.*\n" for i in range(40))
        texts.append("# T\n" + "".join(f"## Part {n}\n{items}" for n in range(60)))
    wholes = []
    for number, text in enumerate(texts):
        catalogue.write_text(text)
        target = tmp_path / f"whole{number}"
        subprocess.run([*command[:-1], str(target)], check=True, capture_output=True)
        wholes.append(_tree(target))
    shutil.copytree(tmp_path / "whole0", out)
    for delay in (0.2, 0.35, 0.5, 0.65, 0.8):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
        for name, content in _tree(out).items():
            if not name.endswith(".tmp"):
                assert content in (wholes[0][name], wholes[1][name])


def test_help_shows_examples() -> None:
    """Every command explains itself with examples."""
    assert "survey build --catalogue" in _run("--help").stdout
    for name in main.commands:
        assert "Examples:" in _run(name, "--help").stdout


def test_wrong_usage_is_exit_code_two() -> None:
    """A misspelt option is told apart from a problem in the list."""
    assert _run("check", "--formt", "json").exit_code == 2
