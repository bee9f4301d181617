"""Author text as a list prints it → a byline.

Input: "Garcia et al.", "Ana Doe and Bo Roe", "Huozi Team." Output: a `Byline`.
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from survey_companion.model.survey import Author, Byline, Person, Team

_TEAM_WORDS = re.compile(
    r"\b(?:[Tt]eam|Group|Labs?|AI|Inc|Research|Consortium|[Ww]orkshop|Collaboration|[Pp]roject|Community"
    r"|University|Institute|Foundation|Corporation|Contributors|Initiative|Network)\b"
)
_ET_AL = re.compile(r"(?:,\s*+|(?<!\s)\s*+)(?:\bet\.?\s*+al\b|\band others\b)[\s.,]*+$", re.IGNORECASE)
SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")
_BETWEEN = re.compile(r"(?:(?<!\s)\s++)?(?:,|;|&|\b[Aa][Nn][Dd]\b)\s*+")
_KEPT_FULL_STOP = re.compile(r"\b(?:Jr|Sr|[A-Z])\.$")
_PARTICLES = frozenset(
    "al bin da das de del della den der di do dos du el ibn la le ten ter van von zu".split()
)


def is_family_first(bylines: Iterable[Sequence[str]]) -> bool:
    """Whether a list writes only the family name before "et al.", as most lists do.

    Input: the names before each "et al.".
    This decides what "Moura Ramos et al." means: a double family name, or a given and a family name.
    """
    names = [names[0] for names in bylines if len(names) == 1 and not _TEAM_WORDS.search(names[0])]
    return 2 * sum(len(name.split()) == 1 for name in names) >= len(names)


def parse_byline(text: str, *, is_family_first: bool = True) -> Byline | None:
    """Return the authors that the text names, in order; `None` if it names nobody."""
    names = _ET_AL.sub("", text)
    pieces = _join_initials(_BETWEEN.split(names))
    return build_byline(pieces, truncated=names != text, is_family_first=is_family_first)


def build_byline(names: Sequence[str], *, truncated: bool, is_family_first: bool) -> Byline | None:
    """Return the authors of these names, in order; `truncated` if more are not named. `None` for no name."""
    if len(names) == 1:
        is_family_name = truncated and is_family_first
        return Byline(
            authors=(_lone_author(names[0], is_family_name=is_family_name, may_be_team=not truncated),),
            truncated=truncated,
        )
    return Byline(authors=tuple(map(_author, names)), truncated=truncated) if names else None


def parse_author(name: str) -> Author:
    """Return the one author that "Ana Doe", "Doe, Ana" or "Night Team" names."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and given and not _TEAM_WORDS.search(name):
        return Person(family=family, given=given)
    return _lone_author(name.strip(), is_family_name=False, may_be_team=True)


def parse_inverted(name: str) -> Author:
    """Return the author that a record names: "Doe, Ana", "{Night Team}" or a lone family name."""
    if name.startswith("{"):
        return Team(name=name[1:-1])
    family, *rest = (part.strip() for part in name.split(","))
    suffix = rest.pop(0) if len(rest) > 1 else None
    return Person(family=family, given=rest[0] if rest else None, suffix=suffix)


def _join_initials(pieces: Iterable[str]) -> list[str]:
    """Return the names with initials put before their family names: "Garcia", "G. L." is "G. L. Garcia"."""
    names: list[deque[str]] = []
    for piece in pieces:
        if names and SUFFIX.fullmatch(piece.strip()):
            names[-1].append(piece.strip())
        elif names and _INITIALS.fullmatch(piece):
            names[-1].appendleft(piece)
        elif piece.strip(" ."):
            names.append(deque([piece.strip()]))
    return [" ".join(parts) for parts in names]


def _lone_author(name: str, *, is_family_name: bool, may_be_team: bool) -> Author:
    """Return the only author of a line; a single word without "et al." is a team such as OpenAI."""
    bare = _strip_full_stop(name)
    if _TEAM_WORDS.search(bare) or (may_be_team and len(bare.split()) == 1):
        return Team(name=bare)
    return Person(family=bare) if is_family_name else _author(bare)


def _author(name: str) -> Author:
    name = _strip_full_stop(name)
    if _TEAM_WORDS.search(name):
        return Team(name=name)
    words = name.split()
    end = len(words)
    while end > 2 and SUFFIX.fullmatch(words[end - 1]):
        end -= 1
    person = _person(_strip_full_stop(" ".join(words[:end])).split())
    return replace(person, suffix=" ".join(words[end:])) if end < len(words) else person


def _person(words: list[str]) -> Person:
    """Return the person whose name consists of these words, which do not include "Jr." and the like."""
    if len(words) > 1 and re.fullmatch(r"[A-Z]{1,3}", words[-1]) and not words[0].isupper():
        return Person(
            family=" ".join(words[:-1]), given=" ".join(f"{letter}." for letter in words[-1])
        )  # Doe JK
    first = next((i for i, word in enumerate(words) if i and word.lower() in _PARTICLES), len(words) - 1)
    return Person(family=" ".join(words[first:]), given=" ".join(words[:first]) or None)


def _strip_full_stop(name: str) -> str:
    """Return the name without the full stop of its sentence; "Jr." and an initial keep theirs."""
    return name if _KEPT_FULL_STOP.search(name) else name.rstrip(". ")


def invert_author(author: Author) -> str:
    """Return "Doe, Ana" or "Doe, Ana, Jr.", or the name of a team."""
    if isinstance(author, Person):
        return ", ".join(part for part in (author.family, author.given, author.suffix) if part)
    return author.name


def name_author(author: Author) -> str:
    """Return "Ana Doe Jr.", or the name of a team."""
    if not isinstance(author, Person):
        return author.name
    if not (author.given or author.suffix):  # as lists often have it
        return author.family
    return " ".join(part for part in (author.given, author.family, author.suffix) if part)
