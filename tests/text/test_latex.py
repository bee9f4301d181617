"""Text becomes LaTeX that prints the same text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_companion.text.latex import decode_latex, describe_letters, encode_latex

# Letters and marks of Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Hangul, Chinese, mathematics.
_RANGES = (
    *(
        "a-zA-Z",
        "\u00c0-\u024f",
        "\u0250-\u02af",
        "\u0300-\u036f",
        "\u0370-\u03ff",
        "\u0400-\u04ff",
        "\u05d0-\u05ea",
    ),
    *("\u0620-\u065f", "\u0900-\u097f", "\u0e01-\u0e4e", "\u1e00-\u1eff", "\uac00-\uac2f", "\u4e00-\u4e2f"),
    "\U0001d49c-\U0001d56b",
)
LETTERS = st.from_regex(f"[{''.join(_RANGES)}]", fullmatch=True).filter(
    lambda char: unicodedata.category(char)[0] in "LM"
)
PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=60)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Opalá", r"Opal{\'a}"),
        ("Şener Çağrı İnönü", r"{\c S}ener {\c C}a{\u g}r{\i} {\.I}n{\"o}n{\"u}"),
        ("Łukasz Straße Åke Győző", r"{\L }ukasz Stra{\ss}e {\r A}ke Gy{\H o}z{\H o}"),
        ("naïve", r"na{\"i}ve"),
        ("Ngọc Nguyễn Phương Đặng Lê", r"Ng{\d o}c Nguyễn Phương Đặng L{\^e}"),
        ("Wałęsa-Małek", r"Wałęsa-Ma{\l }ek"),
        ("Țară cœur ĩ", "Țară cœur ĩ"),
        ("ṣé Ọ\u0301yọ\u0301", r"{\d s}{\'e} " + "Ọ\u0301yọ\u0301"),
        ("𝒪(n²) ≥ α→β… • é²", "𝒪(n²) ≥ α→β… • é²"),
        ("‘a’ “b”", r"{\textquoteleft}a{\textquoteright} {\textquotedblleft}b{\textquotedblright}"),
        ("a_b & 50% $x$ #1", r"a\_b \& 50\% \$x\$ \#1"),
        (
            "{a}\\b~c^d",
            r"{\textbraceleft}a{\textbraceright}{\textbackslash}b{\textasciitilde}c{\textasciicircum}d",
        ),
        ("a–b—c--d", "a--b---c-{}-d"),
        ("中文 العربية Привет", "中文 العربية Привет"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
    ],
)
def test_encoding(text: str, latex: str) -> None:
    """Accents are commands in braces, other scripts stay, and nothing can start a command."""
    assert encode_latex(text) == latex


@given(PRINTABLE)
def test_what_is_encoded_can_be_read_back(text: str) -> None:
    """Decoding gives back the text, and braces are balanced at every point."""
    latex = encode_latex(text)
    assert decode_latex(latex) == unicodedata.normalize("NFC", " ".join(text.split()))
    depth = 0
    for char in latex:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0


def test_names_of_signs_are_read() -> None:
    """Signs that others write by their names come back as the signs."""
    names = r"\textless a\textgreater{} \textbar{} \textbraceleft b\textbraceright"
    assert decode_latex(names) == "<a> | {b}"


def test_no_command_but_ours() -> None:
    """A backslash of the input is never one of the output."""
    assert "\\input" not in encode_latex(r"\input{/etc/passwd} \write18{x} \def\x{}")


@given(st.text(LETTERS, min_size=1, max_size=12))
def test_a_word_is_all_commands_or_none(word: str) -> None:
    """No word is half commands and half letters, and no mark stands without its letter."""
    latex = encode_latex(word)
    assert latex.isascii() or latex == unicodedata.normalize("NFC", word)


@given(st.text(LETTERS))
def test_no_command_of_a_package(text: str) -> None:
    """Letters become only the accents and letters of LaTeX's first encoding, and no mathematics."""
    known = r"""[`'^~"=.]|[uvHrcdb] |[Ll] |AE|ae|[Ooi]|ss"""
    assert re.fullmatch(rf"(?:[^\\{{}}$]|\{{\\(?:{known})[A-Za-z]?\}})*", encode_latex(text))


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"Sabi{\'a}", []),
        ("Sabiá, cœur, Țară… • ² €", []),
        ("Wałęsa, Đ, «a»", ["T1"]),
        ("Nguyễn", ["LuaLaTeX"]),
        ("ọ\u0301", ["LuaLaTeX"]),
        ("Đặng 中", ["T1", "LuaLaTeX"]),
        ("≥ 𝒪 Ж", ["LuaLaTeX"]),
    ],
)
def test_the_head_says_what_the_letters_need(latex: str, words: list[str]) -> None:
    """There is a comment for letters that pdfLaTeX prints in the T1 encoding only, and one for the rest."""
    lines = describe_letters(latex).splitlines()
    assert len(lines) == len(words)
    for line, word in zip(lines, words, strict=True):
        assert line.startswith("% ")
        assert word in line
        assert "@" not in line
