"""A stranger's list, and what lies beside it, runs nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CASES, ROOT
from survey_companion.pages import render_settings
from survey_companion.sphinx.run import has_own_settings

# What tells that it ran.
MARKER = "open({path!r}, 'w').close()\n"
SETTINGS = """
from pathlib import Path
from survey_companion.sphinx.settings import site_settings
globals().update(site_settings(Path(__file__).parent))
html_title = "Their title"
"""
LIST = "# Stones\n\n## Papers\n\n- [2020] **Granite things.** *Ana Doe et al.* [[paper](https://e.org/1)]\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that tries to run something wherever it could: `ran` says what did."""
    root = tmp_path / "theirs"
    for folder in ("bib", "docs/_templates", "docs/locales/en/LC_MESSAGES", "docs/_ext"):
        (root / folder).mkdir(parents=True)
    (root / "bib" / "catalogue.md").write_text(LIST)
    marker = MARKER.format(path=str(tmp_path / "ran"))
    (root / "docs" / "conf.py").write_text(marker + SETTINGS)
    # Modules of the names that a run imports, where it starts and where the pages are.
    for name in ("survey", "click", "json", "sphinx", "typst", "sitecustomize", "usercustomize", "_ext/mine"):
        (root / "docs" / f"{name}.py").write_text(marker)
        if "/" not in name:
            (root / f"{name}.py").write_text(marker)
    for name in ("page.html", "layout.html", "redirect.html", "missing.html"):
        (root / "docs" / "_templates" / name).write_text("THEIRS {{ 1 / 0 }}")
    (root / "docutils.conf").write_text("[general]\nfile_insertion_enabled: no\n")
    (root / "docs" / "docutils.conf").write_text("[general]\nlanguage_code: xx\n")
    (root / "docs" / "locales" / "en" / "LC_MESSAGES" / "sphinx.po").write_text(
        'msgid "Search"\nmsgstr "X"\n'
    )
    return root


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("survey")  # as people call it
    return subprocess.run([program, *arguments], cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["build", "pdf", "epub", "zip"])
def test_nothing_of_a_repository_runs(command: str, repository: Path) -> None:
    """Neither its settings nor its templates nor modules of well-known names; the message says so."""
    before = {path for path in repository.rglob("*") if path.is_file()}
    done = _run(repository, command)
    assert done.returncode == 0, done.stderr
    assert not (repository.parent / "ran").exists()
    assert "docs/conf.py is a program, so it was not run; --trust runs it\n" in done.stderr
    assert before <= set(repository.rglob("*"))
    assert not list(repository.rglob("*.mo")), "Sphinx compiles translations beside their sources"
    pages = [path.read_text(encoding="utf-8") for path in repository.rglob("_build/html/**/*.html")]
    assert bool(pages) == (command == "build")
    assert not any("THEIRS" in page or "Their title" in page for page in pages)


EVIL = """---
myst:
  enable_extensions: [substitution]
  substitutions:
    key: value
---

# Evil

{{{{ cycler.__init__.__globals__.os.system('touch {marker}') }}}}
"""
OUTSIDE = "evil: ../../secret.txt lies outside of the project;"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (EVIL, "evil: its front matter has settings of MyST, which can run programs;"),
        (EVIL.replace("myst:", '"\\x6dyst":'), "evil: its front matter has settings of MyST"),
        ("# Evil\n\n```{{include}} ../../secret.txt\n```\n", OUTSIDE),
        ("# Evil\n\n```{{literalinclude}} ../../secret.txt\n```\n", OUTSIDE),
        ("# Evil\n\n```{{csv-table}}\n:file: ../../secret.txt\n```\n", OUTSIDE),
        ("# Evil\n\n```{{drawing}} ../../secret.txt\n```\n", OUTSIDE),
        ("# Evil\n\n{{download}}`x <../../secret.txt>`\n", OUTSIDE),
        ("# Evil\n\n![x](../../secret.txt)\n", "lies outside of the project;"),
        ("# Evil\n\n```{{include}} ../pipe\n```\n", "evil: ../pipe is a pipe, a socket or a device"),
        ("# Evil\n\n```{{raw}} html\n:file: ../../secret.txt\n```\n", "WARNING"),
    ],
)
def test_a_page_runs_nothing_and_shows_no_file_of_others(page: str, said: str, tmp_path: Path) -> None:
    """A page is a stranger's, too; it is named, and there is no site with what it asks for."""
    root = tmp_path / "theirs"
    (root / "docs").mkdir(parents=True)
    (root / "list.md").write_text(LIST)
    (tmp_path / "secret.txt").write_text("a secret")
    os.mkfifo(root / "pipe")
    (root / "docs" / "evil.md").write_text(page.format(marker=tmp_path / "ran"))
    for command in (["build"], ["serve", "--once"]):
        done = _run(root, *command, "--catalogue", "list.md", "--output", ".")
        assert said in done.stderr
        assert not (tmp_path / "ran").exists()
        written = [path for path in root.rglob("*") if path.is_file() and b"a secret" in path.read_bytes()]
        assert written == []
        assert done.returncode == 1 or command != ["build"]


def test_a_trusted_page_may_do_so(tmp_path: Path) -> None:
    """Whoever says so gets what Sphinx and MyST offer."""
    (tmp_path / "list.md").write_text(LIST)
    (tmp_path / "docs").mkdir()
    page = "---\norphan: true\n" + EVIL.format(marker=tmp_path / "ran").removeprefix("---\n")
    (tmp_path / "docs" / "evil.md").write_text(page)
    done = _run(tmp_path, "build", "--trust", "--catalogue", "list.md", "--output", ".")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ran").exists()


def test_a_list_that_is_refused_is_not_served(tmp_path: Path) -> None:
    """Sphinx would wait for the pipe, holding the lock."""
    (tmp_path / "list.md").write_text(LIST)
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / "docs" / "pipe.md")
    done = _run(tmp_path, "serve", "--once", "--catalogue", "list.md", "--output", ".")
    assert done.returncode == 1
    assert "docs/pipe.md:1:1: error special-file" in done.stderr
    missing = _run(tmp_path, "serve", "--port", "0", "--catalogue", "gone.md", "--output", "new")
    assert missing.returncode == 1
    assert "Traceback" not in missing.stderr


@pytest.mark.parametrize("name", ["docs/_build", "docs/_build/build.prof"])
def test_a_profile_is_not_written_through_a_link(name: str, tmp_path: Path) -> None:
    """The build is refused, or only the profile is."""
    (tmp_path / "list.md").write_text(LIST)
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs.txt").write_text("theirs")
    (tmp_path / name).symlink_to(tmp_path / ("theirs.txt" if name.endswith("prof") else "theirs"))
    done = _run(tmp_path, "build", "--profile", "--catalogue", "list.md", "--output", ".")
    assert done.returncode == 1
    assert f"{name}:1:1: error linked-file" in done.stderr
    assert list((tmp_path / "theirs").iterdir()) == []
    assert (tmp_path / "theirs.txt").read_text() == "theirs"


def test_own_settings_run_when_a_person_says_so(repository: Path) -> None:
    """They decide alone, and a build without them afterwards takes nothing over."""
    done = _run(repository, "build", "--trust")
    assert done.returncode == 0, done.stderr
    assert "was not run" not in done.stderr
    assert (repository.parent / "ran").exists()
    index = repository / "docs" / "_build" / "html" / "index.html"
    assert "Their title" in index.read_text()
    assert _run(repository, "build").returncode == 0
    assert "Their title" not in index.read_text()


def test_the_settings_that_the_program_writes_need_no_trust(tmp_path: Path) -> None:
    """Byte for byte; one more blank is somebody else's."""
    assert not has_own_settings(tmp_path)
    (tmp_path / "conf.py").write_text(render_settings())
    assert not has_own_settings(tmp_path)
    (tmp_path / "conf.py").write_text(render_settings() + " ")
    assert has_own_settings(tmp_path)


def test_the_projects_own_settings_are_those(tmp_path: Path) -> None:
    """Who calls Sphinx itself gets what `survey build` makes."""
    assert (ROOT / "docs" / "conf.py").read_text(encoding="utf-8") == render_settings()
    shutil.copy(CASES / "sample.md", tmp_path / "list.md")
    done = _run(tmp_path, "build", "--catalogue", "list.md", "--output", ".")
    assert done.returncode == 0, done.stderr
    assert "was not run" not in done.stderr
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "docs", "html"]
    subprocess.run(command, cwd=tmp_path, check=True)
    shutil.rmtree(tmp_path / "html" / ".doctrees")
    ours, theirs = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "docs" / "_build" / "html", tmp_path / "html")
    )
    assert {name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)} == set()


def test_what_sphinx_stumbles_over_is_said_and_the_site_stays(tmp_path: Path) -> None:
    """A warning ends the build; a page that Sphinx cannot read is named."""
    shutil.copy(CASES / "sample.md", tmp_path / "list.md")
    arguments = ("build", "--catalogue", "list.md", "--output", ".")
    assert _run(tmp_path, *arguments).returncode == 0
    page = tmp_path / "docs" / "mine.md"
    page.write_text("# Mine\n\n{ref}`nowhere`\n")
    before = (tmp_path / "docs" / "_build" / "html" / "index.html").stat()
    for _ in range(2):  # and no build after it takes the page for a good one
        done = _run(tmp_path, *arguments)
        assert done.returncode == 1
        assert "mine.md:3: WARNING: undefined label: 'nowhere'" in done.stderr
        assert done.stderr.endswith("is an error: docs/_build/html is as it was\n")
    assert (tmp_path / "docs" / "_build" / "html" / "index.html").stat() == before
    assert not (tmp_path / "docs" / "_build" / "html" / "mine.html").exists()
    page.write_bytes(b"\xff")
    done = _run(tmp_path, *arguments)
    assert done.returncode == 1
    assert "docs/mine.md:1:1: error unreadable-file: the file cannot be read: byte 0xff;" in done.stderr
    assert "Traceback" not in done.stderr
    page.unlink()
    assert _run(tmp_path, *arguments).returncode == 0
