"""Numbers in prose that the build fills in are those of the list, whatever is added to it."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from browsing import run_sphinx, write_site

COUNTS = {
    "listings": 1234,
    "works": 1200,
    "works 2024": 17,
    "works sec-by-hand": 3,
    "sections taxonomy": 2,
}
PAGE = (
    "# On {count}`works` stones\n\n"
    "Of {count}`listings` lines, {count}`works 2024` are of 2024, {count}`works  sec-by-hand` by hand.\n"
)
SENTENCE = "Of 1,234 lines, 17 are of 2024, 3 by hand."


def _write(root: Path, page: str = PAGE) -> Path:
    docs = write_site(root, {"notes": page}, "")
    (docs / "references.md").write_text("# References\n")
    _count(docs, COUNTS)
    return docs


def _count(docs: Path, counts: dict[str, int]) -> None:
    path = docs / "survey.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, "counts": counts}), encoding="utf-8")


def test_every_edition_shows_the_number(tmp_path: Path) -> None:
    """Site, search, EPUB, LaTeX and the book have it as text, with separators."""
    docs = _write(tmp_path)
    for builder in ("html", "epub", "latex", "typst"):
        done = run_sphinx(docs, tmp_path / builder, builder)
        assert done.returncode == 0, done.stderr
    html = (tmp_path / "html" / "notes.html").read_text(encoding="utf-8")
    assert f"<p>{SENTENCE}</p>" in html
    assert "<title>On 1,200 stones – " in html
    assert "On 1,200 stones" in (tmp_path / "html" / "search-index.js").read_text(encoding="utf-8")
    (book,) = (tmp_path / "epub").glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        assert SENTENCE in archive.read("notes.xhtml").decode()
    (tex,) = (tmp_path / "latex").glob("*.tex")
    assert SENTENCE in re.sub(r"\\sphinx\w+|\s+", " ", tex.read_text(encoding="utf-8"))
    book_source = (tmp_path / "typst" / "stones.typ").read_text(encoding="utf-8")
    assert SENTENCE in book_source.replace('"; "', "")


def test_a_new_count_renews_the_page(tmp_path: Path) -> None:
    """A build after a work was added is, page by page, the build from nothing."""
    docs = _write(tmp_path)
    for counts in (COUNTS, {**COUNTS, "works": 1201}, COUNTS):
        _count(docs, counts)
        for output in ("html", f"fresh-{counts['works']}"):
            done = run_sphinx(docs, tmp_path / output, "html", "-d", str(tmp_path / f"{output}-doctrees"))
            assert done.returncode == 0, done.stderr
        for path in sorted((tmp_path / "html").rglob("*.html")):
            fresh = tmp_path / f"fresh-{counts['works']}" / path.relative_to(tmp_path / "html")
            assert path.read_bytes() == fresh.read_bytes()
        assert f"On {counts['works']:,} stones" in (tmp_path / "html" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("work", "; perhaps works"),
        ("works sec-by-hands", "; perhaps works sec-by-hand"),
        ("works 20255", "; perhaps works 2024"),
        ("elephants of Paris", ""),
    ],
)
def test_what_nobody_counts_is_reported(tmp_path: Path, name: str, near: str) -> None:
    """The warning has the place, what can be counted and, where there is one, the nearest name."""
    done = run_sphinx(_write(tmp_path, f"# Notes\n\nOf {{count}}`{name}`.\n"), tmp_path / "html")
    assert done.returncode == 1
    assert (
        f"notes.md:3: WARNING: nothing to count: {name}{near}; there are listings, works, each also with the"
        " anchor of a part or section or with taxonomy or resources, and works with a year [survey.count]"
    ) in done.stderr
