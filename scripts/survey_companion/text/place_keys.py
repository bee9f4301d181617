"""Places of the companion → the citation keys of their citations.

Input: anchors, which come from names and last. Output: a key for each, shorter than 40 characters:

    sec-parameter-tuned-alignment-sft-alignment   mls-pta-sft-alignment
    sec-parameter-tuned-alignment                 mls-parameter-tuned-alignment
    fig-months                                    mls-fig-months

In front stands what the settings say, or the initials of the survey's short title, so that two companions
can be cited in one text.
"""

from collections.abc import Mapping
from hashlib import sha256

from survey_companion.model.survey import CitationKey, SurveyInfo
from survey_companion.text.keys import slugify

LONGEST = 39
_LONGEST_PREFIX = 12


def name_places(info: SurveyInfo, places: Mapping[str, str]) -> dict[str, CitationKey]:
    """Return the key of each place by its anchor; `places` has a short name for each anchor.

    A name that is too long is cut. The first of the places that would have the same key has it, and a digest
    of its anchor tells each later one apart, so that a new section changes no key that was given out.
    """
    prefix = prefix_of(info)
    keys: dict[str, CitationKey] = {}
    taken: set[str] = set()
    for anchor, place in places.items():
        name = f"{prefix}-{place}"
        key = name if len(name) <= LONGEST and name not in taken else _cut(name, anchor)
        taken.add(key)
        keys[anchor] = CitationKey(key)
    return keys


def prefix_of(info: SurveyInfo) -> str:
    """Return what all keys start with: as set, or the short title if it is short, or else its initials."""
    if info.companion_key:
        return info.companion_key
    slug = slugify(info.short_title or info.title or "companion")
    return slug if len(slug) <= _LONGEST_PREFIX else initials_of(slug)[:_LONGEST_PREFIX]


def initials_of(slug: str) -> str:
    """Return "pta" for parameter-tuned-alignment."""
    return "".join(word[0] for word in slug.split("-") if word)


def _cut(name: str, anchor: str) -> str:
    digest = sha256(anchor.encode()).hexdigest()[:6]
    return f"{name[: LONGEST - 7].rstrip('-')}-{digest}"
