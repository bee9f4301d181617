"""What editions are called: their days and months, their versions, and the feed that tells of them.

Input and output: text. The site needs no more of editions than this, so it needs no records to know it.
"""

from datetime import date

FEED = "changes.atom"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def is_date(text: str) -> bool:
    """Return whether the text is a day as YYYY-MM-DD; the other spellings of ISO 8601 are not."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def show_day(day: str) -> str:
    """Return "21 November 2026" for 2026-11-21, and any other text as it is."""
    if not is_date(day):
        return day
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def show_month(month: str) -> str:
    """Return "November 2026" for 2026-11, and a year as it is."""
    year, _, number = month.partition("-")
    return f"{_MONTHS[int(number) - 1]} {year}" if number else year


def shorten_month(month: str) -> str:
    """Return "Nov 2026" for 2026-11, and a year as it is."""
    name, _, year = show_month(month).rpartition(" ")
    return f"{name[:3]} {year}".strip()


def describe_edition(version: str | None, day: str | None) -> str:
    """Return "Edition 1.0, 21 November 2026", as much of it as is known; may be empty."""
    parts = (f"Edition {version}" if version else None, show_day(day) if day else None)
    return ", ".join(part for part in parts if part)
