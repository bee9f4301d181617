"""What the record of a work says with certainty, and how the list writes it.

Input: a record, and the listings of the list. Output: venues and addresses to write in a line.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from survey_companion.model.identifiers import Scheme, doi_address, identify
from survey_companion.model.links import PAPER
from survey_companion.model.record_types import Publication, WorkRecord
from survey_companion.model.survey import Listing, Survey
from survey_companion.model.work_kinds import is_preprint_venue

_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_FEWEST = 2  # lines that are a form


def is_certain(record: WorkRecord | None, *names: str) -> bool:
    """Whether a person has confirmed these fields of the record."""
    if record is None or not record.confirmed:
        return False
    doubted = {re.split(r"[\s:,;]", entry, maxsplit=1)[0] for entry in record.unconfirmed_fields}
    return not doubted & set(names)


def certain_publication(record: WorkRecord | None) -> Publication | None:
    """Return where the work appeared, if venue and year are certain."""
    names = ("published", *(f"published.{name}" for name in ("year", "short", "venue", "type")))
    return record.published if record and is_certain(record, *names) else None


def address_of(record: WorkRecord, published: Publication) -> str | None:
    """Return the certain address of the publication: at the Anthology, of the DOI, or the one given."""
    if published.acl_id and is_certain(record, "published.acl_id"):
        return f"https://aclanthology.org/{published.acl_id}"
    if published.doi and is_certain(record, "published.doi"):
        return doi_address(published.doi)
    return published.url if published.url and is_certain(record, "published.url") else None


def arxiv_address(record: WorkRecord) -> str | None:
    """Return the address of the preprint, if it is certain."""
    return f"https://arxiv.org/abs/{record.arxiv}" if record.arxiv and is_certain(record, "arxiv") else None


@dataclass(frozen=True, kw_only=True, slots=True)
class ListForm:
    """How the lines of a list write where a paper was published."""

    year: str  # what follows the name of a venue: "", " {year}", "'{short}" or " {short}"
    links_publication: bool  # whether the paper link of a published paper leads to the publication

    def spell(self, published: Publication) -> str:
        """Return the short name of the venue, with or without the year."""
        bare = re.sub(rf"(?<!\w){published.year}(?!\w)", " ", published.label)
        bare = " ".join(_EMPTY_BRACKETS.sub(" ", bare).split()).replace(" )", ")").replace("( ", "(")
        bare = bare.strip(" ,@:;–-") or published.label
        return bare + self.year.format(year=published.year, short=f"{published.year % 100:02}")


def form_of(survey: Survey) -> ListForm:
    """Return the form that most lines have whose venue is not that of a preprint."""
    listings = [
        each
        for work in survey.works
        for each in work.listings
        if each.venue and not is_preprint_venue(each.venue)
    ]
    years = Counter(_form_of_year(each) for each in listings)
    year = max(years, key=lambda form: years[form]) if years else ""
    linked = [is_elsewhere for each in listings for is_elsewhere in _links(each)]
    return ListForm(year=year, links_publication=sum(linked) >= max(_FEWEST, len(linked) / 2))


def _form_of_year(listing: Listing) -> str:
    venue, year = listing.venue or "", listing.year
    if year is None:
        return ""
    short = f"{year % 100:02}"
    endings = {
        f" {year}": " {year}",
        f"'{short}": "'{short}",
        f"’{short}": "’{short}",
        f" {short}": " {short}",
    }
    return next((form for end, form in endings.items() if venue.endswith(end)), "")


def _links(listing: Listing) -> Iterable[bool]:
    """Yield for the first paper link whether it leads elsewhere than to arXiv."""
    link = listing.link(PAPER)
    return [identify(link.url).scheme is not Scheme.ARXIV] if link else []
