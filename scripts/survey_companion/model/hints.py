"""What a person says of how lists are to be read, where the guess would be wrong.

`records.survey_toml` reads it from survey.toml; `reading` follows it, and notes what of it was of use.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Hint = tuple[str, str]  # the setting, such as "ignore", and the heading, word or form that it names

ALSO = {"year": "date", "links": "link"}  # other names of fields, as forms of lines have them
FIELDS = ("title", "authors", "venue", "date", "short_name", "link", "code", "affiliation", "remark")


@dataclass(frozen=True, kw_only=True, slots=True)
class Hints:
    """What the lists are to be read as."""

    ignore: tuple[str, ...] = ()  # headings below which nothing is an entry
    papers: tuple[str, ...] = ()  # headings below which entries are papers
    data: tuple[str, ...] = ()  # headings below which entries are data resources
    columns: Mapping[str, str] = field(default_factory=dict)  # head of a column → one of `FIELDS`
    labels: Mapping[str, str] = field(default_factory=dict)  # word before a colon → one of `FIELDS`
    shapes: tuple[str, ...] = ()  # forms of lines; `reading.line_templates` explains them

    @property
    def all(self) -> tuple[Hint, ...]:
        """Return every hint."""
        named = (("ignore", self.ignore), ("papers", self.papers), ("data", self.data))
        others = (("columns", self.columns), ("labels", self.labels), ("shape", self.shapes))
        return tuple((name, each) for name, values in (*named, *others) for each in values)
