"""Makes reproducible ZIP archives: the same files give the same bytes on every machine and every day.

Input: the bytes of files by their path in the archive, and a day. Output: the bytes of the archive.
Specification: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

import io
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from survey_companion.model.dates import is_date

EARLIEST = "1980-01-01"  # first day that an archive can store; used for files whose day is unknown
_PERMISSIONS = 0o100644 << 16  # a regular file that its owner may write and everybody may read
_UNIX = 3  # system of these permissions, for which Python would name the current system


def render_archive(
    files: Mapping[PurePosixPath, bytes], day: str | None, stored: Collection[PurePosixPath] = ()
) -> bytes:
    """Return the archive with the files in the given order, all dated with the same day (YYYY-MM-DD).

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
    """Return the day, or the earliest possible day if it is unknown or an archive cannot store it."""
    return day if day and is_date(day) and EARLIEST <= day < "2108" else EARLIEST
