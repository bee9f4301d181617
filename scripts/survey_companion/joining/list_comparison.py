"""Two lists → which works are in both, which in one alone, and what they say differently of the same work.

Input: two surveys, ours first. Output: a `ListComparison`; the order is that of our list, then of theirs.
`pairing` finds the works that are the same. A fact differs if both lists have one and the two contradict each
other, or if only their list has one: what we alone know is no fault of ours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from survey_companion.joining.pairing import pair_works, recognise_works
from survey_companion.joining.same_work import name_authors, papers_of
from survey_companion.joining.section_fit import SectionWords
from survey_companion.model.authors import Byline
from survey_companion.model.change_types import FieldChange
from survey_companion.model.headings import Section
from survey_companion.model.identifiers import Identifier, identify, names_one_work
from survey_companion.model.survey import Survey, Work
from survey_companion.model.work_kinds import is_preprint_venue
from survey_companion.text.formulas import show_plainly
from survey_companion.text.keys import normalise_title
from survey_companion.text.person_names import name_author

FIELDS = ("title", "spelling", "authors", "year", "venue", "links")
_WHOLE = 12  # letters of a venue that say enough without the rest of a longer name
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """A work that is in both lists."""

    ours: Work
    theirs: Work
    differences: tuple[FieldChange, ...]  # before: ours; after: theirs; the fields are some of `FIELDS`


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreign:
    """A work that only their list has."""

    work: Work
    claimed: Work | None  # another work of ours that has an identifier of this one, so that one link is wrong


@dataclass(frozen=True, kw_only=True, slots=True)
class ListComparison:
    """What two lists have in common, and what not."""

    shared: tuple[Shared, ...]
    only_theirs: tuple[Foreign, ...]
    only_ours: tuple[Work, ...]  # of the taxonomy


def compare_lists(ours: Survey, theirs: Survey) -> ListComparison:
    """Return what is in both lists, and what in one of them alone."""
    pairs = pair_works(recognise_works(ours), recognise_works(theirs))
    known = {str(work.key): work for work in (*theirs.works, *theirs.cited)}
    all_ours = (*ours.works, *ours.cited)
    paired = set(pairs.values())
    holders = {each: work for work in reversed(all_ours) for each in _identifiers(work)}
    return ListComparison(
        shared=tuple(_share(work, known[pairs[work.key]]) for work in all_ours if work.key in pairs),
        only_theirs=tuple(
            Foreign(work=work, claimed=next((holders[i] for i in _identifiers(work) if i in holders), None))
            for work in theirs.works
            if work.key not in paired
        ),
        only_ours=tuple(work for work in ours.works if work.key not in pairs),
    )


def propose_sections(ours: Survey, works: Sequence[Work]) -> dict[Section | None, list[Work]]:
    """Return the works by the section of ours that each title fits best, in our order; last the others."""
    words = SectionWords(ours)
    found: dict[Section | None, list[Work]] = {section: [] for section in (*ours.sections, None)}
    for work in works:
        ranked = words.rank(work.title)
        found[ranked[0].section if ranked else None].append(work)
    return {section: fitting for section, fitting in found.items() if fitting}


def _identifiers(work: Work) -> list[Identifier]:
    """Return the identifiers of a work and of its lines, even those that several works claim."""
    found = dict.fromkeys((*work.identifiers, *papers_of(work.listings)))
    return [each for each in found if names_one_work(each)]


def _share(ours: Work, theirs: Work) -> Shared:
    return Shared(ours=ours, theirs=theirs, differences=tuple(_differences(ours, theirs)))


def _differences(ours: Work, theirs: Work) -> Iterator[FieldChange]:
    """Yield the facts that differ, in the order of `FIELDS`."""
    if normalise_title(ours.title) != normalise_title(theirs.title):
        yield FieldChange(field="title", before=_title(ours), after=_title(theirs))
    elif _title(ours) != _title(theirs):
        yield FieldChange(field="spelling", before=_title(ours), after=_title(theirs))
    if theirs.byline and _has_other_authors(ours.byline, theirs.byline):
        yield FieldChange(field="authors", before=show_byline(ours.byline), after=show_byline(theirs.byline))
    if theirs.year and ours.year != theirs.year:
        yield FieldChange(field="year", before=str(ours.year) if ours.year else None, after=str(theirs.year))
    if theirs.venue and _has_other_venue(ours, theirs):
        yield FieldChange(field="venue", before=ours.venue, after=theirs.venue)
    if missing := _other_links(ours, theirs):
        yield FieldChange(field="links", before=None, after=", ".join(missing))


def _title(work: Work) -> str:
    return show_plainly(work.title)


def show_byline(byline: Byline | None) -> str | None:
    """Return the names of the authors; `None` if nobody is named."""
    if byline is None:
        return None
    names = ", ".join([name_author(author) for author in byline.authors])
    return f"{names} et al." if byline.truncated else names


def _has_other_authors(ours: Byline | None, theirs: Byline) -> bool:
    """Whether two bylines contradict each other; one with "et al." is compared as far as it goes."""
    if ours is None:
        return True
    one, two = name_authors([ours]), name_authors([theirs])
    if not (ours.truncated or theirs.truncated):
        return one != two
    shown = min(len(each) for each, byline in ((one, ours), (two, theirs)) if byline.truncated)
    return one[:shown] != two[:shown]


def _has_other_venue(ours: Work, theirs: Work) -> bool:
    return not any(_is_one_venue(one, two) for one in _venues(ours) for two in _venues(theirs))


def _is_one_venue(one: str, two: str) -> bool:
    """Whether two names are equal but for what stands around the shorter, if it is long enough."""
    short, long = sorted((one, two), key=len)
    return one == two or (len(short) >= _WHOLE and short in long)


def _venues(work: Work) -> Iterator[str]:
    """Yield the names of the venue without years; all archives of preprints are one."""
    published = work.published
    for name in (work.venue, *((published.short, published.venue) if published else ())):
        if name:
            yield "preprint" if is_preprint_venue(name) else normalise_title(_YEAR.sub("", name))


def _other_links(ours: Work, theirs: Work) -> list[str]:
    """Return the addresses that only their list has; several addresses of one paper are one."""
    known = {*ours.identifiers, *(identify(url) for url in _urls(ours))}
    return [url for url in dict.fromkeys(_urls(theirs)) if identify(url) not in known]


def _urls(work: Work) -> Sequence[str]:
    links = (work.paper, work.preprint, *work.links)
    listed = (link for listing in work.listings for link in listing.links)
    return [link.url for link in (*links, *listed) if link]
