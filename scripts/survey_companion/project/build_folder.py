"""The folder in which Sphinx works, and the publishing of its results.

    docs/_build/.survey/<kind>/pages, doctrees    what Sphinx writes, and its memory of the pages
    docs/_build/.survey/<kind>/finished.json      the files in both at the end of the last finished build
    docs/_build/html                              the site of the last finished build

A build reuses the files of the last one only if they are exactly those of a finished build; after a killed
build, or if a file was changed since, everything is built from nothing. The pages are copied to the site when
all are done, so a failed build leaves the site as it was. A person's file there, such as a CNAME, stays.
"""

import filecmp
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from survey_companion.model.problems import SurveyError
from survey_companion.project import disk
from survey_companion.project.file_kinds import FileKind, kind_of
from survey_companion.project.manifest import digest
from survey_companion.project.obstacles import find_linked, find_obstacles
from survey_companion.project.receipts import read_receipt, write_receipt

# Folders that Sphinx writes in every build, without removing files that are no longer needed.
MADE_ANEW = ("_static", "_sphinx_design_static")
_FINISHED = "finished.json"
_PUBLISHED = "published.json"
_DELIVERED = "delivered.json"

# Size in bytes, and ctime in nanoseconds: when content, name or permissions were last changed. Unlike mtime,
# no program can set it, neither one that unpacks an archive nor one that truncates a file.
Stamp = tuple[int, int]
Stamps = Mapping[str, Stamp]  # by the POSIX path below a folder


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildFolder:
    """The folder in which one kind of output is made."""

    build: Path  # `docs/_build`
    kind: str
    terms: str  # what the files depend on besides the sources; if it changes, nothing is reused

    @property
    def folder(self) -> Path:
        """Return the folder; it contains only generated files."""
        return self.build / disk.OWN / self.kind

    @property
    def pages(self) -> Path:
        """Return the folder that Sphinx writes into."""
        return self.folder / "pages"

    @property
    def doctrees(self) -> Path:
        """Return the folder in which Sphinx remembers what it has read."""
        return self.folder / "doctrees"

    def prepare(self, *, keeps_pages: bool) -> bool:
        """Make the folder ready for a build, and return whether the last one can be continued.

        Raises:
            SurveyError: a part of the folder's path is a link.
        """
        inside = (self.pages, self.doctrees, self.folder / disk.DRAFTS)
        if found := find_linked([self.build, self.build / disk.OWN, self.folder, *inside]):
            raise SurveyError(found[0])
        is_continued = self._is_finished()
        (self.folder / _FINISHED).unlink(missing_ok=True)
        gone = [] if is_continued else [self.doctrees]
        gone += [self.pages / name for name in MADE_ANEW] if is_continued and keeps_pages else [self.pages]
        for folder in gone:
            _remove(folder)
        self.pages.mkdir(parents=True, exist_ok=True)
        return is_continued

    def keep_only(self, expected: Iterable[str]) -> None:
        """Remove all pages and files except those that belong to the finished build."""
        kept = {os.path.join(self.pages, *name.split("/")) for name in expected}
        for path, found in list(disk.list_tree(self.pages)):
            if found is not FileKind.FOLDER and path not in kept:
                disk.remove_file(path)

    def drop_pages(self) -> None:
        """Remove the pages, once they are packed into an edition."""
        _remove(self.pages)

    def finish(self) -> None:
        """Note that the build is finished, with the stamps of its files."""
        notes = {"terms": self.terms, **{name: _measure(getattr(self, name)) for name in _PARTS}}
        self.note(_FINISHED, notes)

    def note(self, name: str, notes: Mapping[str, object]) -> None:
        """Write a receipt into the folder."""
        write_receipt(self.folder / name, notes, self.folder)

    def replace_former(self, target: Path, variant: str, sources: str = "") -> None:
        """Remove the edition delivered in the same variant under another name, unless it was changed.

        `sources` tells what the edition was made from.
        """
        known = read_receipt(self.folder / _DELIVERED).get("files", {})
        name, *noted = known.get(variant, [""])
        former = target.with_name(name) if name else target
        if former != target and kind_of(former) is FileKind.FILE and list(_stamp(str(former))) == noted[:2]:
            former.unlink()
        self.note(_DELIVERED, {"files": {**known, variant: [target.name, *_stamp(str(target)), sources]}})

    def is_delivered(self, target: Path, variant: str, sources: str) -> bool:
        """Whether the last edition of this variant was made from the same sources, and is untouched."""
        if kind_of(target) is not FileKind.FILE:
            return False
        known = read_receipt(self.folder / _DELIVERED).get("files", {})
        return bool(known.get(variant) == [target.name, *_stamp(str(target)), sources])

    def _is_finished(self) -> bool:
        """Whether the files are exactly those of the last finished build."""
        record = read_receipt(self.folder / _FINISHED)
        return record.get("terms") == self.terms and all(
            record.get(name) == {file: list(stamp) for file, stamp in _measure(getattr(self, name)).items()}
            for name in _PARTS
        )

    def publish(self, site: Path) -> list[str]:
        """Copy the pages to the site; a person's file there stays, unless a page has its name.

        Return the other files in the site if it is unknown whether an earlier build made them.

        Raises:
            SurveyError: a link is in the place of a page; nothing is changed.
        """
        pages = _measure(self.pages)
        places = {os.path.join(site, *name.split("/")) for name in pages}
        standing = dict(disk.list_tree(site))
        if found := [*find_linked([site]), *find_obstacles(standing, places, is_read=False)]:
            raise SurveyError(found[0])
        return _copy_to_site(self, site, pages)


_PARTS = ("pages", "doctrees")


def _copy_to_site(room: BuildFolder, site: Path, pages: Stamps) -> list[str]:
    """Copy the files that differ, and remove copies of files that no longer exist.

    A receipt remembers each copy: before copying its name, afterwards the stamps of both files and a digest.
    If there was no receipt, return the other files in the site, as a build may or may not have made them.
    """
    known, there = read_receipt(room.folder / _PUBLISHED).get("files", {}), _measure(site)
    unsure = [
        name for name, stamp in pages.items() if (known.get(name) or [])[:4] != [*stamp, *there.get(name, ())]
    ]
    changed = [
        name
        for name in unsure
        if name not in there or not filecmp.cmp(room.pages / name, site / name, shallow=False)
    ]
    gone = [
        name
        for name, stamps in known.items()
        if name not in pages and name in there and _is_unchanged_copy(site / name, there[name], stamps)
    ]
    room.note(_PUBLISHED, {"files": {**known, **dict.fromkeys(changed)}})
    disk.write_files({site / name: room.pages / name for name in changed}, room.build.parent / disk.OWN)
    for name in gone:
        disk.remove_file(str(site / name))
    now = _measure(site)
    digests = {name: known[name][4] for name in pages if name not in changed and known.get(name)}
    files = {
        name: [*stamp, *now[name], digests.get(name) or digest((site / name).read_bytes())]
        for name, stamp in pages.items()
    }
    room.note(_PUBLISHED, {"files": files})
    return [] if known else sorted(there.keys() - pages.keys())


def _is_unchanged_copy(path: Path, stamp: Stamp, noted: list[Any] | None) -> bool:
    """Whether a file is still the copy that was made, and no person has changed it."""
    if noted is None or noted[2:4] == list(stamp):
        return True
    is_only_touched: bool = stamp[0] == noted[2] and digest(path.read_bytes()) == noted[4]
    return is_only_touched


def _measure(folder: Path) -> dict[str, Stamp]:
    """Return the stamps of all files below the folder; no link is followed."""
    start = len(os.path.join(folder, ""))
    return {
        path[start:].replace(os.sep, "/"): _stamp(path)
        for path, found in disk.list_tree(folder)
        if found is not FileKind.FOLDER
    }


def _stamp(path: str) -> Stamp:
    found = os.lstat(path)
    return found.st_size, found.st_ctime_ns


def _remove(folder: Path) -> None:
    """Remove one of the program's own folders with its contents."""
    if kind_of(folder) is FileKind.FOLDER:
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
