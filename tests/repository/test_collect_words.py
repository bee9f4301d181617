"""The list of common words is made of SCOWL's files by a rule."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from survey_companion.exports.english_words import parse_list


@pytest.fixture
def script() -> Any:  # noqa: ANN401  (a script has no type)
    """The script, imported as a module."""
    spec = importlib.util.spec_from_file_location("collect_words", ROOT / "scripts" / "collect_words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_forms_are_left_out_and_names_kept(script: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """Only words that no rule makes are written, and names that a rule would make of them."""
    files = {
        "english-words.10": "stone stones stone's stoner English",
        "british-words.60": "café colour coloured",
        "english-words.70": "menhir",
        "english-upper.50": "Stoning Stone Paris Stoning's",
    }
    for name, text in files.items():
        (tmp_path / name).write_text("\n".join(text.split()) + "\n", encoding="iso-8859-1")
    text = script.render_words(tmp_path)
    assert parse_list(text) == (frozenset({"stone", "café", "colour"}), frozenset({"stoning"}))
    assert text.startswith("# Common English words. Made by scripts/collect_words.py")


def test_the_list_is_what_the_script_writes(script: Any) -> None:  # noqa: ANN401
    """Where SCOWL is installed, the list is that of its files; elsewhere its head is compared."""
    text = script.OUTPUT.read_text(encoding="utf-8")
    assert text.startswith(script.HEAD), "renew it with: make words"
    if (script.FOLDER / "english-words.10").is_file():
        assert script.render_words(script.FOLDER) == text, "renew it with: make words"
