"""Text becomes LaTeX that prints the same text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_companion.text.latex import decode_latex, encode_latex

PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=60)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Opalá", r"Opal{\'a}"),
        ("Nguyễn", r"Nguy{\~{\^e}}n"),
        ("Şener Çağrı İnönü", r"{\c{S}}ener {\c{C}}a{\u{g}}r{\i} {\.I}n{\"o}n{\"u}"),
        ("Łukasz Straße Åke", r"{\L}ukasz Stra{\ss}e {\r{A}}ke"),
        ("naïve", r"na{\"{\i}}ve"),
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
