"""Archives that are the same whoever makes them, and whenever."""

import io
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from survey_companion.exports.archive import day_of, render_archive

FILES = {PurePosixPath("mimetype"): b"a/b", PurePosixPath("deep/é.txt"): b"stone " * 99}


def test_an_archive_names_nothing_of_its_machine() -> None:
    """Order, day, permissions and system are those that were asked for."""
    data = render_archive(FILES, "2026-11-21", {PurePosixPath("mimetype")})
    assert data == render_archive(FILES, "2026-11-21", {PurePosixPath("mimetype")})
    with ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        assert [archive.read(entry) for entry in entries] == list(FILES.values())
    assert [entry.filename for entry in entries] == ["mimetype", "deep/é.txt"]
    assert [entry.compress_type for entry in entries] == [ZIP_STORED, ZIP_DEFLATED]
    assert {entry.date_time for entry in entries} == {(2026, 11, 21, 0, 0, 0)}
    assert {oct(entry.external_attr >> 16) for entry in entries} == {"0o100644"}
    assert {entry.create_system for entry in entries} == {3}


@pytest.mark.parametrize("day", [None, "", "spring", "1979-12-31", "2108-01-01", "2026-02-30"])
def test_a_day_that_no_archive_can_name(day: str | None) -> None:
    """An unknown day is the earliest that there is, never today."""
    assert day_of(day) == "1980-01-01"
