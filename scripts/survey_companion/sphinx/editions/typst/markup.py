"""Text → Typst code that can only show it.

Input: untrusted text. Output: code of https://typst.app/docs/reference/, in which text stands in string
literals alone. A string literal ends at a quotation mark and knows one escape, the backslash: with both
escaped, no text can become a command, a reference, a formula or a comment.
"""

import re
import unicodedata
from collections.abc import Iterable

_NO_CHARACTERS = "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
# Control characters, halves of characters, and marks that turn all that follows around; isolates may stay.
_UNPRINTABLE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\ufdd0-\ufdef\ufeff{_NO_CHARACTERS}]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # only one font knows what they mean
_SPACES = re.compile("[ \t\n\r\f]+")
_LONG = re.compile(r"\S{30,}")
_JOINTS = re.compile(r"(?<=[/.?&=#:;,_@+|-])(?=\w)")
_CUT = "\0"  # a line may end here; no text has it, and the template's `cut` leaves nothing to copy
_RUN = 24  # characters that may stand without such a place


def string(text: str) -> str:
    """Return a string literal; line breaks and tabs are kept."""
    clean = _PRIVATE.sub("\ufffd", _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text)))
    escaped = clean.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def words(text: str) -> str:
    """Return the code of running text: one space between words, and long ones can be broken."""
    softened = _LONG.sub(lambda found: soften(found[0]), _SPACES.sub(" ", text.replace(_CUT, "")))
    first, *rest = map(string, softened.split(_CUT))
    return block([first, *(part for piece in rest for part in ("cut", piece))]) if rest else first


def soften(word: str) -> str:
    """Return a long word with marks where a line may end: at its joints, else after so many characters."""
    pieces = _JOINTS.split(word)
    return _CUT.join(
        _CUT.join(piece[start : start + _RUN] for start in range(0, len(piece), _RUN)) for piece in pieces
    )


def block(parts: Iterable[str]) -> str:
    """Return several pieces of code as one piece of content."""
    kept = [part for part in parts if part]
    return "{" + "; ".join(kept) + "}" if kept else "[]"


def array(items: Iterable[str]) -> str:
    """Return an array of any length; without the last comma one item would be no array."""
    return "(" + "".join(f"{item}, " for item in items).rstrip(" ") + ")"


def dictionary(**named: str) -> str:
    """Return a dictionary that is not empty."""
    return "(" + ", ".join(f"{key}: {value}" for key, value in named.items()) + ")"


def call(name: str, *arguments: str, **named: str | None) -> str:
    """Return a call; `_` in a name stands for a hyphen, and what is None is left out."""
    options = [f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value is not None]
    return f"{name}({', '.join([*arguments, *options])})"


def strings(items: Iterable[str]) -> str:
    """Return an array of string literals."""
    return array(string(item) for item in items)


def flag(*, value: bool) -> str:
    """Return true or false."""
    return "true" if value else "false"
