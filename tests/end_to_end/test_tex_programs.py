"""BibTeX, biber and LuaLaTeX make bibliographies of all works without a warning; what they print is known.

`tests/golden/programs/` has what four styles print of the difficult works.
A program that is not installed skips its test and says so; in CI it fails the test.
"""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from pybtex.database import Entry, parse_string

import survey_companion
from bibliographies import Library, run_program
from conftest import ROOT, CheckGolden, need

STYLES = ("plain", "abbrv", "unsrt", "alpha", "apalike", "acm", "ieeetr", "siam", "plainnat")
# Works without a year are as they are; two styles warn.
WARNINGS = {style: ["empty year in pebbleana"] for style in ("apalike", "plainnat")}


@pytest.mark.parametrize("program", ["bibtex", "bibtexu"])
def test_bibtex(program: str, library: Library, tmp_path: Path) -> None:
    """BibTeX of 1988 and its successor for Unicode read every entry with nine styles, and spoil no letter.

    The old one takes a byte for a letter where it shortens a name, so that it gets only names in ASCII.
    """
    need(program)
    shutil.copy(library.path("bib"), tmp_path)
    entries = parse_string(library.text("bib"), "bibtex").entries
    keys = [key for key, entry in entries.items() if program == "bibtexu" or _is_shortened_well(entry)]
    assert len(keys) > 0.95 * len(entries)
    cited = "".join(f"\\citation{{{key}}}\n" for key in keys)
    for style in STYLES:
        (tmp_path / f"{style}.aux").write_text(f"{cited}\\bibdata{{all}}\n\\bibstyle{{{style}}}\n")
        # A warning ends bibtexu with a 1.
        done = run_program(program, style, folder=tmp_path, good={0, 1} if style in WARNINGS else {0})
        assert re.findall("Warning--(.*)", done.stdout) == WARNINGS.get(style, []), style
        assert "error message" not in done.stdout
        items = (tmp_path / f"{style}.bbl").read_text(encoding="utf-8")
        assert sorted(re.findall(r"\\bibitem(?:\[[^]]*\])?%?\s*\{(\w+)\}", items)) == sorted(keys), style


def _is_shortened_well(entry: Entry) -> bool:
    """Whether each word of each name begins with a letter or a command in ASCII."""
    people = [person for role in entry.persons.values() for person in role]
    words = " ".join(map(str, people))
    return not re.search(r"(?:^|[\s,{-])[^\x00-\x7f]", words)


# What is not as biblatex has it: one work has no year, and the file for BibTeX has fields that others read.
UNTOLD = "Entry 'pebbleana': Missing mandatory field - one of 'date, year' must be defined"
OF_BIBTEX = re.compile(
    "Field '(?:archiveprefix|copyright)' invalid in data model|Invalid field 'publisher' for entrytype 'misc'"
)


@pytest.mark.parametrize("suffix", ["bib", "biblatex.bib"])
def test_biber_validates_every_entry(suffix: str, library: Library, tmp_path: Path) -> None:
    """Biber's check against biblatex's data model has nothing more to say."""
    need("biber")
    shutil.copy(library.path(suffix), tmp_path / "all.bib")
    options = ("--tool", "--validate-datamodel", "--noconf", "--output-file", "out.bib")
    said = run_program("biber", *options, "all.bib", folder=tmp_path).stdout
    assert "ERROR" not in said
    warnings = re.findall(r"WARN - Datamodel: (.*)", said.replace(" (all.bib)", ""))
    assert said.count("WARN -") == len(warnings)
    known = OF_BIBTEX if suffix == "bib" else re.compile("(?!)")
    assert [each for each in warnings if not known.search(each)] == [UNTOLD]
    found = re.findall(r"^@\w+\{(\w+),", (tmp_path / "out.bib").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(found) == sorted(library.works)


def test_natbib(tmp_path: Path) -> None:
    """A document that cites all works of our own list compiles under pdfTeX, too."""
    need("pdflatex")
    need("bibtex")
    shutil.copy(ROOT / "bib" / "survey.bib", tmp_path)
    key = next(iter(parse_string((tmp_path / "survey.bib").read_text(encoding="utf-8"), "bibtex").entries))
    (tmp_path / "t.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern,natbib,url}"
        f"\\begin{{document}}\\nocite{{*}}\\citet{{{key}}}\n"
        "\\bibliographystyle{plainnat}\\bibliography{survey}\\end{document}\n"
    )
    options = ("-interaction=nonstopmode", "-halt-on-error", "t")
    run_program("pdflatex", *options, folder=tmp_path)
    run_program("bibtex", "t", folder=tmp_path)
    run_program("pdflatex", *options, folder=tmp_path)
    assert "undefined" not in run_program("pdflatex", *options, folder=tmp_path).stdout
    assert (tmp_path / "t.pdf").stat().st_size > 50_000


# -- what is printed -------------------------------------------------------------------------------

FONTS = Path(survey_companion.__file__).parent / "sphinx" / "editions" / "typst" / "fonts"
# So wide that each entry is one line; letters that the font lacks come from others.
PREAMBLE = rf"""\documentclass{{article}}
\usepackage[paperwidth=5000mm,paperheight=5000mm,margin=10mm]{{geometry}}
\usepackage[no-math]{{fontspec}}
\usepackage{{url}}
\directlua{{luaotfload.add_fallback("others", {{
  "[{FONTS}/NotoNaskhArabic-Regular.ttf]:mode=harf;script=arab",
  "[{FONTS}/NotoSansCJKsc-Regular.otf]:mode=node"}})}}
\setmainfont{{NotoSans-Regular.ttf}}[Path={FONTS}/,RawFeature={{fallback=others}},
  BoldFont=NotoSans-Bold.ttf,ItalicFont=NotoSans-Italic.ttf,BoldItalicFont=NotoSans-BoldItalic.ttf]
\pagestyle{{empty}}\parindent0pt
"""
# Chicago's style in Debian 12 knows no software, which others do.
ADDED = {"chicago-authordate": r"\DeclareBibliographyAlias{software}{misc}"}
BIBLATEX_STYLES = ("apa", "ieee", "chicago-authordate", "gb7714-2015")
# The program that each classical style needs for all of our works.
BIBTEX_STYLES = {"plain": "bibtex", "apalike": "bibtexu"}
# With two runs, references are not settled.
UNSETTLED = re.compile(
    r"LaTeX Warning: (?:There were undefined references|Label\(s\) may have changed)"
    "|Package biblatex Warning: Please rerun LaTeX"
)
# Without a package for it, TeX sets Arabic from left to right; styles part and turn Chinese names.
FAULTS = {"hajar2016ahjar", "shi2017shitou"}
# BibTeX's styles take each hyphen between pages for a dash.
FAULTS_OF_BIBTEX = FAULTS | {"hoe2022carrying"}


@dataclass(frozen=True)
class Printed:
    """A bibliography of all works, as it was printed."""

    keys: list[str]  # in the order of printing
    lines: list[str]  # without the heading
    log: str  # of TeX and, if it ran, biber


@pytest.fixture(scope="module")
def printed(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """The bibliography in each style; two are made at a time."""
    for program in ("lualatex", "biber", "bibtex", "bibtexu", "pdftotext"):
        need(program)
    folder = tmp_path_factory.mktemp("printed")
    for suffix in ("bib", "biblatex.bib"):
        shutil.copy(library.path(suffix), folder)
    with ThreadPoolExecutor(2) as pool:
        made = {
            **{style: pool.submit(_print_biblatex, style, folder) for style in BIBLATEX_STYLES},
            **{style: pool.submit(_print_bibtex, style, folder) for style in BIBTEX_STYLES},
        }
    return {style: each.result() for style, each in made.items()}


def _print_biblatex(style: str, folder: Path) -> Printed:
    load = rf"\usepackage[backend=biber,style={style}]{{biblatex}}\addbibresource{{all.biblatex.bib}}"
    body = r"\begin{document}\nocite{*}\printbibliography\end{document}"
    (folder / f"{style}.tex").write_text(f"{PREAMBLE}{load}{ADDED.get(style, '')}\n{body}\n")
    run_program("lualatex", "-interaction=nonstopmode", "-draftmode", style, folder=folder)
    said = run_program("biber", style, folder=folder).stdout
    # A style may sort citations in another way than the bibliography, whose list is the last.
    sorted_last = (folder / f"{style}.bbl").read_text(encoding="utf-8").rsplit("\\datalist")[-1]
    keys = re.findall(r"^\s*\\entry\{(\w+)\}", sorted_last, re.MULTILINE)
    return _print(style, folder, keys, said)


def _print_bibtex(style: str, folder: Path) -> Printed:
    (folder / f"{style}.aux").write_text(f"\\citation{{*}}\n\\bibdata{{all}}\n\\bibstyle{{{style}}}\n")
    run_program(BIBTEX_STYLES[style], style, folder=folder, good={0, 1})
    text = (folder / f"{style}.bbl").read_text(encoding="utf-8")
    body = rf"\begin{{document}}\input{{{style}.bbl}}\end{{document}}"
    (folder / f"{style}.tex").write_text(f"{PREAMBLE}{body}\n")
    return _print(style, folder, re.findall(r"\\bibitem(?:\[[^]]*\])?%?\s*\{(\w+)\}", text), "")


def _print(style: str, folder: Path, keys: list[str], said: str) -> Printed:
    run_program("lualatex", "-interaction=nonstopmode", style, folder=folder)
    text = run_program("pdftotext", "-raw", f"{style}.pdf", "-", folder=folder).stdout
    log = (folder / f"{style}.log").read_text(encoding="utf-8", errors="replace")
    return Printed(keys, [line.strip() for line in text.splitlines()[1:] if line.strip("\f ")], log + said)


@pytest.mark.parametrize("style", [*BIBLATEX_STYLES, *BIBTEX_STYLES])
def test_each_work_is_printed(style: str, library: Library, printed: dict[str, Printed]) -> None:
    """No program warns, no letter is missing, and each work has one line."""
    made = printed[style]
    lines = UNSETTLED.sub("", made.log).splitlines()
    assert [each for each in lines if re.search("^!|Warning:|WARN|ERROR|Missing character", each)] == []
    assert sorted(made.keys) == sorted(library.works)
    assert len(made.lines) == len(made.keys)


@pytest.mark.parametrize("style", ["plain", "apalike", "apa"])
def test_difficult_works_are_printed_right(
    style: str, library: Library, printed: dict[str, Printed], check_golden: CheckGolden
) -> None:
    """A librarian has read each line."""
    lines = [re.sub(r"^\[\d+\] ", "", line) for line in printed[style].lines]
    found = dict(zip(printed[style].keys, lines, strict=True))
    family, faults = ("biblatex", FAULTS) if style in BIBLATEX_STYLES else ("bibtex", FAULTS_OF_BIBTEX)
    text = "".join(f"{key}\n  {found[key]}\n" for key in sorted(library.difficult - faults))
    check_golden(f"programs/{family}-{style}.txt", text)
