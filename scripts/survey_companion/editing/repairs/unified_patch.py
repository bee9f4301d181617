"""What was mended for one cause → a patch that `git apply` accepts, with the reason beside each hunk.

Input: a `Step`, and the path of each list in the patch. Output: bytes; the lines are as the list has them.
The form is that of https://git-scm.com/docs/diff-format: git ignores what stands before the first header and
behind the second @@ of a hunk, so reasons stand there. Nothing that a list says can end a hunk, because git
counts lines, and each line of the list stands behind a blank, a minus or a plus.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey_companion.editing.lists.list_text import ListText
from survey_companion.editing.repairs.mending import Step
from survey_companion.editing.repairs.mends import Change
from survey_companion.model.problems import show

HEAD = "survey fix: "  # what each patch begins with
_CONTEXT = 1  # lines; git needs one, and with more of them one hunk would hold many changes
_NO_END = b"\n\\ No newline at end of file\n"
_PLAIN_NAME = re.compile(r"[!#-\[\]-~]+(?: +[!#-\[\]-~]+)*", re.ASCII)


class UnpatchableError(Exception):
    """The encoding of the list has line ends that patches do not know."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A line of a hunk."""

    sign: bytes  # b" ", b"-" or b"+"
    text: bytes  # with its line end, if it has one
    number: int  # of the line before, 1-based; of one that is new: of that before which it stands


def render_patch(step: Step, names: Mapping[str, str]) -> bytes:
    """Return the patch of a step.

    Raises:
        UnpatchableError: a list is in UTF-16 or UTF-32.
    """
    number = len(step.changes)
    places = "1 place" if number == 1 else f"{number:,} places"
    parts = [f"{HEAD}{step.cause.slug}: {step.cause.sentence} ({places})\n".encode()]
    for path in dict.fromkeys(path for path, _ in step.changes):
        changes = [change for each, change in step.changes if each == path]
        parts.append(
            _render_file(names[path], step.before[path], step.after[path], changes, step.cause.moves)
        )
    return b"".join(parts)


def _render_file(
    name: str, before: ListText, after: ListText, changes: Sequence[Change], moves: bool
) -> bytes:
    if before.codec.startswith(("utf-16", "utf-32")):
        raise UnpatchableError(f"no patch can change a file in {before.codec.upper()}; use --write")
    old, new = quote_path(f"a/{name}"), quote_path(f"b/{name}")
    head = f"diff --git {old} {new}\n--- {_in_header(old)}\n+++ {_in_header(new)}\n".encode()
    reasons = {min(change.lines): show(" ".join(change.reason.split())) for change in changes}
    return head + b"".join(_render_hunks(_compare(before, after, changes, moves), reasons))


def quote_path(path: str) -> str:
    """Return the path as git writes it in a patch: in quotation marks if it has unusual characters."""
    if _PLAIN_NAME.fullmatch(path):
        return path
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    data = path.encode("utf-8", "surrogateescape")
    shown = (escapes.get(chr(byte)) or (chr(byte) if 31 < byte < 127 else f"\\{byte:03o}") for byte in data)
    return f'"{"".join(shown)}"'


def _in_header(name: str) -> str:
    """Return the name with a tab behind it if it has blanks, which would end it for other programs."""
    return f"{name}\t" if " " in name and not name.startswith('"') else name


# -- lines


def _compare(before: ListText, after: ListText, changes: Sequence[Change], moves: bool) -> list[_Line]:
    """Return every line of the list, kept, removed or new."""
    if any(
        end == "\r" for end in before.ends
    ):  # for git they are no line ends, so that lines differ from ours
        return _whole(before.encode(), after.encode())
    changed = {number: line for change in changes for number, line in change.lines.items()}
    if before.mark and changed.get(1, "") is None:  # the mark is now before another line
        return _whole(before.encode(), after.encode())
    old = [_encode(before, number) for number in range(len(before.lines))]
    old[:1] = [before.mark + each for each in old[:1]]
    if moves:
        new = [_encode(after, number) for number in range(len(after.lines))]
        new[:1] = [after.mark + each for each in new[:1]]
        return list(_moved(old, new))
    return list(_replaced(before, old, changed))


def _encode(text: ListText, number: int) -> bytes:
    one = ListText(mark=b"", codec=text.codec, lines=(text.lines[number],), ends=(text.ends[number],))
    return one.encode()


def _whole(old: bytes, new: bytes) -> list[_Line]:
    lines = _split(old)
    gone = [_Line(sign=b"-", text=line, number=number) for number, line in enumerate(lines, 1)]
    return [*gone, *(_Line(sign=b"+", text=line, number=len(lines) + 1) for line in _split(new))]


def _split(data: bytes) -> list[bytes]:
    """Return the lines as git counts them."""
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _replaced(before: ListText, old: Sequence[bytes], changed: Mapping[int, str | None]) -> Iterator[_Line]:
    for number, line in enumerate(old, 1):
        if number not in changed:
            yield _Line(sign=b" ", text=line, number=number)
            continue
        yield _Line(sign=b"-", text=line, number=number)
        if (new := changed[number]) is not None:
            text = ListText(mark=b"", codec=before.codec, lines=(new,), ends=(before.ends[number - 1],))
            mark = before.mark if number == 1 else b""
            yield _Line(sign=b"+", text=mark + text.encode(), number=number)


def _moved(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[_Line]:
    """Yield the lines of a text and of the same lines in another order; as few as possible move."""
    places: dict[bytes, list[int]] = {}
    for number, line in reversed(list(enumerate(old))):
        places.setdefault(line, []).append(number)
    origins = [found.pop() if (found := places.get(line)) else -1 for line in new]
    kept = set(_longest_rise([each for each in origins if each >= 0]))
    at = 0
    for line, origin in zip(new, origins, strict=True):
        if origin in kept:
            yield from (_Line(sign=b"-", text=old[each], number=each + 1) for each in range(at, origin))
            yield _Line(sign=b" ", text=line, number=origin + 1)
            at = origin + 1
        else:
            yield _Line(sign=b"+", text=line, number=at + 1)
    yield from (_Line(sign=b"-", text=old[each], number=each + 1) for each in range(at, len(old)))


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the longest part of the numbers, in their order, that only rises."""
    ends: list[int] = []  # the least number that ends a rise of each length
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    rise: list[int] = []
    last: int | None = ends[-1] if ends else None
    while last is not None:
        rise.append(last)
        last = before[last]
    return rise[::-1]


# -- hunks


def _render_hunks(lines: Sequence[_Line], reasons: Mapping[int, str]) -> Iterator[bytes]:
    """Yield each hunk with the reasons of what it changes."""
    shift, why = 0, ""
    for start, end in _stretches(lines):
        hunk = lines[start:end]
        gone, come = (sum(line.sign != sign for line in hunk) for sign in (b"+", b"-"))
        first = hunk[0].number
        at = (first if gone else first - 1), (first + shift if come else first + shift - 1)
        changed = {line.number for line in hunk if line.sign != b" "}
        own = [f"line {number}: {reasons[number]}" for number in sorted(changed & reasons.keys())]
        why = "; ".join(own) or why  # the lines of one change may be far apart
        yield f"@@ -{at[0]},{gone} +{at[1]},{come} @@ {why}\n".encode()
        for line in hunk:
            yield line.sign + (line.text if line.text.endswith(b"\n") else line.text + _NO_END)
        shift += come - gone


def _stretches(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of changed lines, with those around them."""
    start = end = -1
    for place, line in enumerate(lines):
        if line.sign == b" ":
            continue
        if start >= 0 and place - end >= _CONTEXT:
            yield start, min(end, len(lines))
            start = -1
        if start < 0:
            start = max(0, place - _CONTEXT, end)
        end = place + 1 + _CONTEXT
    if start >= 0:
        yield start, min(end, len(lines))
