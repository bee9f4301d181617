"""Formulas → MathML, and MathML → plain Unicode text.

Input: a formula whose commands are all known. Output: elements of MathML Core, which browsers and readers of
EPUB show without a script (https://www.w3.org/TR/mathml-core/). latex2mathml translates; it escapes nothing,
so its tree is taken, and of that only the elements and attributes that are listed here.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree as ET

_ELEMENTS = frozenset(
    """
    math mrow mi mn mo mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot mstyle
    mtable mtr mtd
    """.split()
)
_ATTRIBUTES = frozenset(
    """
    display stretchy fence form accent accentunder movablelimits width displaystyle scriptlevel linethickness
    columnalign minsize maxsize
    """.split()
)
_REFERENCE = re.compile(r"&#x([0-9A-Fa-f]{1,6});")
# Styles of letters, which browsers want as characters; https://www.w3.org/TR/mathml-core/ (text-transform)
_STYLES = {
    "bold": "BOLD",
    "bold-italic": "BOLD ITALIC",
    "double-struck": "DOUBLE-STRUCK",
    "fraktur": "FRAKTUR",
    "script": "SCRIPT",
    "sans-serif": "SANS-SERIF",
    "monospace": "MONOSPACE",
}
_OLDER = {"DOUBLE-STRUCK": "DOUBLE-STRUCK", "FRAKTUR": "BLACK-LETTER", "SCRIPT": "SCRIPT"}  # names of letters
_DIGITS = "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split()
_RAISED = dict(zip("0123456789+−-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+−-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_PRIMES = frozenset("′″‴⁗")
_MARKS = {
    **dict.fromkeys("^ˆ", "\u0302"),
    **dict.fromkeys("~˜", "\u0303"),
    **dict.fromkeys("→⃗", "\u20d7"),
    "¯": "\u0304",
    "˙": "\u0307",
    "¨": "\u0308",
    "´": "\u0301",
    "`": "\u0300",
    "ˇ": "\u030c",
    "˘": "\u0306",
}


@lru_cache(maxsize=1 << 12)
def build_mathml(latex: str, *, is_block: bool) -> ET.Element | None:
    """Return the element `math`, which nobody may change; `None` if the formula cannot be translated."""
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415  (it reads a table of 2,000 lines)

    try:
        found = convert_to_element(latex, display="block" if is_block else "inline")
    except Exception:  # noqa: BLE001  (latex2mathml raises what it meets: StopIteration, IndexError, KeyError …)
        return None
    math = _copy(found)
    if math is None:
        return None
    plain = render_plain(math)
    if not plain.strip():
        return None
    math.set("xmlns", "http://www.w3.org/1998/Math/MathML")
    math.set("alttext", plain)
    return math


def render_mathml(math: ET.Element) -> str:
    """Return the element as text for HTML and XHTML."""
    return ET.tostring(math, encoding="unicode")


def character_of(name: str) -> str | None:
    """Return the character of a command without its backslash; `None` if it has none."""
    from latex2mathml.symbols_parser import convert_symbol  # noqa: PLC0415

    code = convert_symbol(f"\\{name}")
    return chr(int(code, 16)) if code and re.fullmatch("[0-9A-Fa-f]+", code) else None


def _copy(element: ET.Element) -> ET.Element | None:
    """Return the element as it may stand in a page; `None` if it or a part of it may not."""
    if element.tag not in _ELEMENTS:
        return None
    text = _REFERENCE.sub(lambda found: chr(int(found[1], 16)), element.text or "")
    if "\\" in text:  # a command that latex2mathml does not know
        return None
    style = element.get("mathvariant", "")
    copied = ET.Element(element.tag, {k: v for k, v in element.attrib.items() if k in _ATTRIBUTES})
    copied.text = "".join(_style(char, _STYLES[style]) for char in text) if style in _STYLES else text or None
    if element.tag == "mi" and text in {"|", "‖", "∥"}:
        copied.tag = "mo"
        copied.set("stretchy", "false")
    if element.tag == "mi" and style == "normal" and len(text) == 1:
        copied.set("mathvariant", "normal")
    for child in element:
        part = _copy(child)
        if part is None:
            return None
        copied.append(part)
    return copied


@lru_cache(maxsize=1 << 10)
def _style(char: str, style: str) -> str:
    """Return the letter or digit in a style of Unicode's mathematical letters, or the character itself."""
    if char.isascii() and char.isdigit():
        names = [f"MATHEMATICAL {style} DIGIT {_DIGITS[int(char)]}"]
    elif char.isalpha():
        name = unicodedata.name(char, "").removeprefix("LATIN ").removeprefix("GREEK ").replace("LETTER ", "")
        names = [f"MATHEMATICAL {style} {name}", f"{_OLDER.get(style, '?')} {name}"]
    else:
        return char
    for name in names:
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return char


# -- plain text ----------------------------------------------------------------------------------------


def render_plain(element: ET.Element) -> str:
    """Return the formula in plain Unicode text, without the styles of its letters."""
    return " ".join(_plain(element).split())


_LEAVES = frozenset("mi mn mo mtext".split())
_SCRIPTS = frozenset("mroot msup msub msubsup munder mover munderover".split())


def _plain(element: ET.Element) -> str:
    if element.tag in _SCRIPTS:
        return _plain_scripts(element)
    if element.tag in _LEAVES:
        return _plain_letters((element.text or "").replace("\u00a0", " "))
    match element.tag:
        case "mspace":
            return " " if element.get("width", "").startswith(("1", "2")) else ""
        case "mfrac":
            return "/".join(_enclose(_plain(child)) for child in element)
        case "mtable":
            return "; ".join(" ".join(filter(None, map(_plain, row))) for row in element)
    text = "".join(_join(element))
    return f"√{_enclose(text)}" if element.tag == "msqrt" else text


def _plain_letters(text: str) -> str:
    """Return the text with letters of a mathematical style as plain ones."""
    is_styled = any("\U0001d400" <= char <= "\U0001d7ff" or "\u2100" <= char <= "\u214f" for char in text)
    return unicodedata.normalize("NFKC", text) if is_styled else text


def _join(element: ET.Element) -> Iterator[str]:
    """Yield the texts of the children, with a blank between the name of a function and letters beside it."""
    before, was_name = "", False
    for child in element:
        text = _plain(child)
        is_name = child.tag in {"mi", "mo"} and len(text) > 1 and text.isalpha()
        if (is_name or was_name) and before[-1:].isalnum() and text[:1].isalnum():
            yield " "
        yield text
        before, was_name = text or before, is_name if text else was_name


def _plain_scripts(element: ET.Element) -> str:
    base, *scripts = map(_plain, element)
    if element.tag == "mroot":
        return f"{_raise(scripts[0], _RAISED, '')}√{_enclose(base)}"
    if element.tag == "mover" and (mark := _MARKS.get(scripts[0])):
        return unicodedata.normalize("NFC", f"{base}{mark}") if len(base) == 1 else base
    if element.tag in {"mover", "munder"} and not any(char.isalnum() for char in scripts[0]):
        return base  # a line or a brace
    match element.tag:
        case "msup" | "mover":
            return base + _raise(scripts[0], _RAISED, "^")
        case "msub" | "munder":
            return base + _raise(scripts[0], _LOWERED, "_")
        case _:
            return base + _raise(scripts[0], _LOWERED, "_") + _raise(scripts[1], _RAISED, "^")


def _raise(text: str, letters: dict[str, str], sign: str) -> str:
    """Return the script in small letters if there are all of them, or else after a sign."""
    if not text or set(text) <= _PRIMES:
        return text
    if all(char in letters for char in text):
        return "".join(letters[char] for char in text)
    return f"{sign}{_enclose(text)}"


def _enclose(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"
