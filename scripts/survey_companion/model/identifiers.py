"""Web addresses → identifiers that are equal when they name the same publication.

Input: an address as printed. Output: an `Identifier`; `joining.merge` and the audit compare them.
"""

import re
from enum import Enum
from functools import lru_cache
from ipaddress import IPv6Address
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from survey_companion.model.acl import find_acl, find_acl_in_doi, is_acl_id, normalise_acl
from survey_companion.model.arxiv import (
    ARXIV_DOI,
    NEW_FORM,
    VERSION,
    find_arxiv,
    find_false_arxiv,
    name_arxiv,
)
from survey_companion.model.characters import is_visible
from survey_companion.model.paper_pages import find_page, find_page_doi, is_page
from survey_companion.model.publishers import PLACEHOLDER, find_doi, holds_doi


class Scheme(Enum):
    """A system of identifiers, strongest first."""

    ARXIV = "arXiv"
    ACL = "ACL Anthology"
    DOI = "DOI"
    URL = "address"

    __hash__ = object.__hash__  # that of Enum is a function in Python, and identifiers are in many sets


class Identifier(NamedTuple):
    """A normalised identifier: two are equal if and only if they name the same thing.

    It is a tuple because each check of a list compares thousands of them, and Python compares tuples fast.
    Their order means nothing.
    """

    scheme: Scheme
    value: str


# A shortcut: most addresses of a list look like this.
_ARXIV_ADDRESS = re.compile(rf"https?://arxiv\.org/(?:abs|pdf)/({NEW_FORM}){VERSION}?(?:\.pdf)?", re.ASCII)
# https://web.archive.org/web/2024/https://arxiv.org/abs/2401.00001
_ARCHIVED = re.compile(
    r"/(?:(?:web|save)/)?(?:[0-9]{1,14}(?:[a-z_]*|\*)/|\*/)?(https?:/.+|(?:[a-z0-9-]+\.)+[a-z]{2,12}/.+)",
    re.ASCII | re.DOTALL | re.IGNORECASE,
)
_ARCHIVES = {"web.archive.org", "archive.org", "archive.ph", "archive.is", "archive.today"}
# https://www.doi.org/doi-handbook/HTML/index.html
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s?#]+")
_DOI_MARKS = "!$&'()*+,-./:;=@_~"  # these need no percent-encoding in the path of an address
_ARXIV_DOI = ARXIV_DOI.lower()
# Zenodo, Hugging Face, figshare, Dataverse, Mendeley Data
_DATA_DOIS = ("10.5281/", "10.57967/", "10.6084/", "10.7910/", "10.17632/")
PREPRINT_DOIS = (
    *("10.1101/", "10.64898/", "10.2139/ssrn", "10.21203/", "10.20944/"),  # bioRxiv, SSRN, Research Square …
    *("10.31219/", "10.31234/", "10.31235/", "10.26434/", "10.36227/"),  # OSF, PsyArXiv, ChemRxiv, TechRxiv …
)
_TRACKING = re.compile(r"utm_.*|fbclid|gclid|spm", re.IGNORECASE)


@lru_cache(maxsize=1 << 17)  # every check of the audit asks for the same addresses
def identify(url: str) -> Identifier:
    """Return the strongest identifier in the address: arXiv, ACL, DOI, or else the address itself."""
    if found := _ARXIV_ADDRESS.fullmatch(url):
        return Identifier(scheme=Scheme.ARXIV, value=found[1])
    parts = urlsplit(url)
    if parts.port in {None, 80, 443} and (known := _find(host_of(url), parts)):
        return known
    return Identifier(scheme=Scheme.URL, value=_normalise_url(url))


def _find(host: str, parts: SplitResult) -> Identifier | None:
    """Return the identifier in the address, or the one address of a known paper."""
    path = unquote(parts.path)
    if host in _ARCHIVES and (kept := _ARCHIVED.fullmatch(path)):
        return _find_kept(kept[1], parts.query)
    if arxiv := find_arxiv(host, path):
        return Identifier(scheme=Scheme.ARXIV, value=arxiv)
    if acl := find_acl(host, path):
        return Identifier(scheme=Scheme.ACL, value=acl)
    doi = find_doi(host, parts.path, parts.query, parts.fragment)
    known = doi.doi if doi and doi.is_certain else find_page_doi(host, path)
    if known:
        return _doi(known)
    page = find_page(host, path, parts.query)
    return Identifier(scheme=Scheme.URL, value=page) if page else None


def _find_kept(address: str, query: str) -> Identifier | None:
    """Return the identifier of the page that an archive keeps; `None` if it is no paper, or in an archive."""
    address = re.sub("^(?:(https?):/+)?", lambda found: f"{found[1] or 'https'}://", address, count=1)
    address += f"?{query}" if query else ""
    if not is_web_address(address) or host_of(address) in _ARCHIVES:
        return None
    kept = identify(address)
    return kept if names_one_work(kept) else None


def arxiv_year(identifier: Identifier) -> int | None:
    """Return the four-digit year in an arXiv identifier: 2401.02909 is of 2024."""
    if identifier.scheme is not Scheme.ARXIV:
        return None
    digits = identifier.value.rpartition("/")[2][:2]
    return (1900 if int(digits) > 90 else 2000) + int(digits)


def arxiv_month(identifier: Identifier) -> str | None:
    """Return the month in an arXiv identifier: 2212.01234 is of 2022-12, cs.CL/9901001 of 1999-01."""
    year = arxiv_year(identifier)
    month = identifier.value.rpartition("/")[2][2:4]
    return f"{year}-{month}" if year and "01" <= month <= "12" else None


# The venue by the first letter of an old identifier: https://aclanthology.org/info/ids/
_ACL_LETTERS = dict(
    zip(
        "ACDEIJKLMNPQRSUX",
        "anlp coling emnlp eacl ijcnlp cl conll lrec muc naacl acl tacl ranlp semeval alta tipster".split(),
        strict=True,
    )
)


def acl_venue(identifier: Identifier) -> str | None:
    """Return the venue in an Anthology identifier: "emnlp" for 2022.emnlp-main.340 and D19-1001.

    The Findings of a conference give both names: "findings-emnlp". `None` for workshops with old identifiers
    (W19-1234), which do not name the workshop.
    """
    if identifier.scheme is not Scheme.ACL:
        return None
    if "." not in identifier.value:
        return _ACL_LETTERS.get(identifier.value[0])
    collection, _, volume = identifier.value.split(".")[1].partition("-")
    return f"findings-{volume}" if collection == "findings" else collection


_ACL_NAMES = frozenset(
    "aacl acl anlp coling conll eacl emnlp ijcnlp lrec muc naacl ranlp semeval tacl wmt".split()
)  # of those of which the name is written in capitals


def acl_venue_name(identifier: Identifier) -> str | None:
    """Return "EMNLP" or "Findings of EMNLP" for an Anthology identifier; `None` for venues little known."""
    whole = acl_venue(identifier) or ""
    name = whole.removeprefix("findings-")
    if name not in _ACL_NAMES:
        return None
    return f"Findings of {name.upper()}" if whole != name else name.upper()


def is_doi(text: str) -> bool:
    """Whether the text is a DOI without resolver and without percent-encoding, such as %3C for <.

    What ACM gives to papers that have none is no DOI.
    """
    return bool(_DOI.fullmatch(text)) and unquote(text) == text and not is_placeholder(text)


def is_placeholder(text: str) -> bool:
    """Whether the text is like a DOI, but of the prefix that ACM gives to papers without one."""
    return text.startswith(f"{PLACEHOLDER}/")


def doi_address(doi: str) -> str:
    """Return the address that resolves the DOI."""
    return f"https://doi.org/{quote(doi, safe=_DOI_MARKS)}"


def parse_identifier(text: str) -> Identifier:
    """Return the identifier that "arXiv:2209.14500", "doi:10.1/x", "acl:P19-1310" or an address names."""
    scheme, _, value = text.partition(":")
    value = value.strip()
    match scheme.lower():
        case "arxiv" if found := name_arxiv(value):
            return Identifier(scheme=Scheme.ARXIV, value=found)
        case "doi":
            return _doi(value)
        case "acl":
            return Identifier(scheme=Scheme.ACL, value=normalise_acl(value))
    return identify(text)


def is_identifier(text: str) -> bool:
    """Whether the text is in a form that `parse_identifier` understands."""
    scheme, _, value = text.partition(":")
    value = value.strip()
    match scheme.lower():
        case "arxiv":
            return name_arxiv(value) is not None
        case "doi":
            return is_doi(value)
        case "acl":
            return is_acl_id(value)
    return is_web_address(text)


_LONGEST_ADDRESS = 4_000  # characters; many servers refuse addresses of 8,000
# An address without port and without brackets in its host: it is valid, so it need not be parsed.
_PLAIN_ADDRESS = re.compile(r"(?i:https?)://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[!-~]*)?", re.ASCII)


@lru_cache(maxsize=1 << 17)
def is_web_address(url: str) -> bool:
    """Whether a browser would open the address as a web page."""
    if len(url) > _LONGEST_ADDRESS:
        return False
    if _PLAIN_ADDRESS.fullmatch(url):
        return True
    if " " in url or not is_visible(url):
        return False
    try:
        parts = urlsplit(url)
        is_host = _is_in_brackets(parts.netloc) if "[" in parts.netloc else "]" not in parts.netloc
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and is_host and parts.port != 0
    except ValueError:  # for instance an unclosed [ in the host, or a port past 65535
        return False


def _is_in_brackets(place: str) -> bool:
    """Whether host and port are an IPv6 address in brackets; versions of Python check this differently."""
    found = re.fullmatch(r"(?:[^\[\]@]*@)?\[([0-9a-f:.]+)\](?::\d*)?", place, re.IGNORECASE | re.ASCII)
    return found is not None and bool(IPv6Address(found[1]))


def is_paper_address(url: str) -> bool:
    """Whether it is a paper's address: an identifier, a known form of page, or a DOI of no data archive."""
    if not is_web_address(url):
        return False
    found = identify(url)
    if found.scheme is Scheme.DOI:
        return not found.value.startswith(_DATA_DOIS)
    return holds_identifier(url) or host_of(url) == "openreview.net"


def holds_identifier(url: str) -> bool:
    """Whether the address holds an identifier, or something like one, such as a DOI whose end is unclear."""
    is_one = names_one_work(identify(url)) or _may_hold_doi(url)
    return is_one or find_false_arxiv(host_of(url), unquote(urlsplit(url).path)) is not None


def _may_hold_doi(url: str) -> bool:
    return "10." in url and (holds_doi(unquote(urlsplit(url).path)) or seeming_doi(url) is not None)


def seeming_doi(url: str) -> str | None:
    """Return the DOI that the address seems to hold; `None` if it has an identifier, or no DOI at all."""
    if "10." not in url or names_one_work(identify(url)):
        return None
    parts = urlsplit(url)
    found = find_doi(host_of(url), parts.path, parts.query, parts.fragment)
    return found.doi if found and not found.is_certain else None


@lru_cache(maxsize=1 << 14)
def host_of(url: str) -> str:
    """Return the address's host without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _doi(value: str) -> Identifier:
    value = value.rstrip("/.").lower()
    if value.startswith(_ARXIV_DOI) and (found := name_arxiv(value.removeprefix(_ARXIV_DOI))):
        return Identifier(scheme=Scheme.ARXIV, value=found)
    if acl := find_acl_in_doi(value):
        return Identifier(scheme=Scheme.ACL, value=acl)
    return Identifier(scheme=Scheme.DOI, value=value)


def _normalise_url(url: str) -> str:
    """Return the address without scheme, www, tracking parameters, fragment and trailing slash."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)]
    asked = f"?{urlencode(query)}" if query else ""
    return f"{host_of(url)}{port}{parts.path.rstrip('/')}{asked}"


def names_one_work(identifier: Identifier) -> bool:
    """Whether it is an identifier of one publication, unlike an address, at which several may stand."""
    return identifier.scheme is not Scheme.URL or is_page(identifier.value)


def is_root(address: str) -> bool:
    """Whether the address can be the root of a site: a page's path can be appended to it."""
    return is_web_address(address) and not re.search(r"[?#]", address)
