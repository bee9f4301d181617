"""A reference that begins with its authors → the authors, and the rest.

Input: "Doe, A., Roe, B. & Poe, K. Three Foos. …". Output: where the names end. Bibliographies write names in
three styles: Doe, A. B. and Doe AB and A. B. Doe; one style holds for all names of a reference.
"""

import re
from functools import lru_cache

from survey_companion.reading.author_names import CAPITAL
from survey_companion.reading.vocabulary import PARTICLES

_PARTICLES = "|".join(sorted(map(re.escape, PARTICLES - {"e", "y", "et"}), key=len, reverse=True))
_WORD = rf"{CAPITAL}[^\W\d_]*(?:['’‐-][^\W\d_]+)*"
_FAMILY = rf"(?:(?:(?:{_PARTICLES})(?:\s+|(?<=['’])))*{_WORD}(?:\s{_WORD}){{0,2}})"
_DOTTED = rf"{CAPITAL}\.(?:[\s-]?{CAPITAL}\.){{0,3}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
_STYLES = tuple(
    re.compile(style)
    for style in (
        rf"{_FAMILY},\s?{_DOTTED}{_SUFFIX}",
        rf"{_FAMILY}\s{CAPITAL}(?:-?{CAPITAL}){{0,2}}{_SUFFIX}(?=[,.;]|$|\s(?:and|&|et)\s)",
        rf"{_DOTTED}\s?{_FAMILY}{_SUFFIX}",
    )
)
_BARE = re.compile(rf"{_FAMILY}(?=[,.&]|\s(?:and|&)\s)")
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:and\s|&\s)?|\s(?:and|&|und)\s|&)\s*(?!et\b)")
_ET_AL = re.compile(r"[,;]?\s*(?:&\s*|and\s+)?(?:et\.?\s?al\b\.?|others\b)")
_END = re.compile(r"\s*(?:[.,:;]+|(?=[(\[“‘\"']))\s*")
_MOST = 4_000  # characters of names
_MOST_NAMES = 200


@lru_cache(maxsize=1 << 14)
def take_front_names(text: str) -> tuple[str, str]:
    """Split the names off a text that begins with names in the style of a bibliography; "" if it does not."""
    found = [end for style in _STYLES if (end := _read_names(text, style)) and _is_end(text, end)]
    if not found:
        return "", text
    end = max(found)
    stop = _END.match(text, end)
    return text[:end], text[stop.end() if stop else end :].lstrip()


def _is_end(text: str, end: int) -> bool:
    return text[end - 1] == "." or _END.match(text, end) is not None


def _read_names(text: str, style: re.Pattern[str]) -> int:
    """Return where the names of this style end; 0 if what is there may be something else."""
    place = end = styled = 0
    for count in range(_MOST_NAMES):
        found = style.match(text, place, _MOST)
        styled += found is not None
        found = found or _BARE.match(text, place, _MOST)
        if found is None or 2 * styled <= count:  # most names are in the style, the first one is
            break
        end = found.end()
        if more := _ET_AL.match(text, end):
            return more.end() if styled else 0
        between = _BETWEEN.match(text, end)
        if between is None:
            break
        place = between.end()
    is_single = styled == 1 and style is _STYLES[0] and bool(_SINGLE_END.match(text, end))
    return end if styled > 1 or is_single else 0


_SINGLE_END = re.compile(r",?\s*(?:\(?(?:19|20)\d\d|[A-Z“\"‘'])")
