"""Checks of whether lines and titles belong to the same work."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from survey_companion.model.identifiers import Identifier, Scheme, identify, names_one_work, parse_identifier
from survey_companion.model.links import CODE, PAPER, RECORD_LINKS
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.model.survey import Listing, Survey, Work
from survey_companion.text.keys import normalise_title
from survey_companion.text.person_names import name_author

if TYPE_CHECKING:
    from survey_companion.model.headings import Section

_IN_NEITHER = (
    "lines with different titles have the same identifier; they are kept as different works, and it is in the"
    " entry of neither"
)
_MOST_NAMES = 10  # sections named in one message
LONGEST = 500  # characters of a text that are compared; the time grows with their square


def check_titles(survey: Survey) -> Iterator[Problem]:
    """Yield one problem per work whose link is also the link of another title."""
    holders: dict[Identifier, list[tuple[Work, Listing]]] = defaultdict(list)
    for work in survey.works:
        seen: set[Identifier] = set()
        for listing in work.listings:
            for identifier in papers(listing):
                if identifier not in seen:
                    seen.add(identifier)
                    holders[identifier].append((work, listing))
    for identifier, group in holders.items():
        if len(group) > 1:
            yield from _two_titles(identifier, group)


def _two_titles(identifier: Identifier, group: Sequence[tuple[Work, Listing]]) -> Iterator[Problem]:
    refused = next((place for work, _ in group if (place := refusal(work, identifier))), None)
    is_kept = not names_one_work(identifier) or any(identifier in work.identifiers for work, _ in group)
    claimants = sum(refusal(work, identifier) is None for work, _ in group)
    for work, listing in group:
        others = [each for each in group[:4] if each[0] is not work][:3]
        names = "; ".join(
            f"“{line.title}” ({line.location.seen_from(listing.location)})" for _, line in others
        )
        names += f"; and {len(group) - 4} more" if len(group) > 4 else ""
        yield Problem(
            code=Code.TWO_TITLES,
            location=listing.location,
            wrong=None if is_kept else _IN_NEITHER,
            found=f"{spell(identifier)} is “{listing.title}” here, but {names}. {_guess(work, others[0][0])}",
            settled=refused if claimants <= 1 else None,
            about=work.key,
        )


def _guess(work: Work, other: Work) -> str:
    """Return a sentence with the likely reason: a short name, a renamed work, or a wrong link."""
    one, two = work.title[:LONGEST].casefold(), other.title[:LONGEST].casefold()
    if one.startswith(two) or two.startswith(one):
        return "One title is a short name of the other."
    if fuzz.token_set_ratio(one, two) >= 75 and authors(work.listings[0]) == authors(other.listings[0]):
        return "The work was probably renamed."
    return "One of the links is probably wrong."


def refusal(work: Work, identifier: Identifier) -> str | None:
    """Return location and reason if the work's record says that the identifier is another work's."""
    if work.record is None:
        return None
    for each in work.record.not_this:
        if parse_identifier(each.identifier) == identifier:
            return f"{work.record.location}: {each.reason}"
    return None


def check_identifiers(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for every further identifier of one kind, say arXiv, under one title."""
    for work in survey.works:
        named = [(listing, identifier) for listing in work.listings for identifier in papers(listing)]
        if all(identifier == named[0][1] for _, identifier in named):  # a shortcut for nearly all works
            continue
        seen: dict[Scheme, dict[Identifier, Listing]] = defaultdict(dict)
        for listing, identifier in named:
            known = seen[identifier.scheme]
            first, where = next(iter(known.items()), (identifier, listing))
            # One line may link one paper at several addresses, but not under several arXiv identifiers.
            is_other_place = identifier.scheme is Scheme.URL and where is listing
            if identifier not in known and known and not is_other_place:
                found = (
                    f"{spell(identifier)}, but {spell(first)} on {where.location.seen_from(listing.location)}"
                )
                answered = is_answered(work, identifier) and is_answered(work, first)
                yield about_listing(Code.TWO_IDENTIFIERS, work, listing, found, is_settled=answered)
            known.setdefault(identifier, listing)


def check_repetitions(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for every further line of a work in a section."""
    for work in survey.works:
        seen: dict[Section, Listing] = {}
        for listing in work.listings:
            first = seen.setdefault(listing.section, listing)
            if first is not listing:
                found = f"“{listing.title}”, also on {first.location.seen_from(listing.location)}"
                is_further = listing.is_addition and not first.is_addition
                code = Code.ALREADY_LISTED if is_further else Code.LISTED_TWICE
                yield about_listing(code, work, listing, found)


def check_copies(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for every listing that differs from the first of its work, field by field."""
    for work in survey.works:
        if work.record is None:
            yield from _two_spellings(work)
        for name, read in _COMPARED if len(work.listings) > 1 else ():
            first = work.listings[0]
            for listing in work.listings[1:]:
                if read(listing) != read(first) and not _are_versions(name, listing, first):
                    code = _judge(name, read(listing), read(first))
                    where = f"on {first.location.seen_from(listing.location)}, of “{listing.title}”"
                    found = f"{name} {read(listing)}, but {read(first)} {where}"
                    yield about_listing(code, work, listing, found, is_settled=knows(work, name))


def _are_versions(name: str, one: Listing, two: Listing) -> bool:
    """Whether year or venue differ only because one line has the preprint, or by the case of letters."""
    venues = (one.venue or "").casefold(), (two.venue or "").casefold()
    is_preprint = [venue.startswith("arxiv") for venue in venues]
    if name == "venue" and venues[0] == venues[1]:
        return True
    return name in {"year", "venue"} and is_preprint[0] != is_preprint[1] and all(venues)


def _two_spellings(work: Work) -> Iterator[Problem]:
    """Yield a problem for each listing whose title is not that of the work, which has the same identifier."""
    for listing in work.listings if len(work.listings) > 1 else ():
        if _title(listing) != normalise_title(work.title):
            other = next(each for each in work.listings if each.title == work.title)
            where = other.location.seen_from(listing.location)
            found = f"title “{listing.title}”, but “{work.title}” on {where}, with the same identifier"
            yield about_listing(Code.COPIES_DISAGREE, work, listing, found)


def _judge(name: str, one: str, two: str) -> Code:
    """Return the code for a different spelling of a name, or that for different values."""
    one, two = (text.removesuffix(" et al.")[:LONGEST] for text in (one, two))
    is_slip = name == "authors" and min(len(one), len(two)) > 5 and fuzz.ratio(one, two) >= 85
    return Code.MISSPELT_NAME if is_slip else Code.COPIES_DISAGREE


def check_unions(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for a section that lists exactly the works of other sections together."""
    works: dict[Section, set[str]] = defaultdict(set)
    for work in survey.works:
        for section in work.sections:
            works[section].add(work.key)
    holders: dict[frozenset[str], list[Section]] = defaultdict(list)
    for section, keys in works.items():
        holders[frozenset(keys)].append(section)
    order = {section: number for number, section in enumerate(works)}
    for whole, parts in _find_unions(survey.works, holders):
        inside = sorted((section for part in parts for section in holders[part]), key=order.__getitem__)
        names = " and ".join(section.name for section in inside[:_MOST_NAMES])
        names += f" and {len(inside) - _MOST_NAMES} more" if len(inside) > _MOST_NAMES else ""
        for section in holders[whole]:
            found = f"{section.name} has the {len(whole)} works of {names}, and no other"
            yield Problem(
                code=Code.SECTION_UNION, location=section.location, found=found, about=section.anchor
            )


def _find_unions(
    works: Sequence[Work], sets: Collection[frozenset[str]]
) -> Iterator[tuple[frozenset[str], list[frozenset[str]]]]:
    """Yield each set of works that is the union of its proper subsets among the sets, with these subsets.

    Each set is indexed by its rarest work, which every superset contains, so few pairs are compared.
    """
    spread: dict[str, int] = {work.key: len(work.sections) for work in works}
    by_rarest: dict[str, list[frozenset[str]]] = defaultdict(list)
    for keys in sets:
        by_rarest[min(keys, key=lambda key: (spread[key], key))].append(keys)
    for keys in sets:
        inside = [part for key in keys for part in by_rarest.get(key, ()) if part < keys]
        if inside and frozenset().union(*inside) == keys:
            yield keys, inside


# -- shared by the checks ----------------------------------------------------------------------------


def knows(work: Work, name: str) -> bool:
    """Whether the work's record has the year, the authors, the venue or the code link."""
    facts = work.record
    if facts is None:
        return False
    answers = {
        "year": facts.year is not None,
        "authors": bool(facts.authors) and not facts.authors_truncated,
        "venue": facts.published is not None or facts.arxiv is not None,
        "code link": any(getattr(facts, each.field) for each in RECORD_LINKS),
    }
    return answers[name]


def is_answered(work: Work, identifier: Identifier) -> bool:
    """Whether the work's record has the identifier, or refuses it."""
    return work.record is not None and (
        identifier in work.identifiers or refusal(work, identifier) is not None
    )


def about_listing(
    code: Code, work: Work, listing: Listing, found: str, *, is_settled: bool = False
) -> Problem:
    """Return a problem at a listing; with `is_settled`, the work's record settles it."""
    settled = str(work.record.location) if is_settled and work.record else None
    return Problem(code=code, location=listing.location, found=found, settled=settled, about=work.key)


def papers(listing: Listing) -> list[Identifier]:
    """Return the identifiers of a listing's paper links."""
    return [identify(link.url) for link in listing.links if link.role is PAPER]


def spell(identifier: Identifier) -> str:
    """Return an identifier as people write it."""
    return f"{identifier.scheme.value} {identifier.value}"


def authors(listing: Listing) -> str:
    """Return the authors as printed."""
    if listing.byline is None:
        return "none"
    return ", ".join(map(name_author, listing.byline.authors)) + (
        " et al." if listing.byline.truncated else ""
    )


def _code(listing: Listing) -> str:
    link = listing.link(CODE)
    return link.url if link else "none"


def _title(listing: Listing) -> str:
    return normalise_title(listing.title)


_COMPARED: tuple[tuple[str, Callable[[Listing], str]], ...] = (
    ("year", lambda listing: str(listing.year or "none")),
    ("authors", authors),
    ("venue", lambda listing: listing.venue or "none"),
    ("code link", _code),
)
