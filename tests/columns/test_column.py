"""A column is described once, and every output has it."""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from conftest import CASES
from survey_companion.columns.all_tables import TABLES
from survey_companion.columns.column import BookColumn, Column, InBook, Table
from survey_companion.sphinx.settings import STATIC

# One more entry in the table of data resources: what the tests below look for everywhere.
ADDED = """
import sys
from dataclasses import replace
from survey_companion.columns import resource_table
from survey_companion.columns.column import Column

def checked(row):
    return "checked by hand" if row.record and row.record.confirmed else "not checked"

column = Column(key="check", heading="Check", label="Checked", cell=checked, explorer=checked, value=checked)
table = resource_table.RESOURCES
resource_table.RESOURCES = replace(table, columns=(*table.columns, column))
"""
CONVERT = f"{ADDED}\nfrom survey_companion.commands.cli import main\nsys.exit(main())"
SPHINX = f"{ADDED}\nfrom sphinx.cmd.build import main\nsys.exit(main())"
SECTION = "resources/data/quarries"


def _run(program: str, *arguments: str) -> None:
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every output of the invented catalogue, made by a program whose resource table has one more column."""
    root = tmp_path_factory.mktemp("column")
    (root / "bib").mkdir()
    for name in ("resources", "works"):
        shutil.copy(CASES / f"sample-{name}.toml", root / "bib" / f"{name}.toml")
    shutil.copy(CASES / "sample.md", root / "sample.md")
    _run(CONVERT, "convert", "--catalogue", str(root / "sample.md"), "--output", str(root), "--keep-going")
    for builder in ("html", "epub", "latex", "typst"):
        _run(SPHINX, "-q", "-b", builder, str(root / "docs"), str(root / builder))
    return root


def _cells(page: bytes, name: str, parser: str = "lxml") -> tuple[Mapping[str, int], list[list[Tag]]]:
    """Return the place of each heading of a table of this class, and its rows."""
    table = BeautifulSoup(page, parser).select_one(f"table.{name}")
    assert table is not None
    heads = [head.get_text() for head in table.select("thead th")]
    return {head: place for place, head in enumerate(heads)}, [
        row.select("td") for row in table.select("tbody tr")
    ]


def test_the_site_has_the_column_and_its_label(outputs: Path) -> None:
    """On a page the column stands below its heading, and each cell has the label that a phone shows."""
    heads, rows = _cells((outputs / "html" / f"{SECTION}.html").read_bytes(), "data-resources")
    cells = [row[heads["Check"]] for row in rows]
    assert [cell.get_text() for cell in cells] == ["checked by hand", "not checked"]
    assert {cell.get("data-label") for cell in cells} == {"Checked"}
    sheet = (outputs / "html" / "_static" / "survey.css").read_text(encoding="utf-8")
    assert re.search(r"td\[data-label\]::before \{\s*content: attr\(data-label\)", sheet)


def test_the_epub_has_the_column_and_its_label(outputs: Path) -> None:
    """The EPUB has what the site has."""
    (book,) = (outputs / "epub").glob("*.epub")
    with ZipFile(book) as files:
        heads, rows = _cells(files.read(f"{SECTION}.xhtml"), "data-resources", "xml")
        sheet = files.read("epub.css").decode()
    cells = [row[heads["Check"]] for row in rows]
    assert [cell.get_text() for cell in cells] == ["checked by hand", "not checked"]
    assert {cell.get("data-label") for cell in cells} == {"Checked"}
    assert re.search(r"td\[data-label\]::before \{\s*content: attr\(data-label\)", sheet)


def test_the_book_has_the_column(outputs: Path) -> None:
    """The book shows it below the name, after its label; the other columns stay where they are."""
    ours = {"book.typ", "colours.typ"}  # the template, and what it reads
    (book,) = (each for each in (outputs / "typst").glob("*.typ") if each.name not in ours)
    text = book.read_text(encoding="utf-8")
    assert 'cell({"checked by hand"})' in text
    table = TABLES["data-resources"]
    place = len(table.page_columns)  # of the column that was added behind them
    (layout,) = {
        found[0]
        for found in re.finditer(rf'layout: \(\(heading: "{table.book[0].heading}".*?, caption:', text)
    }
    first, *others = layout.split("(heading: ")[1:]
    assert f'(place: {place}, label: "Checked", look: "plain", beside: false)' in first
    assert [other.split('"')[1] for other in others] == [column.heading for column in table.book[1:]]
    assert not any(f"place: {place}," in other for other in others)
    (pdf,) = (outputs / "typst").glob("*.pdf")
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Checked: checked by hand" in words


def test_latex_has_the_column_and_a_width_for_it(outputs: Path) -> None:
    """LaTeX has a width for each column, and in that of the new one its longest word fits."""
    (file,) = (outputs / "latex").glob("*.tex")
    text = file.read_text(encoding="utf-8")
    before, *_ = text.partition("checked by hand")
    layout = before.rpartition(r"\begin{longtable}")[2]
    widths = [(int(width), int(whole)) for width, whole in re.findall(r"\\X\{(\d+)\}\{(\d+)\}", layout)]
    assert len(widths) == len(TABLES["data-resources"].page_columns) + 1
    assert {whole for _, whole in widths} == {sum(width for width, _ in widths)}
    last, whole = widths[-1]
    assert last / whole >= len("Checked") / 103  # characters on a line


def test_the_csv_files_have_the_column(outputs: Path) -> None:
    """The file of all data resources has it, and so has what the explorer exports of each."""
    exports = outputs / "docs" / "extra" / "exports"
    rows = list(csv.DictReader((exports / "resources.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["check"] for row in rows] == ["checked by hand", "not checked"]
    script = (exports / "explorer-resources.js").read_text(encoding="utf-8")
    data = json.loads(script.removeprefix("surveyExports(").rstrip().removesuffix(");"))
    assert data["formats"]["csv"]["head"].rstrip().endswith(",check")
    assert data["items"]["slate"]["csv"].rstrip().endswith(",checked by hand")


def test_the_explorer_has_the_column(outputs: Path) -> None:
    """The explorer's table has it, with its label; the script reads every heading from the table."""
    heads, rows = _cells((outputs / "html" / "explore-data.html").read_bytes(), "explorer")
    cells = [row[heads["Check"]] for row in rows]
    assert [cell.get_text() for cell in cells] == ["checked by hand", "not checked"]
    assert {cell.get("data-label") for cell in cells} == {"Checked"}


# -- tables --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_column_is_named_once(table: Table[object]) -> None:
    """No two columns of a table have one key, or one heading in the same output: so each can be told."""
    keys = [column.key for column in table.columns]
    assert len(keys) == len(set(keys))
    for columns in (table.page_columns, table.explorer_columns):
        headings = [column.heading for column in columns]
        assert all(headings)
        assert len(headings) == len(set(headings))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_book_has_a_place_for_every_column(table: Table[object]) -> None:
    """No column is shown in a column of the book that there is not."""
    if table.book:
        places = {table.place_in_book(column).column for column in table.page_columns}
        assert places == set(range(len(table.book)))


def test_style_sheets_name_columns_that_there_are() -> None:
    """A rule for a column that is called otherwise by now would have no effect, and nobody would notice."""
    keys = {column.key for table in TABLES.values() for column in table.columns if column.heading}
    epub = STATIC.parents[1] / "editions" / "templates" / "epub" / "epub.css"
    for sheet in (STATIC / "survey.css.jinja", STATIC / "explorer.css", epub):
        text = sheet.read_text(encoding="utf-8")
        named = set(re.findall(r"\.column-([\w-]+)", text))
        assert named
        assert named <= keys, sheet.name
        assert ":nth-" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL), sheet.name


def test_a_column_stands_where_it_has_a_function() -> None:
    """Each output has the columns that have a function for it, in one order."""
    table: Table[str] = Table(
        name="stones",
        book=(BookColumn(heading="No.", width="9mm"), BookColumn(heading="Stone", width="1fr")),
        columns=(
            Column(key="a", heading="A", cell=str.upper, value=str.lower),
            Column(key="b", heading="B", explorer=str.title, book=InBook(column=0)),
            Column(key="c", heading="C", label="See", cell=str.title, explorer=str.upper),
        ),
    )
    assert table.cells(["stOne"]) == [("STONE", "Stone")]
    assert table.explorer_cells(["stOne"]) == [("Stone", "STONE")]
    assert (table.fields, table.values("stOne")) == (("a",), ["stone"])
    assert table.place_in_book(table.columns[1]) == InBook(column=0)
    assert table.place_in_book(table.columns[2]) == InBook(column=1, label="See")
