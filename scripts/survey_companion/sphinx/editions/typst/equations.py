"""MathML → Typst's mathematics, for the book.

Input: the element `math` of a formula. Output: code (https://typst.app/docs/reference/math/): letters
and signs are numbers of characters, so that no text can become code.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from survey_companion.sphinx.editions.typst.markup import call, flag, string

_SPACES = {"0.167em": "thin", "0.222em": "med", "0.278em": "thick", "1em": "quad", "2em": "wide"}


_LIMITS = frozenset("lim max min sup inf det gcd Pr".split())  # what they have below stands below their names


def write_formula(math: ET.Element, plain: str, number: int | None = None) -> str:
    """Return the code of a formula; `plain` is read out in its place, and a number stands beside it."""
    is_block = math.get("display") == "block"
    body = f"${_row(math)}$.body"
    numbering = f"(..) => {string(f'({number})')}" if number else None
    return call("math.equation", body, block=flag(value=is_block), alt=string(plain), numbering=numbering)


def _row(children: Iterable[ET.Element]) -> str:
    """Return the code of elements in a line; delimiters around a table, or around two lines, grow with it."""
    kept = list(children)
    parts = []
    while kept:
        number = 3 if len(kept) > 2 and _is_enclosed(*kept[:3]) else 1
        code = " ".join(filter(None, map(_write, kept[:number])))
        parts.append(f"lr({code})" if number > 1 else code)
        del kept[:number]
    return " ".join(filter(None, parts))


def _is_enclosed(first: ET.Element, middle: ET.Element, last: ET.Element) -> bool:
    is_high = middle.tag == "mtable" or middle.get("linethickness") == "0"
    return is_high and first.tag == last.tag == "mo"


def _write(element: ET.Element) -> str:
    """Return the code of an element."""
    if element.tag in {"mi", "mn", "mo", "mtext", "mspace"}:
        return _write_leaf(element)
    if element.tag == "mtable":
        rows = "; ".join(", ".join(map(_group, row)) for row in element)
        return f"mat(delim: #none, {rows})"
    if element.tag == "mrow" and _is_delimited(element):
        return f"lr({_row(element)})"
    return _write_structure(element)


def _write_leaf(element: ET.Element) -> str:
    text = element.text or ""
    if element.tag == "mspace":
        return _SPACES.get(element.get("width", ""), "")
    if element.tag == "mtext":
        return _quote(text)
    if len(text) > 1 and text.isalpha():
        return f"op({_quote(text)}{', limits: #true' if text in _LIMITS else ''})"
    if text in {"|", "‖"}:
        return f'class("normal", {_letters(text)})'
    return f"upright({_letters(text)})" if element.get("mathvariant") == "normal" else _letters(text)


# How each element is written, of its children. What is raised or lowered has one size, at any depth: smaller
# than that it could not be read.
_FORMS = {
    "mfrac": "frac({}, {})",
    "mroot": "root(script({1}), {0})",
    "msup": "attach({}, t: script({}))",
    "msub": "attach({}, b: script({}))",
    "msubsup": "attach({}, b: script({}), t: script({}))",
    "munderover": "attach(limits({}), b: script({}), t: script({}))",
}


def _write_structure(element: ET.Element) -> str:
    parts = [_group([child]) for child in element]
    if element.tag in {"munder", "mover"}:
        return _write_above_or_below(element, *parts)
    if element.tag == "msqrt":
        return f"sqrt({_group(element)})"
    if element.tag == "mfrac" and element.get("linethickness") == "0":
        return "mat(delim: #none, {}; {})".format(*parts)
    return _FORMS[element.tag].format(*parts) if element.tag in _FORMS else _row(element)


_LINES = {
    ("mover", "―"): "overline", ("mover", "¯"): "overline", ("mover", "‾"): "overline",
    ("mover", "_"): "overline", ("mover", "⏞"): "overbrace",
    ("munder", "―"): "underline", ("munder", "_"): "underline", ("munder", "̲"): "underline",
    ("munder", "‾"): "underline", ("munder", "⏟"): "underbrace",
}  # fmt: skip
_ACCENTS = frozenset("^ˆ~˜→⃗˙¨´`ˇ˘")


def _write_above_or_below(element: ET.Element, base: str, script: str) -> str:
    text = element[1].text or ""
    if element.tag == "mover" and text in _ACCENTS and text:
        return f"accent({base}, {_letters(text)})"
    if text == "¯" and len(element[0].findall(".//mi")) == 1:
        return f"accent({base}, macron)"
    if name := _LINES.get((element.tag, text)):
        return f"{name}({base})"
    return f"attach(limits({base}), {'t' if element.tag == 'mover' else 'b'}: script({script}))"


def _is_delimited(row: ET.Element) -> bool:
    """Whether delimiters around the row grow with it."""
    first, last = (row[0], row[-1]) if len(row) else (None, None)
    return first is not None and any(
        each is not None and each.get("fence") == "true" for each in (first, last)
    )


def _group(children: Iterable[ET.Element]) -> str:
    """Return the code of an argument; an empty one is an empty text."""
    return _row(children) or _quote("")


def _letters(text: str) -> str:
    return " ".join(f"\\u{{{ord(char):x}}}" for char in text)


def _quote(text: str) -> str:
    return string(text.replace("\u00a0", " "))
