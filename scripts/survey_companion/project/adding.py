"""New entries → the files of a project with them: the list, the records, the keys and the .bib file.

    bib/catalogue.md, bib/additions.md     with the new line
    bib/works.toml                         with its record, if there are records, or the line lacks facts
    bib/keys.lock, bib/survey.bib          as `survey convert` would write them

Nothing is written here but by `write`, which writes all files or none.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from survey_companion.audit.brought import find_brought
from survey_companion.editing.lists.entry_facts import PaperFacts, facts_of
from survey_companion.editing.lists.list_text import split_text
from survey_companion.editing.lists.open_list import OpenList
from survey_companion.editing.proposed.new_entries import NewEntry
from survey_companion.editing.proposed.new_records import add_record
from survey_companion.editing.proposed.section_choice import NamedSection
from survey_companion.editing.writing.line_writer import WrittenEntry, copy_entry, write_entry
from survey_companion.editing.writing.new_sections import find_or_write_heading
from survey_companion.editing.writing.placement import find_place
from survey_companion.exports.bibtex import render_bibtex
from survey_companion.model.authors import Byline
from survey_companion.model.problems import Problem, SurveyError, show
from survey_companion.model.survey import Listing, Survey, Work
from survey_companion.project import disk
from survey_companion.project.file_kinds import FileKind, kind_of
from survey_companion.project.inputs import find_refusal, read_survey
from survey_companion.project.locating import Project
from survey_companion.project.obstacles import find_linked
from survey_companion.project.writable_lists import open_additions, open_lists
from survey_companion.records.key_lock import render_keys
from survey_companion.records.toml_records import parse_work_records
from survey_companion.text.keys import KeyParts, assign_keys


@dataclass(frozen=True, kw_only=True)
class Added:
    """What was made of one entry."""

    path: str
    line: int  # 1-based
    key: str | None  # its citation key; None: a data resource
    lost: tuple[str, ...]  # facts that the line has no room for
    is_own_form: bool = True  # whether it has the form of another line; else the documented one
    record: bool  # whether it has got a record


class ChangedMeanwhileError(Exception):
    """A file was changed between the difference and the writing; the message names it."""


class Adding:
    """Entries that are added one after the other, in memory."""

    def __init__(self, project: Project, month: str) -> None:
        """Read the project; `month` is that of additions, YYYY-MM.

        Raises:
            SurveyError: it cannot be read, or not be changed, or its settings, records or keys have faults.
        """
        self._month = month
        self.project = project
        self.lists = open_lists(project)
        self._additions = open_additions(project, self.lists)
        self.survey = self._read()
        self._survey_before = self.survey
        self._on_disk: dict[Path, bytes | None] = {}

    def _read(self) -> Survey:
        survey = read_survey(self.project, opened=self.lists)
        if problem := find_refusal(self.project, survey):
            raise SurveyError(problem)
        return survey

    # -- one entry ---------------------------------------------------------------------------------

    def add(self, entry: NewEntry, section: NamedSection) -> Added:
        """Add an entry to a section.

        Raises:
            NoFormError: it cannot be written so that it is read as it was meant.
            UnwritableListError: the list cannot be changed without changing other bytes of it.
            SurveyError: the list would not be usable with it.
        """
        listed, heading = self._choose_list(section)
        place = replace(find_place(listed, heading, entry.facts), mark=self._mark(listed))
        written = write_entry(listed, entry.facts, place)
        self._take(listed, written)
        work = self._work_at(listed.path, written.first)
        has_record = work is not None and self._add_record(entry, work, written)
        work = self._work_at(listed.path, written.first)
        key = work.key if work else None
        forms = listed.paper_forms if isinstance(entry.facts, PaperFacts) else listed.resource_forms
        is_own_form = written.like is not None or listed.is_additions or not forms
        return Added(
            path=listed.path,
            line=written.first,
            key=key,
            lost=written.lost,
            record=has_record,
            is_own_form=is_own_form,
        )

    def copy(self, listing: Listing, section: NamedSection) -> Added:
        """Add the line that stands in one section to another; it raises what `add` raises."""
        listed, heading = self._choose_list(section)
        facts = facts_of(listing)
        place = replace(find_place(listed, heading, facts), mark=self._mark(listed))
        every_list = (*self.lists, *([self._additions] if self._additions else []))
        origin = next(each for each in every_list if each.path == listing.location.path)
        lines = origin.source.lines[listing.location.line - 1 : listing.last_line]
        written = copy_entry(listed, lines, facts, place)
        self._take(listed, written)
        work = self._work_at(listed.path, written.first)
        return Added(
            path=listed.path,
            line=written.first,
            key=work.key if work else None,
            lost=written.lost,
            record=False,
        )

    def _choose_list(self, section: NamedSection) -> tuple[OpenList, int]:
        """Return the list to write, and the line of the section's heading in it: the additions, if set."""
        lists = {each.path: each for each in self.lists}
        standing = lists.get(section.path)
        additions, settings = self._additions, self.project.settings
        if additions is None or settings is None or settings.add_to != settings.additions:
            return standing or self.lists[-1], section.line
        if standing is None:
            return additions, section.line
        return find_or_write_heading(additions, standing, section.line)

    def _mark(self, listed: OpenList) -> str | None:
        return f"added {self._month}" if listed.is_additions else None

    def _take(self, listed: OpenList, written: WrittenEntry) -> None:
        """Go on with the list as it was written."""
        path = next(each for each in self.project.every_list if each.as_posix() == listed.path)
        self._draft(path, written.after.text.encode())
        if listed.is_additions:
            self._additions = written.after
        else:
            self.lists = tuple(written.after if each.path == listed.path else each for each in self.lists)
            self._additions = replace(self._additions, published=self.lists) if self._additions else None
        self.survey = self._read()

    def _draft(self, path: Path, data: bytes) -> None:
        if path not in self._on_disk:
            is_there = kind_of(path) is not FileKind.NOTHING
            self._on_disk[path] = disk.read_bytes(path, path.as_posix()) if is_there else None
        self.project = replace(self.project, drafts={**self.project.drafts, path: data})

    def _work_at(self, path: str, line: int) -> Work | None:
        for work in self.survey.works:
            if any(each.location.path == path and each.location.line == line for each in work.listings):
                return work
        return None

    def _add_record(self, entry: NewEntry, work: Work, written: WrittenEntry) -> bool:
        """Add a record where the project has records, or where the line does not say all that is known."""
        path = self.project.records / "works.toml"
        says_more = bool(written.lost or {"key_point", "published.type"} & entry.values.keys())
        is_there = kind_of(path) is not FileKind.NOTHING or path in self.project.drafts
        if work.record is not None or not isinstance(entry.facts, PaperFacts) or not (is_there or says_more):
            return False
        draft = self.project.drafts.get(path)
        text = draft.decode() if draft is not None else disk.read_text(path, path.as_posix()) or ""
        key = work.key if work.byline else self._name_record(work, entry.facts)
        changed = add_record(text, key, entry.values, entry.sources)
        if problems := parse_work_records(changed, path.as_posix())[1]:
            raise SurveyError(*problems)
        self._draft(path, changed.encode())
        self.survey = self._read()
        return True

    def _name_record(self, work: Work, facts: PaperFacts) -> str:
        """Return the key of a work whose line has no room for its authors."""
        survey = self.survey
        taken = {each.key for each in (*survey.works, *survey.cited)} | {*survey.aliases, *survey.gone}
        taken |= {each.key for each in survey.key_book.keys}
        byline = Byline(authors=facts.authors, truncated=facts.et_al) if facts.authors else None
        parts = KeyParts(byline=byline, year=facts.year, title=facts.title)
        return assign_keys([parts], taken - {work.key})[0]

    # -- all entries -------------------------------------------------------------------------------

    def finish(self) -> dict[Path, bytes]:
        """Return the files that are new or changed, in the order in which a person reads them."""
        files = dict(self.project.drafts)
        if self.project.settings_path or kind_of(self.project.bibliography) is not FileKind.NOTHING:
            survey = self.survey
            texts = {
                self.project.keys: render_keys(survey.key_book.keys),
                self.project.bibliography: render_bibtex((*survey.works, *survey.cited), survey.source),
            }
            for path, text in texts.items():
                self._draft(path, text.encode())
                files[path] = text.encode()
        return {path: data for path, data in files.items() if self._on_disk.get(path) != data}

    def render_difference(self, files: Mapping[Path, bytes]) -> Iterator[str]:
        """Yield the lines of a unified difference; characters that cannot be seen are escaped."""
        generated = {self.project.keys, self.project.bibliography}
        for path, data in files.items():
            name, old = show(path.as_posix()), self._on_disk.get(path)
            if old is None and path in generated:  # of no interest, and as long as the list
                yield f"{name}: new, generated from the list"
                continue
            yield from difflib.unified_diff(
                _show_lines(old or b""),
                _show_lines(data),
                "/dev/null" if old is None else f"a/{name}",
                f"b/{name}",
                n=2,
                lineterm="",
            )

    def find_new_problems(self) -> tuple[Problem, ...]:
        """Return what is open or to be asked now and was not before; lines that only moved bring nothing."""
        return find_brought("", self._survey_before, self.survey).problems

    def write(self, files: Mapping[Path, bytes]) -> None:
        """Write all files, or none.

        Raises:
            ChangedMeanwhileError: one of them is not as it was when it was read.
            SurveyError: one of them is a link, or no regular file.
            OSError: they cannot be written.
        """
        for path in files:
            if found := find_linked([path.parent], [path]):
                raise SurveyError(found[0])
            is_there = kind_of(path) is not FileKind.NOTHING
            now = disk.read_bytes(path, path.as_posix()) if is_there else None
            if now != self._on_disk.get(path):
                raise ChangedMeanwhileError(path.as_posix())
        disk.write_files(dict(files), is_lasting=True)


def _show_lines(data: bytes) -> list[str]:
    return [show(line) for line in split_text(data).lines] if data else []
