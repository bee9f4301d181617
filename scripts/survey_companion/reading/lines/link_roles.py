"""The links of an entry, as printed → links with roles.

Input: labels and addresses. Output: the usable links in order, and a flaw for each other link.
"""

from collections.abc import Iterable
from functools import lru_cache

from survey_companion.model.identifiers import holds_identifier, host_of, is_web_address
from survey_companion.model.links import OTHER, PAPER, ROLES, Link, Role
from survey_companion.model.problem_kinds import Code
from survey_companion.model.publishers import is_paper_host
from survey_companion.reading.lines.entry_types import Flaw
from survey_companion.reading.words.looks import role_of


def is_label(text: str) -> bool:
    """Whether the text is a link's label, such as "paper", and not a name or a title."""
    text = text.strip(" []")
    return len(text) <= 20 and _role_of_label(text) is not None


def read_links(printed: Iterable[tuple[str, str]], title: str) -> tuple[tuple[Link, ...], list[Flaw]]:
    """Return the usable links in order; `printed` are labels and addresses, as they stand in the list."""
    links: list[Link] = []
    flaws: list[Flaw] = []
    for text, href in _join(printed):
        label = " ".join(text.split()).strip("[] ")
        if not is_web_address(href):
            flaws.append(Flaw(code=Code.UNUSABLE_LINK, found=f"[{label}]({href})", mark=href or label))
            continue
        is_title = label.removesuffix(".") == title
        links.append(
            Link(label="paper" if is_title else label or "link", url=href, role=_role(label, href, is_title))
        )
    return tuple(links), flaws


def _join(printed: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the labels and addresses; neighbours with one address are one link."""
    joined: list[tuple[str, str]] = []
    for label, href in printed:
        if joined and joined[-1][1] == href:
            joined[-1] = (joined[-1][0] + label, href)
        else:
            joined.append((label, href))
    return joined


def _role(label: str, url: str, is_title: bool) -> Role:
    if is_title:
        return PAPER
    if by_label := _role_of_label(label):
        return by_label
    if holds_identifier(url):
        return PAPER
    host = host_of(url)
    if by_host := next((role for role in ROLES if host in role.hosts), None):
        return by_host
    usual = role_of(label)  # in other languages, and of publishers
    if usual is None and is_paper_host(host):
        return PAPER
    return next((role for role in ROLES if role.name == usual), OTHER)


@lru_cache(maxsize=1 << 12)
def _role_of_label(label: str) -> Role | None:
    """Return the first role that the label tells."""
    return next((role for role in ROLES if role.labels and role.labels.search(label)), None)
