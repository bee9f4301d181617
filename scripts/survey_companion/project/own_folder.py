"""The folder below `docs/` that the program has to itself: what it wrote, what it is writing, its lock.

Whoever needs it gets it here, so that no link in its place is ever followed.
"""

from pathlib import Path

from survey_companion.model.problems import SurveyError
from survey_companion.project import disk
from survey_companion.project.file_kinds import Kind, kind_of
from survey_companion.project.obstacles import find_linked

LOCK = "lock"
MANIFEST = "manifest.json"
_IGNORE_FILE = ".gitignore"
_IGNORE = "# What the program keeps for itself.\n*\n"


def open_own_folder(docs: Path) -> Path:
    """Return the folder, made where it is missing; git is told to leave it alone.

    Raises:
        SurveyError: a link, or something else that is no folder or file, stands on the way.
    """
    own = docs / disk.OWN
    files = [own / name for name in (LOCK, MANIFEST, _IGNORE_FILE)]
    if found := find_linked([docs, own, own / disk.DRAFTS], files):
        raise SurveyError(found[0])
    (own / disk.DRAFTS).mkdir(parents=True, exist_ok=True)
    if kind_of(own / _IGNORE_FILE) is Kind.NOTHING:
        disk.write_files({own / _IGNORE_FILE: _IGNORE}, own)
    return own
