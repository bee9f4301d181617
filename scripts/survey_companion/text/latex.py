r"""Plain text → LaTeX text that classical BibTeX can read too, and back.

A letter is a command, such as `{\'e}` or `{\H o}`, only if plain LaTeX, BibTeX, biber, pandoc and Zotero all
take the command for exactly that letter: see `_LETTERS`.
A word that has any other letter stays as it is, as a whole: Greek and Chinese, the ą of Polish, and letters
with two accents, since biber and Zotero part a second accent from its letter.
Signs stay as they are too, except quotation marks, dashes and what TeX takes for a command.
What pdfTeX cannot print then, `describe_letters` says, for the head of the file.

Input: one line of any text. Output: one line in Unicode's form NFC.
Its braces are balanced, and no character of the input can start a command.
"""

import logging
import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
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
_SIGNS = {
    "–": "--",
    "—": "---",
    "‘": r"{\textquoteleft}",
    "’": r"{\textquoteright}",
    "“": r"{\textquotedblleft}",
    "”": r"{\textquotedblright}",
}

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

# The letters with which all programs take a command. Left out are an i or j that would keep its dot in TeX,
# and what Zotero lacks: https://github.com/zotero/translators, "BibTeX.js", `reversemappingTable`.
_ACCENTED = {
    "`": "AEIOUWYaeiouwy",
    "'": "ACEGIKLMNOPRSUWYZacegiklmnoprsuwyz",
    "^": "ACEGHIJOSUWYZaceghiosuwyz",
    "~": "AEINOUVYaenouvy",
    '"': "AEHIOUWXYaehiotuwxy",
    "=": "AEGIOUaegou",
    ".": "BCDEFGHIMNPRSTWXYZbcdefghmnprstwxyz",
    "u": "AEGIOUaegou",
    "v": "ACDEGIKLNORSTUZacdegklnorstuz",
    "H": "OUou",
    "r": "AUau",
    "c": "CDGHKLNRSTcdghklnrst",
    "d": "ABDEHIKLMNORSTUVWYZabdehiklmnorstuvwyz",
    "b": "BDKLNRTZbdhklnrtz",
}
# Zotero reads `{\l }` only with the space, å only as an accent, and takes `{\oe}` for øe.
_LETTERS = {
    "Æ": r"{\AE}",
    "æ": r"{\ae}",
    "Ø": r"{\O}",
    "ø": r"{\o}",
    "Ł": r"{\L }",
    "ł": r"{\l }",
    "ß": r"{\ss}",
    "ı": r"{\i}",
} | {
    unicodedata.normalize("NFC", letter + mark): rf"{{\{command}{' ' if command.isalpha() else ''}{letter}}}"
    for mark, command in _ACCENTS.items()
    for letter in _ACCENTED.get(command, "")
}
_ALL = _ASCII | str.maketrans(_LETTERS | _SIGNS)
# What pdfTeX prints of all other characters, in its first and in its T1 encoding: LaTeX's files `*enc.dfu`.
_PDFTEX = (
    "\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00cf\u00d1-\u00dd\u00df-\u00ef\u00f1-\u00fd\u00ff-\u0103\u0106-\u010f"
    "\u0112-\u0117\u011a-\u0125\u0128-\u012d\u0130-\u0137\u0139-\u013e\u0141-\u0148\u014c-\u0165\u0168-\u0171"
    "\u0174-\u017e\u0192\u01cd-\u01d4\u01e2\u01e3\u01e6-\u01e9\u01f0\u01f4\u01f5\u0218-\u021b\u0232\u0233\u0237"
    "\u1e02\u1e03\u1e0d\u1e1e-\u1e21\u1e25\u1e30\u1e31\u1e37\u1e43\u1e45\u1e47\u1e5b\u1e63\u1e6d\u1e8e-\u1e91\u1e9e"
    "\u1ef2\u1ef3\u200c\u2010-\u2016\u2018\u2019\u201c-\u201e\u2020-\u2022\u2026\u2030\u2031\u203b\u203d\u2044"
    "\u20a1\u20a4\u20a6\u20a9\u20ab\u20ac\u20b1\u2103\u2116\u2117\u211e\u2120\u2122\u2127\u212e\u2190-\u2193"
    "\ufb00-\ufb06"
)
_PDFTEX_T1 = "«»ÐÞðþĄąĐđĘęĮįŊŋŲųǪǫ‚„‹›"
_BEYOND_PDFTEX = re.compile(rf"[^\x00-\x7f{_PDFTEX}{_PDFTEX_T1}]")
_BEYOND_OT1 = re.compile(f"[{_PDFTEX_T1}]")

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
        line = unicodedata.normalize("NFC", line)
        encoded = line.translate(_ALL)
        if not encoded.isascii():  # then some words have to stay as they are
            runs = groupby(line, _is_of_word)
            encoded = "".join(_encode_run("".join(run), is_word=is_word) for is_word, run in runs)
    return encoded.replace("\0", "{}")


def _is_of_word(char: str) -> bool:
    """Whether the character is a letter, a mark on a letter, or a digit."""
    return unicodedata.category(char)[0] in "LMN"


def _encode_run(text: str, *, is_word: bool) -> str:
    """Return a word, or what stands between two words."""
    encoded = text.translate(_ALL)
    return text if is_word and not encoded.isascii() else encoded


def describe_letters(latex: str) -> str:
    """Return comments, each a line, on what the text of a .bib file asks of TeX; empty if it asks nothing."""
    if latex.isascii():
        return ""
    lines = []
    if _BEYOND_OT1.search(latex):
        lines.append("% Letters such as ą and đ need the T1 encoding (package fontenc) in pdfLaTeX.\n")
    if _BEYOND_PDFTEX.search(latex):
        lines.append(
            "% pdfLaTeX lacks letters of some entries: "
            "cite these with LuaLaTeX or XeLaTeX, biber, and a font that has the letters.\n"
        )
    return "".join(lines)


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
