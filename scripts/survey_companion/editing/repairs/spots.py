"""Where in the lines of an entry something stands that is to be replaced.

Input: lines by number. Output: changed lines by number. Addresses and the title are left out of the search
where something else is looked for, since "arXiv" in an address is no venue.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_ADDRESS = re.compile(r"https?://[^\s<>\"'|\])]+", re.IGNORECASE)
_URL_ENDS = r"(?=[\s<>\"'|\]),;]|$)"


class Spot(NamedTuple):
    """A stretch of one line."""

    line: int  # 1-based
    start: int
    end: int


def find_words(lines: Mapping[int, str], word: str, *hidden: str) -> list[Spot]:
    """Return where the words stand by themselves, outside of addresses and of what is hidden, in order."""
    return find_pattern(lines, rf"(?<!\w){re.escape(word)}(?!\w)", *hidden)


_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_MONTH_BEFORE = re.compile(rf"(?:\b{_MONTH}\b\.?|\d{{1,2}}(?:st|nd|rd|th)?)[\s,./-]*\Z", re.IGNORECASE)
_MONTH_BEHIND = re.compile(rf"[\s,./-]*(?:\b{_MONTH}\b|\d{{1,2}}\b)|年", re.IGNORECASE)
_MOST_BETWEEN = 16  # characters that a month and what stands between it and the year have


def find_bare_years(lines: Mapping[int, str], year: int, *hidden: str) -> list[Spot]:
    """Return where the year stands without a month or a day, whose number would be wrong in another year."""
    return [
        spot
        for spot in find_words(lines, str(year), *hidden)
        if not _MONTH_BEFORE.search(lines[spot.line][max(0, spot.start - _MOST_BETWEEN) : spot.start])
        and not _MONTH_BEHIND.match(lines[spot.line][spot.end : spot.end + _MOST_BETWEEN])
    ]


def find_pattern(lines: Mapping[int, str], pattern: str, *hidden: str) -> list[Spot]:
    """Return where the pattern matches, outside of addresses and of what is hidden, in order."""
    return [
        Spot(number, found.start(), found.end())
        for number, line in lines.items()
        for found in re.finditer(pattern, _mask(line, hidden))
    ]


def _mask(line: str, hidden: Iterable[str]) -> str:
    masked = _ADDRESS.sub(lambda found: "\0" * len(found[0]), line)
    for text in hidden:
        masked = masked.replace(text, "\0" * len(text)) if text else masked
    return masked


def find_text(lines: Mapping[int, str], text: str) -> list[Spot]:
    """Return where the text stands, as it is."""
    return [
        Spot(number, found.start(), found.end())
        for number, line in lines.items()
        for found in re.finditer(re.escape(text), line)
    ]


def find_address(lines: Mapping[int, str], url: str) -> list[Spot]:
    """Return where the address stands as a whole, and not as the start of a longer one."""
    return [
        Spot(number, found.start(), found.end())
        for number, line in lines.items()
        for found in re.finditer(rf"(?<![\w/:]){re.escape(url)}{_URL_ENDS}", line)
    ]


def replace_spots(lines: Mapping[int, str], new: Mapping[Spot, str]) -> dict[int, str | None]:
    """Return the lines that change when each of these stretches, which do not overlap, gets a new text."""
    changed: dict[int, str] = {}
    for spot in sorted(new, reverse=True):
        line = changed.get(spot.line, lines[spot.line])
        changed[spot.line] = line[: spot.start] + new[spot] + line[spot.end :]
    return dict(changed)


def with_address(lines: Mapping[int, str], old: str, new: str) -> Iterator[dict[int, str | None]]:
    """Yield the lines with another address, if the old one stands in them."""
    if spots := find_address(lines, old):
        yield replace_spots(lines, dict.fromkeys(spots, new))
