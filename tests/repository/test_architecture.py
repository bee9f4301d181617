"""The layout is the architecture, and a machine checks it."""

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "scripts" / "survey"

# A module imports only from rows above its own.
LAYERS = (
    ("characters", "codes"),
    ("edition_names", "errors", "field_names", "json_text", "memory", "publishers", "sealing", "toml_text"),
    ("identifiers", "typed_toml"),
    ("facts",),
    ("benchmark_facts", "headings"),
    ("model",),
    ("companion", "escape", "keys", "latex", "quantities", "runs", "source"),
    ("authors", "markdown", "entries", "sentences"),
    ("record_values",),
    ("benchmark_values", "settings_fields"),
    ("settings",),
    ("front_matter",),
    ("archive",),
    ("records", "editions"),
    ("bibtex", "exports", "joint_lists", "links", "outline", "place_keys", "reference_text"),
    ("benchmark_exports",),
    ("paper_lines", "resource_lines"),
    ("items",),
    ("catalogue", "changes", "completeness", "merge", "report", "downloads"),
    ("survey_as_work",),
    ("citing",),
    ("appearance",),
    ("shelves",),
    ("counts", "coverage"),
    ("change_lists",),
    ("related", "work_rows"),
    ("metadata.coins", "resource_rows"),
    ("benchmark_rows", "result_rows"),
    ("metadata.jsonld",),
    ("metadata.citation_file", "metadata.head"),
    ("figures.lettering", "figures.packing", "figures.palette"),
    ("figures.census", "figures.svg"),
    ("figures.marks", "figures.periods"),
    ("figures.scatter",),
    (
        "figures.cover",
        "figures.evolution",
        "figures.languages",
        "figures.months",
        "figures.overlap",
        "figures.resources",
        "figures.results",
        "figures.section",
        "figures.taxonomy",
    ),
    ("figures.gallery",),
    ("figures",),
    ("audit.evidence", "audit.identity"),
    ("audit.history", "audit.measured", "audit.printed", "audit.prose_numbers", "audit.recorded"),
    ("pages.citations", "pages.explorer", "pages.references", "pages.rendering", "pages.work"),
    ("pages.benchmarks", "pages.changes", "pages.models", "pages.sections", "pages.site_data"),
    ("audit", "metadata", "pages", "disk"),
    ("locating", "obstacles", "receipts"),
    ("project",),
    ("own_folder",),
    ("locking", "manifest"),
    ("placing", "workshop"),
    ("conversion",),
    ("sphinx.latex", "sphinx.leftovers"),
    ("sphinx.settings",),
    ("sphinx_run",),
    ("enrich.failures",),
    ("enrich.destinations", "enrich.values"),
    ("enrich.connection",),
    ("enrich.exchange", "enrich.proxies"),
    ("enrich.client",),
    ("enrich.answers", "enrich.cache"),
    ("enrich.anthology",),
    ("enrich.proposals",),
    ("enrich.editing",),
    ("enrich.session", "options", "revisions"),
    ("building", "profiling", "typesetting"),
    ("enrich.command", "diff_command", "clean_command", "edition_commands", "serve_command"),
    ("book_command",),
    ("sphinx.bibtex.plugins", "sphinx.bibtex.styles"),
    ("sphinx.bibtex.domain",),
    ("sphinx.bibtex.transforms",),
    ("sphinx.bibtex", "sphinx.citing", "sphinx.years"),
    ("sphinx.domain", "sphinx.lean", "sphinx.offline"),
    (
        "sphinx.accessibility",
        "sphinx.addresses",
        "sphinx.backlinks",
        "sphinx.citations",
        "sphinx.counts",
        "sphinx.disclosure",
        "sphinx.downloads",
        "sphinx.drawings",
        "sphinx.epub",
        "sphinx.explorer",
        "sphinx.freshness",
        "sphinx.loose",
        "sphinx.shortcuts",
        "sphinx.strangers",
        "sphinx.metadata",
        "sphinx.opened",
        "sphinx.own_files",
        "sphinx.results",
        "sphinx.search",
        "sphinx.weight",
        "cli",
        "sphinx.typst.addresses",
        "sphinx.typst.markup",
        "sphinx.typst.outline",
    ),
    ("sphinx.repeated", "sphinx.typst.back_matter", "sphinx.typst.base", "sphinx.typst.compiling"),
    ("sphinx.typst.blocks", "sphinx.typst.inlines", "sphinx.typst.tables"),
    ("sphinx.typst.translator",),
    ("sphinx.typst.builder",),
    ("sphinx.typst",),
)


def _imports(path: Path) -> set[str]:
    """Return the modules of the package that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("survey."):
            found.add(node.module.removeprefix("survey."))
        elif isinstance(node, ast.ImportFrom) and node.module == "survey":
            found |= {alias.name for alias in node.names}
    if "audit" in found and path.parent.name == "audit":
        found.remove("audit")
    return found


@pytest.mark.parametrize(("level", "name"), [(i, name) for i, row in enumerate(LAYERS) for name in row])
def test_imports_point_up(level: int, name: str) -> None:
    """No module knows of one that comes after it in the flow."""
    above = {each for row in LAYERS[:level] for each in row}
    path = PACKAGE / name.replace(".", "/")
    module = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
    assert _imports(module) <= above


def test_every_module_has_a_layer() -> None:
    """A new module gets its place in the list above."""
    modules = {
        path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        for path in PACKAGE.rglob("*.py")
    }
    named = {name for row in LAYERS for name in row}
    assert {name for name in modules if "__" not in name} == named - {
        *("audit", "figures", "metadata", "pages", "sphinx.bibtex", "sphinx.typst"),
    }


def test_faster_citations_stand_alone() -> None:
    """Their parts could be offered to sphinxcontrib-bibtex: they know nothing of surveys."""
    known = {name for path in PACKAGE.glob("sphinx/bibtex/*.py") for name in _imports(path)}
    assert [name for name in known if not name.startswith("sphinx.bibtex.")] == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.name)
def test_only_disk_and_the_edges_touch_files(path: Path) -> None:
    """Everything but the edges takes values and returns values."""
    text = path.read_text(encoding="utf-8")
    edges = {
        *("disk", "placing", "receipts", "locking", "obstacles", "workshop", "sphinx_run"),
        *("project", "locating", "cli", "session", "book_command", "edition_commands", "typesetting"),
        *("cache", "client", "connection"),
    }
    if path.stem not in edges and "sphinx" not in path.relative_to(PACKAGE).parts:
        assert not re.search(
            r"\bopen\(|read_text|read_bytes|write_text|\bprint\(|datetime|import time|urllib\.request", text
        )


def test_modules_are_short() -> None:
    """A module past 320 lines is two rooms; the table of codes is no room."""
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {name: number for name, number in lines.items() if number > 320 and name != "codes.py"} == {}


def test_lock_files_have_hashes_and_no_address() -> None:
    """Every pinned dependency has a hash, and no registry is named."""
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / "scripts" / name).read_text()
        pins = re.findall(r"^\S+==\S+", text, re.MULTILINE)
        assert len(pins) > 30
        assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pins)
        assert "://" not in text
    packages = json.loads((ROOT / "tests" / "browser" / "package-lock.json").read_text())["packages"]
    pinned = [package for name, package in packages.items() if name]
    assert len(pinned) > 2
    assert all(package["version"] and package["integrity"].startswith("sha512-") for package in pinned)
    assert "://" not in json.dumps(packages), "an address in package-lock.json; renew it with: make lock"


def test_generated_pages_are_not_tracked() -> None:
    """Git has the sources and the .bib, no page that the converter writes."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: cannot ask which files are tracked")
    tracked = subprocess.run(
        ["git", "ls-files", "docs"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    generated = (
        r"^docs/(taxonomy|resources|benchmarks|works|figures|explore|models|snippets|_build"
        r"|(survey|metadata)\.json)"
    )
    assert not re.search(generated, tracked, re.MULTILINE)
