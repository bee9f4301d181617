"""The ACL Anthology: its identifiers, and the addresses and DOIs that hold them.

Input: a host without "www.", and a decoded path. Output: an identifier, "P19-1310" or "2020.acl-main.1".
Specification: https://aclanthology.org/info/ids/
"""

import re

_ID = r"([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+)"
_WHOLE = re.compile(_ID, re.IGNORECASE | re.ASCII)
# https://aclanthology.org/P19-1310v2.pdf: a second version; …/e1 is an erratum
_PATH = re.compile(rf"/{_ID}(?:[ve][1-9])?(?:\.pdf|\.bib|\.xml|\.endf)?/?", re.IGNORECASE | re.ASCII)
_HOSTS = {
    *("aclanthology.org", "aclweb.org", "aclanthology.info", "aclanthology.coli.uni-saarland.de"),
    "preview.aclanthology.org",
}
_DOI = re.compile(rf"10\.(?:18653|3115)/v1/{_ID}", re.IGNORECASE | re.ASCII)
_RESOLVED = re.compile(rf"(?:https?:)?//(?:dx\.)?doi\.org/({_DOI.pattern})/?", re.IGNORECASE | re.ASCII)


def is_acl_id(text: str) -> bool:
    """Whether the text is an identifier of the Anthology."""
    return bool(_WHOLE.fullmatch(text))


def normalise_acl(value: str) -> str:
    """Return the identifier as the Anthology writes it: old ones in capitals, new ones in small letters."""
    return value.upper() if "-" in value[:4] else value.lower()


def find_acl(host: str, path: str) -> str | None:
    """Return the identifier of the paper at the address; `None` if it is none of the Anthology."""
    if host not in _HOSTS:
        return None
    found = _PATH.fullmatch(path[path.rfind("/", 0, -1) :])
    return normalise_acl(found[1]) if found else None


def find_acl_in_doi(doi: str) -> str | None:
    """Return the identifier that the DOI holds; `None` if it holds none."""
    found = _DOI.fullmatch(doi)
    return normalise_acl(found[1]) if found else None


def find_acl_doi(url: str) -> str | None:
    """Return the DOI at whose address the paper stands; `None` if it is not one that holds an identifier.

    Not all papers of the Anthology have one, so it does not follow from the identifier.
    """
    found = _RESOLVED.fullmatch(url)
    return found[1] if found else None
