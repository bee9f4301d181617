"""Pandoc formats all works in nine citation styles without a warning; what it writes in APA's is known.

`tests/golden/programs/` has what comes of the difficult works from three of our formats.
A program that is not installed skips its test and says so; in CI it fails the test.
"""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bibliographies import Library, run_program
from conftest import CheckGolden, need, need_folder

STYLES = Path("/usr/share/citation-style-language/styles")
NAMES = (
    *("apa", "ieee", "nature", "vancouver", "chicago-author-date", "modern-language-association"),
    *("acm-sig-proceedings", "springer-lecture-notes-in-computer-science"),
    "association-for-computational-linguistics",
)
CITES_ALL = "---\nnocite: '@*'\n---\n"


def _format(library: Library, suffix: str, style: str, folder: Path) -> dict[str, str]:
    """Return the reference to each work, which pandoc makes of a file in a citation style."""
    need("pandoc")
    styles = need_folder(STYLES, "citation-style-language-styles")
    (folder / "t.md").write_text(CITES_ALL)
    options = (
        "--citeproc",
        "--bibliography",
        str(library.path(suffix)),
        "--csl",
        str(styles / f"{style}.csl"),
    )
    done = run_program("pandoc", "t.md", *options, "--to", "html", "--wrap", "none", folder=folder)
    assert done.stderr == ""
    page = BeautifulSoup(done.stdout, "lxml")
    found = {str(each["id"])[4:]: each.get_text().strip() for each in page.select(".csl-entry")}
    assert sorted(found) == sorted(library.works)
    return found


@pytest.mark.parametrize("style", NAMES)
def test_each_style_takes_all_works(style: str, library: Library, tmp_path: Path) -> None:
    """Each reference has the title of its work."""
    for key, text in _format(library, "json", style, tmp_path).items():
        assert _letters(library.facts[key].title) in _letters(text), text


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


# Pandoc 2.17 writes "others" where a list of authors stops, hyphens between pages, and "石小溪.".
IN_BIBTEX = {"boe2023first", "hoe2022carrying", "shi2017shitou"}
FAULTS = {"biblatex.bib": IN_BIBTEX, "bib": IN_BIBTEX, "json": {"shi2017shitou"}}


@pytest.mark.parametrize("suffix", ["biblatex.bib", "bib", "json"])
def test_difficult_works_are_formatted_right(
    suffix: str, library: Library, tmp_path: Path, check_golden: CheckGolden
) -> None:
    """A librarian has read each line."""
    found = _format(library, suffix, "apa", tmp_path)
    text = "".join(f"{key}\n  {found[key]}\n" for key in sorted(library.difficult - FAULTS[suffix]))
    check_golden(f"programs/pandoc-apa-{suffix}.txt", text)
