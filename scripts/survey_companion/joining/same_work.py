"""Listings → groups, each of which is one work.

Input: listings in file order. Output: groups in order of their first listing. Nothing is checked here;
`audit` reports what is doubtful.

Listings are one work if they have the same title, or nearly the same title and the same identifier. They are
two works in spite of one title if their authors differ and their identifiers differ, too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product

from rapidfuzz import fuzz

from survey_companion.model.authors import Author, Byline, Person
from survey_companion.model.given_keys import MOST_AUTHORS, MOST_IDENTIFIERS, MOST_TITLES, Signs
from survey_companion.model.identifiers import Identifier, identify
from survey_companion.model.links import CODE, PAPER
from survey_companion.model.survey import Listing
from survey_companion.text.keys import fold, normalise_title
from survey_companion.text.person_names import label_author

Group = tuple[Listing, ...]

NEAR = 90  # similarity, of 100, from which titles of one identifier are spellings of one title
_SHORTEST = 12  # letters of a title that may be misspelt; shorter ones differ by one word too easily
_LONGEST = 500  # characters of a title that are compared; the time grows with their square
_MOST = 10  # titles of one identifier, or works of one title, that are compared with each other
_MOST_NAMES = 5
_SHORTEST_NAME = 5  # letters of a name that may be misspelt
_ALIKE = 85  # similarity, of 100, from which names are spellings of one name
_NUMBERS = re.compile(r"\d+|\b[ivx]+\b")


def group_listings(listings: Sequence[Listing]) -> tuple[Group, ...]:
    """Return the listings of each work, in order of first listing.

    Listings with the same identifier but clearly different titles stay different works, because one of the
    links may be wrong. `audit` reports them, and a record can join them.
    """
    titles: dict[str, list[Listing]] = {}
    for listing in listings:
        titles.setdefault(normalise_title(listing.title), []).append(listing)
    groups = [part for group in titles.values() for part in _split(group)]
    rank = rank_listings(listings)
    joined = _join_near(groups, rank)
    return tuple(sorted(joined, key=lambda group: rank[id(group[0])]))


def rank_listings(listings: Iterable[Listing]) -> dict[int, int]:
    """Return the place of each listing among all, by its `id`: hashing what it holds takes a while."""
    return {id(each): number for number, each in enumerate(listings)}


def papers_of(group: Iterable[Listing]) -> tuple[Identifier, ...]:
    """Return the identifiers of all paper links, without repetition, in file order."""
    known = dict[Identifier, None]()
    for listing in group:  # a loop, as this is done for each line several times
        for link in listing.links:
            if link.role is PAPER:
                known[identify(link.url)] = None
    return tuple(known)


def name_authors(bylines: Iterable[Byline | None]) -> tuple[str, ...]:
    """Return all authors as names that are equal for one author, without repetition."""
    known = dict[str, None]()
    for byline in bylines:
        for author in byline.authors if byline else ():
            known[_name(author)] = None
    return tuple(known)


def _name(author: Author) -> str:
    return fold(label_author(author))


def make_signs(titles: Iterable[str], identifiers: Iterable[Identifier], authors: Iterable[str]) -> Signs:
    """Return by what a work is recognised: at most so many of each that a line stays readable."""
    return Signs(
        titles=tuple(sorted({normalise_title(title)[:_LONGEST] for title in titles}))[:MOST_TITLES],
        identifiers=tuple(sorted(set(identifiers), key=_spell))[:MOST_IDENTIFIERS],
        authors=tuple(name for name in authors if name)[:MOST_AUTHORS],
    )


def _spell(identifier: Identifier) -> tuple[str, str]:
    return identifier.scheme.name, identifier.value


# -- one title, several works ------------------------------------------------------------------------


def _split(group: Sequence[Listing]) -> Iterator[Group]:
    """Yield the listings of each work of one title; nearly always it is all of them."""
    lead = group[0].byline
    if len(group) == 1 or (lead and all(_has_lead(each, lead) for each in group)):  # a shortcut
        yield tuple(group)
        return
    marks = [(_addresses(each), name_authors([each.byline])) for each in group]
    roots = _Roots(len(group))
    for index in range(len(group)):
        for mark in chain(*marks[index], _whole_names(group[index].byline)):
            roots.join(mark, index)
    parts = roots.groups()
    some = sorted(parts, key=lambda part: _least(marks[i][0] for i in part))[:_MOST]
    for one, two in combinations(some, 2):
        if _have_one_author(*([name for i in part for name in marks[i][1]] for part in (one, two))):
            roots.unite(one[0], two[0])
    parts = roots.groups()
    if len(parts) > 1:
        # What lacks authors or identifiers contradicts nothing: it is of the work with the least identifier,
        # which does not depend on the order of lines.
        is_sure = [all(any(marks[i][kind] for i in part) for kind in (0, 1)) for part in parts]
        candidates = [n for n, sure in enumerate(is_sure) if sure or not any(is_sure)]
        first = min(candidates, key=lambda n: (_least(marks[i][0] for i in parts[n]), parts[n]))
        loose = [parts[n] for n, sure in enumerate(is_sure) if not sure and n != first]
        rest = [parts[n] for n, sure in enumerate(is_sure) if sure and n != first]
        parts = [sorted(chain(parts[first], *loose)), *rest]
    for part in parts:
        yield tuple(group[index] for index in part)


def _whole_names(byline: Byline | None) -> Iterator[tuple[str, ...]]:
    """Yield the words of each full name, sorted: Wei Li may be printed as Li Wei."""
    for author in byline.authors if byline else ():
        if isinstance(author, Person) and author.given:
            yield tuple(sorted(map(fold, f"{author.family} {author.given}".split())))


def _have_one_author(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether an author of one is an author of the other, perhaps misspelt."""
    if not set(one).isdisjoint(two):
        return True
    pairs = product(one[:_MOST_NAMES], two[:_MOST_NAMES])
    return any(min(len(a), len(b)) >= _SHORTEST_NAME and fuzz.ratio(a, b) >= _ALIKE for a, b in pairs)


def _has_lead(listing: Listing, lead: Byline) -> bool:
    return listing.byline is not None and listing.byline.authors[0] == lead.authors[0]


def _addresses(listing: Listing) -> tuple[Identifier, ...]:
    """Return where the work is found: its papers, or else what is no code, such as a book's own page."""
    others = (identify(link.url) for link in listing.links if link.role is not CODE)
    return papers_of([listing]) or tuple(dict.fromkeys(others))


def _least(identifiers: Iterable[tuple[Identifier, ...]]) -> tuple[str, str]:
    return min(map(_spell, chain.from_iterable(identifiers)), default=("", ""))


class _Roots:
    """Groups the numbers 0 … size - 1; numbers that share a mark end up in one group.

    It is a disjoint-set forest: each number knows one above it, and the topmost one stands for its group.
    """

    def __init__(self, size: int) -> None:
        self._above = list(range(size))
        self._holder: dict[object, int] = {}

    def find(self, index: int) -> int:
        """Return the least number of the group of this one."""
        while self._above[index] != index:
            self._above[index] = self._above[self._above[index]]
            index = self._above[index]
        return index

    def unite(self, one: int, two: int) -> None:
        """Make one group of the groups of two numbers."""
        low, high = sorted((self.find(one), self.find(two)))
        self._above[high] = low

    def join(self, mark: object, index: int) -> None:
        """Put a number into the group of the first number that has the mark."""
        self.unite(self._holder.setdefault(mark, index), index)

    def groups(self) -> list[list[int]]:
        """Return the groups, each with its numbers in order, by their least numbers."""
        found: dict[int, list[int]] = {}
        for index in range(len(self._above)):
            found.setdefault(self.find(index), []).append(index)
        return list(found.values())


# -- one identifier, several spellings of a title ----------------------------------------------------


def _join_near(groups: Sequence[Group], rank: Mapping[int, int]) -> Iterator[Group]:
    """Yield the groups, with those joined that have one identifier and nearly one title."""
    holders: dict[Identifier, int] = {}
    shared: dict[Identifier, list[int]] = {}
    for index, group in enumerate(groups):
        for identifier in papers_of(group):
            first = holders.setdefault(identifier, index)
            if first != index:
                shared.setdefault(identifier, [first]).append(index)
    if not shared:
        yield from groups
        return
    roots = _Roots(len(groups))
    for sharing in shared.values():
        for place, one in enumerate(sharing[:_MOST]):
            for two in sharing[:place]:
                if _is_one_work(groups[one], groups[two]):
                    roots.unite(one, two)
    for members in roots.groups():
        listings = chain.from_iterable(groups[index] for index in members)
        yield tuple(sorted(listings, key=lambda listing: rank[id(listing)]))


def _is_one_work(one: Group, two: Group) -> bool:
    names = [name_authors(each.byline for each in group) for group in (one, two)]
    if all(names) and not _have_one_author(*names):
        return False
    return is_near(one[0].title, two[0].title)


def is_near(one: str, two: str) -> bool:
    """Whether two titles are one title, misspelt or without its subtitle; other numbers are other titles."""
    one, two = (text[:_LONGEST].casefold() for text in (one, two))
    short, long = sorted((one, two), key=len)
    if long.startswith(f"{short}:"):
        return True
    if set(_NUMBERS.findall(one)) != set(_NUMBERS.findall(two)):
        return False
    names = (normalise_title(one), normalise_title(two))
    return min(map(len, names)) >= _SHORTEST and fuzz.ratio(*names) >= NEAR
