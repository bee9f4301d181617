"""All or nothing on disk."""

import os
from pathlib import Path

import pytest

from survey import disk
from survey.errors import SurveyError


def test_an_unchanged_file_is_no_change(tmp_path: Path) -> None:
    """Sphinx rebuilds what is newer, so only what has another text is to be written."""
    page = tmp_path / "a" / "page.md"
    assert disk.find_changes({page: "one\n"}) == ({page: "one\n"}, {})
    disk.write_files({page: "one\n"})
    assert disk.find_changes({page: "one\n"}) == ({}, {})
    assert disk.find_changes({page: "two\n"}) == ({}, {page: "two\n"})


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    """What is replaced may be read by the same people as before; a new file by those of any new file."""
    page, new = tmp_path / "page.md", tmp_path / "new.md"
    page.write_text("old")
    page.chmod(0o640)
    disk.write_files({page: "new", new: "new"})
    (tmp_path / "other.md").touch()
    assert page.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == (tmp_path / "other.md").stat().st_mode


def test_a_link_that_leads_nowhere_is_replaced(tmp_path: Path) -> None:
    """A file that has been moved away must not stop all others."""
    page = tmp_path / "page.md"
    page.symlink_to(tmp_path / "gone.md")
    assert disk.find_changes({page: "new"}) == ({page: "new"}, {})
    disk.write_files({page: "new"})
    assert page.read_text() == "new"
    assert not page.is_symlink()


def test_a_file_may_vanish_while_it_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program may remove a page while the new one is written."""
    page = tmp_path / "page.md"
    page.write_text("old")
    really_write = os.write

    def write_late(file: int, data: bytes) -> int:
        page.unlink()
        return really_write(file, data)

    monkeypatch.setattr(os, "write", write_late)
    disk.write_files({page: "new"})
    assert page.read_text() == "new"


@pytest.mark.parametrize("place", [".", "docs", "./docs"])
def test_files_are_found_under_the_names_they_were_written_by(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that was just written must not look like one whose section is gone."""
    monkeypatch.chdir(tmp_path)
    files = disk.place_below(Path(place), {"works/a.md": "a", "works/b/c.md": "c", "index.md": "i"})
    disk.write_files(files)
    assert set(disk.list_files(Path(place) / "works")) == {name for name in files if "works" in name}
    assert str(Path(place) / "index.md") in files


def test_what_cannot_be_looked_into_has_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that somebody else may read only, or that is gone, stops nothing."""
    (tmp_path / "private").mkdir()
    (tmp_path / "a.md").touch()
    really_scan = os.scandir

    def scan(folder: Path | str) -> object:
        if "private" in str(folder):
            raise PermissionError(13, "Permission denied")
        return really_scan(folder)

    monkeypatch.setattr(os, "scandir", scan)
    assert list(disk.list_files(tmp_path)) == [str(tmp_path / "a.md")]
    assert list(disk.list_files(tmp_path / "gone")) == []


def test_a_mark_is_looked_for_in_a_file_that_is_there(tmp_path: Path) -> None:
    """A file that is missing lacks nothing."""
    page = tmp_path / "page.md"
    assert not disk.lacks(page, b"mark")
    page.write_text("with a mark")
    assert not disk.lacks(page, b"mark")
    assert disk.lacks(page, b"sign")


def test_a_failure_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When one text cannot be written, no file changes and no draft stays behind."""
    pages = {tmp_path / name: "old" for name in ("a.md", "b.md", "c.md")}
    disk.write_files(pages)
    written = 0

    really_write = os.write

    def fail_at_the_third(file: int, data: bytes) -> int:
        nonlocal written
        written += 1
        if written == 3:
            raise OSError(28, "No space left on device")
        return really_write(file, data)

    monkeypatch.setattr(os, "write", fail_at_the_third)
    with pytest.raises(OSError, match="No space left"):
        disk.write_files(dict.fromkeys(pages, "new"))
    monkeypatch.undo()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a.md": "old",
        "b.md": "old",
        "c.md": "old",
    }


@pytest.mark.parametrize("name", ["missing.md", "."])
def test_what_cannot_be_read_is_one_clear_error(tmp_path: Path, name: str) -> None:
    """A missing file and a directory are named, with the system's reason."""
    with pytest.raises(
        SurveyError, match=r"shown.md:1:1: error unreadable-file: .*(No such file|Is a directory)"
    ):
        disk.read_bytes(tmp_path / name, "shown.md")


def test_a_text_may_be_missing_but_not_broken(tmp_path: Path) -> None:
    """Optional files are optional; a broken one is an error all the same."""
    assert disk.read_text(tmp_path / "none.toml", "none.toml") is None
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(SurveyError, match="byte 0xff"):
        disk.read_text(tmp_path / "bad.toml", "bad.toml")
