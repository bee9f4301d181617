"""A colour is written once, and every output has it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from conftest import ROOT
from survey_companion.model import colours
from survey_companion.model.colours import PARTS, ROLES, Colour, name_parts, shades

PACKAGE = ROOT / "scripts" / "survey_companion"
ADDED = Colour(light="#010203", dark="#0a0b0c", print="#040506")
NUMBER = len(PARTS) + 1  # of the added colour
NAME = f"part-{NUMBER}"
# The command line as it is when the table has a colour more.
_RUN = f"""
from survey_companion.model import colours
colours.PARTS = (*colours.PARTS, colours.{ADDED!r})
from survey_companion.commands.cli import main
main()
"""


def test_every_shade_is_a_colour() -> None:
    """Each is "#rrggbb", and a part has one in every medium."""
    found = [
        getattr(each, medium) for each in (*PARTS, *ROLES.values()) for medium in ("light", "dark", "print")
    ]
    assert [each for each in found if each and not re.fullmatch("#[0-9a-f]{6}", each)] == []
    assert [each for each in PARTS if not (each.light and each.dark and each.print)] == []


def test_parts_are_told_apart() -> None:
    """No two parts have one shade in any medium."""
    for medium in ("light", "dark", "print"):
        assert len({getattr(each, medium) for each in PARTS}) == len(PARTS)


def test_a_medium_has_only_the_shades_it_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours come by name, parts numbered from 1; what a medium does not use is not there."""
    monkeypatch.setattr(colours, "ROLES", {"ink": Colour(light="#111111"), "link": Colour(print="#222222")})
    monkeypatch.setattr(colours, "PARTS", (ADDED,))
    assert shades("light") == {"ink": "#111111", "part-1": "#010203"}
    assert shades("dark") == {"part-1": "#0a0b0c"}
    assert shades("print") == {"link": "#222222", "part-1": "#040506"}
    assert list(name_parts((ADDED, ADDED))) == ["part-1", "part-2"]


def test_a_colour_stands_once() -> None:
    """No module, style sheet, template or script names a colour; all take it from the table."""
    kinds = {".py", ".css", ".jinja", ".typ", ".js", ".html", ".xhtml", ".svg"}
    sources = {path for path in PACKAGE.rglob("*") if path.suffix in kinds}
    assert len(sources) > 100
    table = PACKAGE / "model" / "colours.py"
    assert [
        path
        for path in sources - {table}
        if re.search(r"#[0-9a-fA-F]{6}\b|\brgb\(\"", path.read_text(encoding="utf-8"))
    ] == []


def _list_parts() -> Iterator[str]:
    yield "# Stones\n\n## Papers\n"
    for number in range(1, NUMBER + 1):
        link = f"[[paper](https://arxiv.org/abs/2101.{number:05})]"
        yield f"### {number}. Part {number}\n\n#### {number}.1 Section {number}\n"
        yield f"- [2021] **Stone {number}.** *Doe et al.* `Arxiv` {link}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every edition of a survey of so many parts, made with a table of one more colour for parts."""
    folder = tmp_path_factory.mktemp("parts")
    (folder / "list.md").write_text("\n".join(_list_parts()), encoding="utf-8")
    for command in ("build", "epub", "pdf"):
        arguments = [command, "--catalogue", "list.md", "--output", "."]
        subprocess.run([sys.executable, "-c", _RUN, *arguments], cwd=folder, check=True, capture_output=True)
    return folder / "docs"


def test_a_new_colour_is_on_the_site(built: Path) -> None:
    """The sheet knows it for light and dark pages, and the page of the last part asks for it."""
    sheet = (built / "_build" / "html" / "_static" / "survey.css").read_text(encoding="utf-8")
    assert re.findall(rf"--{NAME}: (\S+);", sheet) == [ADDED.light, ADDED.dark, ADDED.dark]
    assert f".{NAME} {{ --part: var(--{NAME}); }}" in sheet
    page = built / "_build" / "html" / "taxonomy" / NAME / f"section-{NUMBER}.html"
    assert f'class="{NAME}"' in page.read_text(encoding="utf-8")


def test_a_new_colour_is_in_the_figures(built: Path) -> None:
    """A figure has the light shade and, for who has a dark screen, the dark one; so has the site's sheet."""
    figure = (built / "figures" / "taxonomy.svg").read_text(encoding="utf-8")
    assert f'fill="{ADDED.light}"' in figure
    assert f"svg.figure .{NAME}{{fill:{ADDED.dark}}}" in figure
    sheet = (built / "_build" / "html" / "_static" / "figures.css").read_text(encoding="utf-8")
    shown = re.findall(rf"svg\.figure \.{NAME}\{{fill:(\S+)\}}", sheet)
    assert shown == [ADDED.light, ADDED.dark, ADDED.dark]


def test_a_new_colour_is_in_the_epub(built: Path) -> None:
    """The EPUB's sheet has the light shade, and so has the line of colours on its cover."""
    (path,) = (built / "_build" / "epub").glob("*.epub")
    with ZipFile(path) as book:
        assert f".{NAME} {{ --part: {ADDED.light}; }}" in book.read("epub.css").decode()
        assert f'fill="{ADDED.light}"' in book.read("cover.svg").decode()


def test_a_new_colour_is_in_the_book(built: Path) -> None:
    """Something in the PDF is painted in the shade for print."""
    (path,) = (built / "_build" / "pdf").glob("*.pdf")
    painted = b"".join(
        contents.get_data() for page in PdfReader(path).pages if (contents := page.get_contents()) is not None
    )
    colours_of_book = {
        tuple(round(float(each) * 255) for each in found.split())
        for found in re.findall(rb"((?: ?\d[\d.]*){3}) scn\b", painted)
    }
    assert (4, 5, 6) in colours_of_book
