"""A work, or a section → a COinS: what Zotero and other reference managers read off a page.

Input: a work, or a place in the companion. Output: the value of the attribute `title` of a
`<span class="Z3988">`, not yet escaped for HTML. Specifications: https://ocoins.info/ and the KEV formats
of ANSI/NISO Z39.88-2004.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from survey_companion.exports.cited_place import Place
from survey_companion.model.companion import companion_authors, companion_title, companion_year
from survey_companion.model.record_types import PublicationType
from survey_companion.model.survey import Author, Person, SurveyInfo, Team, Work
from survey_companion.text.myst import flatten

_Field = tuple[str, str | None]

# All that a query may not hold as it is, https://www.rfc-editor.org/rfc/rfc3986#section-3.4; and what is
# put between names and values when those are safe.
_UNSAFE = re.compile(r"[^\w.~:/, \n\t-]", re.ASCII)
_JOINTS = str.maketrans({"\n": "&", "\t": "=", " ": "+"})

# The KEV format of each type, and what else tells Zotero what it is.
_FORMATS: dict[PublicationType | None, tuple[str, str, str]] = {
    PublicationType.INPROCEEDINGS: ("book", "genre", "proceeding"),
    PublicationType.ARTICLE: ("journal", "genre", "article"),
    PublicationType.TECHREPORT: ("book", "genre", "report"),
    PublicationType.SOFTWARE: ("dc", "type", "computerProgram"),
    PublicationType.MISC: ("dc", "type", "webpage"),
    None: ("journal", "genre", "preprint"),
}


def render_coins(work: Work) -> str:
    """Return the context object of a work; fields that are unknown are missing."""
    published = work.record.published if work.record else None
    form, name, value = _FORMATS[published.type if published else None]
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        (f"rft.{name}", value),
        *_titles(work),
        ("rft.date", work.date),
        *_imprint(work),
        *_authors(work, form),
        *_identifiers(work),
        ("rft.language", work.record.language if work.record else None),
    ]
    return _join(fields)


def render_place_coins(place: Place, info: SurveyInfo) -> str:
    """Return the context object of a section: a part of the companion, by its authors."""
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "bookitem"),
        ("rft.atitle", place.title),
        ("rft.btitle", companion_title(info)),
        ("rft.date", info.date if companion_year(info) else None),
        ("rft.edition", info.edition),
        *(_author(author, "rft.au") for author in companion_authors(info)),
        ("rft_id", f"{info.address}{place.page}" if info.address else None),
    ]
    return _join(fields)


def _join(fields: Iterable[_Field]) -> str:
    return _quote("\n".join(f"{name}\t{flatten(value)}" for name, value in fields if value))


def _quote(lines: str) -> str:
    """Return the lines, each a name and a value between which is a tab, as a query."""
    return _UNSAFE.sub(lambda found: quote(found[0], safe="", errors="replace"), lines).translate(_JOINTS)


def _titles(work: Work) -> Iterator[_Field]:
    """Yield the title under the name that its format has for it, and what the work is a part of."""
    published = work.record.published if work.record else None
    venue = (published.venue or published.short) if published else None
    match published.type if published else None:
        case PublicationType.INPROCEEDINGS:
            yield from (("rft.atitle", work.title), ("rft.btitle", venue))
        case PublicationType.TECHREPORT:
            yield "rft.btitle", work.title
        case PublicationType.SOFTWARE | PublicationType.MISC:
            yield "rft.title", work.title
        case _:
            yield from (("rft.atitle", work.title), ("rft.jtitle", venue or (work.arxiv and "arXiv")))


def _imprint(work: Work) -> Iterator[_Field]:
    """Yield volume, pages and publisher; Dublin Core knows only the last."""
    published = work.record.published if work.record else None
    if published is None:
        return
    if published.type in {PublicationType.SOFTWARE, PublicationType.MISC}:
        yield "rft.publisher", published.publisher
        return
    yield "rft.volume", published.volume
    yield "rft.issue", published.number
    yield "rft.pages", re.sub("–|-+", "-", published.pages or "")
    yield "rft.series", published.series
    yield "rft.pub", published.publisher


def _authors(work: Work, form: str) -> Iterator[_Field]:
    """Yield everybody that is named; for those who are not there is no field, and none is invented."""
    authors = work.byline.authors if work.byline else ()
    if authors and isinstance(authors[0], Person) and form != "dc" and _is_stable(authors[0]):
        yield "rft.aulast", authors[0].family
        yield "rft.aufirst", authors[0].given
    for author in authors:
        yield _author(author, "rft.creator" if form == "dc" else "rft.au")


def _is_stable(person: Person) -> bool:
    """Whether Zotero leaves the name as it is.

    It shows the first author twice when `rft.au` and `rft.aulast` with `rft.aufirst` seem to differ; it puts
    spaces and full stops into the initials of the former only, and it knows no suffix.
    """
    name = f"{person.family}{person.given or '.'}"
    return person.suffix is None and "." not in name and not (person.given or "").isupper()


def _author(author: Author, name: str) -> _Field:
    """Return the field of one author.

    Zotero splits a name without a comma at its last space: "Night Team" would become Ms Team. It leaves
    `rft.aucorp` whole, in every format. A family name of several words, alone, keeps its comma.
    """
    if isinstance(author, Team):
        return "rft.aucorp", author.name
    parts = [part for part in (author.family, author.given, author.suffix) if part]
    alone = "," if len(parts) == 1 and " " in author.family else ""
    return name, ", ".join(parts) + alone


def _identifiers(work: Work) -> Iterator[_Field]:
    """Yield the identifiers, and one address: of several, Zotero would keep the last."""
    doi, arxiv = work.doi, work.arxiv
    preprint = f"https://arxiv.org/abs/{arxiv}" if arxiv else None
    paper = work.paper.url if work.paper else None
    is_elsewhere = work.is_published and paper is not None
    yield "rft_id", f"info:doi/{doi}" if doi else None
    yield "rft_id", f"info:arxiv/{arxiv}" if arxiv and is_elsewhere else None
    yield "rft_id", paper if is_elsewhere else preprint or paper
