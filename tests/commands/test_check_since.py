"""What a change of a list is told by `survey check --since`, in a real git repository."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from survey_companion.commands.cli import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def _lines(titles: dict[str, str]) -> str:
    form = "- [2020] **{}.** *Doe et al.* `Walls` [[paper](https://doi.org/10.1000/{})]"
    return "\n".join(form.format(title, name) for name, title in titles.items())


LIFTING = _lines(
    {
        "ropes": "Lifting heavy stones with ropes",
        "pulleys": "How many pulleys lift boulders in a quarry?",
        "levers": "Levers for lifting: stones, beams and boulders",
        "cranes": "Cranes that lift heavy beams",
        "ramps": "Dragging boulders up ramps before lifting",
        "kites": "Kites lift stones: an experiment",
    }
)
PAINTING = _lines(
    {
        "ochre": "Ochre pigments on smooth walls",
        "chalk": "Painting with chalk: white pigments of cave walls",
        "soot": "Black paint from soot",
        "madder": "Red pigments: madder, and how painters used it",
        "copper": "Green paint on plaster walls",
        "lead": "Colours of painted ceilings",
    }
)
LIST = f"""# Stones

## Papers

### 1. By Hand

#### 1.1 Lifting

{LIFTING}
- [2019] **An old line without a link.** *Moe et al.* `Walls`

#### 1.2 Painting

{PAINTING}

## Data

### Quarries

#### Slates

- [**Slate**](https://example.org/slate). Flat stones.

#### Marbles

- [**Marble**](https://example.org/marble). White stones.
"""
SETTINGS = 'lists = ["list.md"]\n\n[survey]\ntitle = "Stones"\n'
RECORD = """\
[doe2020ropes]
title = "Lifting heavy stones with ropes"
authors = ["Doe, Ana"]
year = 2020
confirmed = true
sources = []
[doe2020ropes.published]
type = "article"
short = "Walls"
venue = "Journal of Walls"
year = 2020
doi = "10.1000/ropes"
"""
SETTLED = '[[settled]]\nproblem = "no-link"\nabout = "moe2019old"\nreason = "It is on paper only."\n'
GOOD = "- [2022] **Lifting heavy stones with hooks.** *Poe et al.* `Walls` [[paper](https://doi.org/10.1000/hooks)]"
FIRST = "#### 1.1 Lifting\n\n"
SECOND = "#### 1.2 Painting\n\n"
ROPES, *_, KITES = LIFTING.splitlines()
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


@dataclass(frozen=True)
class Case:
    """A change of the list: texts and what replaces them, and what is said of it."""

    title: str
    edits: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()  # "line code: found", in the order of lines
    summary: str = "no entry, section or setting has changed"
    maintainer: tuple[str, ...] = ()  # "code: found"
    exit_code: int = 0
    files: dict[str, str] = field(default_factory=dict)  # other files, written anew


PAINTED = "Painting walls with pigments: white and black paint, red colours, plaster and ceilings painted"
COPY = ROPES.replace("Lifting heavy", "Lifting HEAVY")
CASES = [
    Case("nothing"),
    Case(
        "a right line",
        ((FIRST, f"{FIRST}{GOOD}\n"),),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a right line in the middle",
        ((KITES, f"{KITES}\n{GOOD}"),),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a wrong line",
        ((FIRST, f"{FIRST}- [2022] **Lifting heavy pots with [hooks.\n"),),
        problems=("9 unclosed-markup: - [2022] **Lifting heavy pots with [hooks.",),
        exit_code=1,
    ),
    Case(
        "a line without a link",
        ((FIRST, f"{FIRST}- [2022] **Lifting heavy pots.** *Poe et al.*\n"),),
        problems=("9 no-link: Lifting heavy pots",),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy pots”",),
    ),
    Case(
        "twin in its section",
        ((FIRST, f"{FIRST}{COPY}\n"),),
        problems=(
            (
                "9 listed-twice: “Lifting HEAVY stones with ropes”, and “Lifting heavy stones with ropes” in"
                " 1.1 Lifting (line 10)"
            ),
        ),
    ),
    Case(
        "twin at the end of its section",
        ((KITES, f"{KITES}\n{COPY}"),),
        problems=("15 listed-twice: “Lifting HEAVY stones with ropes”, also on line 9",),
    ),
    Case(
        "twin in another section",
        ((SECOND, f"{SECOND}{COPY}\n"),),
        problems=(
            "19 already-listed: “Lifting HEAVY stones with ropes”, already listed in 1.1 Lifting (line 9)",
        ),
        summary="1 work moved",
    ),
    Case(
        "twin by identifier",
        ((FIRST, f"{FIRST}{GOOD.replace('hooks)', 'kites)')}\n"),),
        problems=(
            (
                "9 two-titles: DOI 10.1000/kites is “Lifting heavy stones with hooks” here, but “Kites lift "
                "stones: an experiment” (line 15). One of the links is probably wrong."
            ),
        ),
        summary="1 work added, 1 work corrected",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "twin by identifier below",
        ((SECOND, f"{SECOND}{GOOD.replace('hooks)', 'kites)')}\n"),),
        problems=(
            (
                "19 two-titles: DOI 10.1000/kites is “Lifting heavy stones with hooks” here, but “Kites lift "
                "stones: an experiment” (line 14). One of the links is probably wrong."
            ),
            "19 fits-elsewhere: “Lifting heavy stones with hooks” perhaps belongs in 1.1 Lifting",
        ),
        summary="1 work added, 1 work corrected",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "nearly the title of another line",
        ((FIRST, f"{FIRST}{ROPES.replace('with ropes', 'with rope').replace('1000/ropes', '1000/rope')}\n"),),
        problems=(
            (
                "9 near-titles: “Lifting heavy stones with rope”, and “Lifting heavy stones with ropes” in"
                " 1.1 Lifting (line 10)"
            ),
        ),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with rope”",),
    ),
    Case(
        "a misspelt copy of a line",
        ((FIRST, f"{FIRST}{ROPES.replace('heavy', 'heavvy')}\n"),),
        problems=(
            (
                "9 listed-twice: “Lifting heavvy stones with ropes”, and “Lifting heavy stones with ropes”"
                " in 1.1 Lifting (line 10)"
            ),
        ),
    ),
    Case(
        "an identifier of another year",
        ((FIRST, f"{FIRST}{GOOD.replace('doi.org/10.1000/hooks', 'arxiv.org/abs/2301.00001')}\n"),),
        problems=("9 year-before-preprint: 2022, but arXiv 2301.00001 is of 2023",),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a wrong identifier for a line with a record",
        ((ROPES, ROPES.replace("10.1000/ropes", "10.1000/rope")),),
        problems=("9 link-not-recorded: DOI 10.1000/rope",),
        summary="1 work corrected",
    ),
    Case(
        "a section renamed",
        (("1.1 Lifting", "1.1 Raising"),),
        summary="1 section renamed, 1 section corrected",
    ),
    Case(
        "a part renamed",
        (("1. By Hand", "1. Manual Work"),),
        summary="3 sections renamed, 1 section corrected",
    ),
    Case(
        "sections in another order",
        ((f"{SECOND}{PAINTING}\n\n", ""), (FIRST, f"{SECOND}{PAINTING}\n\n{FIRST}")),
    ),
    Case("lines moved within a section", ((f"{ROPES}\n", ""), (KITES, f"{KITES}\n{ROPES}"))),
    Case(
        "a line moved to another section",
        ((f"{KITES}\n", ""), (SECOND, f"{SECOND}{KITES}\n")),
        summary="1 work moved",
    ),
    Case(
        "a line removed",
        ((f"{KITES}\n", ""),),
        summary="1 work removed",
        maintainer=("lost-key: doe2020kites",),
    ),
    Case(
        "a line with a record removed",
        ((f"{ROPES}\n", ""),),
        summary="1 work removed",
        maintainer=("unlisted-record: [doe2020ropes]",),
    ),
    Case(
        "a title corrected",
        ((KITES, KITES.replace("Kites lift", "Kites can lift")),),
        summary="1 work corrected",
    ),
    Case(
        "a settled problem's title corrected",
        (("An old line without a link", "One old line without a link"),),
        problems=("15 no-link: One old line without a link",),
        summary="1 work added, 1 work removed",
        maintainer=(
            "lost-key: moe2019old",
            "idle-settlement: no-link about moe2019old",
            "no-record: “One old line without a link”",
        ),
    ),
    Case(
        "a link for a settled line",
        (("*Moe et al.* `Walls`", "*Moe et al.* `Walls` [[paper](https://doi.org/10.1000/moe)]"),),
        summary="1 work corrected",
        maintainer=("idle-settlement: no-link about moe2019old",),
    ),
    Case(
        "a new data resource",
        (("#### Marbles\n\n", "#### Marbles\n\n- [**Jade**](https://example.org/jade). Green stones.\n"),),
        summary="1 data resource added",
    ),
    Case(
        "a data resource that is there",
        (("#### Marbles\n\n", "#### Marbles\n\n- [**slate**](https://example.org/s). Stones.\n"),),
        problems=("36 already-listed: “slate”, already listed in Slates (line 32)",),
        summary="1 data resource added",
    ),
    Case(
        "a new section",
        (("## Data", f"#### 1.3 Carving\n\n{GOOD}\n\n## Data"),),
        summary="1 section added, 1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a broken survey.toml",
        files={"bib/survey.toml": "lists = [\n"},
        problems=("1 invalid-toml: Invalid value",),
        summary="the project cannot be read as it is now",
        exit_code=1,
    ),
    Case(
        "no usable list",
        files={"bib/survey.toml": 'lists = ["other.md"]\n'},
        problems=("1 invalid-value: lists: other.md is no file",),
        summary="the project cannot be read as it is now",
        exit_code=1,
    ),
    Case(
        "a fault in a record",
        files={"bib/works.toml": RECORD.replace("year = 2020", 'year = "now"', 1)},
        problems=('4 invalid-field: doe2020ropes.year = "now"',),
        summary="1 work corrected",
        exit_code=1,
    ),
    Case(
        "a damaged name",
        ((FIRST, f"{FIRST}{GOOD.replace('Poe', 'PÃ¶e')}\n"),),
        problems=(
            (
                "9 repaired-encoding: Ã¶e et al.* `Walls` [[paper](https://doi for öe et al.* `Walls` "
                "[[paper](https://doi."
            ),
        ),
        summary="1 work added",
        maintainer=("no-record: “Lifting heavy stones with hooks”",),
    ),
    Case(
        "a settlement removed",
        files={"bib/settled.toml": ""},
        problems=("15 no-link: An old line without a link",),
    ),
    Case(
        "a paper of painting among those of lifting",
        (
            (
                FIRST,
                f"{FIRST}{GOOD.replace('Lifting heavy stones with hooks', PAINTED)}\n",
            ),
        ),
        problems=(
            (
                "9 fits-elsewhere: “Painting walls with pigments: white and black paint, red colours,"
                " plaster and ceilings painted” perhaps belongs in 1.2 Painting"
            ),
        ),
        summary="1 work added",
        maintainer=(
            (
                "no-record: “Painting walls with pigments: white and black paint, red colours, plaster and "
                "ceilings painted”"
            ),
        ),
    ),
]


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
