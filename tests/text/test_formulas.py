"""What a formula is, and how it reads in LaTeX, MathML and plain text."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import need
from survey_companion.text.formula_commands import ACCENTS, FONTS, FRACTIONS, SYMBOLS, TEXTS
from survey_companion.text.formulas import Formula, find_unknown, read_formula, show_plainly, split_formulas
from survey_companion.text.mathml import render_mathml

PLAIN = {
    "MA$^2$RL: Agents for $k$NN": "MA²RL: Agents for kNN",
    r"$\omega$-Rewriting": "ω-Rewriting",
    r"$\mathcal{O}(n \log n)$ Larks": "O(n log n) Larks",
    "$a_i^2$": "a_i²",
    "$x_{10}^{-3}$": "x₁₀⁻³",
    r"$x_\mathrm{max}$": "x_max",
    r"$\frac12$ or $\frac{a+b}{c}$": "1/2 or (a+b)/c",
    r"$\sqrt{x}$, $\sqrt[3]{x+1}$": "√x, ³√(x+1)",
    r"$\hat{x}$": "x̂",
    r"$f'(x)$": "f′(x)",
    r"$\mathbb{E}[X]$": "E[X]",
    r"$\{1,2\}$": "{1,2}",
    "$α≤β$": "α≤β",
    r"$\text{größe}$": "größe",
    r"$\sin x$": "sin x",
    "$n = 5$ and $(a, b)$": "n=5 and (a,b)",
    r"$\text{<eos>}$": "<eos>",
}


@pytest.mark.parametrize("text", PLAIN)
def test_formulas_read_as_plain_text(text: str) -> None:
    """Exports, keys and searches have the formula as a person would type it."""
    assert show_plainly(text) == PLAIN[text]


NO_FORMULA = (
    "$5 and $10",
    "from $5 to $10 and $15",
    "Ke$ha and A$AP",
    "US$5 to A$6",
    "$LARK/$GULL",
    "$HOME/$PATH",
    "Ca$h Ke$ha",
    "a $5$ note",
    "$ x $",
    "$x $",
    "$x$5",
    "$",
    "$$",
    "US$ and $x",
    r"$\input{x}$",
    r"$\def\x{1}$",
    r"$\href{javascript:x}{y}$",
    r"$\unicode{x41}$",
    r"$\csname x\endcsname$",
    r"$\begin{matrix}a\end{matrix}$",
    r"$\left(x\right)$",
    "$x^2^3$",
    "$x_1_2$",
    "$x^$",
    r"$\frac{a}$",
    r"$\hat$",
    "$x}$",
    "${x$",
    r"$\sqrt[x$",
    "$x&y$",
    r"$x\\y$",
    "$x#1$",
    "$x%y$",
    "$`x`$",
    "$x\ny$",
    "$犬$",
    "$" + "x" * 201 + "$",
    "$" + "{" * 10 + "x" + "}" * 10 + "$",
)


@pytest.mark.parametrize("text", NO_FORMULA)
def test_anything_else_is_text(text: str) -> None:
    """Prices, incomplete formulas, and commands that are not known to be harmless stay as they are."""
    assert list(split_formulas(text)) == [text]
    assert show_plainly(text) == text


def test_what_looks_like_a_formula_is_found() -> None:
    """What has a command or a script but is no formula is named; prices and formulas are not."""
    text = r"$5 and $10, $\input{x}$, $x$, $x^2^3$, $a and b$"
    assert list(find_unknown(text)) == [r"$\input{x}$", "$x^2^3$"]


def _formulas() -> Iterator[str]:
    yield from (f"x{_spell(name)}y" for name in SYMBOLS)
    yield from (f"\\{name}{{x}}" for name in (*FONTS, *ACCENTS, *TEXTS))
    yield from (f"\\{name}{{x}}{{y}}" for name in FRACTIONS)
    yield from (r"\operatorname{ab}(x)", r"\sqrt[3]{x}", r"x_\mathrm{max}^\frac12", r"f'^2_1", "|x|", "α≤β→γ")
    yield from (
        r"\underbrace{xy}_n",
        r"\text{größe \text}"[:-7] + "}",
        "^2",
        "[0,1)",
        r"\|x\|",
        r"a\ b\,c\;d\!e",
    )


def _spell(name: str) -> str:
    return f"\\{name} " if name.isalpha() else f"\\{name}"


@pytest.mark.parametrize("latex", list(_formulas()))
def test_every_command_is_known(latex: str) -> None:
    """Each command has its signs in MathML and in plain text, without its name."""
    formula = read_formula(latex)
    assert formula is not None
    assert "\\" not in render_mathml(formula.mathml)
    assert formula.plain


def test_plain_latex_prints_every_command(tmp_path: Path) -> None:
    """The spelling for .bib files needs no package."""
    need("pdflatex")
    shown = [formula.portable for latex in _formulas() if (formula := read_formula(latex))]
    lines = "\n\n".join(f"${each}$" for each in shown)
    (tmp_path / "a.tex").write_text(
        f"\\documentclass{{article}}\n\\begin{{document}}\n{lines}\n\\end{{document}}\n", encoding="utf-8"
    )
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


PROSE = (
    r"\begin{cases} 1 & x<2 \\ 2 & \text{else} \end{cases}",
    r"a &= b \\ c &= d",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}",
    r"\left( \frac{1}{2} \right]",
    r"\binom{n}{k}",
    r"\sum_{i=1}^n i",
    r"\begin{array}{c|c} 1 & 2 \end{array}",
)


@pytest.mark.parametrize("latex", PROSE)
def test_prose_may_have_more(latex: str) -> None:
    """A formula that is marked as one may have rows, environments and large delimiters."""
    formula = read_formula(latex, in_prose=True, is_block=True)
    assert formula is not None
    assert formula.mathml.get("display") == "block"


LETTERS = "\\{}^_'$ab1 +<>&%#\"|[]()αé犬"
PIECES = st.sampled_from(
    [
        *LETTERS,
        r"\frac",
        r"\hat",
        r"\omega ",
        r"\text{",
        r"\begin{matrix}",
        r"\end{matrix}",
        r"\input",
        "\\\\",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
@example(r"\text{<script>alert(1)</script>}", False)
@example(r"\text{&#x3c;script&#x3e;}", False)
@example(r"<img src=x onerror=y>", False)
@example(r"\begin{array}{c\x}a\end{array}", True)
@example("{" * 1000, True)
@example("x^{" * 600, True)
def test_no_text_becomes_markup(latex: str, in_prose: bool) -> None:
    """Whatever stands in a formula: the result is text, or MathML with known elements and without scripts."""
    formula = read_formula(latex, in_prose=in_prose, is_block=in_prose)
    if formula is None:
        return
    math = ET.fromstring(render_mathml(formula.mathml))  # noqa: S314  (our own text)
    assert {each.tag.rpartition("}")[2][0] for each in math.iter()} == {"m"}
    names = {name for each in math.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on") or name in {"href", "style", "class"}}
    assert formula.portable.replace("\\{", "").count("{") == formula.portable.replace("\\}", "").count("}")


@given(st.lists(st.one_of(PIECES, st.just("$")), max_size=30).map("".join))
def test_no_text_is_lost(text: str) -> None:
    """The pieces are in order, and each formula is one that can be read again."""
    pieces = list(split_formulas(text))
    for piece in pieces:
        if isinstance(piece, Formula):
            again = read_formula(piece.source.strip(), in_prose=True)
            assert again is not None
            assert again.plain == piece.plain
    assert "".join(each for each in pieces if isinstance(each, str)).count("$") == text.count("$") - 2 * sum(
        isinstance(each, Formula) for each in pieces
    )
