"""The bytes of a list ↔ its lines, so that one can be changed and the others stay as they are, to the byte.

Input: bytes. Output: bytes. Line ends, a mark at the start, the encoding and a missing last line end stay.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from survey_companion.reading.sources.encodings import NAMES, decode

_LINE = re.compile("\r\n|\r|\n")
_MARKS = {
    codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be",
}  # fmt: skip
_WIDE = ("utf-16-le", "utf-16-be")


class UnwritableListError(Exception):
    """The list cannot be changed without changing other bytes of it; the message says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListText:
    """A list as it is on disk."""

    mark: bytes  # the byte order mark; may be empty
    codec: str
    lines: tuple[str, ...]  # without line ends; the last may be empty
    ends: tuple[str, ...]  # one for each line; only the last is empty

    def encode(self) -> bytes:
        """Return the bytes.

        Raises:
            UnwritableListError: a letter does not exist in the encoding.
        """
        text = "".join(line + end for line, end in zip(self.lines, self.ends, strict=True))
        try:
            return self.mark + text.encode(self.codec, _errors(self.codec))
        except UnicodeEncodeError as error:
            letter = text[error.start]
            raise UnwritableListError(
                f"{letter!r} (U+{ord(letter):04X}) cannot be written in {self.codec}; save the list as UTF-8"
            ) from error

    def replace(self, start: int, end: int, lines: Sequence[str]) -> "ListText":
        """Return the text with the lines from the 1-based `start` up to, not including, `end` replaced."""
        first, last = start - 1, end - 1
        usual = self._usual_end
        before, ends = list(self.lines), list(self.ends)
        if lines and first == len(before) and before and not ends[-1]:  # the last line had no end
            ends[-1] = usual
            new_ends = [*([usual] * (len(lines) - 1)), ""]
        elif lines and last > first and not ends[last - 1]:
            new_ends = [*([usual] * (len(lines) - 1)), ""]
        else:
            new_ends = [usual] * len(lines)
        before[first:last] = lines
        ends[first:last] = new_ends
        return ListText(mark=self.mark, codec=self.codec, lines=tuple(before), ends=tuple(ends))

    @property
    def _usual_end(self) -> str:
        found = [each for each in self.ends if each]
        return max(dict.fromkeys(found), key=found.count) if found else "\n"


def split_text(data: bytes) -> ListText:
    """Return the lines of the bytes.

    Raises:
        UnwritableListError: the bytes are no text, or would not come out as they are.
    """
    mark, codec = _find_codec(data)
    try:
        text = data[len(mark) :].decode(codec, _errors(codec))
    except UnicodeDecodeError as error:
        raise UnwritableListError("its encoding is not known; save the list as UTF-8") from error
    if text.encode(codec, _errors(codec)) != data[len(mark) :]:
        raise UnwritableListError(f"it cannot be written as it is in {codec}; save the list as UTF-8")
    ends = [found[0] for found in _LINE.finditer(text)]
    lines = _LINE.split(text)
    if not lines[-1]:
        lines.pop()
    else:
        ends.append("")
    return ListText(mark=mark, codec=codec, lines=tuple(lines), ends=tuple(ends))


def _find_codec(data: bytes) -> tuple[bytes, str]:
    for mark, codec in _MARKS.items():
        if data.startswith(mark):
            return mark, codec
    decoded = decode(data)
    if decoded is None:
        raise UnwritableListError("it is no text")
    if decoded.encoding is None:
        return b"", "utf-8"
    for codec in (*NAMES, *_WIDE):
        if _decodes(data, codec, decoded.text):
            return b"", codec
    raise UnwritableListError(f"its encoding, {decoded.encoding}, is not known; save the list as UTF-8")


def _decodes(data: bytes, codec: str, text: str) -> bool:
    try:
        return data.decode(codec) == text
    except UnicodeDecodeError:
        return False


def _errors(codec: str) -> str:
    """Return how bad bytes are kept: in UTF-8, as they are."""
    return "surrogateescape" if codec == "utf-8" else "strict"
