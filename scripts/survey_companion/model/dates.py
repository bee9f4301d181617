"""How days, months and editions are written, and the file name of the feed of editions.

Input and output: text. The Sphinx extensions use it too, so it imports no records.
"""

import re

FEED = "changes.atom"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_date(text: str) -> bool:
    """Whether the text is a day as YYYY-MM-DD."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if not found:
        return False
    year, month, day = map(int, found.groups())
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def show_day(day: str) -> str:
    """Return "21 November 2026" for 2026-11-21; text that is no day is returned unchanged."""
    if not is_date(day):
        return day
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def show_month(month: str) -> str:
    """Return "November 2026" for 2026-11; a year alone is returned unchanged."""
    year, _, number = month.partition("-")
    return f"{_MONTHS[int(number) - 1]} {year}" if number else year


def shorten_month(month: str) -> str:
    """Return "Nov 2026" for 2026-11; a year alone is returned unchanged."""
    name, _, year = show_month(month).rpartition(" ")
    return f"{name[:3]} {year}".strip()


def describe_edition(version: str | None, day: str | None) -> str:
    """Return "Edition 1.0, 21 November 2026"; unknown parts are left out, so it may be empty."""
    parts = (f"Edition {version}" if version else None, show_day(day) if day else None)
    return ", ".join(part for part in parts if part)
