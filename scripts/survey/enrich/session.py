"""One run of `survey enrich`: which works to look up, what to show, what to write.

The file is written after each accepted record, all or nothing, so that a run can be stopped at any time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from survey import disk
from survey.completeness import find_gaps
from survey.enrich.client import Client
from survey.enrich.editing import apply_proposals
from survey.enrich.proposals import Hosts, Proposal, Review, review_work
from survey.errors import SurveyError, shorten
from survey.model import Work
from survey.project import Project, find_refusal, read_survey
from survey.records import parse_work_facts

Decide = Callable[[str], bool]
Say = Callable[[str], None]


def choose_works(project: Project, keys: Sequence[str]) -> tuple[list[Work], list[str]]:
    """Return the works to look up, and the keys that no work has; without keys, the works with gaps.

    Raises:
        SurveyError: a key is lost, or a record cannot be read and what it confirms could be overwritten.
    """
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """What a run needs: where to read and write, whom to ask, how to speak."""

    project: Project
    client: Client
    hosts: Hosts
    decide: Decide
    say: Say
    replaces: bool  # whether confirmed values may be replaced, too

    def look_up(self, works: Sequence[Work]) -> int:
        """Look each work up, show what was found, write what is accepted; return how many could not be."""
        failures = 0
        for number, work in enumerate(works, 1):
            self.say(f"[{number}/{len(works)}] {work.key}: {work.title}")
            review = review_work(work, self.client, self.hosts)
            wanted = [each for each in review.proposals if self.replaces or not each.is_confirmed]
            for line in _describe(review, wanted):
                self.say(f"  {line}")
            if review.is_unreachable:
                self.say("No source can be reached, so nothing more is looked up. Is there a network?")
                return failures + 1
            if wanted and self.decide(f"  Write {len(wanted)} fields of {work.key}?"):
                failures += not self._write(work, wanted)
        return failures

    def _write(self, work: Work, proposals: Sequence[Proposal]) -> bool:
        """Write the record, unless it would not be a valid one; return whether it was written."""
        path = self.project.records / "works.toml"
        shown = path.as_posix()
        text = disk.read_text(path, shown) or ""
        changed = apply_proposals(text, work.key, proposals)
        before = {problem.found for problem in parse_work_facts(text, shown)[1]}
        new = [each for each in parse_work_facts(changed, shown)[1] if each.found not in before]
        for problem in new:
            self.say(f"  not written, since the record would not be valid: {problem}")
        if not new:
            disk.write_files({path: changed})
            self.say(f"  written to {path}; look at it and set confirmed")
        return not new


def _describe(review: Review, wanted: Sequence[Proposal]) -> Iterator[str]:
    """Yield what was not used and why, then the difference field by field, each with its source."""
    for doubt in review.doubts:
        yield f"not used: {doubt}"
    if not review.proposals:
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
