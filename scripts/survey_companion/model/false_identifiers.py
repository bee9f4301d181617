"""A web address → what is wrong with the identifier in it, if no paper can have that.

Input: an address as printed. Output: what is wrong, and the address that was probably meant.
"""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from survey_companion.model.arxiv import find_false_arxiv
from survey_companion.model.identifiers import host_of, identify, is_placeholder, names_one_work
from survey_companion.model.publishers import RESOLVERS

_ENDS = ".,;:!'\"*’”»>]}、。，；：）】"  # of a sentence, and not of an address
_BLANK = "%20"
_MOST_ENDS = 4  # brackets and blanks after an address


class FalseIdentifier(NamedTuple):
    """What is wrong with an address."""

    wrong: str  # a clause
    meant: str | None  # the address that was probably meant


@lru_cache(maxsize=1 << 17)
def find_false_identifier(url: str) -> FalseIdentifier | None:
    """Return what is wrong with the identifier in a web address; `None` if nothing is, or if it has none."""
    clean = _clean_end(url)
    if clean != url and "#" not in url and names_one_work(identify(clean)):
        return FalseIdentifier(f"“{url[len(clean) :]}” at the end is no part of the address", clean)
    host, path = host_of(url), unquote(urlsplit(url).path)
    if arxiv := find_false_arxiv(host, path):
        said, meant = arxiv
        return FalseIdentifier(
            f"{said} is no arXiv identifier", f"https://arxiv.org/abs/{meant}" if meant else None
        )
    if _is_resolved_placeholder(host, path):
        wrong = "10.5555/… is no DOI: ACM gives it to papers that have none"
        return FalseIdentifier(wrong, f"https://dl.acm.org/doi{path.rstrip('/')}")
    return None


def resolves_placeholder(url: str) -> bool:
    """Whether the address asks a resolver for what ACM gives to papers without a DOI."""
    return _is_resolved_placeholder(host_of(url), unquote(urlsplit(url).path))


def _is_resolved_placeholder(host: str, path: str) -> bool:
    return host in RESOLVERS and is_placeholder(path.removeprefix("/"))


def _clean_end(url: str) -> str:
    """Return the address without what belongs to the sentence around it, such as a full stop."""
    for _ in range(_MOST_ENDS):
        url = url.removesuffix(_BLANK).rstrip(_ENDS)
        if url.endswith(")") and url.count("(") < url.count(")"):
            url = url[:-1]
    return url
