"""The pages of the site → the chapters of a book, in order.

Input: the tree of contents. Output: a chapter for each page, with its level and number. Pages with subpages
become parts; pages after the references on the site come before them in the book. The numbers are those of
the list, as numbers counted by the book would be those of other sections on the site.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

Below = Callable[[str], Sequence[str]]  # page → its subpages in the book


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A page in a book."""

    docname: str
    level: int  # of its heading, 1-based
    number: str | None  # "Part I", "1.1"


def plan_book(root: str, below: Below, numbers: Mapping[str, str], *, last: str | None) -> list[Chapter]:
    """Return the chapters of the whole book, each page once.

    `numbers` has the catalogue's number of each section by its page.
    `last` is the page with the bibliography, which is the last chapter.
    """
    chapters = {root: Chapter(docname=root, level=1, number=None)}
    parts = 0
    for name in sorted(below(root), key=lambda name: name == last):
        is_part = bool(below(name))
        parts += is_part
        number = f"Part {_ROMAN[parts - 1] if parts <= len(_ROMAN) else parts}" if is_part else None
        chapters.setdefault(name, Chapter(docname=name, level=1, number=number))
        for chapter in _descend(name, below, numbers, level=2):
            chapters.setdefault(chapter.docname, chapter)
    return list(chapters.values())


def _descend(page: str, below: Below, numbers: Mapping[str, str], *, level: int) -> Iterator[Chapter]:
    """Yield the chapters of a page and of all pages below it."""
    for name in below(page):
        yield Chapter(docname=name, level=level, number=numbers.get(name))
        yield from _descend(name, below, numbers, level=level + 1)


def plan_section(chapters: Sequence[Chapter], docname: str, below: Below, last: str | None) -> list[Chapter]:
    """Return the chapters of a book of one section or part: its pages, and the references."""
    kept = {docname, *_all_below(docname, below)}
    first = next((chapter.level for chapter in chapters if chapter.docname == docname), 1)
    return [
        replace(chapter, level=1 if chapter.docname == last else chapter.level - first + 1)
        for chapter in chapters
        if chapter.docname in kept or chapter.docname == last
    ]


def _all_below(page: str, below: Below) -> Iterator[str]:
    for name in below(page):
        yield name
        yield from _all_below(name, below)
