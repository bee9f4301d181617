"""The pages of the site → the chapters of a book, in order.

Input: the tree of contents. Output: a chapter for each page, with its level and number. Pages with pages
below them become parts; what follows the references on the site comes before them in a book.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A page in a book."""

    docname: str
    level: int  # of its heading, 1-based
    number: str | None  # "Part I", "1.1"
    is_part: bool = False


def plan_book(
    root: str,
    below: Mapping[str, Sequence[str]],
    numbers: Mapping[str, str],
    *,
    last: str | None,
    leaves_out: Callable[[str], bool],
) -> list[Chapter]:
    """Return the chapters of the whole book.

    `below` are the pages below each page, `numbers` what the catalogue gives to the page of each section.
    `last` is the page with the bibliography, which ends a book.
    """
    chapters = [Chapter(docname=root, level=1, number=None)]
    top = [name for name in below.get(root, ()) if not leaves_out(name)]
    parts = 0
    for name in sorted(top, key=lambda name: name == last):
        inner = [each for each in below.get(name, ()) if not leaves_out(each)]
        parts += bool(inner)
        number = f"Part {_ROMAN[parts - 1] if parts <= len(_ROMAN) else parts}" if inner else None
        chapters.append(Chapter(docname=name, level=1, number=number, is_part=bool(inner)))
        chapters += _descend(inner, below, numbers, level=2, prefix="", leaves_out=leaves_out)
    return chapters


def _descend(  # noqa: PLR0913 -- the tree, what is known of it, and where in it we are
    names: Sequence[str],
    below: Mapping[str, Sequence[str]],
    numbers: Mapping[str, str],
    *,
    level: int,
    prefix: str,
    leaves_out: Callable[[str], bool],
) -> Iterator[Chapter]:
    """Yield the pages below a part; where the catalogue numbers none of them, they are counted."""
    counts = not any(name in numbers for name in names)
    for position, name in enumerate(names, start=1):
        number = f"{prefix}{position}" if counts else numbers.get(name)
        yield Chapter(docname=name, level=level, number=number)
        inner = [each for each in below.get(name, ()) if not leaves_out(each)]
        yield from _descend(
            inner, below, numbers, level=level + 1, prefix=f"{number}.", leaves_out=leaves_out
        )


def plan_section(chapters: Sequence[Chapter], docname: str, last: str | None) -> list[Chapter]:
    """Return the chapters of a book of one section: the section, and the references it cites."""
    kept = [chapter for chapter in chapters if chapter.docname in {docname, last}]
    return [replace(chapter, level=1) for chapter in kept]
