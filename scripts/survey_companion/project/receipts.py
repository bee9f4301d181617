"""Receipts: JSON files with the program's notes on its own files, signed so that only this user's count.

Each user has a secret in the folder where programs keep their state. A receipt that came with a repository or
an archive is not signed with it, and is ignored; one stays valid if its user moves or copies the project.
"""

import hmac
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import click
import platformdirs

from survey_companion.model.problems import SurveyError
from survey_companion.project import disk
from survey_companion.project.file_kinds import FileKind, kind_of

_SIGNATURE = "signature"
_LENGTH = 32  # bytes of a secret


def read_receipt(path: Path) -> dict[str, Any]:
    """Return the notes; empty if there is no receipt, or it is incomplete or not signed by this user."""
    with suppress(SurveyError, ValueError, RecursionError):
        if kind_of(path) is FileKind.FILE:
            content = json.loads(disk.read_bytes(path, path.as_posix()))
            if isinstance(content, dict) and content.pop(_SIGNATURE, None) == _sign(path, content):
                return content
    return {}


def write_receipt(path: Path, notes: Mapping[str, object], own: Path) -> None:
    """Replace a receipt and sync it to disk; `own` is the program's own folder."""
    # Signed as it will be read back: JSON makes lists of tuples.
    content = json.loads(json.dumps(dict(notes)))
    # One line for each note.
    lines = (f"{json.dumps(name)}: {json.dumps(note, indent=0)}" for name, note in content.items())
    text = ",\n".join([*lines, f'"{_SIGNATURE}": "{_sign(path, content)}"'])
    disk.write_files({path: f"{{{text}}}\n"}, own, is_lasting=True)


def _sign(path: Path, content: Mapping[str, object]) -> str:
    """Return the signature of the notes in a file of that name, with the user's secret as key."""
    text = json.dumps([path.name, content], sort_keys=True)
    return hmac.new(_secret(), text.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


@cache
def _secret() -> bytes:
    """Return the user's secret, made if there is none; if it cannot be saved, it is for this run only."""
    made = secrets.token_bytes(_LENGTH)
    place = platformdirs.user_state_path("survey-companion") / "secret"
    try:
        _keep(made, place)
        kept = disk.read_bytes(place, str(place))
    except (OSError, SurveyError):
        kept = b""
    if len(kept) != _LENGTH:
        click.echo(
            f"{place} cannot be saved: the next run will not recognise the files of this one", err=True
        )
        return made
    return kept


def _keep(secret: bytes, place: Path) -> None:
    """Save the secret unless another run has saved one meanwhile."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f"{secrets.token_hex(8)}.tmp")
    if kind_of(place) is FileKind.NOTHING:
        try:
            disk.write_new(draft, secret, is_lasting=True, mode=0o600)
            with suppress(FileExistsError):
                os.link(draft, place)
        finally:
            draft.unlink(missing_ok=True)
