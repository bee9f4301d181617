"""Formulas on pages, in the EPUB, in the book and in LaTeX, of a small invented list."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from conftest import need
from survey_companion.sphinx.editions.typst.equations import write_formula
from survey_companion.text.formulas import read_formula
from survey_companion.text.mathml import build_mathml

LIST = r"""# Larks and $k$-means

## Larks of $\mathbb{R}^n$

- [2024] **MA$^2$RL: Agents for $k$NN.** *Doe et al.* `ICML` [[paper](https://arxiv.org/abs/2405.00001)]
- [2023] **$\omega$-Rewriting.** *Roe et al.* `ICML` [[paper](https://arxiv.org/abs/2305.00002)]
- [2023] **Costs of $5 and $10 in $\input{x}$.** *Moe et al.* [[paper](https://arxiv.org/abs/2305.00005)]
"""
PROSE = r"""Terns weigh {math}`a_i^2` grams, or $\frac{1}{2}$ stone; they cost $5 to $10.

```{math}
:label: weight
w &= \sum_{i=1}^n \left( \frac{x_i}{\sigma} \right)^2 \\
  &= \begin{cases} 1 & x < 2 \\ \text{größe} & \text{else} \end{cases}
```

See {eq}`weight`, and {math}`\foo{x}` and $\input{x}$.

```{math}
\href{javascript:alert(1)}{x} <script>alert(1)</script>
```

| Name | Formula |
| --- | --- |
| one | $\lvert x \rvert$ |
"""


def _run(command: str, root: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "survey_companion", command, "--catalogue", "L.md", "--output", "out"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the list, its prose and its site."""
    folder = tmp_path_factory.mktemp("formulas")
    (folder / "L.md").write_text(LIST, encoding="utf-8")
    prose = folder / "out" / "docs" / "prose" / "taxonomy" / "larks-of-rn"
    prose.mkdir(parents=True)
    (prose / "index.md").write_text(PROSE, encoding="utf-8")
    _run("build", folder)
    return folder


def _page(root: Path, name: str) -> BeautifulSoup:
    path = root / "out" / "docs" / "_build" / "html" / name
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_pages_have_mathml_and_ask_for_nothing(root: Path) -> None:
    """Headings, tables, prose and blocks have MathML; no page names a script for it or another site."""
    page = _page(root, "taxonomy/larks-of-rn/index.html")
    said = [each["alttext"] for each in page.find("article").find_all("math")]  # type: ignore[union-attr]
    assert said[:3] == ["Rⁿ", "a_i²", "1/2"]
    assert {"|x|", "²", "k", "ω"} <= set(said)
    assert page.h1 is not None
    assert page.h1.math is not None
    assert page.find(id="equation-weight") is not None
    assert len(page.find_all(id="equation-weight")) == 1
    for path in (root / "out" / "docs" / "_build" / "html").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "mathjax" not in text.lower()
        assert not re.search(r"<(?:script|link)[^>]+(?:src|href)=\"https?:", text)


def test_what_is_no_formula_is_code_and_named(root: Path) -> None:
    """An unknown command does nothing and stops nothing: it is shown, and a notice has its place."""
    page = _page(root, "taxonomy/larks-of-rn/index.html")
    codes = [each.get_text().strip() for each in page.find_all(["code", "pre"])]
    assert {r"\foo{x}", r"\input{x}"} <= set(codes)
    assert r"\href{javascript:alert(1)}{x} <script>alert(1)</script>" in codes
    done = subprocess.run(
        [
            *(sys.executable, "-m", "survey_companion", "check", "--all"),
            "--catalogue",
            "L.md",
            "--output",
            "out",
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    prose = "out/docs/prose/taxonomy/larks-of-rn/index.md"
    found = re.findall(r"^(\S+): notice unknown-formula", done.stdout + done.stderr, re.MULTILINE)
    assert found == ["L.md:7:1", f"{prose}:9:30", f"{prose}:9:44", f"{prose}:12:1"]


def test_names_and_searches_have_plain_text(root: Path) -> None:
    """Titles of windows, the explorer, references and the search index have MA²RL, not its LaTeX."""
    title = _page(root, "works/doe2024ma2rl.html").title
    assert title is not None
    assert title.get_text().startswith("MA²RL: Agents for kNN – Larks and k-means")
    assert "MA²RL: Agents for kNN" in _page(root, "explore.html").get_text()
    references = _page(root, "references.html").get_text()
    assert "MA²RL: Agents for kNN" in references
    assert "ω-Rewriting" in references


def test_an_epub_says_that_it_has_mathml(root: Path) -> None:
    """Each page with MathML says so in the package, and epubcheck finds nothing."""
    from books import check_epub, read_book  # noqa: PLC0415

    found = re.findall(r"^Open (.+)$", _run("epub", root), re.MULTILINE)
    book = root / found[0]
    files = read_book(book)
    with_mathml = [name for name, data in files.items() if name.endswith(".xhtml") and b"<math" in data]
    assert with_mathml
    assert files["content.opf"].count(b"mathml") == len(with_mathml)
    check_epub(book)


def test_the_book_sets_mathematics(root: Path) -> None:
    """The book has the letters of formulas; what is not understood is in it as text."""
    found = re.findall(r"^Open (.+)$", _run("pdf", root), re.MULTILINE)
    text = " ".join(page.extract_text() for page in PdfReader(root / found[0]).pages)
    assert "𝜔" in text
    assert "∑" in text
    assert r"\foo{x}" in text
    assert "$^2$" not in text


def test_code_for_the_book_has_no_text_but_in_strings() -> None:
    """Signs are numbers of characters, so that none of them is a command."""
    formula = read_formula(r'a_1 + \text{#panic("x") \alpha'[:-7] + "}", in_prose=True)
    assert formula is None  # a sign that LaTeX does not print
    math = build_mathml(r"x^2 \text{a, b) ; c}", is_block=False)
    assert math is not None
    code = write_formula(math, 'x"')
    assert code == (
        'math.equation($attach(\\u{78}, t: script(\\u{32})) "a, b) ; c"$.body, block: false, alt: "x\\"")'
    )


def test_latex_keeps_formulas(root: Path, tmp_path: Path) -> None:
    """Sphinx's LaTeX has the formulas as they are."""
    need("lualatex")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-b", "latex", str(root / "out" / "docs"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    text = next(tmp_path.glob("*.tex")).read_text(encoding="utf-8")
    assert r"\(a_{i}^{2}\)" in text
    assert r"\frac{1}{2}" in text


def test_mathml_is_well_formed() -> None:
    """Less-than signs and ampersands of texts are escaped."""
    formula = read_formula(r"a<b \text{ if a<b}")
    assert formula is not None
    assert "".join(ET.fromstring(ET.tostring(formula.mathml)).itertext()) == "a<b\u00a0if\u00a0a<b"  # noqa: S314
