"""No page keeps the text of a citation, or the title of a page, that has changed."""

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from browsing import run_sphinx, write_site
from conftest import CASES, build_site
from survey_companion.sphinx.citations import freshness

BIBLIOGRAPHY = """
@misc{doe2020stones, author = {Doe, Ana}, title = {Stones}, year = {2020}}
@misc{roe2021walls, author = {Roe, Bo}, title = {Walls}, year = {2021}}
"""
CHANGED = BIBLIOGRAPHY.replace("Doe, Ana", "Zoe, Ana").replace("2020}}", "2019}}")
PAGES = {
    "text": "# Text\n\nSee {cite:t}`doe2020stones`.\n",
    "deep/table": "# Table\n\n| Work |\n| --- |\n| {cite:entry}`doe2020stones` |\n",
    "deep/orphan": "---\norphan: true\n---\n\n# Orphan\n\nSee {cite:p}`roe2021walls, doe2020stones`.\n",
    "works/doe2020stones": "---\norphan: true\n---\n\n# Stones\n\n```{cited-in} doe2020stones\n```\n",
    "other": "# Other\n\nSee {cite:t}`roe2021walls`.\n",
    "number": "# Number\n\nSee {cite:label}`roe2021walls`.\n",
    "plain": "# Plain\n\nNo citation.\n",
    "references": "# References\n\n```{bibliography}\n:all:\n```\n",
}


def _files(site: Path) -> dict[str, bytes]:
    """Return what a site consists of, without Sphinx's own notes on the build."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and ".doctrees" not in path.parts and path.name != ".buildinfo"
    }


def _times(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*.html")}


def _different(left: Path, right: Path) -> list[str]:
    """Return the files in which two sites differ."""
    ours, theirs = _files(left), _files(right)
    return sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))


def _build(docs: Path, site: Path) -> None:
    done = run_sphinx(docs, site)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """A site after a change of one entry, and the names of the pages that were written again."""
    root = tmp_path_factory.mktemp("freshness")
    docs = write_site(root, PAGES, BIBLIOGRAPHY)
    _build(docs, root / "html")
    before = _times(root / "html")
    (root / "bib" / "survey.bib").write_text(CHANGED, encoding="utf-8")
    _build(docs, root / "html")
    after = _times(root / "html")
    return root, {name.removesuffix(".html") for name in after if after[name] != before.get(name)}


def test_nothing_stale_is_left(rebuilt: tuple[Path, set[str]]) -> None:
    """Neither the old name nor the old year stands anywhere, and a clean build gives the same bytes."""
    root, _ = rebuilt
    pages = {path: path.read_text(encoding="utf-8") for path in (root / "html").rglob("*.html")}
    assert [path.name for path, text in pages.items() if "Doe" in text or "(2020)" in text] == []
    assert '"doe"' not in (root / "html" / "search-index.js").read_text(encoding="utf-8")
    assert sum("Zoe" in text for text in pages.values()) == 4
    _build(root / "docs", root / "clean")
    assert _different(root / "html", root / "clean") == []


def test_only_pages_that_show_the_entry_are_written(rebuilt: tuple[Path, set[str]]) -> None:
    """Pages that cite the work, the bibliography, and the pages that show its new number."""
    _, written = rebuilt
    assert written & set(PAGES) == {"text", "deep/table", "deep/orphan", "references", "number"}


def test_a_new_work_of_the_same_name_and_year_gives_both_a_letter(tmp_path: Path) -> None:
    """Pages that cite the older work are written anew, and again when the new one is gone."""
    docs = write_site(tmp_path, PAGES, BIBLIOGRAPHY)
    _build(docs, tmp_path / "html")
    shutil.copytree(tmp_path / "html", tmp_path / "before")
    text = tmp_path / "html" / "text.html"
    assert ">Doe (2020)<" in text.read_text(encoding="utf-8")
    other = "@misc{doe2020boulders, author = {Doe, Zed}, title = {Boulders}, year = {2020}}\n"
    (tmp_path / "bib" / "survey.bib").write_text(BIBLIOGRAPHY + other, encoding="utf-8")
    _build(docs, tmp_path / "html")
    assert ">Doe (2020a)<" in text.read_text(encoding="utf-8")
    assert ">Doe, 2020a<" in (tmp_path / "html" / "deep" / "orphan.html").read_text(encoding="utf-8")
    html = (tmp_path / "html" / "references.html").read_text(encoding="utf-8")
    references = BeautifulSoup(html, "lxml").get_text()
    assert "Stones. 2020a." in references
    assert "Boulders. 2020b." in references
    _build(docs, tmp_path / "clean")
    assert _different(tmp_path / "html", tmp_path / "clean") == []
    (tmp_path / "bib" / "survey.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    _build(docs, tmp_path / "html")
    assert _different(tmp_path / "html", tmp_path / "before") == []


def test_nothing_is_written_when_nothing_changes(tmp_path: Path) -> None:
    """A new time of the file does not count, and a second build writes no page that cites."""
    docs = write_site(tmp_path, PAGES, BIBLIOGRAPHY)
    _build(docs, tmp_path / "html")
    before = _times(tmp_path / "html")
    (tmp_path / "bib" / "survey.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    _build(docs, tmp_path / "html")
    after = _times(tmp_path / "html")
    assert {name for name in after if after[name] != before[name]} <= {
        "404.html",
        "index.html",
        "references.html",
        "search.html",
    }


def test_a_new_title_of_a_page_is_on_every_page(tmp_path: Path) -> None:
    """The navigation of each page names the others; a clean build gives the same bytes."""
    docs = write_site(tmp_path, PAGES, BIBLIOGRAPHY)
    _build(docs, tmp_path / "html")
    (docs / "plain.md").write_text("# Another\n\nNo citation.\n", encoding="utf-8")
    (docs / "new.md").write_text("# New\n\nText.\n", encoding="utf-8")
    _build(docs, tmp_path / "html")
    assert ">Another</a>" in (tmp_path / "html" / "deep" / "table.html").read_text(encoding="utf-8")
    _build(docs, tmp_path / "clean")
    assert _different(tmp_path / "html", tmp_path / "clean") == []


def test_another_builder_does_not_hide_a_change(tmp_path: Path) -> None:
    """Where two builders share what was read, both write the pages anew."""
    docs = write_site(tmp_path, PAGES, BIBLIOGRAPHY)
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-d", str(tmp_path / "read")]

    def build(builder: str) -> None:
        done = subprocess.run(
            [*command, "-b", builder, str(docs), str(tmp_path / builder)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    build("text")
    build("html")
    (tmp_path / "bib" / "survey.bib").write_text(CHANGED, encoding="utf-8")
    build("text")
    build("html")
    assert "Zoe (2019)" in (tmp_path / "text" / "text.txt").read_text(encoding="utf-8")
    assert ">Zoe (2019)<" in (tmp_path / "html" / "text.html").read_text(encoding="utf-8")


def test_an_entry_that_is_gone_is_reported(tmp_path: Path) -> None:
    """A page that cites it is written anew, so the build says what is missing."""
    docs = write_site(tmp_path, PAGES, BIBLIOGRAPHY)
    _build(docs, tmp_path / "html")
    gone = "".join(line for line in BIBLIOGRAPHY.splitlines(keepends=True) if "doe2020stones" not in line)
    (tmp_path / "bib" / "survey.bib").write_text(gone, encoding="utf-8")
    done = run_sphinx(docs, tmp_path / "html")
    assert done.returncode != 0
    assert 'text.md:3: WARNING: could not find bibtex key "doe2020stones"' in done.stderr


@pytest.mark.parametrize(
    "setting",
    [
        'bibtex_default_style = "plain"',
        "from survey_companion.sphinx.citations import freshness\n\nfreshness.style_version = lambda: 1",
    ],
    ids=["style", "version"],
)
def test_another_style_builds_everything(setting: str, tmp_path: Path) -> None:
    """The style of citations and the code behind it are part of what every page depends on."""
    docs = write_site(tmp_path, PAGES, BIBLIOGRAPHY)
    _build(docs, tmp_path / "html")
    before = _times(tmp_path / "html")
    conf = docs / "conf.py"
    conf.write_text(f"{conf.read_text(encoding='utf-8')}{setting}\n", encoding="utf-8")
    _build(docs, tmp_path / "html")
    after = _times(tmp_path / "html")
    assert {name for name in PAGES if after[f"{name}.html"] == before[f"{name}.html"]} == set()


@pytest.mark.parametrize("package", ["survey-companion", "sphinxcontrib-bibtex", "pybtex"])
def test_the_version_counts(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of what formats citations is another version of all pages."""
    before = freshness.style_version()
    assert freshness.style_version() == before
    monkeypatch.setattr(freshness, "version", lambda name: "0.0" if name == package else version(name))
    assert freshness.style_version() != before


def test_a_changed_record_reaches_every_page(tmp_path: Path) -> None:
    """From the record to the last page: the old author is nowhere, and a clean build gives the same bytes."""
    (tmp_path / "bib").mkdir()
    for name in ("resources", "works"):
        shutil.copy(CASES / f"sample-{name}.toml", tmp_path / "bib" / f"{name}.toml")
    shutil.copy(CASES / "sample.md", tmp_path / "sample.md")
    prose = tmp_path / "docs" / "prose" / "taxonomy" / "by-hand"
    prose.mkdir(parents=True)
    (prose / "small-stones.md").write_text("See {cite:t}`doe2020quarry`.\n\nMore.\n", encoding="utf-8")
    first = build_site(tmp_path / "sample.md", tmp_path)
    assert first.returncode == 0, first.stderr
    site = tmp_path / "docs" / "_build" / "html"
    section = site / "taxonomy" / "by-hand" / "small-stones.html"
    assert ">Stone Team (2020)<" in section.read_text(encoding="utf-8")

    works = tmp_path / "bib" / "works.toml"
    head, name, record = works.read_text(encoding="utf-8").partition("[doe2020quarry]")
    record = record.replace('"{Stone Team}"', '"Quux, Ida"', 1).replace("year = 2020", "year = 2019", 1)
    works.write_text(f"{head}{name}{record}", encoding="utf-8")
    second = build_site(tmp_path / "sample.md", tmp_path)
    assert second.returncode == 0, second.stderr
    assert ">Quux (2019)<" in section.read_text(encoding="utf-8")
    stale = [path.name for path in site.rglob("*.html") if "Stone Team (2020)" in path.read_text("utf-8")]
    assert stale == []

    shutil.copytree(site, tmp_path / "incremental")
    shutil.rmtree(tmp_path / "docs" / "_build")
    assert build_site(tmp_path / "sample.md", tmp_path).returncode == 0
    assert _different(tmp_path / "incremental", site) == []
