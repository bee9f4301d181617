"""What Read the Docs does, done here: the commands of `.readthedocs.yaml` in a fresh copy."""

import os
import shutil
import subprocess
import venv
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from books import check_epub
from conftest import ROOT
from own_survey import own_stem

FORMATS = ("pdf", "epub", "htmlzip")
ADDRESS = "https://stones.readthedocs.io/en/stable/"


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    """What the file says."""
    found: dict[str, Any] = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text(encoding="utf-8"))
    return found


def _copy_tracked(target: Path) -> None:
    """Copy the files that a clone would have, as they are now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)


@pytest.fixture(scope="module")
def output(settings: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that Read the Docs would publish; each command has a shell of its own, as there."""
    root = tmp_path_factory.mktemp("clone")
    _copy_tracked(root)
    published = tmp_path_factory.mktemp("published")
    virtual = tmp_path_factory.mktemp("virtual")
    venv.create(virtual, with_pip=True)
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR", "LANG") if name in os.environ}
    kept |= {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))}
    environment = kept | {
        "PATH": f"{virtual / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "READTHEDOCS": "True",
        "READTHEDOCS_CANONICAL_URL": ADDRESS,
        "READTHEDOCS_OUTPUT": str(published),
    }
    jobs = settings["build"]["jobs"]
    commands = [*jobs["install"], *jobs.get("pre_build", ())]
    commands += [command for kind in ("html", *FORMATS) for command in jobs["build"][kind]]
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command], cwd=root, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        assert "WARNING" not in done.stderr or command.startswith("pip "), done.stderr
    return published


def test_the_file_names_what_it_builds(settings: dict[str, Any]) -> None:
    """Every format has its own commands, and is asked for; a warning fails the build."""
    assert settings["version"] == 2
    assert set(settings["formats"]) == set(FORMATS)
    assert set(settings["build"]["jobs"]["build"]) == {"html", *FORMATS}
    assert settings["sphinx"]["fail_on_warning"] is True
    assert (ROOT / settings["sphinx"]["configuration"]).is_file()


def test_each_format_is_one_file_of_the_survey_s_name(output: Path) -> None:
    """Read the Docs takes one file per format."""
    assert {kind: [path.name for path in (output / kind).iterdir()] for kind in FORMATS} == {
        "pdf": [f"{own_stem()}.pdf"],
        "epub": [f"{own_stem()}.epub"],
        "htmlzip": [f"{own_stem()}.zip"],
    }


def test_the_site_offers_the_files_of_the_formats(output: Path) -> None:
    """To the byte; the front page gives the address of the book for Google Scholar."""
    offered = {path.name: path.read_bytes() for path in (output / "html" / "downloads").iterdir()}
    assert offered == {path.name: path.read_bytes() for kind in FORMATS for path in (output / kind).iterdir()}
    front = (output / "html" / "index.html").read_text(encoding="utf-8")
    assert f'name="citation_pdf_url" content="{ADDRESS}downloads/{own_stem()}.pdf"' in front
    assert f'href="/en/stable/downloads/{own_stem()}.pdf"' in (output / "html" / "404.html").read_text(
        "utf-8"
    )


def test_the_formats_are_what_they_say(output: Path) -> None:
    """A PDF, a book without a fault, and a site that opens."""
    assert (output / "pdf" / f"{own_stem()}.pdf").read_bytes().startswith(b"%PDF-")
    check_epub(output / "epub" / f"{own_stem()}.epub")
    with ZipFile(output / "htmlzip" / f"{own_stem()}.zip") as archive:
        assert f"{own_stem()}/index.html" in archive.namelist()


def test_the_site_knows_where_it_is(output: Path) -> None:
    """Pages, files and the page for missing addresses are there, with the address they are published at."""
    site = output / "html"
    assert f'<link rel="canonical" href="{ADDRESS}index.html"' in (site / "index.html").read_text("utf-8")
    assert 'href="/en/stable/' in (site / "404.html").read_text(encoding="utf-8")
    assert (site / "exports" / "survey.bib").is_file()
    assert (site / "sitemap.xml").is_file()
