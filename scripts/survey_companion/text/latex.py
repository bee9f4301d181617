"""Plain text → LaTeX text that classical BibTeX can read too, and back.

Input: one line of any text. Output: ASCII where LaTeX has a command for a character,
the character itself where it has none (Chinese, say). Braces are always balanced,
and no character of the input can start a command.
"""

import logging
import re
import unicodedata
from functools import lru_cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexencode import UnicodeToLatexEncoder
from pylatexenc.latexwalker import LatexWalkerError

# BibTeX counts braces even after a backslash, so a brace is written as a named command.
_ASCII = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "<": r"{\textless}",
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
        "#": r"\#",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "_": r"\_",
    }
)
_LIGATURES = re.compile(r"(?<=[-–—])(?=[-–—])|(?<=`)(?=`)|(?<=')(?=')|(?<=,)(?=,)|(?<=[?!])(?=`)")
_DASHES = {"–": "--", "—": "---"}

# LaTeX's commands for combining marks: https://ctan.org/pkg/encguide, "Text symbols".
_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
}
_MATH_ACCENTS = {
    "acute": "\u0301",
    "bar": "\u0305",
    "breve": "\u0306",
    "check": "\u030c",
    "ddot": "\u0308",
    "dot": "\u0307",
    "grave": "\u0300",
    "hat": "\u0302",
    "not": "\u0338",
    "tilde": "\u0303",
    "vec": "\u20d7",
}
_MOST_ACCENTS = 3  # on one letter; each accent is a command nested in another
_RARE = re.compile(r"\\(?:cyr|textfrac)", re.IGNORECASE)  # commands of packages that few documents load
_BELOW = frozenset("dckb")  # accents below the letter; an i keeps its dot with them
_CLUSTER = re.compile("([a-zA-Z])([\u0300-\u036f]+)")
_encoder = UnicodeToLatexEncoder(
    non_ascii_only=True,
    replacement_latex_protection="braces-all",
    unknown_char_policy="keep",
    unknown_char_warning=False,
)


# A letter with its combining marks.
_LETTER = re.compile("[^\u0300-\u036f\u20d0-\u20ff]?[\u0300-\u036f\u20d0-\u20ff]*+", re.DOTALL)
_DOTTED = str.maketrans("ıȷ", "ij")


def _build_accent(command: str, mark: str) -> MacroTextSpec:
    """Return a macro that adds the accent to its argument; pylatexenc's own doubles the text per nesting."""

    def decode(node: Any, l2tobj: Any) -> str:  # noqa: ANN401  (pylatexenc has no types)
        inside = str(l2tobj.nodelist_to_text(node.nodeargs[:1])).strip() if node.nodeargs else " "
        letters = _LETTER.findall(inside.translate(_DOTTED))
        return "".join(letter + mark for letter in letters if letter)

    return MacroTextSpec(command, decode)


def _build_decoder() -> LatexNodes2Text:
    names = {"textbraceleft": "{", "textbraceright": "}", "textless": "<", "textgreater": ">", "textbar": "|"}
    names |= {"textasciicircum": "^", "textellipsis": "…"}
    context = get_default_latex_context_db()
    accents = {command: mark for mark, command in _ACCENTS.items()} | _MATH_ACCENTS
    macros = [MacroTextSpec(*item) for item in names.items()]
    macros += [_build_accent(*item) for item in accents.items()]
    context.add_context_category("survey", prepend=True, macros=macros)
    return LatexNodes2Text(context, strict_latex_spaces=True)


_decoder = _build_decoder()
# What cannot be decoded stays as it is, without a log message for each of its commands.
logging.getLogger("pylatexenc").setLevel(logging.ERROR)


@lru_cache(maxsize=65536)  # the same words, names and sections come again and again
def encode_latex(text: str) -> str:
    r"""Return the text for a BibTeX field: "Sabiá & co" becomes `Sabi{\'a} \& co`."""
    line = _LIGATURES.sub("\0", " ".join(text.split()).replace("\0", ""))
    if line.isascii():
        encoded = line.translate(_ASCII)
    else:
        pieces = _CLUSTER.split(unicodedata.normalize("NFD", line))
        plain, letters, marks = pieces[::3], pieces[1::3], pieces[2::3]
        accented = [*map(_accent, letters, marks), ""]
        encoded = "".join(
            _encode_plain(each) + cluster for each, cluster in zip(plain, accented, strict=True)
        )
    return encoded.replace("\0", "{}")


def _encode_plain(text: str) -> str:
    return "".join(map(_encode_character, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _encode_character(char: str) -> str:
    """Return the character's command if LaTeX prints exactly that character for it, or else the character."""
    if char.isascii():
        return char.translate(_ASCII)
    if char in _DASHES:
        return _DASHES[char]
    command = str(_encoder.unicode_to_latex(char))
    return command if not _RARE.search(command) and decode_latex(command) == char else char


@lru_cache(maxsize=4096)
def _accent(letter: str, marks: str) -> str:
    r"""Return the letter with its accents, from the inside out: `{\'{\^e}}` for ế."""
    if len(marks) > _MOST_ACCENTS or any(mark not in _ACCENTS for mark in marks):
        composed = unicodedata.normalize("NFC", letter + marks)
        return _encode_plain(composed) if len(composed) == 1 else composed
    commands = [_ACCENTS[mark] for mark in marks]
    result = rf"\{letter}" if letter in "ij" and not _BELOW.intersection(commands) else letter
    for command in commands:
        is_simple = not command.isalpha() and len(result) == 1
        result = rf"{{\{command}{result}}}" if is_simple else rf"{{\{command}{{{_bare(result)}}}}}"
    return result


def _bare(group: str) -> str:
    return group[1:-1] if group.startswith("{") else group


@lru_cache(maxsize=65536)
def decode_latex(latex: str) -> str:
    """Return the text that LaTeX would print for the value of a BibTeX field.

    LaTeX that is nested too deep or incomplete is returned unchanged.
    """
    if not any(char in latex for char in "\\{}$~`'-%") or _is_deep(latex):
        return latex
    try:
        text = str(_decoder.latex_to_text(latex))
    except (LatexWalkerError, LookupError, RecursionError, TypeError, ValueError):
        return latex
    # For a command without its arguments, pylatexenc returns its format string ("%s") unfilled.
    is_broken = ("%s" in text or "%(" in text) and r"\%" not in latex
    return latex if is_broken else unicodedata.normalize("NFC", text)


# Deepest nesting that is decoded; real entries stay far below. pylatexenc recurses at each level, and reads
# the rest of the text twice for each optional argument that is not closed.
_MOST_DEEP = {"group": 20, "environment": 20, "formula": 20, "option": 4}
_NESTING = re.compile(
    r"""
      (?P<option>\\(?:[a-zA-Z]++|.)\*?+\s*+\[)    | (?P<end_option>\])
    | (?P<environment>\\begin\b)                  | (?P<end_environment>\\end\b)
    | (?P<formula>\\[(\[])                        | (?P<end_formula>\\[)\]])
    | (?P<group>\{)                               | (?P<end_group>\})
    | \\.
    """,
    re.VERBOSE | re.DOTALL,
)


def _is_deep(latex: str) -> bool:
    """Whether groups, environments, formulas or optional arguments nest deeper than can be read."""
    depths = dict.fromkeys(_MOST_DEEP, 0)
    for found in _NESTING.finditer(latex):
        kind = found.lastgroup or ""
        if kind in depths:
            depths[kind] += 1
            if depths[kind] > _MOST_DEEP[kind]:
                return True
        elif (ended := kind.removeprefix("end_")) in depths:
            depths[ended] = max(0, depths[ended] - 1)
    return False
