"""Names → slugs and citation keys.

Input: titles and names in any script. Output: lower-case ASCII that does not change with edits elsewhere.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from anyascii import anyascii

from survey_companion.model.authors import Byline, Person
from survey_companion.model.characters import is_letter
from survey_companion.model.headings import Slug
from survey_companion.model.survey import CitationKey
from survey_companion.text.formulas import show_plainly

LONGEST_NAME = 160  # characters of a key or slug; file names made of it stay below a file system's 255 bytes
_LONGEST_SLUG = 80
_MOST_WORDS = 4  # words of the title in a key

_NO_KEY = re.compile("[^a-z0-9]+")
_NO_ALNUM = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
_BETWEEN_WORDS = ("--", "–", "—", "/")  # besides blanks

# Function words, which say nothing about a title's topic.
_STOP = frozenset(
    """
    a about after all also an and any are as at be before better between beyond by can could do does
    for from has have how in into is it its less more much not of on only or our over should than
    that the their them then there these they this those through to too toward towards under up upon
    via was we were what when where whether which while who whom whose why will with within without
    yes yet you your
    """.split()
)


# No file may have these names: `index` is a folder's page, and Windows takes the others for devices,
# whatever their suffix;
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions
RESERVED = frozenset(
    (
        *("index", "con", "prn", "aux", "nul"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    )
)


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyParts:
    """What a citation key is made of."""

    byline: Byline | None
    year: int | None
    title: str


def slugify(text: str) -> Slug:
    """Return the text as lower-case ASCII words joined by hyphens; "section" if nothing is left.

    A slug names a file, so a very long one is cut and ends in a digest of the whole.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(show_plainly(text)).lower()).strip("-") or "section"
    if len(slug) > _LONGEST_SLUG:
        slug = f"{slug[: _LONGEST_SLUG - 9].rstrip('-')}-{hashlib.sha256(slug.encode()).hexdigest()[:8]}"
    return Slug(slug)


def name_file(text: str, what: str) -> Slug:
    """Return the text's slug; `what` is appended to a slug that no file may have: "con" is "con-work"."""
    slug = slugify(text)
    return Slug(f"{slug}-{what}") if slug in RESERVED else slug


class Slugs:
    """Hands out each slug once: the second "a" is "a-2"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, base: Slug, prefix: str = "") -> tuple[Slug, bool]:
        """Return a slug that is unique under the prefix, and whether it is the base itself.

        Unique is the text of prefix and slug together, as in an anchor.
        """
        slug, whole = base, f"{prefix}{base}"
        number = self._next.get(whole, 2)
        while f"{prefix}{slug}" in self._taken:
            slug, number = Slug(f"{base}-{number}"), number + 1
        self._next[whole] = number
        self._taken.add(f"{prefix}{slug}")
        return slug, slug == base


@lru_cache(maxsize=1 << 17)
def normalise_title(title: str) -> str:
    """Return the title's letters and digits without case and accents, for comparing titles."""
    title = show_plainly(title)
    folded = title.casefold()
    if title.isascii():
        return folded.translate(_NO_ALNUM) or title.strip()
    return "".join(filter(is_letter, unicodedata.normalize("NFKD", folded))) or title.strip()


def assign_keys(parts: Sequence[KeyParts], taken: Collection[str] = ()) -> list[CitationKey]:
    """Return a key for each work, such as garcia2024introducing: all different and none of them in `taken`.

    If several works would get the same key, all of them take more words of their titles,
    so that a key does not depend on the order of the list.
    """
    stems = [_stem(part) for part in parts]
    words = [_fitting(stem, telling_words(part.title)) for stem, part in zip(stems, parts, strict=True)]
    taken = {*taken, *RESERVED}
    lengths = [1] * len(parts)
    keys = [stem + word[0] for stem, word in zip(stems, words, strict=True)]
    groups = _group(keys)
    new = list(groups)  # keys that nobody had in the round before: only they may clash now
    while new:
        clashes = [key for key in new if len(groups[key]) > 1 or key in taken]
        longer = [i for key in clashes for i in groups[key] if lengths[i] < len(words[i])]
        for key in clashes:
            groups[key] = [i for i in groups[key] if lengths[i] == len(words[i])]
        for i in longer:
            lengths[i] += 1
            keys[i] = stems[i] + "".join(words[i][: lengths[i]])
            groups[keys[i]].append(i)
        new = list(dict.fromkeys(keys[i] for i in longer))
    return _number(keys, [part.title for part in parts], taken)


def _group(keys: Sequence[str]) -> defaultdict[str, list[int]]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        groups[key].append(index)
    return groups


def _number(keys: Sequence[str], titles: Sequence[str], taken: Collection[str]) -> list[CitationKey]:
    """Return the keys with a number added to those that are still equal, in the order of titles."""
    result = list(keys)
    used = {*keys, *taken}
    for key, group in _group(keys).items():
        numbers = count(2)
        for index in sorted(group, key=lambda index: titles[index])[0 if key in taken else 1 :]:
            result[index] = next(name for number in numbers if (name := f"{key}{number}") not in used)
            used.add(result[index])
    return [CitationKey(key) for key in result]


def _fitting(stem: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return as many of the first words as fit into a key; never empty."""
    kept = tuple(words[:_MOST_WORDS])
    while len(kept) > 1 and len(stem) + sum(map(len, kept)) > LONGEST_NAME - 10:  # ten digits may follow
        kept = kept[:-1]
    return kept


def _stem(part: KeyParts) -> str:
    year = str(part.year) if part.year else ""
    if part.byline is None:
        return f"anon{year}"
    first = part.byline.authors[0]
    return fold(first.family if isinstance(first, Person) else first.name)[:40] + year


@lru_cache(maxsize=1 << 17)  # both keys and related works need them
def telling_words(title: str) -> tuple[str, ...]:
    """Return the words of the title without function words, or all of them if none is left; never empty."""
    text = show_plainly(title)
    for mark in _BETWEEN_WORDS:
        text = text.replace(mark, " ")
    words = [word[:40] for word in map(fold, text.split()) if word]
    return tuple([word for word in words if word not in _STOP] or words or ["untitled"])


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return the text's letters and digits in lower-case ASCII, in any script."""
    if text.isalnum() and text.isascii():
        return text.lower()
    return _NO_KEY.sub("", anyascii(text).lower())
