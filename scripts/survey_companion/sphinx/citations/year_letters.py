"""Adds a letter after the year to works whose citations would be equal, as in "Doe et al. (2023b)".

Input: the entries of the bibliography in the order of the list of references, and the names in citations.
Output: an additional field in each entry that needs a letter, for all code that shows or compares entries.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from pybtex.database import Entry

_LETTER = "extradate"  # biblatex's name for it; https://ctan.org/pkg/biblatex, "extradate"
_NO_DATE = "n.d."


def letter_years(entries: Iterable[Entry], name: Callable[[Entry], str]) -> None:
    """Give entries of equal name and year the letters a, b, c … in the given order; remove other letters."""
    alike: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        entry.fields.pop(_LETTER, None)
        alike[name(entry), entry.fields.get("year", "")].append(entry)
    for group in alike.values():
        for number, entry in enumerate(group if len(group) > 1 else ()):
            entry.fields[_LETTER] = _count_in_letters(number)


def is_lettered(entry: Entry) -> bool:
    """Whether another work has the same names and the same year."""
    return _LETTER in entry.fields


def show_year(entry: Entry) -> str:
    """Return "2023", "2023b", or "n.d.-b" where the year is not known, as the APA's manual has it."""
    letter = entry.fields.get(_LETTER, "")
    return f"{entry.fields.get('year') or _NO_DATE + '-' * bool(letter)}{letter}"


def date_entry(entry: Entry) -> Entry:
    """Return the entry with the year as shown; the same object if that changes nothing."""
    if not is_lettered(entry):
        return entry
    fields = [*entry.fields.items(), ("year", show_year(entry))]
    dated = Entry(entry.type, dict(fields), dict(entry.persons))
    dated.key = entry.key
    return dated


def _count_in_letters(number: int) -> str:
    """Return a for 0, z for 25, aa for 26."""
    more, last = divmod(number, 26)
    return (_count_in_letters(more - 1) if more else "") + chr(ord("a") + last)
