"""Untrusted text → Typst code that shows it literally.

Input: untrusted text. Output: code (https://typst.app/docs/reference/) with text only in string literals.
A string literal ends at a quotation mark and has one escape, the backslash; as both are escaped, no text can
become a command, a reference, a formula or a comment.
"""

import re
import unicodedata
from collections.abc import Iterable

_NO_CHARACTERS = "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
# Control characters, surrogates, and marks that reorder all following text; isolates are allowed.
_UNPRINTABLE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\ufdd0-\ufdef\ufeff{_NO_CHARACTERS}]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # their meaning depends on the font
_SPACES = re.compile("[ \t\n\r\f]+")
_LONG = re.compile(r"\S{30,}")
_JOINTS = re.compile(r"(?<=[/.?&=#:;,_@+|-])(?=\w)")
_CUT = "\0"  # a possible line break; never in text, and the template's `cut` makes it invisible for copying
_RUN = 24  # longest run of characters without a possible line break


def string(text: str) -> str:
    """Return a string literal; line breaks and tabs are kept."""
    clean = _PRIVATE.sub("\ufffd", _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text)))
    escaped = clean.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def words(text: str) -> str:
    """Return the code of running text, with one space between words; long words can be broken."""
    softened = _LONG.sub(lambda found: soften(found[0]), _SPACES.sub(" ", text.replace(_CUT, "")))
    first, *rest = map(string, softened.split(_CUT))
    return block([first, *(part for piece in rest for part in ("cut", piece))]) if rest else first


def soften(word: str) -> str:
    """Return a long word with possible line breaks: at punctuation, or else after `_RUN` characters."""
    pieces = _JOINTS.split(word)
    return _CUT.join(
        _CUT.join(piece[start : start + _RUN] for start in range(0, len(piece), _RUN)) for piece in pieces
    )


def block(parts: Iterable[str]) -> str:
    """Return several pieces of code as one piece of content."""
    kept = [part for part in parts if part]
    return "{" + "; ".join(kept) + "}" if kept else "[]"


def array(items: Iterable[str]) -> str:
    """Return an array of any length; the last comma is needed for an array of one item."""
    return "(" + "".join(f"{item}, " for item in items).rstrip(" ") + ")"


def dictionary(**named: str) -> str:
    """Return a dictionary that is not empty."""
    return "(" + ", ".join(f"{key}: {value}" for key, value in named.items()) + ")"


def call(name: str, *arguments: str, **named: str | None) -> str:
    """Return a call; `_` in a name becomes a hyphen, and arguments that are None are left out."""
    options = [f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value is not None]
    return f"{name}({', '.join([*arguments, *options])})"


def strings(items: Iterable[str]) -> str:
    """Return an array of string literals."""
    return array(string(item) for item in items)


def flag(*, value: bool) -> str:
    """Return true or false."""
    return "true" if value else "false"
