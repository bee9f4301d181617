"""The fonts of the book are renewed all at once or not at all; fontTools itself is not needed for that."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from conftest import ROOT

FONTS = tuple(SimpleNamespace(package="noto", output=f"{name}.ttf") for name in ("One", "Two"))


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401  (a script has no type)
    """The script, imported where fontTools may be missing; it comes with `make fonts` alone."""
    tools, table = ModuleType("fontTools"), ModuleType("fontTools.ttLib")
    tools.subset = table.TTFont = None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "fontTools", tools)
    monkeypatch.setitem(sys.modules, "fontTools.ttLib", table)
    spec = importlib.util.spec_from_file_location("subset_fonts", ROOT / "scripts" / "subset_fonts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "subset_fonts", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with fonts of an earlier run, one of which no longer belongs there."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    for name in ("One.ttf", "Old.otf", "README.md"):
        (folder / name).write_text("old")
    return folder


def _read(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_all_fonts_are_renewed(script: Any, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    """New fonts are in their places, what is no longer named is gone, and nothing is left beside."""

    def write(font: Any, _: Path, folder: Path) -> int:  # noqa: ANN401
        path: Path = folder / font.output
        return path.write_text("new")

    monkeypatch.setattr(script, "write_font", write)
    assert script.renew_folder(FONTS, {"noto": Path()}, output) == {"One.ttf": 3, "Two.ttf": 3}
    assert _read(output) == {"One.ttf": "new", "Two.ttf": "new", "README.md": "old"}
    assert [path.name for path in output.parent.iterdir()] == ["fonts"]


def test_a_font_that_fails_leaves_all_as_they_were(
    script: Any,  # noqa: ANN401
    output: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither is one font newer than the others, nor is one removed."""

    def write(font: Any, _: Path, folder: Path) -> int:  # noqa: ANN401
        if font.output == "Two.ttf":
            raise OSError
        path: Path = folder / font.output
        return path.write_text("new")

    monkeypatch.setattr(script, "write_font", write)
    with pytest.raises(OSError):  # noqa: PT011  (it has no message)
        script.renew_folder(FONTS, {"noto": Path()}, output)
    assert _read(output) == {"One.ttf": "old", "Old.otf": "old", "README.md": "old"}
    assert [path.name for path in output.parent.iterdir()] == ["fonts"]
