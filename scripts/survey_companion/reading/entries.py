"""The results of reading one list item: a paper, a data resource, or the flaw that makes it unreadable.

Entries do not yet belong to a section; `catalogue` makes listings and data resources of them.
"""

from dataclasses import dataclass

from survey_companion.model.links import Link
from survey_companion.model.problem_kinds import Code


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """A problem inside an entry, whose place in the file is not yet known."""

    code: Code
    found: str
    mark: str | None = None  # text by which to find the place in the line; None: that of `found`


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperEntry:
    """What one paper line says."""

    title: str
    year: int | None
    authors: str | None  # as printed
    venue: str | None
    links: tuple[Link, ...]
    remark: str | None
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceEntry:
    """What one data resource line says."""

    name: str
    url: str | None
    description: str | None
    is_bare: bool  # the name is neither bold nor linked, so it may be no entry at all
    flaws: tuple[Flaw, ...]
    as_paper: PaperEntry | None = None  # the same line read as a paper, if it can also be one
