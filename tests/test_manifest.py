"""What the program remembers of the files it wrote."""

import shutil
from pathlib import Path

from survey import manifest
from survey.manifest import FOLDER, NOTHING, digest, is_ours, read_manifest, write_manifest

FILES = {"a.md": {digest(b"a")}, "works/b.md": {digest(b"b"), digest(b"c")}}


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    """Every name has its digests, and a second manifest takes the place of the first."""
    write_manifest(tmp_path, {"old.md": {digest(b"old")}})
    write_manifest(tmp_path, FILES)
    assert read_manifest(tmp_path) == FILES
    assert list((tmp_path / FOLDER / "drafts").iterdir()) == []


def test_git_leaves_it_alone(tmp_path: Path) -> None:
    """The folder says so itself, in every repository."""
    write_manifest(tmp_path, FILES)
    assert (tmp_path / FOLDER / ".gitignore").read_text().endswith("\n*\n")


def test_a_copy_grants_nothing(tmp_path: Path) -> None:
    """A repository can bring a manifest along; it counts only where it came about."""
    write_manifest(tmp_path / "theirs", FILES)
    shutil.copytree(tmp_path / "theirs", tmp_path / "mine")
    assert read_manifest(tmp_path / "mine") == {}
    (tmp_path / "theirs").rename(tmp_path / "moved")
    assert read_manifest(tmp_path / "moved") == FILES, "a project may be moved"


def test_only_what_was_written_is_ours() -> None:
    """Another content is a person's; an empty file is what a power failure leaves of one of ours."""
    known = {name: frozenset(digests) for name, digests in FILES.items()}
    assert is_ours(known, "works/b.md", b"c")
    assert is_ours(known, "works/b.md", b"")
    assert not is_ours(known, "works/b.md", b"a")
    assert not is_ours(known, "other.md", b"a")
    assert not is_ours(known, "other.md", b"")
    assert digest(b"") == NOTHING


def test_the_folder_is_made_once(tmp_path: Path) -> None:
    """What a person writes into its .gitignore stays."""
    own = manifest.prepare_folder(tmp_path)
    (own / ".gitignore").write_text("mine")
    manifest.prepare_folder(tmp_path)
    assert (own / ".gitignore").read_text() == "mine"
