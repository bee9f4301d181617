"""The text of a BibTeX file → its entries, with their lines, and what is wrong with them.

Input: lines. Output: a `BibFile`. pybtex reads each entry by itself, so that one which is not closed does not
swallow those after it, and no text takes more than linear time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.scanner import PrematureEOF, PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict

LONGEST = 50_000  # characters of an entry; pybtex may search them a hundred times
_START = re.compile(r"\s*@\s*([A-Za-z]+)\s*[{(]")
_NO_ENTRIES = frozenset({"string", "preamble", "comment"})
_MOST_FAULTS = 10  # of what begins in one line


_Field = tuple[str, list[str]]  # its name, and the parts of its value


@dataclass(frozen=True, kw_only=True, slots=True)
class BibEntry:
    """An entry as written; its values are LaTeX."""

    type: str  # in lower case
    key: str
    fields: Mapping[str, str]  # by name in lower case; of two with one name the first
    lines: tuple[int, ...]  # 1-based


@dataclass(frozen=True, kw_only=True, slots=True)
class BibFault:
    """Something that BibTeX cannot read."""

    line: int  # 1-based
    column: int  # 1-based
    found: str
    wrong: str


@dataclass(kw_only=True, slots=True)
class BibFile:
    """What a BibTeX file holds, in file order."""

    entries: list[BibEntry] = field(default_factory=list)
    faults: list[BibFault] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)  # lines of what looks like an entry and is none


def parse_bibtex(lines: Sequence[str]) -> BibFile:
    """Return the entries in the lines; other text, such as comments, is left out."""
    found = BibFile()
    macros = CaseInsensitiveDict(month_names)
    for first, chunk in _cut(lines):
        text = "\n".join(chunk)
        if len(text) > LONGEST:
            fault = BibFault(
                line=first, column=1, found=f"{len(text):,} characters", wrong="the entry is too long"
            )
            found.faults.append(fault)
            found.unread += range(first, first + len(chunk))
        else:
            _Reader(found, first, text, macros).read()
    return found


def _cut(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the lines from one that begins an entry up to the next, with the number of the first."""
    starts = [number for number, line in enumerate(lines) if "@" in line and _START.match(line)]
    for start, end in pairwise([*starts, len(lines)]):
        yield start + 1, lines[start:end]


class _Reader:
    """Reads what begins in one line: usually one entry."""

    def __init__(self, found: BibFile, first: int, text: str, macros: CaseInsensitiveDict) -> None:
        self._found = found
        self._first = first
        self._text = text
        self._faults: list[BibFault] = []
        self._parser = LowLevelParser(text, macros=macros, handle_error=self._handle)

    def read(self) -> None:
        last = self._first - 1
        try:
            for command, body in self._parser:
                start = self._first + self._text.count("\n", 0, self._parser.command_start)
                last = self._first + self._text.count("\n", 0, self._parser.pos)
                if command.lower() not in _NO_ENTRIES:
                    if self._faults:  # what follows the fault may belong to it
                        last = self._end()
                    self._take(command.lower(), body, tuple(range(start, last + 1)))
        except PybtexSyntaxError:
            self._found.unread += range(last + 1, self._end() + 1)
        else:
            if self._faults and last < self._first:
                self._found.unread += range(self._first, self._end() + 1)
        self._found.faults += self._faults[:1]

    def _end(self) -> int:
        """Return the last line with text."""
        return self._first + self._text.rstrip().count("\n")

    def _take(self, kind: str, body: tuple[str | None, list[_Field]], lines: tuple[int, ...]) -> None:
        key, values = body
        fields: dict[str, str] = {}
        for name, parts in values:
            text = " ".join("".join(parts).split())
            if text:
                fields.setdefault(name.lower(), text)
        self._found.entries.append(BibEntry(type=kind, key=key or "", fields=fields, lines=lines))

    def _handle(self, error: PybtexSyntaxError) -> None:
        """Note the fault; the parser then goes on with what it has of the entry."""
        start = self._parser.command_start or 0
        if not _START.match(self._text, start):
            return  # an @ in a comment
        place = start if isinstance(error, PrematureEOF) else self._parser.pos
        begin = self._text.rfind("\n", 0, place) + 1
        line, column = self._first + self._text.count("\n", 0, place), place - begin + 1
        text = self._text[begin:].partition("\n")[0]
        message = str(error.args[0]) if error.args else "it cannot be read"
        if isinstance(error, UndefinedMacro):
            wrong = "the string is not defined, so it is empty"
            column = max(1, column - len(message))  # the parser stands behind its name
            self._found.faults.append(BibFault(line=line, column=column, found=message, wrong=wrong))
            return
        wrong = f"the rest of this entry cannot be read: {message}"
        self._faults.append(BibFault(line=line, column=column, found=text.strip(), wrong=wrong))
        if len(self._faults) >= _MOST_FAULTS:
            raise error
