"""The wheel holds the whole program, and works where there is no repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from conftest import ROOT
from survey_companion import __version__

PACKAGE = ROOT / "scripts" / "survey_companion"
LIST = "## Papers\n\n- [2023] **Stones.** *Doe, Ana* [[paper](https://example.org/stones)]\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this version."""
    folder = tmp_path_factory.mktemp("wheel")
    (path,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(path)


def test_it_holds_every_file_of_the_package(wheel: Path) -> None:
    """Templates, styles, scripts and fonts are all there, and nothing stands beside the package."""
    files = [path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*") if path.is_file()]
    expected = {path.as_posix() for path in files if "__pycache__" not in path.parts}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    about = f"survey_companion-{__version__}.dist-info/"
    assert {name for name in names if not name.startswith(about)} == expected
    assert {Path(name).suffix for name in expected} >= {".css", ".js", ".jinja", ".typ", ".ttf", ".typed"}


def test_it_works_beside_another_package_called_survey(wheel: Path, tmp_path: Path) -> None:
    """Where `survey` is somebody else's package, it checks a list and builds its site with its own files."""
    packages, project = tmp_path / "packages", tmp_path / "project"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    (packages / "survey").mkdir()
    (packages / "survey" / "__init__.py").write_text("raise ImportError('not ours')\n")
    (project / "bib").mkdir(parents=True)
    (project / "bib" / "catalogue.md").write_text(LIST, encoding="utf-8")

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-P", *arguments],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(packages)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = run("-c", "import survey_companion; print(survey_companion.__file__)")
    assert Path(where.strip()).is_relative_to(packages)
    assert run("-m", "survey_companion", "--version").endswith(f", version {__version__}\n")
    assert "1 of 1 works" in run("-m", "survey_companion", "check")
    run("-m", "survey_companion", "build")
    site = project / "docs" / "_build" / "html"
    assert "Stones" in (site / "works" / "doe2023stones.html").read_text(encoding="utf-8")
