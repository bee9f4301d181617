"""This project now and at a revision of its git repository → what the change between them brought.

Input: the name of a revision, and the current folder. Output: a `Brought`. Of neither state is anything run:
lists, settings and records are read as data.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from survey_companion.audit.brought import Brought, bring_all, find_brought
from survey_companion.model.problems import Problem, SurveyError
from survey_companion.model.survey import Survey
from survey_companion.project import disk
from survey_companion.project.earlier_state import checked_out
from survey_companion.project.inputs import RECORDS, read_survey
from survey_companion.project.locating import Project, locate_project, open_project
from survey_companion.project.revisions import find_base
from survey_companion.records import key_lock
from survey_companion.records.survey_toml import NAME


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadChange:
    """What a change brought, and the project as it is now."""

    brought: Brought
    project: Project | None  # None: it cannot be read


def read_change(revision: str) -> ReadChange:
    """Return what has changed in the current project since it last shared a commit with the revision.

    Raises:
        RevisionError: git does not know the revision, or cannot read its files.
        OSError: a file cannot be read.
    """
    base = find_base(revision)
    try:
        project = locate_project()
        after = read_survey(project)
    except SurveyError as error:
        why = "the project cannot be read as it is now"
        return ReadChange(brought=bring_all(revision, error.problems, why), project=None)
    with checked_out(base) as root:
        if root is None:
            brought = bring_all(revision, after.problems, "the project was not there yet")
        else:
            brought = _compare(revision, root, project, after)
    return ReadChange(brought=brought, project=project)


def _compare(revision: str, root: Path, project: Project, after: Survey) -> Brought:
    try:
        before = read_survey(open_project(root))
    except SurveyError as error:
        problem = _rename(error.problem, root, project)
        why = f"the project could not be read as it was then ({problem.location}: {problem.summary})"
        return bring_all(revision, after.problems, why)
    problems = tuple(_rename(problem, root, project) for problem in before.problems)
    return find_brought(revision, replace(before, problems=problems), after, _find_untouched(root, project))


def _rename(problem: Problem, root: Path, project: Project) -> Problem:
    """Return a problem of the earlier state with the paths that the same files have now."""
    old, new = (_prefix(each) for each in (root, project.output))
    place = replace(problem.location, path=problem.location.path.replace(old, new))
    settled = problem.settled.replace(old, new) if problem.settled else None
    return replace(problem, location=place, found=problem.found.replace(old, new), settled=settled)


def _prefix(folder: Path) -> str:
    return (folder / "x").as_posix().removesuffix("x")


def _find_untouched(root: Path, project: Project) -> Collection[str]:
    """Return the names of the files of settings, records and keys that are the same to the byte."""
    names = (*RECORDS, key_lock.NAME, NAME)
    return {name for name in names if _read(root / "bib" / name) == _read(project.records / name)}


def _read(path: Path) -> bytes | None:
    return disk.read_bytes(path, path.as_posix()) if path.is_file() else None
