"""Checks of values in records of works and data resources whose type is right.

Input: a typed record. Output: faults; `toml_records` adds their lines.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from survey_companion.model.acl import is_acl_id
from survey_companion.model.arxiv import is_arxiv_id
from survey_companion.model.dates import is_date
from survey_companion.model.false_identifiers import resolves_placeholder
from survey_companion.model.identifiers import (
    is_doi,
    is_identifier,
    is_placeholder,
    is_web_address,
)
from survey_companion.model.links import RECORD_LINKS
from survey_companion.model.problem_kinds import Code
from survey_companion.model.record_types import (
    Edition,
    Move,
    Publication,
    ResourceRecord,
    Settlement,
    Size,
    WorkRecord,
)
from survey_companion.reading.sources.source import MOST_MARKS, find_stack
from survey_companion.records.toml_validation import Fault
from survey_companion.text.keys import LONGEST_NAME, RESERVED
from survey_companion.text.person_names import SUFFIX, strip_marks

_NUMBER = re.compile("[0-9]{1,9}")  # `isdigit` takes ² for one, and `int` refuses very long ones
# A page, or several with dashes between: "1–12", "C3-32–C3-35", "431–456, 791–823".
_PAGE = r"[\w.:]+(?:-[\w.:]+)?"
_PAGES = re.compile(rf"{_PAGE}(?:(?:–|--){_PAGE})?(?:, {_PAGE}(?:(?:–|--){_PAGE})?)*")
_ISBN = re.compile("(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?[0-9X]")
_ISSN = re.compile("[0-9]{4}-[0-9]{3}[0-9X]")
A_YEAR = "a year from 1900 to 2100"  # in messages: what was expected
_MOST_LANGUAGES = 10_000  # about 7,000 are spoken, says https://www.ethnologue.com


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")


def check_characters(value: Any, place: tuple[str, ...] = ()) -> Iterator[Fault]:  # noqa: ANN401
    """Yield every text with a line break or another control character: it could end a field in an export."""
    if isinstance(value, str) and _CONTROL.search(value):
        yield place, value, "one line of visible text"
    elif isinstance(value, str) and find_stack(value) is not None:
        yield place, value, f"at most {MOST_MARKS} combining marks on one letter"
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from check_characters(inner, (*place, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from check_characters(inner, (*place, str(number)) if isinstance(inner, dict) else place)


def check_work(key: str, work: WorkRecord) -> Iterator[Fault]:
    """Yield the impossible values in a record of a work."""
    yield from _check_key((), key, "a citation key of small letters and digits")
    if not work.title.strip():
        yield ("title",), work.title, "a title"
    yield from check_authors(work.authors)
    for alias in work.aliases:
        yield from _check_key(("aliases",), alias, "citation keys of small letters and digits")
    if work.arxiv is not None and not is_arxiv_id(work.arxiv):
        yield ("arxiv",), work.arxiv, "an arXiv identifier without version, such as 2401.02909"
    if work.submitted is not None and not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", work.submitted):
        yield ("submitted",), work.submitted, "a month as YYYY-MM"
    if work.language is not None and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", work.language):
        yield ("language",), work.language, "a language as BCP 47 names it, such as pt or zh-Hans"
    yield from check_years(work.year, work.published)
    yield from _check_months(work)
    addresses = ("url", *(each.field for each in RECORD_LINKS))
    yield from check_urls({name: getattr(work, name) for name in addresses})
    yield from check_publication(work.published)
    for each in work.not_this:
        if not is_identifier(each.identifier):
            yield ("not_this",), each.identifier, "arXiv:…, doi:…, acl:… or a web address"


def _check_key(place: tuple[str, ...], key: str, expected: str) -> Iterator[Fault]:
    """Yield an invalid key; capitals are invalid, as some systems ignore case in names of files."""
    if not re.fullmatch(r"[a-z][a-z0-9]*", key):
        yield place, key, expected
    else:
        yield from check_file_name(place, key)


def check_file_name(place: tuple[str, ...], name: str, longest: int = LONGEST_NAME) -> Iterator[Fault]:
    """Yield a name that is not a valid file name on every system, as files are named after it."""
    if len(name) > longest:
        yield place, name, f"at most {longest} characters, as files are named after it; it has {len(name)}"
    elif name in RESERVED:
        yield (
            place,
            name,
            "another name, as files are named after it: index, con, com1 and the like are reserved",
        )


def check_authors(authors: tuple[str, ...]) -> Iterator[Fault]:
    """Yield each entry that does not name exactly one author."""
    for author in authors:
        name = strip_marks(author)
        is_team = name.startswith("{") and name.endswith("}")
        bare = name[1:-1] if is_team else name
        is_one = bool(bare.strip()) if is_team else _is_person(bare)
        if not is_one or re.search(r"[{}\\]|\bet al\b", bare):
            yield ("authors",), author, 'one author each, as "Family, Given" or "{Team}"'


def check_marks(authors: tuple[str, ...]) -> Iterator[Fault]:
    """Yield each name with a footnote mark."""
    for author in authors:
        if (name := strip_marks(author)) != author:
            yield ("authors",), author, f"the name alone, {name}"


def _is_person(name: str) -> bool:
    """Whether the name is that of one person; a name of one word, such as "Sukarno", needs no comma."""
    is_parted = "," in name or " " not in name.strip()
    return is_parted and _has_name_parts(name) and " and " not in name


def _has_name_parts(name: str) -> bool:
    """Whether the name has the form "Family, Given" or "Family, Jr., Given"."""
    parts = [part.strip() for part in name.split(",")]
    return all(parts) and (len(parts) < 3 or (len(parts) == 3 and bool(SUFFIX.fullmatch(parts[1]))))


def check_years(year: int | None, published: Publication | None = None) -> Iterator[Fault]:
    """Yield impossible years; paths start at the work's record."""
    years = {("year",): year, ("published", "year"): published.year if published else None}
    wrong = {place: each for place, each in years.items() if each is not None and not 1900 <= each <= 2100}
    for place, each in wrong.items():
        yield place, each, A_YEAR
    if not wrong and published and year not in {None, published.year}:
        yield ("year",), year, f"{published.year}, which is the year of the publication"


def _check_months(work: WorkRecord) -> Iterator[Fault]:
    """Yield a month of submission or a year that the arXiv identifier contradicts."""
    digits = re.match(r"(\d\d)(\d\d)\.", work.arxiv or "")
    if digits and work.submitted and work.submitted != f"20{digits[1]}-{digits[2]}":
        yield ("submitted",), work.submitted, f"20{digits[1]}-{digits[2]}, as arXiv {work.arxiv} says"
    if work.published and re.match(r"\d{4}\.", work.published.acl_id or ""):
        year = int((work.published.acl_id or "")[:4])
        if year != work.published.year:
            yield ("published", "year"), work.published.year, f"{year}, as {work.published.acl_id} says"


def check_publication(published: Publication | None) -> Iterator[Fault]:
    """Yield the impossible values of a publication; paths start at the work's record."""
    if published is None:
        return
    if published.doi is not None and is_placeholder(published.doi):
        yield ("published", "doi"), published.doi, f"a DOI; {_NO_DOI}"
    elif published.doi is not None and not is_doi(published.doi):
        yield ("published", "doi"), published.doi, "a DOI without resolver, such as 10.18653/v1/P19-1310"
    if published.acl_id is not None and not is_acl_id(published.acl_id):
        yield ("published", "acl_id"), published.acl_id, "an ACL Anthology identifier, such as P19-1310"
    if published.pmcid is not None and not re.fullmatch(r"PMC[1-9][0-9]{0,9}", published.pmcid):
        yield ("published", "pmcid"), published.pmcid, "an identifier of PubMed Central, such as PMC11783891"
    yield from _check_date(published)
    if published.pages is not None and not _PAGES.fullmatch(published.pages):
        yield ("published", "pages"), published.pages, "pages such as 1–12, C3-32–C3-35 or 1–12, 15"
    if published.isbn is not None and not _ISBN.fullmatch(published.isbn):
        yield ("published", "isbn"), published.isbn, "an ISBN of 10 or 13 digits, such as 978-3-16-148410-0"
    if published.issn is not None and not _ISSN.fullmatch(published.issn):
        yield ("published", "issn"), published.issn, "an ISSN such as 2049-3630"
    first, last = published.page_range
    if _NUMBER.fullmatch(first) and _NUMBER.fullmatch(last) and int(first) > int(last):
        yield ("published", "pages"), published.pages, "a first page that is not after the last one"
    yield from check_urls({"published.url": published.url})


# What ACM gives to papers of others, such as those of JMLR and AAMAS, resolves nowhere.
_NO_DOI = (
    "10.5555/… is no DOI, so leave it out, and give the page as url, such as https://dl.acm.org/doi/10.5555/…"
)


def _check_date(published: Publication) -> Iterator[Fault]:
    """Yield an invalid date, or one that is not in the publication's year."""
    date = published.date
    if date is None:
        return
    if not is_date(date if len(date) > 7 else f"{date}-01"):
        yield ("published", "date"), date, "a month as YYYY-MM, or a day as YYYY-MM-DD"
    elif date[:4] != str(published.year):
        yield ("published", "date"), date, f"a date in {published.year}, which is the year beside it"


def check_settlement(settlement: Settlement) -> Iterator[Fault]:
    """Yield the impossible values in a settlement."""
    if settlement.problem not in {code.slug for code in Code}:
        yield ("problem",), settlement.problem, "a code of docs/problems.md"
    if not settlement.about:
        yield ("about",), settlement.about, "a citation key, a data resource's slug or a section's anchor"
    for anchor in settlement.sections:
        if not re.fullmatch(r"(sec|res)-[a-z0-9-]+", anchor):
            yield ("sections",), anchor, "the anchor of a section, such as sec-part-section"
    for value in settlement.values:
        if not value.strip():
            yield ("values",), value, "a text of the message, such as an identifier"
    ways = [bool(settlement.sections), bool(settlement.values), settlement.count != 1]
    if ways.count(True) > 1 or settlement.count < 1:
        yield ("count",), str(settlement.count), "either in or values, and no count"


_PLACE = re.compile(r"(taxonomy|resources)/[a-z0-9-]+/[a-z0-9-]+|data-[a-z0-9-]+")


_LONGEST_PART = 90  # characters; the names of a section's exports contain two such parts


def check_move(move: Move) -> Iterator[Fault]:
    """Yield malformed addresses, and moves from a page to a data resource, which are not allowed."""
    for name, value in (("from", move.origin), ("to", move.target)):
        if not _PLACE.fullmatch(value):
            yield (
                (name,),
                value,
                "an address such as taxonomy/part/section, resources/part/index or data-name",
            )
        for part in value.removesuffix("/index").split("/"):
            yield from check_file_name((name,), part, _LONGEST_PART)
    if move.target.startswith("data-") and not move.origin.startswith("data-"):
        yield ("to",), move.target, "the address of a page, because a page moved"


def check_edition(edition: Edition) -> Iterator[Fault]:
    """Yield an invalid version or date, and an empty summary."""
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.-]*", edition.version):
        yield ("version",), edition.version, "letters, digits, dots and hyphens"
    if not is_date(edition.date):
        yield ("date",), edition.date, "a day as YYYY-MM-DD"
    if not edition.summary.strip():
        yield ("summary",), edition.summary, "a sentence that says what changed"


def check_resource(slug: str, resource: ResourceRecord) -> Iterator[Fault]:  # noqa: ARG001
    """Yield the impossible values in a record of a data resource."""
    yield from check_urls({"url": resource.url})
    yield from check_extent(resource.size, resource.languages)


def check_extent(size: Size | None, languages: int | None) -> Iterator[Fault]:
    """Yield a size that is not positive, and a number of languages that is impossible."""
    if size is not None and not 0 < size.value < math.inf:
        yield ("size", "value"), size.value, "a number above zero"
    if languages is not None and not 1 <= languages <= _MOST_LANGUAGES:
        yield ("languages",), languages, f"the number of languages, from 1 to {_MOST_LANGUAGES:,}"


def check_urls(urls: Mapping[str, str | None]) -> Iterator[Fault]:
    """Yield each text that is no web address; a name such as "published.url" leads into an inner table."""
    for name, url in urls.items():
        if url is not None and not is_web_address(url):
            yield tuple(name.split(".")), url, "an address that starts with https://"
        elif url is not None and resolves_placeholder(url):
            yield tuple(name.split(".")), url, f"the address of a page; {_NO_DOI}"
