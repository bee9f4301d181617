"""Bytes of a catalogue → lines of clean text, with a problem for every repair.

Input: the file's bytes. Output: a `Source`, which `blocks` reads next.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem, SurveyError
from survey_companion.reading.sources.encodings import decode
from survey_companion.reading.sources.source_forms import Form, tell_form

MAX_LINE = 20_000  # characters; the longest line of a real list is under 2,000
MAX_JSON_LINE = 4_000_000  # a program may write a whole table in one line

# All characters of Unicode's category Cc except tab, and the invisible ones that reorder text.
# Isolates and joiners are allowed: Persian, Indic scripts and emoji need them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]")

# The limit of https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format, far above what any script needs.
# Without a limit, the time of normalising grows with the square of the number of marks.
MOST_MARKS = 30
_MAY_BE_MARKS = re.compile(f"[^\x00-\u02ff]{{{MOST_MARKS + 1},}}")

_BAD_BYTE = re.compile("[\udc80-\udcff]")  # Python's "surrogateescape" for a byte that is not UTF-8
# The first two bytes of a UTF-8 character, decoded as cp1252 or Latin-1.
_MISREAD = re.compile("[Â-ô][\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LOST = "ï¿½"  # U+FFFD, which stands for a lost character, encoded in UTF-8 and decoded as cp1252
_REPLACED = "\ufffd"

# What git writes between the two sides of a conflict: https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
_FIRST_MARK = re.compile("<{7} .")
_FURTHER_MARKS = re.compile(r"(?:={7}|\|{7}(?: .*)?|>{7}(?: .*)?)\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A catalogue's text, ready to be parsed; line numbers are those of the file."""

    path: str
    lines: tuple[str, ...]  # without line ends
    unread: frozenset[int]  # 1-based lines that were made empty because they could not be read
    problems: tuple[Problem, ...]  # in file order
    form: Form = Form.MARKDOWN

    @property
    def text(self) -> str:
        """Return the lines as one text that ends in a line feed."""
        return "\n".join(self.lines) + "\n"

    def locate(self, line: int, text: str = "") -> Location:
        """Return where `text` occurs in the 1-based line, or else where the line's text begins."""
        content = self.lines[line - 1] if line <= len(self.lines) else ""
        found = content.find(text) if text else -1
        column = found if found >= 0 else len(content) - len(content.lstrip())
        return Location(path=self.path, line=line, column=column + 1)


def decode_source(data: bytes, path: str) -> Source:
    """Return the text of a catalogue file.

    Raises:
        SurveyError: the bytes are no text at all.
    """
    problems: list[Problem] = []
    text = _decode(data, path, problems)
    form = tell_form(path, text)
    longest = MAX_LINE if form is not Form.JSON else MAX_JSON_LINE
    unread: set[int] = set()
    lines: list[str] = []
    is_conflict = False  # whether the line stands between the marks of a conflict
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        if len(line) > longest:
            unread.add(number)
            problems.append(_problem(Code.LONG_LINE, path, number, 0, f"{len(line):,} characters"))
            lines.append("")
            continue
        if _is_conflict_mark(line, is_inside=is_conflict):
            is_conflict = not line.startswith(">")
            unread.add(number)
            problems.append(_problem(Code.CONFLICT_MARK, path, number, 0, line))
            lines.append("")
            continue
        lines.append(line if line.isascii() and line.isprintable() else _clean(line, path, number, problems))
    if lines and not lines[-1]:
        lines.pop()
    return Source(
        path=path, lines=tuple(lines), unread=frozenset(unread), problems=tuple(problems), form=form
    )


def _is_conflict_mark(line: str, *, is_inside: bool) -> bool:
    """Whether a merge has written the line; only `<<<<<<<` is a mark by itself, as `=======` underlines."""
    return bool(_FIRST_MARK.match(line) or (is_inside and _FURTHER_MARKS.fullmatch(line)))


def _decode(data: bytes, path: str, problems: list[Problem]) -> str:
    decoded = decode(data)
    if decoded is None:
        raise SurveyError(_problem(Code.UNREADABLE_FILE, path, 1, 0, "binary data"))
    if decoded.encoding is not None:
        problems.append(_problem(Code.READ_AS, path, 1, 0, decoded.encoding))
    return decoded.text


def _clean(line: str, path: str, number: int, problems: list[Problem]) -> str:
    """Return the line without bad bytes, control characters and repairable mojibake."""
    if (lost := line.find(_REPLACED)) >= 0:
        problems.append(_problem(Code.DAMAGED_ENCODING, path, number, lost, line[lost : lost + 40]))
    if bad := _BAD_BYTE.search(line):
        column = bad.start()
        problems.append(
            _problem(Code.INVALID_UTF8, path, number, column, f"byte 0x{ord(line[column]) & 0xFF:02x}")
        )
        line = _BAD_BYTE.sub("\ufffd", line)
    if found := _CONTROL.search(line):
        problems.append(
            _problem(Code.CONTROL_CHARACTER, path, number, found.start(), f"U+{ord(found[0]):04X}")
        )
        line = _CONTROL.sub("", line)
    line = _repair(line, path, number, problems)
    if (stack := find_stack(line)) is not None:
        letter = line[max(0, stack - 1) : stack + 3]
        problems.append(_problem(Code.STACKED_MARKS, path, number, stack, letter))
        line = _cut_stacks(line)
    return line


def without_controls(line: str) -> str:
    """Return a line without control characters and those that reorder text, as it is read."""
    return _CONTROL.sub("", line)


def repair_encoding(line: str) -> str:
    """Return a line as it is read where its text was once encoded in UTF-8 and decoded as something else."""
    return _repair(line, "", 1, [])


def clean_text(text: str) -> str:
    """Return a text that was decoded from escapes without what the lines of a list may not hold either."""
    if text.isascii() and text.isprintable():
        return text
    text = _CONTROL.sub("", text)
    return text if find_stack(text) is None else _cut_stacks(text)


def find_stack(text: str) -> int | None:
    """Return where more than `MOST_MARKS` combining marks are in a row; `None` if nowhere."""
    for found in _MAY_BE_MARKS.finditer(text):
        column = found.start()
        for is_mark, group in groupby(found[0], _is_mark):
            length = len(list(group))
            if is_mark and length > MOST_MARKS:
                return column
            column += length
    return None


def _cut_stacks(text: str) -> str:
    """Return the text with at most `MOST_MARKS` combining marks in a row."""
    runs = (list(group) for _, group in groupby(text, _is_mark))
    return "".join("".join(run[:MOST_MARKS] if _is_mark(run[0]) else run) for run in runs)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me"}


def _repair(line: str, path: str, number: int, problems: list[Problem]) -> str:
    """Return the line with mojibake (UTF-8 decoded as cp1252 or Latin-1) undone where that loses nothing."""
    if line.isascii() or not _looks_damaged(line):
        return line
    fixed = _undo(line)
    if fixed == line:  # one correct character prevents the repair of a whole line, so try word by word
        fixed = "".join(word if word.isascii() else _undo(word) for word in re.split(r"(\s+)", line))
    if fixed != line:
        column = next(i for i, (old, new) in enumerate(zip(line, fixed, strict=False)) if old != new)
        found = f"{line[column : column + 40]} for {fixed[column : column + 40]}"
        problems.append(_problem(Code.REPAIRED_ENCODING, path, number, column, found))
    if (lost := fixed.find(_LOST)) >= 0:
        problems.append(_problem(Code.DAMAGED_ENCODING, path, number, lost, fixed[lost:]))
    return fixed


def _looks_damaged(line: str) -> bool:
    if not _MISREAD.search(line):
        return False
    from ftfy.badness import is_bad  # ftfy takes 0.07 s to import; most lists never need it

    return is_bad(line) or _LOST in line


def _undo(text: str) -> str:
    """Return the text with its encoding repaired, or unchanged if the repair would lose something."""
    from ftfy import fix_encoding_and_explain

    fixed, plan = fix_encoding_and_explain(text)
    is_reversible = _reverse_repair(fixed, [(step.action, step.parameter) for step in plan or []]) == text
    return fixed if is_reversible and "\ufffd" not in fixed else text


def _reverse_repair(text: str, plan: list[tuple[str, str]]) -> str | None:
    """Return the text before a repair with these steps; `None` if a step cannot be reversed."""
    mixed: str | bytes = text
    try:
        for action, encoding in reversed(plan):
            if action == "decode" and isinstance(mixed, str):
                mixed = mixed.encode(encoding)
            elif action == "encode" and isinstance(mixed, bytes):
                mixed = mixed.decode(encoding)
            else:
                return None
    except UnicodeError:
        return None
    return mixed if isinstance(mixed, str) else None


def _problem(code: Code, path: str, line: int, offset: int, found: str) -> Problem:
    return Problem(code=code, location=Location(path=path, line=line, column=offset + 1), found=found)
