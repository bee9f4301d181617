"""Addresses that have changed, and how they read today.

Input: an address as printed. Output: the address that leads to the same page, or `None` where nothing is to
change. Only hosts of which we know it are in the tables: nobody knows of another whether it answers.
"""

import re
from urllib.parse import urlsplit

from survey_companion.model.acl import normalise_acl
from survey_companion.model.arxiv import NEW_FORM, VERSION

# These, and all below them, answer at https and send there who asks at http.
_SECURE = frozenset(
    """
    arxiv.org aclanthology.org doi.org dx.doi.org github.com github.io githubusercontent.com gitlab.com
    bitbucket.org huggingface.co hf.co openreview.net proceedings.mlr.press proceedings.neurips.cc
    papers.nips.cc neurips.cc jmlr.org dl.acm.org ieeexplore.ieee.org link.springer.com sciencedirect.com
    openaccess.thecvf.com ojs.aaai.org ijcai.org usenix.org nature.com science.org wikipedia.org zenodo.org
    semanticscholar.org kaggle.com youtube.com youtu.be google.com medium.com readthedocs.io
    direct.mit.edu ncbi.nlm.nih.gov biorxiv.org paperswithcode.com tensorflow.org pytorch.org
    """.split()
)
_ACL_ID = r"(?P<id>[A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9]+\.[0-9]+)"
# https://www.aclweb.org/anthology/papers/P/P19/P19-1310.pdf
_OLD_ACL = re.compile(
    rf"/anthology(?:-new)?/(?:papers/)?(?:[A-Z]/[A-Z][0-9]{{2}}/)?{_ACL_ID}(?P<end>\.pdf)?/?", re.IGNORECASE
)
_OLD_ACL_HOSTS = frozenset({"aclweb.org", "aclanthology.info", "aclanthology.coli.uni-saarland.de"})
_INFO_PATH = re.compile(rf"/(?:papers/)?{_ACL_ID}(?:/[a-z0-9.-]+)?(?P<end>\.pdf)?/?", re.IGNORECASE)
_OLD_ARXIV = re.compile(rf"/(?P<what>abs|pdf)/(?P<id>{NEW_FORM}{VERSION}?)/?")
_OLD_ARXIV_HOSTS = frozenset({"xxx.lanl.gov", "xxx.itp.ac.cn", "lanl.arxiv.org"})


def secure_address(url: str) -> str | None:
    """Return the address with https instead of http, if its host is known to answer there."""
    if not url.lower().startswith("http://") or "://" in url[7:]:
        return None
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    is_known = any(host == each or host.endswith(f".{each}") for each in _SECURE)
    return f"https{url[4:]}" if is_known and parts.netloc.lower() == host else None


def modern_address(url: str) -> str | None:
    """Return where a paper stands today that is linked at an old address of the Anthology, arXiv or a DOI."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if parts.query or parts.fragment:
        return None
    if host == "dx.doi.org" and parts.path.startswith("/10."):
        return f"https://doi.org{parts.path}"
    if host in _OLD_ACL_HOSTS and (found := (_OLD_ACL.fullmatch(parts.path) or _in_info(host, parts.path))):
        return f"https://aclanthology.org/{normalise_acl(found['id'])}{found['end'] or ''}"
    if host in _OLD_ARXIV_HOSTS and (found := _OLD_ARXIV.fullmatch(parts.path)):
        return f"https://arxiv.org/{found['what']}/{found['id']}"
    return None


def _in_info(host: str, path: str) -> re.Match[str] | None:
    return _INFO_PATH.fullmatch(path) if host != "aclweb.org" else None
