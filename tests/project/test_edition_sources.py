"""What tells whether an edition has to be made again."""

import shutil
from pathlib import Path

import pytest

from survey_companion.project.build_folder import BuildFolder
from survey_companion.project.edition_sources import (
    digest_others,
    digest_pages,
    files_read,
    note_files_read,
)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder with two pages, and what a build has left in it."""
    for name in ("docs/index.md", "docs/works/a.md", "docs/_build/html/index.html", "docs/.survey/manifest"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "docs"


def test_every_change_of_a_page_is_noticed(docs: Path) -> None:
    """Its text, its name, a new one, one that is gone; not what a build leaves."""
    found = {digest_pages(docs)}
    (docs / "_build" / "html" / "index.html").write_text("other")
    (docs / ".survey" / "more").write_text("other")
    assert found == {digest_pages(docs)}
    shutil.rmtree(docs / "_build")
    assert found == {digest_pages(docs)}, "the first build makes the folder"
    (docs / "index.md").write_text("docs/index.mt")
    found.add(digest_pages(docs))
    (docs / "works" / "a.md").rename(docs / "works" / "b.md")
    found.add(digest_pages(docs))
    (docs / "more.md").write_text("")
    found.add(digest_pages(docs))
    (docs / "index.md").unlink()
    found.add(digest_pages(docs))
    assert len(found) == 5
    assert None not in found


def test_the_address_of_the_site_is_part_of_it(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Editions lead to the published site."""
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL", raising=False)
    before = digest_pages(docs)
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "https://stones.example/")
    assert digest_pages(docs) != before


def test_a_linked_file_counts_and_a_linked_folder_is_never_known(docs: Path) -> None:
    """Sphinx follows both; of the folder's contents nothing is known here."""
    (docs.parent / "elsewhere").mkdir()
    (docs.parent / "prose.md").write_text("old")
    (docs / "prose.md").symlink_to(docs.parent / "prose.md")
    before = digest_pages(docs)
    (docs.parent / "prose.md").write_text("new")
    assert digest_pages(docs) != before
    (docs / "more").symlink_to(docs.parent / "elsewhere")
    assert digest_pages(docs) is None


def test_files_elsewhere_that_pages_show_count(docs: Path) -> None:
    """They are remembered by their paths; one that is gone is a change too."""
    room = BuildFolder(build=docs / "_build", kind="pdf", terms="")
    assert files_read(room) == []
    (docs.parent / "CHANGES.md").write_text("old")
    note_files_read(room, ["../CHANGES.md", "../bib/survey.bib", "../CHANGES.md"])
    assert files_read(room) == ["../CHANGES.md", "../bib/survey.bib"]
    found = {digest_others(docs, files_read(room))}
    (docs.parent / "CHANGES.md").write_text("new")
    found.add(digest_others(docs, files_read(room)))
    (docs.parent / "CHANGES.md").unlink()
    found.add(digest_others(docs, files_read(room)))
    assert len(found) == 3
