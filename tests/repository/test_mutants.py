"""What `make mutants` changes, and where."""

import tomllib
from pathlib import Path

from conftest import ROOT
from mutants import prepare


def test_changes_are_made_in_a_copy_without_caches(tmp_path: Path) -> None:
    """Functions behind a cache are changed, too; other wings than those asked for stay as they are."""
    prepare(tmp_path, ["text"])
    sources, copies = (folder / "survey_companion" for folder in (ROOT / "scripts", tmp_path / "src"))
    assert "@lru_cache" in (sources / "text" / "keys.py").read_text(encoding="utf-8")
    assert "@lru_cache" not in (copies / "text" / "keys.py").read_text(encoding="utf-8")
    for path in sources.rglob("*.py"):
        copy = copies / path.relative_to(sources)
        assert copy.read_bytes() == path.read_bytes() or copy.parent.name == "text"


def test_the_tests_of_the_wings_are_run(tmp_path: Path) -> None:
    """The settings name the folders to change, and those of their tests."""
    prepare(tmp_path, ["text", "audit"])
    tools = tomllib.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert tools["mutmut"]["only_mutate"] == [
        *("src/survey_companion/text/*", "src/survey_companion/audit/*")
    ]
    assert tools["mutmut"]["pytest_add_cli_args_test_selection"][:2] == ["tests/text", "tests/audit"]
