"""What other programs call; `survey_companion` offers these functions under its own name.

Input: the path of a list, or of the folder of a project. Output: the survey, or the files made of it.
Neither function prints anything or ends the program: problems are values.
"""

import os
from pathlib import Path

from survey_companion.model.survey import Survey
from survey_companion.project import conversion
from survey_companion.project.conversion import Conversion
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import Project, locate_project, open_project


def read(path: str | os.PathLike[str]) -> Survey:
    """Return the survey of a list, or of a project, with every problem; nothing is written.

    `path` is a list (as in `survey check --catalogue PATH`), or a folder that holds bib/survey.toml or
    bib/catalogue.md. `problems` of the survey are in file order; bad lines are among them, never raised.

    Raises:
        SurveyError: the list, or the settings that name it, cannot be read at all.
    """
    return read_survey(_find(Path(path), None))


def convert(path: str | os.PathLike[str], output: str | os.PathLike[str] | None = None) -> Conversion:
    """Write bib/survey.bib and the pages below docs/, and return how many files, and the survey.

    `path` is as in `read`. `output` is the folder that holds, or will hold, bib/ and docs/; without one it
    is the folder of the project, or for a list elsewhere a new one named after it in the current folder.
    Everything is written, or nothing is: `is_refused` says that nothing was, and `survey.problems` why.
    Files that a person wrote stay as they are.

    Raises:
        SurveyError: the list, or the settings that name it, cannot be read at all; nothing is written.
        OSError: a file cannot be written.
    """
    return conversion.convert(_find(Path(path), None if output is None else Path(output)))


def _find(path: Path, output: Path | None) -> Project:
    return open_project(path, output) if path.is_dir() else locate_project(path, output)
