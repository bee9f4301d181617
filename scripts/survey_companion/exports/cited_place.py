"""The values that a citation of a place in the companion consists of.

Input: the facts about the survey, and a part, a section or a figure. Output: a `CitedPlace`, whose values
each format writes in its own way.
A place is cited as a part of the companion, by the companion's authors. The citation names the survey only
as a related work, since its authors did not write the companion.
Keys and addresses are made from names, never from numbers, so that citations stay valid after renumbering.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from survey_companion.joining.survey_as_work import survey_work
from survey_companion.model.authors import Author, Team
from survey_companion.model.companion import companion_authors, companion_title, companion_year
from survey_companion.model.dates import show_day
from survey_companion.model.headings import Part, Section
from survey_companion.model.survey import CitationKey, SurveyInfo, Work
from survey_companion.text.formulas import show_plainly
from survey_companion.text.person_names import name_author
from survey_companion.text.place_keys import initials_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A part, section or figure of the companion, which can be cited; or the companion as a whole."""

    anchor: str  # unique, and stable across editions
    name: str  # short name, from which the citation key is made
    title: str
    page: str  # address relative to that of the site, with the anchor; empty: the whole companion
    number: str | None = None  # in the current edition
    earlier: tuple[str, ...] = ()  # anchors of earlier editions
    is_added: bool = False  # the survey does not have it, so it never had a key of the survey's


def place_of(place: Section | Part) -> Place:
    """Return a section or a part as a place to cite."""
    part = place.part if isinstance(place, Section) else place
    is_inside = isinstance(place, Section) and place.slug
    return Place(
        anchor=place.anchor,
        name=f"{initials_of(part.slug)}-{place.slug}" if is_inside else part.slug,
        title=place.title,
        page=f"{place.address}.html#{place.anchor}",
        number=place.number,
        is_added=place.is_added,
    )


def companion_place(info: SurveyInfo) -> Place:
    """Return the companion as a whole."""
    return Place(anchor="companion", name="companion", title=companion_title(info), page="")


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedPlace:
    """A place in the companion, or the companion as a whole, with all values of its citation."""

    info: SurveyInfo
    place: Place
    key: CitationKey

    @property
    def is_whole(self) -> bool:
        """Whether the companion as a whole is cited, and not a place in it."""
        return not self.place.page

    @property
    def authors(self) -> tuple[Author, ...]:
        """Return the authors of the companion; never empty."""
        return tuple(
            replace(each, name=show_plainly(each.name)) if isinstance(each, Team) else each
            for each in companion_authors(self.info)
        )

    @property
    def year(self) -> str | None:
        """Return the year of the edition."""
        year = companion_year(self.info)
        return str(year) if year else None

    @property
    def date(self) -> str | None:
        """Return the date of the edition, YYYY-MM-DD; `None` if it contains no year."""
        return self.info.date if self.year else None

    @property
    def book(self) -> str | None:
        """Return the title of the companion, if a place in it is cited."""
        return None if self.is_whole else show_plainly(companion_title(self.info))

    @property
    def address(self) -> str | None:
        """Return the address of the place on the site; without a site, that of the source."""
        return f"{self.info.address}{self.place.page}" if self.info.address else self.info.source_url

    @property
    def publisher(self) -> str:
        """Return the publisher: the host of the site or, without a site, the authors."""
        host = urlsplit(self.info.address).hostname if self.info.address else None
        return host or " and ".join(map(name_author, self.authors))

    @property
    def edition(self) -> str | None:
        """Return the edition in words: "edition 1.0 of 21 November 2026"."""
        if self.info.edition is None:
            return None
        date = f" of {show_day(self.info.date)}" if self.info.date else ""
        return f"edition {self.info.edition}{date}"

    @property
    def survey(self) -> Work | None:
        """Return the survey to which the companion belongs; `None` if the survey cannot be cited."""
        return survey_work(self.info)

    @property
    def companion_to(self) -> str | None:
        """Return "companion to “A Survey” (doi:10.…)"; names could be mistaken for its authors."""
        if self.info.title is None:
            return None
        doi = self.info.published.doi if self.info.published else None
        arxiv = f"arXiv:{self.info.arxiv}" if self.info.arxiv else None
        where = f"doi:{doi}" if doi else arxiv
        return f"companion to “{show_plainly(self.info.title)}”{f' ({where})' if where else ''}"

    @property
    def note(self) -> str | None:
        """Return "Edition 1.0 of 21 November 2026; companion to “A Survey” (doi:10.…)"."""
        known = "; ".join(part for part in (self.edition, self.companion_to) if part)
        return capitalise(known) if known else None

    @property
    def earlier_keys(self) -> tuple[str, ...]:
        """Return earlier keys of the place, from when it was cited as a part of the survey."""
        anchors = (self.place.anchor, *self.place.earlier)
        known = () if self.is_whole or self.place.is_added else self.info.aliases
        return tuple(f"{alias}-{anchor}" for alias in known for anchor in anchors)


def capitalise(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
