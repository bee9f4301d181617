"""How days, months and editions are written, and the file name of the feed.

Input and output: text. The Sphinx extensions use it too, so it imports no records.
"""

from datetime import date

FEED = "changes.atom"

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def is_date(text: str) -> bool:
    """Whether the text is a day as YYYY-MM-DD; other spellings of ISO 8601 are not accepted."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def show_day(day: str) -> str:
    """Return "21 November 2026" for 2026-11-21; text that is no day is returned unchanged."""
    if not is_date(day):
        return day
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def show_month(month: str) -> str:
    """Return "November 2026" for 2026-11; a year alone is returned unchanged."""
    year, _, number = month.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}" if number else year


def shorten_month(month: str) -> str:
    """Return "Nov 2026" for 2026-11; a year alone is returned unchanged."""
    name, _, year = show_month(month).rpartition(" ")
    return f"{name[:3]} {year}".strip()


def describe_edition(version: str | None, day: str | None) -> str:
    """Return "Edition 1.0, 21 November 2026"; unknown parts are left out, so it may be empty."""
    parts = (f"Edition {version}" if version else None, show_day(day) if day else None)
    return ", ".join(part for part in parts if part)
