"""What is to stand in a line of a list: the facts of a paper, or of a data resource.

`line_writer` writes them in the form of the list; `facts_of` returns those of a line that was read.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from survey_companion.model.authors import Author, Byline
from survey_companion.model.links import Link
from survey_companion.model.survey import Listing, Resource


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperFacts:
    """What a line says of a paper; what is unknown is not written."""

    title: str
    authors: tuple[Author, ...] = ()
    et_al: bool = False  # there are more than these
    year: int | None = None
    month: int | None = None
    venue: str | None = None  # its short name; a year behind it is not part of it
    short_name: str | None = None
    links: tuple[Link, ...] = ()
    remark: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceFacts:
    """What a line says of a data resource."""

    name: str
    url: str | None = None
    description: str | None = None


Facts = PaperFacts | ResourceFacts


def facts_of(listing: Listing) -> PaperFacts:
    """Return what a line of a paper says; the month is not known from it."""
    byline = listing.byline or Byline(authors=(), truncated=False)
    return PaperFacts(
        title=listing.title,
        authors=byline.authors,
        et_al=byline.truncated,
        year=listing.year,
        venue=bare_venue(listing.venue, listing.year),
        short_name=listing.short_name,
        links=listing.links,
        remark=listing.remark,
    )


def facts_of_resource(resource: Resource) -> ResourceFacts:
    """Return what a line of a data resource says."""
    return ResourceFacts(name=resource.name, url=resource.url, description=resource.description)


def bare_venue(venue: str | None, year: int | None) -> str | None:
    """Return the venue without the year behind or before it: "ICML" for "ICML 2022" and "2022 ICML"."""
    if venue is None or year is None:
        return venue
    short = f"{year % 100:02}"
    bare = re.sub(rf"(?:[\s,]+(?:{year}|['’]?{short})|['’]{short})$|^{year}\s+", "", venue).strip(" ,")
    return bare or venue


def bare_title(title: str) -> str:
    """Return the title as reading leaves it: without separators and one full stop at its end."""
    title = title.rstrip(" ,;:")
    return title.removesuffix(".") if not title.endswith("..") else title


_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u200e\u200f\u2066-\u2069\u202a-\u202e]")


def flatten(text: str) -> str:
    """Return the text in one line, without control characters and those that reorder text."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in text).split())


def is_private(text: str) -> bool:
    """Whether the text has characters whose meaning is private; the writer uses them as its own marks."""
    return any("\ue000" <= char <= "\uf8ff" for char in text)


def same_links(links: Iterable[Link]) -> frozenset[tuple[str, str]]:
    """Return what counts of links: address and role; labels follow the list."""
    return frozenset((each.url, each.role.name) for each in links)
