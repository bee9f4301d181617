"""Pages → Typst code: every kind of element has a form, and no text becomes code."""

import base64
import json
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
import typst
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader

from books import A4_MARGIN, find_outside, find_types, lay_out
from browsing import run_sphinx, write_site
from conftest import CASES, CheckGolden
from survey_companion.sphinx.editions.typst.chapters import Chapter, plan_book, plan_section
from survey_companion.sphinx.editions.typst.markup import array, block, call, flag, soften, string, words

_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\ufeff"
_NO_CHARACTERS = {char for char in map(chr, range(0x110000)) if ord(char) & 0xFFFE == 0xFFFE}
_NO_CHARACTERS |= set(map(chr, range(0xFDD0, 0xFDF0)))
_BIBLIOGRAPHY = "@misc{doe2023lifting, author = {Doe, Ana}, title = {Lifting}, year = {2023}}\n"


def _evaluate(code: str) -> object:
    return json.loads(typst.eval(b"", code, format="json", ignore_system_fonts=True))


# -- text --------------------------------------------------------------------------------------------


@given(st.text())
@example("\U0010fffe \U0001ffff")
def test_typst_reads_every_text_back(text: str) -> None:
    """A string literal is the text and nothing else, as Typst itself reads it; what cannot print is gone."""
    kept = (each for each in unicodedata.normalize("NFC", text) if not _is_dropped(each))
    shown = "".join("\ufffd" if unicodedata.category(each) == "Co" else each for each in kept)
    assert _evaluate(string(text)) == shown


def _is_dropped(letter: str) -> bool:
    """Whether nothing is printed for it: controls but line breaks and tabs, halves, overrides."""
    category = unicodedata.category(letter)
    controls = category in {"Cc", "Cs", "Zl", "Zp"} and letter not in "\n\t"
    return controls or letter in _OVERRIDES or letter in _NO_CHARACTERS


@pytest.mark.parametrize(
    "text",
    [
        '#panic("no")', "$x^2$", "@key", "*bold*", "`raw`", "// gone", "/* gone */",
        "<label>",
        '"; panic("no"); "', "\\", '\\"', "\\u{41}", "#{let x = 1}", "= Heading", "- item", "~", "--",
    ],
)  # fmt: skip
def test_code_in_a_text_stays_text(text: str) -> None:
    """What would be a command, a formula, a reference, a comment or an escape is set as it stands."""
    assert _evaluate(string(text)) == text
    assert _evaluate(words(text)) == text


def test_marks_that_turn_what_follows_are_removed() -> None:
    """Overrides, controls and halves of characters go; isolates and joiners stay."""
    assert string("a\u202eb\x00c\ud800d\u2028e") == '"abcde"'
    assert string("\u2068x\u2069 y\u200dz") == '"\u2068x\u2069 y\u200dz"'


def test_long_words_can_be_broken() -> None:
    """A word that no line holds has places to end a line, and no letter is lost or added."""
    assert words("https://example.org/quarries") == '"https://example.org/quarries"'
    assert words("See https://example.org/quarries-b") == (
        '{"See https://"; cut; "example."; cut; "org/"; cut; "quarries-"; cut; "b"}'
    )
    word = "x" * 2_000
    assert max(map(len, soften(word).split("\0"))) == 24
    assert soften(word).replace("\0", "") == word
    assert words("a\n  b\tc") == '"a b c"'


def test_code_is_well_formed() -> None:
    """Arrays of any length are arrays, blocks of any length content, and what is unknown is left out."""
    assert [array([]), array(["1"]), array(["1", "2"])] == ["()", "(1,)", "(1, 2,)"]
    assert [block([]), block(["", '"a"']), block(["a", "b"])] == ["[]", '{"a"}', "{a; b}"]
    assert (
        call("f", "1", row_gutter="2pt", names=None, wide=flag(value=True))
        == "f(1, row-gutter: 2pt, wide: true)"
    )


# -- order -------------------------------------------------------------------------------------------


def test_pages_become_parts_and_chapters() -> None:
    """Pages with pages below them are parts; the catalogue's numbers stand; the bibliography comes last."""
    below = {
        "index": ["intro", "tax/index", "refs", "more", "intro"],
        "tax/index": ["tax/a", "tax/b", "intro"],
    }
    chapters = plan_book("index", lambda name: below.get(name, []), {"tax/a": "1.1"}, last="refs")
    assert [(each.docname, each.level, each.number) for each in chapters] == [
        ("index", 1, None),
        ("intro", 1, None),
        ("tax/index", 1, "Part I"),
        ("tax/a", 2, "1.1"),
        ("tax/b", 2, None),
        ("more", 1, None),
        ("refs", 1, None),
    ], "and no page comes twice"


def test_chapters_are_not_counted() -> None:
    """A number that the book made up would be that of another chapter, too."""
    below = {"index": ["tax/index", "more/index"], "tax/index": ["tax/a"], "more/index": ["more/a", "more/b"]}
    chapters = plan_book("index", lambda name: below.get(name, []), {"tax/a": "1"}, last=None)
    assert [each.number for each in chapters] == [None, "Part I", "1", "Part II", None, None]


def test_a_section_alone_keeps_its_number_and_what_is_below() -> None:
    """A book of one section or part has all its pages and the references."""
    below = {"b": ["b/1", "b/2"], "b/2": ["b/3"]}
    names = {"a": 1, "b": 2, "b/1": 3, "b/2": 3, "b/3": 4, "refs": 1}
    chapters = [Chapter(docname=name, level=level, number=name) for name, level in names.items()]
    alone = plan_section(chapters, "b", lambda name: below.get(name, []), "refs")
    assert [(each.docname, each.level) for each in alone] == [
        *(("b", 1), ("b/1", 2), ("b/2", 2), ("b/3", 3), ("refs", 1)),
    ]
    assert [each.number for each in alone] == ["b", "b/1", "b/2", "b/3", "refs"]


# -- elements ----------------------------------------------------------------------------------------


def _set(root: Path, pages: dict[str, str]) -> tuple[subprocess.CompletedProcess[str], Path]:
    """Set a small book, and return what Sphinx said and the folder of the book."""
    if not (root / "docs").exists():
        write_site(root, pages, _BIBLIOGRAPHY)
    (root / "docs" / "dot.png").write_bytes(_DOT)
    for name, text in pages.items():
        (root / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    return run_sphinx(root / "docs", root / "book", "typst"), root / "book"


def test_every_kind_of_element_has_a_form(tmp_path: Path, check_golden: CheckGolden) -> None:
    """What MyST and sphinx-design write is set without a warning; the code of each element is known."""
    pages = {"kinds": (CASES / "kinds.md").read_text(encoding="utf-8"), "other": "# Other\n\nText.\n"}
    done, book = _set(tmp_path, pages)
    assert done.returncode == 0, done.stderr
    check_golden("book/kinds.typ", next(book.glob("*[!k].typ")).read_text(encoding="utf-8"))
    text = PdfReader(next(book.glob("*.pdf"))).pages
    assert "Inside what is folded." in " ".join(" ".join(page.extract_text().split()) for page in text)


_SMALL = r"""# Page

Text {sup}`raised` and {sub}`lowered`, a note[^1], `code`, ⚠, $x^{2^{y_i}}$ and $\sqrt[n]{b_{n_k}}$.

[^1]: A note with `code` and {sup}`raised`.

| a | b | c | d | e | f | g | h | i | j |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| `code` | $x^2$ | {sup}`r` | [v]{.venue} | [k]{.first-appeared} | b | b | b | b | b |

:::{note}
`code`

    a listing
:::
"""


@pytest.mark.parametrize("page", [_SMALL, (CASES / "kinds.md").read_text(encoding="utf-8")])
def test_nothing_is_too_small_to_read(page: str, tmp_path: Path) -> None:
    """Whatever stands in whatever, no letter is smaller than 7.5 points."""
    done, book = _set(tmp_path, {"page": page, "other": "# Other\n\nText.\n"})
    assert done.returncode == 0, done.stderr
    sizes = [size for _, size in find_types(next(book.glob("*.pdf")))]
    assert min(sizes) >= 7.49
    assert len(set(sizes)) > 5


def _make_results(columns: int) -> str:
    head = [f"l{number}" for number in range(columns)]
    rows = [["System", *head, "Source"], ["---"] * (columns + 2)]
    rows += [
        [f"Slab {name}", *(f"{name}{number % 10}.5" for number in range(columns)), "a"] for name in (1, 2)
    ]
    return "# Page\n\n:::{results}\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n:::\n"


@pytest.mark.parametrize(("columns", "tables"), [(1, 1), (12, 1), (25, 2), (60, 4)])
def test_a_wide_table_of_results_becomes_several(columns: int, tables: int, tmp_path: Path) -> None:
    """Below each other, each with the systems and as many columns as fit; no column twice, none alone."""
    done, book = _set(tmp_path, {"page": _make_results(columns)})
    assert done.returncode == 0, done.stderr
    text = _say(book)
    assert text.count("Slab 1") == text.count("Slab 2") == tables
    assert [text.count(f" l{number} ") for number in range(columns)] == [1] * columns
    assert text.count("Source") == 1
    pdf = next(book.glob("*.pdf"))
    assert find_outside(lay_out(pdf), A4_MARGIN) == []
    assert min(size for _, size in find_types(pdf)) >= 7.49


def test_a_table_leaves_no_single_row_behind(tmp_path: Path) -> None:
    """No header with one row ends a page: at least two rows stand below it, or the table begins a page."""
    page = "# Page\n" + "".join(
        f"\n{'Line.  ' * 15}\n\n## Slabs {number}\n\n| Slab | Weight |\n| --- | --- |\n" + "| row | 1 |\n" * 6
        for number in range(40)
    )
    done, book = _set(tmp_path, {"page": page})
    assert done.returncode == 0, done.stderr
    shown = [
        [word.text for word in sheet.words if word.text in {"Slab", "row"}]
        for sheet in lay_out(next(book.glob("*.pdf")))
    ]
    ends = [len(words_) - 1 - words_[::-1].index("Slab") for words_ in shown if "Slab" in words_]
    assert len(ends) > 5
    assert [words_[end:].count("row") for words_, end in zip(shown, ends, strict=False)].count(1) == 0


def test_tables_of_scores_are_named_by_benchmark_and_setting(tmp_path: Path) -> None:
    """The list of tables tells them apart: it has each with the page's title and the heading above."""
    scores = _make_results(3).removeprefix("# Page\n")
    best = "\n:::{table}\n:class: best\n\n| Language | Score |\n| --- | --- |\n| de | 3 |\n:::\n"
    page = f"# Rolling\n\n## Best\n{best}\n## Downhill\n{scores}\n## Uphill\n{scores}"
    done, book = _set(tmp_path, {"page": page, "alone": f"# Weighing\n{scores}"})
    assert done.returncode == 0, done.stderr
    text = _say(book)
    for caption in ("Best: Rolling", "Results of Rolling: Downhill", "Results of Rolling: Uphill"):
        assert text.count(caption) == 2, "in the list and above the table"
    assert text.count("Results: Weighing") == 2


def test_headings_of_tables_may_be_links(tmp_path: Path) -> None:
    """They are words in the book, as PDF/UA allows no link in what is printed again on the next page."""
    page = (
        """# Page

| {ref}`Slabs <slabs>` | [Web](https://example.org/) | {cite:t}`doe2023lifting` | [A page](other.md) |
| --- | --- | --- | --- |
"""
        + "| a | b | c | d |\n" * 90
    )
    pages = {"page": f"(slabs)=\n{page}", "other": "# Other\n\nText.\n"}
    done, book = _set(tmp_path, pages)
    assert done.returncode == 0, done.stderr
    assert _say(book).count("Slabs Web Doe (2023) A page") >= 2, "on each page of the table"


def test_the_index_stands_below_letters(tmp_path: Path) -> None:
    """The letter of a name is its first one in plain Latin; what has none stands first, below 0–9."""
    names = ["Ábel, Bo", "Ackers, Cy", "{3D Group}", "Østby, Di", "'t Hooft, Ed"]
    entries = [
        f"@misc{{k{n}, author = {{{name}}}, title = {{T{n}}}, year = 2020}}\n" for n, name in enumerate(names)
    ]
    pages = {"page": "# Page\n\nSaid by " + ", ".join(f"{{cite:t}}`k{n}`" for n in range(5)) + ".\n"}
    write_site(tmp_path, pages, "".join(entries))
    done, book = _set(tmp_path, pages)
    assert done.returncode == 0, done.stderr
    source = next(book.glob("*[!k].typ")).read_text(encoding="utf-8")
    index = source[source.index("Index of authors") :]
    heads = re.findall(r'\("([^"]*)", "([^"]+)", \("references#', index)
    assert heads == [
        ("0–9", "3D Group"),
        ("A", "Ábel, Bo"),
        ("", "Ackers, Cy"),
        ("O", "Østby, Di"),
        ("T", "'t Hooft, Ed"),
    ]


def test_chips_are_words(tmp_path: Path) -> None:
    """What the site shows as chips are words in the book, with commas between them."""
    links = "[Paper](https://example.org/a){.label} [Code](https://example.org/b){.label .code}"
    done, book = _set(tmp_path, {"page": f"# Page\n\nSee {links}. [Plain](https://example.org/c) words.\n"})
    assert done.returncode == 0, done.stderr
    assert "See Paper, Code. Plain words." in _say(book)


def test_what_has_no_form_is_an_error_with_its_line(tmp_path: Path) -> None:
    """An unknown element stops the book, is named with file and line, and the last good book stays."""
    done, book = _set(tmp_path, {"page": "# Page\n\nText.\n"})
    assert done.returncode == 0, done.stderr
    pdf = next(book.glob("*.pdf"))
    good = pdf.read_bytes()
    bad = "# Page\n\nText.\n\n![](dot.png)\n\n```{option} --flag\n```\n"
    done, _ = _set(tmp_path, {"page": bad})
    assert done.returncode != 0
    assert "page.md:5: ERROR: the picture dot.png has no description (:alt:)" in done.stderr
    assert "page.md:7: ERROR: the book has no form for the element desc" in done.stderr, (
        "all problems in one run"
    )
    assert "the book was not written" in done.stderr
    assert pdf.read_bytes() == good


def test_a_character_in_no_font_is_an_error_with_its_line(tmp_path: Path) -> None:
    """No box stands for a missing letter: the build fails and says where the letter is, and what to do."""
    done, book = _set(tmp_path, {"page": "# Page\n\nText.\n\nOne \U00012000 sign and \U00013000.\n"})
    assert done.returncode != 0
    for letter, code in (("\U00012000", "U+12000"), ("\U00013000", "U+13000")):
        problem = f"page.md:5: ERROR: no font has the character “{letter}” ({code})"
        assert problem in done.stderr
    assert "survey pdf --fonts DIR" in done.stderr
    assert not list(book.glob("*.pdf"))


def test_hostile_text_is_set_as_it_stands(tmp_path: Path) -> None:
    """Code, endless words, many names, all scripts, emoji and bidi controls: literally, and on the page."""
    page = (CASES / "hostile.md").read_text(encoding="utf-8")
    page += f"\n{'x' * 5_000}\n\n{', '.join(f'Ana Nr{number}' for number in range(300))}\n\n## Nothing\n"
    page += f"\n- {'y' * 500}\n\n| {'z' * 500} | b |\n| --- | --- |\n| {'w' * 500} | {'v' * 90} |\n"
    done, book = _set(tmp_path, {"page": page})
    assert done.returncode == 0, done.stderr
    reader = PdfReader(next(book.glob("*.pdf")))
    text = "".join("".join(page.extract_text().split()) for page in reader.pages).replace("\u200b", "")
    for shown in ("#panic()", "$x^2$", "@key", "//nocomment", "/*nor*/", "#{letx=1}", "<label>", "AnaNr299"):
        assert shown in text, shown
    assert [text.count(letter) >= 500 for letter in "xyzw"] == [True] * 4
    assert text.count("x") >= 5_000
    assert find_outside(lay_out(next(book.glob("*.pdf"))), A4_MARGIN) == []


_MAP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"><title>A map</title></svg>\n'
_CORNERS = {
    "bare": "Only text, private \ue000 and a mark\ufeff.\n",
    "two": "# First\n\nOne.\n\n# Second\n\nTwo.\n\n## 3\n\n### 4\n\n#### 5\n\n##### 6\n",
}


def test_unusual_pages_are_set_whole(tmp_path: Path) -> None:
    """Nested tables, titles in titles, joined cells, notes and anchors anywhere: each once, none lost."""
    docs = write_site(
        tmp_path, {"corners": (CASES / "corners.md").read_text(encoding="utf-8"), **_CORNERS}, _BIBLIOGRAPHY
    )
    (docs / "map.svg").write_text(_MAP, encoding="utf-8")
    done, book = _set(tmp_path, {})
    assert done.returncode == 0, done.stderr
    text = _say(book)
    once = ["Inner title", "Inner body.", "inner cell", "other cell", "Joined", "Tab body."]
    once += ["No title here.", "A captioned code", "Said of the title.", "Said of the cell.", "Only text"]
    for words_ in once:
        assert text.count(words_) == 1, (words_, text.count(words_))
    assert text.count("Inner caption") == 2, "once in the list of tables"
    assert "LLM (large language model)" in text
    assert "See Figure" in text
    assert "private \ufffd and a mark." in text


def test_a_citation_of_several_blocks_is_set_whole(tmp_path: Path) -> None:
    """What a person wrote as a citation may be more than one paragraph; the bibliography's never is."""
    citation = ".. [Doe] First paragraph.\n\n   * a point\n\n   Last.\n"
    page = f"# Page\n\n```{{eval-rst}}\nSaid [Doe]_.\n\n{citation}```\n"
    done, book = _set(tmp_path, {"page": page})
    assert done.returncode == 0, done.stderr
    text = _say(book)
    assert [text.count(words_) for words_ in ("First paragraph.", "a point", "Last.")] == [1, 1, 1]


def _say(book: Path) -> str:
    """Return what a book says, in one line."""
    pages = PdfReader(next(book.glob("*.pdf"))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
