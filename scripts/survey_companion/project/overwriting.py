"""Writes generated files to disk, all or nothing, and never over a person's file.

A conversion makes three kinds of files. Whether an existing one is generated is known from:

committed   `bib/survey.bib`, `bib/keys.lock`, `CITATION.cff`: the first line has the mark; git keeps edits
starters    front page, references, settings, which a person may take over: the seal in the first line
pages       everything else below `docs/`: the manifest, with a digest of each file
"""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.project import disk, manifest
from survey_companion.project.file_kinds import FileKind
from survey_companion.project.manifest import Manifest, digest, is_ours
from survey_companion.project.obstacles import Standing, look
from survey_companion.text.sealing import is_marked, is_sealed

_MOST = 3  # files of one folder that are named one by one


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """All files that a conversion makes, by path on disk."""

    docs: Path
    texts: Mapping[str, str]
    starters: Collection[str]  # paths of files that a person may take over
    needed: Collection[str]  # paths of files with Sphinx's settings: if one is a person's, nothing is written

    def name(self, path: str) -> str | None:
        """Return the name of a file in the manifest; `None` for files that are not below `docs`."""
        root = os.path.join(self.docs, "")
        return path[len(root) :].replace(os.sep, "/") if path.startswith(root) else None


@dataclass(kw_only=True, slots=True)
class Placed:
    """The result of writing the files."""

    is_refused: bool = False  # nothing was written
    written: int = 0
    unchanged: int = 0
    kept: int = 0  # a person's files that were left in place of generated ones
    removed: int = 0
    problems: list[Problem] = field(default_factory=list)


def place_files(output: Output, standing: Standing) -> Placed:
    """Write new and changed files, remove generated ones that are no longer made, keep a person's files."""
    known = manifest.read_manifest(output.docs)
    new, changed = disk.find_changes(output.texts)
    kept = {path: code for path, old in changed.items() if (code := _why_kept(output, known, path, old))}
    if needed := [path for path in output.needed if path in kept]:
        return Placed(
            is_refused=True,
            problems=list(_report({path: code for path in needed if isinstance(code := kept[path], Code)})),
        )
    written = new | {path: output.texts[path] for path in changed if path not in kept}
    stale, edited = _find_stale(output, known, standing)
    entries = dict(_list_entries(output, known, standing, changed, kept))
    entries |= {name: known[name] for path in (*stale, *edited) if (name := output.name(path))}
    if entries != known:
        manifest.write_manifest(output.docs, entries)
    disk.write_files(written, output.docs / disk.OWN)
    for path in stale:
        disk.remove_file(path)
    if stale:
        removed = set(map(output.name, stale))
        entries = {name: known for name, known in entries.items() if name not in removed}
        manifest.write_manifest(output.docs, entries)
    reported = {path: code for path, code in kept.items() if isinstance(code, Code)}
    return Placed(
        written=len(written),
        unchanged=len(output.texts) - len(new) - len(changed),
        kept=len(kept) + len(edited),
        removed=len(stale),
        problems=list(_report(reported | dict.fromkeys(edited, Code.EDITED_FILE))),
    )


def remove_pages(docs: Path) -> tuple[int, list[str]]:
    """Remove all unchanged pages; return how many, and the paths of those that somebody changed.

    Starters stay: they are committed, or a person may have taken them over.
    """
    known = manifest.read_manifest(docs)
    nothing = Output(docs=docs, texts={}, starters=(), needed=())
    stale, edited = _find_stale(nothing, known, look(docs))
    gone = [path for path in stale if not is_sealed(disk.read_bytes(Path(path), path))]
    for path in gone:
        disk.remove_file(path)
    return len(gone), edited


class Taken(Enum):
    """A reason to leave a file alone that needs no message."""

    OVER = "taken over by a person, as is intended for this file"


Why = Code | Taken


def _why_kept(output: Output, known: Manifest, path: str, old: bytes) -> Why | None:
    """Return why a file is left alone; `None` if it may be replaced."""
    name, may_be_taken = output.name(path), path in output.starters
    if name is None:
        is_own = is_marked(old) or _first_line(old) == _first_line(output.texts[path].encode())
        return None if is_own else Taken.OVER if may_be_taken else Code.FOREIGN_FILE
    if is_ours(known, name, old) or (may_be_taken and is_sealed(old)):
        return None
    if may_be_taken and not is_marked(old):
        return Taken.OVER
    if may_be_taken:
        return Code.EDITED_STARTER
    return Code.EDITED_FILE if name in known else Code.FOREIGN_FILE


def _first_line(data: bytes) -> bytes:
    return data.partition(b"\n")[0].rstrip(b"\r")


def _find_stale(output: Output, known: Manifest, standing: Standing) -> tuple[list[str], list[str]]:
    """Return the files that are no longer made: those as they were written, and those that were changed."""
    stale: list[str] = []
    edited: list[str] = []
    paths = disk.place_below(output.docs, dict.fromkeys(known, ""))
    for path, name in zip(paths, known, strict=True):
        if path not in output.texts and standing.get(path) is FileKind.FILE:
            data = disk.read_bytes(Path(path), path)
            (stale if is_ours(known, name, data) else edited).append(path)
    return stale, edited


def _list_entries(
    output: Output,
    known: Manifest,
    standing: Standing,
    changed: Mapping[str, bytes],
    kept: Mapping[str, Why],
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each file's name and digests for the manifest: of its new content, and of its present one."""
    for path, text in output.texts.items():
        name = output.name(path)
        if name is None:
            continue
        if path in kept:
            if name in known:
                yield name, known[name]
        elif path in changed:
            yield name, frozenset({digest(changed[path]), digest(text.encode())})
        else:
            is_unchanged = name in known and path in standing  # not removed since it was written
            yield name, known[name] if is_unchanged else frozenset({digest(text.encode())})


def _report(codes: Mapping[str, Code]) -> Iterator[Problem]:
    """Yield a problem for each file that was left alone; if a folder has many, one for all of them."""
    folders: dict[tuple[str, Code], list[str]] = {}
    for path, code in sorted(codes.items()):
        folders.setdefault((os.path.dirname(path), code), []).append(Path(path).as_posix())
    for (_, code), paths in folders.items():
        named = paths if len(paths) <= _MOST else paths[:1]
        rest = f" and {len(paths) - 1:,} more files of the folder" if len(paths) > _MOST else ""
        for path in named:
            found = f"{Path(path).name}{rest}"
            yield Problem(code=code, location=Location(path=path, line=1), found=found)
