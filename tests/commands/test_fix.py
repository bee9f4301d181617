"""The command `survey fix`."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import need
from mended import OTHERS, PREPRINT, RECORD, START
from survey_companion.commands.cli import main
from survey_companion.commands.fix import escape_patch
from survey_companion.editing.repairs.mend_causes import CAUSES
from survey_companion.model.problems import SurveyError
from survey_companion.project.fixing import find_fixes
from survey_companion.project.locating import locate_project

ET_AL = OTHERS.replace("et al.", "et al")
LIST = (START + PREPRINT + ET_AL + PREPRINT).encode()
TWICE = '[[settled]]\nproblem = "listed-twice"\nabout = "doe2024song"\nreason = "Both are wanted."\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one list and a record, in the current folder."""
    folder = tmp_path / "my survey"
    (folder / "bib").mkdir(parents=True)
    (folder / "bib" / "catalogue.md").write_bytes(LIST)
    (folder / "bib" / "works.toml").write_text(RECORD, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def _run(*arguments: str | Path, code: int = 0) -> Result:
    done = CliRunner().invoke(main, ["fix", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return done


def _apply(folder: Path, *patches: bytes) -> None:
    for patch in patches:
        for option in ("--check", "--apply"):
            subprocess.run(
                [need("git"), "apply", option, "-"], cwd=folder, input=patch, check=True, capture_output=True
            )


def _list(project: Path) -> bytes:
    return (project / "bib" / "catalogue.md").read_bytes()


def _problems(*options: str) -> set[tuple[str, str | None, str]]:
    done = CliRunner().invoke(main, ["check", "--format", "json", "--all", *options])
    return {(each["code"], each["about"], each["found"]) for each in json.loads(done.stdout)["problems"]}


def test_the_patch_does_what_write_does(project: Path) -> None:
    """`git apply` takes it, and makes of the list what `--write` makes of it; printing changes nothing."""
    patch = _run().stdout_bytes
    assert _list(project) == LIST
    _apply(project, patch)
    applied = _list(project)
    assert applied != LIST
    (project / "bib" / "catalogue.md").write_bytes(LIST)
    done = _run("--write")
    assert _list(project) == applied
    assert done.stderr == (
        "     2  published-version: a preprint that was published since gets the venue and the year"
        " of the record\n"
        "     2  et-al: “et al.” is spelt so\n"
        "     1  doubled-lines: a line that stands twice in one section goes\n"
        "Written. survey convert renews bib/survey.bib and the pages.\n"
    )
    assert not done.stdout


def test_what_was_mended_is_no_problem_any_more(project: Path) -> None:
    """And no other problem is there that was not; a second run finds nothing and writes nothing."""
    before = _problems()
    _run("--write")
    after = _problems()
    assert after < before
    assert {code for code, _, _ in before - after} == {"since-published", "listed-twice"}
    mended = _list(project)
    again = _run()
    assert again.stdout == ""
    assert again.stderr == "Nothing to mend.\n"
    assert _run("--write").stderr == "Nothing to mend.\n"
    assert _list(project) == mended


def test_check_tells_whether_there_is_anything(project: Path) -> None:
    """By its exit code; nothing is printed but the causes, and nothing changed."""
    assert "et-al" in _run("--check", code=1).stderr
    assert _list(project) == LIST
    _run("--write")
    _run("--check")


def test_one_cause_alone_is_mended(project: Path) -> None:
    """Those that are named, and no other."""
    _run("--cause", "et-al", "--write")
    assert _list(project) == LIST.replace(b"et al*", b"et al.*")


def test_each_cause_is_named_with_its_number(project: Path) -> None:
    """Those that are looked for without being asked for, in the order in which they are mended."""
    lines = _run("--list").stdout.splitlines()
    assert [line.split()[1] for line in lines] == [each.slug for each in CAUSES if each.is_usual]
    numbers = {line.split()[1]: line.split()[0] for line in lines}
    assert {slug: number for slug, number in numbers.items() if number != "0"} == {
        "published-version": "2",
        "et-al": "2",
        "doubled-lines": "1",
    }
    assert _run("--list", "--cause", "order").stdout == (
        "     0  order  lines are sorted by date where most of the section is\n"
    )
    assert _list(project) == LIST


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--cause", "spelling"], "'spelling' is none of encoding, control-characters,"),
        (["--write", "--check"], "--list, --write, --check and --output exclude each other"),
        (["--upstream", "a.md", "--catalogue", "b.md"], "--upstream is the list to mend"),
    ],
)
def test_a_wrong_command_line_is_explained(project: Path, arguments: list[str], message: str) -> None:
    """With exit code 2."""
    assert message in _run(*arguments, code=2).stderr
    assert _list(project) == LIST


def test_a_patch_for_each_cause(project: Path) -> None:
    """They are applied in the order of their names; those of an earlier run go, and a person's file stays."""
    mine = project / "patches" / "mine.patch"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    _run("--output", "patches")
    names = sorted(path.name for path in mine.parent.iterdir())
    assert names == ["08-published-version.patch", "13-et-al.patch", "15-doubled-lines.patch", "mine.patch"]
    _apply(project, *(mine.with_name(name).read_bytes() for name in names[:-1]))
    applied = _list(project)
    _run("--output", "patches")
    assert [path.name for path in mine.parent.iterdir()] == ["mine.patch"]
    (project / "bib" / "catalogue.md").write_bytes(LIST)
    _run("--write")
    assert _list(project) == applied


def test_a_file_of_a_person_is_not_replaced(project: Path) -> None:
    """Though it has the name of a patch: the message names it, and nothing is written."""
    mine = project / "patches" / "13-et-al.patch"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    assert "patches/13-et-al.patch:1:1: error" in _run("--output", "patches", code=1).stderr
    assert [path.read_text(encoding="utf-8") for path in mine.parent.iterdir()] == ["mine"]


def test_another_copy_is_mended_by_our_records(project: Path, tmp_path: Path) -> None:
    """Decisions about our edition do not hold for it; our list stays; the patch is for the copy's folder."""
    (project / "bib" / "settled.toml").write_text(TWICE, encoding="utf-8")
    copy = tmp_path / "theirs" / "lists" / "README.md"
    (tmp_path / "theirs" / ".git").mkdir(parents=True)
    copy.parent.mkdir()
    theirs = b"Hello.\r\n\r\n" + LIST.replace(b"\n", b"\r\n")
    copy.write_bytes(theirs)
    patch = _run("--upstream", copy).stdout_bytes
    assert b"\ndiff --git a/lists/README.md b/lists/README.md\n" in patch
    assert b"doubled-lines" in patch
    assert copy.read_bytes() == theirs
    done = _run("--upstream", copy, "--write")
    assert done.stderr.endswith("\nWritten.\n")
    mended = copy.read_bytes()
    copy.write_bytes(theirs)
    (tmp_path / "theirs" / ".git").rmdir()
    _apply(tmp_path / "theirs", patch)
    assert copy.read_bytes() == mended
    assert _list(project) == LIST
    assert "doubled-lines" not in _run().stderr


def test_a_list_that_changed_meanwhile_is_not_written(project: Path) -> None:
    """What a person saves while the command runs is not lost."""
    fixing = find_fixes(locate_project(), CAUSES)
    (project / "bib" / "catalogue.md").write_bytes(LIST + b"\n")
    with pytest.raises(SurveyError, match="it was changed while it was read; run the command again"):
        fixing.write()
    assert _list(project) == LIST + b"\n"


def test_all_lists_are_written_or_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one of them cannot be written, the other is as it was."""
    second = project / "bib" / "more.md"
    second.write_bytes(LIST.replace(b"Larks", b"Finches").replace(b"2305.00001", b"2305.00004"))
    settings = 'lists = ["bib/catalogue.md", "bib/more.md"]\n'
    (project / "bib" / "survey.toml").write_text(settings, encoding="utf-8")
    before = second.read_bytes()

    with monkeypatch.context() as patched:
        patched.setattr("os.access", lambda *_: False)
        assert "no file was changed" in _run("--write", code=1).stderr
    assert (_list(project), second.read_bytes()) == (LIST, before)
    _run("--write")
    assert _list(project) != LIST
    assert second.read_bytes() != before
    _run("--check")


def test_wide_encodings_are_written_only(project: Path) -> None:
    """No patch is possible: the message says what is."""
    wide = b"\xff\xfe" + LIST.decode().encode("utf-16-le")
    (project / "bib" / "catalogue.md").write_bytes(wide)
    assert "bib/catalogue.md:1:1: error" in (done := _run(code=1)).stderr
    assert "use --write" in done.stderr
    _run("--write")
    assert _list(project) != wide
    assert _list(project).startswith(b"\xff\xfe")


HOSTILE = """
--- a/bib/works.toml
+++ b/bib/works.toml
@@ -1,1 +1,1 @@
diff --git a/x b/x
--- /dev/null
\x1b]0;owned\x07
"""


def test_what_a_list_says_steers_nothing(project: Path) -> None:
    """Lines like those of a patch are lines of the list, and escapes of a terminal are shown or go."""
    (project / "bib" / "catalogue.md").write_bytes(
        LIST.replace(b"\n- [2022]", HOSTILE.encode() + b"\n- [2022]")
    )
    records = (project / "bib" / "works.toml").read_bytes()
    patch = _run().stdout_bytes
    heads = [line for line in patch.split(b"\n") if line.startswith((b"@@", b"survey fix"))]
    assert not any(b"\x1b" in line or b"\x07" in line for line in heads)
    _apply(project, patch)
    assert (project / "bib" / "works.toml").read_bytes() == records
    assert sorted(path.name for path in project.rglob("*")) == ["bib", "catalogue.md", "works.toml"]
    applied = _list(project)
    assert b"--- a/bib/works.toml\n+++ b/bib/works.toml\n" in applied
    _run("--check")


def test_a_terminal_is_not_steered_by_a_list() -> None:
    """Escapes, bytes that are no text and characters that reorder text are shown as what they are."""
    patch = b" a\tb\r\n-\x1b[2Jc\xff\n+\xe2\x80\xaed\n"
    assert escape_patch(patch) == " a    b\n-\\u001b[2Jc\\udcff\n+\\u202ed\n"


def test_the_list_of_additions_is_mended_too(project: Path) -> None:
    """Each of its lines keeps the month in which it was added."""
    settings = 'lists = ["bib/catalogue.md"]\nadditions = "bib/additions.md"\n'
    (project / "bib" / "survey.toml").write_text(settings, encoding="utf-8")
    added = project / "bib" / "additions.md"
    paper = "[[paper](http://aclanthology.org/2025.acl-long.1)]"
    line = f"- [2025] **Wings.** *Poe et. al* `ACL` {paper} `added 2026-11`\n"
    added.write_text(f"## Papers\n\n### Larks\n\n{line}", encoding="utf-8")
    _run("--write")
    mended = line.replace("et. al", "et al.").replace("http:", "https:")
    assert added.read_text(encoding="utf-8") == f"## Papers\n\n### Larks\n\n{mended}"
    _run("--check")
