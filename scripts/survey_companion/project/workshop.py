"""The folder in which Sphinx works, and what is brought out of it.

    docs/_build/.survey/<kind>/pages, doctrees    what Sphinx writes, and what it remembers of the pages
    docs/_build/.survey/<kind>/finished.json      the files of both when a build had come to its end
    docs/_build/html                              the site as the last finished build left it

A build works on the files of the one before only if they are exactly those of a finished build: one that was
killed, or a file that was cut since, makes the next build start from nothing. What it made is brought out
file by file when all is done, so a failed build leaves the site as it was, and a person's file in its folder,
such as a CNAME, stays.
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
from survey_companion.project.file_kinds import Kind, kind_of
from survey_companion.project.manifest import digest
from survey_companion.project.obstacles import find_linked, find_obstacles
from survey_companion.project.receipts import read_receipt, write_receipt

# What Sphinx makes anew in every build; it never removes what is no longer needed there.
MADE_ANEW = ("_static", "_sphinx_design_static")
_FINISHED = "finished.json"
_PUBLISHED = "published.json"
_DELIVERED = "delivered.json"

# Size in bytes, and the time in nanoseconds at which content, name or rights were last changed: unlike the
# time of the content, nobody can choose it, neither an archive nor a program that cuts a file.
Stamp = tuple[int, int]
Stamps = Mapping[str, Stamp]  # by the POSIX path below a folder


@dataclass(frozen=True, kw_only=True, slots=True)
class Workshop:
    """Where one kind of output is made."""

    build: Path  # `docs/_build`
    kind: str
    terms: str  # what the files depend on beside the sources: with other terms nothing is used again

    @property
    def folder(self) -> Path:
        """Return the folder; nothing in it is a person's."""
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
            SurveyError: a link stands on the way there.
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
        """Remove the pages and files that the build has not made and no earlier one would have made now."""
        kept = {os.path.join(self.pages, *name.split("/")) for name in expected}
        for path, found in list(disk.list_tree(self.pages)):
            if found is not Kind.FOLDER and path not in kept:
                disk.remove_file(path)

    def drop_pages(self) -> None:
        """Remove the pages, which are in the edition now."""
        _remove(self.pages)

    def finish(self) -> None:
        """Note that the build has come to its end."""
        notes = {"terms": self.terms, **{name: _measure(getattr(self, name)) for name in _PARTS}}
        self.note(_FINISHED, notes)

    def note(self, name: str, notes: Mapping[str, object]) -> None:
        """Keep what is known of the files."""
        write_receipt(self.folder / name, notes, self.folder)

    def replace_former(self, target: Path, variant: str) -> None:
        """Remove what was delivered before in the same variant under another name, unless it was changed."""
        known = read_receipt(self.folder / _DELIVERED).get("files", {})
        name, *stamp = known.get(variant, [""])
        former = target.with_name(name) if name else target
        if former != target and kind_of(former) is Kind.FILE and list(_stamp(str(former))) == stamp:
            former.unlink()
        self.note(_DELIVERED, {"files": {**known, variant: [target.name, *_stamp(str(target))]}})

    def _is_finished(self) -> bool:
        """Whether what is there is what the last build left when it had come to its end."""
        record = read_receipt(self.folder / _FINISHED)
        return record.get("terms") == self.terms and all(
            record.get(name) == {file: list(stamp) for file, stamp in _measure(getattr(self, name)).items()}
            for name in _PARTS
        )

    def publish(self, site: Path) -> list[str]:
        """Bring the pages out; a file that a person put there stays, unless a page has its name.

        Return the files in the site of which nobody knows whether an earlier build made them.

        Raises:
            SurveyError: a link stands where a page belongs; nothing is changed then.
        """
        pages = _measure(self.pages)
        places = {os.path.join(site, *name.split("/")) for name in pages}
        standing = dict(disk.list_tree(site))
        if found := [*find_linked([site]), *find_obstacles(standing, places, is_read=False)]:
            raise SurveyError(found[0])
        return _bring(self, site, pages)


_PARTS = ("pages", "doctrees")


def _bring(room: Workshop, site: Path, pages: Stamps) -> list[str]:
    """Copy what differs, and remove what was brought out once and is there no more.

    Each copy is remembered with the stamps of both files and its digest, before it is made without them.
    Where nothing was remembered, return the files of which nobody knows whether a build made them.
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
        if name not in pages and name in there and _is_as_brought(site / name, there[name], stamps)
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


def _is_as_brought(path: Path, stamp: Stamp, noted: list[Any] | None) -> bool:
    """Whether a file is what was brought out, and not what a person made of it since."""
    if noted is None or noted[2:4] == list(stamp):
        return True
    is_only_touched: bool = stamp[0] == noted[2] and digest(path.read_bytes()) == noted[4]
    return is_only_touched


def _measure(folder: Path) -> dict[str, Stamp]:
    """Return the stamp of everything in the folder and below that is no folder; no link is followed."""
    start = len(os.path.join(folder, ""))
    return {
        path[start:].replace(os.sep, "/"): _stamp(path)
        for path, found in disk.list_tree(folder)
        if found is not Kind.FOLDER
    }


def _stamp(path: str) -> Stamp:
    found = os.lstat(path)
    return found.st_size, found.st_ctime_ns


def _remove(folder: Path) -> None:
    """Remove a folder of the program's, whatever is in it."""
    if kind_of(folder) is Kind.FOLDER:
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
