"""What a change of a list is told by `survey check --since`, in a real git repository."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from list_changes import CASES, FIRST, GOOD, KITES, LIST, RECORD, ROPES, SECOND, SETTINGS, SETTLED, Case
from survey_companion.commands.cli import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A repository with one commit, which is the current folder, and a way to start the program there."""
    for name, value in {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "repository"
    (folder / "bib").mkdir(parents=True)
    monkeypatch.chdir(folder)
    _write(
        {"list.md": LIST, "bib/survey.toml": SETTINGS, "bib/works.toml": RECORD, "bib/settled.toml": SETTLED}
    )
    _git("init", "--quiet", "--initial-branch=main")
    assert _start("convert").exit_code == 0
    _commit()
    return lambda *arguments: _start("check", "--since", "HEAD", *arguments)


def _start(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def _write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def _git(*arguments: str) -> str:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    return subprocess.run(
        ["git", *who, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


def _commit() -> None:
    _git("add", "list.md", "bib")
    _git("commit", "--quiet", "--message", "x")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_change_gets_the_remarks_that_concern_it(run: Run, case: Case) -> None:
    """New problems at the lines of the change, nothing of what was there before, and the right exit code."""
    text = LIST
    for old, new in case.edits:
        assert old in text, "the case edits what is not there"
        text = text.replace(old, new, 1)
    _write({"list.md": text, **case.files})
    result = run("--format", "json")
    found = json.loads(result.stdout)
    said = tuple(f"{each['line']} {each['code']}: {each['found']}" for each in found["problems"])
    asked = tuple(f"{each['code']}: {each['found']}" for each in found["for_maintainer"])
    head = next(
        line for line in run().stdout.splitlines() if line.startswith(("Since HEAD: ", "Not compared"))
    )
    assert (said, head.partition(": ")[2], asked, result.exit_code) == (
        case.problems,
        case.summary,
        case.maintainer,
        case.exit_code,
    )


def test_other_formats_say_the_same(run: Run) -> None:
    """Annotations have no maintainer's remarks; text ends with one line of them; --all names each."""
    _write({"list.md": LIST.replace(FIRST, f"{FIRST}- [2022] **Lifting heavy pots.** *Poe et al.*\n")})
    link = "this entry has no link at all: Lifting heavy pots; expected a link to the paper; add the link"
    assert run("--format", "github").stdout == f"::warning file=list.md,line=9,col=1,title=no-link::{link}\n"
    assert run().stdout.splitlines() == [
        f"list.md:9:1: warning no-link: {link}",
        "",
        "Since HEAD: 1 work added",
        "  work  poe2022lifting  Lifting heavy pots",
        "For the maintainer, nothing to do for you: 1 no-record",
        "0 errors, 1 warning, 0 notices",
    ]
    shown = run("--all").stdout
    assert "list.md:9:1: notice truncated-authors: not all authors are named: Poe et al.; " in shown
    assert "for the maintainer: list.md:9:1: warning no-record: " in shown
    assert len(json.loads(run("--all", "--format", "json").stdout)["notices"]) == 1


def test_a_summary_has_the_line_and_what_a_machine_knows(run: Run) -> None:
    """In Markdown each remark stands with its line, and with the corrected one where that is certain."""
    wrong = GOOD.replace("Poe", "PÃ¶e")
    _write({"list.md": LIST.replace(FIRST, f"{FIRST}{wrong}\n")})
    text = run("--format", "markdown").stdout
    blocks = [each.content for each in MarkdownIt("commonmark").parse(text) if each.type == "fence"]
    assert blocks == [f"{wrong}\n", f"{wrong.replace('PÃ¶e', 'Pöe')}\n"]
    assert text.startswith("## Check of the list\n\n0 errors, 1 warning, 0 notices.\n")
    assert "- work `poe2022lifting`: `Lifting heavy stones with hooks`" in text
    assert text.endswith("For the maintainer, nothing to do for you: 1 no-record.\n")


HOSTILE = (
    "- [2022] **`@everyone` ![x](https://example.org/x.png) <img src=x onerror=alert(1)> ::error::x"
    " ##[set-output name=x] ``` %0A::stop-commands::x www.example.org #1 [a][b.** *Poe et al.* @ada"
)


def test_a_line_is_no_command_no_link_and_no_mention(run: Run) -> None:
    """Whatever stands in the list is a text in the summary and in annotations."""
    _write({"list.md": LIST.replace(FIRST, f"{FIRST}{HOSTILE}\n{GOOD.replace('hooks.', '@hooks <b>.')}\n")})
    tokens = MarkdownIt("commonmark").parse(run("--format", "markdown").stdout)
    inline = [each for token in tokens for each in token.children or ()]
    assert {each.type for each in inline} <= {"text", "code_inline", "softbreak", "text_special"}
    assert not {each.type for each in tokens} & {"html_block", "html_inline"}
    plain = " ".join(each.content for each in inline if each.type != "code_inline")
    assert not any(mark in plain for mark in ("@", "://", "www.", "#1"))
    annotations = run("--format", "github").stdout.splitlines()
    assert annotations
    assert all(
        each.startswith(("::error file=list.md,", "::warning file=list.md,", "::notice file=list.md,"))
        for each in annotations
    )
    assert not any("##[" in each or "%0A::" in each.replace("%250A", "") for each in annotations)


def test_nothing_of_the_change_is_run(run: Run) -> None:
    """A change may bring programs and settings of Sphinx; they are files like others."""
    trap = "import pathlib\npathlib.Path('trapped').touch()\n"
    _write({"docs/conf.py": trap, "conftest.py": trap, "bib/conf.py": trap, "sitecustomize.py": trap})
    _write({".git/hooks/post-checkout": "#!/bin/sh\ntouch trapped\n"})
    Path(".git/hooks/post-checkout").chmod(0o755)
    assert run().exit_code == 0
    assert not Path("trapped").exists()


def test_a_branch_is_compared_with_where_it_began(run: Run) -> None:
    """What the main branch has got since is neither added nor removed by the branch."""
    _git("checkout", "--quiet", "-b", "branch")
    _git("checkout", "--quiet", "main")
    _write({"list.md": LIST.replace(f"{KITES}\n", "")})
    _commit()
    _git("checkout", "--quiet", "branch")
    _write({"list.md": LIST.replace(FIRST, f"{FIRST}{GOOD}\n")})
    assert "Since main: 1 work added\n" in _start("check", "--since", "main").stdout
    assert run().exit_code == 0


def test_citation_keys_that_change_are_no_problems(run: Run) -> None:
    """Without kept keys, a new line changes those of others, whose problems are the same as before."""
    _git("rm", "--quiet", "bib/keys.lock")
    _git("rm", "--quiet", "bib/works.toml")
    old = "- [2019] **An older line.** *Moe et al.*\n"
    _write({"list.md": LIST.replace(FIRST, f"{FIRST}{old}"), "bib/settled.toml": ""})
    _commit()
    new = (
        GOOD.replace("Lifting heavy stones with hooks", "An older wall")
        .replace("2022", "2019")
        .replace("Poe", "Moe")
    )
    _write({"list.md": LIST.replace(FIRST, f"{FIRST}{new}\n{old}")})
    found = json.loads(run("--format", "json").stdout)
    assert found["problems"] == []


def test_a_project_that_was_not_there_or_broken_is_reported_as_it_is(run: Run) -> None:
    """With nothing to compare with, all open problems are named, and why; mending a project is no error."""
    _write({"list.md": LIST.replace(FIRST, f"{FIRST}- [2022] **Lifting heavy pots.** *Poe et al.*\n")})
    _write({"bib/survey.toml": "lists = [\n"})
    _commit()
    _write({"bib/survey.toml": SETTINGS})
    result = run()
    assert result.exit_code == 0
    assert "list.md:9:1: warning no-link: " in result.stdout
    assert (
        "Not compared with HEAD: the project could not be read as it was then"
        " (bib/survey.toml:1:1: the file is not valid TOML: Invalid value)\n"
    ) in result.stdout
    _git("rm", "-r", "--quiet", "--cached", "bib", "list.md")
    _git("commit", "--quiet", "--message", "none")
    assert "Not compared with HEAD: the project was not there yet\n" in run().stdout
    assert "Nothing was compared: `the project was not there yet`" in run("--format", "markdown").stdout


def test_the_summary_shows_the_line_that_fix_would_write(run: Run) -> None:
    """A copy with the preprint's venue and year, without other lines, gets what the record is sure of."""
    line = ROPES.replace("`Walls`", "`Wall`").replace("[2020]", "[2019]").replace("et al.", "et. al")
    line = line.replace("https://doi.org/10.1000/ropes", "http://doi.org/10.1000/rope")
    _write({"list.md": LIST.replace(SECOND, f"{SECOND}{line}\n")})
    text = run("--format", "markdown").stdout
    _, _, mended = text.partition("The corrected line:\n\n```text\n")
    shown = mended.partition("\n")[0]
    assert "*Doe et al.*" in shown
    assert _start("fix", "--check").exit_code == 1
    assert _start("fix", "--write").exit_code == 0
    assert shown in Path("list.md").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_a_project_that_cannot_be_read_now_is_an_error_in_every_format(run: Run, form: str) -> None:
    """Settings that a change broke are its error."""
    _write({"bib/survey.toml": "lists = [\n"})
    result = run("--format", form)
    assert (result.exit_code, "invalid-toml" in result.stdout) == (1, True)


def test_a_revision_that_is_not_there_is_a_wrong_command_line(run: Run, tmp_path: Path) -> None:
    """An unknown revision, a shallow clone without it, no repository and other lists: exit code 2 and why."""
    unknown = _start("check", "--since", "v9")
    assert (unknown.exit_code, "git knows no revision v9" in unknown.stderr) == (2, True)
    assert _start("check", "--since", "--help").exit_code == 2
    assert _start("check", "--since", "HEAD", "--catalogue", "list.md").exit_code == 2
    assert "needs --since" in _start("check", "--format", "markdown").stderr
    name = _git("rev-parse", "HEAD")
    _write({"list.md": LIST.replace(f"{KITES}\n", "")})
    _commit()
    _git("clone", "--quiet", "--depth", "1", Path.cwd().as_uri(), str(tmp_path / "shallow"))
    os.chdir(tmp_path / "shallow")
    shallow = _start("check", "--since", "HEAD~1")
    assert (shallow.exit_code, "shallow" in shallow.stderr) == (2, True)
    assert _start("check", "--since", name).exit_code == 2
    shutil.rmtree(".git")
    assert _start("check", "--since", "HEAD").exit_code == 2
    assert run is not None


def test_the_list_of_additions_is_compared_too(run: Run) -> None:
    """What the companion had added before is no change, and a line that is added there is one."""
    first, second = (f"{line} `added 2026-11`\n" for line in (GOOD, GOOD.replace("hooks", "straps")))
    head = "## Papers\n\n### 1. By Hand\n\n#### 1.1 Lifting\n\n"
    settings = SETTINGS.replace("\n\n", '\nadditions = "more.md"\n\n', 1)
    _write({"bib/survey.toml": settings, "more.md": f"{head}{first}"})
    assert _start("convert").exit_code == 0
    _git("add", "more.md")
    _commit()
    assert run().stdout.splitlines()[0] == "Since HEAD: no entry, section or setting has changed"
    _write({"more.md": f"{head}{second}{first}"})
    found = json.loads(run("--format", "json").stdout)
    assert [each["title"] for each in found["changes"]] == ["Lifting heavy stones with straps"]


def test_prose_of_a_renamed_section_is_told_where_to_go(run: Run) -> None:
    """The text of a section would be on no page; the remark says where it belongs."""
    old, new = (Path(f"docs/prose/taxonomy/by-hand/{name}.md") for name in ("lifting", "raising"))
    _write({str(old): "How stones are lifted.\n", "docs/prose/taxonomy/by-hand/lost.md": "Of no section.\n"})
    _git("add", "docs")
    _commit()
    _write({"list.md": LIST.replace("1.1 Lifting", "1.1 Raising")})
    (found,) = json.loads(run("--format", "json").stdout)["problems"]
    assert (found["code"], found["path"]) == ("unused-prose", old.as_posix())
    assert found["expected"].startswith(f"{new.as_posix()}, as the section has another name now, and ")
    old.rename(new)
    assert json.loads(run("--format", "json").stdout)["problems"] == []
