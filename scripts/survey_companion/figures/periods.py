"""Groups months so that they fit on a time line.

Input: months since the year 0, and the largest number of groups. Output: positions and names of the groups.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from survey_companion.figures.census import name_month


@dataclass(frozen=True, kw_only=True, slots=True)
class Periods:
    """Months in groups of 1, 3 or 12."""

    months: int
    first: int
    count: int

    def index(self, month: int) -> int:
        """Return the 0-based position of a month's group."""
        return month // self.months - self.first

    def name(self, index: int) -> str:
        """Return "2023-05", "2023 Q2" or "2023"."""
        month = (self.first + index) * self.months
        names = {1: name_month(month), 3: f"{month // 12:04} Q{month % 12 // 3 + 1}"}
        return names.get(self.months, f"{month // 12:04}")

    def starts_year(self, index: int) -> bool:
        """Whether the group is the first one of a year."""
        return (self.first + index) * self.months % 12 == 0

    @property
    def noun(self) -> str:
        """Return "month", "quarter" or "year"."""
        return {1: "month", 3: "quarter"}.get(self.months, "year")


def divide(months: Sequence[int], limit: int) -> Periods:
    """Return the shortest periods that make at most `limit` groups; `months` must not be empty."""
    lengths = (1, 3, 12)
    first, last = min(months), max(months)
    fits = (each for each in lengths if last // each - first // each < limit)
    length = next(fits, lengths[-1])
    return Periods(months=length, first=first // length, count=last // length - first // length + 1)
