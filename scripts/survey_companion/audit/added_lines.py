"""The lines that a change adds → what their author should look at.

Input: a survey, and the entries that were added to it. Output: problems at the added lines: what is listed
already, and what another section fits better.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from survey_companion.audit.identity import papers, spell
from survey_companion.joining.added_entries import AddedEntries
from survey_companion.joining.merge import identifiers_of
from survey_companion.joining.section_fit import CLEARLY, Entry, SectionWords, sections_of
from survey_companion.model.headings import Kind
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.record_types import Move
from survey_companion.model.survey import Listing, Resource, Survey, Work
from survey_companion.text.keys import normalise_title

_PAIRS = {Code.LISTED_TWICE, Code.SAME_TITLE, Code.NEAR_TITLES}  # problems at the later line of two
_LINE = re.compile(r"\bline (\d{1,9})\b")
_OF_RECORD = "the record of a work with another title has this link"
_TWICE = "this data resource is listed twice in one section"


def check_added(survey: Survey, added: AddedEntries) -> Iterator[Problem]:
    """Yield a problem for each added line that repeats one in another section, or fits another one better."""
    homes = {id(listing): work for work in survey.works for listing in work.listings}
    new = {id(line) for line in (*added.listings, *added.resources)}
    yield from (each for line in added.listings for each in _repeats(homes[id(line)], line, new))
    yield from _repeated_data(survey, new)
    works = {homes[id(line)].key: homes[id(line)] for line in added.listings}
    unknown = [work for work in works.values() if all(id(line) in new for line in work.listings)]
    yield from _fitting(SectionWords(survey), unknown)
    yield from _fitting(SectionWords(survey, Kind.RESOURCES), added.resources)


def check_against_records(survey: Survey, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield a problem for each of these works without a record whose link another title's record has."""
    known = list(problems)
    said = {each.location for each in known if each.code is Code.TWO_TITLES}
    asked = {each.about: each for each in known if each.code is Code.NO_RECORD and each.location not in said}
    records = {each: record for record in survey.work_records.values() for each in identifiers_of(record)}
    listed = {work.record.location: work.listings[0] for work in survey.works if work.record}
    for work in survey.works if asked else ():
        same = next((each for each in papers(work.listings[0]) if each in records), None)
        if work.key in asked and same:
            line, record = work.listings[0], records[same]
            other = listed.get(record.location)
            place = f"({other.location.seen_from(line.location)})" if other else f"in {record.location}"
            found = f"{spell(same)} is “{line.title}” here, but “{record.title}” {place}"
            yield replace(asked[work.key], code=Code.TWO_TITLES, found=found, wrong=_OF_RECORD)


def _repeats(work: Work, line: Listing, new: AbstractSet[int]) -> Iterator[Problem]:
    """Yield a problem if another section lists the work; a second line in one section is `LISTED_TWICE`."""
    others = [each for each in work.listings if each is not line and id(each) not in new]
    if any(each.section is line.section for each in others):
        return
    places = ", ".join(_place(each, line.location) for each in others)
    if places:
        found = f"“{line.title}”, already listed in {places}"
        yield Problem(code=Code.ALSO_LISTED, location=line.location, found=found, about=work.key)


def _repeated_data(survey: Survey, new: AbstractSet[int]) -> Iterator[Problem]:
    """Yield a problem for each added data resource with the name or the address of an older one."""
    older: dict[str, Resource] = {}
    for each in reversed([each for each in survey.resources if id(each) not in new]):
        older |= dict.fromkeys(_marks(each), each)
    for line in (each for each in survey.resources if id(each) in new):
        other = next((older[mark] for mark in _marks(line) if mark in older), None)
        if other:
            name = "" if normalise_title(other.name) == normalise_title(line.name) else f" as “{other.name}”"
            found = f"“{line.name}”, already listed{name} in {_place(other, line.location)}"
            is_twice = other.section is line.section
            if is_twice and line.is_addition:
                continue  # `added_resources` says so of every addition
            code, wrong = (Code.LISTED_TWICE, _TWICE) if is_twice else (Code.ALSO_LISTED, None)
            yield Problem(code=code, location=line.location, found=found, wrong=wrong, about=line.slug)


def _marks(line: Resource) -> list[str]:
    return [f"name {normalise_title(line.name)}", *([f"address {line.url}"] if line.url else [])]


def _place(line: Listing | Resource, seen_from: Location) -> str:
    return f"{line.section.name} ({line.location.seen_from(seen_from)})"


def _fitting(known: SectionWords, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Yield a problem for each entry that a section fits clearly better than those that list it."""
    for entry in entries:
        title, about = (entry.name, entry.slug) if isinstance(entry, Resource) else (entry.title, entry.key)
        ranked = known.rank(title, leaving_out=entry)
        own = [fit.score for fit in ranked if fit.section in sections_of(entry)]
        if own and ranked[0].score - max(own) >= CLEARLY:
            place = entry.location if isinstance(entry, Resource) else entry.listings[0].location
            found = f"“{title}” perhaps belongs in {ranked[0].section.name}"
            yield Problem(code=Code.FITS_ELSEWHERE, location=place, found=found, about=about)


# -- problems of two lines -----------------------------------------------------------------------------


def place_at_added(problems: Sequence[Problem], survey: Survey, added: Sequence[Listing]) -> list[Problem]:
    """Return the problems, with those of an added line and a later, older one at the added line."""
    lines = {listing.location: (work, listing) for work in survey.works for listing in work.listings}
    new = {listing.location: lines[listing.location] for listing in added}
    numbers: dict[str, list[tuple[Work, Listing]]] = defaultdict(list)
    for place, entry in new.items():
        numbers[str(place.line)].append(entry)
    return [
        _turn(problem, lines[problem.location][1], numbers)
        if problem.code in _PAIRS and problem.location in lines and problem.location not in new
        else problem
        for problem in problems
    ]


def _turn(problem: Problem, older: Listing, added: Mapping[str, Sequence[tuple[Work, Listing]]]) -> Problem:
    """Return the problem at the added line that it names, if it names one; `added` is by number of line."""
    for named in _LINE.finditer(problem.found):
        for work, listing in added.get(named[1], ()):
            if problem.found.startswith(listing.location.seen_from(problem.location), named.start()):
                found = f"“{listing.title}”, and “{older.title}” in {_place(older, listing.location)}"
                return replace(problem, location=listing.location, found=found, about=work.key)
    return problem


def without_old_halves(problems: Sequence[Problem], added: Sequence[Listing]) -> list[Problem]:
    """Return the problems, without those of identifiers at old lines that are said at an added one, too."""
    new = {listing.location for listing in added}
    said = {_identifier(each) for each in problems if each.code is Code.TWO_TITLES and each.location in new}
    return [
        problem
        for problem in problems
        if problem.code is not Code.TWO_TITLES or problem.location in new or _identifier(problem) not in said
    ]


def _identifier(problem: Problem) -> str:
    return problem.found.partition(" is “")[0]


def name_new_paths(problems: Iterable[Problem], moves: Iterable[Move]) -> list[Problem]:
    """Return the problems, with the path that prose has to have where its section was renamed."""
    targets = {f"{move.origin}.md": move.target for move in moves}
    return [
        replace(
            problem,
            expected=f"docs/prose/{targets[problem.found]}.md, as the section has another name now, and an"
            " entry in bib/moved.toml that leads from its old address to the new one",
        )
        if problem.code is Code.UNUSED_PROSE and problem.found in targets
        else problem
        for problem in problems
    ]
