"""A web address → whether papers stand there: of archives, publishers and proceedings, and files in PDF."""

from functools import lru_cache

from survey_companion.model.identifiers import host_of, is_paper_address, is_web_address
from survey_companion.model.publishers import is_paper_host

VIDEO_HOSTS = frozenset(("youtube.com", "m.youtube.com", "youtu.be", "vimeo.com", "bilibili.com", "ted.com"))


@lru_cache(maxsize=1 << 17)
def is_paper_link(url: str) -> bool:
    """Whether papers stand at addresses like this one."""
    if not is_web_address(url):
        return False
    is_file = url.partition("?")[0].casefold().endswith(".pdf")
    return is_paper_address(url) or is_file or is_paper_host(host_of(url)) or "huggingface.co/papers/" in url
