"""What became of the lines of a list."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """How many lines of a catalogue became what; the counts of lines add up to `content`."""

    content: int  # lines that are not blank
    listing: int
    resource: int
    heading: int
    prose: int  # front matter, paragraphs, comments, images, rules
    problem: int  # lines that could not be read and are reported
    listings: int  # records, not lines
    resources: int

    @property
    def is_balanced(self) -> bool:
        """Whether every line is accounted for."""
        return self.content == self.listing + self.resource + self.heading + self.prose + self.problem
