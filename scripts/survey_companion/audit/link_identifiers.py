"""Checks of what links and titles say of identifiers: false ones, and those whose end is unclear.

Input: a survey. Output: problems at the lines; no link is changed.
"""

from collections.abc import Iterator
from dataclasses import replace

from survey_companion.audit.identity import about_listing, is_answered, papers, spell
from survey_companion.model.false_identifiers import find_false_identifier
from survey_companion.model.identifiers import (
    Scheme,
    identify,
    is_identifier,
    names_one_work,
    parse_identifier,
    seeming_doi,
)
from survey_companion.model.links import PAPER
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.model.survey import Survey

_OTHER_PAPER = "the title is the address of another paper than the link"


def check_false_identifiers(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for each link whose identifier no paper can have, with what was probably meant."""
    for work in survey.works:
        for listing in work.listings:
            for link in listing.links:
                if false := find_false_identifier(link.url):
                    meant = f"; {false.meant} was probably meant" if false.meant else ""
                    is_settled = is_answered(work, identify(link.url))
                    yield about_listing(
                        Code.FALSE_IDENTIFIER,
                        work,
                        listing,
                        f"{false.wrong}: {link.url}{meant}",
                        is_settled=is_settled,
                    )


def check_unclear_dois(survey: Survey) -> Iterator[Problem]:
    """Yield one problem for all links with a DOI whose end is unclear; a work whose DOI is known has none."""
    found = [
        about_listing(Code.UNCLEAR_DOI, work, listing, f"{doi} in {link.url}")
        for work in survey.works
        if not any(each.scheme is Scheme.DOI for each in work.identifiers)
        for listing in work.listings
        for link in listing.links
        if link.role is PAPER and (doi := seeming_doi(link.url)) and not find_false_identifier(link.url)
    ]
    if len(found) > 1:
        yield replace(found[0], found=f"{len(found):,} links, the first of them {found[0].found}", about=None)
    else:
        yield from found


def check_title_addresses(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for a title that is the address of a paper, but not of the one that is linked."""
    for work in survey.works:
        for listing in work.listings:
            if ":" not in listing.title or not is_identifier(listing.title):
                continue
            named = parse_identifier(listing.title)
            linked = [each for each in papers(listing) if each.scheme is named.scheme]
            if linked and named not in linked and names_one_work(named):
                found = f"{spell(named)} is the title, but {spell(linked[0])} is linked"
                is_settled = is_answered(work, named)
                problem = about_listing(Code.TWO_IDENTIFIERS, work, listing, found, is_settled=is_settled)
                yield replace(problem, wrong=_OTHER_PAPER, expected="the title of the linked paper")
