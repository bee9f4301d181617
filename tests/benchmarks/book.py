"""Measure the book: `python tests/benchmarks/book.py [LISTINGS …]`.

Each row is of processes of their own: `survey pdf` with the conversion, and where TeX is installed,
Sphinx's LaTeX of the same pages and one run of lualatex on it, which a finished book needs three times.
Without a number, the project's own list comes first, then one of 3,500 lines, about 2,500 works.
Times vary between machines and runs; compare those of one run.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from corpus import make_catalogue
from processes import Cost, measure, measure_program

ROOT = Path(__file__).parents[2]
OWN = "own list"


def prepare(listings: str, folder: Path) -> Path:
    """Write the sources into a folder, and return the list."""
    if listings == OWN:
        shutil.copytree(ROOT / "bib", folder / "bib")
        shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("_build"))
        return folder / "bib" / "catalogue.md"
    catalogue = folder / "list.md"
    catalogue.write_text(make_catalogue(int(listings)), encoding="utf-8")
    return catalogue


def describe(cost: Cost) -> str:
    """Return the cost as columns of a row."""
    return f"{cost.elapsed:>8.1f} s {cost.cpu:>7.1f} s {cost.memory:>7.0f} MB"


def run(listings: str, folder: Path) -> str:
    """Return one row of the table."""
    catalogue = prepare(listings, folder)
    output = folder if listings == OWN else folder / "out"
    book = measure("-m", "survey_companion", "pdf", "--catalogue", catalogue, "--output", output)
    row = f"{listings:>9} {describe(book)}"
    if shutil.which("lualatex") is None:
        return f"{row}   NOT MEASURED: lualatex is not installed"
    latex = folder / "latex"
    written = measure("-m", "sphinx", "-q", "-b", "latex", output / "docs", latex)
    source = next(latex.glob("*.tex"))
    compiled = measure_program("lualatex", "-interaction=batchmode", source.name, folder=latex)
    return f"{row}  {describe(written)}  {describe(compiled)}"


def main() -> None:
    """Print the table, a row as soon as it is known."""
    print("          survey pdf                      sphinx -b latex                 lualatex, one run")
    print(" listings" + "  elapsed       CPU     memory  " * 3)
    for listings in sys.argv[1:] or [OWN, "3500"]:
        with tempfile.TemporaryDirectory() as folder:
            print(run(listings, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
