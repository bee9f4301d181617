"""A reference that begins with its authors → the authors, and the rest.

Input: "Doe, A., Roe, B. & Poe, K. Three Foos. …". Output: where the names end. Bibliographies write names in
three styles: Doe, A. B. and Doe AB and A. B. Doe; one style holds for all names of a reference.
"""

import re
from functools import lru_cache

from survey_companion.reading.words.author_names import CAPITAL
from survey_companion.reading.words.name_words import PARTICLES

_PARTICLES = "|".join(sorted(map(re.escape, PARTICLES - {"e", "y", "et"}), key=len, reverse=True))
_WORD = rf"{CAPITAL}[^\W\d_]*(?:['’‐-][^\W\d_]+)*"
_FAMILY = rf"(?:(?:St\.\s)?(?:(?:{_PARTICLES})(?:\s+|(?<=['’])))*{_WORD}(?:\s(?:[ey]\s)?{_WORD}){{0,2}})"
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
_FULL = re.compile(rf"{_FAMILY},\s{_WORD}(?:\s(?:{CAPITAL}\.|{_WORD}))?{_SUFFIX}")  # "Doe, Ada B."
_BARE = re.compile(rf"{_FAMILY}(?=[,.&]|\s(?:and|&)\s)")
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:and\s|&\s)?|\s(?:and|&|und|y|et|/)\s|&)\s*(?!et\b|al\b)")
_ET_AL = re.compile(r"[,;]?\s*(?:&\s*|and\s+)?(?:et\.?\s?[aá]l\b\.?|al\b\.?|others\b|u\.\s?a\.)")
_INDEX = re.compile(r"\s*\[?\d{1,3}[\].)]\s+")
_YEAR_NEXT = re.compile(r",?\s*\((?:19|20)\d\d[a-z]?\)")
_END = re.compile(r"\s*(?:[.,:;]+|(?=[(\[“‘\"']))\s*")
_MOST = 4_000  # characters of names
_MOST_NAMES = 200


@lru_cache(maxsize=1 << 14)
def take_front_names(text: str) -> tuple[str, str]:
    """Split the names off a text that begins with names in the style of a bibliography; "" if it does not."""
    index = _INDEX.match(text)
    start = index.end() if index else 0
    found = [end for style in _STYLES if (end := _read_names(text, style, start)) and _is_end(text, end)]
    full = _read_names(text, _FULL, start)
    if full and _YEAR_NEXT.match(text, full):
        found.append(full)
    if not found:
        return "", text
    end = max(found)
    stop = _END.match(text, end)
    return text[start:end], text[stop.end() if stop else end :].lstrip()


def _is_end(text: str, end: int) -> bool:
    return text[end - 1] == "." or _END.match(text, end) is not None


def _read_names(text: str, style: re.Pattern[str], start: int) -> int:
    """Return where the names of this style end; 0 if what is there may be something else."""
    place, end, styled = start, 0, 0
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
    is_capitals = style is _STYLES[1] and text[start:end].isupper()  # "STONER A. A Study of Walls"
    is_inverted = style is _STYLES[0] and _SINGLE.match(text, start) is not None
    is_single = styled == 1 and (is_capitals or is_inverted) and _SINGLE_END.match(text, end) is not None
    return end if styled > 1 or is_single or (styled and style is _FULL) else 0


# Two words before a comma may be a full name, and the initial that of the next one.
_SINGLE = re.compile(rf"(?:(?:{_PARTICLES})\s+)*{_WORD},")
_SINGLE_END = re.compile(r"[.,]?\s*(?:\(?(?:19|20)\d\d|[A-Z“\"‘'])")
