"""Titles with formulas → LaTeX for a BibTeX field.

Input: a title as the list or a record has it. Output: text with protected capitals, and mathematics.
"""

from collections.abc import Collection

from survey_companion.exports.capitals import protect_capitals
from survey_companion.text.formulas import split_formulas

_PLACEHOLDER = "\ue000"  # a private character in place of a formula, so that it is no part of a word


def render_title(title: str, names: Collection[str] = ()) -> str:
    """Return a title as LaTeX, with capitals protected, and formulas in braces, so that styles leave them."""
    pieces = list(split_formulas(title)) if title.count("$") > 1 else [title]
    formulas = [piece for piece in pieces if not isinstance(piece, str)]
    if not formulas:
        return protect_capitals(title, names)
    text = "".join(
        piece.replace(_PLACEHOLDER, "") if isinstance(piece, str) else _PLACEHOLDER for piece in pieces
    )
    parts = protect_capitals(text, names).split(_PLACEHOLDER)
    shown = [f"{{${formula.portable.strip()}$}}" for formula in formulas]
    return "".join(part for pair in zip(parts, [*shown, ""], strict=True) for part in pair)
