"""What names a paper on a command line or in a form → the one address of the paper.

Input: "2405.01234", "arXiv:2405.01234v2", "10.18653/v1/…", "doi:10.…", "2023.acl-long.1", "P19-1310", or an
address, OpenReview's included; "https://" may be missing before well-known sites. Output: an address that a
list can link to; `None` for other text.
"""

import re

from survey_companion.model.acl import is_acl_id
from survey_companion.model.arxiv import name_arxiv
from survey_companion.model.identifiers import (
    Identifier,
    Scheme,
    doi_address,
    identify,
    is_doi,
    is_web_address,
)

_PREFIXES = ("arxiv:", "doi:", "acl:", "anthology:")
_WITHOUT_SCHEME = re.compile(
    r"(?:www\.)?(?:arxiv\.org|(?:dx\.)?doi\.org|aclanthology\.org|openreview\.net)/", re.IGNORECASE
)


def name_paper(text: str) -> str | None:
    """Return the address of the paper; addresses of one paper at arXiv, a DOI or the Anthology become one."""
    text = text.strip().strip("<>")
    for prefix in _PREFIXES:
        if text.casefold().startswith(prefix):
            text = text[len(prefix) :].strip()
    if arxiv := name_arxiv(text):
        return address_of(Identifier(scheme=Scheme.ARXIV, value=arxiv))
    if is_doi(text):
        return name_paper(doi_address(text) or "")
    if is_acl_id(text):
        return address_of(Identifier(scheme=Scheme.ACL, value=text))
    if _WITHOUT_SCHEME.match(text):
        text = f"https://{text}"
    if not is_web_address(text):
        return None
    return address_of(identify(text)) or text


def address_of(identifier: Identifier) -> str | None:
    """Return the address that an identifier leads to; `None` if it is an address without scheme."""
    if identifier.scheme is Scheme.ARXIV:
        return f"https://arxiv.org/abs/{identifier.value}"
    if identifier.scheme is Scheme.ACL:
        return f"https://aclanthology.org/{identifier.value}"
    return doi_address(identifier.value) if identifier.scheme is Scheme.DOI else None
