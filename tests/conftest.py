"""Shared by all tests: where the files are, and golden files."""

import functools
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from browsing import serve_folder

TESTS = Path(__file__).parent
ROOT = TESTS.parent
CASES = TESTS / "cases"
GOLDEN = TESTS / "golden"

# The same commit gives the same answer everywhere, however slow the machine; `make search` takes its chances.
settings.register_profile(
    "fixed",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", settings.get_profile("fixed"), derandomize=False, max_examples=1_000)
settings.register_profile("quick", settings.get_profile("fixed"), max_examples=20)  # for `make mutants`
settings.load_profile("fixed")

# Receipts are signed with a secret; tests have one of their own.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="survey-tests-")

pytest_plugins = ["bibliographies"]  # the fixture `library`

CheckGolden = Callable[[str, str], None]
Serve = Callable[[Path], str]

NODE_MODULES = TESTS / "browser" / "node_modules"

# What to type where a program that tests need is missing; the names of the packages are Debian's.
INSTALL = {
    "chromium": "apt-get install chromium",
    "node": "apt-get install nodejs npm",
    "pdflatex": "apt-get install texlive-latex-recommended texlive-fonts-recommended lmodern",
    "lualatex": "apt-get install texlive-luatex texlive-latex-recommended",
    "latexmk": "apt-get install latexmk texlive-luatex texlive-latex-extra fonts-texgyre",
    "pdftotext": "apt-get install poppler-utils",
    "pdffonts": "apt-get install poppler-utils",
    "bibtex": "apt-get install texlive-bibtex-extra",
    "bibtexu": "apt-get install texlive-binaries",
    "biber": "apt-get install biber texlive-bibtex-extra",
    "bib2xml": "apt-get install bibutils",
    "ris2xml": "apt-get install bibutils",
    "xml2bib": "apt-get install bibutils",
    "pandoc": "apt-get install pandoc citation-style-language-styles",
    "java": "apt-get install default-jre-headless",
    "epubcheck": "apt-get install epubcheck",
}


def need(program: str) -> str:
    """Return the path of a program; without it skip the test loudly, and fail in CI, which has to have it.

    `NO_PROGRAMS=1` skips the test wherever it runs: what it shows does not depend on versions of packages.
    """
    if os.environ.get("NO_PROGRAMS"):
        pytest.skip(f"NOT TESTED: this run uses no other program, such as {program}")
    path = shutil.which(program)
    if path is None:
        _stop(f"{program} is not installed; try: {INSTALL[program]}")
    return str(path)


def need_package(name: str) -> Path:
    """Return the folder of an npm package, under the same conditions."""
    if os.environ.get("NO_PROGRAMS"):
        pytest.skip(f"NOT TESTED: this run uses no npm package, such as {name}")
    if not (NODE_MODULES / name).is_dir():
        _stop(f"{name} is not installed; try: npm ci --prefix tests/browser")
    return NODE_MODULES / name


def need_folder(path: Path, package: str) -> Path:
    """Return a folder that a package of Debian installs, under the same conditions."""
    if not path.is_dir():
        _stop(f"{path} is not installed; try: apt-get install {package}")
    return path


def _stop(reason: str) -> None:
    """Fail in CI, skip elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(f"NOT TESTED: {reason}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that renews golden files."""
    parser.addoption("--renew", action="store_true", help="write golden files anew; look at the diff")


@pytest.fixture(autouse=True)
def _find_garbage_again() -> Iterator[None]:
    """A conversion keeps all that is alive at its end; the next test must find what this one leaves open."""
    yield
    gc.unfreeze()


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> CheckGolden:
    """Compare a text with a file in `tests/golden/`."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--renew"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        hint = (
            f"tests/golden/{name} is stale; look at the change, then renew it with: python -m pytest --renew"
        )
        assert text == expected, hint

    return check


@contextmanager
def stopped_after(allowed: int) -> Iterator[None]:
    """Stop what is done within, as Ctrl-C does, when more than so many files are moved into place."""
    moved = 0
    really_move = os.replace

    def move(draft: str, path: str) -> None:
        nonlocal moved
        moved += 1
        if moved > allowed:
            raise KeyboardInterrupt
        really_move(draft, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", move)
        with pytest.raises(KeyboardInterrupt):
            yield


def build_site(catalogue: Path, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a catalogue into `output/docs/_build/html`, as the command line does."""
    command = [
        sys.executable,
        "-m",
        "survey_companion",
        "build",
        "--catalogue",
        str(catalogue),
        "--output",
        str(output),
        *options,
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


_GENERATED = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}


def find_generated(folder: str, names: list[str]) -> set[str]:
    """Return those of the names that are not kept in git, such as the pages that a build has left here."""
    return {name for name in names if (Path(folder) / name).relative_to(ROOT).as_posix() in _GENERATED}


def copy_sources(root: Path) -> Path:
    """Copy what people wrote of the project's own survey, and return the path of its list there."""
    shutil.copytree(ROOT / "bib", root / "bib")
    shutil.copytree(ROOT / "docs", root / "docs", ignore=find_generated)
    return root / "bib" / "catalogue.md"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built in a folder of its own without any warning."""
    root = tmp_path_factory.mktemp("project")
    copy_sources(root)
    done = build_site(root / "bib" / "catalogue.md", root)
    assert done.returncode == 0, done.stderr
    return root / "docs" / "_build" / "html"


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented catalogue, with prose on one page."""
    root = tmp_path_factory.mktemp("sample")
    prose = root / "docs" / "prose" / "taxonomy" / "by-hand"
    prose.mkdir(parents=True)
    (prose / "large-stones.md").write_text(
        "## Why large\n\nSee {cite:t}`doe2023lifting`.\n", encoding="utf-8"
    )
    (root / "bib").mkdir()
    for name in ("resources", "works", "benchmarks", "results", "moved", "changes"):
        shutil.copy(CASES / f"sample-{name}.toml", root / "bib" / f"{name}.toml")
    shutil.copy(CASES / "sample.md", root / "sample.md")
    done = build_site(root / "sample.md", root)
    assert done.returncode == 0, done.stderr
    return root / "docs" / "_build" / "html"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, which asks nobody."""
    program = need("chromium")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve folders over HTTP, each as long as the tests run, and return their addresses without a slash."""
    with ExitStack() as stack:
        yield functools.cache(lambda folder: stack.enter_context(serve_folder(folder)))
