"""One list of a project → what it says: a published list, or that of the additions.

Input: the path of the list, and its project. Output: what was read, and the catalogue made of it.
Neighbours: `inputs` joins the lists of a project; `survey read` explains them.
"""

from pathlib import Path

from survey_companion.model.survey import Catalogue
from survey_companion.project import disk
from survey_companion.project.locating import Project
from survey_companion.reading.additions import choose_models, read_additions
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.sources.source import Source, decode_source


def read_source(project: Project, path: Path) -> Source:
    """Return the text of a list, or of the draft of it that is to be written.

    Raises:
        SurveyError: it cannot be read at all.
    """
    return decode_source(read_list_bytes(project, path), path.as_posix())


def read_list_bytes(project: Project, path: Path) -> bytes:
    """Return the bytes of a list, or of the draft of it that is to be written.

    Raises:
        SurveyError: it cannot be read.
    """
    draft = project.drafts.get(path)
    return disk.read_bytes(path, path.as_posix()) if draft is None else draft


def read_lists(project: Project) -> dict[str, bytes]:
    """Return the bytes of each list and of the additions, by path in messages.

    Raises:
        SurveyError: a list cannot be read.
    """
    return {path.as_posix(): read_list_bytes(project, path) for path in project.every_list}


def read_one(path: Path, project: Project) -> tuple[ListReading, Catalogue]:
    """Return what a list says, whose settings describe how to read it; its front matter is not left out.

    The additions are read as the published lists are.

    Raises:
        SurveyError: one of the lists cannot be read at all.
    """
    source = read_source(project, path)
    hints = project.settings.hints if project.settings else None
    if project.is_additions(path):
        published = [read_list(read_source(project, each), hints) for each in project.named_lists]
        return read_additions(source, hints, choose_models(published))
    found = read_list(source, hints, project.chapters)
    return found, build_catalogue(source, found, is_chapter=bool(project.chapters))
