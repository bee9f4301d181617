"""Collects the values that the page of a work shows.

Input: a work, the problems of the survey and related works. Output: values for `work.md.jinja`. All texts
are Markdown and are escaped here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey_companion.columns.list_marks import mark_place
from survey_companion.columns.resource_rows import show_sources
from survey_companion.columns.suggestions import Suggestions
from survey_companion.columns.work_rows import model_facts, show_title
from survey_companion.joining.contents import spots_of
from survey_companion.joining.published import show_added
from survey_companion.joining.related import Relation
from survey_companion.joining.work_results import Part
from survey_companion.model.headings import Section
from survey_companion.model.identifiers import doi_address
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem, Spot, shorten
from survey_companion.model.record_types import WorkRecord
from survey_companion.model.survey import Listing, Work
from survey_companion.pages.author_pages import show_byline
from survey_companion.pages.work_relations import Relations, ResultLine, Successor
from survey_companion.text.field_names import name_field
from survey_companion.text.keys import normalise_title
from survey_companion.text.myst import disclose, escape_text, fence, link
from survey_companion.text.person_names import name_author

_ALL = 12  # number of authors that are always shown; the others of longer lists are folded away


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """How the catalogue lists the work on one of its lines; every text is Markdown."""

    path: str  # path of the list, as in messages
    number: str  # "line 64"
    section: Section
    said: str  # what the line says
    added: str  # who added the line, and when; empty if it is the published list's
    corrections: str  # differences between the line and this page, with reasons, folded away
    questions: tuple[str, ...]  # problems that nobody has settled yet


@dataclass(frozen=True, kw_only=True, slots=True)
class RelatedWork:
    """A work to read next; every text is Markdown."""

    title: str
    byline: str
    reason: str  # why it is related, in words


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkPage:
    """What the page of a work shows; every text is Markdown."""

    work: Work
    title: str
    authors: str
    venue: str
    details: str  # year, pages, publisher, when it first appeared
    added: str  # who added it to the survey's works, and when; empty if the published list has it
    links: str
    key_point: str | None
    also_known_as: tuple[str, ...]
    model: tuple[tuple[str, str], ...]
    is_outside: bool  # no section lists it
    needed_for: tuple[str, ...]  # what cites a work outside the taxonomy, besides data resources and pages
    places: tuple[tuple[Section, str], ...]  # sections that list it, each with its mark
    lines: tuple[Line, ...]
    wrong_identifiers: tuple[tuple[str, str], ...]  # identifiers of other works, with reasons
    note: str | None
    unconfirmed: tuple[str, ...]
    sources: str
    released: tuple[Successor, ...]  # works whose model is built on this work's
    studied: tuple[Successor, ...]  # works that study this work's model
    of_model: tuple[ResultLine, ...]  # results of this work's model
    of_others: tuple[ResultLine, ...]  # results of systems with other names that use this work's model
    reported: tuple[ResultLine, ...]  # other results that it reports
    related: tuple[RelatedWork, ...]
    suggestion: str  # how to suggest a change
    fence: str  # colons around the block, more than it has
    entry: str  # a block of BibTeX
    has_exports: bool


def describe_work_page(
    work: Work,
    entry: str,
    problems: Mapping[Spot, Sequence[Problem]],
    related: Iterable[Relation],
    relations: Relations,
) -> WorkPage:
    """Return the values for the page of a work; `entry` is its BibTeX entry.

    `problems` are by their line in the list; `relations` has the cells of this and of all related works.
    """
    facts = work.record
    own = relations.cells[work.key]
    suggestions = own.suggestions or Suggestions(lists={})
    return WorkPage(
        work=work,
        title=show_title(work),
        authors=_authors(work, relations.authors),
        venue=own.venue if work.venue else "",
        details=_details(work, own.first),
        added=_say_added(work) if work.is_added else "",
        links=own.links,
        key_point=own.key_point,
        also_known_as=own.also_known_as,
        model=tuple((name, escape_text(value)) for name, value in model_facts(work)),
        is_outside=not work.listings,
        needed_for=tuple(_needed_for(facts)) if facts else (),
        places=tuple((section, mark_place(work, section)) for section in work.sections),
        lines=tuple(_line(work, listing, problems, suggestions) for listing in work.listings),
        wrong_identifiers=_wrong_identifiers(facts),
        note=escape_text(facts.note) if facts and facts.note else None,
        unconfirmed=_doubts(facts) if facts else (),
        sources=show_sources(facts.sources) if facts else "",
        released=relations.successors(work, is_release=True),
        studied=relations.successors(work, is_release=False),
        of_model=relations.lines(work, Part.SYSTEM),
        of_others=relations.lines(work, Part.MODEL),
        reported=relations.lines(work, Part.REPORTED),
        related=tuple(_related(work, other, relations) for other in related),
        suggestion=suggestions.of_page(work.key, [each.location for each in work.listings]),
        fence=":" * max(4, 1 + max(map(len, re.findall(":+", entry)), default=0)),
        entry=fence(entry, "text"),  # highlighting would double its size
        has_exports=facts is not None,
    )


def _say_added(work: Work) -> str:
    added = show_added(work.added)
    return f"{added[0].upper()}{added[1:]}; the published list does not have it."


def _doubts(facts: WorkRecord) -> tuple[str, ...]:
    """Return the names of the values that nobody has confirmed."""
    return tuple(escape_text(name_field(each)) for each in facts.unconfirmed_fields)


def _needed_for(facts: WorkRecord) -> Iterator[str]:
    """Yield what cites a work outside the taxonomy, but no data resources or pages (shown elsewhere)."""
    for asker in facts.asked_by:
        kind, _, name = asker.partition(": ")
        if kind not in {"resource", "prose"}:
            yield escape_text(f"the {kind} {name}" if name else f"a {kind}")


def _authors(work: Work, people: Mapping[str, tuple[str, str]]) -> str:
    """Return the names; those in `people` are links to all works of the author."""
    if work.byline is None or not work.byline.authors:
        return ""
    names = [name_author(author) for author in work.byline.authors]
    others = " et al." if work.byline.truncated else ""
    if len(names) <= _ALL + 3:
        return show_byline(names, people) + others
    rest = show_byline(names[_ALL:], people) + others
    return show_byline(names[:_ALL], people) + disclose(f"and {len(names) - _ALL} more", rest, ",")


def _details(work: Work, first: str | None) -> str:
    published = work.published
    parts = [published.venue if published and published.venue != work.venue else None]
    if published:
        parts += [
            f"volume {published.volume}" if published.volume else None,
            f"number {published.number}" if published.number else None,
            f"pages {published.pages.replace('--', '–')}" if published.pages else None,
            published.edition and f"{published.edition} edition",
            published.imprint,
        ]
    parts.append(str(work.year) if work.year and str(work.year) not in (work.venue or "") else None)
    parts.append(f"first appeared in {first}" if first else None)
    doi = [link(f"doi:{work.doi}", doi_address(work.doi))] if work.doi else []
    return ", ".join([*(escape_text(part) for part in parts if part), *doi])


# -- how the list has it ---------------------------------------------------------------------------


def _line(
    work: Work, listing: Listing, problems: Mapping[Spot, Sequence[Problem]], suggestions: Suggestions
) -> Line:
    found = [
        problem
        for spot in spots_of(listing)
        for problem in problems.get(spot, ())
        if problem.about == work.key
    ]
    corrections = [
        *(_corrections(work, work.record, listing) if work.record else ()),
        *(_explain(problem) for problem in found if not problem.is_open and not _is_explained(work, problem)),
    ]
    text = "; ".join(map(escape_text, corrections))
    return Line(
        path=listing.location.path,
        number=suggestions.line(listing.location),
        section=listing.section,
        said=_said(listing),
        added=show_added(listing.added) if listing.is_addition else "",
        corrections=disclose("what is different here, and why", f"{text.removesuffix('.')}.") if text else "",
        questions=tuple(escape_text(_explain(problem)) for problem in found if problem.is_open),
    )


def _said(listing: Listing) -> str:
    """Return what the line says, in this order: title, authors, year, venue and labels of links."""
    parts = [f"“{escape_text(listing.title)}”"]
    if byline := listing.byline:
        names = ", ".join([escape_text(name_author(author)) for author in byline.authors])
        parts.append(f"{names} et al." if byline.truncated else names)
    parts += [escape_text(value) for value in (listing.year, listing.venue) if value]
    if labels := dict.fromkeys([link.label for link in listing.links]):
        parts.append(f"with {' and '.join(map(escape_text, labels))}")
    return ", ".join(parts)


# Problems that `_corrections` already describes in better words.
_CORRECTED = {
    Code.TRUNCATED_AUTHORS,
    Code.LOST_CAPITALS,
    Code.SINCE_PUBLISHED,
    Code.YEAR_DIFFERS,
}


def _is_explained(work: Work, problem: Problem) -> bool:
    return work.record is not None and problem.code in _CORRECTED


def _explain(problem: Problem) -> str:
    """Return what is wrong and, if the settlement has one after a colon, the reason why it stays."""
    _, separator, reason = (problem.settled or "").partition(": ")
    why = f" ({reason.rstrip('.')})" if separator else ""
    return f"{problem.wrong or problem.code.wrong}: {shorten(problem.found, 300)}{why}"


def _corrections(work: Work, facts: WorkRecord, listing: Listing) -> Iterator[str]:
    """Yield the differences between the page and the line, with the reasons."""
    if listing.title != work.title:
        is_spelling = normalise_title(listing.title) == normalise_title(work.title)
        yield "title: spelled as in the publication" if is_spelling else "title: that of the version to cite"
    byline = listing.byline
    if byline and byline.truncated and work.byline and not work.byline.truncated:
        yield f"authors: all {len(work.byline.authors)} are named here"
    if listing.year and work.year and listing.year != work.year:
        yield f"year: {work.year} here, {_explain_year(work, facts, listing.year)}"
    if facts.published and listing.venue and normalise_title(listing.venue) == "arxiv":
        yield f"venue: published since, {facts.published.label}"


def _explain_year(work: Work, facts: WorkRecord, listed: int) -> str:
    preprint = (facts.preprint and facts.preprint.year) or int((facts.submitted or "0")[:4])
    if facts.published and preprint == listed:
        return f"when it was published; {listed} is the year of the preprint"
    return "when it was published" if facts.published else f"as its arXiv identifier says ({work.arxiv})"


def _wrong_identifiers(facts: WorkRecord | None) -> tuple[tuple[str, str], ...]:
    wrong = facts.not_this if facts else ()
    return tuple((escape_text(each.identifier), escape_text(each.reason)) for each in wrong)


# -- what to read next -----------------------------------------------------------------------------


def _related(work: Work, other: Relation, relations: Relations) -> RelatedWork:
    cells = relations.cells[other.work.key]
    return RelatedWork(title=cells.title, byline=cells.byline, reason=relations.reasons(work, other))
