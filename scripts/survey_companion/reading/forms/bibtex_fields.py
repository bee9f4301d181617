"""The fields of a BibTeX entry → title, authors, venue, date and links.

Input: values as written, in LaTeX. Output: plain text, persons, numbers and addresses.
"""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person as BibPerson
from pybtex.exceptions import PybtexError

from survey_companion.model.arxiv import is_arxiv_id
from survey_companion.model.authors import Author, Person, Team
from survey_companion.model.identifiers import doi_address, host_of
from survey_companion.model.links import CODE
from survey_companion.reading.forms.bibtex_entries import BibEntry
from survey_companion.reading.forms.people import People
from survey_companion.reading.lines.list_items import clean_venue
from survey_companion.reading.words.printed_dates import find_date
from survey_companion.text.latex import decode_latex
from survey_companion.text.person_names import parse_author

_VENUES = ("journal", "journaltitle", "booktitle", "maintitle", "eventtitle")
# What takes the place of a venue for types that have none.
_PLACES = {
    "phdthesis": "school", "mastersthesis": "school", "thesis": "institution", "techreport": "institution",
    "report": "institution", "book": "publisher", "manual": "organization",
}  # fmt: skip
_LINKS = {"url": "paper", "pdf": "pdf", "ee": "paper", "link": "paper", "code": "code", "github": "code",
          "codeurl": "code", "repository": "code", "project": "project", "website": "website",
          "homepage": "homepage", "howpublished": "paper"}  # fmt: skip
# Every field that is carried over from all entries; `crossref` has been resolved, others name sections.
_FIELDS = frozenset({
    "title", "subtitle", "shorttitle", "author", *_VENUES,
    "year", "date", "month", "doi", "eprint", "eprinttype", "archiveprefix", "primaryclass", "eprintclass",
    *_LINKS, "note", "annote", "annotation", "crossref",
    "groups", "group", "keywords", "keyword", "author_keywords", "tags", "mendeley-tags",
    "section", "category", "taxonomy", "topic", "task", "subsection", "subcategory", "subtopic",
})  # fmt: skip

_ADDRESS = re.compile(r"https?://[^\s{}\\]+")
_ESCAPED = re.compile(r"\\([_%#&~$])")
_URL_COMMAND = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}")
_ARXIV_VENUE = re.compile(r"\b(?:arxiv|corr)\b", re.IGNORECASE)
_ARXIV_ID = re.compile(
    r"(?<![\d./])(?:arxiv:|abs/)\s*(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z-]+)?/\d{7})", re.IGNORECASE
)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
# As reference managers write < and > in the DOIs of older papers of Wiley.
_ANGLES = re.compile(r"\\text(less|greater)\s*|\$([<>])\$|&(lt|gt);")
_UNSAFE = re.compile(r"[\s\\]")


def is_used(name: str, entry: BibEntry) -> bool:
    """Whether the field of the entry is carried over."""
    if name == "editor":
        return "author" not in entry.fields
    return name in _FIELDS or _PLACES.get(entry.type) == name


def to_plain(value: str) -> str:
    """Return what LaTeX would print, on one line."""
    return " ".join(decode_latex(value).split())


def read_authors(value: str) -> People:
    """Return the persons and teams of a field of names; braces around a whole name make it a team."""
    authors: list[Author] = []
    et_al = False
    try:
        names = split_name_list(value)
    except PybtexError:
        names = re.split(r"\s+and\s+", value)
    for name in names:
        if name.strip().lower() in {"others", "et al.", "et al"}:
            et_al = True
        elif name.strip():
            authors.append(_read_author(name.strip()))
    return tuple(authors), et_al


def _read_author(name: str) -> Author:
    if name.startswith("{") and name.endswith("}") and _is_one_group(name):
        return Team(name=to_plain(name))
    try:
        person = BibPerson(name)
    except PybtexError:
        return parse_author(to_plain(name))
    family = to_plain(" ".join([*person.prelast_names, *person.last_names]))
    given = to_plain(" ".join([*person.first_names, *person.middle_names]))
    if not family or not given:
        return parse_author(to_plain(name))
    suffix = to_plain(" ".join(person.lineage_names))
    return Person(family=family, given=given, suffix=suffix or None)


def _is_one_group(name: str) -> bool:
    """Whether the first brace is closed by the last one."""
    depth = 0
    for place, char in enumerate(name):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return place == len(name) - 1
    return False


def read_venue(kind: str, fields: Mapping[str, str]) -> str | None:
    """Return where the work appeared, without the number of a preprint."""
    names = (*_VENUES, *([_PLACES[kind]] if kind in _PLACES else []))
    venue = next((text for name in names if (text := to_plain(fields.get(name, "")))), None)
    return clean_venue(venue) or venue if venue and _ARXIV_VENUE.search(venue) else venue


def read_date(fields: Mapping[str, str]) -> tuple[int | None, int | None, str]:
    """Return year and month, and how the field of the date is written."""
    said = to_plain(fields.get("year") or fields.get("date") or "")
    year, month, _ = find_date(said)
    if year and not month and "month" in fields:
        month = _read_month(to_plain(fields["month"]), year)
    return year, month, said


def _read_month(text: str, year: int) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    return find_date(f"{text} {year}")[1]


def find_links(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return a label and an address for each link, the paper's identifiers first, no address twice."""
    found: dict[str, str] = {}
    if arxiv := read_arxiv(fields):
        found[f"https://arxiv.org/abs/{arxiv}"] = "arXiv"
    if doi := read_doi(fields):
        found[doi_address(doi)] = "doi"
    for name, label in _LINKS.items():
        for url in _addresses(fields.get(name, "")):
            found.setdefault(url, "code" if host_of(url) in CODE.hosts else label)
    return [(label, url) for url, label in found.items()]


def _addresses(value: str) -> list[str]:
    plain = _ESCAPED.sub(r"\1", _URL_COMMAND.sub(lambda found: f" {found[1] or found[2] or ''} ", value))
    return [url.rstrip(".,;") for url in _ADDRESS.findall(plain.replace("{", "").replace("}", ""))]


def read_arxiv(fields: Mapping[str, str]) -> str | None:
    """Return the arXiv identifier without version; `None` if there is none."""
    eprint = fields.get("eprint", "").strip()
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").strip().lower()
    bare = re.sub(r"^arxiv:|v\d+$", "", eprint, flags=re.IGNORECASE)
    if archive == "arxiv" and is_arxiv_id(bare):
        return bare
    places = (fields.get(name, "") for name in (*_VENUES, "volume", "note", "eprint", "url"))
    return next((found[1] for text in places if (found := _ARXIV_ID.search(text))), None)


def read_doi(fields: Mapping[str, str]) -> str | None:
    """Return the DOI without resolver; `None` if there is none."""
    plain = _ESCAPED.sub(r"\1", fields.get("doi", "")).replace("{", "").replace("}", "").strip()
    found = _DOI.fullmatch(_ANGLES.sub(_read_angle, plain))
    return _UNSAFE.sub("", unquote(found[1])) if found else None


def _read_angle(found: re.Match[str]) -> str:
    return found[2] or ("<" if (found[1] or found[3]) in {"less", "lt"} else ">")
