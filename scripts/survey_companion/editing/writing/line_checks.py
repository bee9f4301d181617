"""A line that was written, read again in its place: does it say what was to be said, and nothing else?

Input: the facts, the list with the line, and its place. Output: what is missing, what is wrong, and whether
other lines are read in another way now.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from survey_companion.editing.lists.entry_facts import (
    Facts,
    PaperFacts,
    ResourceFacts,
    bare_title,
    bare_venue,
    facts_of,
    same_links,
)
from survey_companion.editing.lists.open_list import OpenList
from survey_companion.editing.writing.bylines_like import BylineForm
from survey_companion.editing.writing.filled_forms import Habits
from survey_companion.editing.writing.literal_text import write_address
from survey_companion.model.authors import Author, Person
from survey_companion.model.problem_kinds import Severity
from survey_companion.model.problems import Problem
from survey_companion.model.survey import Listing, Resource
from survey_companion.text.person_names import name_author


@dataclass(frozen=True, kw_only=True)
class Change:
    """A list before and after its lines from `start` up to, not including, `end` were replaced."""

    before: OpenList
    after: OpenList
    start: int  # 1-based
    end: int
    count: int  # of the lines that stand there now


@dataclass(frozen=True, kw_only=True, slots=True)
class LineCheck:
    """What became of the facts."""

    lost: tuple[str, ...]  # names of facts that the line does not say
    wrong: tuple[str, ...]  # names of what it says that is not so
    others: tuple[int, ...] = ()  # 1-based lines that are read in another way with the new line beside them

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong, though something may be lost."""
        return not (self.wrong or self.others)


def check_line(facts: Facts, change: Change, habits: Habits) -> LineCheck:
    """Compare the facts with what is read where lines were replaced."""
    start, stop = change.start, change.start + change.count
    written = [each for each in change.after.entries if start <= each.location.line < stop]
    others = tuple(_changed(change))
    if len(written) != 1 or written[0].last_line >= stop:
        return LineCheck(lost=("entry",), wrong=("entry",), others=others)
    entry = written[0]
    text = "\n".join(change.after.source.lines[start - 1 : stop - 1])
    if isinstance(facts, ResourceFacts):
        lost, wrong = _compare_resource(facts, entry)
    else:
        lost, wrong = _compare_paper(facts, entry, habits, text)
    if any(start <= each.location.line < stop and _is_flaw(each) for each in change.after.catalogue.problems):
        wrong.append("marks")
    return LineCheck(lost=tuple(lost), wrong=tuple(wrong), others=others)


def _is_flaw(problem: Problem) -> bool:
    return problem.severity is not Severity.NOTICE


def _changed(change: Change) -> Iterator[int]:
    """Yield the lines of other entries that are read in another way, by their numbers before."""
    shift = change.count - (change.end - change.start)
    now = {said_by(each) for each in change.after.entries}
    for each in change.before.entries:
        line = each.location.line
        there = line + shift if line >= change.end else line
        is_own = change.start <= line < change.end
        if not is_own and (there, *said_by(each)[1:]) not in now:
            yield line


def said_by(entry: Listing | Resource) -> tuple[object, ...]:
    """Return all that an entry says, and first its line."""
    place = (entry.location.line, entry.section.name)
    if isinstance(entry, Resource):
        return (*place, entry.name, entry.url, entry.description)
    byline = entry.byline
    return (*place, entry.title, entry.year, byline, entry.venue, entry.links, entry.remark, entry.short_name)


def _compare_resource(facts: ResourceFacts, entry: Listing | Resource) -> tuple[list[str], list[str]]:
    if not isinstance(entry, Resource):
        return ["entry"], ["entry"]
    lost = [] if entry.name == facts.name.rstrip(".: ") else ["name"]
    wrong = list(lost)
    url = write_address(facts.url) if facts.url else None
    for name, read, given in (
        ("address", entry.url, url),
        ("description", entry.description, facts.description),
    ):
        if (read or "").rstrip(".") != (given or "").rstrip("."):
            (lost if read is None else wrong).append(name)
    return lost, wrong


def _compare_paper(
    facts: PaperFacts, entry: Listing | Resource, habits: Habits, text: str
) -> tuple[list[str], list[str]]:
    if not isinstance(entry, Listing):
        return ["entry"], ["entry"]
    read = facts_of(entry)
    lost: list[str] = []
    wrong: list[str] = []
    if read.title != bare_title(facts.title):
        wrong.append("title")
    for name, found, given in (
        ("year", read.year, facts.year),
        ("venue", read.venue, bare_venue(facts.venue, facts.year)),
        ("short name", read.short_name, facts.short_name),
        ("remark", read.remark, facts.remark),
    ):
        is_of_heading = given is None and found is not None and str(found) not in text
        is_of_number = name == "year" and given is None
        if found != given and not (is_of_heading or is_of_number):
            (lost if found is None else wrong).append(name)
    printed = frozenset((write_address(url), role) for url, role in same_links(facts.links))
    found_links = same_links(read.links)
    if found_links - printed:
        wrong.append("links")
    lost += sorted(role for _, role in printed - found_links)
    _compare_authors(facts, read, habits.byline, lost, wrong)
    return lost, wrong


def _compare_authors(
    facts: PaperFacts, read: PaperFacts, form: BylineForm, lost: list[str], wrong: list[str]
) -> None:
    form = form.of(facts.authors, et_al=facts.et_al)
    shown = facts.authors[: form.most] if form.most else facts.authors
    if not read.authors and facts.authors:
        lost.append("authors")
        return
    if [_reduce(each, form) for each in read.authors] != [_reduce(each, form) for each in shown]:
        wrong.append("authors")
        return
    if read.et_al != (facts.et_al or len(shown) < len(facts.authors)):
        wrong.append("authors")
    if len(shown) < len(facts.authors):
        lost.append("authors after the first" if len(shown) == 1 else f"authors after the first {len(shown)}")
    if form.name != "full" and [*map(name_author, read.authors)] != [*map(name_author, shown)]:
        lost.append("given names")


def _reduce(author: Author, form: BylineForm) -> str:
    """Return of a name what the form of the list keeps."""
    if not isinstance(author, Person) or form.name == "full" or author.given is None:
        return name_author(author)
    if form.name == "family":
        return author.family
    initials = "".join(part[0] for part in author.given.replace("-", " ").split())
    return name_author(replace(author, given=initials))
