"""What can be wrong with an input, where, and what to do about it.

Every module reports bad input as `Problem` values and goes on.
`SurveyError` is raised only when nothing sensible can follow.
"""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Location:
    """A place in an input file; sorts in file order."""

    path: str  # as people type it: POSIX separators, relative where possible
    line: int  # 1-based
    column: int = 1  # 1-based, in characters

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(Enum):
    """How bad a problem is."""

    ERROR = "error"  # something the file says could not be carried over
    WARNING = "warning"  # everything was carried over, but some of it is doubtful


class Code(Enum):
    """Every kind of problem: name, severity, what is wrong, what was expected, what to do."""

    UNREADABLE_FILE = (
        "unreadable-file",
        Severity.ERROR,
        "the file cannot be read",
        "a UTF-8 text file",
        "check the path and how the file was saved",
    )
    INVALID_UTF8 = (
        "invalid-utf8",
        Severity.ERROR,
        "this line is not valid UTF-8",
        "UTF-8 text",
        "save the file as UTF-8; the bad bytes are shown as U+FFFD",
    )
    CONTROL_CHARACTER = (
        "control-character",
        Severity.WARNING,
        "a control character was removed",
        "visible text",
        "delete the character",
    )
    LONG_LINE = (
        "long-line",
        Severity.ERROR,
        "the line or paragraph is too long and was left out",
        "at most 20,000 characters",
        "break it, or remove what does not belong to the list",
    )
    REPAIRED_ENCODING = (
        "repaired-encoding",
        Severity.WARNING,
        "UTF-8 text was once read as another encoding; it was repaired for this run",
        "the repaired text",
        "save the repaired text in the file",
    )
    DAMAGED_ENCODING = (
        "damaged-encoding",
        Severity.WARNING,
        "characters were lost when this text was saved, and cannot be recovered",
        "the original characters",
        "look the name up and type it again",
    )
    INVALID_FRONT_MATTER = (
        "invalid-front-matter",
        Severity.ERROR,
        "the front matter cannot be used",
        "YAML with the fields title, short_title, authors, year, arxiv, edition, date, origin, source_url",
        "correct or remove it",
    )
    UNUSED_FRONT_MATTER = (
        "unused-front-matter",
        Severity.WARNING,
        "the front matter has a field that is not used",
        "title, short_title, authors, year, arxiv, edition, date, origin or source_url",
        "check its spelling, or leave it if another program needs it",
    )
    EMPTY_CATALOGUE = (
        "empty-catalogue",
        Severity.ERROR,
        "no paper and no data resource was found",
        "list items such as '- [2024] **Title.** *Authors* `Venue` [[paper](https://…)]' under headings",
        "check that this is the right file",
    )
    DUPLICATE_HEADING = (
        "duplicate-heading",
        Severity.WARNING,
        "another heading already has the address that this one would get, so it gets a number",
        "a different name for each section",
        "rename one, or join the two sections",
    )
    NO_SECTION = (
        "no-section",
        Severity.ERROR,
        "this entry stands before the first heading and has no section",
        "a heading above it",
        "move the entry under a heading",
    )
    UNREAD_LINE = (
        "unread-line",
        Severity.ERROR,
        "this line could not be read",
        "a heading, a list item or a paragraph, nested at most 20 deep",
        "check the line's indentation",
    )
    UNREAD_ITEM = (
        "unread-item",
        Severity.ERROR,
        "this list item is neither a paper nor a data resource",
        "the form of its neighbours",
        "complete the entry, or write it as a paragraph",
    )
    UNREAD_TABLE = (
        "unread-table",
        Severity.ERROR,
        "tables are not read",
        "one list item per paper or data resource",
        "turn the rows into list items",
    )
    HIDDEN_ENTRY = (
        "hidden-entry",
        Severity.ERROR,
        "this looks like an entry, but is not a list item of its own",
        "a line that starts with '- ', after a blank line where HTML or text stands above",
        "add the '- ' or the blank line",
    )
    UNCLOSED_MARKUP = (
        "unclosed-markup",
        Severity.ERROR,
        "an emphasis or code mark is not closed",
        "marks in pairs, as in **Title.**, *Authors* and `Venue`",
        "close the mark, or write a backslash before it",
    )
    UNCLOSED_LINK = (
        "unclosed-link",
        Severity.ERROR,
        "a link is not closed, or its brackets do not match",
        "[[label](https://…)]",
        "close the bracket",
    )
    UNUSABLE_LINK = (
        "unusable-link",
        Severity.ERROR,
        "this link is not a web address, so it was left out",
        "an address that starts with https://",
        "correct or remove the link",
    )
    HTML_LINK = (
        "html-link",
        Severity.ERROR,
        "a link or image written in HTML was left out",
        "[[label](https://…)]",
        "write the link in Markdown",
    )
    HTML_TAG = (
        "html-tag",
        Severity.WARNING,
        "an HTML tag inside an entry was left out; the text around it was kept",
        "Markdown",
        "remove the tag, or write &lt; for a < that belongs to the text",
    )
    DOUBTFUL_TITLE = (
        "doubtful-title",
        Severity.WARNING,
        "the title is not marked, so other parts of the line may have become part of it",
        "the title in **…**, in quotation marks or as a link",
        "mark the title",
    )
    MISSING_TITLE = (
        "missing-title",
        Severity.ERROR,
        "this entry has no title",
        "a title in **…**",
        "add the title",
    )
    UNREAD_YEAR = (
        "unread-year",
        Severity.WARNING,
        "this is not a year",
        "a four-digit year such as [2024]",
        "correct the year",
    )
    TWO_TITLES = (
        "two-titles",
        Severity.WARNING,
        "one link stands for works with different titles; they are kept apart",
        "one title for one link",
        "correct the wrong link or the wrong title",
    )
    TWO_IDENTIFIERS = (
        "two-identifiers",
        Severity.WARNING,
        "one title has two identifiers of the same kind; the listings are taken as one work",
        "one identifier for one work",
        "correct the wrong link",
    )
    LISTED_TWICE = (
        "listed-twice",
        Severity.WARNING,
        "this work is listed twice in one section",
        "one line for a work in each section",
        "remove one of the lines",
    )
    COPIES_DISAGREE = (
        "copies-disagree",
        Severity.WARNING,
        "listings of the same work disagree",
        "the same value on every line",
        "make the lines agree",
    )
    INVALID_TOML = (
        "invalid-toml",
        Severity.ERROR,
        "the file is not valid TOML",
        "TOML 1.0",
        "correct the syntax",
    )
    INVALID_FIELD = (
        "invalid-field",
        Severity.ERROR,
        "a field is missing, unknown or of the wrong kind",
        "the fields that the file's first lines describe",
        "correct the field",
    )
    UNLISTED_RECORD = (
        "unlisted-record",
        Severity.ERROR,
        "this record describes nothing that the catalogue lists",
        "the name of a listed data resource",
        "correct the name, or remove the record",
    )
    UNUSED_PROSE = (
        "unused-prose",
        Severity.ERROR,
        "no section has the address of this prose, so no page shows it",
        "the path of a section's page",
        "move the file to the section's address, which may have been renamed",
    )
    FOREIGN_FILE = (
        "foreign-file",
        Severity.ERROR,
        "a file that a person wrote stands where a page would be written; it was left alone",
        "no file there, or one that this program wrote",
        "move the file away",
    )

    def __init__(self, slug: str, severity: Severity, wrong: str, expected: str, advice: str) -> None:
        self.slug = slug
        self.severity = severity
        self.wrong = wrong
        self.expected = expected
        self.advice = advice


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong at one place."""

    code: Code
    location: Location
    found: str  # the offending text or value, as the file has it
    wrong: str | None = None  # replaces the code's sentence where a more exact one is known
    expected: str | None = None  # likewise

    @property
    def severity(self) -> Severity:
        """Return how bad it is."""
        return self.code.severity

    @property
    def summary(self) -> str:
        """What is wrong, with the value, in one line without the place."""
        return f"{self.wrong or self.code.wrong}: {shorten(self.found)}"

    def __str__(self) -> str:
        return (
            f"{self.location}: {self.severity.value} {self.code.slug}: {self.summary}"
            f"; expected {self.expected or self.code.expected}; {self.code.advice}"
        )


class SurveyError(Exception):
    """Nothing sensible can follow; carries the problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def shorten(text: str, width: int = 120) -> str:
    """Return the text on one line of at most `width` characters, control characters made visible."""
    line = " ".join(text[: 4 * width].split())
    shown = line
    if not line.isprintable():
        shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in line)
    return shown if len(shown) <= width else shown[: width - 1] + "…"
