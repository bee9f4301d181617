"""Files → the bytes of a ZIP archive, the same for the same files on every machine and every day.

Input: bytes by the path in the archive, and a day. Output: bytes; https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.
"""

import io
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from survey_companion.model.dates import is_date

EARLIEST = "1980-01-01"  # that an archive can name; for files of no known day
_PERMISSIONS = 0o100644 << 16  # a file that its owner may write and everybody may read
_UNIX = 3  # the system whose permissions these are; Python would name its own


def render_archive(
    files: Mapping[PurePosixPath, bytes], day: str | None, stored: Collection[PurePosixPath] = ()
) -> bytes:
    """Return the archive with the files in the given order, all of the same day (YYYY-MM-DD).

    `stored` names the files that are not compressed.
    """
    year, month, number = map(int, day_of(day).split("-"))
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path, data in files.items():
            entry = ZipInfo(path.as_posix(), (year, month, number, 0, 0, 0))
            entry.compress_type = ZIP_STORED if path in stored else ZIP_DEFLATED
            entry.external_attr, entry.create_system = _PERMISSIONS, _UNIX
            archive.writestr(entry, data)
    return buffer.getvalue()


def day_of(day: str | None) -> str:
    """Return the day, or the earliest one where it is unknown or no archive can name it."""
    return day if day and is_date(day) and EARLIEST <= day < "2108" else EARLIEST
