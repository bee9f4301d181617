"""`survey build --editions`: the book, the EPUB and the zip beside the pages that link them."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from conftest import stopped_after
from survey_companion.project.build_folder import BuildFolder

NAMES = ["stones.epub", "stones.pdf", "stones.zip"]
ADDRESS = "https://stones.example.org/en/latest/"
SETTINGS = f"""\
lists = ["list.md"]

[survey]
title = "Stones"
short_title = "Stones"
authors = ["Doe, Ana"]
year = 2024

[companion]
address = "{ADDRESS}"
"""
LIST = """\
# Stones

## Papers

### 1. Hard

#### 1.1 Granite

- [2020] **Granite things.** *Ana Doe et al.* [[paper](https://aclanthology.org/2020.acl-main.1/)]
"""


def _run(root: Path, *words: str, code: int = 0) -> str:
    command = [sys.executable, "-m", "survey_companion", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == code, done.stderr
    return done.stderr


def _page(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def _dead_links(site: Path) -> list[tuple[str, str]]:
    """Return the pages with a link to an offline file that is not there, and the link."""
    return [
        (path.name, str(link["href"]))
        for path in site.rglob("*.html")
        for link in _page(path).select("a[href*='downloads/']")
        if not (path.parent / str(link["href"])).is_file()
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site was built with its editions."""
    root = tmp_path_factory.mktemp("stones")
    prose = root / "docs" / "prose" / "taxonomy" / "hard"
    prose.mkdir(parents=True)
    (prose / "granite.md").write_text("Old words.\n\n```{include} ../../../NOTE.md\n```\n")
    (root / "NOTE.md").write_text("A note.\n")
    (root / "bib").mkdir()
    (root / "bib" / "survey.toml").write_text(SETTINGS)
    (root / "list.md").write_text(LIST)
    _run(root, "build", "--editions")
    return root


def test_every_page_links_what_is_there(built: Path) -> None:
    """With the pages and the size of the PDF, read from the file itself; the front page has a line, too."""
    site = built / "docs" / "_build" / "html"
    assert sorted(path.name for path in (site / "downloads").iterdir()) == NAMES
    assert _dead_links(site) == []
    for name in ("index.html", "search.html", "404.html", "works/doe2020granite.html"):
        (line,) = _page(site / name).select("footer p.offline-files")
        assert [link.text for link in line.select("a")] == ["PDF", "EPUB", "zip"]
        assert " pages, " in line.text
    front = _page(site / "index.html")
    (line,) = front.select("article p.offline-files")
    assert len(line.select("a")) == 3
    (tag,) = front.select('meta[name="citation_pdf_url"]')
    assert tag["content"] == f"{ADDRESS}downloads/stones.pdf"
    assert (site / ".nojekyll").is_file()
    assert "to read without a network" not in (site / "search-index.js").read_text()


def test_the_files_are_those_of_their_own_commands(built: Path) -> None:
    """To the byte, also the zip, which is made of pages that link it; nothing is made twice."""
    site, into = built / "docs" / "_build" / "html", built / "into"
    for kind, name in (("epub", NAMES[0]), ("pdf", NAMES[1]), ("zip", NAMES[2])):
        offered = (site / "downloads" / name).read_bytes()
        assert f"{name} is up to date\n" in _run(built, kind, "--into", str(into))
        assert (into / name).read_bytes() == offered
        folder = built / "docs" / "_build" / ("htmlzip" if kind == "zip" else kind)
        (folder / name).unlink()
        assert f"Building {Path('docs/_build')}/{folder.name}/{name}\n" in _run(built, kind)
        assert (folder / name).read_bytes() == offered


def test_the_zip_leaves_them_out(built: Path) -> None:
    """No file, no link, and nothing that only a server uses."""
    with ZipFile(built / "docs" / "_build" / "html" / "downloads" / "stones.zip") as archive:
        names = archive.namelist()
        pages = "".join(archive.read(name).decode() for name in names if name.endswith(".html"))
    assert not [name for name in names if "downloads" in name or name.endswith(".nojekyll")]
    assert "offline-files" not in pages
    assert "citation_pdf_url" not in pages


def test_only_what_has_changed_is_made_again(built: Path) -> None:
    """Nothing, then all of it, since a page or a file that it shows has other words; then nothing again."""
    said = _run(built, "build", "--editions")
    assert said.count(" is up to date\n") == 3
    for path in (built / "docs" / "prose" / "taxonomy" / "hard" / "granite.md", built / "NOTE.md"):
        path.write_text(path.read_text().replace("Old", "New").replace("A note", "A new note"))
        assert "is up to date" not in _run(built, "build", "--editions")
    with ZipFile(built / "docs" / "_build" / "html" / "downloads" / "stones.zip") as archive:
        assert b"A new note" in archive.read("stones/taxonomy/hard/granite.html")
    assert _run(built, "build", "--editions").count(" is up to date\n") == 3
    (built / "docs" / "_build" / "pdf" / "stones.pdf").write_bytes(b"%PDF of somebody else")
    assert _run(built, "build", "--editions").count(" is up to date\n") == 2, "what somebody changed is made"


def test_with_trust_nothing_is_taken_for_unchanged(built: Path) -> None:
    """A page that runs programs may read anything."""
    assert "is up to date" not in _run(built, "epub", "--trust")


def test_a_plain_build_links_nothing(built: Path) -> None:
    """It takes away the files, which may be out of date, and every link; with editions all are back."""
    site = built / "docs" / "_build" / "html"
    _run(built, "build")
    assert not (site / "downloads").exists() or not list((site / "downloads").iterdir())
    assert not [path for path in site.rglob("*.html") if "offline-files" in path.read_text()]
    assert not _page(site / "index.html").select('meta[name="citation_pdf_url"]')
    _run(built, "build", "--editions")
    assert sorted(path.name for path in (site / "downloads").iterdir()) == NAMES
    assert _dead_links(site) == []


def test_sphinx_alone_links_nothing(built: Path, tmp_path: Path) -> None:
    """Who calls it directly, with the settings that the program writes, gets a site without these files."""
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", str(built / "docs"), str(tmp_path)]
    subprocess.run(command, check=True)
    assert (tmp_path / "index.html").is_file()
    assert not [path for path in tmp_path.rglob("*.html") if "offline-files" in path.read_text()]


def test_a_book_that_cannot_be_set_leaves_the_site(built: Path) -> None:
    """The last good site stays, with the files that it links."""
    site, page = (
        built / "docs" / "_build" / "html",
        built / "docs" / "prose" / "taxonomy" / "hard" / "granite.md",
    )
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    text = page.read_text()
    page.write_text(text + "\n{ref}`nowhere`\n")
    assert "Not built" in _run(built, "build", "--editions", code=1)
    page.write_text(text)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_an_interrupted_build_is_made_whole(tmp_path: Path) -> None:
    """The files come to the site with the pages: all or, after an interruption, the next time."""
    room, site = BuildFolder(build=tmp_path / "_build", kind="html", terms=""), tmp_path / "_build" / "html"
    room.prepare(keeps_pages=True)
    for name in ("index.html", "downloads/stones.pdf", "downloads/stones.zip"):
        (room.pages / name).parent.mkdir(exist_ok=True)
        (room.pages / name).write_text(name)
    room.finish()
    with stopped_after(1):
        room.publish(site)
    assert room.publish(site) == []
    assert (site / "downloads" / "stones.zip").read_text() == "downloads/stones.zip"
