"""Listings, data resources and records → one `Survey`.

Input: a `Catalogue` and the records. Output: works with citation keys; nothing is judged here:
what looks wrong is found by `audit`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from survey.facts import ResourceFacts
from survey.identifiers import identify
from survey.keys import KeyParts, assign_keys, normalise_title
from survey.model import Catalogue, CitationKey, Identifier, Link, Listing, Role, Slug, Survey, Work

T = TypeVar("T")


def merge_survey(catalogue: Catalogue, facts: Mapping[Slug, ResourceFacts], source: str) -> Survey:
    """Return the survey; its problems are those of reading, `audit` adds its own."""
    groups = group_listings(catalogue.listings)
    drafts = [_key_parts(group) for group in groups]
    works = [_work(key, group) for key, group in zip(assign_keys(drafts), groups, strict=True)]
    return Survey(
        info=catalogue.info,
        source=source,
        sections=catalogue.sections,
        works=tuple(works),
        resources=catalogue.resources,
        facts=facts,
        account=catalogue.account,
        problems=catalogue.problems,
    )


def group_listings(listings: Sequence[Listing]) -> list[tuple[Listing, ...]]:
    """Return the listings of each work, in order of first listing.

    Listings belong to one work when their normalised titles are equal.
    The same identifier under different titles is not enough: one of the links may be wrong,
    so such works stay apart until a person decides, and `audit` reports them.
    """
    groups: dict[str, list[Listing]] = {}
    for listing in listings:
        groups.setdefault(normalise_title(listing.title), []).append(listing)
    return [tuple(group) for group in groups.values()]


def _key_parts(group: Sequence[Listing]) -> KeyParts:
    return KeyParts(
        byline=most_common(listing.byline for listing in group),
        year=most_common(listing.year for listing in group),
        title=group[0].title,
    )


def _work(key: CitationKey, group: tuple[Listing, ...]) -> Work:
    return Work(
        key=key,
        title=group[0].title,
        year=most_common(listing.year for listing in group),
        byline=most_common(listing.byline for listing in group),
        venue=most_common(listing.venue for listing in group),
        paper=_first_link(group, Role.PAPER),
        code=_first_link(group, Role.CODE),
        identifiers=paper_identifiers(group),
        listings=group,
        sections=tuple(dict.fromkeys(listing.section for listing in group)),
    )


def most_common(values: Iterable[T | None]) -> T | None:
    """Return the value most listings agree on, the first of those on a tie; `None` if none is known."""
    counted = Counter(value for value in values if value is not None).most_common(1)
    return counted[0][0] if counted else None


def _first_link(group: Sequence[Listing], role: Role) -> Link | None:
    return next((link for listing in group if (link := listing.link(role))), None)


def paper_identifiers(group: Sequence[Listing]) -> tuple[Identifier, ...]:
    """Return the identifiers of all paper links, without repetition, in file order."""
    links = (link for listing in group for link in listing.links if link.role is Role.PAPER)
    return tuple(dict.fromkeys(identify(link.url) for link in links))
