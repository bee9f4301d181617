"""Whatever happened before, a build gives what the sources give."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CASES, build_site
from survey_companion.project.disk import OWN as FOLDER

RECORDS = ("resources", "works", "benchmarks", "results", "moved", "changes")
PAGE = """---
orphan: true
---

# Mine {number}

![A square](pictures/{number}/square.svg)

```{{glossary}}
Stone {number}
  A thing.
```

See {{cite:t}}`doe2020quarry`.
"""


def _copy_sources(root: Path) -> None:
    root.mkdir(exist_ok=True)
    shutil.copy(CASES / "sample.md", root / "list.md")
    (root / "bib").mkdir()
    for name in RECORDS:
        shutil.copy(CASES / f"sample-{name}.toml", root / "bib" / f"{name}.toml")


def _site(root: Path) -> dict[str, bytes]:
    site = root / "docs" / "_build" / "html"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def _build(root: Path) -> dict[str, bytes]:
    done = build_site(root / "list.md", root)
    assert done.returncode == 0, done.stderr
    return _site(root)


def _build_from_nothing(root: Path, other: Path) -> dict[str, bytes]:
    """Build what a person wrote in another folder, with the keys given out."""
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(
        root,
        other,
        ignore=lambda folder, names: [
            name
            for name in names
            if name in {"_build", FOLDER, "survey.bib", "CITATION.cff"}
            or (Path(folder).name == "docs" and not name.startswith(("mine", "pictures")))
        ],
    )
    return _build(other)


def _different(left: dict[str, bytes], right: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*left, *right} if left.get(name) != right.get(name))


def _write_page(root: Path, number: int) -> None:
    docs = root / "docs"
    (docs / "pictures" / str(number)).mkdir(parents=True, exist_ok=True)
    square = f'<svg xmlns="http://www.w3.org/2000/svg" width="{number + 1}" height="1"/>'
    (docs / "pictures" / str(number) / "square.svg").write_text(square)
    # The first in the order of names comes last, so that its picture is met after those of the others.
    (docs / f"mine-{9 - number}.md").write_text(PAGE.format(number=number))


def test_a_build_after_changes_equals_one_from_nothing(tmp_path: Path) -> None:
    """File by file: pages, exports, redirects and search entries of what is gone are gone, too."""
    root = tmp_path / "project"
    _copy_sources(root)
    first = _build(root)
    assert _different(_build(root), first) == [], "nothing has changed"

    _write_page(root, 0)
    _write_page(root, 1)
    (root / "bib" / "moved.toml").unlink()
    (root / "bib" / "changes.toml").unlink()  # it names what has moved
    second = _build(root)
    assert {name for name in first if name not in second} >= {"taxonomy/by-hand/boulders.html"}
    assert _different(second, _build_from_nothing(root, tmp_path / "fresh")) == []
    assert b"Stone 1" in second["search-index.js"]

    # Files that are put back may be older than those that they replace.
    for name in ("mine-9.md", "pictures/0/square.svg"):
        path = root / "docs" / name
        backup = path.read_text()
        path.write_text(backup.replace("Mine", "Yours").replace('width="1"', 'width="7"'))
        os.utime(path, (1, 1))
        assert _different(_build(root), second) != []
        path.write_text(backup)
        os.utime(path, (2, 2))
    assert _different(_build(root), second) == []

    (root / "list.md").write_text(
        (CASES / "sample.md").read_text(encoding="utf-8").replace("Small Stones", "Tiny Stones"), "utf-8"
    )
    _write_page(root, 2)
    shadow = root / "docs" / "extra" / "works" / "doe2020quarry.html"
    shadow.parent.mkdir(parents=True)
    shadow.write_text("in the place of a page")
    (root / "docs" / "extra" / "index.html").write_text("in the place of the first page")
    refused = build_site(root / "list.md", root)
    assert refused.returncode == 1
    assert "extra/works/doe2020quarry.html is not shown: a page has that name" in refused.stderr
    assert "extra/index.html is not shown" in refused.stderr
    assert _site(root) == second
    shadow.unlink()
    (root / "docs" / "extra" / "index.html").unlink()
    (root / "docs" / "mine-9.md").unlink()
    third = _build(root)
    assert [name for name in third if "small-stones" in name] == []
    assert "exports/sections/sec-by-hand-tiny-stones.bib" in third
    assert b"small-stones" not in third["search-index.js"] + third["objects.inv"]
    assert _different(third, _build_from_nothing(root, tmp_path / "fresh")) == []


# -- interruptions ---------------------------------------------------------------------------------

# The whole process ends at the given page, while the page is being written.
KILLED = """
import os, sys
import sphinx.builders.html as html
written = 0
def write(self, name, *arguments, really=html.StandaloneHTMLBuilder.handle_page, **options):
    global written
    written += 1
    really(self, name, *arguments, **options)
    if written == {page}:
        with open(self.get_outfilename(name), "w") as file:
            file.write("<half")
        os._exit(9)
html.StandaloneHTMLBuilder.handle_page = write
from survey_companion.commands.cli import main
main(sys.argv[1:])
"""
# No file may be longer than that, as on a disk that is full.
FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
from survey_companion.commands.cli import main
main(sys.argv[1:])
"""


def _run(program: str, command: str, root: Path) -> subprocess.CompletedProcess[str]:
    arguments = [command, "--catalogue", str(root / "list.md"), "--output", str(root)]
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project; each test leaves it as it was, since the next build mends whatever happened."""
    root = tmp_path_factory.mktemp("built") / "project"
    _copy_sources(root)
    _build(root)
    return root


def test_a_killed_build_is_mended_by_the_next(built: Path, tmp_path: Path) -> None:
    """The site stays as it was, and the next build does not take a half page for a whole one."""
    before = _site(built)
    text = (CASES / "sample.md").read_text(encoding="utf-8")
    (built / "list.md").write_text(text.replace("Stone Team", "Rock Team"), "utf-8")
    assert _run(KILLED.format(page=8), "build", built).returncode == 9
    assert _site(built) == before
    assert _different(_build(built), _build_from_nothing(built, tmp_path / "fresh")) == []
    (built / "list.md").write_text(text, "utf-8")
    assert _different(_build(built), before) == []


@pytest.mark.parametrize(("command", "size"), [("build", 20_000), ("zip", 20_000), ("pdf", 100_000)])
def test_a_full_disk_leaves_the_last_good_output(command: str, size: int, built: Path) -> None:
    """Whatever could not be written, the next run is right."""
    root = built
    shutil.rmtree(root / "docs" / "_build" / FOLDER)
    before = _site(root)
    done = _run(FULL.format(size=size), command, root)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert _site(root) == before
    assert "File too large" in done.stderr
    assert not list((root / "docs" / "_build").glob("*/stones.*"))
    assert _different(_build(root), before) == []


@pytest.mark.parametrize(
    ("folder", "names"),
    [
        ("html", ["index.html", "search-index.js", ".buildinfo", "objects.inv", "_static/survey.css"]),
        (f"{FOLDER}/html/pages", ["search-index.js", ".buildinfo"]),
        (f"{FOLDER}/html/doctrees", ["environment.pickle", "works/doe2020quarry.doctree"]),
    ],
    ids=["the site", "the pages", "the memory"],
)
def test_what_was_spoiled_is_mended(folder: str, names: list[str], built: Path) -> None:
    """An empty or cut file, of the site or of what Sphinx goes on from, is noticed."""
    root = built
    before = _site(root)
    for size, name in enumerate(names):
        path = root / "docs" / "_build" / folder / name
        path.write_bytes(path.read_bytes()[: 10 * size])
    assert _different(_build(root), before) == []


def test_two_builds_at_once_give_what_one_gives(built: Path) -> None:
    """As with `make -j4 site pdf`: each waits for the other, and says so."""
    root = built
    before = _site(root)
    shutil.rmtree(root / "docs" / "_build")
    arguments = ["--catalogue", str(root / "list.md"), "--output", str(root)]
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "survey_companion", command, *arguments], stderr=subprocess.PIPE, text=True
        )
        for command in ("build", "epub", "build")
    ]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], said
    assert any("Waiting for another run" in text for text in said)
    assert _site(root) == before
    assert [path.name for path in (root / "docs" / "_build" / "epub").iterdir()] == ["stones.epub"]
