"""What is read from a candidate, field by field."""

from dataclasses import dataclass, field

from survey_companion.model.authors import Author
from survey_companion.model.work_kinds import PublicationType
from survey_companion.reading.lines.places import Detail, Reading


@dataclass(slots=True)
class Draft:
    """What is read from a candidate."""

    reading: Reading
    title: str
    short_name: str | None = None
    authors: list[str] = field(default_factory=list)  # "Ada Doe"
    et_al: bool = False
    venue: str | None = None
    is_certain_venue: bool = False  # it looks like one, or a label says that it is one
    year: int | None = None
    month: int | None = None
    links: list[tuple[str, str]] = field(default_factory=list)  # label and address, as printed
    remark: str | None = None
    type: PublicationType | None = None  # what it appeared as, where the file says so
    people: tuple[Author, ...] = ()  # the authors, where the file says which of their names is which
    parts: list[tuple[Detail, str]] = field(default_factory=list)  # what each detail was taken for
    has_front_authors: bool = False  # they stand before the title, as in references

    @property
    def says_paper(self) -> bool:
        """Whether it has what papers have besides a title; what only stands where venues do is none."""
        is_venue = self.venue is not None and (self.is_certain_venue or self.year is not None)
        return bool(is_venue or self.authors or self.et_al)
