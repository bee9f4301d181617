"""All or nothing on disk."""

import os
from pathlib import Path

import pytest

from survey_companion.model.problems import SurveyError
from survey_companion.project import disk
from survey_companion.project.file_kinds import FileKind, kind_of


def test_an_unchanged_file_is_no_change(tmp_path: Path) -> None:
    """Sphinx rebuilds what is newer, so only what has another text is to be written."""
    page = tmp_path / "a" / "page.md"
    assert disk.find_changes({page: "one\n"}) == ({page: "one\n"}, {})
    disk.write_files({page: "one\n"})
    assert disk.find_changes({page: "one\n"}) == ({}, {})
    assert disk.find_changes({page: "two\n"}) == ({}, {page: b"one\n"}), "with what is there now"


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    """What is replaced may be read by the same people as before; a new file by those of any new file."""
    page, new = tmp_path / "page.md", tmp_path / "new.md"
    page.write_text("old")
    page.chmod(0o640)
    disk.write_files({page: "new", new: "new"})
    (tmp_path / "other.md").touch()
    assert page.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == (tmp_path / "other.md").stat().st_mode


def test_a_link_is_not_followed_when_files_are_compared(tmp_path: Path) -> None:
    """What it leads to may belong to somebody else."""
    page, other = tmp_path / "page.md", tmp_path / "other.md"
    other.write_text("other")
    page.symlink_to(other)
    with pytest.raises(OSError, match=str(page)):
        disk.find_changes({page: "new"})
    disk.write_files({page: "new"})
    assert (page.read_text(), other.read_text()) == ("new", "other")


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
    found = {path for path, kind in disk.list_tree(Path(place) / "works") if kind is FileKind.FILE}
    assert found == {name for name in files if "works" in name}
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
    assert set(disk.list_tree(tmp_path)) == {
        (str(tmp_path / "a.md"), FileKind.FILE),
        (str(tmp_path / "private"), FileKind.FOLDER),
    }
    assert list(disk.list_tree(tmp_path / "gone")) == []


def _make(root: Path) -> dict[str, FileKind]:
    """Make one of each kind, and return what they are."""
    (root / "folder").mkdir()
    (root / "folder" / "inside").touch()
    (root / "file").touch()
    (root / "link").symlink_to("file")
    (root / "to-folder").symlink_to("folder")
    (root / "dead").symlink_to("gone")
    (root / "circle").symlink_to("circle")
    os.mkfifo(root / "pipe")
    (root / "to-pipe").symlink_to("pipe")
    kinds = FileKind
    return {
        "folder": kinds.FOLDER,
        "folder/inside": kinds.FILE,
        "file": kinds.FILE,
        "link": kinds.LINK,
        "to-folder": kinds.LINK_TO_FOLDER,
        "dead": kinds.DEAD_LINK,
        "circle": kinds.DEAD_LINK,
        "pipe": kinds.SPECIAL,
        "to-pipe": kinds.SPECIAL,
    }


def test_no_link_is_followed_in_a_tree(tmp_path: Path) -> None:
    """Everything is named once, as what it is; what is behind a link is not looked at."""
    kinds = _make(tmp_path)
    found = {Path(path).relative_to(tmp_path).as_posix(): kind for path, kind in disk.list_tree(tmp_path)}
    assert found == kinds
    assert {name: kind_of(tmp_path / name) for name in kinds} == kinds
    assert kind_of(tmp_path / "gone") is FileKind.NOTHING
    assert kind_of(tmp_path / "file" / "below") is FileKind.NOTHING
    closed = [str(tmp_path / "folder")]
    assert {path for path, _ in disk.list_tree(tmp_path, closed)} == {
        str(tmp_path / name) for name in kinds if "/" not in name
    }


@pytest.mark.parametrize("name", ["folder", "to-folder", "dead", "circle", "pipe", "to-pipe"])
def test_what_is_no_file_is_refused_at_once(name: str, tmp_path: Path) -> None:
    """Nobody writes into the pipe, and nothing waits for it; the message says what is there."""
    kinds = _make(tmp_path)
    for read in (disk.read_bytes, disk.read_text):
        with pytest.raises(SurveyError) as error:
            read(tmp_path / name, "shown.md")
        assert str(error.value).startswith(
            f"shown.md:1:1: error unreadable-file: the file cannot be read: {kinds[name].value};"
        )


def test_reading_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of any size, also one that says it has none, is read up to a limit."""
    monkeypatch.setattr(disk, "MAX_BYTES", 3)
    (tmp_path / "large").write_bytes(b"1234")
    (tmp_path / "fits").write_bytes(b"123")
    assert disk.read_bytes(tmp_path / "fits", "fits") == b"123"
    with pytest.raises(SurveyError, match="more than 3 bytes"):
        disk.read_bytes(tmp_path / "large", "large")
    with pytest.raises(SurveyError, match="more than 3 bytes"):  # the system says that it has none
        disk.read_bytes(Path("/proc/self/status"), "status")


def test_files_of_the_home_come_about_in_the_folder_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A killed run leaves its drafts where nobody reads them; other files come about beside their places."""
    home, beside = tmp_path / "docs", tmp_path / "bib"
    moved: list[str] = []
    really_move = os.replace

    def move(draft: str, path: str) -> None:
        moved.append(Path(draft).parent.relative_to(tmp_path).as_posix())
        really_move(draft, path)

    monkeypatch.setattr(os, "replace", move)
    disk.write_files({str(home / "a" / "b.md"): "b", str(beside / "c.bib"): "c"}, home / ".own")
    assert moved == ["docs/.own/drafts", "bib"]
    assert ((home / "a" / "b.md").read_text(), (beside / "c.bib").read_text()) == ("b", "c")
    (home / ".own" / "drafts" / "left").touch()
    disk.remove_drafts(home / ".own")
    assert not (home / ".own" / "drafts").exists()


def test_a_failure_among_the_moves_says_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the file, not its draft, and does not claim that nothing was changed."""
    really_move = os.replace

    def move(draft: str, path: str) -> None:
        if path.endswith("b"):
            raise OSError(5, "Input/output error", draft)
        really_move(draft, path)

    monkeypatch.setattr(os, "replace", move)
    with pytest.raises(disk.PartlyWrittenError, match=r"Input/output error: '.*/b'") as error:
        disk.write_files({tmp_path / name: name for name in "abc"})
    assert error.value.outcome.startswith("1 of 3 files were written;")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


def test_a_folder_on_another_disk_has_its_drafts_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file can be moved from one disk to another; a container may have one for a folder."""
    home = tmp_path / "docs"
    (home / "works").mkdir(parents=True)
    really_look = os.stat

    def look(path: str, **options: bool) -> os.stat_result:
        found = really_look(path, **options)
        if Path(path).name != "works":
            return found
        return os.stat_result([*found[:2], found.st_dev + 1, *found[3:]])

    monkeypatch.setattr(os, "stat", look)
    moved: list[str] = []
    really_move = os.replace

    def move(draft: str, path: str) -> None:
        moved.append(Path(draft).parent.name)
        really_move(draft, path)

    monkeypatch.setattr(os, "replace", move)
    disk.write_files({str(home / "works" / "a.md"): "a", str(home / "b.md"): "b"}, home / ".own")
    assert moved == ["works", "drafts"]


def test_a_copy_is_a_file_like_any_other(tmp_path: Path) -> None:
    """Where a path is given, its bytes are copied."""
    (tmp_path / "a").write_bytes(b"\0\xff")
    disk.write_files({tmp_path / "sub" / "b": tmp_path / "a"})
    assert (tmp_path / "sub" / "b").read_bytes() == b"\0\xff"


def test_a_removed_file_takes_empty_folders_along(tmp_path: Path) -> None:
    """A folder with something in it stays."""
    disk.write_files({tmp_path / "a" / "b" / "c": "", tmp_path / "a" / "d": ""})
    disk.remove_file(str(tmp_path / "a" / "b" / "c"))
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["d"]
    disk.remove_file(str(tmp_path / "a" / "d"))
    assert not (tmp_path / "a").exists()


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
    with pytest.raises(OSError, match=r"No space left on device: '.*/c\.md'"):
        disk.write_files(dict.fromkeys(pages, "new"))
    monkeypatch.undo()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a.md": "old",
        "b.md": "old",
        "c.md": "old",
    }


def test_what_cannot_be_read_is_one_clear_error(tmp_path: Path) -> None:
    """A missing file and a name that is too long are named, with the system's reason."""
    for name, reason in (("missing.md", "No such file"), ("m" * 300, "File name too long")):
        with pytest.raises(SurveyError, match=rf"shown.md:1:1: error unreadable-file: .*{reason}"):
            disk.read_bytes(tmp_path / name, "shown.md")


def test_a_text_may_be_missing_but_not_broken(tmp_path: Path) -> None:
    """Optional files are optional; a broken one is an error all the same."""
    assert disk.read_text(tmp_path / "none.toml", "none.toml") is None
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(SurveyError, match="byte 0xff"):
        disk.read_text(tmp_path / "bad.toml", "bad.toml")
