"""Problems of the lists → their lines as they are, and as they should be where reading has mended them.

Input: a project and problems. Output: lines by path and number, without line ends.
"""

import re
from collections.abc import Iterable

from survey_companion.audit.brought_report import Lines
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem, Spot
from survey_companion.project import disk
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
    mended: dict[Spot, str] = {}
    for path in project.lists:
        name = path.as_posix()
        wanted = {each.location.line for each in found if each.location.path == name}
        data = disk.read_bytes(path, name) if wanted else b""
        text = decode(data)
        raw = re.split("\r\n|\r|\n", text.text) if text else []
        lines |= {(name, line): raw[line - 1] for line in wanted if line <= len(raw)}
        clean = decode_source(data, name).lines if mendable else ()
        mended |= {(name, line): clean[line - 1] for line in wanted if (name, line) in mendable}
    return Lines(as_they_are=lines, mended=mended)
