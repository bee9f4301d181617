"""What one list item can be: a paper, a data resource, or an entry that cannot be read.

Entries are drafts without a place; `catalogue` puts them into sections and makes records of them.
"""

from dataclasses import dataclass

from survey_companion.model.links import Link
from survey_companion.model.problem_kinds import Code


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """A problem inside an entry, not yet placed in the file."""

    code: Code
    found: str
    mark: str | None = None  # what to look for in the line; `found` itself where that stands there


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
    is_bare: bool  # the name is neither bold nor linked, so only its neighbours tell what it is
    flaws: tuple[Flaw, ...]
    as_paper: PaperEntry | None = None  # what it is where nothing says that the section holds data
