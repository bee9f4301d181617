"""Authors in a cell, a field or a list of names → persons and teams.

Input: text with clear separators, or names one by one. Output: authors, and whether others follow.
`author_names` finds names in any text.
"""

import re
from collections.abc import Iterable

from survey_companion.model.authors import Author, Person
from survey_companion.text.person_names import parse_author

People = tuple[tuple[Author, ...], bool]  # in order; whether more are not named

_OTHERS = re.compile(r"(?:et\.?\s*al\.?|and others|others|等)", re.IGNORECASE)
_OTHERS_AFTER = re.compile(r"[,\s]+(?:et\.?\s*al\.?|and others)$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+")


def split_people(text: str) -> People | None:
    """Return the authors in "Doe, Ada; Roe, Max" or "Doe, Ada and Roe, Max"; `None` if only commas divide."""
    if ";" in text or "；" in text:
        return name_people(re.split("[;；]", text))
    parts = _AND.split(text)
    if len(parts) > 1 and all(part.count(",") == 1 for part in parts if not _OTHERS.fullmatch(part.strip())):
        return name_people(parts)
    return None


def name_people(names: Iterable[str]) -> People:
    """Return the authors that are named one by one: "Doe, Ada", "Ada Doe", or a team."""
    authors: list[Author] = []
    et_al = False
    for name in names:
        text = " ".join(name.split())
        bare = _OTHERS_AFTER.sub("", text)
        if _OTHERS.fullmatch(bare):
            et_al = True
            continue
        et_al |= bare != text
        if bare:
            is_family = bare != text and " " not in bare
            authors.append(Person(family=bare) if is_family else parse_author(bare))
    return tuple(authors), et_al
