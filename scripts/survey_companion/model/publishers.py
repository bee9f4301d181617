"""The address of a publisher's page, of the DOI resolver or of any other place → the DOI that it holds.

A DOI may contain dots and slashes. Whether a suffix such as /full, /1234/title or v2.full.pdf belongs to the
DOI is therefore known only where its registrant gives all its DOIs a known form, or where the publisher's
addresses have one. Any other DOI is a doubt: none is taken, because a wrong DOI is worse than none.
Input: the parts of an address. Output: the DOI as spelt there; `identifiers` normalises it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from survey_companion.model.registrants import is_registrant, match_suffix

RESOLVERS = frozenset(("doi.org", "dx.doi.org", "doi.acm.org", "doi.ieeecomputersociety.org"))
PLACEHOLDER = "10.5555"  # ACM gives it to papers without a DOI, and Crossref to examples; it resolves nowhere
_PREFIX = r"10\.[0-9]{4,9}"
_START = re.compile(rf"(?<![0-9A-Za-z.-])({_PREFIX})/(?=[^\s/])")
_RESOLVED = re.compile(rf"/(?P<doi>{_PREFIX}(?:\.[0-9]+)*/[^\s/.]\S*)")
_WHOLE = re.compile(
    rf"(?:doi:|https?://(?:dx\.)?doi\.org/)?(?P<doi>{_PREFIX}/[A-Za-z0-9(][^\s?#]*)", re.IGNORECASE
)
_SEGMENT = re.compile(r"[^\s/?&#]+")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_MOST_ESCAPES = 3  # times that an address was percent-encoded; what is left then belongs to nobody's DOI
_MOST_STARTS = 20  # DOIs in one address that are looked at
# Parameters whose value is the paper of the page; others, as of a search, may name any other paper.
_PARAMETERS = frozenset(
    ("doi", "articledoi", "article_doi", "id", "articleid", "article", "paper", "pid", "uri", "file")
)

# Publishers whose addresses have one form, for those of their DOIs that are of other registrants.
_ONE_SEGMENT = rf"(?P<doi>{_PREFIX}/[A-Za-z0-9(][^\s/,]*?)"  # without a second slash
_VIEW = (
    "(?:abs|abstract|book|citedby|epdf|epub|figures|full|full-text|fullHtml|fulltext|html|pdf|pdfdirect|pdfplus"
    "|proceedings|ref|references|summary|suppl|text|xml)"
)
# https://dl.acm.org/doi/pdf/10.1145/3442188.3445922
_ATYPON = re.compile(rf"/doi/(?:{_VIEW}/)?{_ONE_SEGMENT}(?:\.pdf)?(?:/{_VIEW})?/?")
_ATYPON_HOSTS = """
    dl.acm.org onlinelibrary.wiley.com tandfonline.com journals.sagepub.com mitpressjournals.org science.org
    pnas.org pubs.acs.org epubs.siam.org annualreviews.org worldscientific.com royalsocietypublishing.org
    journals.uchicago.edu
""".split()
_FORMS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(_ATYPON_HOSTS, _ATYPON),
    # https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00411/107384/A-Title
    "direct.mit.edu": re.compile(
        rf"/[^/]+/(?:article|article-abstract|article-pdf)/doi/{_ONE_SEGMENT}(?:/[0-9]+(?:/[^/]*)?)?/?"
    ),
    # https://link.springer.com/content/pdf/10.1007/978-3-031-40498-6_9.pdf
    "link.springer.com": re.compile(
        rf"/(?:article|book|chapter|content/pdf|protocol|referenceworkentry)/{_ONE_SEGMENT}"
        r"(?:\.pdf|/fulltext\.html)?/?"
    ),
}


class FoundDoi(NamedTuple):
    """A DOI in an address."""

    doi: str
    is_certain: bool  # whether it is known where it ends


def find_doi(host: str, path: str, query: str = "", fragment: str = "") -> FoundDoi | None:
    """Return the DOI in an address; `None` if there is none.

    The host is without "www."; the path is decoded, the query and the fragment are as printed.
    If it is not certain where the DOI ends, it is all that it may be.
    """
    if "10." in path:
        path = _decode(path)
    if host in RESOLVERS and (found := _RESOLVED.fullmatch(path)):
        return _judge(found["doi"], is_certain=_ESCAPE.search(path) is None)
    return (
        _find_in(path, host)
        or (_find_in_query(query) if "10." in query else None)
        or (_find_in(_decode(fragment), "") if "10." in fragment else None)
    )


def _judge(doi: str, *, is_certain: bool) -> FoundDoi | None:
    return None if doi.startswith(f"{PLACEHOLDER}/") else FoundDoi(doi, is_certain)


def _find_in(text: str, host: str) -> FoundDoi | None:
    """Return the DOI in a decoded part of an address."""
    found = list(dict.fromkeys(_find_all(text)))
    if not found:
        return None
    form = _find_form(host) if host and len(found) == 1 and not found[0].is_certain else None
    if form and (whole := form.fullmatch(text)) and not is_registrant(whole["doi"].partition("/")[0]):
        return _judge(whole["doi"], is_certain=True)
    return _judge(found[0].doi, is_certain=found[0].is_certain and len(found) == 1)


def _find_all(text: str) -> Iterator[FoundDoi]:
    """Yield all DOIs in the text: each ends with the form of its registrant, or else it is a doubt."""
    for start, _ in zip(_START.finditer(text), range(_MOST_STARTS), strict=False):
        end = match_suffix(start[1], text, start.end()) if is_registrant(start[1]) else None
        yield FoundDoi(text[start.start() : end or _likely_end(text, start.end())], end is not None)


def _likely_end(text: str, start: int) -> int:
    """Return where a DOI of no known form seems to end: with the part of the address."""
    found = _SEGMENT.match(text, start)
    return found.end() if found else start


def _find_in_query(query: str) -> FoundDoi | None:
    for name, value in parse_qsl(query):
        if name.lower() in _PARAMETERS and (found := _WHOLE.fullmatch(_decode(value))):
            known = _find_in(found["doi"], "")
            if known and not known.is_certain and name.lower().endswith("doi"):
                return _judge(found["doi"], is_certain=not is_registrant(found["doi"].partition("/")[0]))
            return known
    return None


def _decode(text: str) -> str:
    """Return the text without percent-encoding, even if it was encoded several times."""
    for _ in range(_MOST_ESCAPES if "%" in text else 0):
        text = unquote(text)
    return text


def holds_doi(path: str) -> bool:
    """Whether the path contains the start of a DOI."""
    return re.search(rf"{_PREFIX}/\S", path) is not None


def _find_form(host: str) -> re.Pattern[str] | None:
    """Return the pattern of a publisher's addresses; subdomains, such as those of societies, count too."""
    return next((form for name, form in _FORMS.items() if f".{host}".endswith(f".{name}")), None)


# Where papers stand: archives, publishers, conferences; their parts such as "proceedings.mlr.press", too.
_PAPER_HOSTS = frozenset(
    """
    adsabs.harvard.edu inspirehep.net europepmc.org alphaxiv.org papers.cool arxiv-vanity.com scirate.com
    dblp.uni-trier.de dblp.dagstuhl.de archives-ouvertes.fr hal.inria.fr proceedings.iclr.cc
    linkinghub.elsevier.com xxx.lanl.gov
    aaai.org aclanthology.org aclweb.org acm.org acs.org annualreviews.org aps.org ar5iv.org arxiv.org
    biorxiv.org bmva.org cambridge.org cell.com ceur-ws.org chemrxiv.org cidrdb.org cnki.net dblp.org
    ecva.net elifesciences.org eprint.iacr.org frontiersin.org hal.science ieee.org ijcai.org iop.org
    isca-archive.org isca-speech.org jamanetwork.com jmlr.org jstor.org lrec-conf.org mdpi.com medrxiv.org
    mlr.press nature.com ndss-symposium.org neurips.cc nih.gov nips.cc openreview.net oup.com plos.org
    pnas.org psyarxiv.com researchgate.net roboticsproceedings.org rsc.org sagepub.com science.org
    sciencedirect.com semanticscholar.org siam.org springer.com ssrn.com tandfonline.com techrxiv.org
    thecvf.com thelancet.com transacl.org usenix.org vldb.org wiley.com worldscientific.com
    """.split()
)
_ALSO_PAPERS = frozenset(("doi.org", "mit.edu", "zenodo.org"))  # much else stands there


def is_paper_host(host: str) -> bool:
    """Whether papers, and hardly anything else, stand at the host."""
    return _is_of(host, _PAPER_HOSTS)


def may_hold_papers(host: str) -> bool:
    """Whether papers stand at the host, perhaps beside much else."""
    return _is_of(host, _PAPER_HOSTS) or _is_of(host, _ALSO_PAPERS)


def _is_of(host: str, known: frozenset[str]) -> bool:
    parts = host.split(".")
    return any(".".join(parts[start:]) in known for start in range(len(parts)))
