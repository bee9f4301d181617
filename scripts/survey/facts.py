"""What people found out about the things a catalogue lists, and where they saw it.

`records` reads these from TOML. `None` means unknown; an empty string never does.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar

from survey.errors import Location

# How `records` reads a record from TOML: no unknown field, no conversion of types.
_READ_STRICTLY = {"extra": "forbid", "strict": True}


class Status(Enum):
    """Whether a data resource can still be had."""

    AVAILABLE = "available"
    GATED = "gated"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


class ResourceKind(Enum):
    """What a data resource is made of."""

    MONOLINGUAL_TEXT = "monolingual text"
    PARALLEL_TEXT = "parallel text"
    SPEECH = "speech"
    INSTRUCTION_DATA = "instruction data"
    PREFERENCE_DATA = "preference data"
    MIXED = "mixed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """How large a data resource is."""

    __pydantic_config__: ClassVar = _READ_STRICTLY

    value: int | float
    unit: str  # "GB", "tokens", "sentence pairs", …
    note: str | None = None  # what was counted, where the unit alone would mislead


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperFacts:
    """The paper that a data resource asks to be cited."""

    __pydantic_config__: ClassVar = _READ_STRICTLY

    title: str
    first_author: str | None = None
    year: int | None = None
    arxiv: str | None = None
    acl_id: str | None = None
    doi: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceFacts:
    """What is known of a data resource, and where it was seen."""

    __pydantic_config__: ClassVar = _READ_STRICTLY

    name: str
    status: Status
    confirmed: bool  # seen in a record by a person
    sources: tuple[str, ...]  # addresses, or owner/repository:path
    kind: ResourceKind | None = None
    url: str | None = None  # better than the listed one, where they differ
    languages: int | None = None  # number of languages
    languages_note: str | None = None
    size: Size | None = None
    origin: str | None = None
    license: str | None = None  # SPDX where one fits
    year: int | None = None
    paper: PaperFacts | None = None
    claim_check: str | None = None  # does the published description agree with the sources
    unconfirmed_fields: tuple[str, ...] = ()
    note: str | None = None
    location: Location = field(compare=False)
