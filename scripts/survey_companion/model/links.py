"""Links and their roles: a table of roles, and a table of the links that the record of a work can have.

All code that reads, shows, counts or checks links uses these tables.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """The kind of thing that a link leads to, such as code or a paper."""

    name: str  # unique; on pages also the class of such links
    labels: re.Pattern[str] | None = None  # a link whose label matches has this role
    hosts: tuple[str, ...] = ()  # if no label matches, a link to one of these hosts has this role
    counted_as: str | None = None  # how the head of a section counts works with such a link: "12 with code"


CODE = Role(
    name="code",
    labels=re.compile(
        r"code|github|gitlab|repo|implementation|model|checkpoint|weights|hugging ?face", re.IGNORECASE
    ),
    hosts=("github.com", "gitlab.com", "huggingface.co", "modelscope.cn", "bitbucket.org"),
    counted_as="with code",
)
PAPER = Role(
    name="paper",
    labels=re.compile(
        r"paper|pdf|arxiv|doi|abs|acl|openreview|proceedings|publication|preprint|link", re.IGNORECASE
    ),
)
OTHER = Role(name="other")

# A label is compared with them in this order.
ROLES: tuple[Role, ...] = (CODE, PAPER, OTHER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A web address with the label that the list gives it."""

    label: str
    url: str  # http or https, as printed
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordLink:
    """A link that the record of a work can have, besides the link to the paper."""

    field: str  # name of the field in the record, and label of the link
    role: Role
    words: str  # name of the field in texts for people


# Pages show them in this order.
RECORD_LINKS: tuple[RecordLink, ...] = (
    RecordLink(field="code", role=CODE, words="the repository"),
    RecordLink(field="weights", role=CODE, words="the address of the weights"),
    RecordLink(field="page", role=OTHER, words="the project page"),
)
