"""Web addresses → identifiers that are equal when they name the same publication.

Input: an address as printed. Output: an `Identifier`; `joining.merge` and the audit compare them.
"""

import re
from enum import Enum
from functools import lru_cache
from ipaddress import IPv6Address
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from survey_companion.model.characters import is_visible
from survey_companion.model.publishers import find_doi, holds_doi


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


# https://info.arxiv.org/help/arxiv_identifier.html; the version is not part of the identifier.
_NEW_ARXIV = r"\d\d(?:0[1-9]|1[0-2])\.\d{4,5}"  # year, month, number
_ARXIV = re.compile(rf"({_NEW_ARXIV}|[a-z-]+(?:\.[a-z-]+)?/\d{{7}})(?:v\d+)?", re.IGNORECASE | re.ASCII)
_ARXIV_PATH = re.compile(
    rf"/(?:abs|pdf|html|format|list)/{_ARXIV.pattern}(?:\.pdf)?/?", re.IGNORECASE | re.ASCII
)
_ARXIV_ADDRESS = re.compile(rf"https?://arxiv\.org/(?:abs|pdf)/({_NEW_ARXIV})(?:v\d+)?(?:\.pdf)?", re.ASCII)
_ARXIV_HOSTS = {
    *("arxiv.org", "export.arxiv.org", "browse.arxiv.org"),
    *("ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org"),
}
_SUBJECT_CLASS = re.compile(r"\.[A-Za-z-]+/")  # of an old identifier, such as GT in math.GT/0309136
# https://huggingface.co/papers/2401.00001: papers are called as on arXiv
_HUGGING_FACE = re.compile(rf"/papers/({_NEW_ARXIV})/?", re.ASCII)
# https://web.archive.org/web/2024/https://arxiv.org/abs/2401.00001
_ARCHIVED = re.compile(r"/web/[0-9a-z_*]+/(https?://.+)", re.ASCII)
# https://aclanthology.org/info/ids/
_ACL = re.compile(r"([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+)", re.IGNORECASE | re.ASCII)
_ACL_PATH = re.compile(rf"/{_ACL.pattern}(?:\.pdf|\.bib|/|$)", re.IGNORECASE | re.ASCII)
_ACL_HOSTS = {"aclanthology.org", "aclweb.org", "aclanthology.info", "aclanthology.coli.uni-saarland.de"}
# https://www.doi.org/doi-handbook/HTML/index.html
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s?#]+")
_DOI_MARKS = "!$&'()*+,-./:;=@_~"  # these need no percent-encoding in the path of an address
ARXIV_DOI = "10.48550/arXiv."
_ACL_DOI = "10.18653/v1/"
_DATA_DOIS = (
    "10.5281/",
    "10.57967/",
    "10.6084/",
    "10.7910/",
    "10.17632/",
)  # Zenodo, Hugging Face, figshare …
# bioRxiv and medRxiv, SSRN, Research Square, Preprints.org, PsyArXiv, TechRxiv
PREPRINT_DOIS = ("10.1101/", "10.2139/ssrn", "10.21203/", "10.20944/", "10.31234/", "10.36227/")
OPENREVIEW = "openreview.net"
_OPENREVIEW_PATHS = {"/forum", "/pdf", "/attachment", "/references/pdf"}  # all of them have the paper's id
_TRACKING = re.compile(r"utm_.*|fbclid|gclid|spm", re.IGNORECASE)


@lru_cache(maxsize=1 << 17)  # every check of the audit asks for the same addresses
def identify(url: str) -> Identifier:
    """Return the strongest identifier in the address: arXiv, ACL, DOI, or else the address itself."""
    if found := _ARXIV_ADDRESS.fullmatch(url):  # a shortcut: most addresses of a list look like this
        return Identifier(scheme=Scheme.ARXIV, value=found[1])
    parts = urlsplit(url)
    host = host_of(url)
    path = unquote(parts.path)
    if host in _ARXIV_HOSTS and (arxiv := _arxiv(path)):
        return arxiv
    if shown := _shown_elsewhere(host, path):
        return shown
    if host in _ACL_HOSTS and (found := _ACL_PATH.search(path)):
        return _acl(found[1])
    if doi := find_doi(host, path):
        return _doi(doi)
    return Identifier(scheme=Scheme.URL, value=_normalise_url(url))


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


def is_arxiv_id(text: str) -> bool:
    """Whether the text is an arXiv identifier without version."""
    return bool(_ARXIV.fullmatch(text)) and not re.search(r"v\d+$", text)


def is_acl_id(text: str) -> bool:
    """Whether the text is an ACL Anthology identifier."""
    return bool(_ACL.fullmatch(text))


def is_doi(text: str) -> bool:
    """Whether the text is a DOI without resolver and without percent-encoding, such as %3C for <."""
    return bool(_DOI.fullmatch(text)) and unquote(text) == text


def arxiv_doi(arxiv: str) -> str:
    """Return the DOI that arXiv gives to each of its papers, without a subject class such as GT in math.GT/….

    https://info.arxiv.org/help/doi.html
    """
    return f"{ARXIV_DOI}{_SUBJECT_CLASS.sub('/', arxiv)}"


def doi_address(doi: str) -> str:
    """Return the address that resolves the DOI."""
    return f"https://doi.org/{quote(doi, safe=_DOI_MARKS)}"


def parse_identifier(text: str) -> Identifier:
    """Return the identifier that "arXiv:2209.14500", "doi:10.1/x", "acl:P19-1310" or an address names."""
    scheme, _, value = text.partition(":")
    value = value.strip()
    match scheme.lower():
        case "arxiv" if found := _ARXIV.fullmatch(value):
            return _name_arxiv(found[1])
        case "doi":
            return _doi(value)
        case "acl":
            return _acl(value)
    return identify(text)


def is_identifier(text: str) -> bool:
    """Whether the text is in a form that `parse_identifier` understands."""
    scheme, _, value = text.partition(":")
    tests = {"arxiv": _ARXIV.fullmatch, "doi": _DOI.fullmatch, "acl": _ACL.fullmatch}
    test = tests.get(scheme.lower())
    return bool(test(value.strip())) if test else is_web_address(text)


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
    """Whether it is a paper's address: arXiv, ACL Anthology, OpenReview, or a DOI of no data archive."""
    if not is_web_address(url):
        return False
    found = identify(url)
    if found.scheme is Scheme.DOI:
        return not found.value.startswith(_DATA_DOIS)
    return holds_identifier(url) or host_of(url) == OPENREVIEW


def holds_identifier(url: str) -> bool:
    """Whether the address holds an identifier, or the start of a DOI whose end is unclear."""
    return identify(url).scheme is not Scheme.URL or holds_doi(unquote(urlsplit(url).path))


@lru_cache(maxsize=1 << 14)
def host_of(url: str) -> str:
    """Return the address's host without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _arxiv(path: str) -> Identifier | None:
    found = _ARXIV_PATH.fullmatch(path)
    return _name_arxiv(found[1]) if found else None


def _name_arxiv(value: str) -> Identifier:
    """Return an identifier without the subject class: math.GT/0309136 is math/0309136."""
    return Identifier(scheme=Scheme.ARXIV, value=_SUBJECT_CLASS.sub("/", value).lower())


def _shown_elsewhere(host: str, path: str) -> Identifier | None:
    """Return the identifier of the paper that Hugging Face shows, or of the page that an archive keeps."""
    if host == "huggingface.co" and (named := _HUGGING_FACE.fullmatch(path)):
        return _name_arxiv(named[1])
    found = _ARCHIVED.fullmatch(path) if host == "web.archive.org" else None
    if found is None or not is_web_address(found[1]) or host_of(found[1]) == "web.archive.org":
        return None
    kept = identify(found[1])
    return kept if kept.scheme is not Scheme.URL else None


def _acl(value: str) -> Identifier:
    # Old identifiers are written in capitals, new ones in small letters.
    return Identifier(scheme=Scheme.ACL, value=value.upper() if "-" in value[:4] else value.lower())


def _doi(value: str) -> Identifier:
    value = value.rstrip("/.").lower().removesuffix(".pdf")
    preprint = value.removeprefix(ARXIV_DOI.lower())
    if preprint != value and (found := _ARXIV.fullmatch(preprint)):
        return _name_arxiv(found[1])
    if value.startswith(_ACL_DOI) and _ACL.fullmatch(value.removeprefix(_ACL_DOI)):
        return _acl(value.removeprefix(_ACL_DOI))
    return Identifier(scheme=Scheme.DOI, value=value)


def _normalise_url(url: str) -> str:
    """Return the address without scheme, www, tracking parameters, fragment and trailing slash."""
    parts = urlsplit(url)
    host = host_of(url)
    if host == OPENREVIEW and parts.path in _OPENREVIEW_PATHS:
        query = [(name, value) for name, value in parse_qsl(parts.query) if name == "id"]
        if query:
            return f"{host}/forum?{urlencode(query[:1])}"
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)]
    asked = f"?{urlencode(query)}" if query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{asked}"


def names_one_work(identifier: Identifier) -> bool:
    """Whether it is an identifier of one publication, unlike an address, at which several may stand."""
    return identifier.scheme is not Scheme.URL or identifier.value.startswith(f"{OPENREVIEW}/forum?")


def is_root(address: str) -> bool:
    """Whether the address can be the root of a site: a page's path can be appended to it."""
    return is_web_address(address) and not re.search(r"[?#]", address)
