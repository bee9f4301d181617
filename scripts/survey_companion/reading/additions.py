"""A list of additions → its entries, in the sections of the published list and those of the frontiers.

Input: the source of the list, and the catalogue of the published lists. Output: one catalogue, in which
nothing of the published lists has changed: no number, no address, no order.
Neighbours: `added_marks` reads the months, `added_places` finds the sections.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from survey_companion.model.hints import Hints
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.survey import Catalogue, Listing, Resource
from survey_companion.reading.added_marks import AddedMark, find_marks, leave_out
from survey_companion.reading.added_places import AddedPlaces
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.sources.source import Source
from survey_companion.text.keys import Slugs

_MOST_MODELS = 300  # entries of the published list from which the form of the lines is learned
_LOOKS_LIKE_ENTRY = re.compile(r"\s*(?:[-*+|#]|\d+[.)])")

Marks = Mapping[int, Sequence[AddedMark]]


def choose_models(found: Sequence[ListReading]) -> list[Candidate]:
    """Return entries of the published lists, spread evenly, by which additions are read."""
    every = [each.candidate for reading in found for each in reading.readings]
    return every[:: max(1, len(every) // _MOST_MODELS)]


def read_additions(source: Source, hints: Hints | None, models: Sequence[Candidate]) -> Catalogue:
    """Return what the list of additions says; each entry is an addition, with its month if that is known."""
    marks = find_marks(source)
    bare = leave_out(source, marks)
    catalogue = build_catalogue(bare, read_list(bare, hints, models=models), has_settings=True)
    entries: list[Listing | Resource] = [*catalogue.listings, *catalogue.resources]
    problems = (
        *(each for each in catalogue.problems if each.code is not Code.EMPTY_CATALOGUE),
        *(problem for each in entries for problem in _check_marks(each, _marks_of(each, marks))),
        *_check_strays(source, marks, catalogue),
    )
    return replace(
        catalogue,
        listings=tuple(
            replace(each, is_addition=True, added=_month(each, marks)) for each in catalogue.listings
        ),
        resources=tuple(
            replace(each, is_addition=True, added=_month(each, marks)) for each in catalogue.resources
        ),
        problems=tuple(sorted(problems, key=lambda problem: problem.location.order)),
    )


def _marks_of(entry: Listing | Resource, marks: Marks) -> list[AddedMark]:
    lines = range(entry.location.line, entry.last_line + 1)
    return [mark for line in lines for mark in marks.get(line, ())]


def _month(entry: Listing | Resource, marks: Marks) -> str | None:
    months = [each.month for each in _marks_of(entry, marks)]
    return months[0] if len(months) == 1 else None


def _check_marks(entry: Listing | Resource, found: Sequence[AddedMark]) -> Iterator[Problem]:
    name = entry.title if isinstance(entry, Listing) else entry.name
    if not found:
        yield Problem(code=Code.NO_ADDED_MONTH, location=entry.location, found=name)
    for number, mark in enumerate(found):
        if mark.month is None or number:
            wrong = "the entry has another such mark already" if mark.month else None
            location = replace(entry.location, line=mark.line, column=mark.column)
            yield Problem(code=Code.INVALID_ADDED_MONTH, location=location, found=mark.text, wrong=wrong)


def _check_strays(source: Source, marks: Marks, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the marks of lines that look like entries and are none, unless the line has a problem anyway."""
    entries: list[Listing | Resource] = [*catalogue.listings, *catalogue.resources]
    known = {line for each in entries for line in range(each.location.line, each.last_line + 1)}
    known |= {problem.location.line for problem in catalogue.problems}
    for number, found in marks.items():
        if number not in known and _LOOKS_LIKE_ENTRY.match(source.lines[number - 1]):
            location = Location(path=source.path, line=number, column=found[0].column)
            yield Problem(code=Code.STRAY_ADDED_MONTH, location=location, found=found[0].text)


def find_misplaced(source: Source, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the marks of entries of a published list; there they are remarks like any other."""
    marks = find_marks(source)
    entries: list[Listing | Resource] = [*catalogue.listings, *catalogue.resources]
    for entry in entries if marks else ():
        for mark in _marks_of(entry, marks):
            location = replace(entry.location, line=mark.line, column=mark.column)
            wrong = "an entry of the published list says when it was added"
            expected = "such a mark only in the list of additions"
            yield Problem(
                code=Code.STRAY_ADDED_MONTH,
                location=location,
                found=mark.text,
                wrong=wrong,
                expected=expected,
            )


def join_additions(published: Catalogue, additions: Catalogue) -> Catalogue:
    """Return one catalogue: everything published as it is, and behind it the additions in their sections."""
    places = AddedPlaces(published.sections)
    slugs = Slugs()
    for resource in published.resources:
        slugs.take(resource.slug)
    listings = tuple(replace(each, section=places.take(each.section)) for each in additions.listings)
    resources = tuple(
        replace(each, section=places.take(each.section), slug=slugs.take(each.slug)[0])
        for each in additions.resources
    )
    return replace(
        published,
        sections=places.in_order(),
        listings=(*published.listings, *listings),
        resources=(*published.resources, *resources),
        used_hints=published.used_hints | additions.used_hints,
        problems=(*published.problems, *additions.problems, *places.problems),
        added_account=additions.account,
    )
