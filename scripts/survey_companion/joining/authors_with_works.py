"""A survey → all authors of its works, each with their works.

Input: a `Survey`. Output: an `AuthorOfWorks` for each name, sorted by family name.
An author is a name: two spellings are two authors, since only the records could say that they are one person,
and people of one name are one author. Authors whom "et al." leaves out are in no entry.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from survey_companion.model.survey import Survey, Work
from survey_companion.text.keys import slugify
from survey_companion.text.name_order import head_name, order_name
from survey_companion.text.person_names import invert_author, name_author, sort_author

if TYPE_CHECKING:
    from survey_companion.model.authors import Author

AUTHORS = "authors"  # the page; the pages of a long list are in a folder of this name
MOST_ON_A_PAGE = 6000
SEVERAL = 2  # works of an author to whom works and the search lead; who has one is found by that work


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorOfWorks:
    """An author with all works that name the author."""

    name: str  # "Ana van der Berg"
    inverted: str  # "van der Berg, Ana"
    heading: str  # under which the name stands: "B"
    anchor: str  # unique, made of the name
    works: tuple[Work, ...]  # newest first; never empty


def list_authors(survey: Survey) -> dict[str, list[AuthorOfWorks]]:
    """Return the authors of each page, in order, by the address of the page."""
    return divide_authors(find_authors(survey))


def find_authors(survey: Survey) -> list[AuthorOfWorks]:
    """Return the authors by family name, with works inside and outside the taxonomy."""
    works: dict[str, list[Work]] = defaultdict(list)
    authors: dict[str, Author] = {}
    for work in (*survey.works, *survey.cited):
        for author in dict.fromkeys(work.byline.authors) if work.byline else ():
            name = name_author(author)
            authors.setdefault(name, author)
            if work not in works[name][-1:]:
                works[name].append(work)
    anchors = name_anchors(authors)
    sorted_by = {name: sort_author(author) for name, author in authors.items()}
    return [
        AuthorOfWorks(
            name=name,
            inverted=invert_author(authors[name]),
            heading=head_name(sorted_by[name]),
            anchor=anchors[name],
            works=tuple(_by_year(works[name])),
        )
        for name in sorted(authors, key=lambda name: (order_name(sorted_by[name]), name))
    ]


def _by_year(works: Sequence[Work]) -> list[Work]:
    """Return works by the year to cite, the newest first; works of one year keep their order."""
    return sorted(works, key=lambda work: -(work.year or 0))


def name_anchors(names: Iterable[str]) -> dict[str, str]:
    """Return the anchor of each name: "author-ana-doe".

    If several names would get the same anchor, the first one in the list gets it, and the later ones get a
    digest of their names, so that a new name does not change the anchor of an old one.
    """
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        anchor = f"author-{slugify(name)}"
        if anchor in taken:
            anchor += f"-{sha256(name.encode()).hexdigest()[:6]}"
        taken.add(anchor)
        anchors[name] = anchor
    return anchors


def divide_authors(authors: Sequence[AuthorOfWorks]) -> dict[str, list[AuthorOfWorks]]:
    """Return the authors of each page by its address; a long list has a page for each heading."""
    if len(authors) <= MOST_ON_A_PAGE:
        return {AUTHORS: list(authors)} if authors else {}
    pages: dict[str, list[AuthorOfWorks]] = defaultdict(list)
    for author in authors:
        pages[f"{AUTHORS}/{slugify(author.heading)}"].append(author)
    return dict(pages)


def locate_authors(
    pages: Mapping[str, Sequence[AuthorOfWorks]], least: int = 1
) -> dict[str, tuple[str, str]]:
    """Return page and anchor of each author who has at least so many works, by name."""
    return {
        author.name: (page, author.anchor)
        for page, inside in pages.items()
        for author in inside
        if len(author.works) >= least
    }
