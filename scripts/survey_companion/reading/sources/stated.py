"""What a file with named fields says of an entry in so many words.

A list in Markdown says it by marks and places, which are judged; what is stated is not judged.
"""

from dataclasses import dataclass

from survey_companion.model.headings import Kind
from survey_companion.model.survey import Author


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """The fields of a row or a record; what is unknown here is looked for in its cells."""

    kind: Kind
    title: str | None = None  # None: the text of the cell of the title
    authors: tuple[Author, ...] = ()  # in order
    et_al: bool = False
    venue: str | None = None
    year: int | None = None
    month: int | None = None
