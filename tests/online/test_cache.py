"""Answers that are kept: found again, never trusted, and never written where a link leads."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from survey_companion.online.cache import WEEK, Cache, find_link
from survey_companion.online.client import LONGEST
from survey_companion.project import disk, receipts

URL = "https://source.example/a"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one kept answer."""
    assert Cache(tmp_path / "cache").keep(URL, {}, "text") is None
    return tmp_path / "cache"


def _entry(folder: Path) -> Path:
    (path,) = folder.glob("*.json")
    return path


def _replace(make: Callable[[Path], object]) -> Callable[[Path], object]:
    def replace(path: Path) -> object:
        path.unlink()
        return make(path)

    return replace


def _link_to_text(path: Path) -> None:
    (path.parent.parent / "secret").write_text("secret")
    path.symlink_to(path.parent.parent / "secret")


def test_git_does_not_see_answers(folder: Path) -> None:
    """The folder says so itself, so that a project needs no rule for it; what a person wrote there stays."""
    rules = folder / ".gitignore"
    assert rules.read_text() == "*\n"
    rules.write_text("mine\n")
    assert Cache(folder).keep(URL, {"A": "1"}, "text") is None
    assert rules.read_text() == "mine\n"


def test_an_answer_is_found_by_its_question(folder: Path) -> None:
    """By address and headers, in whatever order."""
    kept = Cache(folder)
    assert kept.keep(URL, {"A": "1", "B": "2"}, "für\r\n\0") is None
    assert kept.read(URL, {"B": "2", "A": "1"}) == "für\r\n\0"
    assert kept.read(URL, {}) == "text"
    assert kept.read(URL, {"A": "1"}) is None
    assert kept.read(URL + "b", {}) is None


@pytest.mark.parametrize(
    "spoil",
    [
        _replace(os.mkfifo),
        _replace(Path.mkdir),
        _replace(_link_to_text),
        _replace(lambda path: path.symlink_to("/dev/zero")),
        _replace(lambda path: path.symlink_to("nowhere")),
        _replace(lambda path: path.symlink_to(path)),
        lambda path: path.write_bytes(b"\xff"),
        lambda path: os.truncate(path, LONGEST + 1),
        lambda path: os.utime(path, (0, path.stat().st_mtime - WEEK - 60)),
        lambda path: os.utime(path, (0, path.stat().st_mtime + 3600)),
    ],
    ids="fifo folder link device dead-link circle no-text large old of-tomorrow".split(),
)
def test_what_cannot_be_an_answer_is_none(spoil: Callable[[Path], object], folder: Path) -> None:
    """It is no answer, does not stop the run, and is not opened if that could last."""
    spoil(_entry(folder))
    assert Cache(folder).read(URL, {}) is None


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_plain_file_is_not_even_opened(
    make: Callable[[Path], object], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To open a device can do something: rewind a tape, say."""
    _replace(make)(_entry(folder))
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opened"))
    assert Cache(folder).read(URL, {}) is None


def test_an_answer_without_permission_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests may run as root, who may read everything, so that the system's answer is given here."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert Cache(folder).read(URL, {}) is None


def test_a_folder_that_is_a_link_is_neither_read_nor_written(folder: Path) -> None:
    """A repository can ship one that leads anywhere."""
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to("elsewhere")
    before = sorted(disk.list_tree(folder.with_name("elsewhere")))
    assert Cache(folder).read(URL, {}) is None
    assert Cache(folder).keep(URL + "b", {}, "text") == f"{folder} is a link"
    assert sorted(disk.list_tree(folder.with_name("elsewhere"))) == before


def test_an_entry_that_is_a_link_is_not_written(folder: Path) -> None:
    """What it leads to stays, and so does the link."""
    entry = _entry(folder)
    entry.unlink()
    _link_to_text(entry)
    assert Cache(folder).keep(URL, {}, "text") == f"{entry} is a link"
    assert (entry.is_symlink(), entry.read_text()) == (True, "secret")


def test_drafts_are_not_written_through_a_link(folder: Path) -> None:
    """Nor does the folder in which an answer comes about lead anywhere."""
    (folder / "drafts").rmdir()
    (folder / "drafts").symlink_to("..")
    assert Cache(folder).keep(URL + "b", {}, "text") == f"{folder / 'drafts'} is a link"


def test_answers_that_came_with_a_repository_are_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They would put facts into records under the name of a source that never said so."""
    monkeypatch.setattr(receipts, "_secret", lambda: b"of a stranger")
    assert Cache(folder).keep(URL + "b", {}, "theirs") is None
    monkeypatch.undo()
    assert Cache(folder).read(URL + "b", {}) is None
    assert Cache(folder).read(URL, {}) == "text"


def test_an_answer_that_cannot_be_kept_is_said(folder: Path, tmp_path: Path) -> None:
    """Something else stands in its place, or in the folder's."""
    entry = _entry(folder)
    entry.unlink()
    entry.mkdir()
    assert "directory" in (Cache(folder).keep(URL, {}, "text") or "")
    (tmp_path / "file").write_text("mine")
    assert "Not a directory" in (Cache(tmp_path / "file").keep(URL, {}, "text") or "")
    assert (tmp_path / "file").read_text() == "mine"


def test_every_step_below_the_current_folder_may_be_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But not those above it: they are where a person works."""
    (tmp_path / "real" / "a" / "b").mkdir(parents=True)
    (tmp_path / "work").symlink_to("real")
    (tmp_path / "real" / "link").symlink_to("a")
    monkeypatch.chdir(tmp_path / "work")
    assert find_link(Path("a/b/c")) is None
    assert find_link(Path("link/b/c")) == Path("link")
    assert find_link(Path.cwd() / "link" / "b" / "c") == Path.cwd() / "link"
    assert find_link(tmp_path / "work" / "a" / "b") is None
