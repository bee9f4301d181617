"""The headings of a list: its parts and sections, each of papers or of data resources."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NewType

from survey_companion.model.problems import Location

Slug = NewType("Slug", str)  # lower-case ASCII letters, digits and hyphens

FRONTIERS = "frontiers"  # the slug and the folder of the part that a companion may add to the taxonomy


class Kind(Enum):
    """What a section lists; the value is the first part of its address."""

    TAXONOMY = "taxonomy"
    RESOURCES = "resources"

    @property
    def anchor(self) -> str:
        """Return the prefix of this kind's anchors."""
        return "sec" if self is Kind.TAXONOMY else "res"


# There is one object for each part and section, so `eq=False`: they are compared by identity. They have no
# slots because `cached_property` needs a `__dict__`; every row of a table asks for these names and addresses.
@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """A heading that groups sections, such as "1. Parameter-Tuned Alignment"."""

    kind: Kind
    number: str | None  # "1.1", or "D1.1" for data resources; unique
    title: str
    slug: Slug  # unique within its kind
    is_added: bool = False  # only the list of additions has it
    is_frontier: bool = False  # its sections are those of the frontiers: F1, F2, …

    @cached_property
    def name(self) -> str:
        """Return the heading as pages show it, such as "1 Parameter-Tuned Alignment"."""
        return f"{self.number} {self.title}" if self.number else self.title

    @cached_property
    def address(self) -> str:
        """Return the page's path under `docs/`, without suffix."""
        return f"{self.folder}/index"

    @cached_property
    def folder(self) -> str:
        """Return the path of the folder of its pages under `docs/`."""
        return FRONTIERS if self.is_frontier else f"{self.kind.value}/{self.slug}"

    @cached_property
    def anchor(self) -> str:
        """Return the label that cross-references use."""
        return f"{self.kind.anchor}-{self.slug}"


@dataclass(frozen=True, kw_only=True, eq=False)  # for the same reasons as `Part`
class Section:
    """A heading with entries directly below it, such as "1.1 SFT Alignment"."""

    part: Part
    number: str | None  # "1.1", "D1.1" for data resources, or "F1" for frontiers; unique
    title: str
    slug: Slug | None  # unique within the part; None: the part itself holds the entries
    location: Location
    is_added: bool = False  # only the list of additions has it

    @cached_property
    def name(self) -> str:
        """Return the heading as pages show it, such as "1.1 SFT Alignment"."""
        return f"{self.number} {self.title}" if self.number else self.title

    @cached_property
    def address(self) -> str:
        """Return the page's path under `docs/`, without suffix."""
        return f"{self.part.folder}/{self.slug or 'index'}"

    @cached_property
    def anchor(self) -> str:
        """Return the label that cross-references use."""
        return f"{self.part.anchor}-{self.slug}" if self.slug else self.part.anchor
