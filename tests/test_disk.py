"""All or nothing on disk."""

import os
from pathlib import Path

import pytest

from survey import disk
from survey.errors import SurveyError


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    """Sphinx rebuilds what is newer, so equal text keeps its time."""
    page = tmp_path / "a" / "page.md"
    assert disk.write_files({page: "one\n"}) == [page]
    os.utime(page, (1, 1))
    assert disk.write_files({page: "one\n"}) == []
    assert page.stat().st_mtime == 1


def test_a_failure_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When one text cannot be written, no file changes and no draft stays behind."""
    pages = {tmp_path / name: "old" for name in ("a.md", "b.md", "c.md")}
    disk.write_files(pages)
    written = 0
    fdopen = os.fdopen

    def fail_at_the_third(handle: int, mode: str) -> object:
        nonlocal written
        written += 1
        if written == 3:
            os.close(handle)
            raise OSError(28, "No space left on device")
        return fdopen(handle, mode)

    monkeypatch.setattr(os, "fdopen", fail_at_the_third)
    with pytest.raises(OSError, match="No space left"):
        disk.write_files(dict.fromkeys(pages, "new"))
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
