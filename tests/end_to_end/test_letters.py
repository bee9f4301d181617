"""Any letter arrives: names and titles in many scripts as TeX, BibTeX, biber, pandoc and parsers read them.

A program that is not installed skips its test and says so; in CI it fails the test.
"""

import html
import json
import re
import subprocess
import unicodedata
from pathlib import Path

import bibtexparser.entrypoint as bibtexparser
import hypothesis
import pybtex.database
import pytest
from hypothesis import strategies as st

from conftest import ROOT, need
from survey_companion.exports.bibtex import describe_origin, render_fields
from survey_companion.model.survey import CitationKey
from survey_companion.text.latex import _ACCENTED, _LETTERS, _PDFTEX, decode_latex, encode_latex

FONTS = ROOT / "scripts" / "survey_companion" / "sphinx" / "editions" / "typst" / "fonts"
FALLBACKS = (
    "latinmodern-math.otf",  # of TeX, for mathematical letters
    "NotoSansMath-Regular.ttf",
    "NotoSansCJKsc-Regular.otf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSerifHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSerifThai-Regular.ttf",
)

# Family name, given name and title, all invented; first those that pdfTeX prints.
LATIN = (
    ("Müller", "Zoë", "Étude naïve sur l’œuvre"),
    ("Łąk", "Święta", "Ślady łąk i żab"),
    ("Şakır", "İlkçağ", "Taş ve kuş: ığüöçş"),
    ("Țiriac", "Ștefan", "Pietre și fântâni în țară"),
    ("Győr", "Hűvös", "Kő és tűz"),
    ("Åström", "Øyvind", "Stein på øy: æøå – ß"),
    ("Čapek", "Ďábel", "Šedé kameny a řeka; ľúbi"),
    ("Lê", "Ngọc", "Phạm và tạ"),
    ("Ṣọlá", "Ẹniọlá", "Ẹyẹ ọkọ ṣe"),
    ("Þórsson", "Eiður", "Ðis og þetta"),
)
OTHERS = (
    ("Nguyễn", "Phương", "Đá trắng ở bờ biển: ế, ữ, ợ"),
    ("Ọ́lá", "Adébáyọ̀", "Ẹ̀kọ́ nípa ẹyẹ àti ọ̀nà"),
    ("Παππάς", "Γιώργος", "Ελληνικά μοντέλα πέτρας"),
    ("Иванов", "Сергей", "Камни и йод: ёж"),
    ("石", "小川", "石头与语言"),
    ("حجر", "نهر", "لغة الحجر"),
    ("אבן", "נחל", "שפת האבן"),
    ("पत्थर", "नदी", "पत्थर की भाषा"),
    ("หิน", "แม่น้ำ", "ภาษาหิน"),
    ("Stone", "Ann", "𝒪(n²) sorting in 𝔼 ≥ x₂ → ∞"),
)
ROWS = LATIN + OTHERS
# Scripts that are read from the right, whose order in a PDF is another.
FROM_THE_RIGHT = re.compile("[\u0590-\u06ff]")
LETTERS = st.characters(categories=("L", "M"))


def _render(rows: tuple[tuple[str, str, str], ...]) -> str:
    entries = [
        render_fields(
            "misc",
            CitationKey(f"k{number}"),
            [
                ("author", f"{encode_latex(family)}, {encode_latex(given)}"),
                ("title", f"{{{encode_latex(title)}}}"),
                ("year", "2020"),
            ],
        )
        for number, (family, given, title) in enumerate(rows)
    ]
    return "\n\n".join([describe_origin("list.md", entries), *entries]) + "\n"


def _run(*command: str, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, errors="replace")
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def _typeset(folder: Path, tex: str, bibliography: str, document: str) -> str:
    """Run TeX until the bibliography is there, without an error, and return the text of the PDF."""
    for program in (tex, bibliography, "pdftotext"):
        need(program)
    (folder / "t.tex").write_text(document, encoding="utf-8")
    for command in (tex, bibliography, tex, tex):
        options = ("-interaction=nonstopmode", "-halt-on-error") if command == tex else ()
        _run(command, *options, "t", folder=folder)
    assert "Missing character" not in (folder / "t.log").read_text(encoding="utf-8", errors="replace")
    return unicodedata.normalize("NFC", _run("pdftotext", "-layout", "t.pdf", "-", folder=folder))


def test_every_letter_with_a_command_is_one_letter() -> None:
    """The table has letters that exist in Unicode, with a command that is read back as the letter."""
    assert all(len(letter) == 1 for letter in _LETTERS)
    assert len(_LETTERS) == 8 + sum(map(len, _ACCENTED.values()))
    assert {letter: decode_latex(latex) for letter, latex in _LETTERS.items()} == {
        each: each for each in _LETTERS
    }


@hypothesis.given(st.text(LETTERS, min_size=1, max_size=20), st.text(LETTERS, min_size=1, max_size=20))
def test_any_letters_come_back(name: str, title: str) -> None:
    """Pybtex and bibtexparser find the letters of any script in a name and in a title."""
    text = _render(((f"X{name}", f"Y{title}", f"Z{title}"),))
    (entry,) = pybtex.database.parse_string(text, "bibtex").entries.values()
    (person,) = entry.persons["author"]
    assert decode_latex(" ".join(person.last_names)) == unicodedata.normalize("NFC", f"X{name}")
    assert decode_latex(" ".join(person.first_names)) == unicodedata.normalize("NFC", f"Y{title}")
    (other,) = bibtexparser.parse_string(text).entries
    assert decode_latex(other["title"][1:-1]) == unicodedata.normalize("NFC", f"Z{title}")


def test_pandoc_reads_every_letter(tmp_path: Path) -> None:
    """Pandoc finds the names and titles of all scripts, and each letter that is written as a command."""
    need("pandoc")
    rows = (*ROWS, *((f"X{each}x", f"Y{each}y", f"Z{each}z") for each in _LETTERS))
    (tmp_path / "t.bib").write_text(_render(rows), encoding="utf-8")
    items = json.loads(_run("pandoc", "-f", "bibtex", "-t", "csljson", "t.bib", folder=tmp_path))
    found = [
        (item["author"][0]["family"], item["author"][0]["given"], re.sub("<[^>]*>", "", item["title"]))
        for item in sorted(items, key=lambda item: int(item["id"][1:]))
    ]
    assert [tuple(unicodedata.normalize("NFC", html.unescape(each)) for each in row) for row in found] == [
        tuple(unicodedata.normalize("NFC", each) for each in row) for row in rows
    ]


def test_biber_reads_every_letter(tmp_path: Path) -> None:
    """Biber decodes every command to its letter, and leaves no command and no mark apart from its letter."""
    need("biber")
    rows = (*ROWS, *((f"X{each}x", f"Y{each}y", f"Z{each}z") for each in _LETTERS))
    (tmp_path / "t.bib").write_text(_render(rows), encoding="utf-8")
    _run("biber", "--tool", "--noconf", "--output-file=out.bib", "t.bib", folder=tmp_path)
    entries = pybtex.database.parse_file(str(tmp_path / "out.bib"), "bibtex").entries
    for number, (family, given, title) in enumerate(rows):
        entry = entries[f"k{number}"]
        (person,) = entry.persons["author"]
        plain = (" ".join(person.last_names), " ".join(person.first_names), entry.fields["title"])
        read = [unicodedata.normalize("NFC", re.sub("[{}]", "", each)) for each in plain]
        wanted = [unicodedata.normalize("NFC", each) for each in (family, given, title)]
        assert [each.replace("--", "–") for each in read] == wanted


@pytest.mark.parametrize("encoding", ["OT1", "T1"])
def test_pdftex_prints_letters_of_commands_and_its_own(encoding: str, tmp_path: Path) -> None:
    """With and without T1, pdfTeX and BibTeX have no error for any letter that is not said to need more."""
    ranges = re.findall(r"(.)-?(?<=-)(.)|(.)", _PDFTEX)
    chars = [chr(code) for a, b, c in ranges for code in range(ord(a or c), ord(b or c) + 1)]
    rows = [("Doe", "Ann", f"Z{each}z") for each in (*_LETTERS, *(x for x in chars if x.isalpha()))]
    if encoding == "T1":
        rows += LATIN
    (tmp_path / "t.bib").write_text(_render(tuple(rows)), encoding="utf-8")
    text = _typeset(
        tmp_path,
        "pdflatex",
        "bibtex",
        f"\\documentclass{{article}}\\usepackage[{encoding}]{{fontenc}}\\usepackage{{lmodern}}"
        "\\begin{document}\\nocite{*}\\bibliographystyle{plain}\\bibliography{t}\\end{document}\n",
    )
    assert len(re.findall(r"^[ \f]*\[\d+\]", text, re.MULTILINE)) == len(rows)
    if encoding == "T1":
        assert "Zoë Müller" in text
        assert "Święta Łąk" in text


def test_pdftex_compiles_a_document_that_cites_no_letter_it_lacks(tmp_path: Path) -> None:
    """Entries with other letters do no harm in a file of which a document cites something else."""
    (tmp_path / "t.bib").write_text(_render(ROWS), encoding="utf-8")
    text = _typeset(
        tmp_path,
        "pdflatex",
        "bibtex",
        "\\documentclass{article}\\begin{document}"
        "\\cite{k0}\\bibliographystyle{plain}\\bibliography{t}\\end{document}\n",
    )
    assert "[1]" in text


def test_luatex_prints_every_letter(tmp_path: Path) -> None:
    """With biber and fonts that have them, LuaTeX prints the letters of all scripts."""
    (tmp_path / "t.bib").write_text(_render(ROWS), encoding="utf-8")
    fallbacks = ",".join(
        f'"[{FONTS / name if (FONTS / name).exists() else name}]:mode=harf;"' for name in FALLBACKS
    )
    text = _typeset(
        tmp_path,
        "lualatex",
        "biber",
        "\\documentclass{article}\\usepackage{fontspec}"
        f'\\directlua{{luaotfload.add_fallback("letters",{{{fallbacks}}})}}'
        f"\\setmainfont{{NotoSans-Regular.ttf}}[Path={FONTS}/,BoldFont=NotoSans-Bold.ttf,"
        "ItalicFont=NotoSans-Italic.ttf,RawFeature={fallback=letters}]"
        "\\usepackage[backend=biber,style=authoryear]{biblatex}\\addbibresource{t.bib}"
        "\\begin{document}\\nocite{*}\\printbibliography\\end{document}\n",
    )
    for family, given, _ in ROWS:
        if not FROM_THE_RIGHT.search(family):
            assert unicodedata.normalize("NFC", f"{family}, {given}") in text
