"""Functions for other programs, which import them from `survey_companion`.

Input: the path of a list, or of the folder of a project. Output: the survey, or the files made from it.
The functions print nothing and do not end the program: they return the problems of a list as values.
"""

import os
from pathlib import Path

from survey_companion.model.survey import Survey
from survey_companion.project import conversion
from survey_companion.project.conversion import Conversion
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import CATALOGUE, Project, locate_project, open_project
from survey_companion.records.survey_toml import NAME


def read(path: str | os.PathLike[str]) -> Survey:
    """Return the survey of a list or of a project, with all its problems; nothing is written.

    `path` is a list (as in `survey check --catalogue PATH`), a folder that holds bib/survey.toml or
    bib/catalogue.md, or a folder with a list for each chapter. The survey's `problems` are in file order. A
    malformed line is one of them and raises no error.

    Raises:
        SurveyError: the list, or the settings that name it, cannot be read at all.
    """
    return read_survey(_find(Path(path), None))


def convert(path: str | os.PathLike[str], output: str | os.PathLike[str] | None = None) -> Conversion:
    """Write bib/survey.bib and the pages below docs/, and return the number of files and the survey.

    `path` is as in `read`. `output` is the folder that holds, or will hold, bib/ and docs/. Without it, the
    folder of the project is used; for a list outside a project, a new folder in the current folder that is
    named after the list.
    Either all files are written or none. If none, `is_refused` is true and `survey.problems` says why.
    Files that a person wrote stay as they are.

    Raises:
        SurveyError: the list, or the settings that name it, cannot be read at all; nothing is written.
        OSError: a file cannot be written.
    """
    return conversion.convert(_find(Path(path), None if output is None else Path(output)))


def _find(path: Path, output: Path | None) -> Project:
    is_project = any((path / "bib" / name).is_file() for name in (NAME, CATALOGUE))
    return open_project(path, output) if is_project else locate_project(path, output)
