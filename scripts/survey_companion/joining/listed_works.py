"""Listings of works without a record → works.

Input: the listings of each work, and the identifiers that several works claim. Output: works, whose keys are
those they had before, or new ones. The facts are those of the published version if some line has it.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from survey_companion.joining.same_work import Group, make_signs, name_authors, papers_of
from survey_companion.model.given_keys import GivenKey, Signs
from survey_companion.model.headings import Section
from survey_companion.model.identifiers import Identifier, Scheme, identify, names_one_work
from survey_companion.model.links import PAPER, Link
from survey_companion.model.survey import CitationKey, Listing, Work
from survey_companion.model.work_kinds import is_of_archive, is_preprint_venue
from survey_companion.text.keys import KeyParts, assign_keys

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A work that has no key yet."""

    group: Group
    parts: KeyParts
    venue: str | None
    identifiers: tuple[Identifier, ...]  # but no doubtful ones
    signs: Signs


def draft_works(groups: Sequence[Group], doubtful: Collection[Identifier]) -> list[Draft]:
    """Return the work of each group, in order; a doubtful identifier is in none of them.

    An address may be that of several works, such as of a volume; but no work is recognised by it then.
    """
    return [_draft(group, doubtful) for group in groups]


def _draft(group: Group, doubtful: Collection[Identifier]) -> Draft:
    found = papers_of(group)
    own = [each for each in found if each not in doubtful]
    identifiers = found
    if len(own) < len(found):
        identifiers = tuple(each for each in found if each not in doubtful or not names_one_work(each))
    told = (
        tuple(each for each in group if not each.is_addition) or group
    )  # additions change nothing published
    byline = most_common([listing.byline for listing in told])
    published = _published(told)
    return Draft(
        group=group,
        parts=KeyParts(
            byline=byline, year=most_common([each.year for each in published]), title=published[0].title
        ),
        venue=most_common([listing.venue for listing in published]),
        identifiers=identifiers,
        signs=make_signs([each.title for each in group], own, name_authors([byline])),
    )


def _published(group: Group) -> Group:
    """Return the listings of the published version, with those that do not say which version they mean.

    If no line has that version, all listings are returned.
    """
    states = [_is_published(listing) for listing in group]
    if True not in states:
        return group
    return tuple(each for each, state in zip(group, states, strict=True) if state is not False)


def _is_published(listing: Listing) -> bool | None:
    """Whether a listing is of a published version, or of a preprint; `None` if it does not say so."""
    if listing.venue:
        return not is_preprint_venue(listing.venue)
    schemes = {each.scheme for each in papers_of([listing]) if not is_of_archive(each)}
    if not schemes.isdisjoint({Scheme.ACL, Scheme.DOI}):
        return True
    return False if any(map(is_of_archive, papers_of([listing]))) else None


def name_works(
    drafts: Sequence[Draft], kept: Sequence[GivenKey | None], taken: Collection[str]
) -> list[Work]:
    """Return the works with the keys that they have had; the others get new ones that are not `taken`."""
    new = iter(assign_keys([each.parts for each, old in zip(drafts, kept, strict=True) if not old], taken))
    return [
        _listed_work(CitationKey(old.key) if old else next(new), each)
        for each, old in zip(drafts, kept, strict=True)
    ]


def _listed_work(key: CitationKey, draft: Draft) -> Work:
    links = {link.url: link for listing in draft.group for link in listing.links}
    known = set(draft.identifiers)
    papers = [link for link in links.values() if link.role is PAPER and identify(link.url) in known]
    paper, preprint = _versions(papers, is_published=bool(draft.venue and not is_preprint_venue(draft.venue)))
    shown = {each.url for each in (paper, preprint) if each}
    return Work(
        key=key,
        title=draft.parts.title,
        year=draft.parts.year,
        byline=draft.parts.byline,
        venue=draft.venue,
        paper=paper,
        preprint=preprint,
        links=tuple(link for link in links.values() if link.url not in shown),
        identifiers=draft.identifiers,
        record=None,
        listings=draft.group,
        sections=sections_of(draft.group),
    )


def _versions(papers: Sequence[Link], *, is_published: bool) -> tuple[Link | None, Link | None]:
    """Return the link to the version to cite, and that to the preprint if it is a different version."""
    if len(papers) < 2:
        return (papers[0] if papers else None), None
    of_preprint = [link for link in papers if is_of_archive(identify(link.url))]
    others = [link for link in papers if not is_of_archive(identify(link.url))]
    if is_published and of_preprint and others:
        return others[0], Link(label="preprint", url=of_preprint[0].url, role=PAPER)
    return papers[0], None


def most_common(values: Sequence[T | None]) -> T | None:
    """Return the most common value, the first one on a tie; `None` if none is known."""
    if len(values) == 1:  # a shortcut for nearly all works
        return values[0]
    known = [value for value in values if value is not None]
    return Counter(known).most_common(1)[0][0] if known else None


def sections_of(group: Group) -> tuple[Section, ...]:
    """Return where a work is listed, without repetition, in file order."""
    return tuple(dict.fromkeys([listing.section for listing in group]))
