"""The program's own folder below `docs/`: the manifest, drafts and the lock.

Every module gets the folder from here, where it is checked that no part of its path is a link.
"""

from pathlib import Path

from survey_companion.model.problems import SurveyError
from survey_companion.project import disk
from survey_companion.project.file_kinds import FileKind, kind_of
from survey_companion.project.obstacles import find_linked

LOCK = "lock"
MANIFEST = "manifest.json"
_IGNORE_FILE = ".gitignore"
_IGNORE = "# What the program keeps for itself.\n*\n"


def open_own_folder(docs: Path) -> Path:
    """Return the folder, made if it is missing, with a .gitignore for all of it.

    Raises:
        SurveyError: a part of its path is a link or no folder.
    """
    own = docs / disk.OWN
    files = [own / name for name in (LOCK, MANIFEST, _IGNORE_FILE)]
    if found := find_linked([docs, own, own / disk.DRAFTS], files):
        raise SurveyError(found[0])
    (own / disk.DRAFTS).mkdir(parents=True, exist_ok=True)
    if kind_of(own / _IGNORE_FILE) is FileKind.NOTHING:
        disk.write_files({own / _IGNORE_FILE: _IGNORE}, own)
    return own
