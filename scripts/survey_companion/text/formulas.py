r"""Text with formulas → its pieces, and each formula as LaTeX, MathML or plain text.

Input: one line of any text, such as "MA$^2$RL: Agents for $k$NN". Output: text and formulas, in order.
A formula stands between two dollar signs without a blank inside of them and without a digit behind. It keeps
to the grammar, which has few commands, all of them harmless. What else stands between dollar signs is text:
"$5 and $10" are prices, and `$\input{x}$` shows what it says. The time is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from xml.etree import ElementTree as ET

from survey_companion.text.formula_grammar import FormulaReader, NoFormulaError
from survey_companion.text.latex import decode_latex
from survey_companion.text.mathml import build_mathml, render_plain

LONGEST = 200  # characters of a formula between dollar signs
_LONGEST_IN_PROSE = 2000
_WORD = re.compile(r"(?:^|(?<=\s))[A-Za-z]{3,}(?=[\s.,;:!?]|$)")  # a word that stands alone
# "k", "n = 5", "(a, b)" and "f'(x)", but no "5" and no "AAPL".
_LETTERS = r"[^\W\d_]"
_CALL = rf"{_LETTERS}{{0,2}}'*\([\w, +-]{{1,20}}\)"
_TERM = rf"(?:{_CALL}|{_LETTERS}{{1,2}}'*|\d+(?:\.\d+)?)"
_EXPRESSION = re.compile(rf"{_LETTERS}{{1,3}}'*|{_CALL}|{_TERM}(?: ?[-+*/=<>,≤≥≠±×·→] ?{_TERM})+")
_MBOX = re.compile(r"\\mbox\{((?:[^{}]|\{[^{}]*\})*)\}")  # in our .bib files, of texts in formulas
_COMMAND = re.compile(r"\\[A-Za-z]+|[\^_]|\\[{}]")  # what only mathematics has


@dataclass(frozen=True, kw_only=True, slots=True)
class Formula:
    """A formula that every output can show."""

    source: str  # LaTeX, in ASCII but for its texts, with each argument in braces
    portable: str  # the same in commands of plain LaTeX; not for prose
    is_block: bool

    @property
    def mathml(self) -> ET.Element:
        """The element `math`, which nobody may change."""
        found = build_mathml(self.source, is_block=self.is_block)
        assert found is not None  # noqa: S101  (`read_formula` has tried)
        return found

    @property
    def plain(self) -> str:
        """Plain Unicode text."""
        return render_plain(self.mathml)


@lru_cache(maxsize=1 << 14)
def read_formula(latex: str, *, in_prose: bool = False, is_block: bool = False) -> Formula | None:
    """Return the formula; `None` if the text is none.

    What stands in prose is marked as a formula, so it may have environments, and be longer.
    """
    text = latex.strip() if in_prose else latex
    if not text or len(text) > (_LONGEST_IN_PROSE if in_prose else LONGEST):
        return None
    if not text.isprintable() and not (in_prose and text.replace("\n", " ").isprintable()):
        return None
    reader = FormulaReader(text, in_prose=in_prose)
    try:
        source = reader.read(is_block=is_block)
    except NoFormulaError:
        return None
    formula = Formula(source=source, portable="".join(reader.portable), is_block=is_block)
    return formula if build_mathml(formula.source, is_block=is_block) is not None else None


def split_formulas(text: str) -> Iterator[str | Formula]:
    """Yield the texts and the formulas of one line, in order; none of the texts is empty."""
    parts = text.split("$")
    before = parts[0]
    number = 1
    while number < len(parts):
        behind = parts[number + 1] if number + 1 < len(parts) else None
        formula = read_part(parts[number], behind, before) if behind is not None else None
        if formula is None:
            before += f"${parts[number]}"
            number += 1
            continue
        if before:
            yield before
        yield formula
        before = behind or ""
        number += 2
    if before:
        yield before


def read_part(inside: str, behind: str, before: str) -> Formula | None:
    """Return the formula between two dollar signs; `before` and `behind` are the texts around it.

    Without anything that only mathematics has, it is a letter or two, or an expression, and stands free.
    """
    if not inside or inside[0].isspace() or inside[-1].isspace() or behind[:1].isdigit():
        return None
    if " " in inside and _WORD.search(inside):
        return None
    is_plain = not _COMMAND.search(inside)
    if is_plain and (before[-1:].isalnum() or not _EXPRESSION.fullmatch(inside)):
        return None  # "US$5 to A$6", "Ke$ha and A$AP", "$HOME/$PATH"
    return read_formula(inside)


def find_unknown(text: str) -> Iterator[str]:
    """Yield each text between dollar signs that looks like a formula and is none."""
    if "$" not in text:
        return
    for piece in split_formulas(text):
        if isinstance(piece, str) and piece.count("$") > 1:
            parts = piece.split("$")
            yield from (
                f"${inside}$"
                for inside, behind in pairwise(parts[1:])
                if _COMMAND.search(inside) and inside == inside.strip() and not behind[:1].isdigit()
            )


@lru_cache(maxsize=1 << 16)
def show_plainly(text: str) -> str:
    """Return the text with each formula in plain Unicode: "MA²RL" for "MA$^2$RL"."""
    if "$" not in text:
        return text
    return "".join(piece if isinstance(piece, str) else piece.plain for piece in split_formulas(text))


_UNESCAPED = re.compile(r"(?<!\\)\$([^$]*[^$\\])\$")
_PLACEHOLDER = "\ue000"  # a private character, which is not in a title


def decode_title(latex: str) -> str:
    """Return the text that LaTeX would print, with its formulas as they are, between dollar signs."""
    if "$" not in latex:
        return decode_latex(latex)
    formulas: list[str] = []

    def keep(found: re.Match[str]) -> str:
        texts_read = _MBOX.sub(lambda box: f"\\mbox{{{decode_latex(box[1])}}}", found[1])
        formula = read_formula(texts_read)
        if formula is None:
            return found[0]
        formulas.append(f"${formula.source.strip()}$")
        return _PLACEHOLDER

    text = decode_latex(_UNESCAPED.sub(keep, latex.replace(_PLACEHOLDER, "")))
    kept = iter(formulas)
    return re.sub(_PLACEHOLDER, lambda _: next(kept, ""), text)
