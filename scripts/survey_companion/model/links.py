"""Links, and what they lead to: one table of roles, and one of the links that the record of a work can have.

Whatever reads, shows, counts or checks links asks these tables.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """What a link leads to."""

    name: str  # unique; on pages also the class of such links
    labels: re.Pattern[str] | None = None  # found in a label, it tells that the link has this role
    hosts: tuple[str, ...] = ()  # they tell it where the label does not
    counted_as: str | None = None  # what the head of a section calls works that have such a link


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

# In the order in which a label is compared with them.
ROLES: tuple[Role, ...] = (CODE, PAPER, OTHER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A web address with the label the list gives it."""

    label: str
    url: str  # http or https, as printed
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordLink:
    """A link that the record of a work can have besides that to the paper."""

    field: str  # of the record, and the label of the link
    role: Role
    words: str  # what the field is called where people read its name


# In the order in which pages show them.
RECORD_LINKS: tuple[RecordLink, ...] = (
    RecordLink(field="code", role=CODE, words="the repository"),
    RecordLink(field="weights", role=CODE, words="the address of the weights"),
    RecordLink(field="page", role=OTHER, words="the project page"),
)
