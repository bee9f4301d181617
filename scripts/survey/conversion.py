"""A project → its bibliography, pages, exports and figures, written all or nothing.

    bib/survey.bib, bib/keys.csv, docs/…, CITATION.cff

A file that a person wrote is never replaced; a generated one whose source is gone is removed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from survey import disk
from survey.codes import Code
from survey.downloads import FOLDER, render_entries, render_exports
from survey.edition_names import FEED
from survey.editions import render_feed
from survey.errors import Location, Problem
from survey.escape import flatten
from survey.exports import render_keys_csv
from survey.metadata import render_metadata
from survey.metadata.citation_file import render_citation_file
from survey.model import Survey
from survey.pages import render_pages, render_starter
from survey.pages.rendering import GENERATED
from survey.project import Project, find_prose, find_refusal, read_survey

_MARK = GENERATED.strip("% ").encode()
_GENERATED_FOLDERS = ("taxonomy", "resources", "benchmarks", "works", "figures", "snippets", "extra/exports")


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversion:
    """What one run of the converter did."""

    survey: Survey
    is_refused: bool  # nothing was written, so that the last good files stay
    written: int  # files
    unchanged: int
    removed: int


def convert(project: Project) -> Conversion:
    """Write the bibliography and the pages of a project, and remove pages of sections that are gone.

    A list without any entry changes nothing on disk: it is more likely the wrong file than an empty survey.
    Neither does a faulty works.toml or a lost key: the .bib file would lose what people already cite.

    Raises:
        SurveyError: the catalogue cannot be read at all; nothing is written then.
    """
    survey = read_survey(project)
    is_empty = not survey.works and not survey.resources
    if is_empty or find_refusal(project, survey):
        return Conversion(survey=survey, is_refused=True, written=0, unchanged=0, removed=0)
    files = render_files(project, survey)
    starters = _render_starters(project, survey)
    everything = starters | files
    new, changed = disk.find_changes(everything)
    foreign = {path for path in changed if _is_foreign(project, path)}
    problems = [_foreign(path) for path in files if path in foreign]
    written = new | {path: text for path, text in changed.items() if path not in foreign}
    disk.write_files(written)
    removed = list(_remove_stale(project, everything))
    survey = replace(survey, problems=(*survey.problems, *problems))
    return Conversion(
        survey=survey,
        is_refused=False,
        written=len(written),
        unchanged=len(everything) - len(new) - len(changed),
        removed=len(removed),
    )


def render_files(project: Project, survey: Survey) -> dict[str, str]:
    """Return the text of every file that only the converter writes, by its path on disk."""
    entries = render_entries(survey)
    pages = render_pages(survey, entries, find_prose(project)) | render_exports(survey, entries)
    works = (*survey.works, *survey.cited)
    if feed := render_feed(survey.info, survey.editions):
        pages[f"{FOLDER}/{FEED}"] = feed
    pages["metadata.json"] = render_metadata(survey, _origin(survey))
    return {
        **disk.place_below(project.docs, pages),
        str(project.keys): render_keys_csv((work.key for work in works if work.facts), survey.aliases),
        str(project.bibliography): pages[f"{FOLDER}/survey.bib"],
    }


def _render_starters(project: Project, survey: Survey) -> dict[str, str]:
    """Return the text of every file that a person may write instead, by its path on disk."""
    files = disk.place_below(project.docs, render_starter(survey))
    citation = render_citation_file(survey.info, _origin(survey))
    return files | ({str(project.citation): citation} if citation else {})


def _origin(survey: Survey) -> str:
    return f"{GENERATED.strip('% ')} from {flatten(survey.source)}. Do not edit."


def _is_foreign(project: Project, place: str) -> bool:
    """Whether a file that a person wrote stands there; a generated one says so in its first lines.

    Exports have a folder of their own, and `keys.csv` a name of its own: they cannot say it.
    """
    path = Path(place)
    is_nameless = path == project.keys or path.is_relative_to(project.docs / FOLDER)
    return not is_nameless and disk.lacks(path, _MARK)


def _foreign(place: str) -> Problem:
    path = Path(place)
    return Problem(code=Code.FOREIGN_FILE, location=Location(path=path.as_posix(), line=1), found=path.name)


def _remove_stale(project: Project, current: Mapping[str, str]) -> Iterator[Path]:
    """Remove generated pages that this run did not write, and yield their paths."""
    for folder in (project.docs / name for name in _GENERATED_FOLDERS):
        for place in (place for place in disk.list_files(folder) if place not in current):
            if not _is_foreign(project, place):
                path = Path(place)
                path.unlink()
                yield path
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
