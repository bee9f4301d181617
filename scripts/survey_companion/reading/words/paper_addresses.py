"""A web address → whether papers stand there: of archives, publishers and proceedings, and files in PDF."""

import re
from functools import lru_cache

from survey_companion.model.identifiers import host_of, is_paper_address, is_web_address

# Where papers stand, besides the archives with identifiers.
_HOSTS = re.compile(
    r"(?:^|\.)(?:openreview\.net|thecvf\.com|mlr\.press|neurips\.cc|nips\.cc|ieee\.org|acm\.org|springer\.com"
    r"|sciencedirect\.com|nature\.com|science\.org|aaai\.org|ijcai\.org|jmlr\.org|biorxiv\.org|medrxiv\.org"
    r"|wiley\.com|tandfonline\.com|mdpi\.com|semanticscholar\.org|usenix\.org|vldb\.org|isca-speech\.org"
    r"|isca-archive\.org|plos\.org|pnas\.org|oup\.com|frontiersin\.org|ecva\.net|bmva\.org|nih\.gov|ssrn\.com"
    r"|hal\.science|eprint\.iacr\.org|roboticsproceedings\.org|dblp\.org|researchgate\.net|ceur-ws\.org"
    r"|lrec-conf\.org)$"
)


@lru_cache(maxsize=1 << 17)
def is_paper_link(url: str) -> bool:
    """Whether papers stand at addresses like this one."""
    if not is_web_address(url):
        return False
    is_file = url.partition("?")[0].casefold().endswith(".pdf")
    return (
        is_paper_address(url)
        or is_file
        or bool(_HOSTS.search(host_of(url)))
        or "huggingface.co/papers/" in url
    )
