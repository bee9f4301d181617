"""What git keeps as text of where a clone is from."""

from pathlib import Path

import pytest

from survey_companion.project.git_remotes import find_branch, find_remote, spell_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://github.com/owner/name", "https://github.com/owner/name"),
        ("https://github.com/owner/name/", "https://github.com/owner/name"),
        ("https://user:secret@github.com/owner/name.git", "https://github.com/owner/name"),
        ("git@gitlab.com:group/sub/name.git", "https://gitlab.com/group/sub/name"),
        ("ssh://git@codeberg.org/owner/name.git", "https://codeberg.org/owner/name"),
        ("git@code.example.org:owner/name.git", None),
        ("https://github.com.example.org/owner/name", None),
        ("https://github.com/owner", None),
        ("https://github.com/owner/name?x", None),
        ("javascript:alert(1)", None),
        ("../name", None),
    ],
)
def test_every_spelling_is_one_address(url: str, address: str | None) -> None:
    """On the web, without user names; of places that are no known forge, nothing is said."""
    assert spell_address(url) == address


def test_the_origin_is_meant(tmp_path: Path) -> None:
    """Not another remote, not a value of another section, and not what a link leads to."""
    assert (find_remote(tmp_path), find_branch(tmp_path)) == (None, None)
    (tmp_path / ".git" / "refs" / "remotes" / "origin").mkdir(parents=True)
    config = tmp_path / ".git" / "config"
    text = (
        '[remote "fork"]\n\turl = https://github.com/a/fork\n'
        '[remote "origin"]\n\tfetch = x\n\turl = https://github.com/a/own\n'
        '[branch "main"]\n\turl = https://github.com/a/branch\n'
    )
    config.write_text(text, encoding="utf-8")
    assert find_remote(tmp_path) == "https://github.com/a/own"
    config.rename(tmp_path / "elsewhere")
    config.symlink_to(tmp_path / "elsewhere")
    assert find_remote(tmp_path) is None
    config.unlink()
    config.write_bytes(b"\xff\xfe")
    assert find_remote(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "branch"),
    [
        ("ref: refs/remotes/origin/main\n", "main"),
        ("ref: refs/remotes/origin/list/2026\n", "list/2026"),
        ("ref: refs/remotes/origin/a..b\n", None),
        ("0123456789abcdef\n", None),
    ],
)
def test_the_default_branch_is_the_origins(tmp_path: Path, text: str, branch: str | None) -> None:
    """As git notes it when it clones."""
    head = tmp_path / ".git" / "refs" / "remotes" / "origin" / "HEAD"
    head.parent.mkdir(parents=True)
    head.write_text(text, encoding="utf-8")
    assert find_branch(tmp_path) == branch
