"""What the program notes of its own files, in JSON files that count only where they came about.

A receipt names its own number on the disk (the inode), which no copy of it has: one that came with a
repository or an archive grants nothing.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from survey import disk
from survey.errors import SurveyError

_NUMBER = "number"


def read_receipt(path: Path) -> dict[str, Any]:
    """Return what was noted; nothing where there is no receipt of this place, or only a part of one."""
    with suppress(SurveyError, OSError, ValueError, RecursionError):
        number = os.lstat(path).st_ino
        content = json.loads(disk.read_bytes(path, path.as_posix()))
        if isinstance(content, dict) and content.pop(_NUMBER, None) == number:
            return content
    return {}


def write_receipt(path: Path, notes: Mapping[str, object], drafts: Path) -> None:
    """Replace a receipt; it is on the disk when this returns. `drafts` is a folder on the same disk."""
    draft = drafts / path.name
    draft.unlink(missing_ok=True)
    # One line for each note; the number of a file is known only when it is there.
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(note, indent=0)}" for name, note in notes.items())
    disk.write_new(draft, lambda number: f'{{{lines},\n"{_NUMBER}": {number}}}\n'.encode(), is_lasting=True)
    os.replace(draft, path)
