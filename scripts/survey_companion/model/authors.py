"""Authors: persons and teams, and the byline of a work."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """An author; lists often give the family name alone."""

    family: str
    given: str | None = None
    suffix: str | None = None  # "Jr.", "III"


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    """A collective author, such as "OpenAI" or "Huozi Team"."""

    name: str


Author = Person | Team


@dataclass(frozen=True, kw_only=True, slots=True)
class Byline:
    """The authors as printed."""

    authors: tuple[Author, ...]  # never empty
    truncated: bool  # the list ends in "et al."
