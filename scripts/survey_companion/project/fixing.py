"""The lists of a project → what can be mended in them: patches, or new files.

Input: a `Project`, causes, and perhaps another copy of the list.
Output: a `Fixing`, which writes all or nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from survey_companion.editing.lists.list_text import ListText
from survey_companion.editing.repairs.mend_causes import CAUSES
from survey_companion.editing.repairs.mending import Step, mend_lists
from survey_companion.editing.repairs.mends import Cause, ListState
from survey_companion.editing.repairs.unified_patch import HEAD, UnpatchableError, render_patch
from survey_companion.project import disk
from survey_companion.project.garbage import gc_off
from survey_companion.project.inputs import read_survey
from survey_companion.project.list_inputs import read_lists
from survey_companion.project.locating import Project, locate_project
from survey_companion.project.writable_lists import open_text, read_text, refuse_list

_PATCH = re.compile(r"[0-9]{2}-[a-z-]+\.patch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fixing:
    """What can be mended in the lists of a project."""

    project: Project
    steps: tuple[Step, ...]  # in order; each begins where the one before ended
    is_own: bool  # whether it is the project's own list, not another copy

    def render(self) -> bytes:
        """Return all patches, to be applied in this order.

        Raises:
            SurveyError: a list has an encoding that patches do not know.
        """
        return b"\n".join(map(self._render_step, self.steps))

    def _render_step(self, step: Step) -> bytes:
        root = self.project.output if self.is_own else None
        names = {path: name_in_patch(Path(path), root) for path in step.before}
        try:
            return render_patch(step, names)
        except UnpatchableError as error:
            raise refuse_list(step.changes[0][0], str(error)) from error

    def write(self) -> None:
        """Write the mended lists, all of them or none."""
        if not self.steps:
            return
        before, after = self.steps[0].before, self.steps[-1].after
        new = {Path(path): text.encode() for path, text in after.items() if text != before[path]}
        for path, data in read_lists(self.project).items():
            if data != before[path].encode():
                raise refuse_list(path, "it was changed while it was read; run the command again")
        disk.write_files({path.resolve(): data for path, data in new.items()})

    def write_patches(self, folder: Path) -> None:
        """Write a patch for each cause, and remove those of an earlier run; a person's file is left."""
        texts: dict[str, bytes] = {}
        for step in self.steps:
            number = 1 + [each.slug for each in CAUSES].index(step.cause.slug)
            name = f"{number:02}-{step.cause.slug}.patch"
            while name in texts:  # a cause for which another made room
                number += len(CAUSES)
                name = f"{number:02}-{step.cause.slug}.patch"
            texts[name] = self._render_step(step)
        old = [path for path in folder.glob("*.patch") if path.name in texts or _PATCH.fullmatch(path.name)]
        for path in old:
            if not disk.read_bytes(path, path.as_posix()).startswith(HEAD.encode()):
                raise refuse_list(path.as_posix(), "a file that survey fix did not write")
        disk.write_files({folder / name: data for name, data in texts.items()})
        for path in old:
            if path.name not in texts:
                path.unlink()


def find_fixes(project: Project, causes: Sequence[Cause], *, upstream: Path | None = None) -> Fixing:
    """Return what can be mended in the project's lists, or in another copy of the list by its records.

    Decisions to leave something as it is are about the project's own edition, so they hold for that alone.

    Raises:
        SurveyError: a list cannot be read, or cannot be changed without changing other bytes.
    """
    is_own = upstream is None
    if upstream is not None:
        project = locate_project(upstream, None, project.records)
    texts = {path.as_posix(): read_text(project, path) for path in project.every_list}

    def read(changed: Mapping[str, ListText]) -> ListState:
        drafts = {Path(path): text.encode() for path, text in changed.items()}
        # Entries of the additions have the forms of the published lists, so they are not opened.
        opened = [open_text(project, path, changed[path.as_posix()]) for path in project.lists]
        survey = read_survey(replace(project, drafts=drafts), settles=is_own, opened=opened)
        return ListState(texts=changed, survey=survey, lists={each.path: each for each in opened})

    with gc_off():
        steps = mend_lists(texts, read, causes)
    return Fixing(project=project, steps=steps, is_own=is_own)


def name_in_patch(path: Path, root: Path | None) -> str:
    """Return the path of a list as the patch has it: from the folder in which the patch is to be applied.

    That is `root`, or else the nearest folder above that is kept in git, or else the current one.
    """
    place = path.absolute()
    kept = next((each for each in place.parents if (each / ".git").exists()), None)
    for folder in (root.absolute() if root else None, kept, Path.cwd()):
        if folder is not None and place.is_relative_to(folder):
            return place.relative_to(folder).as_posix()
    return place.name
