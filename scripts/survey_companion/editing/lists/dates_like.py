"""A date in the form of another that a list prints.

Input: "2023-07", "Aug 2024", "[08/2019", "'23", and a year with or without a month. Output: the date.
"""

import re

from survey_companion.model.dates import MONTHS
from survey_companion.reading.words.printed_dates import NUMBER_OF_MONTH

_NAME = "|".join(sorted(NUMBER_OF_MONTH, key=len, reverse=True))
_DATE = re.compile(
    r"(?P<ymd>(?<!\d)(?:19|20)\d\d(?P<a>[-/.])\d{1,2}(?:(?P=a)\d{1,2})?(?!\d))"
    r"|(?P<my>(?<!\d)(?:\d{1,2}[-/.])?\d{1,2}(?P<b>[-/.])(?:19|20)\d\d(?!\d))"
    rf"|(?P<named>\b(?P<name>{_NAME})\b(?P<dot>\.?)(?P<c>[\s,'’./-]*)(?:\d{{1,2}}(?:st|nd|rd|th)?(?P<comma>,?)\s+)?(?:19|20)\d\d(?!\d))"
    rf"|(?P<after>(?<!\d)(?:19|20)\d\d(?P<d>[\s,./-]*)(?P<last>{_NAME})\b(?P<stop>\.?))"
    r"|(?P<year>(?<!\d)(?:19|20)\d\d(?!\d))"
    r"|(?P<short>(?<=['’`])\d\d(?!\d)|(?<=[A-Za-z)][ -])\d\d$|(?<=[A-Za-z)])\d\d$)",
    re.IGNORECASE,
)


def find_printed_date(text: str) -> tuple[int, int] | None:
    """Return where the date in a text begins and ends; the last of several, `None` without one."""
    found = list(_DATE.finditer(text))
    return found[-1].span() if found else None


def write_date(printed: str, year: int, month: int | None) -> str:
    """Return the date in the form of the printed one; without a month, it is the year alone."""
    found = _DATE.fullmatch(printed) or _DATE.search(printed)
    if (found and found["short"]) or re.fullmatch(r"\d\d", printed):
        return f"{year % 100:02}"
    if found is None or found["year"] or month is None:
        return str(year)
    return _write_month(found, printed, year, month)


def _write_month(found: re.Match[str], printed: str, year: int, month: int) -> str:
    """Return month and year in the form of the printed date."""
    parts = re.split(r"[-/.]", printed)
    if found["ymd"]:
        return f"{year}{found['a']}{month:0{len(parts[1])}}"
    if found["my"]:
        return f"{month:0{len(parts[-2])}}{found['b']}{year}"
    if found["named"]:
        between = found["c"] if found["c"].strip() and not found["comma"] else " "
        return f"{_name_month(month, found['name'])}{found['dot']}{between}{year}"
    return f"{year}{found['d']}{_name_month(month, found['last'])}{found['stop']}"


def _name_month(month: int, like: str) -> str:
    """Return the name of the month, short where the other is short, in capitals where it is."""
    name = MONTHS[month - 1]
    full = like.casefold() in map(str.casefold, MONTHS) and len(like) > 3
    name = name if full else name[:3]
    return name.upper() if like.isupper() else name.lower() if like.islower() else name
