"""The commands of LaTeX that a formula may hold, by what follows them.

Only these are harmless and known to every output; any other makes a text no formula. Those of packages have
the nearest command of plain LaTeX beside them, for .bib files, which nobody should need a package to print.
"""

_GREEK = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi
    varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi
    Pi Sigma Upsilon Phi Psi Omega
"""
_OPERATORS = """
    pm mp times div ast star circ bullet cdot cap cup uplus sqcap sqcup vee wedge setminus wr
    diamond oplus ominus otimes oslash odot dagger ddagger land lor sum prod coprod int oint bigcap
    bigcup bigvee bigwedge bigoplus bigotimes
"""
_RELATIONS = """
    leq le geq ge neq ne equiv sim simeq approx cong propto prec succ preceq succeq ll gg subset
    supset subseteq supseteq in ni notin perp mid parallel models vdash dashv asymp doteq
"""
_ARROWS = """
    to gets leftarrow rightarrow Leftarrow Rightarrow leftrightarrow Leftrightarrow uparrow
    downarrow updownarrow mapsto longleftarrow longrightarrow Longleftarrow Longrightarrow
    hookleftarrow hookrightarrow nearrow searrow swarrow nwarrow iff
"""
_SIGNS = """
    infty partial nabla forall exists neg lnot emptyset ell hbar Re Im aleph prime angle top bot
    triangle surd ldots cdots vdots ddots vert Vert lfloor rfloor lceil rceil langle rangle sharp
    flat natural
"""
_FUNCTIONS = """
    log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth max min sup inf
    lim limsup liminf det dim ker deg gcd hom Pr
"""
_SPACES = r"quad qquad , ; : ! { } % & # _ |"

# Commands without an argument → the command of plain LaTeX.
SYMBOLS = {
    name: name
    for words in (_GREEK, _OPERATORS, _RELATIONS, _ARROWS, _SIGNS, _FUNCTIONS, _SPACES)
    for name in words.split()
} | {
    "leqslant": "leq",
    "geqslant": "geq",
    "varnothing": "emptyset",
    "implies": "Longrightarrow",
    "lvert": "vert",
    "rvert": "vert",
    "dots": "ldots",
    "{": "lbrace",  # BibTeX counts braces even after a backslash
    "}": "rbrace",
    " ": " ",
}
# Commands with one argument that is mathematics.
FONTS = {name: name for name in "mathrm mathbf mathit mathsf mathtt mathcal".split()} | {
    "mathbb": "mathbf",  # the letters are in a package; bold is what they stand for
    "mathfrak": "mathbf",
    "mathscr": "mathcal",
    "boldsymbol": "mathbf",
}
ACCENTS = {
    name: name
    for name in """
        hat bar tilde vec dot ddot acute grave check breve widehat widetilde overline underline
        overbrace underbrace
    """.split()
}
# Commands with one argument that is text.
TEXTS = {name: name for name in "mbox textrm textbf textit textsf texttt".split()} | {"text": "mbox"}
OPERATOR_NAME = "operatorname"
FRACTIONS = {"frac": "frac", "dfrac": "frac", "tfrac": "frac"}
ROOT = "sqrt"

# The rest is for prose only.
CHOICES = frozenset({"binom"})
DELIMITERS = frozenset(
    r". ( ) [ ] | / \{ \} \| \langle \rangle \lfloor \rfloor \lceil \rceil \vert \Vert".split()
)
# Environments → what latex2mathml knows them as.
ENVIRONMENTS = (
    {
        name: name
        for name in "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases array split".split()
    }
    | dict.fromkeys("aligned align align* eqnarray eqnarray*".split(), "split")
    | dict.fromkeys("gathered gather gather*".split(), "matrix")
)
