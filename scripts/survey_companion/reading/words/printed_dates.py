"""Text → the year and month that it names.

Input: "2023.05", "May 2024", "ACL'23", "12(3): 14-20, 2019". Output: year, month, whether it is only a date.
"""

import re

from survey_companion.model.dates import MONTHS

# By full and short names, in small letters.
NUMBER_OF_MONTH = {
    form: number for number, name in enumerate(map(str.lower, MONTHS), 1) for form in (name, name[:3])
} | {"sept": 9}
YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_MONTH = rf"(?:{'|'.join(sorted(NUMBER_OF_MONTH, key=len, reverse=True))})\b\.?"
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_SEASON = rf"(?:{'|'.join(_SEASONS)})"
_SHORTEST = tuple(sorted({name[:3] for name in (*NUMBER_OF_MONTH, *_SEASONS)}))
_NUMBER_DATE = re.compile(
    rf"({YEAR})(?:\s?[./年년-]\s?(\d{{1,2}})(?:\s?[./月-]\s?\d{{1,2}})?)?\s*[年月日년월일]?(?:\s*\(?v\d+\)?)?"
)
_MONTH_FIRST = re.compile(rf"(\d{{1,2}})[./-]({YEAR})|\d{{1,2}}[./-](\d{{1,2}})[./-]({YEAR})")
_WORD_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+)?({_MONTH}|{_SEASON})[\s,'’./-]*(?:\d{{1,2}}(?:st|nd|rd|th)?[\s,]+)?({YEAR}|['’]\d\d)"
    rf"|({YEAR})[\s,./-]*({_MONTH})(?:\s*\d{{1,2}})?",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(rf"(?<![\d.])(?<!\d[–-])({YEAR})(?![\d–]|-\d|\.\d{{3}})")
_SHORT_YEAR = re.compile(
    r"(?:(?<=[A-Za-z])|(?<=[A-Za-z]\s)|(?<=[A-Za-z]-)|^)['’`]\s?(\d\d)(?!\d)|(?<=[A-Z]{3})-?(\d\d)(?!\d)|(?<=[A-Z]{3}\s)(\d\d)(?!\d|\.)"
)
_MASKED = re.compile(
    r"\b\d{4}\.\d{4,5}(?:v\d+)?\b|\bpp?\.\s*\d+(?:\s*[-–]+\s*\d+)?|\b\d+\s*\(\d{1,3}\)\s*:?\s*(?:\d+\s*[-–]+\s*\d+)?|:\s*\d+\s*[-–]+\s*\d+|\b\d+\s*[-–]+\s*\d+\b(?<!\d{4})"
)
_IN_MASKED = (".", "(", "-", "–")  # one of them is in all numbers that are no years
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ARXIV = re.compile(r"\b(?:arxiv\s*[:.]?\s*)?(\d{2})(\d{2})\.\d{4,5}(?:v\d+)?\b", re.IGNORECASE)


def find_date(  # noqa: PLR0911  (one for each form)
    text: str,
) -> tuple[int | None, int | None, bool]:
    """Return year and month that the text names, and whether it is nothing but a date."""
    bare = text.strip(" .,;:()[]【】（）<>-–`'’\"")
    if not any(map(str.isdigit, bare)):
        return None, None, False
    if found := _NUMBER_DATE.fullmatch(bare):
        return int(found[1]), _month(found[2]), True
    if found := _MONTH_FIRST.fullmatch(bare):
        return int(found[2] or found[4]), _month(found[1] or found[3]), True
    if found := _WORD_DATE.fullmatch(bare):
        return _full_year(found[2] or found[3]), _month_of(found[1] or found[4]), True
    masked = ADDRESS.sub(" ", text) if "://" in text or "." in text else text
    if any(sign in masked for sign in _IN_MASKED):
        masked = _MASKED.sub(" ", masked)
    years = [int(each) for each in _BARE_YEAR.findall(masked)]
    if _may_name_month(masked) and (found := _WORD_DATE.search(masked)):
        return (
            years[-1] if years else _full_year(found[2] or found[3]),
            _month_of(found[1] or found[4]),
            False,
        )
    if years:
        return years[-1], None, False
    if short := _SHORT_YEAR.search(masked):
        return _full_year(short[1] or short[2] or short[3]), None, False
    return None, None, False


def _may_name_month(text: str) -> bool:
    """Whether a slow search for months and seasons may find one."""
    lower = text.lower()
    return not text.isascii() or any(name in lower for name in _SHORTEST)


def arxiv_date(text: str) -> tuple[int | None, int | None]:
    """Return year and month of an arXiv number that stands in the text."""
    found = _ARXIV.search(text)
    if found and "07" <= found[1] <= "49" and "01" <= found[2] <= "12":
        return 2000 + int(found[1]), int(found[2])
    return None, None


def _full_year(text: str) -> int:
    digits = text.strip("'’ ")
    return int(digits) if len(digits) == 4 else (1900 if int(digits) > 60 else 2000) + int(digits)


def _month(text: str | None) -> int | None:
    return int(text) if text and 1 <= int(text) <= 12 else None


def _month_of(text: str | None) -> int | None:
    return NUMBER_OF_MONTH.get((text or "").casefold().strip("."))
