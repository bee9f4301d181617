"""A work, a data resource or a section → a COinS, from which Zotero and other reference managers import it.

Input: a work, a data resource, or a place in the companion. Output: the value of the attribute `title` of a
`<span class="Z3988">`, not yet escaped for HTML. Specifications: https://ocoins.info/ and the KEV formats
of ANSI/NISO Z39.88-2004.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from survey_companion.exports.cited_place import Place
from survey_companion.model.authors import Author, Person, Team
from survey_companion.model.companion import companion_authors, companion_title, companion_year
from survey_companion.model.record_types import ResourceRecord
from survey_companion.model.survey import Resource, SurveyInfo, Work
from survey_companion.model.work_kinds import KINDS, PREPRINT, PublicationType
from survey_companion.text.formulas import show_plainly
from survey_companion.text.myst import flatten

_Field = tuple[str, str | None]

PLUS = "\N{FULLWIDTH PLUS SIGN}"
# Characters to percent-encode in a query, https://www.rfc-editor.org/rfc/rfc3986#section-3.4. Tabs and line
# feeds are not among them: they mark where "=" and "&" will stand.
_UNSAFE = re.compile(r"[^\w.~:/, \n\t-]", re.ASCII)
_JOINTS = str.maketrans({"\n": "&", "\t": "=", " ": "+"})


def render_coins(work: Work) -> str:
    """Return the context object of a work, without unknown fields."""
    form, name, value = work.kind.coins
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        (f"rft.{name}", value),
        *_titles(work, form),
        ("rft.date", work.date),
        *_imprint(work, form),
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
        ("rft.atitle", show_plainly(place.title)),
        ("rft.btitle", companion_title(info)),
        ("rft.date", info.date if companion_year(info) else None),
        ("rft.edition", info.edition),
        *(_author(author, "rft.au") for author in companion_authors(info)),
        ("rft_id", f"{info.address}{place.page}" if info.address else None),
    ]
    return _join(fields)


def render_resource_coins(resource: Resource, record: ResourceRecord | None) -> str:
    """Return the context object of a data resource: what the list says, and what its record is certain of."""
    certain = {name for name in ("url", "year", "license") if record and record.is_certain(name)}
    year = str(record.year) if record and record.year and "year" in certain else None
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", KINDS[PublicationType.DATASET].zotero),
        ("rft.title", resource.name),
        ("rft.date", year),
        ("rft.rights", record.license if record and "license" in certain else None),
        ("rft_id", (record.url if record and "url" in certain else None) or resource.url),
    ]
    return _join(fields)


def _join(fields: Iterable[_Field]) -> str:
    return _quote("\n".join(f"{name}\t{_keep_plus(name, flatten(value))}" for name, value in fields if value))


def _keep_plus(name: str, value: str) -> str:
    """Return the value without "+", which Zotero takes for a blank, even in the form %2B.

    In addresses it is written as they may have it, elsewhere as the wide form of the sign.
    """
    return value.replace("+", "%2B" if name == "rft_id" else PLUS)


def _quote(lines: str) -> str:
    """Return lines, each a name, a tab and a value, as a query string."""
    return _UNSAFE.sub(lambda found: quote(found[0], safe="", errors="replace"), lines).translate(_JOINTS)


def _titles(work: Work, form: str) -> Iterator[_Field]:
    """Yield the title under its name in the format, and that of the journal or book around it."""
    title = show_plainly(work.title)
    if form == "dc":
        yield "rft.title", title
    elif form == "journal":
        yield from (("rft.atitle", title), ("rft.jtitle", work.container))
    elif work.kind.is_part:
        yield from (("rft.atitle", title), ("rft.btitle", work.container))
    else:
        yield "rft.btitle", title


def _imprint(work: Work, form: str) -> Iterator[_Field]:
    """Yield volume, pages and publisher; Dublin Core has only the publisher and the rights."""
    published = work.published
    if published is None:
        publisher = "arXiv" if work.kind is PREPRINT and work.arxiv else work.imprint
        yield "rft.publisher" if form == "dc" else "rft.pub", publisher
    elif form == "dc":
        yield from (("rft.publisher", published.imprint), ("rft.rights", published.license))
    else:
        yield "rft.volume", published.volume
        yield "rft.issue", published.number
        yield "rft.pages", re.sub("–|-+", "-", published.pages or "")
        yield "rft.series", published.series
        yield "rft.edition", published.edition
        yield "rft.isbn", published.isbn
        yield "rft.issn", published.issn
        yield "rft.pub", published.imprint


def _authors(work: Work, form: str) -> Iterator[_Field]:
    """Yield each named author; the format has no field for "and others"."""
    authors = work.byline.authors if work.byline else ()
    if authors and isinstance(authors[0], Person) and form != "dc" and _is_stable(authors[0]):
        yield "rft.aulast", authors[0].family
        yield "rft.aufirst", authors[0].given
    for author in authors:
        yield _author(author, "rft.creator" if form == "dc" else "rft.au")


def _is_stable(person: Person) -> bool:
    """Whether Zotero imports the name unchanged.

    Zotero shows the first author twice if `rft.au` differs from `rft.aulast` and `rft.aufirst`. It adds
    spaces and full stops to the initials in `rft.au` only, and has no suffixes.
    """
    name = f"{person.family}{person.given or '.'}"
    return person.suffix is None and "." not in name and not (person.given or "").isupper()


def _author(author: Author, name: str) -> _Field:
    """Return the field of one author.

    Zotero splits a name without a comma at its last space, so "Night Team" would have the family name Team.
    It does not split `rft.aucorp`. A family name of several words without a given name gets a comma.
    """
    if isinstance(author, Team):
        return "rft.aucorp", author.name
    parts = [part for part in (author.family, author.given, author.suffix) if part]
    alone = "," if len(parts) == 1 and " " in author.family else ""
    return name, ", ".join(parts) + alone


def _identifiers(work: Work) -> Iterator[_Field]:
    """Yield the identifiers and one address, as Zotero keeps only the last of several addresses."""
    doi, arxiv = work.doi, work.arxiv
    preprint = f"https://arxiv.org/abs/{arxiv}" if arxiv else None
    paper = work.paper.url if work.paper else None
    is_elsewhere = work.is_published and paper is not None
    yield "rft_id", f"info:doi/{doi}" if doi else None
    yield "rft_id", f"info:arxiv/{arxiv}" if arxiv and is_elsewhere else None
    yield "rft_id", paper if is_elsewhere else preprint or paper
