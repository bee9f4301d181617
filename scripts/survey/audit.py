"""A survey → the problems that only the whole shows.

Input: a `Survey`. Output: problems in file order; nothing is changed and nothing is settled.
Each check is one function that yields problems.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from survey.errors import Code, Problem
from survey.identifiers import identify
from survey.model import Identifier, Listing, Role, Scheme, Section, Survey, Team, Work

Check = Callable[[Survey], Iterator[Problem]]


def audit_survey(survey: Survey) -> Survey:
    """Return the survey with the problems of every check added, in file order."""
    found = [problem for check in CHECKS for problem in check(survey)]
    problems = sorted((*survey.problems, *found), key=lambda problem: problem.location)
    return replace(survey, problems=tuple(problems))


def check_titles(survey: Survey) -> Iterator[Problem]:
    """Yield one problem per listing whose link stands under another title, too."""
    works: dict[Identifier, list[Work]] = defaultdict(list)
    for work in survey.works:
        for identifier in work.identifiers:
            works[identifier].append(work)
    for identifier, group in works.items():
        if len(group) == 1:
            continue
        for work in group:
            others = [other for other in group[:4] if other is not work][:3]
            names = "; ".join(f"“{other.title}” (line {other.listings[0].location.line})" for other in others)
            names += f"; and {len(group) - 4} more" if len(group) > 4 else ""
            listing = next(each for each in work.listings if identifier in _papers(each))
            yield _problem(
                Code.TWO_TITLES, listing, f"{_name(identifier)} is “{work.title}” here, but elsewhere {names}"
            )


def check_identifiers(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for every further identifier of one kind, say arXiv, under one title."""
    for work in survey.works:
        seen: dict[Scheme, dict[Identifier, Listing]] = defaultdict(dict)
        for listing in work.listings:
            for identifier in _papers(listing):
                known = seen[identifier.scheme]
                if known and identifier not in known:
                    first, where = next(iter(known.items()))
                    found = f"{_name(identifier)}, but {_name(first)} on line {where.location.line}"
                    yield _problem(Code.TWO_IDENTIFIERS, listing, found)
                known.setdefault(identifier, listing)


def check_repetitions(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for every further line of a work in a section."""
    for work in survey.works:
        seen: dict[Section, Listing] = {}
        for listing in work.listings:
            first = seen.setdefault(listing.section, listing)
            if first is not listing:
                yield _problem(
                    Code.LISTED_TWICE, listing, f"“{work.title}”, also on line {first.location.line}"
                )


def check_copies(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for every listing that differs from the first of its work, field by field."""
    for work in survey.works:
        if len(work.listings) == 1:
            continue
        for name, show in _COMPARED:
            yield from _compare(work.listings, name, show)


def _compare(listings: Sequence[Listing], name: str, show: Callable[[Listing], str]) -> Iterator[Problem]:
    first = listings[0]
    for listing in listings[1:]:
        if show(listing) != show(first):
            found = f"{name} {show(listing)}, but {show(first)} on line {first.location.line}"
            yield _problem(Code.COPIES_DISAGREE, listing, found)


def _papers(listing: Listing) -> list[Identifier]:
    return [identify(link.url) for link in listing.links if link.role is Role.PAPER]


def _code(listing: Listing) -> str:
    link = listing.link(Role.CODE)
    return link.url if link else "none"


def _authors(listing: Listing) -> str:
    if listing.byline is None:
        return "none"
    authors = listing.byline.authors
    names = [a.name if isinstance(a, Team) else f"{a.given or ''} {a.family}".strip() for a in authors]
    return ", ".join(names) + (" et al." if listing.byline.truncated else "")


_COMPARED: tuple[tuple[str, Callable[[Listing], str]], ...] = (
    ("year", lambda listing: str(listing.year or "none")),
    ("authors", _authors),
    ("venue", lambda listing: listing.venue or "none"),
    ("code link", _code),
)


def _name(identifier: Identifier) -> str:
    return f"{identifier.scheme.value} {identifier.value}"


def _problem(code: Code, listing: Listing, found: str) -> Problem:
    return Problem(code=code, location=listing.location, found=found)


CHECKS: tuple[Check, ...] = (check_titles, check_identifiers, check_repetitions, check_copies)
