"""A project → its bibliography, pages, exports and figures, written all or nothing.

    bib/survey.bib, bib/keys.lock, docs/…, CITATION.cff

A person's file is never replaced or removed; a generated file whose source is gone is removed.
"""

import os
from dataclasses import dataclass, replace

from survey_companion.exports.cite_scripts import render_work_scripts
from survey_companion.exports.export_files import FOLDER, render_exports, render_works
from survey_companion.exports.feed import render_feed, works_by_name
from survey_companion.metadata import render_coins_script, render_metadata
from survey_companion.metadata.citation_file import render_citation_file
from survey_companion.model.dates import FEED
from survey_companion.model.forge import find_commit
from survey_companion.model.problems import Problem
from survey_companion.model.survey import Survey
from survey_companion.pages import render_pages, render_starter
from survey_companion.project import disk
from survey_companion.project.file_kinds import kind_of
from survey_companion.project.inputs import find_prose, find_refusal, read_survey
from survey_companion.project.locating import Project
from survey_companion.project.locking import one_at_a_time
from survey_companion.project.obstacles import (
    find_linked,
    find_obstacles,
    find_strays,
    find_twins,
    find_unreadable_pages,
    look,
)
from survey_companion.project.overwriting import Output, place_files
from survey_companion.records.key_lock import render_keys
from survey_companion.text.myst import flatten
from survey_companion.text.sealing import MARK


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversion:
    """The result of one run of the converter."""

    survey: Survey
    is_refused: bool = False  # nothing was written, and the last good files stay
    written: int = 0  # number of files
    unchanged: int = 0
    kept: int = 0  # number of a person's files that were left in place of generated ones
    removed: int = 0


def convert(project: Project) -> Conversion:
    """Write the bibliography and the pages of a project, and remove pages of sections that are gone.

    Nothing is written in these cases: the list has no entry, so it is probably the wrong file; works.toml or
    keys.lock has faults, so the .bib file would lose keys that people cite; or a link or a pipe is where a
    file would be written, so a file elsewhere could be replaced.

    Raises:
        SurveyError: the catalogue cannot be read at all; nothing is written.
    """
    survey = read_survey(project)
    is_empty = not survey.works and not survey.resources
    if is_empty or find_refusal(project, survey):
        return Conversion(survey=survey, is_refused=True)
    if found := find_linked([project.docs, project.docs / disk.OWN, project.bibliography.parent]):
        return _refuse(survey, found)
    with one_at_a_time(project.docs) as has_waited:
        return convert(project) if has_waited else _write(project, survey)


def _refuse(survey: Survey, problems: list[Problem]) -> Conversion:
    return Conversion(survey=replace(survey, problems=(*survey.problems, *problems)), is_refused=True)


def _name_commit(survey: Survey) -> Survey:
    """Return the survey with the commit that a service builds, so that its pages link its own lines."""
    info = survey.info
    commit = find_commit(os.environ, info.repository) if info.repository else None
    return replace(survey, info=replace(info, commit=commit)) if commit else survey


def _write(project: Project, survey: Survey) -> Conversion:
    survey = _name_commit(survey)
    files, starters = render_files(project, survey), _render_starters(project, survey)
    committed = (str(project.bibliography), str(project.keys), str(project.citation))
    output = Output(
        docs=project.docs,
        texts=starters | files,
        starters=starters,
        needed=[str(project.docs / name) for name in ("survey.json", "metadata.json", "search.json")],
    )
    standing = {**look(project.docs), **{path: kind_of(path) for path in committed}}
    if found := find_obstacles(standing, output.texts):
        return _refuse(survey, found)
    found = [*find_strays(project.docs, standing), *find_twins(standing, output.texts)]
    if found := [*found, *find_unreadable_pages(project.docs, standing, output.texts)]:
        return _refuse(survey, found)
    placed = place_files(output, standing)
    if placed.is_refused:
        return _refuse(survey, placed.problems)
    survey = replace(survey, problems=(*survey.problems, *placed.problems))
    return Conversion(
        survey=survey,
        written=placed.written,
        unchanged=placed.unchanged,
        kept=placed.kept,
        removed=placed.removed,
    )


def render_files(project: Project, survey: Survey) -> dict[str, str]:
    """Return the text of each file that is always generated, by its path on disk."""
    entries = render_works(survey)
    pages = render_pages(survey, entries["bib"], find_prose(project)) | render_exports(survey, entries)
    pages |= render_work_scripts(survey, entries)
    if feed := render_feed(survey.info, survey.editions, works_by_name(survey), survey.resources):
        pages[f"{FOLDER}/{FEED}"] = feed
    pages["metadata.json"] = render_metadata(survey, _origin(survey.source))
    pages["extra/cite/coins.js"] = render_coins_script(survey)
    return {
        str(project.keys): render_keys(
            survey.key_book.keys
        ),  # first, so that no key is seen that is not kept
        **disk.place_below(project.docs, pages),
        str(project.bibliography): pages[f"{FOLDER}/survey.bib"],
    }


def _render_starters(project: Project, survey: Survey) -> dict[str, str]:
    """Return the text of each file that a person may replace with an own one, by its path on disk."""
    files = disk.place_below(project.docs, render_starter(survey))
    source = project.settings_path.name if project.settings_path else survey.source
    citation = render_citation_file(survey.info, _origin(source))
    return files | ({str(project.citation): citation} if citation else {})


def _origin(source: str) -> str:
    return f"{MARK} from {flatten(source)}. Do not edit."
