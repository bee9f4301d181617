"""The EPUB, as epubcheck, an archive reader and an XML parser see it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from books import DC, OPF, XHTML, anchors_of, check_epub, links_of, parse, read_book, read_numbers
from browsing import run_sphinx, write_site
from conftest import CASES
from own_survey import own_info, own_stem
from survey_companion.figures.cover import draw_cover
from survey_companion.model.dates import show_day
from survey_companion.model.headings import Kind
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.text.person_names import name_author

SOURCES = ("sample.md", *(f"bib/{name}.toml" for name in ("resources", "works", "moved", "changes")))


def _write(catalogue: Path, output: Path, *options: str) -> Path:
    """Run `survey epub`, and return the file that it says it has written."""
    command = [sys.executable, "-m", "survey_companion", "epub", "--catalogue", str(catalogue)]
    command += ["--output", str(output), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    (found,) = re.findall(r"^Open (.+)$", done.stderr, re.MULTILINE)
    return Path(found)


@pytest.fixture(scope="module")
def book(site: Path) -> Path:
    """The project's own book."""
    root = site.parents[2]
    return _write(root / "bib" / "catalogue.md", root)


@pytest.fixture(scope="module")
def files(book: Path) -> dict[str, bytes]:
    """The files of the project's own book."""
    return read_book(book)


def test_epubcheck_finds_nothing(book: Path) -> None:
    """The project's own book has no error, and no warning."""
    assert book.name == f"{own_stem()}.epub"
    check_epub(book)


def test_the_metadata_is_that_of_the_survey(files: dict[str, bytes]) -> None:
    """It is the companion's book: its title and authors, date, rights; the identifier is lasting."""
    package = parse(files["content.opf"])

    def values(name: str) -> list[str | None]:
        return [each.text for each in package.iter(f"{DC}{name}")]

    info = own_info()
    assert info.date
    makers = [name_author(author) for author in info.companion_authors]
    assert values("title") == [f"Companion to: {info.title}"]
    assert values("creator") == makers
    assert values("language") == ["en"]
    assert values("publisher") == makers
    assert values("date") == [info.date]
    assert values("rights") == [f"Licence of this companion's texts and data: {info.license}"]
    (description,) = values("description")
    assert str(description).startswith("Companion to the survey: its works and data resources by section,")
    assert str(description).endswith(f"Edition {info.edition}, {show_day(info.date)}")
    assert values("identifier") == ["urn:uuid:dce4d6df-b776-55bd-9b04-a11fc96e6756"]
    modified = [
        each.text for each in package.iter(f"{OPF}meta") if each.get("property") == "dcterms:modified"
    ]
    assert modified == [f"{info.date}T00:00:00Z"]


def test_a_book_has_no_script_and_asks_nobody(files: dict[str, bytes]) -> None:
    """Pages, one style sheet and a cover; nothing that runs, nothing from elsewhere."""
    assert {Path(name).suffix for name in files} == {"", ".xml", ".opf", ".xhtml", ".svg", ".css"}
    assert [name for name in files if not name.endswith(".xhtml")] == [
        *("mimetype", "META-INF/container.xml", "content.opf", "cover.svg", "epub.css")
    ]
    for name, data in files.items():
        if name.endswith((".xhtml", ".svg")):
            tags = {each.tag.rpartition("}")[2] for each in parse(data).iter()}
            assert not tags & {"script", "iframe", "object", "embed", "form", "input", "button", "details"}
            assert not re.search(rb'\s(?:src|on\w+)="(?!cover\.svg")', data)
    assert b"url(" not in files["epub.css"]


def test_a_book_speaks_of_itself(files: dict[str, bytes]) -> None:
    """It says how to read a book, and has nothing that makes sense on the site or to maintainers alone."""
    pages = {name: text.decode() for name, text in files.items() if name.endswith(".xhtml")}
    introduction = next(text for name, text in pages.items() if name.endswith("introduction.xhtml"))
    assert "How to read this book" in introduction
    words = ("this site", "Seen at:", "The published description:", "selects the key", ">Completeness<")
    assert [(name, word) for name, text in pages.items() for word in words if word in text] == []


def test_the_contents_have_the_order_of_the_site(book: Path, files: dict[str, bytes]) -> None:
    """Sections stand below their parts, and no page that needs the site is named."""
    (toc, _) = parse(files["nav.xhtml"]).iter(f"{XHTML}nav")

    def read(list_: object) -> dict[str, object]:
        items = list_.findall(f"{XHTML}li")  # type: ignore[attr-defined]
        return {"".join(item[0].itertext()): read(item[1]) if len(item) > 1 else {} for item in items}

    contents = read(toc.find(f"{XHTML}ol"))
    assert list(contents) == [
        *("Multilingual large language models", "Introduction", "Background", "The taxonomy in one table"),
        *("Taxonomy", "Frontiers", "Models", "Figures", "Data resources", "Benchmarks"),
        *("References", "Glossary", "Changes"),
    ]
    root = book.parents[3]
    sections = read_survey(locate_project(root / "bib" / "catalogue.md", root)).sections
    for kind, title in ((Kind.TAXONOMY, "Taxonomy"), (Kind.RESOURCES, "Data resources")):
        here = [section for section in sections if section.part.kind is kind]
        parts = {
            section.part.name: [each.name for each in here if each.part is section.part] for section in here
        }
        found = contents[title]
        assert isinstance(found, dict)
        assert list(found) == list(parts)
        for part, names in parts.items():
            assert names == [part] or list(found[part]) == names  # a part may hold the entries itself
    numbers = [
        number for number, _ in read_numbers("".join(each.itertext()) for each in toc.iter(f"{XHTML}a"))
    ]
    assert len(set(numbers)) == len(numbers) > 20
    spine = [each.get("idref") for each in parse(files["content.opf"]).iter(f"{OPF}itemref")]
    assert len(spine) == len([name for name in files if name.endswith(".xhtml")])


def test_every_link_lands(files: dict[str, bytes]) -> None:
    """Links, also those in figures, lead to a page or an anchor of the book, or to the web."""
    anchors = anchors_of(files)
    links = list(links_of(files))
    assert len(links) > 1500
    assert {uri.partition(":")[0] for _, uri in links if ":" in uri} <= {"https", "http"}
    assert [(page, uri) for page, uri in links if ":" not in uri and uri not in anchors] == []
    assert not [uri for _, uri in links if "works/" in uri and "readthedocs" in uri]


def test_the_cover_says_what_it_is(files: dict[str, bytes]) -> None:
    """The first page is the cover, for readers with and without eyes."""
    drawn = " ".join(parse(files["cover.svg"]).itertext())
    info = own_info()
    makers = " and ".join(name_author(author) for author in info.companion_authors)
    first, *_ = (name_author(author) for author in info.authors)
    assert info.title
    for words in (*info.title.split(), f"The survey is by {first}", *makers.split()):
        assert words in drawn
    (image,) = parse(files["cover.xhtml"]).iter(f"{XHTML}img")
    assert image.get("alt", "").endswith(f"by {makers}")
    assert next(name for name in files if name.endswith(".xhtml")) == "cover.xhtml"


def test_a_cover_of_anything() -> None:
    """A title of markup stays text, and a very long one ends in an ellipsis inside the picture."""
    svg = draw_cover("<script>alert(1)</script> & " + "stones " * 200, ["Ana <b> Doe"] * 200, "")
    root = parse(svg.encode())
    assert "script" not in {each.tag.rpartition("}")[2] for each in root.iter()}
    heights = [float(each.get("y", "0")) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert max(heights) < 900
    assert "…" in "".join(root.itertext())


def test_the_same_bytes_in_another_folder_and_again(tmp_path: Path, sample_site: Path) -> None:
    """Neither folder nor time nor locale show; a second run into the same folder changes no byte."""
    made = []
    for name, zone in (("one", "UTC"), ("two", "Asia/Tokyo")):
        root = tmp_path / name
        root.mkdir()
        (root / "bib").mkdir(exist_ok=True)
        for source in SOURCES:
            shutil.copy(sample_site.parents[2] / source, root / source)
        os.environ["TZ"] = zone
        try:
            made.append(_write(root / "sample.md", root, "--into", str(tmp_path / f"into-{name}")))
        finally:
            del os.environ["TZ"]
    assert [path.name for path in made] == ["stones.epub"] * 2
    first, second = (path.read_bytes() for path in made)
    assert first == second
    made[0].unlink()  # else it would be up to date
    assert _write(tmp_path / "one" / "sample.md", tmp_path / "one").read_bytes() == first
    assert (tmp_path / "into-one" / "stones.epub").read_bytes() == first
    assert [path.name for path in (tmp_path / "into-one").iterdir()] == ["stones.epub"]
    check_epub(made[0])


def test_the_terrible_catalogue_injects_nothing(tmp_path: Path) -> None:
    """Titles made of markup are shown literally, and epubcheck takes the book."""
    book = _write(CASES / "terrible.md", tmp_path)
    files = read_book(book)
    for name, data in files.items():
        if name.endswith((".xhtml", ".svg")):
            tags = {each.tag.rpartition("}")[2] for each in parse(data).iter()}
            assert not tags & {"script", "iframe", "object"}
    assert {uri.partition(":")[0] for _, uri in links_of(files) if ":" in uri} <= {"https", "http"}
    assert "Script alert(1) inside" in "".join(parse(files["taxonomy/papers/injection.xhtml"]).itertext())
    assert b"1980-01-01T00:00:00Z" in files["content.opf"], "an edition of no date has the earliest one"
    assert b"dc:date" not in files["content.opf"]
    check_epub(book)


# -- what is no XML --------------------------------------------------------------------------------

STRANGE = "A\x01 B\x0b C\ufffe D\uffff E"


def _build(
    root: Path, pages: dict[str, str], **info: object
) -> tuple[subprocess.CompletedProcess[str], Path]:
    """Build the book of a few pages, and return what was said and where it should be."""
    docs = write_site(root, pages, "")
    known = json.loads((docs / "survey.json").read_text(encoding="utf-8"))
    (docs / "survey.json").write_text(json.dumps(known | info), encoding="utf-8")
    return run_sphinx(docs, root / "epub", "epub"), root / "epub" / "stones.epub"


def test_what_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    """Control characters and noncharacters reach neither the package nor a page nor the contents."""
    done, book = _build(
        tmp_path,
        {"page": f"# Page {STRANGE}\n\nText {STRANGE}.\n"},
        title=STRANGE, short_title=STRANGE, authors=[STRANGE], edition=STRANGE, license=STRANGE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    files = read_book(book)
    for name in ("content.opf", "nav.xhtml", "page.xhtml", "cover.xhtml", "cover.svg"):
        assert "A B C D E" in " ".join("".join(parse(files[name]).itertext()).split()), name
    check_epub(book)


def test_a_list_of_strange_characters_becomes_a_book(tmp_path: Path) -> None:
    """Escapes of YAML and characters of the list itself, too, whatever page they reach."""
    (tmp_path / "list.md").write_text(
        '---\ntitle: "Stones \\x01\\uFFFE"\nauthors: ["Ana \\x02 Doe"]\n---\n\n'
        "# Stones\n\n## Papers\n\n### Hard \ufffe\n\n"
        "- [2020] **Granite \ufffe\uffff things.** *Ana \ufffe Doe et al.*"
        " [[paper](https://aclanthology.org/2020.acl-main.1/)]\n",
        encoding="utf-8",
    )
    book = _write(tmp_path / "list.md", tmp_path)
    assert len([parse(data) for name, data in read_book(book).items() if name.endswith(".xhtml")]) > 5
    check_epub(book)


HTML = """# Page

One line<br>two lines, <img src=x> and <b>bold</b>.

<script>alert(1)</script>

<!-- nobody -- sees this -->

<!-- one --><hr><!-- two -->

Last.
"""


def test_html_in_a_text_is_named_and_left_out(tmp_path: Path) -> None:
    """Each piece of HTML is a warning with file and line; the page stays well-formed without it."""
    done, book = _build(tmp_path, {"page": HTML})
    assert done.returncode == 1
    page = tmp_path / "docs" / "page.md"
    assert [line for line in done.stderr.splitlines() if "HTML" in line] == [
        f"{page}:{line}: WARNING: HTML cannot be in an EPUB, so it was left out: {text} [survey]"
        for line, text in (
            *((3, "<br>"), (3, "<img src=x>"), (3, "<b>"), (3, "</b>"), (5, "<script>alert(1)</script>")),
            (9, "<!-- one --><hr><!-- two -->"),
        )
    ]
    text = read_book(book)["page.xhtml"].decode()
    assert "script" not in text
    assert "".join(parse(text.encode()).itertext()).split()[-1] == "Last."


UNCLOSED = """
from docutils import nodes


def setup(app):
    def add(app, tree, page):
        if page == "page":
            tree.append(nodes.raw("", "<g>", format="html"))

    app.connect("doctree-resolved", add)
"""


def test_a_page_that_is_no_xml_is_named_and_there_is_no_book(tmp_path: Path) -> None:
    """An extension can write HTML that is no XML: better no book than one that no reader opens."""
    docs = write_site(tmp_path, {"page": "# Page\n"}, "")
    with (docs / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write(UNCLOSED)
    done = run_sphinx(docs, tmp_path / "epub", "epub")
    assert done.returncode == 1
    assert "page.xhtml is not well-formed XML, so there is no book: mismatched tag: line" in done.stderr
    assert not (tmp_path / "epub" / "stones.epub").exists()


def test_colophons_are_not_in_the_contents(tmp_path: Path) -> None:
    """What is about a page itself stands on the page, and not in the list of headings."""
    page = "# Page\n\n## Words\n\nText.\n\n{.colophon}\n## Cite this page\n\nSo.\n"
    alone = "# Alone\n\n{.colophon}\n## Cite this, too\n\nSo.\n"
    done, book = _build(tmp_path, {"page": page, "alone": alone})
    assert done.returncode == 0, done.stderr
    files = read_book(book)
    (contents, _) = parse(files["nav.xhtml"]).iter(f"{XHTML}nav")
    assert [each.text for each in contents.iter(f"{XHTML}a")] == [
        *("Front", "Alone", "Page", "Words", "References")
    ]
    assert b"Cite this page" in files["page.xhtml"]
    check_epub(book)
