"""Sections, figures and other places of the companion → citation keys, so that each can be cited.

Input: anchors, which are made of names, so they do not change. Output: a key for each, below 40 characters:

    sec-parameter-tuned-alignment-sft-alignment   mls-pta-sft-alignment
    sec-parameter-tuned-alignment                 mls-parameter-tuned-alignment
    fig-months                                    mls-fig-months

Each key starts with `key` of the settings or the initials of the survey's short title, so that one text can
cite two companions.
"""

from collections.abc import Mapping
from hashlib import sha256

from survey_companion.model.survey import CitationKey, SurveyInfo
from survey_companion.text.keys import slugify

LONGEST = 39
_LONGEST_PREFIX = 12


def name_places(info: SurveyInfo, places: Mapping[str, str]) -> dict[str, CitationKey]:
    """Return the key of each place by its anchor; `places` has a short name for each anchor.

    A name that is too long is cut. If several places would get the same key, the first one gets it, and the
    later ones get a digest of their anchors, so that a new section does not change an existing key.
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
    """Return the prefix of all keys: `key` of the settings, or the short title, or its initials if long."""
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
