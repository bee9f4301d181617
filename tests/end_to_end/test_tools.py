"""The .bib file and the exports as other people's programs see them: BibTeX, biber, TeX, pandoc, citeproc.

A program that is not installed skips its test and says so; in CI it fails the test.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_file

from conftest import ROOT, need
from survey_companion.exports.export_files import FOLDER, render_exports, render_works
from survey_companion.model.survey import Person, Survey
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project

BIBLIOGRAPHY = ROOT / "bib" / "survey.bib"
STYLES = ("plain", "plainnat", "abbrvnat", "unsrtnat", "apalike", "ieeetr", "acm")


@pytest.fixture(scope="module")
def survey() -> Survey:
    """The project's own survey."""
    return read_survey(locate_project(ROOT / "bib" / "catalogue.md", None))


def _first_key() -> str:
    return str(next(iter(parse_file(str(BIBLIOGRAPHY)).entries)))


def _download(survey: Survey, suffix: str) -> str:
    """Return the file with the whole bibliography, as the site offers it."""
    return render_exports(survey, render_works(survey))[f"{FOLDER}/survey.{suffix}"]


def _run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, errors="replace")
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done


def _typeset(folder: Path, tex: str, bibliography: str) -> str:
    """Run TeX until all references are settled, and return what it said last."""
    options = ("-interaction=nonstopmode", "-halt-on-error", "t")
    _run(tex, *options, folder=folder)
    _run(bibliography, "t", folder=folder)
    _run(tex, *options, folder=folder)
    return _run(tex, *options, folder=folder).stdout


@pytest.mark.parametrize("style", STYLES)
def test_bibtex_has_no_warning(style: str, tmp_path: Path) -> None:
    """Classical BibTeX reads every entry with every style, without a warning."""
    need("bibtex")
    shutil.copy(BIBLIOGRAPHY, tmp_path)
    (tmp_path / "t.aux").write_text(f"\\citation{{*}}\n\\bibdata{{survey}}\n\\bibstyle{{{style}}}\n")
    done = _run("bibtex", "t", folder=tmp_path)
    assert "Warning" not in done.stdout, done.stdout
    assert (tmp_path / "t.bbl").read_text().count("\\bibitem") == len(parse_file(str(BIBLIOGRAPHY)).entries)


def test_biber_validates_every_entry(tmp_path: Path) -> None:
    """Biber's check against biblatex's data model has nothing to say."""
    need("biber")
    shutil.copy(BIBLIOGRAPHY, tmp_path)
    done = _run("biber", "--tool", "--validate-datamodel", "--noconf", "survey.bib", folder=tmp_path)
    assert "WARN" not in done.stdout, done.stdout
    assert "ERROR" not in done.stdout, done.stdout


def test_a_document_with_natbib_compiles_under_pdftex(tmp_path: Path) -> None:
    """A document that cites all works has no undefined citation and no error."""
    need("pdflatex")
    need("bibtex")
    shutil.copy(BIBLIOGRAPHY, tmp_path)
    (tmp_path / "t.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern,natbib,url}"
        f"\\begin{{document}}\\nocite{{*}}\\citet{{{_first_key()}}}\n"
        "\\bibliographystyle{plainnat}\\bibliography{survey}\\end{document}\n"
    )
    assert "undefined" not in _typeset(tmp_path, "pdflatex", "bibtex")
    assert (tmp_path / "t.pdf").stat().st_size > 50_000


def test_a_document_with_biblatex_compiles_under_luatex(tmp_path: Path) -> None:
    """The same with biblatex and biber."""
    need("lualatex")
    need("biber")
    shutil.copy(BIBLIOGRAPHY, tmp_path)
    (tmp_path / "t.tex").write_text(
        "\\documentclass{article}\\usepackage[backend=biber,style=authoryear]{biblatex}\\addbibresource{survey.bib}"
        f"\\begin{{document}}\\nocite{{*}}\\textcite{{{_first_key()}}}\\printbibliography\\end{{document}}\n"
    )
    assert "undefined" not in _typeset(tmp_path, "lualatex", "biber")
    assert (tmp_path / "t.pdf").stat().st_size > 50_000


@pytest.mark.parametrize("form", ["biblatex", "bibtex"])
def test_pandoc_reads_every_entry(form: str) -> None:
    """Pandoc's citeproc finds every key and title."""
    need("pandoc")
    done = _run("pandoc", str(BIBLIOGRAPHY), "-f", form, "-t", "csljson", folder=ROOT)
    items = {item["id"]: item for item in json.loads(done.stdout)}
    assert set(items) == set(parse_file(str(BIBLIOGRAPHY)).entries)
    assert "Warning" not in done.stderr
    assert all(item["title"] for item in items.values())


def test_pandoc_reads_the_csl(survey: Survey, tmp_path: Path) -> None:
    """Pandoc makes a bibliography of the CSL-JSON, and a BibTeX file with the same keys."""
    need("pandoc")
    (tmp_path / "s.json").write_text(_download(survey, "json"), encoding="utf-8")
    done = _run("pandoc", "s.json", "-f", "csljson", "-t", "biblatex", folder=tmp_path)
    assert done.stdout.count("\n@") + done.stdout.startswith("@") == len(survey.works) + len(survey.cited)


def test_citeproc_formats_the_csl(survey: Survey) -> None:
    """citeproc-py turns every item into a reference with its family name and year."""
    works = (*survey.works, *survey.cited)
    items: list[dict[str, Any]] = json.loads(_download(survey, "json"))
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for work in works:
        bibliography.register(Citation([CitationItem(work.key)]))
    references = [str(reference) for reference in bibliography.bibliography()]
    assert len(references) == len(works)
    for work in works:
        author = work.byline.authors[0] if work.byline else None
        name = author.family if isinstance(author, Person) else author.name if author else ""
        assert any(name in each and str(work.year) in each for each in references), work.key


def test_the_ris_is_read_back(survey: Survey) -> None:
    """Rispy reads every record with its title, all its authors and its year."""
    works = sorted((*survey.works, *survey.cited), key=lambda work: work.key)
    records = rispy.loads(_download(survey, "ris"))
    assert [record["id"] for record in records] == [work.key for work in works]
    assert [record["title"] for record in records] == [work.title for work in works]
    assert [int(record["year"]) for record in records] == [work.year for work in works]
    authors = [len(work.byline.authors) if work.byline else 0 for work in works]
    assert [len(record.get("authors", [])) for record in records] == authors


def test_no_author_is_invented(survey: Survey) -> None:
    """`others` stands for exactly the lists that are known to stop early, in every format."""
    truncated = {work.key for work in (*survey.works, *survey.cited) if work.byline and work.byline.truncated}
    entries = parse_file(str(BIBLIOGRAPHY)).entries
    with_others = {key for key, entry in entries.items() if str(entry.persons["author"][-1]) == "others"}
    assert with_others == truncated
    names = json.dumps([item.get("author") for item in json.loads(_download(survey, "json"))]).lower()
    assert "et al" not in names
    assert "others" not in names
