"""The types of what the lines of one entry say: a paper, or a data resource, with its flaws.

Entries do not yet belong to a section; `catalogue` makes listings and data resources of them.
"""

from dataclasses import dataclass

from survey_companion.model.authors import Author
from survey_companion.model.links import Link
from survey_companion.model.problem_kinds import Code
from survey_companion.model.work_kinds import PublicationType


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """A problem inside an entry, whose place in the file is not yet known."""

    code: Code
    found: str
    mark: str | None = None  # text by which to find the place in the line; None: that of `found`


@dataclass(kw_only=True, slots=True)  # not frozen: so it is made in a third of the time, for each line
class PaperEntry:
    """What the lines of one paper say."""

    title: str
    short_name: str | None  # what the list calls the paper, such as the name of its model
    year: int | None
    month: int | None
    authors: tuple[str, ...]  # "Ada Doe", in order
    people: tuple[Author, ...]  # the same, where it is known which of their names is which
    et_al: bool  # more authors are not named
    type: PublicationType | None  # what it appeared as, where the file says so
    venue: str | None
    links: tuple[Link, ...]
    remark: str | None
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceEntry:
    """What the lines of one data resource say."""

    name: str
    url: str | None
    description: str | None
    flaws: tuple[Flaw, ...]
