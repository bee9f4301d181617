"""Places of the companion → the citation keys of their citations.

Input: anchors, which come from names and last. Output: a key for each, shorter than 40 characters:

    sec-parameter-tuned-alignment-sft-alignment   mls-pta-sft-alignment
    sec-parameter-tuned-alignment                 mls-parameter-tuned-alignment
    fig-months                                    mls-fig-months

In front stand the initials of the survey's short title, so that two companions can be cited in one text.
"""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from survey.keys import slugify
from survey.model import CitationKey, SurveyInfo

LONGEST = 39
_LONGEST_PREFIX = 12


def name_places(info: SurveyInfo, places: Mapping[str, str]) -> dict[str, CitationKey]:
    """Return the key of each place by its anchor; `places` has a short name for each anchor.

    A name that is too long is cut, and two places that would get the same key are told apart by a digest of
    their anchors, so that no key depends on the order of sections.
    """
    prefix = prefix_of(info)
    names = {anchor: _shorten(f"{prefix}-{name}", anchor) for anchor, name in places.items()}
    count = Counter(names.values())
    return {
        anchor: CitationKey(name if count[name] == 1 else _cut(name, anchor))
        for anchor, name in names.items()
    }


def prefix_of(info: SurveyInfo) -> str:
    """Return what all keys start with: the short title if it is short, or else its initials."""
    slug = slugify(info.short_title or info.title or "companion")
    return slug if len(slug) <= _LONGEST_PREFIX else initials_of(slug)[:_LONGEST_PREFIX]


def initials_of(slug: str) -> str:
    """Return "pta" for parameter-tuned-alignment."""
    return "".join(word[0] for word in slug.split("-") if word)


def _shorten(name: str, anchor: str) -> str:
    return name if len(name) <= LONGEST else _cut(name, anchor)


def _cut(name: str, anchor: str) -> str:
    digest = sha256(anchor.encode()).hexdigest()[:6]
    return f"{name[: LONGEST - 7].rstrip('-')}-{digest}"
