"""Bytes of a file → its text, and the name of its encoding if that is not UTF-8.

Input: the file's bytes. Output: a `Decoded`; `source` cleans its lines.
charset-normalizer says which encodings are possible and how messy the text is in each; a few bytes are
possible in many, so what is common in each script decides among them.
"""

import re
import unicodedata
from dataclasses import dataclass

# In the order of preference among equals: that of the number of lists that are kept in each.
NAMES = {
    "cp1252": "Windows-1252 (Latin-1)",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "cp1250": "Windows-1250 (Latin-2)",
    "cp1251": "Windows-1251 (Cyrillic)",
}
_MARKS = (  # the longer first
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_SAMPLE = 1 << 16  # bytes of lines with letters beyond ASCII; more of them say nothing new
_LEAST = 0.4  # plausibility of the best encoding

_ASCII = bytes(range(128))
_STRANGE_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")
_BINARY = "".join(map(chr, (*range(9), *range(0x0E, 0x1B))))


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str  # bytes that are not in the encoding are lone surrogates, as "surrogateescape" makes them
    encoding: str | None = None  # its name, for a message; None: UTF-8


def decode(data: bytes) -> Decoded | None:
    """Return the text of the bytes; `None` if they are no text.

    A few bad bytes in a text that is UTF-8 otherwise are damage, and no other encoding.
    """
    for mark, wide, name in _MARKS:
        if data.startswith(mark):
            return _decode_wide(data, wide, name)
    if codec := _unmarked_utf16(data):
        return _decode_wide(data, codec, "UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="surrogateescape")
        if not is_binary(text) and _is_other_than_utf8(data) and (found := _recognise(data)):
            return Decoded(text=data.decode(found), encoding=NAMES[found])
    return None if is_binary(text) else Decoded(text=text)


def is_binary(text: str) -> bool:
    """Whether more than a few characters are ones that no text has."""
    strange = sum(map(text.count, _BINARY))
    return strange > 4 and strange * 100 > len(text)


def _is_other_than_utf8(data: bytes) -> bool:
    """Whether more bytes beyond ASCII are bad UTF-8 than there are good characters of it."""
    beyond = len(data.translate(None, _ASCII))
    good = data.decode("utf-8", errors="ignore")
    ascii_length = len(data) - beyond
    bad = beyond - (len(good.encode("utf-8")) - ascii_length)
    return bad > len(good) - ascii_length


def _decode_wide(data: bytes, codec: str, name: str) -> Decoded | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if is_binary(text) else Decoded(text=text.removeprefix("\ufeff"), encoding=name)


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a byte order mark: every second byte of ASCII letters is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even == 0 and 2 * odd > half:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 and 2 * even > half else None


def _recognise(data: bytes) -> str | None:
    """Return the most plausible codec for bytes that are not UTF-8; `None` if none fits the whole file."""
    from charset_normalizer import from_bytes  # it takes 0.05 s to import; nearly all lists never need it

    lines, size = [], 0
    for found in _STRANGE_LINE.finditer(data):
        lines.append(found[0])
        size += len(found[0])
        if size > _SAMPLE:
            break
    sample = b"".join(lines)[:_SAMPLE]
    best, most = None, _LEAST
    for codec in NAMES:
        if not _fits(data, codec):
            continue
        match = from_bytes(sample, cp_isolation=[codec], threshold=1.0, enable_fallback=False).best()
        if match is None:
            continue
        points = _plausibility(sample.decode(codec, errors="replace"), codec)
        points += 0.2 * match.coherence - 0.5 * match.chaos + (0.05 if _is_all_hangul(sample, codec) else 0.0)
        if points > most + 0.02:
            best, most = codec, points
    return best


def _fits(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _is_all_hangul(sample: bytes, codec: str) -> bool:
    """Whether all is Hangul; half of the common Chinese characters look like it, but never so many."""
    text = sample.decode(codec, errors="replace") if codec == "cp949" else ""
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    return len(letters) >= 6 and all("가" <= char <= "힣" for char in letters)


def _plausibility(text: str, codec: str) -> float:
    """Return from 0 to 1 how common the letters and signs beyond ASCII are in texts in that encoding."""
    places = [place for place, char in enumerate(text) if char > "\x7f"]
    script = _SCRIPTS.get(codec)
    points = [_points_in(script, text, each) if script else _points_of_letter(text, each) for each in places]
    return sum(points) / len(points) if points else 0.0


def _points_of_letter(text: str, place: int) -> float:
    """Return how plausible a Latin or Cyrillic letter or a sign is, beside its neighbours."""
    char, kind = text[place], unicodedata.category(text[place])
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if char in "’‘“”–—…\xa0":
        return 0.95
    if char in "¿¡" and after.isalpha() and not before.isalpha():
        return 0.95
    if kind[0] != "L" or char in "ªº":
        return 0.05 if before.isalpha() and after.isalpha() else 0.6
    if unicodedata.name(char, "").startswith("CYRILLIC"):
        return 0.1 if _is_ascii_letter(before) or _is_ascii_letter(after) else 0.9
    is_odd = (kind == "Lu" and before.islower()) or before.isdigit() or after.isdigit()
    return 0.2 if is_odd else 0.9


def _is_ascii_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


@dataclass(frozen=True, slots=True)
class _Script:
    """What is common in an East Asian encoding; what the older standard that it extends lacks is rare."""

    standard: str
    letters: tuple[int, int]  # the first and the last lead byte of the common ones in that standard
    others: dict[int, float]  # points of characters with other lead bytes


def _points_in(script: _Script, text: str, place: int) -> float:
    """Return how plausible a character of an East Asian encoding is, beside its neighbours."""
    char = text[place]
    try:
        lead = char.encode(script.standard)[0]
    except UnicodeEncodeError:
        return 0.15
    if unicodedata.name(char, "").startswith("LATIN"):
        return _points_of_letter(text, place)
    points = 1.0 if script.letters[0] <= lead <= script.letters[1] else script.others.get(lead, 0.3)
    beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    is_alone = not any(each > "\x7f" for each in beside)  # most such words have two letters or more
    return points * 0.8 if is_alone and char.isalpha() else points


_SIGNS = {0xA1: 0.9, 0xA3: 0.9}
_SCRIPTS = {
    "gb18030": _Script("gb2312", (0xB0, 0xD7), _SIGNS | {0xA8: 0.5} | dict.fromkeys(range(0xD8, 0xF8), 0.5)),
    "big5": _Script("big5", (0xA4, 0xC6), {0xA1: 0.9, 0xA2: 0.5}),
    "cp932": _Script(
        "cp932", (0x88, 0x97), {0x81: 0.9, 0x82: 1.0, 0x83: 1.0} | dict.fromkeys(range(0xA1, 0xE0), 0.1)
    ),
    "euc_jp": _Script("euc_jp", (0xB0, 0xCF), {0xA1: 0.9, 0xA4: 1.0, 0xA5: 1.0, 0x8E: 0.1, 0x8F: 0.1}),
    "cp949": _Script("euc_kr", (0xB0, 0xC8), _SIGNS),
}
