"""A problem of an input: what is wrong, where, and what to do about it.

Every module reports bad input as `Problem` values and continues.
`SurveyError` is raised only if continuing makes no sense, such as when the list cannot be read at all.
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
        """Return a key that sorts locations in file order."""
        return self.path, self.line, self.column

    @property
    def spot(self) -> "Spot":
        """Return path and line, without the column."""
        return self.path, self.line

    def seen_from(self, place: "Location") -> str:
        """Return "line 12", or "line 12 of works.toml" if `place` is in another file."""
        if self.path == place.path:
            return f"line {self.line}"
        # Only the file's name: pages show this too, and must not depend on the folder a command starts in.
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
    wrong: str | None = None  # a more exact sentence than that of the code; None: that of the code
    expected: str | None = None  # likewise
    settled: str | None = None  # the location of the record that settles it, and the reason given there
    about: str | None = None  # citation key, resource slug or section anchor

    @property
    def severity(self) -> Severity:
        """Return the severity of its kind."""
        return self.code.severity

    @property
    def is_open(self) -> bool:
        """Whether somebody should act: it is not settled, and more than a notice."""
        return self.settled is None and self.severity is not Severity.NOTICE

    @property
    def summary(self) -> str:
        """Return what is wrong, and the value, in one line without the location."""
        return f"{self.wrong or self.code.wrong}: {shorten(self.found, 240)}"

    def __str__(self) -> str:
        return f"{self.location}: {self.severity.value} {self.code.slug}: {self.summary}" + (
            f"; settled by {self.settled}"
            if self.settled
            else f"; expected {self.expected or self.code.expected}; {self.code.advice}"
        )


class SurveyError(Exception):
    """Raised where continuing makes no sense; carries the problem to show, and others of the same file."""

    def __init__(self, problem: Problem, *others: Problem) -> None:
        super().__init__("\n".join(map(str, (problem, *others))))
        self.problem = problem
        self.problems = (problem, *others)


def shorten(text: str, width: int = 120) -> str:
    """Return the text on one line of at most `width` characters, with invisible characters escaped."""
    shown = show(" ".join(text[: 4 * width].split()))
    return shown if len(shown) <= width else shown[: width - 1] + "…"


def show(text: str) -> str:
    """Return the text with control characters, other invisible ones and undecodable bytes escaped."""
    if is_visible(text):
        return text
    return "".join(char if is_visible(char) else f"\\u{ord(char):04x}" for char in text)
