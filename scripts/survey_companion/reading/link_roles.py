"""The linked runs of an item → links with roles.

Input: runs of one list item. Output: the usable links in order, and a flaw for each other link.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from survey_companion.model.identifiers import holds_identifier, host_of, is_web_address
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import Link, Role
from survey_companion.reading.entries import Flaw
from survey_companion.reading.inline import Run

_CODE_LABELS = re.compile(
    r"code|github|gitlab|repo|implementation|model|checkpoint|weights|hugging ?face", re.IGNORECASE
)
_PAPER_LABELS = re.compile(
    r"paper|pdf|arxiv|doi|abs|acl|openreview|proceedings|publication|preprint|link", re.IGNORECASE
)
_CODE_HOSTS = ("github.com", "gitlab.com", "huggingface.co", "modelscope.cn", "bitbucket.org")


def is_label(text: str) -> bool:
    """Whether the text is a link's label, such as "paper", and not a name or a title."""
    text = text.strip(" []")
    return len(text) <= 20 and bool(_CODE_LABELS.search(text) or _PAPER_LABELS.search(text))


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
        return Role.PAPER
    if _CODE_LABELS.search(label):
        return Role.CODE
    if _PAPER_LABELS.search(label):
        return Role.PAPER
    if holds_identifier(url):
        return Role.PAPER
    return Role.CODE if host_of(url) in _CODE_HOSTS else Role.OTHER
