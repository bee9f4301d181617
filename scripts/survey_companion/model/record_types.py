"""Records of the works and data resources that a list names, each with its sources.

`records.toml_records` reads them from TOML. `None` means unknown; an empty string never does.
"""

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar

from survey_companion.model.problems import Location
from survey_companion.model.work_kinds import KINDS, PublicationType

# pydantic's settings for reading a record from TOML: refuse unknown fields, convert no types.
READ_STRICTLY = {"extra": "forbid", "strict": True}


# -- works -----------------------------------------------------------------------------------------


class Openness(Enum):
    """What of a model or study is publicly available."""

    WEIGHTS_AND_CODE = "weights+code"
    WEIGHTS = "weights"
    CODE = "code"
    NONE = "none"
    UNKNOWN = "unknown"


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# The short name that a venue's full name ends in: "… (EMNLP)", "… (EMNLP 2023)" and "…: EMNLP 2023".
_ACRONYM = re.compile(r"(?:\(|: )([A-Z][\w&-]*[A-Z][\w&-]*)(?: (?:19|20)\d\d)?\)?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """Where a work appeared, other than as a preprint."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    type: PublicationType
    short: str | None = None  # short name of the venue, "EMNLP 2023"; see `label`
    year: int
    venue: str | None = None  # journal, proceedings, book or place, in full
    volume: str | None = None
    number: str | None = None  # of the issue, or of a report
    series: str | None = None
    edition: str | None = None  # "Second"; see `edition_number`
    pages: str | None = None  # "1–12", "C3-32–C3-35" or "431–456, 791–823"
    editors: str | None = None  # "Doe, Ana and {Stones and Walls Club}"
    publisher: str | None = None
    institution: str | None = None  # that published a report
    school: str | None = None  # where a thesis was written
    isbn: str | None = None
    issn: str | None = None
    doi: str | None = None  # without resolver
    acl_id: str | None = None
    pmcid: str | None = None  # "PMC11783891", of a copy at PubMed Central
    date: str | None = None  # of appearance, YYYY-MM or YYYY-MM-DD, where more than the year is known
    license: str | None = None  # of software or a data set, an SPDX identifier where there is one
    note: str | None = None  # "To appear"
    url: str | None = None

    @property
    def label(self) -> str:
        """Return the short name of where it appeared: the one given, or what else is known, with the year."""
        if self.short:
            return self.short
        found = _ACRONYM.search(self.venue or "")
        name = found[1] if found else self.venue or self.imprint or KINDS[self.type].word.capitalize()
        return name if str(self.year) in name else f"{name} {self.year}"

    @property
    def container(self) -> str:
        """Return the journal, proceedings, book or place as fully as it is known."""
        return self.venue or self.label

    @property
    def imprint(self) -> str | None:
        """Return who published it: the school of a thesis, the institution of a report, or the publisher."""
        is_thesis = KINDS[self.type].zotero == "thesis"
        return self.school or self.institution or self.publisher or (self.venue if is_thesis else None)

    @property
    def edition_number(self) -> str | None:
        """Return the edition for formats that count them: "2" for "Second" and "2nd"; others as they are."""
        word = (self.edition or "").lower()
        digits = re.fullmatch("([0-9]+)(?:st|nd|rd|th)?", word)
        return digits[1] if digits else str(_ORDINALS.index(word) + 1) if word in _ORDINALS else self.edition

    @property
    def page_range(self) -> tuple[str, str]:
        """Return the first page and the rest, without dashes between; the rest may be empty.

        "1–12" is ("1", "12"); "C3-32–C3-35" is ("C3-32", "C3-35"); an article number stands alone.
        """
        dash = "–" if "–" in (self.pages or "") else "--" if "--" in (self.pages or "") else "-"
        first, _, last = (self.pages or "").partition(dash)
        return first, last


@dataclass(frozen=True, kw_only=True, slots=True)
class Preprint:
    """Where the preprint differs from the version to cite."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    title: str | None = None
    year: int | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelFacts:
    """The model that a work releases or studies."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    is_release: bool
    short_name: str | None = None
    parameters: tuple[str, ...] = ()  # "7B", in the order of size
    base: str | None = None
    languages: tuple[str, ...] = ()
    language_count: int | None = None
    languages_note: str | None = None  # which languages, or how they were counted
    languages_of: str | None = None  # what has these languages if not the model, such as "the test set"
    openness: Openness | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NotThis:
    """An identifier that the list gives for a work, but that is another work's."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    identifier: str  # "arXiv:2209.14500", or an address
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkRecord:
    """What is known of a work."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    title: str  # of the version to cite
    authors: tuple[str, ...]  # "Family, Given" or "{Team}", in order
    confirmed: bool  # whether a person has compared title, first author and identifier with the sources
    sources: tuple[str, ...]  # addresses, or owner/repository:path
    authors_truncated: bool = False
    authors_total: int | None = None
    year: int | None = None  # of the version to cite
    arxiv: str | None = None  # identifier without version
    arxiv_class: str | None = None
    submitted: str | None = None  # YYYY-MM
    language: str | None = None  # of the title, if not English; BCP 47
    url: str | None = None  # for a work without an identifier
    code: str | None = None
    weights: str | None = None
    page: str | None = None
    published: Publication | None = None
    preprint: Preprint | None = None
    also_titled: tuple[str, ...] = ()
    key_point: str | None = None
    model: ModelFacts | None = None
    not_this: tuple[NotThis, ...] = ()
    asked_by: tuple[str, ...] = ()  # what cites it, such as a data resource, if no section of the list does
    aliases: tuple[str, ...] = ()  # earlier citation keys
    unconfirmed_fields: tuple[str, ...] = ()
    note: str | None = None
    location: Location = field(compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Settlement:
    """A problem of the list that a person has looked at and decided to leave."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    problem: str  # its code
    about: str  # the citation key, the resource's slug, the section's anchor, or "page: number"
    reason: str
    sections: tuple[str, ...] = ()  # anchors of the sections with the problems, one for each problem
    values: tuple[str, ...] = ()  # texts in the problems' values, one for each problem
    count: int = 1  # how many problems it settles, in files of earlier versions
    location: Location = field(compare=False)


# -- data resources --------------------------------------------------------------------------------


class Status(Enum):
    """Whether a data resource is still available."""

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

    __pydantic_config__: ClassVar = READ_STRICTLY

    value: int | float
    unit: str  # "GB", "tokens", "sentence pairs", …
    note: str | None = None  # what was counted, if the unit alone would mislead


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceRecord:
    """What is known of a data resource."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    name: str
    status: Status
    confirmed: bool  # whether a person has compared it with its sources
    sources: tuple[str, ...]  # addresses, or owner/repository:path
    kind: ResourceKind | None = None
    url: str | None = None  # used instead of the listed address where they differ
    languages: int | None = None  # number of languages
    languages_note: str | None = None
    size: Size | None = None
    origin: str | None = None
    license: str | None = None  # an SPDX identifier where there is one
    year: int | None = None
    papers: tuple[str, ...] = ()  # citation keys of the papers that it asks its users to cite
    claim_check: str | None = None  # whether the published description agrees with the sources
    unconfirmed_fields: tuple[str, ...] = ()
    note: str | None = None
    location: Location = field(compare=False)

    def is_certain(self, name: str) -> bool:
        """Whether a person has compared the field of this name with a source."""
        doubted = any(re.match(rf"{name}\b", entry) for entry in self.unconfirmed_fields)
        return self.confirmed and not doubted


# -- history ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """An earlier address of a page or data resource, and its address now."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    origin: str  # "taxonomy/old-part/old-section", "resources/old-part/index" or "data-old-name"
    target: str  # its address now, in the same form
    location: Location = field(compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """What one edition of the list changed; each name is a citation key, `data-…` or a page's address."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    version: str
    date: str  # YYYY-MM-DD
    summary: str  # a sentence or two
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    location: Location = field(compare=False)
