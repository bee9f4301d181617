"""The language of a site: in its settings, and in what a browser is told."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from survey_companion.sphinx.settings import site_settings
from survey_companion.sphinx.site_language import find_translation

LIST = "# Steine\n\n## Papers\n\n- [2023] **Stones.** *Doe, Ana* [[paper](https://example.org/stones)]\n"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("pt-BR", "pt_BR"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("zh", "zh_CN"),
        ("sw", "sw"),
    ],
)
def test_the_nearest_translation_is_taken(tag: str, name: str) -> None:
    """Sphinx names its translations by country; a language without one keeps its own name."""
    assert find_translation(tag) == name


def _run(command: str, folder: Path, settings: str) -> None:
    """Run a command for a small list with these settings, in a program of its own."""
    (folder / "bib").mkdir(exist_ok=True)
    (folder / "bib" / "a.md").write_text(LIST, encoding="utf-8")
    (folder / "bib" / "survey.toml").write_text(f'lists = ["bib/a.md"]\n{settings}', encoding="utf-8")
    program = [sys.executable, "-m", "survey_companion", command]
    done = subprocess.run(program, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_settings_follow_the_language(tmp_path: Path) -> None:
    """Without one the site is English, and no setting is added; pages and EPUB say it as it is written."""
    names = ("language", "html_context", "epub_language")
    found = []
    for line in ("", '[companion]\nlanguage = "zh-Hans"\n'):
        _run("convert", tmp_path, line)
        found.append([site_settings(tmp_path / "docs").get(name) for name in names])
        data = json.loads((tmp_path / "docs" / "survey.json").read_text(encoding="utf-8"))
        assert data.get("language") == ("zh-Hans" if line else None)
    assert found == [["en", None, None], ["zh_CN", {"language": "zh-Hans"}, "zh-Hans"]]


def test_every_page_says_its_language(tmp_path: Path) -> None:
    """Browsers and screen readers are told the language as the settings have it; nothing is a warning."""
    _run("build", tmp_path, '[companion]\nlanguage = "de-AT"\n')
    site = tmp_path / "docs" / "_build" / "html"
    for name in ("index.html", "taxonomy/papers/index.html", "search.html"):
        page = (site / name).read_text(encoding="utf-8")
        assert re.findall(r'<html [^>]*?lang="([^"]*)"', page) == ["de-AT"]
    assert "Suche" in (site / "search.html").read_text(encoding="utf-8")
