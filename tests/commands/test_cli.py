"""The command line, as people run it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import CASES
from survey_companion.commands.cli import main
from survey_companion.exports.formats import Scope, formats_for
from survey_companion.project.disk import OWN as FOLDER


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def _tree(folder: Path) -> dict[str, bytes]:
    """Return all files but those that the program keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and FOLDER not in path.parts
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
        shutil.copy(CASES / "sample-works.toml", folder / "bib" / "works.toml")
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("LC_ALL", locale)
        command = [sys.executable, "-m", "survey_companion", "convert", "--catalogue"]
        subprocess.run([*command, str(folder / "bib" / "catalogue.md")], check=True, capture_output=True)
        trees.append(_tree(folder))
    assert trees[0] == trees[1]


def test_a_removed_section_loses_its_page_and_nothing_else(tmp_path: Path) -> None:
    """Pages of sections that are gone are removed; what a person wrote stays."""
    catalogue = tmp_path / "list.md"
    text = (CASES / "sample.md").read_text(encoding="utf-8")
    catalogue.write_text(text, encoding="utf-8")
    command = ("convert", "--catalogue", catalogue, "--output", tmp_path / "out")
    docs = tmp_path / "out" / "docs"
    _run(*command)
    (docs / "taxonomy" / "mine.md").write_text("# Mine\n", encoding="utf-8")
    before = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    catalogue.write_text(text.replace("#### 1.2 Small Stones\n", ""), encoding="utf-8")
    _run(*command)
    after = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    assert after <= before
    assert before - after == {
        "taxonomy/by-hand/small-stones.md",
        *(
            f"extra/exports/{each.path(Scope.SECTION, 'sec-by-hand-small-stones')}"
            for each in formats_for(Scope.SECTION)
        ),
        *(
            f"extra/exports/cite/{name}.{suffix}"
            for name in ("sec-by-hand-small-stones", "fig-overlap")
            for suffix in ("txt", "bib", "biblatex.bib", "ris", "json")
        ),
        *(f"extra/cite/places/{name}.js" for name in ("sec-by-hand-small-stones", "fig-overlap")),
        # No two sections share a work any more: there is nothing to draw.
        "figures/overlap.svg",
        "snippets/figures/overlap.md",
    }


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
    assert "0 errors, 6 warnings; 4 notices, 0 settled" in result.stdout
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
    (tmp_path / "out" / "bib").mkdir(parents=True)
    (tmp_path / "out" / "bib" / "resources.toml").write_text(text)
    result = _run("convert", "--catalogue", tmp_path / "list.md", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "resources.toml:16:1: error invalid-field" in result.stderr
    assert (
        "error unlisted-record: the list does not name the work or data resource of this record: [gravel]"
        in result.stderr
    )
    assert "Slate" in (tmp_path / "out/docs/resources/data/quarries.md").read_text()


RECORD = """
[doe2023lifting]
title = "Lifting Stones in Welsh and English"
authors = ["Doe, Ana", "Roe, Bo"]
year = 2023
aliases = ["doe2023old"]
confirmed = true
sources = []
"""


@pytest.mark.parametrize(
    ("records", "code"),
    [
        (RECORD + "year = \n", "invalid-toml"),
        (RECORD + 'colour = "grey"\n', "invalid-field"),
        (
            RECORD.replace("Lifting Stones in Welsh and English", "Sieves").replace("Doe, Ana", "Moe, Zoe")
            .replace("Roe, Bo", "Poe, Cy"),
            "reused-key",
        ),
    ],
)  # fmt: skip
def test_a_faulty_record_or_a_reused_key_changes_nothing(records: str, code: str, tmp_path: Path) -> None:
    """The committed .bib and the keys given out survive a slip in works.toml; its cause comes alone."""
    (tmp_path / "bib").mkdir()
    shutil.copy(CASES / "sample.md", tmp_path / "bib" / "catalogue.md")
    works = tmp_path / "bib" / "works.toml"
    works.write_text(RECORD)
    command = ("convert", "--catalogue", tmp_path / "bib" / "catalogue.md")
    assert (
        "doe2023old now:doe2023lifting" in (_run(*command), (tmp_path / "bib" / "keys.lock").read_text())[1]
    )
    works.write_text(records)
    before = _tree(tmp_path)
    result = _run(*command)
    assert result.exit_code == 1
    assert {
        line.split(" error ")[1].split(":")[0] for line in result.stderr.splitlines() if " error " in line
    } == {code}
    assert _tree(tmp_path) == before


def test_a_folder_named_exports_protects_its_files_too(tmp_path: Path) -> None:
    """Whatever the project's folder is called, what a person wrote stays."""
    output = tmp_path / "exports" / "mine"
    (output / "docs" / "taxonomy").mkdir(parents=True)
    for name in ("index.md", "taxonomy/notes.md"):
        (output / "docs" / name).write_text("# Mine\n")
    _run("convert", "--catalogue", CASES / "sample.md", "--output", output)
    assert (output / "docs" / "index.md").read_text() == "# Mine\n"
    assert (output / "docs" / "taxonomy" / "notes.md").exists()


def test_the_report_counts_and_names_gaps(tmp_path: Path) -> None:
    """Per section how many works have what a citation needs, and the works with most gaps first."""
    shutil.copy(CASES / "sample.md", tmp_path / "list.md")
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "works.toml").write_text(RECORD)
    options = ("--catalogue", tmp_path / "list.md", "--output", tmp_path, "--most", "1")
    lines = _run("report", *options).stdout.splitlines()
    assert lines[0].split() == "works all authors venue identifier DOI confirmed no doubt".split()
    row = next(line for line in lines if line.startswith("1.1 Large Stones"))
    assert row.split()[3:6] == ["3", "3", "(100"]
    assert lines[-1] == "  koe2021sieves: authors missing, no identifier, not confirmed"


def test_an_error_of_the_system_is_one_message(tmp_path: Path) -> None:
    """An output folder that cannot be written is named, with the system's reason."""
    (tmp_path / "out").write_text("a file")
    result = _run("convert", "--catalogue", CASES / "sample.md", "--output", tmp_path / "out" / "deeper")
    assert result.exit_code == 1
    assert "error system: Not a directory" in result.stderr


KILLED = """
import os, sys
moves = 0
def replace(draft, target, move=os.replace):
    global moves
    moves += "{folder}" not in os.path.split(os.path.dirname(target))
    if moves > {allowed}:
        os._exit(9)
    return move(draft, target)
os.replace = replace
from survey_companion.commands.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("allowed", [0, 1, 5])
def test_killed_in_the_middle_no_file_is_half_written(allowed: int, tmp_path: Path) -> None:
    """Each file is the whole old or the whole new one, and the next run completes the change."""
    catalogue, out = tmp_path / "list.md", tmp_path / "out"
    text = (CASES / "sample.md").read_text(encoding="utf-8")
    arguments = ["convert", "--catalogue", str(catalogue), "--output", str(out)]
    catalogue.write_text(text, encoding="utf-8")
    _run(*arguments)
    old = _tree(out)
    catalogue.write_text(text.replace("Stones", "Rocks").replace("2022", "2020"), encoding="utf-8")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED.format(allowed=allowed, folder=FOLDER), *arguments], check=False
    )
    assert killed.returncode == 9
    between = {name: content for name, content in _tree(out).items() if not name.endswith(".tmp")}
    again = _run(*arguments)
    assert "-file" not in again.stderr, "nothing looks like a person's"
    new = {name: content for name, content in _tree(out).items() if not name.endswith(".tmp")}
    assert sum(content != old.get(name) for name, content in between.items()) == allowed
    assert all(content in {old.get(name), new.get(name)} for name, content in between.items())
    assert new != old


def test_drafts_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    """What a killed run left behind is removed: at once where only one run can write, else when it is old."""
    command = ("convert", "--catalogue", CASES / "sample.md", "--output", tmp_path)
    _run(*command)
    own = tmp_path / "docs" / FOLDER / "drafts" / ".survey-own.tmp"
    old, fresh, mine = (
        tmp_path / "bib" / f".survey-{name}.tmp" for name in (f"{0:016}-0", f"{1:016}-0", "notes")
    )
    for draft in (own, old, fresh, mine):
        draft.write_text("half")
    os.utime(old, (1, 1))
    os.utime(mine, (1, 1))
    (tmp_path / "bib" / "survey.bib").unlink()
    _run(*command)
    assert [path.exists() for path in (own, old, fresh, mine)] == [False, False, True, True]


def test_an_empty_list_changes_nothing(tmp_path: Path) -> None:
    """The wrong file is an error, and the last good pages stay."""
    catalogue = tmp_path / "list.md"
    shutil.copy(CASES / "sample.md", catalogue)
    command = ("convert", "--catalogue", catalogue, "--output", tmp_path / "out")
    _run(*command)
    before = _tree(tmp_path / "out")
    catalogue.write_text("oops\n")
    result = _run(*command)
    assert result.exit_code == 1
    assert "list.md:1:1: error empty-catalogue" in result.stderr
    assert _tree(tmp_path / "out") == before
    assert _run("build", *command[1:]).exit_code == 1


def test_only_strict_commands_fail_on_lines_that_cannot_be_read(tmp_path: Path) -> None:
    """What can be converted is, with one message about the rest; with `--strict` that is a failure."""
    command = ("convert", "--output", tmp_path, "--catalogue", CASES / "terrible.md")
    done = _run(*command)
    assert done.exit_code == 0
    assert done.stderr.count(": error ") == 1
    assert "survey check shows all" in done.stderr
    assert (tmp_path / "bib" / "survey.bib").exists()
    assert _run(*command, "--strict").exit_code == 1
    assert _run("check", *command[1:]).exit_code == 1


def test_an_entry_with_a_wrong_month_is_not_told_as_left_out(tmp_path: Path) -> None:
    """The error is shown as it is: the entry has no month, but is on its page."""
    files = {
        "bib/survey.toml": 'lists = ["bib/list.md"]\nadditions = "bib/more.md"\n[survey]\ntitle = "T"\n',
        "bib/list.md": "# T\n## Walls\n- [2024] **Owls.** *Ana Doe*\n",
        "bib/more.md": "## Walls\n- [2025] **Larks.** *Bo Roe* `added 2026-13`\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "survey_companion", "convert"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "bib/more.md:2:30: error invalid-added-month: " in done.stderr
    assert "Left out" not in done.stderr
    assert "Larks" in (tmp_path / "docs" / "explore.md").read_text(encoding="utf-8")


def test_many_problems_of_a_kind_are_one_message(tmp_path: Path) -> None:
    """Four lines without authors are said once, with their lines; `--all` says each."""
    items = "".join(
        f"- [2020] **Stones of Kind {n}.** [[pdf](https://example.org/{n}.pdf)]\n" for n in range(4)
    )
    path = tmp_path / "list.md"
    path.write_text(f"# Stone papers\n\n## Methods\n\n{items}")
    command = ("check", "--catalogue", path, "--output", tmp_path / "out")
    few, every = _run(*command).stdout, _run(*command, "--all").stdout
    assert few.count("unknown-host") == 1
    assert "3 more of this kind, at lines 6, 7, 8" in few
    assert every.count("unknown-host") == 4


def test_prose_that_no_page_shows_is_an_error(tmp_path: Path) -> None:
    """Prose of a renamed section is named instead of vanishing."""
    prose = tmp_path / "docs" / "prose" / "taxonomy" / "by-hand"
    prose.mkdir(parents=True)
    (prose / "index.md").write_text("Shown.")
    (prose / "gone.md").write_text("Not shown.")
    result = _run("check", "--catalogue", CASES / "sample.md", "--output", tmp_path)
    assert result.exit_code == 1
    assert "gone.md:1:1: error unused-prose" in result.stdout
    assert "index.md:1:1" not in result.stdout


def test_help_shows_examples() -> None:
    """Every command explains itself with examples."""
    assert "survey build --catalogue" in _run("--help").stdout
    for name in main.commands:
        assert "Examples:" in _run(name, "--help").stdout


def test_wrong_usage_is_exit_code_two() -> None:
    """A misspelt option is told apart from a problem in the list."""
    assert _run("check", "--formt", "json").exit_code == 2


def _compare(tmp_path: Path, records: str) -> Result:
    """Compare a list with records beside it to a copy that has none."""
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        shutil.copy(CASES / "sample.md", folder / "list.md")
    (one / "works.toml").write_text(records, encoding="utf-8")
    return _run("diff", one / "list.md", other / "list.md")


def test_diff_reads_the_records_of_the_list_for_its_copy(tmp_path: Path) -> None:
    """A copy of the list without records differs by what was edited, not by everything that is recorded."""
    result = _compare(tmp_path, (CASES / "sample-works.toml").read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert "are read for both" in result.stderr
    assert "removed" not in result.stdout


def test_diff_refuses_records_that_cannot_be_read(tmp_path: Path) -> None:
    """A faulty record would make its work look removed, so nothing is compared."""
    result = _compare(tmp_path, "[[[")
    assert result.exit_code == 1
    assert "one/works.toml:1" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "idle"),
    [
        (["--help"], {"pydantic", "markdown_it", "jinja2", "docutils", "sphinx", "typst", "requests"}),
        (["check"], {"jinja2", "docutils", "sphinx", "typst", "requests", "urllib.request", "ftfy"}),
        (["convert"], {"docutils", "sphinx", "typst", "requests"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_command_imports_only_what_it_needs(tmp_path: Path, arguments: list[str], idle: set[str]) -> None:
    """Asking for help is instant, and checking a list does not wait for what draws and builds."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "catalogue.md").write_text(
        "## Papers\n\n- [2023] **Stones.** [[paper](https://a.org)]\n"
    )
    script = (
        "import sys, survey_companion.commands.cli\n"
        "try: survey_companion.commands.cli.main(sys.argv[1:])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "print('\\n'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    imported = set(done.stdout.splitlines())
    assert "survey_companion.commands.cli" in imported
    assert imported & idle == set()
