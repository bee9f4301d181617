"""The keys of a project: where they are kept, and what happens when they cannot be."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from survey_companion.commands.cli import main
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.records.key_lock import HEAD

START = "# Birds\n\n## Larks\n\n### Songs\n\n"
LARKS = "- [2024] **Song of Larks.** *Doe et al.* [[paper](https://arxiv.org/abs/2405.00001)]\n"
TERNS = "- [2024] **Song of Terns.** *Doe et al.* [[paper](https://arxiv.org/abs/2405.00002)]\n"


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def _tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stranger's list in the current folder, converted into `out`."""
    monkeypatch.chdir(tmp_path)
    _edit(tmp_path, START + LARKS)
    assert _convert().exit_code == 0
    return tmp_path


def _edit(root: Path, text: str) -> None:
    (root / "list.md").write_text(text, encoding="utf-8")


def _convert(*options: str) -> Result:
    return _run("convert", "--catalogue", "list.md", "--output", "out", *options)


def _lock(root: Path) -> str:
    return (root / "out" / "bib" / "keys.lock").read_text(encoding="utf-8")


def test_keys_are_kept_beside_the_bibliography(root: Path) -> None:
    """From the first run on; the second changes no byte."""
    line = "doe2024song arxiv:2405.00001 by:doe in:taxonomy/larks/songs title:songoflarks\n"
    assert _lock(root) == HEAD + line
    before = _tree(root)
    assert "0 files written" in _convert().stderr
    assert _tree(root) == before


def test_check_writes_nothing(root: Path) -> None:
    """Neither where keys are kept nor where they are not; it says what convert will say."""
    _edit(root, START + TERNS)
    before = _tree(root)
    said = _run("check", "--catalogue", "list.md", "--output", "out").stdout
    assert "out/bib/keys.lock:5:1: warning lost-key: " in said
    assert _tree(root) == before
    assert _run("check", "--catalogue", "list.md", "--output", "elsewhere").exit_code == 0
    assert not (root / "elsewhere").exists()


def test_stale_keys_are_named_with_the_command(root: Path) -> None:
    """The .bib of an emptied section may be the same, but not its keys."""
    assert _convert("--check").exit_code == 0
    _edit(root, START.replace("Songs", "Calls") + LARKS)
    result = _convert("--check")
    assert result.exit_code == 1
    assert "keys.lock is not up to date; renew it with: survey convert" in result.stderr


def test_a_new_work_above_takes_no_key(root: Path) -> None:
    """The .bib has the old key for the old work, and its page stays."""
    _edit(root, START + TERNS + LARKS)
    _convert()
    bibliography = (root / "out" / "bib" / "survey.bib").read_text(encoding="utf-8")
    entries = dict(entry.split(",", 1) for entry in bibliography.split("@misc{")[1:])
    assert "Song of Larks" in entries["doe2024song"]
    assert "Song of Terns" in entries["doe2024songterns"]


def test_convert_says_which_works_are_gone(root: Path) -> None:
    """Once; then their pages lead to the section, or to the explorer if that is gone, too."""
    _edit(root, START + TERNS)
    said = "out/bib/keys.lock: no longer listed, and their keys kept: doe2024song\n"
    assert said in _convert().stderr
    assert "no longer listed" not in _convert().stderr
    assert _redirects(root) == [["works/doe2024song", "taxonomy/larks/songs", "sec-larks-songs"]]
    _edit(root, START.replace("Songs", "Calls") + TERNS)
    _convert()
    assert _redirects(root) == [["works/doe2024song", "explore", ""]]
    (root / "out" / "bib" / "moved.toml").write_text(
        '[[moved]]\nfrom = "taxonomy/larks/songs"\nto = "taxonomy/larks/calls"\n'
    )
    _convert()
    assert _redirects(root)[1] == ["works/doe2024song", "taxonomy/larks/calls", "sec-larks-calls"]


def _redirects(root: Path) -> list[list[str]]:
    found: list[list[str]] = json.loads((root / "out" / "docs" / "survey.json").read_text())["redirects"]
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "out/bib/keys.lock:1:1: error invalid-keys: "),
        ("{\n", "out/bib/keys.lock:1:1: error invalid-keys: "),
        (f"{HEAD}<<<<<<< HEAD\na title:b\n", "out/bib/keys.lock:5:1: error invalid-keys: "),
        (f"{HEAD}a title:b\nc colour:d\n", "out/bib/keys.lock:6:3: error invalid-keys: "),
        (b"\xff", "out/bib/keys.lock:1:1: error unreadable-file: "),
    ],
)
def test_damaged_keys_are_never_overwritten(text: str | bytes, said: str, root: Path) -> None:
    """Nothing is written, and the place is named."""
    data = text if isinstance(text, bytes) else text.encode()
    (root / "out" / "bib" / "keys.lock").write_bytes(data)
    _edit(root, START + LARKS + TERNS)
    before = _tree(root)
    result = _convert()
    assert result.exit_code == 1
    assert said in result.stderr
    assert _tree(root) == before
    assert said in _run("check", "--catalogue", "list.md", "--output", "out").output


def test_two_branches_are_merged_by_keeping_all_lines(root: Path) -> None:
    """Lines in any order are read, and written in order."""
    lines = [
        f"moe2024{name} arxiv:2405.0001{number} by:moe title:{name}\n" for number, name in enumerate("ba")
    ]
    path = root / "out" / "bib" / "keys.lock"
    path.write_text("".join([_lock(root), *lines]), encoding="utf-8")
    assert _convert().exit_code == 0
    keys = [line.split(" ")[0] for line in _lock(root).removeprefix(HEAD).splitlines()]
    assert keys == ["doe2024song", "moe2024a", "moe2024b"]


def test_cleaning_keeps_the_keys(root: Path) -> None:
    """They cannot be made again."""
    kept = _lock(root)
    assert _run("clean", "--catalogue", "list.md", "--output", "out").exit_code == 0
    assert _lock(root) == kept


def test_keys_of_an_earlier_version_are_taken_over(root: Path) -> None:
    """In keys.csv, the keys of records and their aliases; a key that no record has is a gone work's."""
    (root / "out" / "bib" / "keys.lock").unlink()
    (root / "out" / "bib" / "keys.csv").write_text(
        "key,current\ndoe2020old,roe2020gone\nroe2020gone,roe2020gone\n../x,../x\n"
    )
    assert "no longer listed, and their keys kept: roe2020gone\n" in _convert().stderr
    assert _lock(root).removeprefix(HEAD).splitlines()[:1] == ["doe2020old now:roe2020gone"]
    assert _lock(root).endswith("roe2020gone gone\n")
    assert (root / "out" / "bib" / "keys.csv").exists()


def test_a_copy_of_a_project_elsewhere_has_its_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview in another folder takes the keys that are committed, and changes them nowhere else."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "survey.toml").write_text('lists = ["list.md"]\n')
    _edit(tmp_path, START + LARKS)
    assert _run("convert").exit_code == 0
    before = (tmp_path / "bib" / "keys.lock").read_text()
    _edit(tmp_path, START + TERNS)
    assert _run("convert", "--output", "preview").exit_code == 0
    assert (tmp_path / "bib" / "keys.lock").read_text() == before
    survey = read_survey(locate_project(None, Path("preview")))
    assert ([work.key for work in survey.works], dict(survey.gone)) == (["doe2024songterns"], {})


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_revision_is_read_with_its_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changed between two revisions is told by the keys of each."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "survey.toml").write_text('lists = ["list.md"]\n')
    _edit(tmp_path, START + LARKS)
    _run("convert")
    _edit(tmp_path, START + TERNS + LARKS)
    _run("convert")
    identity = ("-c", "user.name=Ana Doe", "-c", "user.email=ana@example.org")
    for arguments in (("init", "-q"), ("add", "list.md", "bib"), ("commit", "-qm", "all")):
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)
    _edit(tmp_path, START + LARKS)
    result = _run("diff", "git:HEAD", "--format", "json")
    assert result.exit_code == 0, result.output
    assert "doe2024songterns" in result.stdout
    assert '"doe2024song"' not in result.stdout
