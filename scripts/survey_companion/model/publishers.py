"""The address of a publisher's page, or of the DOI resolver → the DOI that it holds.

A DOI may contain dots and slashes. Whether a suffix such as /full, /1234/title or v2.full.pdf belongs to the
DOI is therefore known only for the publishers listed here. No DOI is taken from any other address, because a
wrong DOI is worse than none.
Input: a host without "www." and a decoded path. Output: the DOI as spelt there; `identifiers` normalises it.
"""

import re

_RESOLVERS = {"doi.org", "dx.doi.org", "doi.acm.org", "doi.ieeecomputersociety.org"}
_PREFIX = r"10\.[0-9]{4,9}"
_ONE_SEGMENT = rf"(?P<doi>{_PREFIX}/[^\s/]+?)"  # for publishers whose DOIs have no second slash
_VIEW = (
    "(?:abs|abstract|book|citedby|epdf|epub|figures|full|full-text|fullHtml|fulltext|html|pdf|pdfdirect|pdfplus"
    "|proceedings|ref|references|summary|suppl|text|xml)"
)
# https://dl.acm.org/doi/pdf/10.1145/3442188.3445922
_ATYPON = re.compile(rf"/doi/(?:{_VIEW}/)?{_ONE_SEGMENT}(?:\.pdf)?(?:/{_VIEW})?/?")
_ATYPON_HOSTS = (
    "dl.acm.org",
    "onlinelibrary.wiley.com",
    "tandfonline.com",
    "journals.sagepub.com",
    "mitpressjournals.org",
    "science.org",
    "pnas.org",
    "pubs.acs.org",
    "epubs.siam.org",
    "annualreviews.org",
    "royalsocietypublishing.org",
    "journals.uchicago.edu",
    "worldscientific.com",
)
# https://www.biorxiv.org/content/10.1101/2023.04.05.535678v2.full.pdf: a day and a number, or a number alone
_BIORXIV = re.compile(
    rf"/content/(?P<doi>{_PREFIX}/(?:[0-9]{{4}}\.[0-9]{{2}}\.[0-9]{{2}}\.)?[0-9]+)(?:v[0-9]+)?(?:\.[a-z][a-z.+-]*)?/?"
)
_FORMS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(_ATYPON_HOSTS, _ATYPON),
    **dict.fromkeys(("biorxiv.org", "medrxiv.org"), _BIORXIV),
    # https://www.frontiersin.org/articles/10.3389/frai.2021.123456/full
    "frontiersin.org": re.compile(rf"/(?:journals/[^/]+/)?articles/{_ONE_SEGMENT}(?:/{_VIEW})?/?"),
    # https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00411/107384/A-Title
    "direct.mit.edu": re.compile(
        rf"/[^/]+/(?:article|article-abstract|article-pdf)/doi/{_ONE_SEGMENT}(?:/[0-9]+(?:/[^/]*)?)?/?"
    ),
    # https://link.springer.com/content/pdf/10.1007/978-3-031-40498-6_9.pdf
    "link.springer.com": re.compile(
        rf"/(?:article|book|chapter|content/pdf|protocol|referenceworkentry)/{_ONE_SEGMENT}"
        r"(?:\.pdf|/fulltext\.html)?/?"
    ),
    # https://academic.oup.com/bioinformatics/article/doi/10.1093/bioinformatics/btz682/5567116
    "academic.oup.com": re.compile(
        r"/[^/]+/(?:article|article-abstract|advance-article)/doi/(?P<doi>10\.1093/[a-z]+/[a-z0-9]+)(?:/[0-9]+)?/?"
    ),
    "zenodo.org": re.compile(rf"/doi/{_ONE_SEGMENT}/?"),
}
_RESOLVED = re.compile(rf"/(?P<doi>{_PREFIX}(?:\.[0-9]+)*/\S+)")


def find_doi(host: str, path: str) -> str | None:
    """Return the DOI in the address of a known publisher or resolver; `None` for any other host."""
    form = _RESOLVED if host in _RESOLVERS else _find_form(host)
    found = form.fullmatch(path) if form else None
    return found["doi"] if found else None


def holds_doi(path: str) -> bool:
    """Whether the path contains the start of a DOI."""
    return re.search(rf"{_PREFIX}/\S", path) is not None


def _find_form(host: str) -> re.Pattern[str] | None:
    """Return the pattern of a publisher's addresses; subdomains, such as those of societies, count too."""
    return next((form for name, form in _FORMS.items() if f".{host}".endswith(f".{name}")), None)


# Where papers stand: archives, publishers, conferences; their parts such as "proceedings.mlr.press", too.
_PAPER_HOSTS = frozenset(
    """
    adsabs.harvard.edu inspirehep.net
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
