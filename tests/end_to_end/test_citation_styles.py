"""Pandoc formats all works in nine citation styles without a warning; what it writes in APA's is known.

`tests/golden/programs/` has what comes of the difficult works from three of our formats.
A program that is not installed skips its test and says so; in CI it fails the test.
"""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from bibliographies import Library, run_program
from conftest import CheckGolden, need, need_folder
from survey_companion.exports.reference_text import refer
from survey_companion.model.survey import Work
from survey_companion.model.work_kinds import PublicationType

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


def test_our_text_is_that_of_apa(library: Library, tmp_path: Path) -> None:
    """The text that the dialog offers is that of a citation program, for works of every kind.

    Pandoc knows no "et al." in a list of authors, reads no issue of proceedings and no school of a master's
    thesis; it puts a full stop behind a Chinese name, and letters behind years.
    """
    found = _format(library, "json", "apa", tmp_path)
    shown = {key: work for key, work in library.works.items() if not _is_beyond_pandoc(work)}
    ours = {key: _plain(refer(work), work) for key, work in shown.items()}
    assert len(ours) > 0.9 * len(library.works)
    assert {
        key: (text, found[key]) for key, text in ours.items() if text != _plain(found[key], shown[key])
    } == {}


def _is_beyond_pandoc(work: Work) -> bool:
    published = work.published
    return work.key in FAULTS["json"] or (
        published is not None
        and (
            published.type is PublicationType.MASTERSTHESIS
            or (published.type is PublicationType.INPROCEEDINGS and published.number is not None)
        )
    )


def _plain(text: str, work: Work) -> str:
    """Return the text without its curls and capitals, and without authors if not all of them are known."""
    text = re.sub("[“”‘’']", '"', unquote(" ".join(text.split()))).casefold()
    text = re.sub(r"\.-\w\.", ".", re.sub(r"\((\d{4})[a-z]", r"(\1", text))  # "J.-t." is "J." to pandoc
    return text[text.index("(") :] if work.byline and work.byline.truncated else text


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
