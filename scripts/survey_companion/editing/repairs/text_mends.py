"""Mends of damaged text: encoding and control characters.

Input: a `ListState`. Output: mends of single lines, after which the list reads as it did before.
"""

from collections.abc import Callable, Iterator

from survey_companion.editing.repairs.mends import Change, ListState, Mend
from survey_companion.model.problems import shorten
from survey_companion.reading.sources.source import MAX_LINE, repair_encoding, without_controls


def find_misread(state: ListState) -> Iterator[Mend]:
    """Yield the lines whose encoding can be repaired without loss."""
    yield from _each_line(state, _repair, "the text was once decoded wrongly")


def find_controls(state: ListState) -> Iterator[Mend]:
    """Yield the lines with control characters, or characters that reorder text."""
    yield from _each_line(
        state, without_controls, "invisible characters go, as they do when the list is read"
    )


def _repair(line: str) -> str:
    bare = without_controls(line)
    fixed = repair_encoding(bare)
    return fixed if fixed != bare else line


def _each_line(state: ListState, mend: Callable[[str], str], why: str) -> Iterator[Mend]:
    for path, text in state.texts.items():
        for number, line in enumerate(text.lines, 1):
            if (line.isascii() and line.isprintable()) or len(line) > MAX_LINE or not _is_decoded(line):
                continue
            if (new := mend(line)) != line:
                start = next((i for i, (a, b) in enumerate(zip(line, new, strict=False)) if a != b), len(new))
                shown = f"{shorten(line[start : start + 12], 20)} → {shorten(new[start : start + 12], 20)}"
                yield Mend(path=path, choices=(Change(lines={number: new}, reason=f"{why}: {shown}"),))


def _is_decoded(line: str) -> bool:
    """Whether no byte of the line is bad: what it stood for is not known."""
    return not any("\udc80" <= char <= "\udcff" for char in line)
