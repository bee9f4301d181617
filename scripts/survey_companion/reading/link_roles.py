"""The linked runs of an item → links with roles.

Input: runs of one list item. Output: the usable links in order, and a flaw for each other link.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from survey_companion.model.identifiers import holds_identifier, host_of, is_web_address
from survey_companion.model.links import OTHER, PAPER, ROLES, Link, Role
from survey_companion.model.problem_kinds import Code
from survey_companion.reading.entries import Flaw
from survey_companion.reading.inline import Run
from survey_companion.reading.looks import role_of


def is_label(text: str) -> bool:
    """Whether the text is a link's label, such as "paper", and not a name or a title."""
    text = text.strip(" []")
    return len(text) <= 20 and _role_of_label(text) is not None


def read_links(runs: Sequence[Run], title: str) -> tuple[tuple[Link, ...], list[Flaw]]:
    """Return the usable links in order; adjacent runs with one address are one link."""
    links: list[Link] = []
    flaws: list[Flaw] = []
    for href, group in groupby(runs, key=lambda run: run.href or ""):
        label = " ".join("".join(run.text for run in group).split()).strip("[] ")
        if not is_web_address(href):
            flaws.append(Flaw(code=Code.UNUSABLE_LINK, found=f"[{label}]({href})", mark=href or label))
            continue
        is_title = label.removesuffix(".") == title
        links.append(
            Link(label="paper" if is_title else label or "link", url=href, role=_role(label, href, is_title))
        )
    return tuple(links), flaws


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
    return next((role for role in ROLES if role.name == usual), OTHER)


@lru_cache(maxsize=1 << 12)
def _role_of_label(label: str) -> Role | None:
    """Return the first role that the label tells."""
    return next((role for role in ROLES if role.labels and role.labels.search(label)), None)
