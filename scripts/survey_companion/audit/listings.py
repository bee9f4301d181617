"""Checks of single lines of the list: years, venues, links, authors, capitals."""

import re
from collections.abc import Iterator
from dataclasses import replace

from survey_companion.audit.identity import about_listing, authors, is_answered, knows, papers, spell
from survey_companion.model.identifiers import (
    Identifier,
    Scheme,
    acl_venue,
    arxiv_year,
    holds_identifier,
    host_of,
    identify,
)
from survey_companion.model.links import PAPER
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.model.publishers import may_hold_papers
from survey_companion.model.survey import Survey
from survey_companion.text.formulas import find_unknown

_WORD = re.compile(r"\w+")
_FEW, _MANY = 3, 0.15  # listings without authors, and their share, from which it is a habit of the list
_ARXIV = re.compile(r"arxiv\b", re.IGNORECASE)


def check_printed_years(survey: Survey) -> Iterator[Problem]:
    """Yield a problem where the printed year is not that of the arXiv identifier.

    A paper that was published elsewhere may be of a later year.
    """
    for work in survey.works:
        for listing in work.listings:
            for identifier in papers(listing):
                year = arxiv_year(identifier)
                if year is None or listing.year in {None, year}:
                    continue
                is_impossible = (listing.year or 0) < year
                is_published = listing.venue is not None and not _ARXIV.match(listing.venue)
                if is_published and not is_impossible:
                    continue
                code = Code.YEAR_BEFORE_PREPRINT if is_impossible else Code.YEAR_DIFFERS
                found = f"{listing.year}, but {spell(identifier)} is of {year}"
                yield about_listing(code, work, listing, found, is_settled=knows(work, "year"))


def check_venues(survey: Survey) -> Iterator[Problem]:
    """Yield a problem where the printed venue is not that of the link."""
    for work in survey.works:
        for listing in work.listings:
            for identifier in papers(listing) if listing.venue else ():
                venue = acl_venue(identifier)
                if _is_of_arxiv(identifier):  # if it is none, `link_identifiers` says so
                    continue
                if _ARXIV.match(listing.venue or ""):
                    code, found = (
                        Code.VENUE_NOT_ARXIV,
                        f"{listing.venue}, but the link is {spell(identifier)}",
                    )
                elif venue and _contradicts(listing.venue or "", venue):
                    code, found = (
                        Code.VENUE_DIFFERS,
                        f"{listing.venue}, but {spell(identifier)} is of {venue}",
                    )
                else:
                    continue
                yield about_listing(code, work, listing, found, is_settled=knows(work, "venue"))


def _is_of_arxiv(identifier: Identifier) -> bool:
    """Whether the link leads to arXiv, whether or not its number can be one."""
    return identifier.scheme is Scheme.ARXIV or identifier.value.startswith("arxiv.org/")


def _contradicts(printed: str, venue: str) -> bool:
    """Whether a short printed venue, such as "ACL 2022", is not the venue of the Anthology's identifier."""
    words = re.findall(r"[a-z]+", printed.lower())
    return len(words) == 1 and words[0] not in venue.split("-")


def check_links(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for a listing without a paper link, for http, and for an unknown publisher."""
    for work in survey.works:
        for listing in work.listings:
            links = [link for link in listing.links if link.role is PAPER]
            has_paper = work.paper is not None
            if not listing.links:
                yield about_listing(Code.NO_LINK, work, listing, listing.title, is_settled=has_paper)
            elif not links:
                yield about_listing(Code.NO_PAPER_LINK, work, listing, listing.title, is_settled=has_paper)
            for link in listing.links:
                if link.url.startswith("http:"):
                    yield about_listing(Code.PLAIN_HTTP, work, listing, link.url, is_settled=False)
            for link in links:
                if not (holds_identifier(link.url) or may_hold_papers(host_of(link.url))):
                    is_recorded = is_answered(work, identify(link.url))
                    yield about_listing(Code.UNKNOWN_HOST, work, listing, link.url, is_settled=is_recorded)


def check_printed_authors(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for a listing that names no author, or not all of them.

    Where many listings name none, the list does not print authors, which is one problem.
    """
    listed = [(work, listing) for work in survey.works for listing in work.listings]
    without = [
        about_listing(Code.NO_AUTHORS, work, each, each.title, is_settled=knows(work, "authors"))
        for work, each in listed
        if each.byline is None
    ]
    number = sum(problem.settled is None for problem in without)
    if number > max(_FEW, _MANY * len(listed)):
        first = next(problem for problem in without if problem.settled is None)
        found = f"{number:,} of {len(listed):,} entries, the first of them {first.found}"
        yield replace(first, found=found, wrong="entries of this list name no author", about=None)
        without = [problem for problem in without if problem.settled]
    yield from without
    for work, listing in listed:
        if listing.byline and listing.byline.truncated:
            is_known = knows(work, "authors")
            yield about_listing(Code.TRUNCATED_AUTHORS, work, listing, authors(listing), is_settled=is_known)


def check_formulas(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for each text in a title that looks like a formula and is none."""
    for work in survey.works:
        is_answered_by_record = work.record is not None and not any(find_unknown(work.title))
        for listing in work.listings:
            for found in find_unknown(listing.title):
                code = Code.UNKNOWN_FORMULA
                yield about_listing(code, work, listing, found, is_settled=is_answered_by_record)


def check_capitals(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for a title whose names have lost their capitals.

    The capitals are known from the work's record, or else from another title of the list with that word.
    A title that is the record's, to the letter, has lost none.
    """
    titles = {listing.title for work in survey.works for listing in work.listings}
    pieces = {title: _WORD.findall(title) for title in sorted(titles)}
    words = dict.fromkeys(word for each in pieces.values() for word in each)
    names = {word.casefold(): word for word in words if _has_inner_capital(word)}
    for work in survey.works:
        for listing in work.listings:
            if (
                work.record
                and work.title != listing.title
                and work.title.casefold() == listing.title.casefold()
            ):
                yield about_listing(Code.LOST_CAPITALS, work, listing, listing.title, is_settled=True)
                continue
            is_recorded = work.record is not None and work.title == listing.title
            lost = [names[word] for word in pieces[listing.title] if word in names and word != names[word]]
            if lost and not is_recorded:
                found = f"{listing.title} (elsewhere: {', '.join(dict.fromkeys(lost))})"
                yield about_listing(Code.LOST_CAPITALS, work, listing, found, is_settled=True)


def _has_inner_capital(word: str) -> bool:
    inner = word[1:]
    return len(inner) > 1 and any(map(str.isupper, inner))
