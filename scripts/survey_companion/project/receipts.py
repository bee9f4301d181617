"""What the program notes of its own files, in JSON files that count only for the user who let it write them.

A receipt is signed with a secret that each user has, in the folder in which programs keep their state. One
that came with a repository or an archive is not, and grants nothing; that of a project that its user moved or
copied is.
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
from survey_companion.project.file_kinds import Kind, kind_of

_SIGNATURE = "signature"
_LENGTH = 32  # bytes of a secret


def read_receipt(path: Path) -> dict[str, Any]:
    """Return what was noted; nothing where there is no receipt of this user's, or only a part of one."""
    with suppress(SurveyError, ValueError, RecursionError):
        if kind_of(path) is Kind.FILE:
            content = json.loads(disk.read_bytes(path, path.as_posix()))
            if isinstance(content, dict) and content.pop(_SIGNATURE, None) == _sign(path, content):
                return content
    return {}


def write_receipt(path: Path, notes: Mapping[str, object], own: Path) -> None:
    """Replace a receipt; it is on the disk when this returns. `own` is the folder of the program's."""
    # A list is what a tuple is read back as.
    content = json.loads(json.dumps(dict(notes)))
    # One line for each note.
    lines = (f"{json.dumps(name)}: {json.dumps(note, indent=0)}" for name, note in content.items())
    text = ",\n".join([*lines, f'"{_SIGNATURE}": "{_sign(path, content)}"'])
    disk.write_files({path: f"{{{text}}}\n"}, own, is_lasting=True)


def _sign(path: Path, content: Mapping[str, object]) -> str:
    """Return what nobody else can write below just these notes in a file of that name."""
    text = json.dumps([path.name, content], sort_keys=True)
    return hmac.new(_secret(), text.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


@cache
def _secret() -> bytes:
    """Return the user's secret, made where there is none; where none can be kept, one of this run alone."""
    made = secrets.token_bytes(_LENGTH)
    place = platformdirs.user_state_path("survey-companion") / "secret"
    try:
        _keep(made, place)
        kept = disk.read_bytes(place, str(place))
    except (OSError, SurveyError):
        kept = b""
    if len(kept) != _LENGTH:
        click.echo(f"{place} cannot be kept: the next run will not know the files of this one", err=True)
        return made
    return kept


def _keep(secret: bytes, place: Path) -> None:
    """Keep the secret unless there is one already, which another run may be making just now."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f"{secrets.token_hex(8)}.tmp")
    if kind_of(place) is Kind.NOTHING:
        try:
            disk.write_new(draft, secret, is_lasting=True, mode=0o600)
            with suppress(FileExistsError):
                os.link(draft, place)
        finally:
            draft.unlink(missing_ok=True)
