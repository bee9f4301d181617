"""What can be wrong with an input, where, and what to do about it.

Every module reports bad input as `Problem` values and goes on.
`SurveyError` is raised only when nothing sensible can follow.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath

from survey_companion.model.characters import is_visible
from survey_companion.model.problem_kinds import Code, Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """A place in an input file."""

    path: str  # as people type it: POSIX separators, relative where possible
    line: int  # 1-based
    column: int = 1  # 1-based, in characters

    @property
    def order(self) -> tuple[str, int, int]:
        """Return what sorts places in file order."""
        return self.path, self.line, self.column

    @property
    def spot(self) -> "Spot":
        """Return the line, whatever the column."""
        return self.path, self.line

    def seen_from(self, place: "Location") -> str:
        """Return "line 12", with the file's name where that is another file than the place's."""
        if self.path == place.path:
            return f"line {self.line}"
        # Pages show this, too, and are to be the same whatever folder a command was started in.
        return f"line {self.line} of {show(PurePosixPath(self.path).name)}"

    def __str__(self) -> str:
        return f"{show(self.path)}:{self.line}:{self.column}"


Spot = tuple[str, int]  # path and 1-based line


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong at one place."""

    code: Code
    location: Location
    found: str  # the offending text or value, as the file has it
    wrong: str | None = None  # replaces the code's sentence where a more exact one is known
    expected: str | None = None  # likewise
    settled: str | None = None  # what settles it: the place of a record, and why
    about: str | None = None  # the key, slug or anchor of what it is about

    @property
    def severity(self) -> Severity:
        """Return how bad it is."""
        return self.code.severity

    @property
    def is_open(self) -> bool:
        """Whether it asks somebody to do something: not settled, and more than a notice."""
        return self.settled is None and self.severity is not Severity.NOTICE

    @property
    def summary(self) -> str:
        """What is wrong, with the value, in one line without the place."""
        return f"{self.wrong or self.code.wrong}: {shorten(self.found, 240)}"

    def __str__(self) -> str:
        return f"{self.location}: {self.severity.value} {self.code.slug}: {self.summary}" + (
            f"; settled by {self.settled}"
            if self.settled
            else f"; expected {self.expected or self.code.expected}; {self.code.advice}"
        )


class SurveyError(Exception):
    """Nothing sensible can follow; carries the problem to show, and others of the same file."""

    def __init__(self, problem: Problem, *others: Problem) -> None:
        super().__init__("\n".join(map(str, (problem, *others))))
        self.problem = problem


def shorten(text: str, width: int = 120) -> str:
    """Return the text on one line of at most `width` characters, control characters made visible."""
    shown = show(" ".join(text[: 4 * width].split()))
    return shown if len(shown) <= width else shown[: width - 1] + "…"


def show(text: str) -> str:
    """Return the text with control characters, and bytes that are no text, made visible."""
    if is_visible(text):
        return text
    return "".join(char if is_visible(char) else f"\\u{ord(char):04x}" for char in text)
