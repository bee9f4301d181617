"""Problems of the lists → their lines as they are, and as they should be where a machine knows it.

Input: a project and problems. Output: lines by path and number, without line ends.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from survey_companion.audit.brought_report import Lines
from survey_companion.editing.repairs.mend_causes import CAUSES
from survey_companion.editing.repairs.mends import Cause, ListState, Mend
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem, Spot, SurveyError
from survey_companion.project import disk
from survey_companion.project.fixing import find_fixes
from survey_companion.project.locating import Project
from survey_companion.reading.sources.encodings import decode
from survey_companion.reading.sources.source import decode_source

_MENDED = {Code.REPAIRED_ENCODING, Code.CONTROL_CHARACTER}
_LOST = {Code.DAMAGED_ENCODING, Code.INVALID_UTF8, Code.STACKED_MARKS}  # a person has to look these lines up


def read_lines(project: Project, problems: Iterable[Problem]) -> Lines:
    """Return the lines of the lists that have these problems."""
    found = list(problems)
    lost = {each.location.spot for each in found if each.code in _LOST}
    mendable = {each.location.spot for each in found if each.code in _MENDED} - lost
    lines: dict[Spot, str] = {}
    mended = _mend(project, {each.location.spot for each in found} - lost)
    for path in project.every_list:
        name = path.as_posix()
        wanted = {each.location.line for each in found if each.location.path == name}
        data = disk.read_bytes(path, name) if wanted else b""
        text = decode(data)
        raw = re.split("\r\n|\r|\n", text.text) if text else []
        lines |= {(name, line): raw[line - 1] for line in wanted if line <= len(raw)}
        clean = decode_source(data, name).lines if mendable else ()
        mended |= {(name, line): clean[line - 1] for line in wanted if (name, line) in mendable}
    return Lines(as_they_are=lines, mended=mended)


def _mend(project: Project, spots: AbstractSet[Spot]) -> dict[Spot, str]:
    """Return the lines that `survey fix` would write in these places, where it changes them."""
    names = {path.as_posix() for path in project.every_list}
    wanted = {spot for spot in spots if spot[0] in names}
    causes = [_only_at(cause, wanted) for cause in CAUSES if cause.is_usual]
    try:
        steps = find_fixes(project, causes).steps if wanted else ()
    except SurveyError:  # the lists cannot be written back as they are; that is said elsewhere
        return {}
    if not steps:
        return {}
    before, after = steps[0].before, steps[-1].after
    pairs = {spot: (before[spot[0]].lines[spot[1] - 1], after[spot[0]].lines[spot[1] - 1]) for spot in wanted}
    return {spot: new for spot, (old, new) in pairs.items() if old != new}


def _only_at(cause: Cause, spots: AbstractSet[Spot]) -> Cause:
    """Return the cause for lines in these places; none of them goes, so that all keep their numbers."""

    def find(state: ListState) -> Iterator[Mend]:
        for mend in cause.find(state):
            places = {(mend.path, number) for number in mend.touched}
            goes = any(line is None for choice in mend.choices for line in choice.lines.values())
            if places <= spots and not goes:
                yield mend

    return replace(cause, find=find)
