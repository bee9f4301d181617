"""How the DOIs of registrants end: publishers give to all of theirs one form, or a few.

Input: a text in which a DOI starts. Output: where it ends, if that is certain.
What follows a DOI in an address, such as /full, /1234/a-title or v2.full.pdf, is told from it by these forms.
"""

import re
from functools import cache

_ISSN = r"[0-9]{4}-[0-9]{3}[0-9x]"
_SPRINGER = r"s[0-9]{5}-[0-9]{3}-[0-9]{4,5}-[0-9a-z]"
_OLD_ISSUE = rf"{_ISSN}\.[0-9]{{1,3}}\.[0-9]{{1,2}}\.[0-9]{{1,4}}"
# https://en.wikipedia.org/wiki/Serial_Item_and_Contribution_Identifier
_SICI = (
    rf"\(sici\){_ISSN}\([0-9/]{{4,17}}\)[0-9:-]{{1,15}}<[^\s<>]{{1,20}}>"
    r"[0-9]\.[0-9]\.[a-z]{2};[0-9]-[0-9a-z#]"
)
_ARXIV = r"arxiv\.(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z-]+)?/[0-9]{7})"
_PSYARXIV = r"osf\.io/[a-z0-9]{5}(?:_v[0-9]+)?"
_DATED = r"(?:[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.)?[0-9]{5,8}"  # of bioRxiv and medRxiv

# The forms of suffixes by prefix, without regard to case; `tests/model/test_registrants.py` has examples.
_FORMS: dict[str, tuple[str, ...]] = {
    # American Medical Association; SIAM; Wiley; Springer
    "10.1001": (r"jama(?:[a-z]+)?\.[0-9]{4}\.[0-9]{3,6}",),
    "10.1002": (r"[a-z]{2,7}\.[0-9]{2,10}", _SICI, r"978[0-9]{10}(?:\.ch[0-9]{1,3})?"),
    "10.1007": (
        r"978-[0-9]{1,5}-[0-9]{1,7}-[0-9]{1,7}-[0-9x](?:_[0-9]{1,6}(?:-[0-9]{1,2})?)?",
        r"[0-9]{1,3}-[0-9]{3,5}-[0-9]{3,6}-[0-9x](?:_[0-9]{1,4})?",
        *(_SPRINGER, r"bf[0-9]{8}", r"b[0-9]{5,6}", r"[0-9]{8}(?:_[0-9]{1,3})?", r"(?:s|pl)[0-9]{8,12}"),
    ),
    # Elsevier
    "10.1016": (
        r"j\.[a-z]{1,12}\.[0-9]{4}\.(?:[0-9]{2}\.[0-9]{3}|[0-9]{5,7})",
        rf"(?:s?{_ISSN}|b978-[0-9-]{{10,12}}[0-9x])(?:\([0-9]{{2}}\)[0-9]{{5}}-[0-9x]|\.[0-9]{{5}}-[0-9x])",
    ),
    # Cambridge University Press
    "10.1017": (r"s[0-9]{7}[0-9x][0-9]{8,9}", r"[a-z]{2,4}\.[0-9]{4}\.[0-9]{1,5}", r"(?:cbo)?978[0-9]{10}"),
    # American Chemical Society
    "10.1021": (r"(?:acs\.)?[a-z]{3,12}\.[0-9][a-z][0-9]{5}", r"[a-z]{2}[0-9]{5,7}[a-z+]?"),
    "10.1037": (r"[a-z]{1,4}[0-9]{7}", _OLD_ISSUE),  # American Psychological Association
    # Nature
    "10.1038": (
        *(_SPRINGER, r"d41586-[0-9]{3}-[0-9]{5}-[0-9a-z]", r"[a-z]{2,12}[0-9]{2,9}", r"[0-9]{5,6}[a-z][0-9]"),
        r"(?:sj\.)?[a-z]{2,10}\.[0-9]{2,8}(?:\.[0-9]{1,4})?",
    ),
    "10.1039": (r"[a-z][0-9][a-z]{2}[0-9]{5}[a-z]",),  # Royal Society of Chemistry
    "10.1049": (r"[a-z0-9-]{3,12}\.[0-9]{4,5}(?:\.[0-9]{4})?",),  # IET
    "10.1056": (r"nejm[a-z]+[0-9]{5,8}",),
    "10.1057": (_SPRINGER,),
    "10.1073": (r"pnas\.[0-9]{6,10}", r"pnas\.[0-9]{1,3}\.[0-9]{1,2}\.[0-9]{1,5}"),
    "10.1080": (r"[0-9]{7}[0-9x]\.[0-9]{4}\.[0-9]{4,8}", r"[0-9]{11,18}"),  # Taylor & Francis
    "10.1088": (rf"{_ISSN}/(?:a[a-z0-9]{{5}}|[0-9]{{1,4}}/[0-9]{{1,3}}/[a-z]?[0-9]{{1,6}})",),  # IOP
    # Oxford University Press
    "10.1093": (
        r"[a-z]{2,20}/(?:[a-z]{2,10}[0-9]{1,5}|[0-9]{1,3}\.[0-9]{1,3}\.[a-z]?[0-9]{1,5})",
        r"[a-z]{2,20}/[ivxlc]+\.[0-9]{1,4}\.[0-9]{1,4}",
    ),
    "10.1098": (r"rs[a-z]{2,4}\.[0-9]{4}\.[0-9]{4}",),  # Royal Society
    "10.1101": (_DATED, r"(?:gr|gad|lm|rna)\.[0-9]{4,6}\.[0-9]{2,3}"),  # Cold Spring Harbor, bioRxiv
    "10.1103": (r"(?:phys[a-z]+|revmodphys|prx[a-z]+)\.[0-9]{1,3}\.[a-z]?[0-9]{1,6}",),  # APS
    "10.1108": (r"[a-z]{1,8}-[0-9]{2}-[0-9]{4}-[0-9]{4}",),  # Emerald
    # IEEE
    "10.1109": (r"[a-z][a-z0-9-]{1,40}\.(?:19|20)[0-9]{2}\.[0-9]{1,9}", r"[0-9]{1,3}\.[0-9]{4,7}"),
    # Wiley, once Blackwell
    "10.1111": (
        *(r"[a-z]{2,6}\.[0-9]{4,6}", rf"{_ISSN}\.[a-z0-9]{{5,8}}", _SICI),
        rf"j\.{_ISSN}\.[0-9]{{4}}\.[a-z0-9]{{5,8}}\.x",
    ),
    "10.1117": (r"[0-9]{2}\.[0-9]{6,8}", r"1\.[a-z]{2,4}\.[0-9.]{5,18}[0-9]"),  # SPIE
    "10.1126": (r"[a-z]+\.(?:[a-z]{2,3}[0-9]{4}|[0-9]{5,7}|[0-9]{1,3}\.[0-9]{3,4}\.[0-9]{1,4})",),  # Science
    "10.1136": (r"[a-z]{3,15}-[0-9]{4}-[0-9]{6}", r"bmj\.[a-z]?[0-9]{3,6}"),  # BMJ
    "10.1137": (r"[0-9]{2}m[0-9]{6,7}x?", r"s?[0-9]{9,18}x?", r"1\.978[0-9]{10}(?:\.(?:ch)?[0-9]{1,3})?"),
    "10.1142": (r"s[0-9]{7}[0-9x][0-9]{7,8}", r"978[0-9]{10}(?:_[0-9]{4})?"),  # World Scientific
    "10.1145": (r"[0-9]{4,9}(?:\.[0-9]{4,9})?",),  # ACM
    # Annual Reviews
    "10.1146": (r"annurev-[a-z]{2,20}-[0-9]{6}-[0-9]{6}", r"annurev\.[a-z]{2,6}\.[0-9.]{5,14}[0-9]"),
    "10.1155": (r"[0-9]{4}/[0-9]{4,8}",),  # Hindawi
    # MIT Press
    "10.1162": (
        *(r"[a-z]{2,6}_(?:[a-z]_)?[0-9]{5}", r"[a-z]{2,6}\.a\.[0-9]{1,5}", r"[0-9]{15}[0-9x]{0,3}"),
        r"[a-z]{2,6}\.[0-9]{4}\.[0-9]{1,3}\.[0-9]{1,2}\.[0-9]{1,5}",
    ),
    "10.1177": (r"[0-9]{7}[0-9x][0-9]{6,10}",),  # SAGE
    # BioMed Central
    "10.1186": (
        *(_SPRINGER, rf"{_ISSN}-[0-9]{{1,3}}-[a-z]?[0-9]{{1,4}}"),
        r"[a-z]{2}-[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-[a-z]?[0-9]{1,4}",
    ),
    "10.1190": (r"1\.[0-9]{7}", r"geo[0-9]{4}-[0-9]{4}\.[0-9]"),  # Society of Exploration Geophysicists
    "10.1207": (r"s[0-9]{8}[a-z]{2,4}[0-9]{4}_[0-9]{1,2}",),  # Cognitive Science, once Erlbaum
    # Institute of Mathematical Statistics
    "10.1214": (r"[0-9]{2,4}-[a-z]{2,5}[0-9]{1,5}[a-z]{0,4}", r"[a-z]{2,5}/[0-9]{8,10}"),
    "10.1287": (r"[a-z]{3,6}\.[0-9]{4}\.[0-9]{4}", r"[a-z]{3,6}\.[0-9]{1,3}\.[0-9]{1,2}\.[0-9]{1,4}"),
    "10.1371": (r"journal\.[a-z]{4}\.[0-9]{7}",),  # PLOS
    "10.14722": (r"ndss\.[0-9]{4}\.[0-9]{5,6}",),
    "10.14778": (r"[0-9]{6,8}\.[0-9]{6,8}",),  # Proceedings of the VLDB Endowment
    "10.1561": (r"[0-9]{10}",),  # Now Publishers
    "10.15607": (r"rss\.[0-9]{4}\.[ivxlc]+\.[0-9]{3}",),  # Robotics: Science and Systems
    "10.1609": (r"[a-z]{3,8}\.v[0-9]{1,3}i[0-9]{1,2}\.[0-9]{1,8}",),  # AAAI
    "10.1613": (r"jair(?:\.[0-9])?\.[0-9]{2,5}",),
    "10.17632": (r"[a-z0-9]{10}\.[0-9]{1,3}",),  # Mendeley Data
    "10.18653": (r"v1/(?:[a-z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9]+\.[0-9]{1,5})",),  # ACL
    "10.20944": (r"preprints[0-9]{6}\.[0-9]{4}\.v[0-9]{1,2}",),
    "10.21203": (r"rs\.[0-9]\.rs-[0-9]{4,8}/v[0-9]{1,2}",),  # Research Square
    "10.2139": (r"ssrn\.[0-9]{3,8}",),
    "10.21437": (r"[a-z][a-z_-]{1,30}\.[0-9]{4}-[0-9]{1,4}",),  # ISCA
    "10.2196": (r"[0-9]{3,6}", r"jmir\.[0-9]{3,5}"),
    "10.2307": (r"[0-9]{3,9}",),  # JSTOR
    "10.24963": (r"[a-z]{2,6}\.[0-9]{4}/[0-9]{1,4}",),  # IJCAI, KR
    # ChemRxiv
    "10.26434": (
        *(r"chemrxiv-[0-9]{4}-[a-z0-9]{5}(?:-v[0-9]{1,2})?", r"chemrxiv\.[0-9]{6,9}(?:\.v[0-9]{1,2})?"),
    ),
    "10.3115": (r"v1/[a-z][0-9]{2}-[0-9]{4}", r"[0-9]{6,7}\.[0-9]{6,7}"),  # ACL until 2015
    **dict.fromkeys(("10.31219", "10.31234", "10.31235"), (_PSYARXIV,)),
    "10.3233": (r"[a-z]{2,5}-?[0-9]{5,6}",),  # IOS Press
    "10.3389": (r"[a-z]{3,6}\.[0-9]{4}\.[0-9]{5,7}",),  # Frontiers
    "10.3390": (r"[a-z]{1,20}[0-9]{6,12}",),  # MDPI
    # TechRxiv
    "10.36227": (
        *(r"techrxiv\.[0-9]{6,9}(?:\.v[0-9]{1,2})?", r"techrxiv\.[0-9]{6,10}\.[0-9]{6,10}/v[0-9]{1,2}"),
    ),
    "10.4230": (r"[a-z]{6}\.[a-z-]{2,20}\.[0-9]{4}\.[0-9]{1,3}",),  # Dagstuhl
    "10.48550": (_ARXIV,),
    "10.5194": (r"[a-z]{2,5}-[0-9]{1,3}-[0-9]{1,5}-[0-9]{4}",),  # Copernicus
    "10.5220": (r"[0-9]{16}",),  # SciTePress
    "10.5244": (r"c\.[0-9]{2}\.[0-9]{1,3}",),  # BMVC
    "10.52202": (r"[0-9]{6}-[0-9]{4}",),  # Curran, for NeurIPS
    "10.5281": (r"zenodo\.[0-9]{3,10}",),
    "10.57967": (r"hf/[0-9]{4,6}",),  # Hugging Face
    "10.6084": (r"m9\.figshare\.[0-9]{5,9}(?:\.v[0-9]{1,3})?",),
    "10.64898": (_DATED,),  # bioRxiv and medRxiv since the end of 2025
    "10.7554": (r"elife\.[0-9]{5,6}",),
    "10.7717": (r"peerj(?:-cs)?\.[0-9]{1,5}",),
    "10.7910": (r"dvn/[a-z0-9]{5,6}",),  # Harvard Dataverse
}  # fmt: skip
# The version, such as v2, is in their addresses and not in the DOI.
_VERSIONED = frozenset({"10.1101", "10.64898", "10.48550"})
# What may follow a DOI: the end, a further part of the address, or what names a form of the text.
_TEXTS = "pdf|full|full-text|fulltext|abstract|short|long|summary|html?|xml|epub|epdf|ris|bib|article-info"
_TEXTS += "|article-metrics|figures-only|supplementary-material"
_END = rf"(?:\.(?:{_TEXTS})(?![a-z0-9]))*(?:\+html)?(?:$|[/?&\#]|;[a-z]+=)"


def is_registrant(prefix: str) -> bool:
    """Whether it is known how the DOIs with this prefix, such as 10.1145, end."""
    return prefix in _FORMS


def match_suffix(prefix: str, text: str, start: int) -> int | None:
    """Return where the suffix that starts there ends; `None` if it is of no form of this registrant."""
    found = _form(prefix).match(text, start)
    return found.end() if found else None


@cache
def _form(prefix: str) -> re.Pattern[str]:
    version = "(?:v[0-9]{1,3})?" if prefix in _VERSIONED else ""
    return re.compile(rf"(?:{'|'.join(_FORMS[prefix])})(?={version}{_END})", re.IGNORECASE | re.ASCII)
