"""The site in one file, unpacked and opened from disk."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from browsing import watch

PUBLISHED = "https://stones.example.org/en/latest/"

RECORDS = ("resources", "works", "moved", "changes")


def _write(root: Path) -> Path:
    command = [sys.executable, "-m", "survey_companion", "zip", "--catalogue", str(root / "sample.md")]
    command += ["--output", str(root), "--into", str(root / "into")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    archive = root / "docs" / "_build" / "htmlzip" / "stones.zip"
    assert (root / "into" / "stones.zip").read_bytes() == archive.read_bytes()
    return archive


@pytest.fixture(scope="module")
def archives(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The archive of one list, made in two folders, as where it is published."""
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READTHEDOCS_CANONICAL_URL", PUBLISHED)
        for name in ("one", "two"):
            root = tmp_path_factory.mktemp(name)
            (root / "bib").mkdir()
            for source in ("sample.md", *(f"bib/{name}.toml" for name in RECORDS)):
                shutil.copy(sample_site.parents[2] / source, root / source)
            made.append(_write(root))
    return made


def test_the_same_bytes_in_another_folder(archives: list[Path]) -> None:
    """Neither the folder nor the hour shows."""
    first, second = (path.read_bytes() for path in archives)
    assert first == second


def test_an_archive_is_one_tidy_folder(archives: list[Path]) -> None:
    """Everything lies in one folder of the survey's name, sorted, of the edition's day."""
    with ZipFile(archives[0]) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    names = [entry.filename for entry in entries]
    assert names == sorted(names, key=lambda name: Path(name).parts)
    assert {name.partition("/")[0] for name in names} == {"stones"}
    assert {"stones/index.html", "stones/search.html", "stones/exports/survey.bib"} <= set(names)
    assert {entry.date_time for entry in entries} == {(2024, 1, 31, 0, 0, 0)}
    assert {oct(entry.external_attr >> 16) for entry in entries} == {"0o100644"}


def test_no_address_needs_a_server(archives: list[Path]) -> None:
    """What only a server uses is left out, and no link starts at a server's root."""
    with ZipFile(archives[0]) as archive:
        names = archive.namelist()
        pages = {name: archive.read(name).decode() for name in names if name.endswith(".html")}
    assert not [name for name in names if name.endswith(("404.html", "sitemap.xml", ".buildinfo"))]
    assert len(pages) > 20
    assert [name for name, text in pages.items() if re.search(r'\s(?:href|src)="/', text)] == []


def test_it_opens_from_disk(archives: list[Path], tmp_path: Path, browser: Browser) -> None:
    """Unpacked, without a network, the search finds and the explorer filters."""
    with ZipFile(archives[0]) as archive:
        archive.extractall(tmp_path)
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        complaints = watch(page)
        page.goto((tmp_path / "stones" / "search.html").as_uri() + "?q=lifting")
        expect(page.locator("#search-results li a").first).to_be_visible()
        assert "works/" in str(page.locator("#search-results li a").first.get_attribute("href"))
        page.goto((tmp_path / "stones" / "explore.html").as_uri())
        rows = page.locator("table.explorer tbody tr:visible")
        before = rows.count()
        page.locator("input[type=search]").first.fill("lifting")
        expect(rows).not_to_have_count(before)
        assert rows.count() >= 1
        assert complaints == []
