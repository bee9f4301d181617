"""Citation keys that were given out, and by what their works are recognised.

`records.key_lock` reads them from `bib/keys.lock` and spells them; `joining.kept_keys` finds their works.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from survey_companion.model.identifiers import Identifier
from survey_companion.model.problems import Location

MOST_AUTHORS = 3  # authors by whom a work is recognised
MOST_TITLES = 10
MOST_IDENTIFIERS = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """By what a work is recognised; each is empty if unknown."""

    titles: tuple[str, ...] = ()  # normalised, sorted, without repetition
    identifiers: tuple[Identifier, ...] = ()  # likewise
    authors: tuple[str, ...] = ()  # the first ones: family names or teams as lower-case ASCII, in order

    def has_other_authors(self, other: "Signs") -> bool:
        """Whether the authors of both are known, and none is of both."""
        return bool(self.authors and other.authors) and set(self.authors).isdisjoint(other.authors)

    def has_other_identifiers(self, other: "Signs") -> bool:
        """Whether identifiers of both are known, and none is of both."""
        known = self.identifiers and other.identifiers
        return bool(known) and set(self.identifiers).isdisjoint(other.identifiers)

    def is_like(self, other: "Signs") -> bool:
        """Whether both may be one work, given that a title or an identifier is of both."""
        if not self.has_other_authors(other):
            return True
        return not self.has_other_identifiers(other) and not set(self.titles).isdisjoint(other.titles)


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenKey:
    """A citation key that was given out."""

    key: str
    signs: Signs = field(default_factory=Signs)
    place: str | None = None  # address of the page of the section that lists, or last listed, the work
    now: str | None = None  # the key of the same work that took the place of this one
    is_gone: bool = False  # nothing lists the work any more
    location: Location | None = None  # None: not from a file


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyBook:
    """All keys that were ever given out, after this run."""

    keys: tuple[GivenKey, ...] = ()  # sorted by key, each once
    lost: tuple[GivenKey, ...] = ()  # the keys of works that were there in the run before, as they were then
    reused: tuple[GivenKey, ...] = ()  # likewise, the keys that a person gave to another work since

    def lead(self) -> tuple[dict[str, str], dict[str, str | None]]:
        """Return where unused keys lead: to a key in use, or to the page of the section that last listed it.

        The page is `None` if it is unknown.
        """
        known = {each.key: each for each in self.keys}
        now = follow_keys({each.key: each.now for each in self.keys if each.now})
        ends = {each.key: known.get(now.get(each.key, each.key)) for each in self.keys}
        earlier = {key: end.key for key, end in ends.items() if end and key in now and not end.is_gone}
        return earlier, {key: end.place for key, end in ends.items() if end and end.is_gone}


def follow_keys(now: Mapping[str, str]) -> dict[str, str]:
    """Return for each key the last one of those that it leads to; it leads further only in a circle."""
    ends: dict[str, str] = {}
    for start in now:
        key, way = start, dict[str, None]()
        while key in now and key not in ends and key not in way:
            way[key] = None
            key = now[key]
        ends.update(dict.fromkeys(way, ends.get(key, key)))
    return ends


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenKeys:
    """The keys that earlier runs gave out."""

    keys: tuple[GivenKey, ...] = ()
    is_borrowed: bool = False  # they are of another list, perhaps a longer one


NO_KEYS = GivenKeys()
