"""One run of `survey enrich`: look works up, show what was found, and write what is accepted.

The file is written after each accepted record, all or nothing, so that a run can be stopped at any time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from survey_companion.audit.completeness import find_gaps
from survey_companion.model.problems import SurveyError, shorten, show
from survey_companion.model.survey import Work
from survey_companion.online.cache import Cache
from survey_companion.online.client import Client
from survey_companion.online.proposals import Hosts, Proposal, Review, read_field, review_work
from survey_companion.online.record_edits import EditError, edit_record
from survey_companion.project import disk
from survey_companion.project.inputs import find_refusal, read_survey
from survey_companion.project.locating import Project
from survey_companion.project.obstacles import find_linked
from survey_companion.records.toml_records import parse_work_records

Decide = Callable[[str], bool]
Say = Callable[[str], None]
_WITHOUT_NETWORK = 3  # a run ends after so many works in a row without a reachable source
_LONGEST_LINE = 600  # characters of a line on the terminal


class Outcome(IntEnum):
    """How a run ended; the value is the exit code."""

    WELL = 0  # a source gave a usable answer, or there was nothing to look up
    NOTHING_USABLE = 1  # no answer was usable, or a record could not be written
    NO_NETWORK = 3


def choose_works(project: Project, keys: Sequence[str]) -> tuple[list[Work], list[str]]:
    """Return the works to look up, and the keys that no work has; without keys, the works with gaps.

    Raises:
        SurveyError: a key is lost; a record cannot be read, so its confirmed values could be overwritten;
            or the file of records is a link or no regular file.
    """
    _check_place(project.records / "works.toml")
    survey = read_survey(project)
    if problem := find_refusal(project, survey):
        raise SurveyError(problem)
    works = {work.key: work for work in (*survey.works, *survey.cited)}
    if not keys:
        gaps = [work for work, _ in find_gaps(survey)]
        return gaps, []
    current = [survey.aliases.get(key, key) for key in keys]
    known = [work for key, work in works.items() if key in current]
    return known, [key for key, now in zip(keys, current, strict=True) if now not in works]


def _check_place(path: Path) -> None:
    """Refuse a path that is not a regular file, or that leads through a symbolic link.

    Raises:
        SurveyError: it is such a path.
    """
    if found := find_linked([path.parent], [path]):
        raise SurveyError(found[0])


@dataclass(kw_only=True, slots=True)
class _Tally:
    """Counts of sources and works so far."""

    asked: int = 0
    reached: int = 0
    used: int = 0
    unwritten: int = 0  # records that could not be written
    out_of_reach: int = 0  # works in a row without a reachable source

    def add(self, review: Review) -> None:
        """Add the counts of a work."""
        self.asked += review.asked
        self.reached += review.reached
        self.used += review.used
        if review.asked:
            self.out_of_reach = 0 if review.reached else self.out_of_reach + 1

    @property
    def is_hopeless(self) -> bool:
        """Whether the run should stop: no source of the first works could be reached."""
        return not self.reached and self.out_of_reach >= _WITHOUT_NETWORK

    @property
    def outcome(self) -> Outcome:
        """Return how the run ended."""
        if self.asked and not self.reached:
            return Outcome.NO_NETWORK
        if self.unwritten or (self.asked and not self.used):
            return Outcome.NOTHING_USABLE
        return Outcome.WELL


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """One run: the project, the network client, and functions that ask and tell the person."""

    project: Project
    client: Client
    cache: Cache
    hosts: Hosts
    decide: Decide
    say: Say
    replaces: bool  # whether confirmed values may be replaced, too
    unkept: set[str] = field(default_factory=set)  # reasons why answers were not kept; each is shown once

    def look_up(self, works: Sequence[Work]) -> Outcome:
        """Look up each work, show what was found and write what is accepted; return how the run ended."""
        tally = _Tally()
        for number, work in enumerate(works, 1):
            self._tell(f"[{number}/{len(works)}] {work.key}: {work.title}")
            review = review_work(work, self.client, self.cache, self.hosts)
            tally.add(review)
            wanted = [each for each in review.proposals if self.replaces or not each.is_confirmed]
            for line in _describe(review, wanted):
                self._tell(f"  {line}")
            for reason in sorted({*review.unkept} - self.unkept):
                self.unkept.add(reason)
                self._tell(f"  answers are not kept, because {reason}")
            if tally.is_hopeless:
                break
            if wanted and self.decide(make_visible(f"  Write {len(wanted)} fields of {work.key}?")):
                tally.unwritten += not self._write(work, wanted)
        if tally.outcome is not Outcome.WELL or not tally.asked:
            self._tell(_sum_up(tally))
        return tally.outcome

    def _tell(self, text: str) -> None:
        """Show one line with control characters escaped, as lists and answers may contain any."""
        self.say(make_visible(text))

    def _write(self, work: Work, proposals: Sequence[Proposal]) -> bool:
        """Write the record if it stays valid; return whether it was written."""
        path = self.project.records / "works.toml"
        _check_place(path)  # again: minutes may have passed since the last check
        text = disk.read_text(path, path.as_posix()) or ""
        try:
            changed = edit_record(text, work.key, proposals)
            _check_records(path.as_posix(), work, proposals, text, changed)
        except EditError as error:
            self._tell(f"  not written, because {error}")
            return False
        disk.write_files({path: changed})
        self._tell(f"  written to {path}; check it, and set confirmed = true")
        return True


def make_visible(text: str) -> str:
    """Return the text as one line with control characters escaped; a very long text is cut."""
    line = text if len(text) <= _LONGEST_LINE else f"{text[:_LONGEST_LINE]}…"
    return show(line)


def _check_records(shown: str, work: Work, proposals: Sequence[Proposal], old: str, new: str) -> None:
    """Refuse a new text with new faults, or one that would overwrite what a person has written meanwhile.

    Raises:
        EditError: it has or would do so.
    """
    records, problems = parse_work_records(old, shown)
    before = {problem.found for problem in problems}
    for problem in parse_work_records(new, shown)[1]:
        if problem.found not in before:
            raise EditError(f"the record would not be valid: {problem}")
    for each in proposals:
        if read_field(records.get(work.key), each.field) != each.old:
            raise EditError(f"{each.field} has been changed meanwhile")


def _sum_up(tally: _Tally) -> str:
    match tally.outcome:
        case Outcome.NO_NETWORK:
            return "No source can be reached. Is there a network?"
        case Outcome.NOTHING_USABLE if not tally.used:
            return "No source gave a usable answer."
        case Outcome.NOTHING_USABLE:
            return f"Records that could not be written: {tally.unwritten}."
    return "There is nothing to look up."


def _describe(review: Review, wanted: Sequence[Proposal]) -> Iterator[str]:
    """Yield lines: what was not used and why, then the differences field by field, each with its source."""
    yield from review.doubts
    if not review.asked:
        yield "no identifier that a source knows"
    elif not review.proposals:
        yield "nothing to add"
    for proposal in review.proposals:
        if proposal not in wanted:
            yield f"differs from a confirmed value, left alone: {proposal.field} ({proposal.source})"
        if proposal.old is not None:
            yield f"- {proposal.field} = {_show(proposal.old)}"
        mark = "+" if proposal in wanted else "?"
        yield f"{mark} {proposal.field} = {_show(proposal.new)}    ({proposal.source})"


def _show(value: object) -> str:
    return shorten("; ".join(value) if isinstance(value, tuple) else str(value), 200)
