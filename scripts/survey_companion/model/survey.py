"""The records that flow from the catalogue to the pages.

A *listing* is one line in one section: evidence.
A *work* is a publication, however often it is listed: a conclusion.
`None` means unknown; an empty string never does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from survey_companion.model.accounts import Account
from survey_companion.model.acl import find_acl_doi
from survey_companion.model.arxiv import arxiv_doi
from survey_companion.model.authors import Author, Byline
from survey_companion.model.benchmark_types import BenchmarkRecord, ResultTable
from survey_companion.model.given_keys import KeyBook
from survey_companion.model.headings import Section, Slug
from survey_companion.model.hints import Hint
from survey_companion.model.identifiers import Identifier, Scheme
from survey_companion.model.links import CODE, Link, Role
from survey_companion.model.problems import Location, Problem
from survey_companion.model.record_types import (
    Edition,
    Move,
    Preprint,
    Publication,
    ResourceRecord,
    WorkRecord,
)
from survey_companion.model.work_kinds import (
    KINDS,
    PREPRINT,
    UNKNOWN,
    Kind,
    PublicationType,
    is_of_archive,
    is_preprint_venue,
    type_of_venue,
)

CitationKey = NewType("CitationKey", str)  # lower-case ASCII letters and digits


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveyInfo:
    """The bibliographic facts of the survey and of its companion; any of them may be unknown."""

    title: str | None = None  # of the version to cite
    short_title: str | None = None  # for the sidebar and other narrow places
    authors: tuple[Author, ...] = ()  # in order
    year: int | None = None  # of the version to cite
    arxiv: str | None = None  # identifier without version
    published: Publication | None = None  # where it appeared, other than as a preprint
    preprint: Preprint | None = None  # how the preprint differs from the version to cite
    aliases: tuple[str, ...] = ()  # its earlier citation keys
    companion_title: str | None = None
    companion_key: str | None = None  # prefix of its sections' citation keys
    companion_authors: tuple[Author, ...] = ()  # in order
    edition: str | None = None  # of the companion
    date: str | None = None  # of the edition, YYYY-MM-DD
    origin: str | None = None  # where the list was first published
    source_url: str | None = None  # where this catalogue is kept
    address: str | None = None  # where the site is published; ends in a slash
    license: str | None = None  # of this companion's texts and data, as an SPDX identifier


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """One paper line in one section."""

    section: Section
    title: str
    year: int | None
    byline: Byline | None
    venue: str | None  # as printed, "Arxiv" included
    links: tuple[Link, ...]
    remark: str | None  # any other text of the line
    location: Location
    last_line: int  # 1-based; an entry may take several lines
    short_name: str | None = None  # what the list calls the paper, such as the name of its model
    type: PublicationType | None = None  # where the entry says it, as in BibTeX
    is_addition: bool = False  # it stands in the list of additions, not in the published one
    added: str | None = None  # month in which it was added, YYYY-MM; only of additions

    def link(self, role: Role) -> Link | None:
        """Return the first link of that role."""
        return next((link for link in self.links if link.role is role), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource:
    """One data resource line in one section."""

    section: Section
    name: str
    slug: Slug  # unique in the catalogue
    url: str | None  # http or https, as printed
    description: str | None
    location: Location
    last_line: int  # 1-based; an entry may take several lines
    is_addition: bool = False  # as of a listing
    added: str | None = None  # as of a listing


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnEntry:
    """The BibTeX entry with which a list says how to cite its survey."""

    key: str
    info: SurveyInfo  # what it says
    location: Location


@dataclass(frozen=True, kw_only=True, slots=True)
class Catalogue:
    """Everything read from one catalogue file, in file order."""

    info: SurveyInfo
    sections: tuple[Section, ...]  # those with entries
    listings: tuple[Listing, ...]
    resources: tuple[Resource, ...]
    account: Account
    problems: tuple[Problem, ...]
    added_account: Account | None = None  # of the list of additions; None: there is none
    used_hints: frozenset[Hint] = frozenset()  # of survey.toml, which hold for it
    own_entry: OwnEntry | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A publication, put together from its listings and its record."""

    key: CitationKey  # unique
    title: str
    year: int | None
    byline: Byline | None
    venue: str | None  # its short name
    paper: Link | None  # to the version to cite
    preprint: Link | None  # None if the version to cite is the preprint
    links: tuple[Link, ...]  # all others, without repetition
    identifiers: tuple[Identifier, ...]  # of the work, strongest first
    record: WorkRecord | None
    listings: tuple[Listing, ...]  # in file order; empty for a paper outside the taxonomy
    sections: tuple[Section, ...]  # where it is listed, without repetition, in file order

    @property
    def published(self) -> Publication | None:
        """Return where it appeared other than as a preprint, if its record says so."""
        return self.record.published if self.record else None

    @property
    def type(self) -> PublicationType | None:
        """Return what it appeared as, as its record or, without one, an entry of the list says."""
        if self.record is not None:
            return self.published.type if self.published else None
        return next((each.type for each in self.listings if each.type), None)

    @property
    def kind(self) -> Kind:
        """Return what the version to cite is, as its record says, or as far as the list tells."""
        if self.is_preprint:
            is_archived = any(map(is_of_archive, self.identifiers))
            return PREPRINT if self.venue or is_archived else UNKNOWN
        return KINDS[self.type or type_of_venue(self.venue or "")]

    @property
    def container(self) -> str | None:
        """Return the journal, proceedings or book in which the version to cite stands; `None` if in none."""
        if not self.kind.is_part:
            return None
        return self.published.container if self.published else self.venue

    @property
    def imprint(self) -> str | None:
        """Return who published what stands alone, or the book around it: what a list has as its venue."""
        if self.published:
            return self.published.imprint
        return None if self.kind.is_part or self.is_preprint else self.venue

    @property
    def is_added(self) -> bool:
        """Whether only the list of additions has it, and not the published one."""
        return bool(self.listings) and all(each.is_addition for each in self.listings)

    @property
    def added(self) -> str | None:
        """Return the month, YYYY-MM, in which it was first added; `None` if unknown or if it is published."""
        return (
            min((each.added for each in self.listings if each.added), default=None) if self.is_added else None
        )

    def is_added_to(self, section: Section) -> bool:
        """Whether the section lists it, but only because of the list of additions."""
        inside = [each.is_addition for each in self.listings if each.section is section]
        return bool(inside) and all(inside)

    @property
    def code(self) -> Link | None:
        """Return the first link to code or weights."""
        return next((each for each in self.links if each.role is CODE), None)

    @property
    def doi(self) -> str | None:
        """Return the DOI of the version to cite; a preprint's is derived from its arXiv identifier.

        `identifiers`, which are compared with those of other works, do not contain a derived DOI.
        """
        known = (self.published.doi if self.published else None) or self._identifier(Scheme.DOI)
        known = known or find_acl_doi(self.paper.url if self.paper else "")
        return known or (arxiv_doi(self.arxiv) if self.arxiv and self.is_preprint else None)

    @property
    def arxiv(self) -> str | None:
        """Return the arXiv identifier; if the work has been published, it is that of its preprint."""
        return self._identifier(Scheme.ARXIV)

    def _identifier(self, scheme: Scheme) -> str | None:
        for each in self.identifiers:  # a loop, as a generator would be measurably slower
            if each.scheme is scheme:
                return each.value
        return None

    @property
    def date(self) -> str | None:
        """Return when the version to cite appeared, as exactly as is known: YYYY, YYYY-MM or YYYY-MM-DD."""
        if self.record is None or self.year is None:
            return str(self.year) if self.year else None
        known = self.published.date if self.published else self.record.submitted
        return known if known and known[:4] == str(self.year) else str(self.year)

    @property
    def is_published(self) -> bool:
        """Whether its record names a publication that is not a preprint."""
        return self.published is not None

    @property
    def is_preprint(self) -> bool:
        """Whether the version to cite is, as far as is known, a preprint or report."""
        if self.record is not None:
            return not self.is_published
        if self.venue:
            return is_preprint_venue(self.venue)
        return self.type is None or KINDS[self.type].is_part  # a thesis, say, needs no venue


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """The whole survey, from which pages, bibliography and exports are made."""

    info: SurveyInfo
    lists: Mapping[str, str]  # path of each list in messages → its path on pages; in the order of reading
    sections: tuple[Section, ...]
    works: tuple[Work, ...]  # of the taxonomy, in order of first listing
    cited: tuple[Work, ...]  # papers that no section lists, but data resources, benchmarks or prose cite
    aliases: Mapping[str, CitationKey]  # earlier key → key now
    gone: Mapping[str, str | None]  # key of a work that is gone → address of the page that last listed it
    key_book: KeyBook  # all keys that were ever given out
    resources: tuple[Resource, ...]
    work_records: Mapping[str, WorkRecord]  # by citation key
    resource_records: Mapping[str, ResourceRecord]  # by the resource's slug
    account: Account  # of the published lists
    problems: tuple[Problem, ...]  # in file order
    added_account: Account | None = None  # of the list of additions; None: there is none
    moves: tuple[Move, ...] = ()  # earlier addresses, in file order
    editions: tuple[Edition, ...] = ()  # oldest first
    benchmarks: Mapping[str, BenchmarkRecord] = field(default_factory=dict)  # by slug
    results: Mapping[str, ResultTable] = field(default_factory=dict)  # by the slug of the setting

    @property
    def source(self) -> str:
        """Return the paths of its lists as pages show them, joined by commas."""
        return ", ".join(self.lists.values())

    @property
    def pages(self) -> dict[str, str]:
        """Return the anchor of each section and part by the address of its page."""
        places = (place for section in self.sections for place in (section.part, section))
        return {place.address: place.anchor for place in places}

    @property
    def data_anchors(self) -> dict[str, str]:
        """Return the address of the page on which each data resource's anchor is."""
        return {f"data-{each.slug}": each.section.address for each in self.resources}

    @property
    def valid_moves(self) -> tuple[Move, ...]:
        """Return the moves to an existing address from one that is no longer in use; the first per origin."""
        known = {*self.pages, *self.data_anchors}
        moves = {each.origin: each for each in reversed(self.moves)}  # the first one counts
        return tuple(
            each
            for each in self.moves
            if each is moves[each.origin] and each.target in known and each.origin not in known
        )
