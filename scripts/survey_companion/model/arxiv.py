"""arXiv: its identifiers, and the addresses at which it and others show its papers.

Input: a host without "www.", and a decoded path. Output: an identifier without version and subject class.
Specification: https://info.arxiv.org/help/arxiv_identifier.html
"""

import re

ARXIV_DOI = "10.48550/arXiv."
_MONTH = "(?:0[1-9]|1[0-2])"
# Year, month and number: from April 2007, of four digits until 2014 and of five since. No paper has number 0.
NEW_FORM = (
    rf"(?:(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4]){_MONTH})\.(?!0000)[0-9]{{4}}"
    rf"|(?:1[5-9]|[2-8][0-9]|90){_MONTH}\.(?!00000)[0-9]{{5}})"
)
# The archives until March 2007, with their subject classes: https://arxiv.org/category_taxonomy
_ARCHIVES = {
    "astro-ph": "CO EP GA HE IM SR",
    "cond-mat": "dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con",
    "cs": (
        "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF"
        " PL RO SC SD SE SI SY"
    ),
    "math": (
        "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST"
    ),
    "nlin": "AO CD CG PS SI",
    "physics": (
        "acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph"
        " geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph"
    ),
    "q-bio": "BM CB GN MN NC OT PE QM SC TO",
    **dict.fromkeys(
        "acc-phys adap-org alg-geom ao-sci atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas dg-ga funct-an"
        " gr-qc hep-ex hep-lat hep-ph hep-th math-ph mtrl-th nucl-ex nucl-th patt-sol plasm-ph q-alg quant-ph"
        " solv-int supr-con".split(),
        "",
    ),
}
_ARCHIVE = "|".join(
    f"{archive}(?:\\.(?:{classes.replace(' ', '|')}))?" if classes else archive
    for archive, classes in _ARCHIVES.items()
)
_OLD_MONTH = rf"(?:91(?:0[7-9]|1[0-2])|(?:9[2-9]|0[0-6]){_MONTH}|070[1-3])"
_OLD_FORM = rf"(?:{_ARCHIVE})/{_OLD_MONTH}(?!000)[0-9]{{3}}"
_ID = rf"(?P<id>{NEW_FORM}|{_OLD_FORM})"
VERSION = "(?:v[1-9][0-9]{0,2})"
_IDENTIFIER = re.compile(rf"{_ID}{VERSION}?", re.IGNORECASE)
_SUBJECT_CLASS = re.compile(r"\.[A-Za-z-]+/")  # such as GT in math.GT/0309136

# Where a paper stands at arXiv, its mirrors and those who show its papers: what comes before its identifier.
_AT_ARXIV = "(?:(?:abs|pdf|html|format|ps|src|e-print|bibtex|tb)/(?:arxiv:)?|ftp/arxiv/papers/[0-9]{4}/)"
_MIRRORS = {
    **dict.fromkeys(("arxiv.org", "ar5iv.org", "xxx.lanl.gov", "xxx.itp.ac.cn"), _AT_ARXIV),
    "alphaxiv.org": "(?:[a-z]{2}/)?(?:abs|pdf|html|overview|audio|resources)/",
    **dict.fromkeys(("huggingface.co", "hf.co", "hf-mirror.com"), "papers/"),
    "papers.cool": "arxiv/",
    "scirate.com": "arxiv/",
    "inspirehep.net": "arxiv/",
    "semanticscholar.org": "arxiv/",
    "api.semanticscholar.org": "arxiv:",
    "arxiv-vanity.com": "papers/",
    "emergentmind.com": "papers/",
    "ui.adsabs.harvard.edu": "abs/arxiv:",
}
_PATHS = {
    before: re.compile(rf"/+{before}{_ID}{VERSION}?(?:\.pdf|\.md|/abstract)?/?", re.IGNORECASE)
    for before in set(_MIRRORS.values())
}
# https://ui.adsabs.harvard.edu/abs/2022arXiv220111147Z and …/abs/2013arXiv1301.3781M
_BIBCODE = re.compile(r"/abs/[0-9]{4}arXiv([0-9]{4})(\.[0-9]{4}|[0-9]{5})[A-Z](?:/[a-z]+)?/?")
# https://dblp.org/rec/journals/corr/abs-2401-00001: the paper in a bibliography
_IN_DBLP = re.compile(r"/rec/(?:[a-z0-9]+/)?journals/corr/abs-([0-9]{4})-([0-9]{4,5})(?:\.[a-z]+)?")
DBLP_HOSTS = frozenset({"dblp.org", "dblp.uni-trier.de", "dblp.dagstuhl.de"})
_ONE_PAPER = re.compile(r"/+(?:abs|pdf|html)/+(?P<said>[^/].*)", re.DOTALL)
_LIKE_ONE = re.compile(rf"(?:arxiv:)?{_ID}", re.IGNORECASE)


def name_arxiv(text: str) -> str | None:
    """Return the identifier in "2401.00001v2" or "math.GT/0309136": "math/0309136"; `None` if it is none."""
    found = _IDENTIFIER.fullmatch(text)
    return _normalise(found["id"]) if found else None


def is_arxiv_id(text: str) -> bool:
    """Whether the text is an arXiv identifier without version."""
    found = _IDENTIFIER.fullmatch(text)
    return found is not None and found["id"] == text


def _normalise(value: str) -> str:
    return _SUBJECT_CLASS.sub("/", value).lower()


def find_arxiv(host: str, path: str) -> str | None:
    """Return the identifier of the paper that stands at the address; `None` if it is of no arXiv paper."""
    before = _MIRRORS.get(host) or (_AT_ARXIV if host.endswith(".arxiv.org") else None)
    if before is not None and (found := _PATHS[before].fullmatch(path)):
        return _normalise(found["id"])
    if host == "ui.adsabs.harvard.edu" and (found := _BIBCODE.fullmatch(path)):
        return name_arxiv(f"{found[1]}.{found[2].removeprefix('.')}")
    if host in DBLP_HOSTS and (found := _IN_DBLP.fullmatch(path)):
        return name_arxiv(f"{found[1]}.{found[2]}")
    return None


def find_false_arxiv(host: str, path: str) -> tuple[str, str | None] | None:
    """Return what stands for an identifier at arXiv but is none, and the identifier at its start, if any.

    `None` if the address is not at arXiv, or is that of something else than a paper.
    """
    is_arxiv = host == "arxiv.org" or host.endswith(".arxiv.org")
    found = _ONE_PAPER.fullmatch(path) if is_arxiv and find_arxiv(host, path) is None else None
    if found is None:
        return None
    start = _LIKE_ONE.match(found["said"])
    if start and path.startswith("/html") and found["said"][start.end() :].partition("/")[2]:
        return None  # a picture of the paper, say
    is_whole = start and not found["said"][start.end() : start.end() + 1].isdigit()
    return found["said"], _normalise(start["id"]) if start and is_whole else None


def arxiv_doi(arxiv: str) -> str:
    """Return the DOI that arXiv gives to each of its papers, without a subject class such as GT in math.GT/….

    https://info.arxiv.org/help/doi.html
    """
    return f"{ARXIV_DOI}{_SUBJECT_CLASS.sub('/', arxiv)}"
