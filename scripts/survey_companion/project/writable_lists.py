"""The lists of a project, opened so that lines of them can be changed.

Input: a project. Output: an `OpenList` for each list. What is read from one is read once: `read_survey` takes
opened lists, so that the survey and the forms of the lines come from one reading.
"""

from pathlib import Path

from survey_companion.editing.lists.list_text import ListText, UnwritableListError, split_text
from survey_companion.editing.lists.open_list import OpenList
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.project.list_inputs import read_list_bytes
from survey_companion.project.locating import Project


def open_lists(project: Project) -> tuple[OpenList, ...]:
    """Return the published lists of a project.

    Raises:
        SurveyError: one cannot be read, or its bytes cannot be changed without changing others.
    """
    return tuple(open_text(project, path, read_text(project, path)) for path in project.lists)


def open_additions(project: Project, published: tuple[OpenList, ...]) -> OpenList | None:
    """Return the list of additions, if the project has one; it raises what `open_lists` raises."""
    path = project.additions
    return open_text(project, path, read_text(project, path), published) if path else None


def open_text(project: Project, path: Path, text: ListText, published: tuple[OpenList, ...] = ()) -> OpenList:
    """Return a list of the project with this text, read as the settings say."""
    settings = project.settings
    return OpenList(
        path=path.as_posix(),
        text=text,
        hints=settings.hints if settings else None,
        chapters=project.chapters,
        has_settings=settings is not None and settings.describes_survey,
        published=published,
    )


def read_text(project: Project, path: Path) -> ListText:
    """Return the lines of a list; it raises what `open_lists` raises."""
    try:
        return split_text(read_list_bytes(project, path))
    except UnwritableListError as error:
        raise refuse_list(path.as_posix(), str(error)) from error


def refuse_list(path: str, why: str) -> SurveyError:
    """Return the error that says why a list cannot be changed."""
    return SurveyError(Problem(code=Code.UNREADABLE_FILE, location=Location(path=path, line=1), found=why))
