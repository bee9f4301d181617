"""The LaTeX edition: Sphinx writes it without a warning, and lualatex sets it."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from browsing import run_sphinx, write_site
from conftest import CASES, build_site, need
from own_survey import own_stem
from survey_companion.sphinx.editions.latex_edition import fit_words

MARKUP = r"\ { } $ & # ^ _ ~ % \directlua{os.exit(1)}"
# The same as LaTeX writes it; the braces end the names of commands.
ESCAPED = (
    r"\textbackslash{} \{ \} \$ \& \# \textasciicircum{} \_ \textasciitilde{} \%"
    r" \textbackslash{}directlua\{os.exit(1)\}"
)


def _compile(folder: Path, name: str, least: int = 20_000) -> str:
    """Typeset as the page on editions says, and return the log with its lines joined."""
    need("lualatex")
    command = [need("latexmk"), "-lualatex", "-interaction=nonstopmode", f"{name}.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    log = (folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-3000:]
    assert (folder / f"{name}.pdf").stat().st_size > least
    return log.replace("\n", "")


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own LaTeX."""
    output = tmp_path_factory.mktemp("latex")
    done = run_sphinx(site.parents[1], output, "latex", "-d", str(output / "doctrees"))
    assert done.returncode == 0, done.stderr
    return output


def test_every_table_may_break_and_has_widths(folder: Path) -> None:
    """No table is of a kind that runs off the page."""
    tex = (folder / f"{own_stem()}.tex").read_text(encoding="utf-8")
    kinds = re.findall(r"\\begin\{(longtable|tabulary|tabular|varwidth)\}(?:\[c\])?\{(.{0,9})", tex)
    assert len(kinds) > 20
    assert {kind for kind, _ in kinds} == {"longtable"}
    assert {columns.startswith((r"\X{", r"*{")) for _, columns in kinds} == {True}


def test_it_compiles_without_a_dead_link(folder: Path) -> None:
    """No error, no reference that leads nowhere, no letter that the fonts lack, no table off the page."""
    log = _compile(folder, own_stem())
    assert not re.findall(r".{60}(?:undefined|multiply defined|Missing character).{60}", log)
    widest = max(float(points) for points in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log))
    assert widest < 30, "a long word in a narrow column, no more"
    contents = (folder / f"{own_stem()}.toc").read_text(encoding="utf-8")
    assert "{1 Parameter" in contents
    assert r"\numberline" not in contents, "TeX numbers nothing: its numbers would be those of other sections"


@pytest.mark.parametrize(
    ("widths", "words", "fitted"),
    [
        ((50, 30, 20), (9, 9, 9), (50, 30, 20)),
        ((1, 1), (16, 16), (1, 1)),
        ((97, 3), (9, 5), (950, 80)),
        ((97, 3), (5, 40), (600, 430)),
        ((90, 5, 5), (10, 10, 4), (830, 130, 70)),
        ((1,) * 10, (16,) * 10, (103,) * 10),
        ((9, 1, 1), (40, 40, 24), (397, 397, 237)),
        ((1,) * 40, (9,) * 40, (30,) * 40),
        ((1, 1), (48, 48), (1, 1)),
        ((1,) * 8, (7, 7, 7, 7, 7, 7, 16, 16), (108,) * 6 + (190,) * 2),
    ],
)
def test_a_word_fits_its_column(
    widths: tuple[int, ...], words: tuple[int, ...], fitted: tuple[int, ...]
) -> None:
    """A column that is narrower than its longest word takes from those that have more than they need."""
    assert fit_words(widths, words) == fitted


def test_titles_of_markup_are_text(tmp_path: Path) -> None:
    """The terrible list compiles, too: its commands, braces and lost letters are only shown."""
    assert build_site(CASES / "terrible.md", tmp_path).returncode == 0
    done = run_sphinx(tmp_path / "docs", tmp_path / "latex", "latex")
    assert done.returncode == 0, done.stderr
    log = _compile(tmp_path / "latex", "a-list-with-everything-wrong")
    assert not re.findall(r".{60}undefined.{60}", log)


def test_title_and_authors_of_markup_are_text(tmp_path: Path) -> None:
    """Each character that LaTeX takes for a command is only shown on the title page; no day is invented."""
    docs = write_site(tmp_path, {}, "")
    info = json.loads((docs / "survey.json").read_text(encoding="utf-8"))
    info |= {
        "companion_title": f"Cats {MARKUP} \x01\ufffd",
        "short_title": "Stones",
        "companion_authors": [f"Ana {MARKUP}", "Bo"],
    }
    (docs / "survey.json").write_text(json.dumps(info), encoding="utf-8")
    done = run_sphinx(docs, tmp_path / "latex", "latex")
    assert done.returncode == 0, done.stderr
    tex = (tmp_path / "latex" / "stones.tex").read_text(encoding="utf-8")
    lines = [line for line in tex.splitlines() if re.match(r"\\(title|author|date)\{", line)]
    assert lines == [
        rf"\title{{Cats {ESCAPED} \symbol{{65533}}}}",
        r"\date{}",
        rf"\author{{Ana {ESCAPED}\and Bo}}",
    ]
    _compile(tmp_path / "latex", "stones", least=5_000)
