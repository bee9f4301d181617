"""Measure conversion, build and memory: `python tests/benchmarks [LISTINGS …]`.

Each number is of a process of its own: CPU time (user and system) and peak memory.
The yardstick is Sphinx on the same pages with a plain link in place of each citation.
CPU time varies between machines and runs; compare the ratios of one run.
"""

import re
import sys
import tempfile
from pathlib import Path

from corpus import make_catalogue
from processes import Cost, measure

SPHINX = ("-m", "sphinx", "-q", "-b", "html")


def convert(catalogue: Path, output: Path) -> Cost:
    """Return the cost of one conversion."""
    return measure("-m", "survey", "convert", "--catalogue", catalogue, "--output", output)


def make_yardstick(site: Path, plain: Path) -> None:
    """Write the same pages with a plain link for each citation, and no bibliography."""
    for page in (site / "docs").rglob("*.md"):
        text = re.sub(
            r"\{cite:t\}`(\w+)`", r"[Doe et al. (2023)](<https://example.org/\1>)", page.read_text()
        )
        target = plain / page.relative_to(site / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(re.sub(r"```\{bibliography\}.*?```", "", text, flags=re.DOTALL))
    settings = """
extensions = ["myst_parser", "sphinx_design"]
myst_enable_extensions = ["colon_fence", "attrs_block"]
smartquotes = False
html_theme = "furo"
exclude_patterns = ["snippets", "prose", "_build"]
"""
    (plain / "conf.py").write_text(settings)


def run(listings: int, folder: Path) -> str:
    """Return one row of the table."""
    empty, catalogue, site, plain = (folder / name for name in ("empty.md", "list.md", "site", "plain"))
    empty.write_text(make_catalogue(1), encoding="utf-8")
    catalogue.write_text(make_catalogue(listings), encoding="utf-8")
    start_up = convert(empty, folder / "empty")
    conversion = convert(catalogue, site)
    build = measure(*SPHINX, site / "docs", site / "html")
    again = measure(*SPHINX, site / "docs", site / "html")
    make_yardstick(site, plain)
    yardstick = measure(*SPHINX, plain, folder / "plain-html")
    yardstick_again = measure(*SPHINX, plain, folder / "plain-html")
    return (
        f"{listings:>9,} {conversion.cpu - start_up.cpu:>9.2f} s {conversion.memory:>7.0f} MB"
        f" {build.cpu:>8.1f} s {build.memory:>7.0f} MB {yardstick.cpu:>8.1f} s {yardstick.memory:>7.0f} MB"
        f" {build.cpu / yardstick.cpu:>7.2f} {again.cpu / yardstick_again.cpu:>8.2f}"
    )


def main() -> None:
    """Print the table, a row as soon as it is known."""
    sizes = [int(each) for each in sys.argv[1:]] or [187, 1000, 10000]
    print("CPU time and peak memory; conversion without start-up; ratio: build / plain links")
    print(" listings    convert     memory      build     memory      plain     memory   ratio  rebuild")
    for listings in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(run(listings, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
