"""The survey, the companion, or one place in it → its citation in every form.

Input: what is said of the survey, and a part, a section or a figure. Output: a `Citation`, plain texts all.
Whose words it cites is never mixed: the survey is cited as its authors' work, its published version first and
its preprint beside it; the companion and its places are cited as the companion's, which names the
survey as a related work. Keys and addresses come from names, never from numbers, so that what was cited
still resolves after a renumbering.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from survey_companion.exports.bibtex import (
    encode_verbatim,
    protect_capitals,
    render_byline,
    render_entry,
    render_fields,
)
from survey_companion.exports.csv_tables import (
    CslItem,
    csl_item,
    csl_name,
    join_csl,
    join_ris,
    render_csl_item,
    render_ris_record,
    write_ris,
)
from survey_companion.exports.reference_text import list_names, refer, stop
from survey_companion.joining.survey_as_work import survey_preprint, survey_work
from survey_companion.model.companion import companion_authors, companion_title, companion_year
from survey_companion.model.dates import show_day
from survey_companion.model.headings import Part, Section
from survey_companion.model.survey import Author, Byline, CitationKey, SurveyInfo, Team, Work
from survey_companion.text.latex import encode_latex
from survey_companion.text.myst import flatten
from survey_companion.text.person_names import invert_author
from survey_companion.text.place_keys import initials_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Something in the companion that can be cited by itself."""

    anchor: str  # unique and lasting
    name: str  # short, from which its citation key is made
    title: str
    page: str  # under the site's address, with its anchor
    number: str | None = None  # as printed today
    earlier: tuple[str, ...] = ()  # anchors that it had before


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One citation in every form."""

    name: str  # of its files, without suffix
    sentence: str
    beside: str | None  # the sentence of what is cited with it: the preprint
    bibtex: str
    biblatex: str
    ris: str
    csl: str  # a JSON array

    @property
    def files(self) -> dict[str, str]:
        """Return the text of each file by its suffix."""
        return {
            "txt": "\n".join(f"{text}\n" for text in (self.sentence, self.beside) if text),
            "bib": f"{self.bibtex}\n",
            "biblatex.bib": f"{self.biblatex}\n",
            "ris": self.ris,
            "json": self.csl,
        }


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
    )


# -- the survey ------------------------------------------------------------------------------------


def cite_survey(info: SurveyInfo) -> Citation | None:
    """Return the citation of the survey; `None` where its authors or its title are unknown."""
    work = survey_work(info)
    if work is None:
        return None
    preprint = survey_preprint(info)
    works = [work] if preprint is None else [work, preprint]
    entries = "\n\n".join(map(render_entry, works))
    items = [csl_item(each) for each in works]
    return Citation(
        name="survey",
        sentence=refer(work),
        beside=refer(preprint) if preprint else None,
        bibtex=entries,
        biblatex=entries,
        ris=join_ris(render_ris_record(each, item) for each, item in zip(works, items, strict=True)),
        csl=join_csl(map(render_csl_item, items)),
    )


# -- the companion ---------------------------------------------------------------------------------


def companion_place(info: SurveyInfo) -> Place:
    """Return the companion as a whole."""
    return Place(anchor="companion", name="companion", title=companion_title(info), page="")


def cite(info: SurveyInfo, place: Place, key: CitationKey) -> Citation:
    """Return the citation of a place in the companion, or of the companion as a whole."""
    quoted = _Quoted(info=info, place=place, key=key, survey=survey_work(info))
    return Citation(
        name=place.anchor,
        sentence=quoted.sentence(),
        beside=None,
        bibtex=quoted.bibtex(),
        biblatex=quoted.biblatex(),
        ris=write_ris(quoted.ris()),
        csl=join_csl([render_csl_item(quoted.csl())]),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Quoted:
    """A place in the companion, with what its citation needs to know."""

    info: SurveyInfo
    place: Place
    key: CitationKey
    survey: Work | None

    @property
    def is_whole(self) -> bool:
        return not self.place.page

    @property
    def authors(self) -> tuple[Author, ...]:
        return companion_authors(self.info)

    @property
    def year(self) -> str | None:
        year = companion_year(self.info)
        return str(year) if year else None

    @property
    def book(self) -> str | None:
        """Return what the place stands in."""
        return None if self.is_whole else companion_title(self.info)

    @property
    def address(self) -> str | None:
        """Return where the place is, as far as it is known where the site is published."""
        return f"{self.info.address}{self.place.page}" if self.info.address else self.info.source_url

    @property
    def publisher(self) -> str:
        """Return who publishes it: the site, or else whoever makes it."""
        host = urlsplit(self.info.address).hostname if self.info.address else None
        return host or " and ".join(map(_plain_name, self.authors))

    @property
    def edition(self) -> str | None:
        """Return "edition 1.0 of 21 November 2026"."""
        if self.info.edition is None:
            return None
        date = f" of {show_day(self.info.date)}" if self.info.date else ""
        return f"edition {self.info.edition}{date}"

    @property
    def companion_to(self) -> str | None:
        """Return "companion to “A Survey” (doi:10.…)"; no names, which could pass for those of authors."""
        if self.info.title is None:
            return None
        doi = self.info.published.doi if self.info.published else None
        arxiv = f"arXiv:{self.info.arxiv}" if self.info.arxiv else None
        where = f"doi:{doi}" if doi else arxiv
        return f"companion to “{self.info.title}”{f' ({where})' if where else ''}"

    @property
    def note(self) -> str | None:
        known = "; ".join(part for part in (self.edition, self.companion_to) if part)
        return _capitalise(known) if known else None

    @property
    def earlier_keys(self) -> tuple[str, ...]:
        """Return the keys that were given out for the place when it was cited as a part of the survey."""
        anchors = (self.place.anchor, *self.place.earlier)
        known = () if self.is_whole else self.info.aliases
        return tuple(f"{alias}-{anchor}" for alias in known for anchor in anchors)

    def sentence(self) -> str:
        """Return the reference as APA has it, near enough for a text."""
        start = f"{list_names(self.authors)} {f'({self.year}).' if self.year else '(n.d.).'}"
        number = f" [Section {self.place.number}]" if self.place.number else ""
        edition = f" ({_capitalise(self.edition) if self.is_whole else self.edition})" if self.edition else ""
        title = stop(f"{self.place.title}{number}{edition if self.is_whole else ''}")
        book = stop(f"In {self.book}{edition}") if self.book else None
        return flatten(" ".join(filter(None, (start, title, book, self.address))))

    def bibtex(self) -> str:
        """Return an entry for BibTeX and its styles."""
        return render_fields(
            "misc" if self.is_whole else "incollection",
            self.key,
            (
                *self._common_fields(),
                # Classical styles want a publisher of every collection.
                (
                    "howpublished" if self.is_whole else "publisher",
                    encode_latex(self.publisher) if not self.is_whole or self.info.address else None,
                ),
                ("year", self.year),
                ("note", encode_latex(self.note) if self.note else None),
                *self._last_fields(),
            ),
        )

    def biblatex(self) -> str:
        """Return an entry with the fields of biblatex, and the survey's, which it names as related."""
        survey = self.survey
        entry = render_fields(
            # In biblatex a collection has editors; a part of the authors' own book is an @inbook.
            "online" if self.is_whole else "inbook",
            self.key,
            (
                *self._common_fields(),
                ("date", self.info.date if self.year else None),
                ("note", encode_latex(_capitalise(self.edition)) if self.edition else None),
                ("related", survey.key if survey else None),
                ("relatedstring", "Companion to" if survey else None),
                *self._last_fields(),
            ),
        )
        return "\n\n".join([entry, *([render_entry(survey)] if survey else [])])

    def _common_fields(self) -> Sequence[tuple[str, str | None]]:
        return (
            ("author", render_byline(Byline(authors=self.authors, truncated=False))),
            ("title", protect_capitals(self.place.title)),
            ("booktitle", protect_capitals(self.book) if self.book else None),
            ("chapter", encode_latex(self.place.number) if self.place.number else None),
        )

    def _last_fields(self) -> Sequence[tuple[str, str | None]]:
        return (
            ("url", encode_verbatim(self.address) if self.address else None),
            ("ids", ", ".join(self.earlier_keys) or None),
        )

    def ris(self) -> dict[str, str | list[str]]:
        """Return the known fields of a RIS record."""
        values: dict[str, str | list[str] | None] = {
            "type_of_reference": "ELEC" if self.is_whole else "CHAP",
            "id": self.key,
            "title": self.place.title,
            "authors": [invert_author(author) for author in self.authors],
            "year": self.year,
            "secondary_title": self.book,
            "section": self.place.number,
            "edition": self.info.edition,
            "urls": [self.address] if self.address else None,
            "notes": [self.note] if self.note else None,
        }
        return {name: value for name, value in values.items() if value}

    def csl(self) -> CslItem:
        """Return a CSL item without unknown fields."""
        date = self.info.date if self.year else None
        values = {
            "id": self.key,
            "type": "webpage" if self.is_whole else "chapter",
            "title": self.place.title,
            "author": [csl_name(author) for author in self.authors],
            "issued": {"date-parts": [[int(part) for part in date.split("-")]]} if date else None,
            "container-title": self.book,
            "chapter-number": self.place.number,
            "edition": self.info.edition,
            "URL": self.address,
            "note": self.note,
        }
        return {name: value for name, value in values.items() if value}


def _plain_name(author: Author) -> str:
    return author.name if isinstance(author, Team) else f"{author.given or ''} {author.family}".strip()


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]
