"""What the program remembers of the files it wrote."""

from pathlib import Path

from survey_companion.project.disk import OWN as FOLDER
from survey_companion.project.manifest import NOTHING, digest, is_ours, read_manifest, write_manifest

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


def test_only_what_was_written_is_ours() -> None:
    """Another content is a person's; an empty file is what a power failure leaves of one of ours."""
    known = {name: frozenset(digests) for name, digests in FILES.items()}
    assert is_ours(known, "works/b.md", b"c")
    assert is_ours(known, "works/b.md", b"")
    assert not is_ours(known, "works/b.md", b"a")
    assert not is_ours(known, "other.md", b"a")
    assert not is_ours(known, "other.md", b"")
    assert digest(b"") == NOTHING
