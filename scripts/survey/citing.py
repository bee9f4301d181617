"""The survey, or one place in it → its citation in every form.

Input: what the front matter says, and a part, a section or a figure. Output: a `Citation`, plain
texts all; `None` where authors or title of the survey are unknown. Keys and addresses come from
names, never from numbers, so that what was cited still resolves after a renumbering.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from survey.authors import invert_author, parse_author
from survey.bibtex import encode_verbatim, protect_capitals, render_byline, render_fields
from survey.edition_names import show_day
from survey.escape import flatten
from survey.exports import CslItem, csl_name, join_csl, render_csl_item, write_ris
from survey.keys import KeyParts, assign_keys
from survey.latex import encode_latex
from survey.model import Author, Byline, CitationKey, Part, Person, Section, SurveyInfo


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Something in the survey that can be cited by itself."""

    anchor: str  # unique and lasting
    title: str
    page: str  # under the site's address, with its anchor
    number: str | None = None  # as printed today


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One citation in every form."""

    name: str  # of its files, without suffix
    sentence: str
    bibtex: str
    biblatex: str
    ris: str
    csl: str  # a JSON array of one item

    @property
    def files(self) -> dict[str, str]:
        """Return the text of each file by its suffix."""
        return {
            "txt": f"{self.sentence}\n",
            "bib": f"{self.bibtex}\n",
            "biblatex.bib": f"{self.biblatex}\n",
            "ris": self.ris,
            "json": self.csl,
        }


def place_of(place: Section | Part) -> Place:
    """Return a section or a part as a place to cite."""
    return Place(
        anchor=place.anchor,
        title=place.title,
        page=f"{place.address}.html#{place.anchor}",
        number=place.number,
    )


def cite(info: SurveyInfo, place: Place | None = None) -> Citation | None:
    """Return the citation of a place in the survey, or of the survey as a whole."""
    if not info.authors or info.title is None:
        return None
    quoted = _Quoted(info=info, title=info.title, place=place)
    return Citation(
        name=place.anchor if place else "survey",
        sentence=quoted.sentence(),
        bibtex=quoted.bibtex(),
        biblatex=quoted.biblatex(),
        ris=write_ris(quoted.ris()),
        csl=join_csl([render_csl_item(quoted.csl())]),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Quoted:
    """A survey whose authors and title are known, and perhaps a place in it."""

    info: SurveyInfo
    title: str
    place: Place | None

    @property
    def authors(self) -> tuple[Author, ...]:
        return tuple(map(parse_author, self.info.authors))

    @property
    def byline(self) -> Byline:
        return Byline(authors=self.authors, truncated=False)

    @property
    def key(self) -> CitationKey:
        parts = KeyParts(byline=self.byline, year=self.info.year, title=self.title)
        (key,) = assign_keys([parts])
        return CitationKey(f"{key}-{self.place.anchor}") if self.place else key

    @property
    def preprint(self) -> str | None:
        return f"https://arxiv.org/abs/{self.info.arxiv}" if self.info.arxiv else None

    @property
    def address(self) -> str | None:
        """Return where the place is, as far as it is known where the site is published."""
        if self.place is None:
            return self.preprint
        return f"{self.info.address}{self.place.page}" if self.info.address else self.preprint

    @property
    def edition(self) -> str | None:
        """Return "companion, edition 1.0 of 21 November 2026"; the survey as a whole has no edition."""
        if self.place is None or self.info.edition is None:
            return None
        date = f" of {show_day(self.info.date)}" if self.info.date else ""
        return f"companion, edition {self.info.edition}{date}"

    def sentence(self) -> str:
        """Return the reference as APA has it, near enough for a text."""
        year = f"({self.info.year})." if self.info.year else "(n.d.)."
        start = f"{_list_names(self.authors)} {year}"
        identifier = f"arXiv:{self.info.arxiv}." if self.info.arxiv else None
        if self.place is None:
            return flatten(" ".join(filter(None, (start, _stop(self.title), identifier, self.preprint))))
        number = f" [Section {self.place.number}]" if self.place.number else ""
        edition = f" ({self.edition})" if self.edition else ""
        title, book = _stop(f"{self.place.title}{number}"), _stop(f"In {self.title}{edition}")
        return flatten(" ".join(filter(None, (start, title, book, identifier, self.address))))

    def bibtex(self) -> str:
        """Return an entry for BibTeX and its styles."""
        arxiv = self.info.arxiv
        place = self.place
        return render_fields(
            "incollection" if place else "misc",
            self.key,
            (
                ("author", render_byline(self.byline)),
                ("title", protect_capitals(place.title if place else self.title)),
                ("booktitle", protect_capitals(self.title) if place else None),
                ("chapter", encode_latex(place.number) if place and place.number else None),
                # Classical styles want a publisher of every collection.
                ("publisher", "arXiv" if place and arxiv else None),
                ("year", str(self.info.year) if self.info.year else None),
                # Plain styles print no eprint.
                ("note", _note(self.edition, f"arXiv:{arxiv}" if arxiv and place else None)),
                ("eprint", encode_verbatim(arxiv) if arxiv else None),
                ("archivePrefix", "arXiv" if arxiv else None),
                ("url", encode_verbatim(self.address) if self.address else None),
            ),
        )

    def biblatex(self) -> str:
        """Return an entry with the fields of biblatex."""
        arxiv = self.info.arxiv
        place = self.place
        return render_fields(
            # In biblatex a collection has editors; a part of the authors' own book is an @inbook.
            "inbook" if place else "online",
            self.key,
            (
                ("author", render_byline(self.byline)),
                ("title", protect_capitals(place.title if place else self.title)),
                ("booktitle", protect_capitals(self.title) if place else None),
                ("chapter", encode_latex(place.number) if place and place.number else None),
                ("date", str(self.info.year) if self.info.year else None),
                ("note", _capitalise(encode_latex(self.edition)) if self.edition else None),
                ("eprint", encode_verbatim(arxiv) if arxiv else None),
                ("eprinttype", "arxiv" if arxiv else None),
                ("url", encode_verbatim(self.address) if self.address else None),
            ),
        )

    def ris(self) -> dict[str, str | list[str]]:
        """Return the known fields of a RIS record."""
        place = self.place
        values: dict[str, str | list[str] | None] = {
            "type_of_reference": "CHAP" if place else "UNPB",
            "id": self.key,
            "title": place.title if place else self.title,
            "authors": [invert_author(author) for author in self.authors],
            "year": str(self.info.year) if self.info.year else None,
            "secondary_title": self.title if place else None,
            "section": place.number if place else None,
            "edition": self.info.edition if place else None,
            "publisher": "arXiv" if self.info.arxiv else None,
            "accession_number": f"arXiv:{self.info.arxiv}" if self.info.arxiv else None,
            "urls": [self.address] if self.address else None,
            "notes": [_capitalise(self.edition)] if self.edition else None,
        }
        return {name: value for name, value in values.items() if value}

    def csl(self) -> CslItem:
        """Return a CSL item without unknown fields."""
        place = self.place
        arxiv = self.info.arxiv
        values = {
            "id": self.key,
            "type": "chapter" if place else "article",
            "title": place.title if place else self.title,
            "author": [csl_name(author) for author in self.authors],
            "issued": {"date-parts": [[self.info.year]]} if self.info.year else None,
            "container-title": self.title if place else None,
            "chapter-number": place.number if place else None,
            "edition": self.info.edition if place else None,
            "publisher": "arXiv" if arxiv else None,
            "archive": "arXiv" if arxiv else None,
            "archive_location": arxiv,
            "number": f"arXiv:{arxiv}" if arxiv else None,
            "URL": self.address,
            "note": _capitalise(self.edition) if self.edition else None,
        }
        return {name: value for name, value in values.items() if value}


# -- words -----------------------------------------------------------------------------------------


def _note(*parts: str | None) -> str | None:
    known = ", ".join(part for part in parts if part)
    return _capitalise(encode_latex(known)) if known else None


def _stop(text: str) -> str:
    """Return the text with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _list_names(authors: Iterable[Author]) -> str:
    """Return "Doe, A., Roe, B. C., & Moe, D."."""
    names = [_abbreviate(author) for author in authors]
    return ", ".join([*names[:-2], ", & ".join(names[-2:])])


def _abbreviate(author: Author) -> str:
    if not isinstance(author, Person):
        return author.name
    initials = " ".join(
        "-".join(f"{part[0]}." for part in name.split("-") if part) for name in (author.given or "").split()
    )
    return ", ".join(part for part in (author.family, initials, author.suffix) if part)
