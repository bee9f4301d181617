"""What the named fields of a file say of an entry.

A Markdown list must be interpreted; named fields are taken as they stand.
"""

from dataclasses import dataclass

from survey_companion.model.authors import Author
from survey_companion.model.headings import Kind
from survey_companion.model.work_kinds import PublicationType


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """The fields of a row or a record; what is unknown here is looked for in its cells."""

    kind: Kind
    title: str | None = None  # None: the text of the cell of the title
    authors: tuple[Author, ...] = ()  # in order
    et_al: bool = False
    type: PublicationType | None = None  # what a paper appeared as
    venue: str | None = None
    year: int | None = None
    month: int | None = None
