"""The table of kinds of works: what a work is, and what each format calls it.

All code that writes, links or counts works by their kind uses this table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from survey_companion.model.identifiers import PREPRINT_DOIS, Identifier, Scheme


class PublicationType(Enum):
    """What a work appeared as; the value is its name in records, which is that of BibTeX where it has one."""

    INPROCEEDINGS = "inproceedings"
    ARTICLE = "article"
    BOOK = "book"
    INCOLLECTION = "incollection"
    PHDTHESIS = "phdthesis"
    MASTERSTHESIS = "mastersthesis"
    TECHREPORT = "techreport"
    SOFTWARE = "software"
    DATASET = "dataset"
    MISC = "misc"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of work."""

    word: str  # on pages
    # Entry types. BibTeX: https://ctan.org/pkg/bibtex (btxdoc); biblatex: https://ctan.org/pkg/biblatex
    bibtex: str
    biblatex: str
    ris: str  # https://en.wikipedia.org/wiki/RIS_(file_format)
    # https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types, without those of which
    # Zotero's importer knows nothing: it refuses a whole file for one of them.
    csl: str
    # The KEV format of a COinS, and the field and value by which Zotero recognises the kind.
    coins: tuple[str, str, str]
    schema: str  # https://schema.org/CreativeWork#subtypes
    zotero: str  # https://www.zotero.org/support/kb/item_types_and_fields
    genre: str | None = None  # what references say behind its title, where title and publisher do not tell
    is_part: bool = False  # whether it stands in a journal, proceedings or a book


PREPRINT = Kind(
    word="preprint",
    bibtex="misc",
    biblatex="online",
    ris="UNPD",
    csl="article",
    coins=("dc", "type", "preprint"),
    schema="ScholarlyArticle",
    zotero="preprint",
)

# What neither the list nor a record says: without venue, and in no archive of preprints that is known.
UNKNOWN = Kind(
    word="work",
    bibtex="misc",
    biblatex="misc",
    ris="GEN",
    csl="article",
    coins=("dc", "type", "document"),
    schema="ScholarlyArticle",
    zotero="document",
)

KINDS: Mapping[PublicationType, Kind] = {
    PublicationType.INPROCEEDINGS: Kind(
        word="proceedings",
        bibtex="inproceedings",
        biblatex="inproceedings",
        ris="CONF",
        csl="paper-conference",
        coins=("book", "genre", "proceeding"),
        schema="ScholarlyArticle",
        zotero="conferencePaper",
        is_part=True,
    ),
    PublicationType.ARTICLE: Kind(
        word="journal",
        bibtex="article",
        biblatex="article",
        ris="JOUR",
        csl="article-journal",
        coins=("journal", "genre", "article"),
        schema="ScholarlyArticle",
        zotero="journalArticle",
        is_part=True,
    ),
    PublicationType.BOOK: Kind(
        word="book",
        bibtex="book",
        biblatex="book",
        ris="BOOK",
        csl="book",
        coins=("book", "genre", "book"),
        schema="Book",
        zotero="book",
    ),
    PublicationType.INCOLLECTION: Kind(
        word="chapter",
        bibtex="incollection",
        biblatex="incollection",
        ris="CHAP",
        csl="chapter",
        coins=("book", "genre", "bookitem"),
        schema="Chapter",
        zotero="bookSection",
        is_part=True,
    ),
    PublicationType.PHDTHESIS: Kind(
        word="thesis",
        bibtex="phdthesis",
        biblatex="thesis",
        ris="THES",
        csl="thesis",
        coins=("dc", "type", "thesis"),
        schema="Thesis",
        zotero="thesis",
        genre="PhD thesis",
    ),
    PublicationType.MASTERSTHESIS: Kind(
        word="thesis",
        bibtex="mastersthesis",
        biblatex="thesis",
        ris="THES",
        csl="thesis",
        coins=("dc", "type", "thesis"),
        schema="Thesis",
        zotero="thesis",
        genre="Master’s thesis",
    ),
    PublicationType.TECHREPORT: Kind(
        word="report",
        bibtex="techreport",
        biblatex="report",
        ris="RPRT",
        csl="report",
        coins=("book", "genre", "report"),
        schema="Report",
        zotero="report",
    ),
    PublicationType.SOFTWARE: Kind(
        word="software",
        bibtex="misc",
        biblatex="software",
        ris="COMP",
        csl="webpage",
        coins=("dc", "type", "computerProgram"),
        schema="SoftwareSourceCode",
        zotero="computerProgram",
        genre="Computer software",
    ),
    PublicationType.DATASET: Kind(
        word="data set",
        bibtex="misc",
        biblatex="dataset",
        ris="DATA",
        csl="dataset",
        coins=("dc", "type", "dataset"),
        schema="Dataset",
        zotero="dataset",
        genre="Data set",
    ),
    PublicationType.MISC: Kind(
        word="web page",
        bibtex="misc",
        biblatex="online",
        ris="ELEC",
        csl="webpage",
        coins=("dc", "type", "webpage"),
        schema="CreativeWork",
        zotero="webpage",
    ),
}

# Types of entries that other .bib files have, besides those that records have.
_OTHER_NAMES = {
    "conference": PublicationType.INPROCEEDINGS,
    "inbook": PublicationType.INCOLLECTION,
    "report": PublicationType.TECHREPORT,
    "thesis": PublicationType.PHDTHESIS,
}
_BY_NAME = {each.value: each for each in PublicationType}


def type_of_entry(name: str) -> PublicationType | None:
    """Return what an entry of this type is, in small letters, in BibTeX or biblatex; @misc says nothing."""
    known = _BY_NAME.get(name) or _OTHER_NAMES.get(name)
    return known if known is not PublicationType.MISC else None


_JOURNAL = re.compile(
    r"(?:TACL|CL|JMLR|TMLR|JAIR|TALLIP|TASLP|TKDE|TPAMI|TNNLS|TOIS|CSUR|PNAS|LRE|NLE|Nature|Science|Patterns)\b"
    r"|.*\b(?:Journal|Transactions|Letters|Review|Magazine|Computational Linguistics)\b",
    re.IGNORECASE,
)


def type_of_venue(venue: str) -> PublicationType:
    """Return what appears in a venue of which only the name is known: a journal's article, or a paper."""
    return PublicationType.ARTICLE if _JOURNAL.match(venue) else PublicationType.INPROCEEDINGS


_PREPRINT = re.compile(r"arxiv|preprint|corr|biorxiv|under review|techreport|report", re.IGNORECASE)


def is_preprint_venue(venue: str) -> bool:
    """Whether a printed venue is that of a preprint or report."""
    return _PREPRINT.match(venue) is not None


def is_of_archive(identifier: Identifier) -> bool:
    """Whether the identifier is that of a preprint, at arXiv or at another archive with DOIs of its own."""
    is_doi = identifier.scheme is Scheme.DOI and identifier.value.startswith(PREPRINT_DOIS)
    return is_doi or identifier.scheme is Scheme.ARXIV
